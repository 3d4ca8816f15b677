"""What is told of an event: the columns that reports and events share."""

from __future__ import annotations

from readout.model import AgendaItem, Occurrence, Place, Role
from readout.record.kinds.parts import (
    DATING,
    dating_of,
    dating_row,
    once,
    receipt_or_null,
    receipt_row,
    span_of,
    span_or_none,
)
from readout.record.shape import RECEIPT, Row, Shape

_PLAIN = ("type", "mode", "cameo", "act", "format", "status")

TOLD: dict[str, Shape] = {
    "type": "text",
    "mode": "text",
    "contexts": ["text"],
    "cameo": "text",
    "act": "text",
    "format": "text",
    "status": "text",
    **DATING,
    "place": {"name": "text", "country": "text", "lat": "real", "lon": "real", "receipt": RECEIPT},
    "roles": [
        {
            "role": "text",
            "entity": "text",
            "name": "text",
            "kind": "text",
            "country": "text",
            "office": "text",
            "sector": "text",
            "receipts": [RECEIPT],
        }
    ],
}
AGENDA: Shape = [{"label": "text", "receipt": RECEIPT}]


def told_row(told: Occurrence) -> Row:
    """The shared columns of an occurrence, `agenda` among them."""
    return {
        **{name: getattr(told, name) for name in _PLAIN},
        "contexts": list(told.contexts),
        **dating_row(told.dating),
        "place": None if told.place is None else _place_row(told.place),
        "roles": [_role_row(role) for role in told.roles],
        "agenda": [{"label": item.label, "receipt": receipt_row(item.receipt)} for item in told.agenda],
    }


def told_of(row: Row) -> Occurrence:
    """The occurrence in a row's columns."""
    place = row["place"]
    return Occurrence(
        **{name: once(row[name]) for name in _PLAIN},
        contexts=tuple(map(once, row["contexts"])),
        dating=dating_of(row),
        place=None if place is None else _place_of(place),
        roles=tuple(_role_of(role) for role in row["roles"]),
        agenda=tuple(
            AgendaItem(label=once(item["label"]), receipt=span_of(item["receipt"])) for item in row["agenda"]
        ),
    )


def _place_row(place: Place) -> Row:
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "receipt": receipt_or_null(place.receipt),
    }


def _place_of(row: Row) -> Place:
    return Place(
        name=once(row["name"]),
        country=once(row["country"]),
        lat=row["lat"],
        lon=row["lon"],
        receipt=span_or_none(row["receipt"]),
    )


def _role_row(role: Role) -> Row:
    return {
        "role": role.role,
        "entity": role.entity,
        "name": role.name,
        "kind": role.kind,
        "country": role.country,
        "office": role.office,
        "sector": role.sector,
        "receipts": [receipt_row(span) for span in role.receipts],
    }


def _role_of(row: Row) -> Role:
    return Role(
        role=once(row["role"]),
        entity=once(row["entity"]),
        name=once(row["name"]),
        kind=once(row["kind"]),
        country=once(row["country"]),
        office=once(row["office"]),
        sector=once(row["sector"]),
        receipts=tuple(span_of(r) for r in row["receipts"]),
    )
