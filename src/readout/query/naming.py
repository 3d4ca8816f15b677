"""The usual names of entities that other rows only give the ids of."""

from __future__ import annotations

from collections.abc import Iterable

from readout.record import View


def names_of(view: View, entities: Iterable[str | None]) -> dict[str, str]:
    """What entities are called.

    Args:
        view: The record.
        entities: Ids; None is left out.

    Returns:
        Id → usual English name; an id that the record does not have is its own name.
    """
    wanted = sorted({entity for entity in entities if entity is not None})
    if not wanted:
        return {}
    rows = view.sql("SELECT entity, name FROM entities WHERE entity IN (SELECT unnest(?))", [wanted])
    return {**{entity: entity for entity in wanted}, **{row["entity"]: row["name"] for row in rows}}
