"""Items of watches in words: what changed, from what to what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from readout.export.atom import Entry
from readout.export.headlines import one_line
from readout.watching import Change, Item, Watch

KINDS = {"new": "new", "changed": "changed", "left": "no longer asked for", "gone": "gone"}
_FIELDS = {
    "who": "who",
    "sources": "independent sources",
    "found": "found in the record",
    "why": "reason",
    "together": "told together with",
    "report": "another report",
    "conflict": "reports differ on",
}


def change_line(change: Change) -> str:
    """A change in one line.

    Args:
        change: Of an item.

    Returns:
        Such as `status: planned → cancelled`.
    """
    label = _FIELDS.get(change.field, change.field)
    if change.field == "report":
        return label
    if change.field in ("together", "follows"):
        return f"{label} {_value(change.after['title'])}"
    if change.field == "conflict":
        if change.after is None:
            return f"no longer differ: {_value(change.before)}"
        return f"{label} {_value(change.after)}"
    if change.field == "who":
        return ", ".join(_came_and_went(change))
    return f"{label}: {_value(change.before)} → {_value(change.after)}"


def question(watch: Watch) -> str:
    """What a watch asks, in one line.

    Args:
        watch: The watch.

    Returns:
        Such as `meetings · country JPN · country USA`.
    """
    return " · ".join([watch.listing, *(f"{key} {value}" for key, value in watch.asked if value)])


def entry(item: Item) -> Entry:
    """An item as an entry of a feed: the id of its row, and the time of the state that was told.

    Args:
        item: What was told.

    Returns:
        The entry.
    """
    lines = [("date", item.date or "not known"), *(("changed", change_line(one)) for one in item.changes)]
    if item.note:
        lines.append(("note", item.note))
    held = {
        (one["doc"], one["start"], one["end"]): one
        for one in (*(r for change in item.changes for r in change.receipts), *item.receipts)
    }
    return Entry(
        id=item.key,
        page=item.id,
        title=item.title if item.kind == "new" else f"{KINDS[item.kind].capitalize()}: {item.title}",
        updated=item.written_at,
        lines=tuple(lines),
        receipts=tuple(held.values()),
        terms=(item.listing, item.kind),
    )


def _came_and_went(change: Change) -> Iterator[str]:
    if change.after:
        yield f"with {_value(change.after)}"
    if change.before:
        yield f"without {_value(change.before)}"


def _value(value: Any) -> str:
    if value is None:
        return "none"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return one_line(text, limit=200)
