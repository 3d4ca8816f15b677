"""Where reports of an event differ: each value with its sources and receipts, what was taken and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readout.cli import cells
from readout.query import Context

_FIELDS = {"roles": "participants"}
_TITLES = {
    "disagreement": "Where the reports differ",
    "history": "What became of it",
    "variants": "Name variants",
}
_NOTES = {
    "history": "The later report says what has become of the plan; no disagreement.",
    "variants": "The same person or body under other names; no disagreement.",
}
_WORDS = 160
"""Characters of a receipt."""

_RECEIPTS = 4
"""Receipts of a value that are shown; the record has all."""


def print_conflicts(
    conflicts: Sequence[Mapping[str, Any]], contexts: Iterable[Context], console: Console
) -> None:
    """Print the conflicts of an event.

    Args:
        conflicts: As an event's row has them.
        contexts: Its receipts, for the names of their documents.
        console: Where to.
    """
    sources = {context.doc: _source(context) for context in contexts}
    for kind, title in _TITLES.items():
        of_kind = [one for one in conflicts if (one.get("kind") or "disagreement") == kind]
        if not of_kind:
            continue
        console.print()
        console.print(f"{title}  {len(of_kind)}", style="head")
        if kind in _NOTES:
            console.print(f"  {_NOTES[kind]}", style="soft")
        grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
        grid.add_column(max_width=24)
        grid.add_column(ratio=1)
        for conflict in of_kind:
            write = _variants if kind == "variants" else _values
            grid.add_row(_label(conflict, kind), write(conflict, sources))
        console.print(Padding(grid, (0, 0, 0, 2)))


def differing(conflicts: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The conflicts that are disagreements: no name variants, and no history of a plan.

    Args:
        conflicts: As an event's row has them.
    """
    return [one for one in conflicts if (one.get("kind") or "disagreement") == "disagreement"]


def field_name(conflict: Mapping[str, Any]) -> str:
    """What to call the field of a conflict."""
    field: str = conflict["field"]
    return _FIELDS.get(field, field)


def _label(conflict: Mapping[str, Any], kind: str) -> Text:
    if kind == "variants":
        return Text(conflict["about"] or "")
    return Text(field_name(conflict), style="odd")


def _values(conflict: Mapping[str, Any], sources: Mapping[str, str]) -> RenderableType:
    lines: list[RenderableType] = []
    about = conflict.get("about")
    if about and conflict["field"] in ("office", "speaker"):
        of = f"“{_short(about)}”" if conflict["field"] == "speaker" else f"of {about}"
        lines.append(Text(of, style="soft"))
    for value in conflict["values"]:
        is_chosen = value["value"] == conflict.get("chosen")
        head = Text("✓ " if is_chosen else "  ").append(value["value"], style="bold" if is_chosen else "")
        lines.append(head.append(f"  {cells.counted(_count(value), 'independent source')}", style="soft"))
        receipts = value.get("receipts") or ()
        for receipt in receipts[:_RECEIPTS]:
            where = sources.get(receipt["doc"], cells.short(receipt["doc"]))
            told = Text(f"{where}: ", style="soft").append(f"“{_short(receipt['text'])}”", style="default")
            lines.append(Padding(told, (0, 0, 0, 4)))
        if len(receipts) > _RECEIPTS:
            lines.append(Text(f"    and {len(receipts) - _RECEIPTS} more", style="soft"))
    return Group(*lines, Text(_taken(conflict), style="soft"))


def _taken(conflict: Mapping[str, Any]) -> str:
    rule = conflict.get("rule") or "not recorded"
    if conflict.get("chosen") is None:
        return f"Taken: none of them; {rule}"
    return f"Taken: {conflict['chosen']}, {rule}"


def _variants(conflict: Mapping[str, Any], sources: Mapping[str, str]) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(max_width=30)
    grid.add_column(ratio=1, style="soft")
    for value in conflict["values"]:
        docs = sorted({receipt["doc"] for receipt in value.get("receipts") or ()})
        names = [sources.get(doc, cells.short(doc)) for doc in docs[:_RECEIPTS]]
        more = [f"and {len(docs) - _RECEIPTS} more"] if len(docs) > _RECEIPTS else []
        grid.add_row(value["value"], "\n".join([*names, *more]))
    return grid


def _count(value: Mapping[str, Any]) -> int:
    """Independent sources; of a record written before they were counted, reports."""
    return value.get("sources") or len(value["reports"])


def _source(context: Context) -> str:
    name = context.source.rsplit("/", 1)[-1]
    return f"{name}, {context.published}" if context.published else name


def _short(text: str) -> str:
    return cells.one_line(text, limit=_WORDS)
