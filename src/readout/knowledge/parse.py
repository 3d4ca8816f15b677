"""From table rows to values, one function a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, cast

from readout.errors import KnowledgeError
from readout.knowledge.series import series_of_rows
from readout.knowledge.tables import day, listed, number, records, rows
from readout.knowledge.tenures import TenureRows
from readout.knowledge.types import (
    Body,
    Formula,
    KnownPlace,
    Metonym,
    NamedDay,
    Office,
    Person,
    PloverType,
    Series,
    State,
    Title,
    Verb,
)

PERSON = (
    "entity",
    "name",
    "family",
    "given",
    "family_first",
    "country",
    "native",
    "aliases",
    "short",
    "wikidata",
)
TENURE = ("person", "office", "of", "title", "start", "end", "precision", "verified", "evidence")
"""Columns of the two large tables, in order."""


def states() -> Mapping[str, State]:
    """States and territories by ISO alpha-3."""
    return {
        row["iso3"]: State(
            iso3=row["iso3"],
            iso2=row["iso2"],
            name=row["name"],
            official=row["official"],
            adjectives=listed(row["adjectives"]),
            demonyms=listed(row["demonyms"]),
            aliases=listed(row["aliases"]),
            capital=row["capital"],
        )
        for row in rows("states")
    }


def bodies() -> Mapping[str, Body]:
    """Organizations, groups and outlets by entity id."""
    return {row["entity"]: body(row) for row in rows("bodies")}


def body(row: Mapping[str, str]) -> Body:
    """A body from a row of the table."""
    return Body(
        entity=row["entity"],
        kind=cast("Any", row["kind"]),
        name=row["name"],
        country=row["country"] or None,
        aliases=listed(row["aliases"]),
        role=row["role"],
    )


def places() -> Mapping[str, KnownPlace]:
    """Cities, venues, seas and regions by entity id."""
    return {row["entity"]: place(row) for row in rows("places")}


def place(row: Mapping[str, str]) -> KnownPlace:
    """A place from a row of the table."""
    return KnownPlace(
        entity=row["entity"],
        name=row["name"],
        country=row["country"] or None,
        lat=number(row["lat"]),
        lon=number(row["lon"]),
        kind=row["kind"],
        aliases=listed(row["aliases"]),
    )


def metonyms() -> tuple[Metonym, ...]:
    """Buildings and quarters that stand for who sits there."""
    return tuple(
        Metonym(
            surface=row["surface"],
            entity=row["entity"],
            country=row["country"] or None,
            venue=row["also_venue"] == "yes",
            note=row["note"],
            start=day(row["start"]),
            end=day(row["end"]),
        )
        for row in rows("metonyms")
    )


def persons() -> Mapping[str, Person]:
    """People by entity id."""
    return {cells[0]: person(cells) for cells in records("persons", PERSON)}


def person(cells: Sequence[str]) -> Person:
    """A person from cells in the order of `PERSON`."""
    entity, name, family, given, family_first, country, native, aliases, short, wikidata = cells
    return Person(
        entity=entity,
        name=name,
        family=family,
        given=given,
        family_first=family_first == "yes",
        country=country or None,
        native=native,
        aliases=listed(aliases),
        wikidata=wikidata or None,
        short=listed(short),
    )


def offices() -> Mapping[str, Office]:
    """Kinds of office by id."""
    return {row["office"]: Office(**row) for row in rows("offices")}


def titles() -> tuple[Title, ...]:
    """Forms of words for offices, in the order of the table."""
    return tuple(
        Title(
            surface=row["surface"],
            office=row["office"],
            countries=listed(row["countries"]),
            start=day(row["start"]),
            end=day(row["end"]),
            plural=row["plural"],
            informal=row["informal"] == "yes",
        )
        for row in rows("titles")
    )


def tenures() -> TenureRows:
    """Who held what from when to when, in the order of the table."""
    return TenureRows(records("tenures", TENURE))


def verbs() -> Mapping[str, Verb]:
    """Reporting verbs and phrases by lemma."""
    return {
        row["lemma"]: Verb(
            lemma=row["lemma"],
            forms=listed(row["forms"]),
            kind=cast("Any", row["kind"]),
            force=row["force"],
            strength=int(row["strength"]) if row["strength"] else None,
            polarity=cast("Any", row["polarity"]),
            object_is_content=row["object_is_content"] == "yes",
        )
        for row in rows("verbs")
    }


def formulas() -> tuple[Formula, ...]:
    """Families of diplomatic wording, in the order of the table."""
    return tuple(
        Formula(
            formula=row["formula"],
            label=row["label"],
            anchors=listed(row["anchors"]),
            pattern=row["pattern"],
            slots=listed(row["slots"]),
            canonical=row["canonical"],
            note=row["note"],
            neighbours=listed(row["neighbours"]),
            context=tuple(listed(group) for group in row["context"].split(";") if group),
        )
        for row in rows("formulas")
    )


def series() -> Mapping[str, Series]:
    """Recurring formats by id, in the order of the table."""
    return series_of_rows(rows("series"), where="series.csv")


def plover() -> Mapping[str, PloverType]:
    """PLOVER event types by name."""
    return {
        row["type"]: PloverType(
            type=row["type"],
            quad=int(row["quad"]),
            intensity=float(row["intensity"]),
            modes=tuple(_mode(part) for part in listed(row["modes"])),
            cameo=row["cameo"],
        )
        for row in rows("plover")
    }


def named_days() -> tuple[NamedDay, ...]:
    """Occasions with dates, in the order of the table."""
    return tuple(
        NamedDay(
            name=listed(row["name"]),
            days=tuple(_required_day(part) for part in listed(row["days"])),
            country=row["country"] or None,
        )
        for row in rows("named_days")
    )


def _required_day(cell: str) -> dt.date:
    found = day(cell)
    if found is None:
        raise KnowledgeError("A date is missing in tenures.csv or named_days.csv.")
    return found


def _mode(part: str) -> tuple[str, float | None]:
    name, _, score = part.partition(":")
    return name, number(score)
