"""Lists and watches as Atom feeds, with links back to the pages."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import BinaryIO

from readout.export import LISTINGS
from readout.export.atom import write_atom
from readout.query.updated import updated
from readout.record import Row
from readout.serve.asking import Asking

FEED_ROWS = 100
"""How many rows a feed has when nothing else is asked for."""


def write_feed(ask: Asking, listing: str, title: str, rows: Iterable[Row], out: BinaryIO) -> None:
    """Write rows of a listing as a feed.

    Args:
        ask: The request, whose address the feed bears.
        listing: Name of the listing.
        title: Of the feed.
        rows: Its rows.
        out: Where to.
    """
    found = list(rows)
    key = LISTINGS[listing].key
    times = {} if listing == "people" else updated(ask.view, listing, [row[key] for row in found])
    docs = sorted({receipt["doc"] for row in found for receipt in _receipts(row)})
    query = "SELECT doc, min(source) AS source FROM sightings WHERE list_contains(?, doc) GROUP BY doc"
    sources = {row["doc"]: row["source"] for row in ask.view.stream(query, [docs])}
    base = str(ask.request.base_url)
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    write_atom(
        found,
        text,
        listing=listing,
        title=f"Readout: {title.lower()}",
        updated=max(times.values(), default=ask.view.snapshot.written_at),
        times=times,
        sources=sources,
        self_link=str(ask.request.url),
        base_link=base,
    )
    text.detach()


def _receipts(value: object) -> Iterable[Row]:
    """Every receipt in a row."""
    if isinstance(value, list):
        for item in value:
            yield from _receipts(item)
    elif isinstance(value, dict):
        if isinstance(value.get("doc"), str):
            yield value
        for inner in value.values():
            yield from _receipts(inner)
