"""Series for people: the list, and of one its occasions, its formulas by occasion, its silences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readout.cli import cells
from readout.cli.console import out
from readout.query.occasions import Cell, Line, Said, Silence, State, VerbChange
from readout.query.series import Held, SeriesTold

WIDE, WIDEST = 100, 120
"""Columns from which it is said how often a series meets, and who its parties are."""

FORMULAS = 30
"""Formulas that are shown when nothing else is asked for."""

_COLUMN = 14
_LABEL = 30
_DAYS_A_YEAR = 365.25
_MARKS: Mapping[State, tuple[str, str]] = {
    "used": ("●", "good"),
    "reported": ("○", ""),
    "absent": ("–", "bad"),
    "unknown": ("?", "soft"),
}
_OTHER = "◐"
_ARROWS: Mapping[VerbChange, str] = {"stronger": " ↑", "weaker": " ↓", "other": ""}
_LEGEND = (
    "● in the joint paper",
    "◐ in other words than before",
    "○ by report",
    "– not in the paper",
    "? the paper is not in the record",
    "↑ ↓ stronger, weaker verb",
)


def print_series(found: Sequence[SeriesTold], *, limit: int, documents: int) -> None:
    """Print a list of series.

    Args:
        found: The series.
        limit: How many at most.
        documents: How many documents the record holds, for when there is none.
    """
    console = out()
    if not found:
        console.print(f"No series found among {cells.counted(documents, 'document')}.", style="soft")
        return
    is_wide = console.width >= WIDE
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="head", expand=True)
    table.add_column("Series", ratio=4, overflow="fold")
    if console.width >= WIDEST:
        table.add_column("Parties", ratio=4, overflow="fold", style="soft")
    table.add_column("Held", justify="right", no_wrap=True)
    table.add_column("First", style="date", no_wrap=True)
    table.add_column("Last", style="date", no_wrap=True)
    if is_wide:
        table.add_column("How often", style="soft", no_wrap=True)
    table.add_column("Papers", justify="right", no_wrap=True)
    for one in found[:limit]:
        held = one.held
        name = Text(one.name).append(f"\n{one.series.removeprefix('series/')}", style="id")
        row: list[str | Text] = [name]
        if console.width >= WIDEST:
            row.append(_parties(one))
        papers = sum(occasion.paper is not None for occasion in held)
        texts = sum(occasion.paper == "text" for occasion in held)
        row += [
            str(len(held)),
            _day(held[0]) if held else "—",
            _day(held[-1]) if len(held) > 1 else "",
            *([_how_often(one)] if is_wide else []),
            f"{texts}/{papers}" if papers else "—",
        ]
        table.add_row(*row)
    console.print(table)
    if len(found) > limit:
        console.print(f"The first {limit}; --limit N shows more, --format csv all.", style="soft")
    console.print("Papers: joint papers whose text is in the record, of those told of.", style="soft")


def print_said(said: Said, *, limit: int | None) -> None:
    """Print a series: occasions, formulas by occasion, silences.

    Args:
        said: The series with what it said.
        limit: Formulas at most; None for some.
    """
    console = out()
    told = said.told
    console.print(Text(told.name, style="head"))
    console.print(cells.flow(_facts(told), width=console.width), style="soft")
    if told.note:
        console.print(Text(told.note, style="soft"))
    console.print(Text(_basis(told), style="soft"))
    _print_occasions(told, console)
    _print_formulas(said, console, FORMULAS if limit is None else limit)
    _print_changes(said, console)
    _print_silences(said, console)


def _day(occasion: Held) -> str:
    """The date, or of several days the first."""
    return occasion.date.partition("/")[0].strip(".") or occasion.low.isoformat()


def _facts(told: SeriesTold) -> Iterator[str]:
    held = told.held
    yield told.series
    yield f"{cells.counted(len(held), 'occasion')} held"
    ahead = len(told.occasions) - len(held)
    if ahead:
        yield f"{ahead} planned or cancelled"
    if told.interval_days is not None:
        yield _how_often(told)
    papers = sum(occasion.paper is not None for occasion in held)
    texts = sum(occasion.paper == "text" for occasion in held)
    yield f"{cells.counted(papers, 'joint paper')}, the text of {texts} in the record"
    if told.since is not None:
        yield f"since {told.since}"


def _basis(told: SeriesTold) -> str:
    parties = _parties(told, most=12)
    level = told.format.replace("-", " ")
    if told.basis == "declared":
        return f"Declared in series.csv: {parties}; {level}."
    return f"Recognised: {parties} and nobody else, {level}, on two occasions or more."


def _parties(told: SeriesTold, most: int = 5) -> str:
    shown = ", ".join(told.parties[:most])
    return f"{shown} and {len(told.parties) - most} more" if len(told.parties) > most else shown


def _how_often(told: SeriesTold) -> str:
    """In words, from the median interval.

    Returns:
        Such as `every 4 months`, or nothing where it was held but once.
    """
    days = told.interval_days
    if days is None:
        return ""
    if days < 45:
        return f"every {cells.counted(days, 'day')}"
    months = round(days / (_DAYS_A_YEAR / 12))
    if months < 11:
        return f"every {months} months"
    years = round(days / _DAYS_A_YEAR * 2) / 2
    return "once a year" if years <= 1 else f"every {years:g} years"


def _print_occasions(told: SeriesTold, console: Console) -> None:
    console.print(Text("Occasions", style="head"))
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(style="date", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(style="id", no_wrap=True)
    for occasion in told.occasions:
        table.add_row(occasion.date, _occasion(occasion), cells.short(occasion.events[0]))
    for event in told.loose:
        what = " ".join(part for part in (event.told.format, event.told.act) if part)
        where = event.told.place.name if event.told.place is not None else None
        line = Text(", ".join(part for part in (what, where) if part))
        line.append(f"\n{event.told.status}; which occasion it means is not known", style="soft")
        table.add_row(event.told.dating.text or "undated", line, cells.short(event.event))
    console.print(Padding(table, (0, 0, 0, 2)))


def _occasion(occasion: Held) -> Text:
    line = Text(", ".join(act.replace("-", " ") for act in occasion.acts))
    if occasion.status != "held":
        line.append(f", {occasion.status}", style="bad" if occasion.status == "cancelled" else "odd")
    if occasion.place:
        line.append(f" · {occasion.place}")
    roles = [
        {"role": r.role, "name": r.name, "kind": r.kind, "country": r.country, "office": r.office}
        for r in occasion.who.told.roles
    ]
    line.append("\n").append_text(cells.who({"roles": roles}))
    for text in occasion.texts:
        title = cells.one_line(text.title or "untitled", limit=90)
        line.append(f"\n{title}  ", style="soft").append(cells.short(text.doc), style="id")
    if occasion.paper == "reported":
        line.append("\nits joint paper is told of, the text is not in the record", style="soft")
    return line


def _print_formulas(said: Said, console: Console, shown: int) -> None:
    if not said.lines or not shown:
        return
    held = said.told.held
    known = [
        at
        for at, occasion in enumerate(held)
        if any(line.cells[at].state != "unknown" for line in said.lines)
    ]
    fitting = max(1, (console.width - _LABEL - 4) // (_COLUMN + 2))
    columns = known[-fitting:]
    console.print(Text("Formulas by occasion", style="head"))
    table = Table(box=None, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), header_style="date")
    table.add_column("", max_width=_LABEL, overflow="fold")
    for at in columns:
        table.add_column(_day(held[at]), width=_COLUMN, overflow="fold")
    lines = [line for line in said.lines if any(line.cells[at].is_used for at in columns)]
    for line in lines[:shown]:
        table.add_row(_broken(line.formula), *(_cell(line.cells[at]) for at in columns))
    console.print(Padding(table, (0, 0, 0, 2)))
    notes = []
    if len(known) > len(columns):
        notes.append(f"the last {len(columns)} of {len(known)} occasions")
    if len(lines) > shown:
        notes.append(f"{shown} of {len(lines)} formulas")
    if notes:
        console.print(f"  {', '.join(notes)}; --format csv shows all", style="soft")
    if len(known) < len(held):
        left = cells.counted(len(held) - len(known), "occasion")
        console.print(f"  of {left} neither the paper nor its wording is in the record", style="soft")
    legend = cells.flow(_LEGEND, width=console.width - 2)
    console.print(Padding(legend, (0, 0, 0, 2)), style="soft")


def _broken(formula: str) -> str:
    """An id on as many lines as it needs, broken behind a hyphen."""
    lines = [""]
    for part in formula.replace("-", "- ").split():
        if len(lines[-1]) + len(part) > _LABEL and lines[-1]:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def _cell(cell: Cell) -> Text:
    mark, style = _MARKS[cell.state]
    text = Text(_OTHER if cell.is_other and cell.state == "used" else mark, style=style)
    if cell.verb is not None:
        arrow = _ARROWS[cell.verb_change] if cell.verb_change is not None else ""
        text.append(f" {cell.verb}{arrow}", style="soft")
    return text


def _print_changes(said: Said, console: Console) -> None:
    """The words of what was said otherwise than before."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(style="date", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for line in said.lines:
        for at, occasion, cell in _moved(line, said.told.held):
            before = next(c for c in reversed(line.cells[:at]) if c.state == "used")
            told = Text(line.formula, style="soft")
            told.append(f"\n“{before.variants[0]}” → “{cell.variants[0]}”", style="not dim")
            table.add_row(occasion.date, told)
    if table.row_count:
        console.print(Text("Said in other words", style="head"))
        console.print(Padding(table, (0, 0, 0, 2)))


def _moved(line: Line, held: Sequence[Held]) -> Iterator[tuple[int, Held, Cell]]:
    for at, (occasion, cell) in enumerate(zip(held, line.cells, strict=True)):
        if cell.is_other:
            yield at, occasion, cell


def _print_silences(said: Said, console: Console) -> None:
    texts = [occasion for occasion in said.told.held if occasion.texts]
    if len(texts) < 3:
        if said.lines:
            told = cells.counted(len(texts), "joint paper")
            console.print(Text("Silence", style="head"))
            console.print(
                f"  Cannot be told: the text of {told} is in the record; three are needed.", style="soft"
            )
        return
    console.print(Text(f"Silence  {len(said.silences)}", style="head"))
    if not said.silences:
        told = f"Nothing that the papers before it had in a row is missing from that of {texts[-1].date}."
        console.print(Padding(Text(told), (0, 0, 0, 2)), style="soft")
    for silence in said.silences:
        console.print(Padding(_silence(silence), (0, 0, 0, 2)))
    later = [occasion for occasion in said.told.held if occasion.low > texts[-1].low]
    if later:
        told = (
            f"{cells.counted(len(later), 'later occasion')} cannot be judged: the paper is not in the record."
        )
        console.print(Padding(Text(told), (0, 0, 0, 2)), style="soft")


def _silence(silence: Silence) -> Text:
    line = Text(silence.label)
    line.append(f"  {silence.formula}", style="id")
    line.append(
        f"\nin the papers of {silence.run} occasions in a row, {silence.first.date} … {silence.last.date}, "
        f"not in that of {silence.missing.date}"
    )
    if silence.skipped:
        line.append(
            f"; between them {cells.counted(silence.skipped, 'paper')} not in the record", style="soft"
        )
    return line
