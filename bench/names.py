"""Readings regenerated, lookups timed, labelled pairs told apart: `python -m bench.names [--misses] [--fit]`.

The roster: is the usual romanisation among the readings of the native name, whatever place it divides at?
And does any other person's full name read like it? The pairs: 826 labelled names of people and organizations
(MIT, from nomenklatura's bench). A hash splits them into halves; the weights of `readings.match.FEATURES`
come from the one (`--fit` prints them again) and have not seen the other. Jaro–Winkler alone gets, on every
line, the threshold that suits just those pairs best.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import JaroWinkler

from bench import corpora
from readout.knowledge import Person, load
from readout.knowledge.readings import (
    ReadingIndex,
    fit,
    native_readings,
    reads_as,
    same_person,
    words_of,
)
from readout.knowledge.readings.match import FEATURES, measure
from readout.knowledge.readings.person import orders

LISTS = ("JPN", "TWN", "CHN", "KOR", "PRK", "RUS", "UKR")
LIMIT_US = 50.0
FLOOR = 0.90
RIDGE = 1.0
TEXT_NAMES = (
    "Toshimichi Shigeki", "Yoshihide Kan", "Tanaka Taro", "Antony Blinken", "Yun Sok-yol", "Hsi Chin-ping",
    "Sergej Lawrow", "Jane Doe", "Abbas Araqchi", "Lin Jialong",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPair:
    """Two names and whether people take them for one's."""

    one: str
    other: str
    is_match: bool

    @property
    def half(self) -> int:
        """0 for the half that weights come from, 1 for the unseen one."""
        return hashlib.sha256(f"{self.one}|{self.other}".encode()).digest()[-1] % 2


def pairs() -> list[LabelledPair]:
    """The labelled pairs; none where the shared folder is missing."""
    folder = corpora.shared()
    path = folder / "data" / "names" / "pairs.csv" if folder is not None else None
    if path is None or not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [
            LabelledPair(one=row["name1"], other=row["name2"], is_match=row["is_match"] == "true")
            for row in csv.DictReader(file)
        ]


def balanced(found: Sequence[LabelledPair], is_same: Callable[[LabelledPair], bool]) -> float:
    """Balanced accuracy: the mean of the shares of matches and of other pairs told right."""
    shares = []
    for wanted in (True, False):
        group = [pair for pair in found if pair.is_match is wanted]
        shares.append(sum(is_same(pair) is wanted for pair in group) / max(len(group), 1))
    return sum(shares) / 2


def jaro_winkler(found: Sequence[LabelledPair]) -> tuple[float, float]:
    """(balanced accuracy, threshold) of Jaro–Winkler at its best on these very pairs."""
    alike = {p: float(JaroWinkler.similarity(p.one.casefold(), p.other.casefold())) for p in found}
    steps = [step / 100 for step in range(50, 100)]
    return max((balanced(found, lambda p, least=least: alike[p] >= least), least) for least in steps)  # type: ignore[misc]


def weights(found: Sequence[LabelledPair]) -> list[float]:
    """Weights of `FEATURES` by logistic regression, both answers weighing alike."""
    x = np.array([list(measure(p.one, p.other).values()) for p in found])
    y = np.array([float(p.is_match) for p in found])
    weight = np.where(y == 1, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    found_weights = np.zeros(x.shape[1])
    for _ in range(100):
        chance = 1 / (1 + np.exp(-x @ found_weights))
        slope = x.T @ (weight * (chance - y)) + RIDGE * found_weights
        bend = (x * (weight * chance * (1 - chance))[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        found_weights -= np.linalg.solve(bend, slope)
    return [float(w) for w in found_weights]


def regenerates(person: Person) -> bool:
    """Whether a usual name of the person is among the readings of the native name."""
    country = person.country or ""
    native = "".join(person.native.split())
    divisions = [(native[:i], native[i:]) for i in range(1, len(native))]
    if " " in person.native:
        divisions = [(r.family_native, r.given_native) for r in native_readings(person)]
    return any(
        reads_as(first, family, country=country) and reads_as(rest, given, country=country, is_family=False)
        for name in (person.name, *person.aliases)
        for family, given in orders(words_of(name))
        for first, rest in divisions
    )


def collisions(people: Sequence[Person]) -> Iterator[tuple[str, str]]:
    """Pairs of people where the full name of the second is a reading of the first's native name."""
    for person in people:
        for other in people:
            found = None if other is person else fit(person, words_of(other.name))
            if found is not None and found.given in ("exact", "read"):
                yield person.name, other.name


def roster(*, show_misses: bool) -> None:
    """Print how many usual romanisations are regenerated, and whose full names collide."""
    for country in LISTS:
        everybody = [p for p in load().persons.values() if p.country == country and p.given]
        people = [p for p in everybody if native_readings(p)]
        right = [p for p in people if regenerates(p)]
        met = list(collisions(people))
        print(
            f"readings {country}  {len(right):4}/{len(people):<4} regenerated, {len(met)} full names collide"
        )
        if show_misses:
            print("   missed:", ", ".join(p.name for p in people if p not in right) or "none")
            print("   collide:", met or "none")


def clock() -> bool:
    """Print what lookups take; True when one takes too long."""
    people = [p for p in load().persons.values() if native_readings(p)]
    began = time.perf_counter()
    index = ReadingIndex(people)
    built_ms = 1000 * (time.perf_counter() - began)
    words = [words_of(name) for name in TEXT_NAMES]
    fits = _mean_us([lambda p=p, w=w: fit(p, w) for p in people[:200] for w in words])  # type: ignore[misc]
    finds = _mean_us([lambda w=w: index.candidates(w) for w in words])  # type: ignore[misc]
    print(f"one person's readings against a name  {fits:6.1f} µs")
    print(
        f"a name among {len(people)} people's readings   {finds:6.1f} µs (index built in {built_ms:.0f} ms)"
    )
    return max(fits, finds) > LIMIT_US


def _mean_us(calls: Sequence[Callable[[], object]]) -> float:
    best = float("inf")
    for _ in range(5):
        began = time.perf_counter()
        for call in calls:
            call()
        best = min(best, time.perf_counter() - began)
    return 1e6 * best / len(calls)


def main() -> int:
    """Print the figures; exit 1 when a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    parser.add_argument("--fit", action="store_true", help="print the weights that the one half gives")
    options = parser.parse_args()
    roster(show_misses=options.misses)
    too_slow = clock()
    found = pairs()
    if not found:
        print("pairs.csv is not on this machine")
        return int(too_slow)
    answers = {p: same_person(p.one, p.other).is_same for p in found}
    for name, part in (
        ("fitted half", [p for p in found if p.half == 0]),
        ("unseen half", [p for p in found if p.half == 1]),
        ("all pairs", found),
    ):
        ours, (theirs, least) = balanced(part, answers.__getitem__), jaro_winkler(part)
        print(
            f"{name:12} {len(part):4}  ours {ours:.3f}  Jaro–Winkler alone {theirs:.3f} (best at {least:.2f})"
        )
    if options.misses:
        for pair in (p for p in found if answers[p] is not p.is_match):
            print(f"   {'missed' if pair.is_match else 'taken '}  {pair.one}  |  {pair.other}")
    if options.fit:
        half = [p for p in found if p.half == 0]
        for feature, weight in zip(FEATURES, weights(half), strict=True):
            print(f"   {feature.name:28} {weight:6.2f}  (declared {feature.weight:.2f})")
    return int(too_slow or balanced(found, answers.__getitem__) < FLOOR)


if __name__ == "__main__":
    sys.exit(main())
