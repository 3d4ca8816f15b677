"""Mentions: the places in text that speak of an entity."""

from __future__ import annotations

from operator import attrgetter

from readout.model import Alternative, Mention
from readout.record.kinds.parts import receipt_row, span_of
from readout.record.shape import Row, Table

TABLE = Table(
    name="mentions",
    key=("mention",),
    is_read=True,
    columns={
        "mention": "text",
        "doc": "text",
        "start": "int",
        "end": "int",
        "text": "text",
        "entity": "text",
        "country": "text",
        "office": "text",
        "method": "text",
        "score": "real",
        "flag": "text",
        "note": "text",
        "alternatives": [{"entity": "text", "score": "real"}],
    },
)

_PLAIN = ("entity", "country", "office", "method", "score", "flag", "note")
_plain_of = attrgetter(*_PLAIN)


def to_row(mention: Mention) -> Row:
    """The row of a mention."""
    return {
        "mention": mention.mention,
        **receipt_row(mention.span),
        **dict(zip(_PLAIN, _plain_of(mention), strict=True)),
        "alternatives": [{"entity": a.entity, "score": a.score} for a in mention.alternatives],
    }


def of_row(row: Row) -> Mention:
    """The mention of a row."""
    return Mention(
        known_as=row["mention"],
        span=span_of(row),
        **{name: row[name] for name in _PLAIN},
        alternatives=tuple(Alternative(entity=a["entity"], score=a["score"]) for a in row["alternatives"]),
    )
