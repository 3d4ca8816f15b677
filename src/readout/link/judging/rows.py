"""The rows that judgements bear on, and how a judged row is found again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from readout.model import Anchor, Claim, Entity, JudgedTable, Mention, Report, Span, Statement, Usage

Judged: TypeAlias = Mention | Statement | Report | Usage | Claim

TABLE_OF: Mapping[str, JudgedTable] = {
    "evt": "events",
    "rep": "reports",
    "sta": "statements",
    "men": "mentions",
    "use": "wording",
    "clm": "claims",
}
"""Prefix of an id → table. An entity's id has a stroke instead."""

_LEAST_OVERLAP = 0.5
"""Share of characters from which a row that is taken for something else is the same row still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows as they were read, by id: those of the documents that judgements bear on.

    Attributes:
        reports: Reports.
        statements: Statements.
        mentions: Mentions.
        wording: Usages of formulas.
        claims: Claims.
        entities: Everybody the record speaks of.
        texts: Text of each document in which a stretch is edited.
    """

    reports: Mapping[str, Report]
    statements: Mapping[str, Statement]
    mentions: Mapping[str, Mention]
    wording: Mapping[str, Usage]
    claims: Mapping[str, Claim]
    entities: Mapping[str, Entity]
    texts: Mapping[str, str]

    def of(self, table: str) -> Mapping[str, Judged]:
        """The rows of one of the tables that are read from texts."""
        by_name: Mapping[str, Mapping[str, Judged]] = {
            "reports": self.reports,
            "statements": self.statements,
            "mentions": self.mentions,
            "wording": self.wording,
            "claims": self.claims,
        }
        return by_name[table]


def table_of(wanted: str) -> JudgedTable | None:
    """The table of an id that can be judged, or None."""
    return "entities" if "/" in wanted else TABLE_OF.get(wanted.partition("_")[0])


def place_of(row: Judged) -> tuple[str, int, int]:
    """Document and code points by which a row is known again: of a report its trigger."""
    if isinstance(row, Statement):
        return row.doc, row.content[0].start, row.content[-1].end
    span = row.trigger if isinstance(row, Report) else row.span
    return span.doc, span.start, span.end


def label_of(row: Judged) -> str:
    """What the row was taken for."""
    if isinstance(row, Report):
        return row.told.act
    if isinstance(row, Usage):
        return row.formula
    return ""


def anchor(subject: str, key: str, row: Judged) -> Anchor:
    """Where a row stands, for a judgement on it or on its event.

    Args:
        subject: Id of what is judged.
        key: Its id.
        row: The row.

    Returns:
        The anchor.
    """
    doc, start, end = place_of(row)
    return Anchor(subject=subject, row=key, doc=doc, start=start, end=end, label=label_of(row))


def found_again(anchor: Anchor, rows: Rows) -> str | None:
    """The row that an anchor means now.

    Args:
        anchor: Where it stood.
        rows: What was read this time.

    Returns:
        Its id; None where nothing is read there any more.
    """
    table = table_of(anchor.row)
    if table is None or table == "events":
        return None
    if table == "entities":
        return anchor.row
    held = rows.of(table)
    if anchor.row in held:
        return anchor.row
    return min(_near(anchor, held), default=(0, 0.0, None))[2]


def _near(anchor: Anchor, held: Mapping[str, Judged]) -> Iterator[tuple[int, float, str]]:
    """Rows in the same place, those taken for the same and sharing most of it first."""
    for key, row in held.items():
        doc, start, end = place_of(row)
        shared = min(end, anchor.end) - max(start, anchor.start)
        if doc != anchor.doc or shared <= 0:
            continue
        share = shared / (max(end, anchor.end) - min(start, anchor.start))
        is_other = label_of(row) != anchor.label
        if not is_other or share >= _LEAST_OVERLAP:
            yield int(is_other), -share, key


def stretch(text: str, doc: str, start: int, end: int) -> Span:
    """The span of a text, whatever its borders were given as."""
    return Span.cut(doc, text, max(0, start), min(end, len(text)))
