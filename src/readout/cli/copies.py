"""A story for people: who had it first, and what each copy made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from readout.cli import cells

Row = dict[str, Any]

SHOWN = 30
"""Copies told one by one."""

_DATE, _KIND = 12, 20
"""Columns of the date, and of what a copy is."""


def print_story(row: Row, console: Console) -> None:
    """Print a story.

    Args:
        row: A row of `stories`.
        console: Where to.
    """
    copies = row["copies"]
    for line in _about(row):
        console.print(Padding(line, (0, 0, 0, 2)))
    if len(copies) < 2:
        _print_look_alike(copies[0], console) if copies else None
        return
    console.print()
    console.print(f"Copies  {len(copies) - 1:,}", style="head")
    for copy in copies[: SHOWN + 1]:
        _print_copy(copy, console, is_first=copy is copies[0])
    if len(copies) > SHOWN + 1:
        rest = copies[SHOWN + 1 :]
        console.print(f"  and {len(rest):,} more: {_kinds(rest)}", style="soft")


def _about(row: Row) -> Iterator[Text]:
    copies = row["copies"]
    first = ", ".join(part for part in (row["outlet"], row["first_published"]) if part) or "not known"
    yield Text("first       ", style="soft").append(first, style="default")
    if len(copies) > 1:
        why = row["first_why"] or "not told for every copy: see below"
        yield Text("why         ", style="soft").append(why, style="default")
        yield Text("copies      ", style="soft").append(_kinds(copies[1:]), style="default")
    source = {None: "not said", row["story"]: "itself"}.get(row["source"], row["source"])
    yield Text("counts as   ", style="soft").append(str(source), style="default")
    if len(copies) == 1:
        yield Text("document    ", style="soft").append(str(copies[0]["doc"]), style="id")


def _kinds(copies: list[Row]) -> str:
    counts = Counter(copy["kind"] or "not told apart" for copy in copies)
    return ", ".join(
        f"{count:,} {kind}" for kind, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    )


def _print_copy(copy: Row, console: Console, *, is_first: bool) -> None:
    line = Text(f"{cells.one_line(copy['published'] or 'undated', limit=_DATE - 2):{_DATE}}", style="date")
    likeness = "first" if is_first else f"{copy['kind'] or 'copy'} {_share(copy['similarity'])}"
    line.append(f"{likeness:{_KIND}}", style="head" if is_first else "default")
    room = max(12, console.width - 2 - _DATE - _KIND - cells.SHORT_ID - 2)
    outlet = cells.one_line(copy["outlet"] or "outlet not known", limit=room)
    line.append(f"{outlet:{room}}  ", style="default").append(cells.short(copy["doc"]), style="id")
    console.print(Padding(line, (0, 0, 0, 2)), no_wrap=True, overflow="crop")
    for text in _details(copy):
        console.print(Padding(text, (0, 0, 0, 2 + _DATE)))
    _print_look_alike(copy, console)


def _share(similarity: float) -> str:
    """A share that says 1.00 of nothing less than the whole."""
    return "1.00" if similarity == 1 else f"{min(similarity, 0.99):.2f}"


def _details(copy: Row) -> Iterator[Text]:
    counts = [
        cells.counted(copy[key], "sentence") + f" {what}"
        for key, what in (("left_out", "left out"), ("added", "added"), ("altered", "altered"))
        if copy[key]
    ]
    if copy["kind"] == "translated":
        yield Text(copy["note"])
    elif counts:
        yield Text(", ".join(counts))
    for change in copy["changes"] or ():
        yield Text(f"≠ {change}", style="odd")
    if copy["why"]:
        is_told = copy["copied_from"] is not None
        yield Text(f"{'copied' if is_told else 'origin open'}: {copy['why']}", style="soft")


def _print_look_alike(copy: Row, console: Console) -> None:
    if copy["look_alike"]:
        text = Text(f"look-alike domain: resembles {copy['look_alike']} and is another host", style="bad")
        console.print(Padding(text, (0, 0, 0, 2 + _DATE)))
