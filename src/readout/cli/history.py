"""The history of a formula for people: first and last use, variants, speakers, slots, verbs."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readout.cli import cells
from readout.cli.console import out
from readout.knowledge import load
from readout.query.history import History, Moment, Share

SHOWN = 8
"""Variants, speakers and values of a slot that are shown when nothing else is asked for."""

_BAR = 24
_MANY_NAMES = 4
_BAR_SIGN = "▇"


def print_histories(found: Sequence[History], *, limit: int | None) -> None:
    """Print histories one after another.

    Args:
        found: The histories.
        limit: Rows of each part at most; None for a few.
    """
    console = out()
    for number, history in enumerate(found):
        if number:
            console.print()
        _print_history(history, console, SHOWN if limit is None else limit)


def _print_history(history: History, console: Console, shown: int) -> None:
    console.print(Text(history.label, style="head"))
    family = next((f for f in load().formulas if f.formula == history.formula), None)
    if family is not None and family.canonical:
        console.print(Text(f"“{family.canonical}”"))
    if family is not None and family.note:
        console.print(Text(family.note, style="soft"))
    console.print(cells.flow(_facts(history), width=console.width), style="soft")
    if not history.uses:
        return
    for name, moment in (("First", history.first), ("Last", history.last)):
        if moment is not None:
            _print_moment(name, moment, console)
    _print_section("Over time", _bars(history.periods), console)
    _print_shares("Variants", history.variants, shown, console)
    _print_shares("By whom", history.speakers, shown, console)
    if history.countries:
        told = [f"{s.value} {s.uses}" for s in history.countries[: 2 * shown]]
        console.print(Padding(cells.flow(told, width=console.width - 2), (0, 0, 0, 2)), style="soft")
    _print_section("Slots", _slots(history.slots, shown), console)
    _print_section("Governing verbs", _verbs(history.verbs), console)


def _facts(history: History) -> list[str]:
    facts = [history.formula, cells.counted(history.uses, "use")]
    if history.uses:
        facts.append(cells.counted(history.documents, "document"))
        facts.append(cells.counted(len(history.variants), "variant"))
    if history.undated:
        facts.append(f"{history.undated:,} without a day")
    return facts


def _print_moment(name: str, moment: Moment, console: Console) -> None:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True, style="soft", min_width=5)
    table.add_column(no_wrap=True, style="date")
    table.add_column(ratio=1, overflow="fold")
    who = ", ".join(moment.speakers[:_MANY_NAMES]) or "nobody named"
    more = len(moment.speakers) - _MANY_NAMES
    told = Text(f"{who} and {more} more" if more > 0 else who)
    told.append(f"\n{moment.variant}")
    where = ", ".join(part for part in (cells.one_line(moment.title, limit=90), moment.publisher) if part)
    told.append(f"\n{where}  ", style="soft").append(cells.short(moment.usage), style="id")
    table.add_row(name, _day(moment.day), told)
    console.print(table)


def _print_section(title: str, table: Table | None, console: Console) -> None:
    if table is None:
        return
    console.print(Text(title, style="head"))
    console.print(Padding(table, (0, 0, 0, 2)))


def _grid(*columns: tuple[str, str, int]) -> Table:
    """Columns as (style, justification, ratio)."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for style, justify, ratio in columns:
        table.add_column(
            style=style,
            justify="right" if justify == "right" else "left",
            ratio=ratio or None,
            no_wrap=not ratio,
            overflow="fold",
        )
    return table


def _bars(periods: Sequence[tuple[str, int]]) -> Table | None:
    if len(periods) < 2:
        return None
    most = max(uses for _, uses in periods)
    table = _grid(("date", "left", 0), ("", "right", 0), ("soft", "left", 1))
    for period, uses in periods:
        table.add_row(period, f"{uses:,}", _BAR_SIGN * max(1, round(_BAR * uses / most)))
    return table


def _print_shares(title: str, shares: Sequence[Share], shown: int, console: Console) -> None:
    if not shares or not shown:
        return
    table = _grid(("", "right", 0), ("soft", "right", 0), ("date", "left", 0), ("", "left", 1))
    for share in shares[:shown]:
        value = Text(share.value)
        if share.detail:
            value.append(f" ({share.detail})", style="soft")
        table.add_row(f"{share.uses:,}", f"{share.share:.0%}", _days(share), value)
    _print_section(title, table, console)
    if len(shares) > shown:
        more = f"  and {len(shares) - shown:,} more; --limit N shows them, --format csv all"
        console.print(more, style="soft")


def _slots(shares: Iterable[Share], shown: int) -> Table | None:
    by_slot: dict[str, list[Share]] = defaultdict(list)
    for share in shares:
        by_slot[share.detail].append(share)
    if not by_slot or not shown:
        return None
    table = _grid(("soft", "left", 0), ("", "left", 1))
    for slot, values in by_slot.items():
        told = " · ".join(f"{s.value} {s.share:.0%}" for s in values[:shown])
        more = f" · {len(values) - shown:,} more" if len(values) > shown else ""
        table.add_row(slot, told + more)
    return table


def _verbs(shares: Sequence[Share]) -> Table | None:
    """What governs it, period by period, the strongest verb first."""
    by_period: dict[str, list[tuple[Share, int]]] = defaultdict(list)
    for share in shares:
        for period, uses in share.periods:
            by_period[period].append((share, uses))
    if not by_period:
        return None
    table = _grid(("date", "left", 0), ("", "left", 1))
    for period, told in sorted(by_period.items()):
        told.sort(key=lambda pair: (-int(pair[0].detail or 0), -pair[1], pair[0].value))
        line = Text()
        for share, uses in told:
            line.append(" · " if line else "", style="soft").append(share.value)
            line.append(f" {share.detail}" if share.detail else "", style="soft")
            line.append(f" ×{uses:,}" if uses > 1 else "")
        table.add_row(period, line)
    return table


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day is not None else "—"


def _days(share: Share) -> str:
    if share.first is None or share.last is None:
        return "—"
    low, high = share.first.isoformat()[:7], share.last.isoformat()[:7]
    return low if low == high else f"{low} … {high}"
