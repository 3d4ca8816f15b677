"""Human decisions: appended, never touched by a reading."""

from __future__ import annotations

from readout.model import Judgement
from readout.record.kinds.parts import labels, pairs_of
from readout.record.shape import Row, Table

TABLE = Table(
    name="judgements",
    key=("judgement",),
    columns={
        "judgement": "text",
        "author": "text",
        "at": "text",
        "kind": "text",
        "subjects": ["text"],
        "payload": "labels",
        "reason": "text",
        "undoes": "text",
    },
)

_PLAIN = ("author", "at", "kind", "reason", "undoes")


def to_row(judgement: Judgement) -> Row:
    """The row of a judgement."""
    return {
        "judgement": judgement.judgement,
        **{name: getattr(judgement, name) for name in _PLAIN},
        "subjects": list(judgement.subjects),
        "payload": labels(judgement.payload),
    }


def of_row(row: Row) -> Judgement:
    """The judgement of a row."""
    return Judgement(
        **{name: row[name] for name in _PLAIN},
        subjects=tuple(row["subjects"]),
        payload=pairs_of(row["payload"]),
    )
