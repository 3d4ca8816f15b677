"""Entities as one document speaks of them; the view puts the documents together, so order plays no part."""

from __future__ import annotations

from readout.model import Entity
from readout.record.shape import Row, Table

TABLE = Table(
    name="entities",
    key=("entity", "doc"),
    is_read=True,
    columns={
        "entity": "text",
        "doc": "text",
        "kind": "text",
        "name": "text",
        "country": "text",
        "wikidata": "text",
    },
)


def to_row(entity: Entity, *, doc: str) -> Row:
    """The row of an entity in a document.

    Args:
        entity: Whom the document speaks of.
        doc: Id of the document.

    Returns:
        The stored columns.
    """
    return {
        "entity": entity.entity,
        "doc": doc,
        "kind": entity.kind,
        "name": entity.name,
        "country": entity.country,
        "wikidata": entity.wikidata,
    }


def of_row(row: Row) -> Entity:
    """The entity of a row."""
    return Entity(**{name: row[name] for name in ("entity", "kind", "name", "country", "wikidata")})
