"""Evidence from attested_offices_us_releases_2021_2026.csv: offices as dated U.S. releases name them."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from tools.knowledge.curated import UNCHECKED, Roster, fold

FILE = "attested_offices_us_releases_2021_2026.csv"

OFFICES = {
    "FM": ("foreign-minister",),
    "DM": ("defense-minister",),
    "PM": ("head-of-government",),
    "CHANC": ("head-of-government",),
    "PRES": ("head-of-state",),
    "NSA": ("national-security-adviser",),
}


def verify(roster: Roster, data: Path) -> None:
    """Mark hand-written terms as verified that a release names inside their dates.

    Args:
        roster: Changed in place.
        data: Folder that holds the file.
    """
    iso3 = _iso3()
    with (data / FILE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
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


def _iso3() -> dict[str, str]:
    path = Path(__file__).parent.parent.parent / "src" / "readout" / "knowledge" / "tables" / "states.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["iso2"]: row["iso3"] for row in csv.DictReader(file)}
