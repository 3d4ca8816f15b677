"""What `readout read` says at its end: what was read and what was found in it, within a screen or two."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.columns import Columns
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readout.cli import cells
from readout.cli.console import out
from readout.cli.differing import differing, field_name

if TYPE_CHECKING:
    from readout.query import Summary
    from readout.run import Rejected, RunSummary

Row = dict[str, Any]

WIDEST = 110
"""Columns beyond which lines get no longer: an eye that has to travel loses the line."""

MEETINGS = 10
PAPERS = 6
AHEAD = 5
DISPUTED = 4
FORMULAS = 10
NAMES = 4
SPEAKERS = 6
REPAIRS = 8
REJECTED = 6
"""How many of each are shown; the rest is counted, with the command that lists them."""

_WEIGHT = {"joint-statement": 6, "agreement": 3}

NEXT_STEP = {
    "unreadable": "check the path and its permissions",
    "binary": "convert it to text, HTML or PDF",
    "bad-json-line": "mend the line",
    "truncated-gzip": "fetch it again",
    "bad-gzip": "fetch it again",
    "bad-archive": "fetch it again",
    "too-many-members": "split it",
    "nested-archive": "unpack the outer archive",
    "unseekable": "give the file's path",
    "bad-docx": "save it anew, or as text",
    "bad-list": "mend the row, or split the list",
    "not-fetched": "fetch the addresses, and read what comes",
    "truncated-record": "fetch the page itself",
    "content-encoding": "fetch the page itself",
    **dict.fromkeys(
        ("bad-record", "bad-length", "bad-http", "bad-chunks"), "fetch the archive again, or the page itself"
    ),
    "decompression-bomb": "unpack it and look what it is",
    "too-large": "split it",
    "text-too-long": "split it",
    "pdf-pages": "split it",
    "bad-pdf": "open it and save it anew",
    "encrypted": "save it without a password",
    "no-text": "give its text, or run it through OCR",
    **dict.fromkeys(
        ("html-tags", "html-depth", "html-attributes", "html-entities", "html-text"),
        "save the article alone, or as text",
    ),
    "timeout": "raise input.timeout_s in readout.toml and run again",
    "out-of-memory": "raise input.memory_mib in readout.toml and run again",
    "parser-crashed": "please report it with the document",
    "reader-failed": "please report it with the document",
    "reader-crashed": "run again with fewer --workers",
    "bad-feed": "open its address in a browser",
    "fetch-address": "write it as https://www.example.org/releases/12",
    **dict.fromkeys(
        ("fetch-private", "fetch-robots", "fetch-encoding", "fetch-type"), "save the page and read the file"
    ),
    **dict.fromkeys(("fetch-status", "fetch-tls", "fetch-redirect"), "look at the address in a browser"),
    **dict.fromkeys(
        ("fetch-name", "fetch-unreachable", "fetch-timeout", "fetch-broken", "fetch-busy", "fetch-later"),
        "run again later",
    ),
}
"""Reject code → what a person can do; nothing can be done about `empty`."""


def print_summary(done: RunSummary, found: Summary) -> None:
    """Print the end of a run.

    Args:
        done: What the run did.
        found: What the record holds of its documents.
    """
    console = out(widest=WIDEST)
    _print_counts(done, found, console)
    _section("Meetings", found.meetings, _meeting, limit=MEETINGS, more="readout meetings", console=console)
    _section("Said and agreed", found.papers, _paper, limit=PAPERS, more="readout events", console=console)
    coming = (*found.ahead, *found.off)
    _section(
        "Planned, called off, denied", coming, _coming, limit=AHEAD, more="readout events", console=console
    )
    _section(
        "Where reports differ",
        found.disputed,
        _disputed,
        limit=DISPUTED,
        more="readout events",
        console=console,
    )
    _print_wording(found, console)
    _print_repairs(found, console)
    _print_rejected(done.rejected, console)
    _print_next(done, found, console)


def _print_counts(done: RunSummary, found: Summary, console: Console) -> None:
    parts = [Text(f"{done.read:,} read", style="head")]
    if done.known:
        parts.append(Text(f"{done.known:,} already known"))
    if done.rejected:
        parts.append(Text(f"{len(done.rejected):,} rejected", style="bad"))
    if done.skipped:
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in done.skipped)
        parts.append(Text(f"left out of archives: {reasons}", style="soft"))
    for code, documents in done.asked:
        is_read = code == "model-read"
        parts.append(
            Text(f"{documents:,} {'with a model' if is_read else code}", style="soft" if is_read else "odd")
        )
    parts.append(Text(f"{done.elapsed_s:.1f} s", style="soft"))
    console.print(Text(" · ", style="soft").join(parts))
    about = [f"{cells.counted(found.relevant, 'document')} on diplomacy"]
    if found.published is not None:
        low, high = found.published
        about.append(f"published {low}" + (f" to {high}" if high != low else ""))
    about.append(cells.counted(found.statements, "statement"))
    if found.claims:
        about.append(cells.counted(found.claims, "countable claim"))
    about.append(_near(done.record))
    console.print(cells.flow(about, width=console.width), style="soft")


def _near(path: Path) -> str:
    """The path as a person would type it."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def _section(
    title: str, events: Sequence[Row], line: Any, *, limit: int, more: str, console: Console
) -> None:
    if not events:
        return
    _heading(title, len(events), console)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column(style="date", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(style="id", no_wrap=True)
    for event in _chosen(events, limit):
        table.add_row(event["date"] or "undated", line(event), cells.short(event["event"]))
    console.print(Padding(table, (0, 0, 0, 2)))
    if len(events) > limit:
        console.print(f"  and {len(events) - limit} more: {more}", style="soft")


def _chosen(events: Sequence[Row], limit: int) -> list[Row]:
    """The events most told of and best known, in the order given."""
    ranked = sorted(
        range(len(events)), key=lambda i: (-events[i]["independent_sources"], -_known(events[i]), i)
    )
    return [events[i] for i in sorted(ranked[:limit])]


def _known(event: Row) -> int:
    """How much is known of an event: joint papers and dates before anonymous, undated talk."""
    people = len([role for role in event["roles"] if role["kind"] == "person"])
    weight = _WEIGHT.get(event["act"], 0) + 2 * min(people, 4)
    return weight + 3 * int(event["date"] is not None) + int(bool(cells.where(event)))


def _meeting(event: Row) -> Text:
    text = cells.who(event, with_office=True, limit=NAMES)
    return text.append("\n").append_text(_details(event))


def _details(event: Row) -> Text:
    parts = [cells.what(event)]
    if cells.where(event):
        parts.append(Text(cells.where(event)))
    if event["documents"] > 1:
        told = f"{event['documents']} reports"
        if event["independent_sources"] < event["documents"]:
            told += f", {cells.counted(event['independent_sources'], 'source')}"
        parts.append(Text(told))
    text = Text(" · ").join(parts)
    text.stylize_before("soft")
    return text


def _paper(event: Row) -> Text:
    return cells.what(event).append(" · ", style="soft").append_text(cells.who(event))


def _coming(event: Row) -> Text:
    text = _paper(event)
    place = cells.where(event)
    return text.append(f" · {place}", style="soft") if place else text


def _disputed(event: Row) -> Text:
    text = Text()
    for number, conflict in enumerate(differing(event["conflicts"])):
        text.append("; " if number else "")
        text.append(f"{field_name(conflict)} ", style="odd")
        text.append(" ≠ ".join(value["value"] for value in conflict["values"]))
    return text.append(" · ", style="soft").append_text(cells.who(event, limit=3))


def _print_wording(found: Summary, console: Console) -> None:
    if found.formulas:
        _heading("Wording", sum(f.count for f in found.formulas), console)
        listed = [Text(f.name).append(f" ×{f.count}", style="soft") for f in found.formulas[:FORMULAS]]
        console.print(Padding(Columns(listed, padding=(0, 3)), (0, 0, 0, 2)))
        if len(found.formulas) > FORMULAS:
            console.print(
                f"  and {len(found.formulas) - FORMULAS} more formulas: readout wording", style="soft"
            )
    if found.speakers:
        _heading("Spoke most", None, console)
        said = [Text(s.name).append(f" {s.count}", style="soft") for s in found.speakers[:SPEAKERS]]
        console.print(Padding(cells.flow(said, width=console.width - 2), (0, 0, 0, 2)))


def _print_repairs(found: Summary, console: Console) -> None:
    if not found.repairs:
        return
    _heading("Names not taken as they stood", len(found.repairs), console)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(style="id", no_wrap=True)
    for repair in found.repairs[:REPAIRS]:
        text = Text(cells.one_line(repair.surface))
        if repair.name != repair.surface:
            text.append(" → ", style="odd").append(repair.name)
        table.add_row(text.append(f" ({repair.flag})", style="soft"), cells.short(repair.mention))
    console.print(Padding(table, (0, 0, 0, 2)))
    if len(found.repairs) > REPAIRS:
        console.print(f"  and {len(found.repairs) - REPAIRS} more: readout explain ID says why", style="soft")


def _print_rejected(rejected: Sequence[Rejected], console: Console) -> None:
    if not rejected:
        return
    _heading("Rejected", len(rejected), console)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column(style="bad", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for one in rejected[:REJECTED]:
        text = Text(one.source).append(f"\n{cells.one_line(one.reason)}", style="soft")
        step = NEXT_STEP.get(one.code)
        table.add_row(one.code, text if step is None else text.append(f" → {step}", style="soft"))
    console.print(Padding(table, (0, 0, 0, 2)))
    if len(rejected) > REJECTED:
        more = f"  and {len(rejected) - REJECTED} more: readout documents --status rejected"
        console.print(more, style="soft")


def _print_next(done: RunSummary, found: Summary, console: Console) -> None:
    record = "" if _is_default(done.record) else f" --record {_near(done.record)}"
    calls = []
    told = found.meetings or found.papers
    if told:
        best = _chosen(told, 1)[0]
        calls.append(f"readout show {cells.short(best['event'])}{record}")
    if found.meetings:
        calls.append(f"readout meetings{record}")
    if found.repairs:
        calls.append(f"readout explain {cells.short(found.repairs[0].mention)}{record}")
    elif found.formulas:
        calls.append(f"readout wording --formula {found.formulas[0].name}{record}")
    if not calls:
        calls.append(f"readout documents{record}")
    _heading("Next", None, console)
    for call in calls:
        console.print(f"  {call}")


def _is_default(record: Path) -> bool:
    from readout.cli.opening import configured

    return configured(None)[1].absolute() == record.absolute()


def _heading(title: str, count: int | None, console: Console) -> None:
    console.print()
    text = Text(title, style="head")
    console.print(text if count is None else text.append(f"  {count}", style="soft"))
