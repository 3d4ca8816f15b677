"""What was read in one document: its rows in the order of its text, and the dates that stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.model import Document
from readout.query.find import find
from readout.record import Row, View

DATED_POINTS = 60_000
"""Dates are found again in texts of at most so many code points: some 3 microseconds each."""

_READ = {
    "mentions": 'SELECT mention, start, "end", text, entity, office, method, flag FROM mentions',
    "statements": "SELECT statement, mode, verb, speakers, cue, content, nested_in FROM statements",
    "reports": 'SELECT report, event, start, "end", act, type, format, status, date FROM reports',
    "wording": 'SELECT usage, start, "end", text, formula, strength FROM wording',
    "claims": 'SELECT claim, start, "end", text, kind, verdict FROM claims',
}
_NAMES = """
    SELECT entity, min(name) AS name, min(kind) AS kind FROM entities
    WHERE entity IN (SELECT entity FROM mentions WHERE doc = ?) GROUP BY entity
"""
_COPIES = """
    SELECT doc, source, title, publisher, agency, published FROM documents
    WHERE story = ? AND doc <> ? ORDER BY published_min NULLS LAST, doc LIMIT 50
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRead:
    """A time expression of a text and what it means.

    Attributes:
        start: First code point.
        end: One past the last.
        date: EDTF text; None where it cannot be told.
        basis: How that is known.
        why: The same in words.
    """

    start: int
    end: int
    date: str | None
    basis: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """One document and whatever was read in it.

    Attributes:
        document: Its row, text and blocks among it.
        mentions: `mention`, `start`, `end`, `text`, `entity`, `office`, `method`, `flag`.
        statements: `statement`, `mode`, `verb`, `speakers`, `cue`, `content`, `nested_in`.
        reports: `report`, `event`, `start`, `end`, `act`, `type`, `format`, `status`, `date`.
        wording: `usage`, `start`, `end`, `text`, `formula`, `strength`.
        claims: `claim`, `start`, `end`, `text`, `kind`, `verdict`.
        dates: Found again in the text, since the record does not keep them; None in a text too long for it.
        names: Id of an entity → its name and kind.
        copies: Other documents of its story, at most 50.
    """

    document: Row
    mentions: tuple[Row, ...]
    statements: tuple[Row, ...]
    reports: tuple[Row, ...]
    wording: tuple[Row, ...]
    claims: tuple[Row, ...]
    dates: tuple[DateRead, ...] | None
    names: dict[str, tuple[str, str]]
    copies: tuple[Row, ...]


def contents(view: View, wanted: str) -> Contents:
    """A document and whatever was read in it.

    Args:
        view: The record.
        wanted: Id of a document, or the beginning of one.

    Returns:
        Rows of a kind in the order of the text.

    Raises:
        NotFound: No document has the id, or several begin with it.
    """
    found = find(view, wanted)
    read = {table: tuple(view.sql(f"{query} WHERE doc = ?", [found.id])) for table, query in _READ.items()}
    read = {table: tuple(sorted(rows, key=_place)) for table, rows in read.items()}
    return Contents(
        document=found.row,
        mentions=read["mentions"],
        statements=read["statements"],
        reports=read["reports"],
        wording=read["wording"],
        claims=read["claims"],
        dates=_dates(view, found.row),
        names={row["entity"]: (row["name"], row["kind"]) for row in view.sql(_NAMES, [found.id])},
        copies=tuple(view.sql(_COPIES, [found.row["story"], found.id])) if found.row["story"] else (),
    )


def _place(row: Row) -> tuple[int, int, str]:
    """Where a row begins, the widest first."""
    first, last = (row, row) if "start" in row else (row["content"][0], row["content"][-1])
    return first["start"], -last["end"], str(next(iter(row.values())))


def _dates(view: View, row: Row) -> tuple[DateRead, ...] | None:
    if row["status"] != "read":
        return ()
    if len(row["text"]) > DATED_POINTS:
        return None
    return tuple(one for read in view.documents("doc = ?", [row["doc"]]) for one in _dates_of(read))


def _dates_of(read: Document) -> Iterator[DateRead]:
    from readout.annotate.dates import find_dates, resolve_dates
    from readout.annotate.sentences import split_sentences
    from readout.knowledge import load

    found = find_dates(read, split_sentences(read), named_days=load().named_days)
    window = read.published.date.bounds() if read.published.date is not None else (None, None)
    resolved = resolve_dates(found, document=read, published=read.published, window=window)
    for expression, dating in zip(found, resolved, strict=True):
        yield DateRead(
            start=expression.start,
            end=expression.end,
            date=dating.text,
            basis=dating.basis,
            why=dating.why,
        )
