"""Wording proposed again once it is forgotten: `python -m bench.discovery [--show]`.

Reads the shared development texts, the seeds and our examples into a record, takes families out of those that
discovery knows, and asks it for wording that no family covers.

- `forgotten together`: the families about Taiwan at once, each with the rank of the first proposal that
  means it.
- `each alone`, `all forgotten`: the same for every family with enough uses, one at a time or all together.
- `precision`: of the first thirty proposals, with all families known and with none, how many are formulas, as
  `gold/discovery.csv` judges them by reading: `yes`, a wording that states or bodies repeat as theirs; `no`,
  a term of art, a fragment, a phrase of courtesy. What is not judged counts as none; `--show` prints it.

A proposal means a family when most of its uses overlap uses of that family.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import corpora
from bench.reading import record_of
from readout.link import discover
from readout.query.discovery import Discovered, discovered, lexicon, speech
from readout.record import View

GOLD = Path(__file__).with_name("gold") / "discovery.csv"
CORPORA = ("devset", "seeds", "examples")
TAIWAN = (
    "peace-and-stability-taiwan-strait",
    "peaceful-resolution-cross-strait",
    "indispensable-security-prosperity",
    "status-quo-force-or-coercion",
    "status-quo-unilateral-change",
    "one-china",
    "taiwan-meaningful-participation",
)
FIRST = 30
LEAST_DAYS = 3
"""Days on which a family must be used to be looked for again: discovery asks for as many."""

OVERLAP = 0.5

Uses = dict[str, dict[str, list[tuple[int, int]]]]
"""Family → document → where it stands."""


def judged() -> dict[str, bool]:
    """Whether a proposal is a formula, by its content words."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        return {row["core"]: row["formula"] == "yes" for row in csv.DictReader(file)}


def core_of(one: Discovered) -> str:
    """The key of a proposal in the gold: its stems in alphabetical order."""
    return " ".join(sorted(one.proposal.core))


def uses_of(view: View) -> tuple[Uses, dict[str, int]]:
    """Uses of every family, and on how many days each is used."""
    found: Uses = {}
    days: dict[str, set[str]] = {}
    published = {
        row["doc"]: str(row["published_min"] or row["doc"])
        for row in view.sql("SELECT doc, published_min FROM documents")
    }
    for usage in view.usages():
        found.setdefault(usage.formula, {}).setdefault(usage.span.doc, []).append(
            (usage.span.start, usage.span.end)
        )
        days.setdefault(usage.formula, set()).add(published[usage.span.doc])
    return found, {formula: len(held) for formula, held in days.items()}


def rank_of(formula: str, found: Sequence[Discovered], uses: Uses) -> int | None:
    """The rank of the first proposal that means a family."""
    held = uses[formula]
    for rank, one in enumerate(found, 1):
        inside = sum(
            any(
                low < receipt["end"] and receipt["start"] < high for low, high in held.get(receipt["doc"], ())
            )
            for receipt in one.receipts
        )
        if inside > OVERLAP * len(one.receipts):
            return rank
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What discovery proposes with families forgotten.

    Attributes:
        uses: Uses of every family.
        often: Families that are used often enough to be looked for.
        together: Proposals with the Taiwan families forgotten.
        alone: Rank at which each family comes back when it alone is forgotten.
        none_known: Proposals with all families forgotten.
        all_known: Proposals with none forgotten.
    """

    uses: Uses
    often: tuple[str, ...]
    together: list[Discovered]
    alone: dict[str, int | None]
    none_known: list[Discovered]
    all_known: list[Discovered]

    @property
    def taiwan(self) -> list[str]:
        """The Taiwan families that are used often enough."""
        return [formula for formula in TAIWAN if formula in self.often]

    def figures(self) -> dict[str, tuple[int, int]]:
        """Figure → (right, all), for the floors: those that a longer table of families does not move."""
        back = sum(rank_of(formula, self.together, self.uses) is not None for formula in self.taiwan)
        return {
            "Taiwan family proposed again": (back, len(self.taiwan)),
            "formula among the first 30": (precision(self.none_known)[True], len(self.none_known[:FIRST])),
        }


def measure(view: View) -> Measured:
    """Ask discovery with families forgotten.

    Args:
        view: The record of the texts.
    """
    uses, days = uses_of(view)
    often = tuple(sorted(formula for formula, number in days.items() if number >= LEAST_DAYS))
    return Measured(
        uses=uses,
        often=often,
        together=discovered(view, without=TAIWAN),
        alone={formula: rank_of(formula, discovered(view, without=(formula,)), uses) for formula in often},
        none_known=discovered(view, without=tuple(uses)),
        all_known=discovered(view),
    )


def figures() -> dict[str, tuple[int, int]]:
    """The figures that have floors; none where the shared folder is missing."""
    if not corpora.paths("devset"):
        return {}
    with record_of(paths()) as record, record.view() as view:
        return measure(view).figures()


def paths() -> list[str]:
    """Input paths of all texts."""
    return [path for name in CORPORA for path in corpora.paths(name)]


def precision(found: Sequence[Discovered]) -> Counter[bool | None]:
    """How many of the first are formulas (True), are none (False), are not judged (None)."""
    gold = judged()
    return Counter(gold.get(core_of(one)) for one in found[:FIRST])


def report_forgotten(title: str, formulas: Collection[str], found: Sequence[Discovered], uses: Uses) -> None:
    """Print at which rank each family comes back."""
    ranks = {formula: rank_of(formula, found, uses) for formula in formulas}
    back = [rank for rank in ranks.values() if rank is not None]
    print(f"{title}: {len(back)} of {len(formulas)} proposed again among the first {len(found)}")
    for formula, rank in sorted(ranks.items(), key=lambda r: (r[1] or FIRST**2, r[0])):
        count = sum(len(places) for places in uses[formula].values())
        told = found[rank - 1].proposal.canonical if rank is not None else ""
        print(f"  {rank if rank is not None else '-':>3}  {formula} ({count} uses): {told}")


def report_precision(title: str, found: Sequence[Discovered], *, show: bool) -> None:
    """Print how many of the first are formulas."""
    verdicts, gold = precision(found), judged()
    print(
        f"precision, {title}: {verdicts[True]} of {len(found[:FIRST])} are formulas; {verdicts[False]} are "
        f"none, {verdicts[None]} not judged"
    )
    for rank, one in enumerate(found[:FIRST] if show else (), 1):
        verdict = {True: "yes", False: "no", None: "?"}[gold.get(core_of(one))]
        print(f"  {rank:3} {verdict:3} {core_of(one)}: {one.proposal.canonical}")


def report_speed(view: View) -> None:
    """Print how long discovery takes for the record's speech, and for a hundred thousand sentences of it."""
    passages = [spoken.passage for spoken in speech(view)]
    words = lexicon()
    discover(passages[:50], words)  # loads the tagger
    many = [p for _ in range(1 + 100_000 // len(passages)) for p in passages][:100_000]
    for title, given in (("the record's", passages), ("the same, repeated to", many)):
        began = time.perf_counter()
        discover(given, words)
        print(f"{title} {len(given):,} passages: {time.perf_counter() - began:.1f} s", flush=True)


def main() -> int:
    """Print the tables; `python -m bench.floors` says whether they are good enough."""
    options = argparse.ArgumentParser(prog="python -m bench.discovery")
    options.add_argument("--show", action="store_true", help="print what is judged")
    given = options.parse_args()
    if not corpora.paths("devset"):
        print("The development set is not on this machine: nothing measured.")
        return 0
    with record_of(paths()) as record, record.view() as view:
        found = measure(view)
        report_forgotten("Taiwan families forgotten together", found.taiwan, found.together, found.uses)
        back = [formula for formula, rank in found.alone.items() if rank is not None]
        ranks = ", ".join(f"{formula} {rank or '-'}" for formula, rank in found.alone.items())
        print(f"each family alone: {len(back)} of {len(found.often)} among the first {FIRST}: {ranks}")
        report_forgotten("all families forgotten", found.often, found.none_known, found.uses)
        report_precision("all families forgotten", found.none_known, show=given.show)
        report_precision("all families known", found.all_known, show=given.show)
        report_speed(view)
    return 0


if __name__ == "__main__":
    sys.exit(main())
