"""Events over all documents, as the link stage puts them together."""

from __future__ import annotations

from readout.model import Conflict, ConflictValue, Event
from readout.record.kinds.occurrence import AGENDA, TOLD, told_of, told_row
from readout.record.shape import Row, Table

TABLE = Table(
    name="events",
    key=("event",),
    columns={
        "event": "text",
        **TOLD,
        "reports": ["text"],
        "documents": "long",
        "independent_sources": "long",
        "conflicts": [{"field": "text", "values": [{"value": "text", "reports": ["text"]}]}],
        "series": "text",
        "part_of": "text",
        "thread": "text",
        "agenda": AGENDA,
    },
)

_PLAIN = ("event", "documents", "independent_sources", "series", "part_of", "thread")


def to_row(event: Event) -> Row:
    """The row of an event."""
    return {
        **told_row(event.told),
        **{name: getattr(event, name) for name in _PLAIN},
        "reports": list(event.reports),
        "conflicts": [
            {
                "field": conflict.field,
                "values": [{"value": v.value, "reports": list(v.reports)} for v in conflict.values],
            }
            for conflict in event.conflicts
        ],
    }


def of_row(row: Row) -> Event:
    """The event of a row."""
    return Event(
        **{name: row[name] for name in _PLAIN},
        told=told_of(row),
        reports=tuple(row["reports"]),
        conflicts=tuple(
            Conflict(
                field=conflict["field"],
                values=tuple(
                    ConflictValue(value=v["value"], reports=tuple(v["reports"])) for v in conflict["values"]
                ),
            )
            for conflict in row["conflicts"]
        ),
    )
