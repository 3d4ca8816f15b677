"""What can be edited in a row, and what a value has to look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import cast, get_args

from readout.errors import UsageError
from readout.model import (
    Dating,
    EdtfDate,
    Entity,
    EntityKind,
    EventStatus,
    JudgedTable,
    Mode,
    Occurrence,
    Place,
    Role,
)

Payload = Sequence[tuple[str, str]]
EntityOf = Callable[[str], Entity | None]
"""The entity of an id, or None."""

_TOLD = ("date", "place", "status", "act", "type", "mode", "format", "with", "without")
EDITABLE: Mapping[JudgedTable, tuple[str, ...]] = {
    "events": _TOLD,
    "reports": (*_TOLD, "start", "end"),
    "mentions": ("entity", "country", "office", "start", "end"),
    "statements": ("speakers", "mode", "verb", "start", "end"),
    "wording": ("formula", "start", "end"),
    "entities": ("name", "country", "kind", "wikidata"),
}
"""Fields by table. `with` and `without` add and take away a participant; `none` empties a field."""

NONE = "none"
_COUNTRY = re.compile(r"[A-Z]{3}")
_TYPES = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT"}
    | {"THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"}
)
_NEVER_EMPTY = ("act", "status", "type", "start", "end", "with", "without", "name", "kind", "formula")


def check(table: JudgedTable, payload: Payload, entity_of: EntityOf) -> None:
    """See that an edit can be carried out.

    Args:
        table: Table of the row.
        payload: (field, value) pairs.
        entity_of: Who is known.

    Raises:
        UsageError: A field cannot be edited, or a value does not fit it.
    """
    known = EDITABLE.get(table, ())
    if not payload:
        raise UsageError("Nothing to edit was given.", hint=f"Write FIELD=VALUE; fields: {', '.join(known)}.")
    for field, value in payload:
        if field not in known:
            raise UsageError(f"{table} have no field {field!r} to edit.", hint=f"Fields: {', '.join(known)}.")
        wrong = _wrong(table, field, value, entity_of)
        if wrong:
            raise UsageError(f"{field}={value}: {wrong}")


def _wrong(table: JudgedTable, field: str, value: str, entity_of: EntityOf) -> str:
    if not value or (value == NONE and field in _NEVER_EMPTY):
        return "this field cannot be empty."
    if value == NONE:
        return ""
    if field in ("entity", "with", "without", "speakers"):
        unknown = [one for one in value.split(",") if entity_of(one.strip()) is None]
        return f"nobody is known as {unknown[0]!r}; `readout who NAME` finds ids." if unknown else ""
    if field == "date":
        try:
            EdtfDate(text=value)
        except ValueError as error:
            return f"{error}; write 2021, 2021-03 or 2021-03-16."
    choices = _choices(table, field)
    if choices and value not in choices:
        return f"give one of {', '.join(sorted(choices))}."
    if field == "country" and not _COUNTRY.fullmatch(value):
        return "give an ISO 3166-1 alpha-3 code such as JPN."
    if field in ("start", "end") and not value.isdecimal():
        return "give a code point of the text."
    return ""


def _choices(table: JudgedTable, field: str) -> frozenset[str]:
    if field == "status":
        return frozenset(get_args(EventStatus))
    if field == "type":
        return _TYPES
    if field == "kind":
        return frozenset(get_args(EntityKind))
    return frozenset(get_args(Mode)) if (table, field) == ("statements", "mode") else frozenset()


def told_as(told: Occurrence, payload: Payload, why: str, entity_of: EntityOf) -> Occurrence:
    """What is told of an event, with edits.

    Args:
        told: As read or merged.
        payload: (field, value) pairs that `check` lets pass; others are passed over.
        why: What stands beside an edited date.
        entity_of: Who is known.

    Returns:
        The corrected account.
    """
    for field, value in payload:
        given = None if value == NONE else value
        if field == "date":
            date = EdtfDate(text=value) if given else None
            told = replace(told, dating=Dating(date=date, basis="judged", why=why))
        elif field == "place":
            told = replace(told, place=_place(value) if given else None)
        elif field == "with":
            told = replace(told, roles=(*told.roles, *_roles(value, told, entity_of)))
        elif field == "without":
            gone = {one.strip() for one in value.split(",")}
            told = replace(told, roles=tuple(r for r in told.roles if r.entity not in gone))
        elif field == "status":
            told = replace(told, status=cast("EventStatus", value))
        elif field == "act":
            told = replace(told, act=value)
        elif field == "type":
            told = replace(told, type=value)
        elif field == "mode":
            told = replace(told, mode=given)
        elif field == "format":
            told = replace(told, format=given)
    return told


def _place(value: str) -> Place:
    """`Tokyo, JPN`, `Tokyo` or `JPN`."""
    name, _, country = (part.strip() for part in value.rpartition(","))
    if not name and _COUNTRY.fullmatch(country):
        return Place(name=None, country=country)
    if name and _COUNTRY.fullmatch(country):
        return Place(name=name, country=country)
    return Place(name=value.strip())


def _roles(value: str, told: Occurrence, entity_of: EntityOf) -> list[Role]:
    there = {role.entity for role in told.roles}
    known = [entity_of(one.strip()) for one in value.split(",")]
    return [
        Role(role="participant", entity=e.entity, name=e.name, kind=e.kind, country=e.country)
        for e in known
        if e is not None and e.entity not in there
    ]
