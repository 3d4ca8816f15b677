"""Filters as keyword arguments, named like the command line's options; an unknown one suggests another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, TypeAlias, TypedDict

from readout.errors import UsageError
from readout.query import Filters

Names: TypeAlias = "str | Sequence[str]"
"""One, or several that must all hold."""

Day: TypeAlias = "str | int"
"""EDTF text, or a year as a number."""


class DocumentFilters(TypedDict, total=False):
    """Which documents."""

    since: Day
    until: Day
    status: str
    doc: str
    limit: int


class SearchFilters(TypedDict, total=False):
    """In which documents to search."""

    since: Day
    until: Day
    doc: str
    limit: int


class ClaimFilters(TypedDict, total=False):
    """Which claims."""

    country: Names
    act: str
    event_format: str
    doc: str
    limit: int


class PeopleFilters(TypedDict, total=False):
    """Which persons."""

    since: Day
    until: Day
    country: Names
    person: str
    limit: int


class EventFilters(TypedDict, total=False):
    """Which events."""

    since: Day
    until: Day
    country: Names
    person: str
    act: str
    type: str
    status: str
    event_format: str
    place: str
    doc: str
    limit: int


class StatementFilters(TypedDict, total=False):
    """Which statements."""

    since: Day
    until: Day
    by: Names
    through: Names
    about: str
    mode: str
    force: str
    verb: str
    stance: Names
    doc: str
    limit: int


class HistoryFilters(TypedDict, total=False):
    """Which uses of a family of wording."""

    since: Day
    until: Day
    country: Names
    person: str
    doc: str


class WordingFilters(TypedDict, total=False):
    """Which uses of wording."""

    formula: str
    since: Day
    until: Day
    country: Names
    person: str
    doc: str
    limit: int


_FIELDS = {"country": "countries", "event_format": "format"}
_SEVERAL = ("country", "by", "through", "stance")


def filters_of(question: str, takes: type[Any], given: Mapping[str, Any]) -> tuple[Filters, int | None]:
    """The filters that keyword arguments ask for.

    Args:
        question: Name of the listing, for messages.
        takes: The class above that says what the listing takes.
        given: The arguments.

    Returns:
        The filters, and how many rows at most or None.

    Raises:
        UsageError: The listing has no such filter, or the value is of another kind.
    """
    known = tuple(takes.__annotations__)
    asked: dict[str, Any] = {}
    for name, value in given.items():
        if name not in known:
            raise _unknown(question, name, known)
        if value is not None and name != "limit":
            asked[_FIELDS.get(name, name)] = _names(name, value) if name in _SEVERAL else _text(name, value)
    limit = given.get("limit")
    if limit is not None and (not isinstance(limit, int) or limit < 0):
        raise UsageError(f"limit is {limit!r}.", hint="Give a number of rows.")
    return Filters(**asked), limit


def _unknown(question: str, name: str, known: Sequence[str]) -> UsageError:
    near = get_close_matches(name, known, n=1)
    meant = f"Did you mean {near[0]}? " if near else ""
    return UsageError(f"{question} has no filter {name!r}.", hint=f"{meant}It takes {', '.join(known)}.")


def _names(name: str, value: Any) -> tuple[str, ...]:
    several = (value,) if isinstance(value, str) else tuple(value)
    return tuple(_text(name, one) for one in several)


def _text(name: str, value: Any) -> str:
    if isinstance(value, int) and name in ("since", "until"):
        return f"{value:04}"
    if not isinstance(value, str):
        raise UsageError(f"{name} is {value!r}.", hint="Give text.")
    return value
