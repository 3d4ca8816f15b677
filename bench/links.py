"""Which reports tell of one event: `python -m bench.links [--misses]`.

Every text with gold events is read and linked; each telling of the gold is held against the report that
tells of it. B-cubed over the tellings that have one (Bagga and Baldwin 1998), beside three simple ways;
tellings that the reader has no report of are counted apart. Of the texts kept apart no miss is listed.
A hundred hard pairs made up in code come last.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from bench import links_hard
from bench.gold import Row
from bench.links_gold import Found, Links, Member, find_reports, paths, read_gold
from bench.reading import rows_of
from bench.tally import Tally
from readout.knowledge.inflection import verb_forms

HALVES = ("looked at", "kept")
OURS = "this record"
Labels = Mapping[Member, Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class BCubed:
    """How well two groupings of the same tellings agree, 0–1.

    Attributes:
        precision: Of what stands with a telling, the share that belongs to it.
        recall: Of what belongs to a telling, the share that stands with it.
    """

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def bcubed(ours: Labels, gold: Labels, *, only: Container[Member] | None = None) -> BCubed:
    """B-cubed of one grouping against another over the same tellings.

    Args:
        ours: Telling → group.
        gold: Telling → group.
        only: Tellings that are averaged over; all where it is not given. The others still stand with them.

    Returns:
        The figures; 1 where there are no tellings.

    Example:
        >>> gold = {("a", "1"): 0, ("b", "1"): 0, ("c", "1"): 1}
        >>> bcubed(gold, gold).f1, round(bcubed({m: 0 for m in gold}, gold).precision, 3)
        (1.0, 0.556)
    """
    groups, wanted = _groups(ours), _groups(gold)
    counted = [one for one in ours if only is None or one in only]
    if not counted:
        return BCubed(precision=1.0, recall=1.0)
    right = {one: len(groups[ours[one]] & wanted[gold[one]]) for one in counted}
    return BCubed(
        precision=sum(right[one] / len(groups[ours[one]]) for one in counted) / len(counted),
        recall=sum(right[one] / len(wanted[gold[one]]) for one in counted) / len(counted),
    )


def _groups(labels: Labels) -> dict[Hashable, set[Member]]:
    found: dict[Hashable, set[Member]] = defaultdict(set)
    for member, label in labels.items():
        found[label].add(member)
    return found


def same_parties_and_day(report: Row) -> Hashable:
    """The baseline: parties and day as the key; without a day each by itself."""
    day = report["date"] if report["date"] is not None and len(report["date"]) == len("2021-03-16") else None
    return (tuple(_parties(report)), day) if day is not None else report["report"]


def same_lemma_and_parties(found: Mapping[Member, Row]) -> dict[Member, Hashable]:
    """The baseline of event coreference: the lemma of the trigger, and a party in common, taken on."""
    lemmas = {
        form: lemma for lemma in ("meet", "speak", "hold", "visit", "talk") for form in verb_forms(lemma)
    }
    root: dict[Member, Member] = {member: member for member in found}

    def top(member: Member) -> Member:
        while root[member] != member:
            member = root[member]
        return member

    first: dict[tuple[str, str], Member] = {}
    for member in sorted(found):
        word = found[member]["trigger"]["text"].casefold().split()[0]
        for party in _parties(found[member]):
            key = (lemmas.get(word, word), party)
            root[top(member)] = top(first.setdefault(key, member))
    return {member: top(member) for member in found}


def _parties(report: Row) -> list[str]:
    return sorted({role["country"] or role["entity"] or role["name"] for role in report["roles"]})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What came out.

    Attributes:
        links: The gold.
        found: Which report each telling is.
        tally: Pairs that are apart and threads, by half.
        figures: Way of linking → half → B-cubed.
        wrong: In words, what was joined or parted wrongly in the half that is looked at.
    """

    links: Links
    found: Found
    tally: Tally
    figures: Mapping[str, Mapping[str, BCubed]]
    wrong: Sequence[str]


def measure() -> Measured | None:
    """Read the texts, link them, and hold them against the gold; None where there is no gold."""
    links = read_gold()
    if links is None:
        return None
    rows = rows_of(paths(links))
    events = {row["event"]: row for row in rows["events"]}
    found = find_reports(links, rows["documents"], rows["reports"], events)
    gold: dict[Member, Hashable] = {m: links.cluster_of.get(m, m) for m in found.report_of}
    ways: dict[str, Labels] = {
        OURS: {m: r["event"] for m, r in found.report_of.items()},
        "same parties, same day": {m: same_parties_and_day(r) for m, r in found.report_of.items()},
        "same lemma, a party": same_lemma_and_parties(found.report_of),
        "each by itself": {m: m for m in found.report_of},
    }
    figures = {
        way: {half: bcubed(_of(half, labels, links), _of(half, gold, links)) for half in HALVES}
        for way, labels in ways.items()
    }
    several = {member for member in found.report_of if member in links.cluster_of}
    figures |= {
        f"{way}, told again": {
            half: bcubed(_of(half, labels, links), _of(half, gold, links), only=several) for half in HALVES
        }
        for way, labels in ways.items()
    }
    tally = Tally()
    _score_apart(tally, links, found.report_of)
    _score_threads(tally, links, found.report_of, events)
    wrong = _wrong(_of("looked at", ways[OURS], links), _of("looked at", gold, links), found)
    return Measured(links=links, found=found, tally=tally, figures=figures, wrong=wrong)


def figures() -> dict[str, tuple[int, int]]:
    """What has floors: B-cubed F1 of ours in thousandths, pairs that are apart, and threads."""
    measured = measure()
    if measured is None:
        return {}
    found = dict(measured.tally.figures())
    for way, name in ((OURS, "event F1"), (f"{OURS}, told again", "event F1, told again")):
        for half in HALVES:
            found[f"{name} in thousandths, {half}"] = round(1000 * measured.figures[way][half].f1), 1000
    return found


def _half(links: Links, *members: Member) -> str:
    return "kept" if any(doc in links.kept for doc, _ in members) else "looked at"


def _of(half: str, labels: Labels, links: Links) -> dict[Member, Hashable]:
    return {member: label for member, label in labels.items() if _half(links, member) == half}


def _score_apart(tally: Tally, links: Links, report_of: Mapping[Member, Row]) -> None:
    for a, b, _ in links.apart:
        if a in report_of and b in report_of:
            half = _half(links, a, b)
            is_right = report_of[a]["event"] != report_of[b]["event"]
            tally.add(f"apart, {half}", is_right=is_right, note=_note(half, a, b))


def _score_threads(
    tally: Tally, links: Links, report_of: Mapping[Member, Row], events: Mapping[str, Row]
) -> None:
    for thread in links.threads:
        for a, b in combinations([one for one in thread if one in report_of], 2):
            one, other = (events[report_of[m]["event"]] for m in (a, b))
            is_one = one["thread"] is not None and one["thread"] == other["thread"]
            half = _half(links, a, b)
            is_right = is_one or one["event"] == other["event"]
            tally.add(f"one thread, {half}", is_right=is_right, note=_note(half, a, b))


def _note(half: str, a: Member, b: Member) -> str:
    return f"{'#'.join(a)} and {'#'.join(b)}" if half == "looked at" else "not listed"


def _wrong(ours: Labels, gold: Labels, found: Found) -> list[str]:
    """Pairs on which the two groupings differ, in words."""
    wrong: set[tuple[Member, Member]] = set()
    for labels in (ours, gold):
        for group in _groups(labels).values():
            wrong.update(
                (a, b)
                for a, b in combinations(sorted(group), 2)
                if (ours[a] == ours[b]) != (gold[a] == gold[b])
            )
    return [
        f"{'joined' if ours[a] == ours[b] else 'parted'}: {_told(a, found)}  |  {_told(b, found)}"
        for a, b in sorted(wrong)
    ]


def _told(member: Member, found: Found) -> str:
    row = found.report_of[member]
    place = (row["place"] or {}).get("name")
    who = ", ".join(role["name"] for role in row["roles"])
    return f"{'#'.join(member)} [{row['act']} {row['status']} {row['date']} {place} {row['format']} {who}]"


def _print(measured: Measured) -> None:
    links, found = measured.links, measured.found
    for half in HALVES:
        there = [member for member in found.report_of if _half(links, member) == half]
        lost = [member for member in found.lost if _half(links, member) == half]
        told_of = sum(member in links.cluster_of for member in there)
        counts = f"{len(there)} tellings found, {told_of} of them in clusters, {len(lost)} without a report"
        print(f"{half}: {counts}")
    columns: tuple[tuple[str, Callable[[BCubed], float]], ...] = (
        ("P", lambda b: b.precision),
        ("R", lambda b: b.recall),
        ("F1", lambda b: b.f1),
    )
    print(f"{'B-cubed':34}" + "".join(f"{name:>7}" for _ in HALVES for name, _ in columns))
    for way, halves in measured.figures.items():
        print(f"{way:34}" + "".join(f"{100 * get(halves[h]):7.1f}" for h in HALVES for _, get in columns))


def main() -> int:
    """Print the tables."""
    options = argparse.ArgumentParser(prog="python -m bench.links")
    options.add_argument("--misses", action="store_true", help="list misses, but of the kept texts none")
    given = options.parse_args()
    measured = measure()
    if measured is None:
        print("There is no gold of links: only the hard cases are measured.")
    else:
        _print(measured)
        measured.tally.print(misses=given.misses)
        for line in measured.wrong if given.misses else ():
            print(f"  {line}")
        for member in measured.found.lost if given.misses else ():
            if _half(measured.links, member) == "looked at" and member in measured.links.cluster_of:
                print(f"  no report: {'#'.join(member)}")
    links_hard.measure().print(misses=given.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
