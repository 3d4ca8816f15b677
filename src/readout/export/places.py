"""Places as the formats want them: the city apart from the venue."""

from __future__ import annotations

from readout.export.coded import CodedEvent

_CITIES = frozenset({"capital", "city"})


def place_name(event: CodedEvent) -> str | None:
    """The name of an event's place as told, or None.

    Args:
        event: A coded event.

    Returns:
        "Tokyo", "Camp David".
    """
    where = event.row["place"] or {}
    name: str | None = where.get("name")
    return name


def city_of(event: CodedEvent) -> str | None:
    """The name of an event's place where the tables know it for a city.

    Args:
        event: A coded event.

    Returns:
        The name, or None.
    """
    return event.place.name if event.place is not None and event.place.kind in _CITIES else None
