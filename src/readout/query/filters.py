"""What to leave out of a listing: the same few filters for every table, as SQL conditions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from readout.errors import UsageError
from readout.model import EdtfDate
from readout.record import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which rows are meant; every filter that is given must hold.

    Attributes:
        since: EDTF text; rows that may lie on or after its first day.
        until: EDTF text; rows that may lie on or before its last day.
        countries: ISO 3166-1 alpha-3 codes or names, all of which must take part.
        person: Part of a name, in any order of its words, or an entity id.
        act: Diplomatic act.
        type: PLOVER type.
        status: Whether it happened.
        format: Format of an event: bilateral, 2+2 …
        formula: Formula id, or part of one.
        doc: Document id or its beginning, or part of its source.
        place: Part of a place's name, or a country code.
        by: Who says it: names or codes, all of which must be among the speakers.
        through: Through whom it is known: names or codes, all of which must be links of the chain.
        about: Words in what is said, or whom or what it names.
        mode: direct, indirect or mixed speech.
        force: What is done by saying it: assert, commit, direct, express, declare, ask, neutral.
        verb: Lemma of the verb of saying, or one of its forms.
        stance: Toward whom (a name or code), which way (positive, negative, neutral), or both.
    """

    since: str | None = None
    until: str | None = None
    countries: tuple[str, ...] = ()
    person: str | None = None
    act: str | None = None
    type: str | None = None
    status: str | None = None
    format: str | None = None
    formula: str | None = None
    doc: str | None = None
    place: str | None = None
    by: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    about: str | None = None
    mode: str | None = None
    force: str | None = None
    verb: str | None = None
    stance: tuple[str, ...] = ()


EVERYTHING = Filters()
"""Leaves nothing out."""


@dataclass(slots=True)
class Where:
    """A growing SQL condition and the values of its marks."""

    sql: list[str]
    params: list[Any]

    @classmethod
    def empty(cls) -> Where:
        """A condition that everything meets."""
        return cls([], [])

    def add(self, condition: str, *params: Any) -> None:
        """Ask for one thing more.

        Args:
            condition: SQL with `?` marks.
            *params: Their values.
        """
        self.sql.append(f"({condition})")
        self.params.extend(params)

    @property
    def text(self) -> str:
        """The condition for `View.rows`; empty when nothing is asked for."""
        return " AND ".join(self.sql)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Where a kind of rows has a line for each of those who take part in it.

    Attributes:
        key: Id of the rows.
        lines: Relation of schema `flat`.
    """

    key: str
    lines: str

    def listed(self, where: Where, condition: str, *params: Any) -> None:
        """Ask for rows that list somebody.

        Args:
            where: Condition to add to.
            condition: SQL on a line, with `?` marks.
            *params: Their values.
        """
        where.add(f"{self.key} IN (SELECT {self.key} FROM flat.{self.lines} WHERE {condition})", *params)  # noqa: S608  our own names


ROLES = Parties(key="event", lines="roles")
SPEAKERS = Parties(key="statement", lines="speakers")
SOURCES = Parties(key="statement", lines="sources")
VOICES = Parties(key="usage", lines="voices")
CLAIMED = Parties(key="claim", lines="parties")


def between(where: Where, filters: Filters, low: str, high: str) -> None:
    """Rows whose date, however vague, may lie within the filter's days.

    Args:
        where: Condition to add to.
        filters: Its `since` and `until`.
        low: SQL of the row's first day.
        high: SQL of the row's last day.

    Raises:
        UsageError: A filter is no EDTF date.
    """
    since = _date(filters.since, "--from")
    until = _date(filters.until, "--to")
    if since is None and until is None:
        return
    conditions, params = [f"({low} IS NOT NULL OR {high} IS NOT NULL)"], []
    if since is not None and since.low is not None:
        conditions.append(f"({high} IS NULL OR {high} >= CAST(? AS DATE))")
        params.append(since.low.isoformat())
    if until is not None and until.high is not None:
        conditions.append(f"({low} IS NULL OR {low} <= CAST(? AS DATE))")
        params.append(until.high.isoformat())
    where.add(" AND ".join(conditions), *params)


def bounds(filters: Filters) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day that the filters ask for.

    Args:
        filters: Its `since` and `until`.

    Returns:
        Days; None where there is no such bound.

    Raises:
        UsageError: A filter is no EDTF date.
    """
    since, until = _date(filters.since, "--from"), _date(filters.until, "--to")
    return (since.low if since is not None else None, until.high if until is not None else None)


def anybody(where: Where, parties: Parties, person: str) -> None:
    """Rows that list somebody of that name or id.

    Args:
        where: Condition to add to.
        parties: Whom the rows list.
        person: Words of a name in any order, or an entity id.
    """
    names = [f"%{_literal(word)}%" for word in person.split()] or ["%"]
    each = " AND ".join(["plain LIKE strip_accents(lower(?)) ESCAPE '\\'"] * len(names))
    parties.listed(where, f"entity = ? OR ({each})", person, *names)


def countries_among(where: Where, view: View, parties: Parties, countries: tuple[str, ...]) -> None:
    """Rows that list somebody of each of the countries.

    Args:
        where: Condition to add to.
        view: Knows the states' names.
        parties: Whom the rows list.
        countries: Codes or names.
    """
    for country in countries:
        parties.listed(where, "country = ?", country_code(view, country))


def documents_like(where: Where, doc: str) -> None:
    """Rows of the documents with that id, beginning of an id, or part of a source.

    Args:
        where: Condition to add to; its table has a column `doc`.
        doc: What was asked for.
    """
    where.add(
        "doc IN (SELECT doc FROM flat.sightings WHERE starts_with(doc, ?) OR contains(source, lower(?)))",
        doc,
        doc,
    )


def contains(where: Where, column: str, value: str) -> None:
    """Rows whose text holds the value, whatever the case and accents.

    Args:
        where: Condition to add to.
        column: SQL of a text.
        value: Part of it.
    """
    where.add(f"contains(strip_accents(lower({column})), strip_accents(lower(?)))", value)


def country_code(view: View, country: str) -> str:
    """The code of a country given by code or name.

    Args:
        view: Its states are known by every name they were seen under.
        country: `JPN`, `Japan`, `Tokyo`.

    Returns:
        ISO 3166-1 alpha-3.

    Raises:
        UsageError: No state of the record has that name.
    """
    if len(country) == 3 and country.isascii() and country.isupper():
        return country
    query = """
        SELECT country FROM entities
        WHERE kind = 'state' AND country IS NOT NULL
          AND (lower(name) = lower(?) OR lower(country) = lower(?)
               OR list_contains(list_transform(names_seen, lambda n: lower(n.surface)), lower(?)))
        ORDER BY lower(name) <> lower(?), entity LIMIT 1
    """
    found = view.sql(query, [country] * 4)
    if not found:
        raise UsageError(f"The record names no state {country!r}.", hint="Give its ISO code, such as JPN.")
    return str(found[0]["country"])


def one_of(value: str, known: Sequence[str], option: str) -> str:
    """A value that must be one of a few.

    Args:
        value: As given; case plays no part.
        known: What it may be.
        option: Where it was given, for the message.

    Returns:
        It, in the known form.

    Raises:
        UsageError: It is none of them.
    """
    if value.casefold() not in known:
        raise UsageError(f"{option} {value} is unknown.", hint=f"Give one of {', '.join(known)}.")
    return value.casefold()


def _date(text: str | None, option: str) -> EdtfDate | None:
    if text is None:
        return None
    try:
        return EdtfDate(text=text)
    except ValueError as error:
        raise UsageError(
            f"{option} {text} is no date: {error}.", hint="Write 2021, 2021-03 or 2021-03-16."
        ) from error


def _literal(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
