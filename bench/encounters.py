"""Encounters of officials in short passages, on our gold: `python -m bench.encounters [--misses]`.

The gold is ours: invented passages, each read as an article with its day of publication, in every wording
that we could think of, 300 in `bench/gold/encounters.yaml`, 120 written later in `encounters-more.yaml`.
Half of either is `kept`: measured, its misses never listed.

An encounter is found where a report of that act has two of its parties (or the only one) and the same status;
a report is wrong where no encounter of the passage has its act and parties, or where it holds for
held what the passage does not. Figures in parts (date, place, persons) are of the encounters paired.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import corpora
from bench.gold import TALKS, Gold, Row, is_date, is_party, listed, names_agree
from bench.reading import rows_of
from bench.tally import Tally

GOLD = corpora.ROOT / "bench" / "gold" / "encounters.yaml"
MORE = GOLD.with_name("encounters-more.yaml")
FIGURES = ("encounter found", "no wrong encounter", "status", "date", "place", "persons")
"""What is counted, in the order of printing."""

HELD = frozenset({"occurred", "ongoing", "historical"})
"""Statuses of the record of what did take place: one to the gold, which has `occurred` for all."""

ENOUGH = 2
"""How many parties must agree, of those that have as many."""


def load_gold(path: Path = GOLD) -> list[dict[str, Any]]:
    """The passages, in the order of the file."""
    import yaml

    passages: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["passages"]
    return passages


def read(passages: Sequence[Gold]) -> dict[str, list[Row]]:
    """What the reader reports of these acts: id of a passage → reports in the order of the text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "passages.jsonl"
        lines = (
            json.dumps({"id": one["id"], "date": str(one["date"]), "text": one["text"]}) for one in passages
        )
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        rows = rows_of([str(path)])
    keys = {row["doc"]: str(row["source"]).rpartition("#")[2] for row in rows["documents"]}
    found: dict[str, list[Row]] = {str(one["id"]): [] for one in passages}
    for report in sorted(rows["reports"], key=lambda row: (row["start"], row["report"])):
        if report["act"] in TALKS:
            found[keys[report["doc"]]].append(report)
    return found


def score(passages: Sequence[Gold], found: Mapping[str, Sequence[Row]]) -> Tally:
    """Compare with the gold.

    Args:
        passages: Those of the gold.
        found: Id of a passage → its reports.

    Returns:
        The figures.
    """
    tally = Tally()
    for passage in passages:
        reports = found.get(str(passage["id"]), ())
        pairs = paired(passage["events"], reports)
        for number, want in enumerate(passage["events"]):
            _score_one(tally, passage, want, pairs.get(number))
        for report in reports:
            is_right = any(is_told(want, report) for want in passage["events"])
            note = f"{_name(passage)} ← {_words(report)}"
            tally.add("no wrong encounter", is_right=is_right, note=note)
    return tally


def _score_one(tally: Tally, passage: Gold, want: Gold, report: Row | None) -> None:
    if report is None:
        if not want.get("optional"):
            note = f"{_name(passage)} → {_asked(want)}"
            tally.add("encounter found", is_right=False, note=note)
        return
    note = f"{_name(passage)} → {_asked(want)} ← {_words(report)}"
    is_status = _is_status(want, report)
    if is_status or not want.get("optional"):
        tally.add("encounter found", is_right=is_status, note=note)
    tally.add("status", is_right=is_status, note=note)
    if want["date"]:
        tally.add("date", is_right=is_date([want["date"]], report["date"]), note=note)
    if want["place"]:
        place = (report["place"] or {}).get("name")
        tally.add("place", is_right=names_agree(want["place"], place), note=note)
    for person in want["persons"]:
        is_there = any(names_agree(person, role["name"]) for role in report["roles"])
        tally.add("persons", is_right=is_there, note=f"{note}: {person}")


def paired(wanted: Sequence[Gold], reports: Sequence[Row]) -> dict[int, Row]:
    """Which report tells of which encounter: the best pair first, each used once.

    Args:
        wanted: Encounters of one passage.
        reports: Reports of that passage.

    Returns:
        Number of an encounter → its report.
    """
    ranked = sorted(
        (-_agreement(want, report), number, place)
        for number, want in enumerate(wanted)
        for place, report in enumerate(reports)
        if is_of(want, report)
    )
    pairs: dict[int, Row] = {}
    used: set[int] = set()
    for _, number, place in ranked:
        if number not in pairs and place not in used:
            pairs[number] = reports[place]
            used.add(place)
    return pairs


def is_of(want: Gold, report: Row) -> bool:
    """Whether act and parties agree; the status apart."""
    parties = want["parties"]
    acts = [want["act"], *listed(want.get("accept"))]
    return report["act"] in acts and sum(_has(want, party, report) for party in parties) >= min(
        ENOUGH, len(parties)
    )


def is_told(want: Gold, report: Row) -> bool:
    """Whether it may stand: act and parties agree, and it is not told as held where it was not."""
    return is_of(want, report) and (report["status"] not in HELD or _is_status(want, report))


def _has(want: Gold, party: str, report: Row) -> bool:
    """Whether a party takes part: a visit's place tells its host, the head of a body stands for it."""
    if any(is_party(party, role["name"], role["country"], role["kind"]) for role in report["roles"]):
        return True
    if report["act"] == "visit" and (report["place"] or {}).get("country") == party:
        return True
    return not _is_state(party) and any(
        names_agree(person, role["name"])
        for person in want["persons"]
        for role in report["roles"]
        if role["kind"] == "person" and role["country"] not in want["parties"]
    )


def _is_state(party: str) -> bool:
    """Whether a party of the gold is a state.

    Example:
        >>> _is_state("JPN"), _is_state("NATO")
        (True, False)
    """
    return len(party) == len("JPN") and party.isupper()


def _is_status(want: Gold, report: Row) -> bool:
    fair = {want["status"], *listed(want.get("status_accept"))}
    return report["status"] in (fair | HELD if "occurred" in fair else fair)


def _agreement(want: Gold, report: Row) -> float:
    """How well a report fits, among those of the right act and parties."""
    persons = sum(
        any(names_agree(person, role["name"]) for role in report["roles"]) for person in want["persons"]
    )
    parties = sum(_has(want, party, report) for party in want["parties"]) / len(want["parties"])
    is_act = report["act"] == want["act"]
    return float(
        2 * parties + persons + is_act + 2 * _is_status(want, report) - 0.5 * bool(want.get("optional"))
    )


def _name(passage: Gold) -> str:
    return f"{passage['id']} “{passage['text']}”"


def _asked(want: Gold) -> str:
    who = ", ".join([*want["parties"], *want["persons"]])
    return f"{want['act']} {want['status']} of {who}, {want['date']}, {want['place']}"


def _words(report: Row) -> str:
    who = ", ".join(f"{role['name']} ({role['country']})" for role in report["roles"])
    place = (report["place"] or {}).get("name")
    return f"{report['act']} {report['status']} of {who}, {report['date']}, {place}"


def _lines(halves: Mapping[str, Tally]) -> Iterator[str]:
    for figure in FIGURES:
        cells = []
        for name, tally in halves.items():
            right, count = tally.figures().get(figure, (0, 0))
            cells.append(f"{name} {right:3}/{count:<3} {100 * right / max(1, count):5.1f} %")
        yield f"{figure:20} " + "   ".join(cells)


def measure(path: Path = GOLD) -> dict[str, Tally]:
    """Either half of a gold held against what is read of it."""
    passages = load_gold(path)
    found = read(passages)
    kept = [one for one in passages if one.get("kept")]
    seen = [one for one in passages if not one.get("kept")]
    return {"looked at": score(seen, found), "kept": score(kept, found)}


def figures(path: Path = GOLD) -> dict[str, tuple[int, int]]:
    """What has floors, of both halves of a gold."""
    return {
        f"{figure}, {half}": counted
        for half, tally in measure(path).items()
        for figure, counted in tally.figures().items()
    }


def main() -> int:
    """Print the figures of both halves of either gold."""
    options = argparse.ArgumentParser(prog="python -m bench.encounters")
    options.add_argument("--misses", action="store_true", help="list every miss of the halves looked at")
    given = options.parse_args()
    for path in (GOLD, MORE):
        halves = measure(path)
        print(f"{path.stem}:", *_lines(halves), sep="\n")
        for figure, note in halves["looked at"].misses if given.misses else ():
            print(f"  {figure}: {note}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
