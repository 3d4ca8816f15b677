"""Usages of formulas, which the record shows and exports as `wording`."""

from __future__ import annotations

from readout.model import Usage
from readout.record.kinds.parts import DATING, dating_of, dating_row, labels, pairs_of, receipt_row, span_of
from readout.record.shape import Row, Table

TABLE = Table(
    name="usages",
    key=("usage",),
    is_read=True,
    columns={
        "usage": "text",
        "doc": "text",
        "start": "int",
        "end": "int",
        "text": "text",
        "formula": "text",
        "variant": "text",
        "slots": "labels",
        "strength": "text",
        "statement": "text",
        "report": "text",
        "speakers": ["text"],
        **DATING,
    },
)

_PLAIN = ("formula", "variant", "strength", "statement", "report")


def to_row(usage: Usage) -> Row:
    """The row of a usage."""
    return {
        "usage": usage.usage,
        **receipt_row(usage.span),
        **{name: getattr(usage, name) for name in _PLAIN},
        "slots": labels(usage.slots),
        "speakers": list(usage.speakers),
        **dating_row(usage.dating),
    }


def of_row(row: Row) -> Usage:
    """The usage of a row."""
    return Usage(
        known_as=row["usage"],
        span=span_of(row),
        **{name: row[name] for name in _PLAIN},
        slots=pairs_of(row["slots"]),
        speakers=tuple(row["speakers"]),
        dating=dating_of(row),
    )
