"""Reviews: what came of human decisions on a row, made anew by every linking."""

from __future__ import annotations

import json
from typing import Any

from readout.model import Claim, Entity, Mention, Report, Review, Statement, Usage
from readout.record.kinds import claim, entity, mention, report, statement, usage
from readout.record.shape import Row, Shape, Table

TABLE = Table(
    name="reviews",
    key=("subject",),
    columns={
        "subject": "text",
        "table": "text",
        "state": "text",
        "judgement": "text",
        "author": "text",
        "at": "text",
        "reason": "text",
        "row": "text",
    },
)

CORRECTED: dict[str, Table] = {
    "mentions": mention.TABLE,
    "statements": statement.TABLE,
    "reports": report.TABLE,
    "wording": usage.TABLE,
    "claims": claim.TABLE,
    "entities": entity.TABLE,
}
"""Exported name → table whose rows a review can hide or replace."""


def to_row(review: Review) -> Row:
    """The row of a review."""
    return {name: getattr(review, name) for name in TABLE.columns}


def of_row(row: Row) -> Review:
    """The review of a row."""
    return Review(**{name: row[name] for name in TABLE.columns})


def row_json(value: Mention | Statement | Report | Usage | Claim | Entity) -> str:
    """A corrected value as the JSON of its row.

    Args:
        value: Under the id that it has in the record; an entity is of no document any more.

    Returns:
        One object, keys as in its table.
    """
    if isinstance(value, Mention):
        return _json(mention.to_row(value), mention.TABLE)
    if isinstance(value, Statement):
        return _json(statement.to_row(value), statement.TABLE)
    if isinstance(value, Report):
        return _json(report.to_row(value), report.TABLE)
    if isinstance(value, Claim):
        return _json(claim.to_row(value), claim.TABLE)
    if isinstance(value, Entity):
        return _json({**entity.to_row(value, doc=""), "doc": None}, entity.TABLE)
    return _json(usage.to_row(value), usage.TABLE)


def _json(row: Row, table: Table) -> str:
    """A row of a table as JSON: maps as objects, dates as ISO text."""
    return json.dumps(
        {name: _plain(row.get(name), shape) for name, shape in table.columns.items()},
        default=str,
        ensure_ascii=False,
    )


def _plain(value: Any, shape: Shape) -> Any:
    return dict(value) if shape == "labels" and value is not None else value
