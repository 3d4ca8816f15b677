"""A statement with the chain through which it is known, drawn; the same statement in several reports."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from readout.cli import cells
from readout.cli.console import out
from readout.query import grouped, side_by_side, statements_by_id
from readout.query.chain import Link, chain_of, short_form

if TYPE_CHECKING:
    from readout.record import View

Row = dict[str, Any]

OPENS, CLOSES = "[", "]"
"""Around words that only one of several wordings has; a terminal colours them too."""


def print_said(rows: Sequence[Row], *, view: View, has_more: bool) -> None:
    """Print statements for people, each with its chain, those that are one together.

    Args:
        rows: Rows of `said`.
        view: The record.
        has_more: Whether there are more rows than these.
    """
    console = out()
    if not rows:
        searched = cells.counted(view.count("statements"), "statement")
        console.print(
            f"Nobody says so among {searched}; `readout search` looks through whole texts.", style="soft"
        )
        return
    within = {row["nested_in"] for row in rows}
    told = [row for row in rows if row["statement"] not in within]  # the chain of what is within shows it
    variants_of = {row["statement"]: row["variants"] for row in told}
    missing = {other for others in variants_of.values() for other in others} - set(variants_of)
    for number, group in enumerate(grouped([*told, *statements_by_id(view, missing)], variants_of)):
        if number:
            console.print()
        _print_group(group, console)
    if has_more:
        console.print(f"The first {len(rows)}; --limit N shows more, --format csv all.", style="soft")


def _print_group(group: Sequence[Row], console: Console) -> None:
    """One statement: where it stands, its chain, and how other reports have it."""
    first = group[0]
    head = Table.grid(padding=(0, 2, 0, 0), expand=True)
    head.add_column(no_wrap=True)
    head.add_column(ratio=1, overflow="fold", style="soft")
    head.add_column(style="id", no_wrap=True)
    head.add_row(
        cells.said_on(first),
        cells.one_line(first["title"] or first["source"]),
        cells.short(first["statement"]),
    )
    console.print(head)
    console.print(Padding(chain(first), (0, 0, 0, 2)))
    if len(group) > 1:
        print_side_by_side(group, console)


def chain(row: Row) -> Tree:
    """The chain of a statement, outermost first, what was said at its end.

    Args:
        row: A row of `statements` as a listing gives it; the phrase in its `hits`, if any, is marked.

    Returns:
        A tree of one branch.
    """
    links = chain_of(row)
    trees = [Tree(_linked(link, is_last=link is links[-1]), guide_style="soft") for link in links]
    trees[-1].add(content(row))
    for outer, inner in pairwise(trees):
        outer.children.append(inner)
    return trees[0]


def content(row: Row) -> Text:
    """What was said, as in a listing, the phrase that was asked for marked."""
    text = Text(cells.quote(row))
    for hit in {cells.one_line(hit["text"]) for hit in row.get("hits") or []}:
        text.highlight_words([hit], style="receipt", case_sensitive=True)
    return text


def print_side_by_side(rows: Sequence[Row], console: Console) -> None:
    """One statement as several reports give it, one under the other, the words marked in which they differ.

    Args:
        rows: Rows of `statements`; the one that was published first is what the others differ from.
        console: Where to.
    """
    rows = sorted(rows, key=lambda row: (row["published"] or "9999", row["statement"]))
    wordings = side_by_side([cells.quote(row) for row in rows])
    console.print(Padding(Text(f"In {len(rows)} reports", style="soft"), (0, 0, 0, 2)))
    for row, words in zip(rows, wordings, strict=True):
        text, is_marked = Text(), False
        for word in words:
            if is_marked and not word.is_own:
                text.append(CLOSES, style="odd")
            text.append(" " if text else "")
            if word.is_own and not is_marked:
                text.append(OPENS, style="odd")
            text.append(word.text, style="odd" if word.is_own else "")
            is_marked = word.is_own
        if is_marked:
            text.append(CLOSES, style="odd")
        console.print(Padding(Group(_where_from(row), text), (0, 0, 0, 4)))


def _where_from(row: Row) -> RenderableType:
    line = Table.grid(padding=(0, 2, 0, 0), expand=True)
    line.add_column(style="date", no_wrap=True)
    line.add_column(ratio=1, overflow="fold", style="soft")
    line.add_column(style="id", no_wrap=True)
    from_whom = short_form(row) or cells.one_line(row["title"] or row["source"])
    line.add_row(cells.said_on(row), f"{from_whom}, “{_cue(row)}”", cells.short(row["statement"]))
    return line


def _cue(row: Row) -> str:
    return cells.one_line(row["cue"]["text"]) if row["cue"] is not None else "—"


def _linked(link: Link, *, is_last: bool) -> Text:
    text = Text()
    for number, source in enumerate(link.sources):
        text.append(", " if number else "").append(source.name, style="head")
        if source.about:
            text.append(f" ({source.about})", style="soft")
    if not link.sources:
        text.append("nobody named", style="soft")
    if link.cue is not None:
        text.append(f" — “{link.cue}”")
    if link.to:
        text.append(f" {', '.join(link.to)}")
    if link.paper is not None:
        text.append(f" in the {link.paper}")
    return text.append(":" if is_last else " →", style="soft")
