"""Events over all documents, as the link stage puts them together."""

from __future__ import annotations

from readout.model import Conflict, ConflictValue, Event
from readout.record.kinds.occurrence import AGENDA, TOLD, told_of, told_row
from readout.record.kinds.parts import receipt_row, span_of
from readout.record.shape import RECEIPT, Row, Shape, Table

CONFLICT: Shape = {
    "field": "text",
    "kind": "text",
    "about": "text",
    "chosen": "text",
    "rule": "text",
    "values": [{"value": "text", "sources": "long", "reports": ["text"], "receipts": [RECEIPT]}],
}
TABLE = Table(
    name="events",
    key=("event",),
    columns={
        "event": "text",
        **TOLD,
        "reports": ["text"],
        "documents": "long",
        "independent_sources": "long",
        "conflicts": [CONFLICT],
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
        "conflicts": [_conflict_row(conflict) for conflict in event.conflicts],
    }


def of_row(row: Row) -> Event:
    """The event of a row."""
    return Event(
        **{name: row[name] for name in _PLAIN},
        told=told_of(row),
        reports=tuple(row["reports"]),
        conflicts=tuple(_conflict_of(conflict) for conflict in row["conflicts"]),
    )


def _conflict_row(conflict: Conflict) -> Row:
    return {
        **{name: getattr(conflict, name) for name in ("field", "kind", "about", "chosen", "rule")},
        "values": [
            {
                "value": value.value,
                "sources": value.sources,
                "reports": list(value.reports),
                "receipts": [receipt_row(span) for span in value.receipts],
            }
            for value in conflict.values
        ],
    }


def _conflict_of(row: Row) -> Conflict:
    """The conflict of a row; one written before conflicts had a kind is a disagreement."""
    return Conflict(
        field=row["field"],
        kind=row["kind"] or "disagreement",
        about=row["about"],
        chosen=row["chosen"],
        rule=row["rule"] or "",
        values=tuple(
            ConflictValue(
                value=value["value"],
                sources=value["sources"] or 0,
                reports=tuple(value["reports"]),
                receipts=tuple(span_of(receipt) for receipt in value["receipts"] or ()),
            )
            for value in row["values"]
        ),
    )
