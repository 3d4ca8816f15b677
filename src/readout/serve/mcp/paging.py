"""Pages of a listing: an opaque cursor that holds the state of the record, the question and the place."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from readout.errors import UsageError
from readout.model import canonical_json, digest
from readout.record import Row

COUNTED_MOST = 1000
"""Rows that are counted to tell a total; a longer listing has none."""

MAX_BYTES = 200_000
"""Of the rows of one answer as JSON; a page ends before it, but has one row at least."""

_ABOUT_THE_PAGE = ("cursor", "limit", "as_of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a page begins.

    Attributes:
        batch: State of the record that all pages are of; None for the newest.
        offset: Rows before it.
        total: Rows of the whole listing; None before the first page, -1 where there are too many to count.
    """

    batch: str | None
    offset: int = 0
    total: int | None = None


def place_of(tool: str, arguments: Mapping[str, Any]) -> Place:
    """Where the page begins that a call asks for.

    Args:
        tool: Name of the tool.
        arguments: Of the call.

    Returns:
        The place.

    Raises:
        UsageError: The cursor is none of ours, or belongs to another question.
    """
    cursor = arguments.get("cursor")
    if cursor is None:
        return Place(batch=arguments.get("as_of"))
    try:
        batch, question, offset, total = json.loads(base64.urlsafe_b64decode(cursor.encode("ascii")))
        place = Place(batch=str(batch), offset=int(offset), total=int(total))
    except (ValueError, TypeError, binascii.Error) as error:
        raise UsageError(
            "cursor is not one that an answer gave.", hint="Leave it out to begin at the first page."
        ) from error
    if question != _question(tool, arguments) or place.offset < 0:
        raise UsageError(
            "cursor belongs to other arguments.",
            hint="Give the same arguments as before, or leave the cursor out.",
        )
    return place


def cursor_to(tool: str, arguments: Mapping[str, Any], place: Place) -> str:
    """The cursor that leads to a place.

    Args:
        tool: Name of the tool.
        arguments: Of the call.
        place: Where the next page begins.

    Returns:
        Opaque text.
    """
    told = [place.batch, _question(tool, arguments), place.offset, place.total]
    return base64.urlsafe_b64encode(canonical_json(told).encode()).decode("ascii")


def _question(tool: str, arguments: Mapping[str, Any]) -> str:
    asked = {name: value for name, value in arguments.items() if name not in _ABOUT_THE_PAGE}
    return digest(canonical_json([tool, asked]).encode())[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """The rows of one page.

    Attributes:
        rows: As the record has them.
        total: Rows of the whole listing, or -1.
        has_more: Whether rows follow.
    """

    rows: list[Row]
    total: int
    has_more: bool


def cut(
    ask: Callable[[int], Iterator[Row]], place: Place, limit: int, *, counted_most: int = COUNTED_MOST
) -> Cut:
    """The rows of a page, and how many there are on all pages.

    Args:
        ask: Gives the listing from its first row, at most so many rows.
        place: Where the page begins.
        limit: How many rows it has at most.
        counted_most: How far rows are counted to tell the total.

    Returns:
        The rows.
    """
    last = place.offset + limit
    most = last + 1 if place.total is not None else max(last, counted_most) + 1
    listed = ask(most)
    before = sum(1 for _ in islice(listed, place.offset))
    rows = list(islice(listed, limit))
    after = sum(1 for _ in listed)
    total = place.total
    if total is None:
        counted = before + len(rows) + after
        total = counted if counted < most else -1
    return Cut(rows=rows, total=total, has_more=after > 0)


def fitting(rows: Iterator[Row]) -> Iterator[Row]:
    """Rows of an answer until they are too many bytes; one at least."""
    left = MAX_BYTES
    for number, row in enumerate(rows):
        left -= len(canonical_json(row).encode())
        if number and left < 0:
            return
        yield row
