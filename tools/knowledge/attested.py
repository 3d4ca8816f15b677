"""Evidence from attested_offices_us_releases_2021_2026.csv: offices as dated U.S. releases name them."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from readout.knowledge import Knowledge, Tenure, plain
from tools.knowledge.curated import UNCHECKED, Roster, fold

FILE = "attested_offices_us_releases_2021_2026.csv"

EXPLAINED = Path(__file__).parent / "explained.csv"
"""Attestations outside a tenure that are no contradiction, and why."""

OFFICES = {
    "FM": ("foreign-minister",),
    "DM": ("defense-minister",),
    "PM": ("head-of-government",),
    "CHANC": ("head-of-government",),
    "PRES": ("head-of-state", "head-of-government"),
    "NSA": ("national-security-adviser",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """An office and a name that releases put together, and how the tenures stand to it.

    Attributes:
        iso2: ISO alpha-2.
        office: As the list abbreviates it: FM, DM, PM, CHANC, PRES, NSA.
        token: Word taken for the family name.
        first: First date.
        last: Last date.
        verdict: agrees; explained (outside, and `why` says how that can be); contradicts (outside, nobody
            knows why); nobody (no holder of the office bears the name).
        why: The explanation, or nothing.
    """

    iso2: str
    office: str
    token: str
    first: dt.date
    last: dt.date
    verdict: Literal["agrees", "explained", "contradicts", "nobody"]
    why: str = ""


def held_against(knowledge: Knowledge, file: Path) -> Iterator[Attestation]:
    """Every attestation with what the tenures say to it.

    Args:
        knowledge: All tables.
        file: The list.

    Yields:
        In the order of the list.
    """
    iso3 = {state.iso2: state.iso3 for state in knowledge.states.values()}
    with EXPLAINED.open(encoding="utf-8", newline="") as lines:
        why = {(row["iso2"], row["surname_token"]): row["why"] for row in csv.DictReader(lines)}
    for row in _rows(file):
        of, token = iso3.get(row["iso2"], ""), _words(row["surname_token"])
        first, last = dt.date.fromisoformat(row["first_date"]), dt.date.fromisoformat(row["last_date"])
        held = [
            t
            for t in (h for o in OFFICES[row["office"]] for h in knowledge.holders(o, of))
            if _is_named(knowledge, t, token)
        ]
        explanation = why.get((row["iso2"], row["surname_token"]), "")
        verdict: Literal["agrees", "explained", "contradicts", "nobody"] = "nobody"
        if any(t.start <= first and (t.end is None or t.end >= last) for t in held):
            verdict = "agrees"
        elif explanation:
            verdict = "explained"
        elif held:
            verdict = "contradicts"
        yield Attestation(
            iso2=row["iso2"],
            office=row["office"],
            token=row["surname_token"],
            first=first,
            last=last,
            verdict=verdict,
            why=explanation if verdict == "explained" else "",
        )


def verify(roster: Roster, data: Path) -> None:
    """Mark hand-written terms as verified that a release names inside their dates.

    Args:
        roster: Changed in place.
        data: Folder that holds the file.
    """
    iso3 = _iso3()
    for row in _rows(data / FILE):
        of = iso3.get(row["iso2"], "")
        first, last = (dt.date.fromisoformat(row[key]) for key in ("first_date", "last_date"))
        token = fold(row["surname_token"]).lower()
        for term in roster.terms:
            if not term.curated or term.of != of or term.office not in OFFICES.get(row["office"], ()):
                continue
            if (
                token not in term.person.words()
                or term.start > last
                or (term.end is not None and term.end < first)
            ):
                continue
            note = f"named in U.S. releases {row['first_date']} to {row['last_date']}"
            if note not in term.evidence:
                term.evidence = note if term.evidence == UNCHECKED else f"{term.evidence}; {note}"
            term.verified = True


def _is_named(knowledge: Knowledge, tenure: Tenure, token: set[str]) -> bool:
    person = knowledge.persons[tenure.person]
    return token <= _words(" ".join([person.name, *person.aliases, *person.short]))


def _words(name: str) -> set[str]:
    return set(plain(name).lower().replace("’", "'").replace("-", " ").split())


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _iso3() -> dict[str, str]:
    path = Path(__file__).parent.parent.parent / "src" / "readout" / "knowledge" / "tables" / "states.csv"
    return {row["iso2"]: row["iso3"] for row in _rows(path)}
