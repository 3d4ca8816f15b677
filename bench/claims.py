"""Countable claims found and understood, and what records say to them: `python -m bench.claims [--misses]`.

The gold (`bench/gold/claims.yaml`) is ours: the claims of the development set, read before the program saw
them, and sentences such as a user may type. The verdicts are those of the record that the examples make, of
the seeds alone, and of both.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from bench import corpora
from bench.gold import Gold, Row, is_date, names_agree, places_of, shared
from bench.reading import rows_of
from bench.tally import Tally
from readout.model import Claim, Entity
from readout.single import read_claims

GOLD = corpora.ROOT / "bench" / "gold" / "claims.yaml"
RECORDS = {"examples": ("examples",), "seeds": ("seeds",), "examples and seeds": ("examples", "seeds")}


def load_gold() -> dict[str, Any]:
    """The gold: `claims`, `negatives`, `said_on`, `sentences`, `kept`."""
    import yaml

    loaded: dict[str, Any] = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
    return loaded


def of_texts() -> Tally:
    """The claims of the development set; nothing where it is not on this machine."""
    paths = corpora.paths("devset")
    return score(rows_of(paths), load_gold()) if paths else Tally()


def score(rows: dict[str, list[Row]], gold: Gold) -> Tally:
    """Compare a record with the gold: a claim agrees that shares a word with it and has its number.

    A claim that the gold calls optional counts neither as missing nor as wrong.

    Args:
        rows: Table → rows.
        gold: `claims` and `negatives`.

    Returns:
        The figures.
    """
    tally = Tally()
    names = {row["entity"]: row for row in rows["entities"]}
    for document in rows["documents"]:
        key = str(document["source"]).rpartition("#")[2]
        told = [row for row in rows["claims"] if row["doc"] == document["doc"]]
        right: set[str] = set()
        for want in (one for one in gold["claims"] if one["doc"] == key):
            hit = next((row for row in told if _meets(document["text"], want, row)), None)
            if hit is not None:
                right.add(hit["claim"])
            note = f"{key} “{want['text']}”"
            if want.get("optional"):
                continue
            tally.add("claim found", is_right=hit is not None, note=note)
            if hit is not None:
                _compare(tally, want, hit, [names[one] for one in hit["parties"]], note)
        for row in told:
            tally.add("no wrong claim", is_right=row["claim"] in right, note=f"{key} “{row['text']}”")
        for want in (one for one in gold["negatives"] if one["doc"] == key):
            is_taken = any(_covers(document["text"], want, row) for row in told)
            tally.add("no count left alone", is_right=not is_taken, note=f"{key} “{want['text']}”")
    return tally


def of_sentences(part: str = "sentences") -> Tally:
    """The sentences of users, one claim each.

    Args:
        part: `sentences`, or `kept` for those on which nothing was changed.

    Returns:
        The figures.
    """
    gold = load_gold()
    day = dt.date.fromisoformat(gold["said_on"])
    tally = Tally()
    for want in gold[part]:
        claims, entities = read_claims(want["text"], date=day)
        note = f"“{want['text']}”"
        if "claims" in want:
            tally.add("sentence without a claim", is_right=not claims, note=note)
            continue
        hit = next((claim for claim in claims if claim.ordinal == want.get("ordinal")), None)
        tally.add("sentence understood as a claim", is_right=hit is not None, note=note)
        if hit is not None:
            known = {entity.entity: entity for entity in entities}
            parties = [_party(one, known) for one in hit.parties]
            _compare(tally, want, _row(hit), parties, note)
    return tally


def _compare(tally: Tally, want: Gold, row: Row, parties: Sequence[Row], note: str) -> None:
    """The fields of a claim that the gold gives."""
    about = row["about"]
    has = f"{note}: has {row['kind']} {row['ordinal']} {row['since']} {about} {row['parties']}"
    for field in ("kind", "ordinal"):
        if field in want:
            tally.add(f"claim {field}", is_right=row[field] == want[field], note=has)
    if "since" in want:
        tally.add("claim since", is_right=is_date([want["since"]], row["since"]), note=has)
    for field in ("act", "format", "formula"):
        if field in want:
            tally.add(f"claim {field}", is_right=about[field] == want[field], note=has)
    if "parties" in want:
        is_right = len(parties) == len(want["parties"]) and all(
            any(_is(one, party) for party in parties) for one in want["parties"]
        )
        tally.add("claim parties", is_right=is_right, note=has)


def _is(want: str, party: Row) -> bool:
    """Whether somebody is the one whom the gold names: by code or name; a person passes for their state."""
    return want == party["country"] or names_agree(want, party["name"])


def _party(entity: str, known: dict[str, Entity]) -> Row:
    one = known.get(entity)
    if one is not None:
        return {"name": one.name, "country": one.country}
    stem = entity.rpartition("/")[2]
    return {"name": stem, "country": stem if entity.startswith("state/") else None}


def _row(claim: Claim) -> Row:
    about = {"act": claim.act, "format": claim.format, "formula": claim.formula}
    return {
        "kind": claim.kind,
        "ordinal": claim.ordinal,
        "since": claim.since,
        "about": about,
        "parties": claim.parties,
    }


def _meets(text: str, want: Gold, row: Row) -> bool:
    return row["ordinal"] == want["ordinal"] and _covers(text, want, row)


def _covers(text: str, want: Gold, row: Row) -> bool:
    return shared((row["start"], row["end"]), places_of(text, want["text"])) > 0


def verdicts() -> Iterator[tuple[str, list[Row]]]:
    """Record → its claims that are checked, the decided ones and those of the seeds' gold."""
    for name, parts in RECORDS.items():
        paths = [path for part in parts for path in corpora.paths(part)]
        if all(corpora.paths(part) for part in parts):
            yield name, rows_of(paths)["claims"]


def main() -> int:
    """Print the tables."""
    options = argparse.ArgumentParser(prog="python -m bench.claims")
    options.add_argument("--misses", action="store_true", help="list every miss")
    given = options.parse_args()
    for part, title in (("sentences", "sentences of users"), ("kept", "\nsentences kept apart")):
        print(title)
        of_sentences(part).print(misses=given.misses)
    texts = of_texts()
    print("\nclaims of the development set" if texts.figures() else "\nthe development set is not here")
    texts.print(misses=given.misses)
    for name, rows in verdicts():
        counts = {
            v: sum(row["verdict"] == v for row in rows) for v in ("supported", "contradicted", "undecided")
        }
        print(f"\nrecord of {name}: " + ", ".join(f"{n} {verdict}" for verdict, n in counts.items()))
        for row in rows:
            if row["verdict"] != "undecided" or name == "seeds":
                print(f"  {row['verdict']:12} {row['found']:2}  “{' '.join(row['text'].split())[:90]}”")
    return 0


if __name__ == "__main__":
    sys.exit(main())
