"""The hand-written roster, and the values the generators pass round."""

from __future__ import annotations

import calendar
import csv
import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

UNCHECKED = "written from the public record; not yet checked against a source kept here"

PARTICLES = frozenset(
    {"al", "bin", "el", "de", "da", "di", "van", "von", "ibn", "abu", "ben", "the", "la", "le", "ul"}
)
"""Words of names that tell nobody apart."""


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", fold(text)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"[.'’]", "", plain.lower())).strip("-")


def fold(text: str) -> str:
    """The text without diacritics."""
    swapped = text.translate(str.maketrans("ıøØłŁđĐðßæÆœþ", "ioOlLdDdsaAot"))
    return "".join(c for c in unicodedata.normalize("NFKD", swapped) if not unicodedata.combining(c))


@dataclass(kw_only=True)
class Someone:
    """A person while the tables are being made; `is_exact` where only the same name means them."""

    name: str
    family: str
    family_first: bool
    country: str
    native: str = ""
    aliases: list[str] = field(default_factory=list)
    short: list[str] = field(default_factory=list)
    wikidata: str = ""
    entity: str = ""
    is_exact: bool = False

    def words(self) -> set[str]:
        """The words of all the names, folded."""
        names = [self.name, *self.aliases]
        return {w for n in names for w in re.split(r"[\s\-.]+", fold(n).lower()) if len(w) > 1} - PARTICLES


@dataclass(kw_only=True)
class Term:
    """A tenure while the tables are being made.

    Attributes:
        is_end_known: Whether `end` is more than the day on which the source stops.
        curated: Whether it was written by hand.
    """

    person: Someone
    office: str
    of: str
    title: str
    start: dt.date
    end: dt.date | None
    precision: str = "day"
    verified: bool = False
    evidence: str = UNCHECKED
    is_end_known: bool = True
    curated: bool = False


@dataclass(kw_only=True)
class Roster:
    """Everybody and every term so far."""

    people: list[Someone] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)

    def person_rows(self) -> list[dict[str, str]]:
        """Rows of persons.csv, sorted by id; people without an id get one."""
        taken: dict[str, Someone] = {}
        for someone in self.people:
            entity = "person/" + slug(someone.name)
            if entity in taken:
                entity += "-" + someone.country.lower()
            number = 2
            while entity in taken:
                entity, number = f"person/{slug(someone.name)}-{someone.country.lower()}-{number}", number + 1
            taken[entity] = someone
            someone.entity = entity
        return [_person_row(taken[entity]) for entity in sorted(taken)]

    def tenure_rows(self) -> list[dict[str, str]]:
        """Rows of tenures.csv, sorted. Call `person_rows` first."""
        terms = sorted(self.terms, key=lambda t: (t.of, t.office, t.start, t.person.entity))
        return [_tenure_row(term) for term in terms]


def read(persons: Path, tenures: Path) -> Roster:
    """Read the two hand-written tables.

    Args:
        persons: curated_persons.csv.
        tenures: curated_tenures.csv; dates are YYYY, YYYY-MM or YYYY-MM-DD.

    Returns:
        The roster.
    """
    roster = Roster()
    by_name: dict[str, Someone] = {}
    with persons.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            someone = Someone(
                name=row["name"],
                family=row["family"],
                family_first=row["family_first"] == "yes",
                country=row["country"],
                native=row["native"],
                aliases=_list(row["aliases"]),
                short=_list(row["short"]),
                wikidata=row["wikidata"],
            )
            by_name[someone.name] = someone
            roster.people.append(someone)
    with tenures.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            start, how = first_day(row["start"])
            end, how_end = last_day(row["end"])
            order = ["day", "month", "year"]
            roster.terms.append(
                Term(
                    person=by_name[row["name"]],
                    office=row["office"],
                    of=row["of"],
                    title=row["title"],
                    start=start,
                    end=end,
                    precision=max(how, how_end, key=order.index),
                    verified=row["evidence"] != "",
                    evidence=row["evidence"] or UNCHECKED,
                    curated=True,
                )
            )
    return roster


def _list(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def first_day(text: str) -> tuple[dt.date, str]:
    """The first day that YYYY, YYYY-MM or YYYY-MM-DD can mean, and how precise it is."""
    parts = [int(p) for p in text.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return dt.date(year, month, day), ["year", "month", "day"][len(parts) - 1]


def last_day(text: str) -> tuple[dt.date | None, str]:
    """The last day that YYYY, YYYY-MM or YYYY-MM-DD can mean, None for nothing, and how precise it is."""
    if text == "":
        return None, "day"
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        year, month, day = parts
        return dt.date(year, month, day), "day"
    if len(parts) == 2:
        year, month = parts
        return dt.date(year, month, calendar.monthrange(year, month)[1]), "month"
    return dt.date(parts[0], 12, 31), "year"


def _person_row(someone: Someone) -> dict[str, str]:
    rest = someone.name.replace(someone.family, "", 1) if someone.family_first else _without_last(someone)
    return {
        "entity": someone.entity,
        "name": someone.name,
        "family": someone.family,
        "given": " ".join(rest.split()),
        "family_first": "yes" if someone.family_first else "no",
        "country": someone.country,
        "native": someone.native,
        "aliases": "|".join(dict.fromkeys(a for a in someone.aliases if a != someone.name)),
        "short": "|".join(dict.fromkeys(someone.short)),
        "wikidata": someone.wikidata,
    }


def _without_last(someone: Someone) -> str:
    at = someone.name.rfind(someone.family)
    return someone.name[:at] + someone.name[at + len(someone.family) :] if at >= 0 else someone.name


def _tenure_row(term: Term) -> dict[str, str]:
    return {
        "person": term.person.entity,
        "office": term.office,
        "of": term.of,
        "title": term.title,
        "start": term.start.isoformat(),
        "end": term.end.isoformat() if term.end is not None else "",
        "precision": term.precision,
        "verified": "yes" if term.verified else "no",
        "evidence": term.evidence,
    }
