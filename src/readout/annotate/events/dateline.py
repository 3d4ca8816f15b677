"""The town that a dateline names: "BEIJING, June 19 (Agency) -", "Tokyo, Japan"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.annotate.page import Page
from readout.knowledge.types import KnownPlace
from readout.model import Place

_TOWN = re.compile(r"[^\W\d_][^\n,(/–—\d]*[^\W\d_.]\.?")
TOWNS = frozenset({"capital", "city"})
"""Kinds of places that are towns."""


def town_of_dateline(page: Page) -> Place | None:
    """Where a document says that it was written or given out.

    Args:
        page: The document on the desk.

    Returns:
        The town with the words that name it; None without a dateline, or where it names no known town.
    """
    line = next((b for b in page.document.blocks if b.kind == "dateline"), None)
    named = _TOWN.match(page.text, line.start, line.end) if line is not None else None
    if named is None:
        return None
    words = named[0].rstrip(" -").rstrip()
    known = max(_towns(page, words), key=lambda town: (town.kind == "capital", town.entity), default=None)
    if known is None:
        return None
    return Place(
        name=known.name,
        country=known.country,
        lat=known.lat,
        lon=known.lon,
        receipt=page.span(named.start(), named.start() + len(words)),
    )


def _towns(page: Page, words: str) -> Iterator[KnownPlace]:
    wanted = words.casefold()
    for place in page.knowledge.places.values():
        if place.kind in TOWNS and wanted in (place.name.casefold(), *map(str.casefold, place.aliases)):
            yield place
