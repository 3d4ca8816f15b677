"""New families of wording applied to a record: found in its stored texts, shown, not stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from readout.annotate.wording import Found, strength_of
from readout.knowledge import load
from readout.knowledge.types import Formula
from readout.model import Dating, Span, Usage
from readout.query import filters as f
from readout.query.filters import EVERYTHING, Filters
from readout.query.history import History, Use, histories_of
from readout.query.scan import scan
from readout.record import Row, View
from readout.record.kinds import usage as usages
from readout.record.kinds.parts import dating_of

if TYPE_CHECKING:
    import pyarrow as pa

AT_ONCE = 65_536
"""Uses whose statements are asked for together."""

_UNDATED = Dating()
_BETWEEN = chr(31)
_NO_STATEMENT = (None, None, None, "unknown", "", "")
_NO_REPORT = (None, None, "unknown", "")

_STATEMENTS = """
    SELECT u.number,
           coalesce(
               list_min([p."end" - p.start FOR p IN s.content IF p.start <= u.low AND p."end" >= u.high]),
               s.last - s.first
           ) AS size,
           s.statement, s.verb, s.date, s.date_basis, s.date_why,
           array_to_string([p.entity FOR p IN s.speakers IF p.entity IS NOT NULL], chr(31)) AS speakers
    FROM uses u
    JOIN (
        SELECT *, least(list_min([p.start FOR p IN content]), coalesce(cue.start, 2147483647)) AS first,
               greatest(list_max([p."end" FOR p IN content]), coalesce(cue."end", 0)) AS last
        FROM raw.statements
    ) s ON s.doc = u.doc AND s.first <= u.low AND s.last >= u.high
"""
"""The statements about each use: with a piece of their content, else with cue and content together."""

_REPORTS = """
    SELECT u.number, r."end" - r.start AS size, r.report, r.date, r.date_basis, r.date_why
    FROM uses u JOIN raw.reports r ON r.doc = u.doc AND r.start <= u.low AND r."end" >= u.high
"""
_DAYS = "SELECT doc, published_min AS low, published_max AS high FROM raw.documents"
_ENTITIES = "SELECT entity, min(country) AS country, min(name) AS name FROM raw.entities GROUP BY entity"


def applied(view: View, families: Sequence[Formula], filters: Filters = EVERYTHING) -> Iterator[Usage]:
    """Uses of families that the record was not read with.

    Args:
        view: The record.
        families: What to look for.
        filters: Which uses; `formula` is part of an id.

    Yields:
        Usages by document, in the order of the text.
    """
    wanted = [one for one in families if filters.formula is None or filters.formula in one.formula]
    is_meant = _chooser(view, filters)
    found = scan(view, wanted, filters)
    while batch := list(islice(found, AT_ONCE)):
        yield from filter(is_meant, _told(view, batch))


def applied_histories(
    view: View, families: Sequence[Formula], formula: str, filters: Filters = EVERYTHING
) -> list[History]:
    """Histories of such families, as `histories` gives them of those in the record.

    Args:
        view: The record.
        families: What to look for.
        formula: Part of the id of those to tell of; "" for all.
        filters: Which uses.

    Returns:
        Histories, the most used family first.
    """
    wanted = [one for one in families if formula in one.formula]
    days = {row["doc"]: (row["low"], row["high"]) for row in view.stream(_DAYS)}
    uses = [_use(usage, days) for usage in applied(view, wanted, filters)]
    labels = {one.formula: one.label for one in wanted}
    return histories_of(view, uses, labels, load(), labels=labels)


def usage_rows(found: Iterable[Usage]) -> Iterator[Row]:
    """Usages as rows of `wording`.

    Args:
        found: The usages.

    Yields:
        Rows with the columns of the record's, newest first; no event is known of them.
    """
    for usage in sorted(found, key=_newest):
        row = usages.to_row(usage)
        row |= {"event": None, "slots": dict(usage.slots)}
        yield {name: day.isoformat() if hasattr(day, "isoformat") else day for name, day in row.items()}


def _told(view: View, found: Sequence[tuple[str, Found]]) -> Iterator[Usage]:
    """Uses with who says them and when, by the statements and reports about them."""
    import pyarrow as pa

    uses = pa.table(
        {
            "number": range(len(found)),
            "doc": [doc for doc, _ in found],
            "low": [use.start for _, use in found],
            "high": [use.end for _, use in found],
        }
    )
    statements = _innermost(view, _STATEMENTS, uses)
    reports = _innermost(view, _REPORTS, uses)
    knowledge = load()
    strengths = {verb: strength_of(verb, knowledge) for verb in {said[1] for said in statements.values()}}
    for number, (doc, use) in enumerate(found):
        statement, verb, *dated, speakers = statements.get(number, _NO_STATEMENT)
        report, *held = reports.get(number, _NO_REPORT)
        if dated[0] is None:
            dated = held
        yield Usage(
            span=Span(doc=doc, start=use.start, end=use.end, text=use.text),
            formula=use.formula,
            variant=use.variant,
            slots=use.slots,
            strength=strengths[verb] if verb is not None else None,
            statement=statement,
            report=report,
            speakers=tuple(dict.fromkeys(speakers.split(_BETWEEN))) if speakers else (),
            dating=_dating(*dated) if dated[0] is not None else _UNDATED,
        )


def _innermost(view: View, query: str, uses: pa.Table) -> dict[int, tuple[Any, ...]]:
    """By the number of a use what stands closest about it: of one size what comes first by its id."""
    found: dict[int, tuple[Any, ...]] = {}
    for batch in view.batches(query, rows=AT_ONCE, tables={"uses": uses}):
        for number, *row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            if number not in found or tuple(row[:2]) < found[number][:2]:
                found[number] = tuple(row)
    return {number: row[1:] for number, row in found.items()}


@lru_cache(maxsize=4096)
def _dating(date: str, basis: str, why: str) -> Dating:
    return dating_of({"date": date, "date_basis": basis, "date_why": why})


def _chooser(view: View, filters: Filters) -> Callable[[Usage], bool]:
    """Whether a use is meant by its day and its speakers; its document is asked for before."""
    low, high = f.bounds(filters)
    days = {row["doc"]: (row["low"], row["high"]) for row in view.stream(_DAYS)} if low or high else {}
    who = (
        {row["entity"]: row for row in view.stream(_ENTITIES)} if filters.countries or filters.person else {}
    )
    codes = [f.country_code(view, country) for country in filters.countries]
    words = [word.casefold() for word in (filters.person or "").split()]

    def is_meant(usage: Usage) -> bool:
        if low or high:
            own = usage.dating.date.bounds() if usage.dating.date is not None else days[usage.span.doc]
            first, last = own
            if first is None and last is None:
                return False
            if (low and last and last < low) or (high and first and first > high):
                return False
        speakers = [(name, who.get(name, {"name": name, "country": None})) for name in usage.speakers]
        if any(all(told["country"] != code for _, told in speakers) for code in codes):
            return False
        return all(
            any(word == name.casefold() or word in told["name"].casefold() for name, told in speakers)
            for word in words
        )

    return is_meant


def _use(usage: Usage, days: dict[str, tuple[dt.date | None, dt.date | None]]) -> Use:
    low, high = usage.dating.date.bounds() if usage.dating.date is not None else (None, None)
    first, last = days[usage.span.doc]
    return Use(
        usage.usage,
        usage.span.doc,
        usage.span.start,
        usage.formula,
        usage.variant,
        dict(usage.slots),
        usage.strength,
        usage.speakers,
        low or high or first or last,
    )


def _newest(usage: Usage) -> tuple[int, str, int]:
    low, high = usage.dating.date.bounds() if usage.dating.date is not None else (None, None)
    day = low or high
    return (-day.toordinal() if day is not None else 0, usage.span.doc, usage.span.start)
