"""What of a row is news when it changes: its face, made in SQL; what did not change is never fetched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Face = dict[str, Any]
"""Fields of a row that are compared, and what its title needs: JSON values."""

TABLES: Mapping[str, tuple[str, str]] = {
    "events": ("events", "event"),
    "meetings": ("events", "event"),
    "statements": ("statements", "statement"),
    "wording": ("wording", "usage"),
    "claims": ("claims", "claim"),
    "documents": ("documents", "doc"),
}
"""Listing → its table and the key of that."""

_NAMES = "list_sort(list_distinct([coalesce(p.name, p.entity, '') FOR p IN {column}]))"
_PARTY = """
    coalesce(p.name, p.entity, '')
    || coalesce(
        ' (' || nullif(concat_ws(', ', p.office, if(p.kind = 'state', NULL, p.country)), '') || ')', ''
    )
"""
_DISPUTES = """
    list_sort([
        {'on': concat_ws(' of ', c.field, c.about),
         'values': array_to_string(list_sort([coalesce(v.value, '') FOR v IN c.values]), ' / ')}
        FOR c IN conflicts IF coalesce(c.kind, 'disagreement') = 'disagreement'
    ])
"""
_EVENT = {
    "status": "status",
    "date": "date",
    "place": "coalesce(place.name, place.country)",
    "act": "act",
    "format": "format",
    "type": "type",
    "who": f"list_sort(list_distinct([{_PARTY} FOR p IN roles]))",
    "sources": "independent_sources",
    "conflicts": _DISPUTES,
    "reports": "list_sort(reports)",
}
_FIELDS: Mapping[str, Mapping[str, str]] = {
    "events": _EVENT,
    "meetings": _EVENT,
    "statements": {
        "text": "array_to_string([c.text FOR c IN content], ' … ')",
        "verb": "verb",
        "mode": "mode",
        "who": _NAMES.format(column="speakers"),
        "date": "date",
        "stance": "if(stance IS NULL, NULL, concat_ws(' ', stance.polarity, 'toward', stance.toward))",
        "doc": "doc",
    },
    "wording": {
        "text": "text",
        "formula": "formula",
        "variant": "variant",
        "strength": "strength",
        "who": "list_sort(list_distinct(speakers))",
        "date": "date",
        "doc": "doc",
    },
    "claims": {"text": "text", "verdict": "verdict", "found": "found", "doc": "doc"},
    "documents": {
        "title": "coalesce(title, source)",
        "status": "status",
        "why": "reject_code",
        "publisher": "publisher",
        "date": "published",
        "doc": "doc",
    },
}
COMPARED: Mapping[str, tuple[str, ...]] = {
    "events": ("status", "date", "place", "act", "format", "type", "who", "sources"),
    "meetings": ("status", "date", "place", "act", "format", "type", "who", "sources"),
    "statements": ("text", "verb", "mode", "who", "date", "stance"),
    "wording": ("text", "formula", "variant", "strength", "who", "date"),
    "claims": ("text", "verdict", "found"),
    "documents": ("title", "status", "why", "publisher", "date"),
}
"""Fields whose change is told, in the order in which it is; reports and conflicts of events come after."""


def face_sql(listing: str) -> str:
    """SQL of a row's face, as JSON text.

    Args:
        listing: What is watched.

    Returns:
        An expression over the columns of the listing's table.
    """
    fields = ", ".join(f"{name} := {sql}" for name, sql in _FIELDS[listing].items())
    return f"CAST(to_json(struct_pack({fields})) AS VARCHAR)"
