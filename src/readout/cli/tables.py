"""Listings as tables that fit the terminal: columns give way before words do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from rich.table import Table
from rich.text import Text

from readout.cli import cells
from readout.cli.console import out
from readout.cli.differing import differing
from readout.query.chain import short_form

if TYPE_CHECKING:
    from rich.console import Console

    from readout.record import View

Row = dict[str, Any]
WIDE = 100
"""Columns from which every column of a listing is shown."""

_SNIPPET = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a listing.

    Attributes:
        title: Its heading.
        cell: What stands in it.
        ratio: Its share of the width that is left over; 0 for as wide as its words.
        style: How it looks.
        only: Where it is shown: on a wide terminal, on a narrow one, or None for on both.
        right: Whether it is set flush right.
    """

    title: str
    cell: Callable[[Row], str | Text]
    ratio: int = 0
    style: str = ""
    only: Literal["wide", "narrow"] | None = None
    right: bool = False


def print_table(name: str, rows: Sequence[Row], *, view: View, has_more: bool) -> None:
    """Print a listing for people.

    Args:
        name: Of the listing.
        rows: The rows to show.
        view: The record, for its size when there is nothing to show.
        has_more: Whether there are more rows than these.
    """
    console = out()
    if not rows:
        console.print(
            f"No {name} found among {cells.counted(view.count('documents'), 'document')}.", style="soft"
        )
        return
    if name == "search":
        _print_hits(rows, console)
    else:
        shown = _with_names(rows, view) if name == "wording" else rows
        shown = _with_published(shown, view) if name == "wording" else shown
        console.print(_table(COLUMNS[name], shown, width=console.width))
    if has_more:
        console.print(f"The first {len(rows)}; --limit N shows more, --format csv all.", style="soft")


def _table(columns: Sequence[Column], rows: Sequence[Row], *, width: int) -> Table:
    here = "wide" if width >= WIDE else "narrow"
    shown = [column for column in columns if column.only in (None, here)]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="head", expand=True)
    for column in shown:
        table.add_column(
            column.title,
            style=column.style,
            ratio=column.ratio or None,
            no_wrap=not column.ratio,
            justify="right" if column.right else "left",
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(column.cell(row) for column in shown))
    return table


def _with_published(rows: Sequence[Row], view: View) -> list[Row]:
    """The rows with the publication date of their documents, for those that have no date of their own."""
    wanted = sorted({row["doc"] for row in rows if row["date"] is None})
    query = "SELECT doc, published FROM documents WHERE list_contains(?, doc)"
    published = {row["doc"]: row["published"] for row in view.sql(query, [wanted])} if wanted else {}
    return [{**row, "published": published.get(row["doc"])} for row in rows]


def _with_names(rows: Sequence[Row], view: View) -> list[Row]:
    """The rows of `wording` with the names of their speakers in place of the ids."""
    wanted = sorted({speaker for row in rows for speaker in row["speakers"]})
    query = "SELECT entity, name FROM entities WHERE list_contains(?, entity)"
    names = {row["entity"]: row["name"] for row in view.sql(query, [wanted])} if wanted else {}
    return [{**row, "speakers": [names.get(s) or cells.name_of(s) for s in row["speakers"]]} for row in rows]


def _print_hits(rows: Sequence[Row], console: Console) -> None:
    for number, row in enumerate(rows):
        if number:
            console.print()
        head = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
        head.add_column(style="date", no_wrap=True)
        head.add_column(style="head", ratio=1, overflow="fold")
        head.add_column(style="id", no_wrap=True)
        title = cells.one_line(row["title"] or row["source"])
        head.add_row(row["published"] or "undated", title, cells.short(row["doc"]))
        console.print(head)
        console.print(marked(row["text"], row["start"], [(hit["start"], hit["end"]) for hit in row["hits"]]))


def marked(text: str, offset: int, spans: Sequence[tuple[int, int]]) -> Text:
    """A stretch of a document with receipts marked in it, on one line.

    Args:
        text: The stretch.
        offset: Where it begins in the document.
        spans: Receipts within it, in the document's offsets.

    Returns:
        The text; around the first receipt where it is long.
    """
    low = max(0, spans[0][0] - offset - _SNIPPET // 2) if len(text) > _SNIPPET and spans else 0
    high = min(len(text), low + _SNIPPET)
    piece = Text(("…" if low else "") + text[low:high].replace("\n", " ") + ("…" if high < len(text) else ""))
    for start, end in cells.runs(spans):
        shift = (1 if low else 0) - offset - low
        piece.stylize("receipt", max(0, start + shift), max(0, end + shift))
    return piece


def _date(row: Row) -> str:
    return row["date"] or "—"


def _spoken(row: Row) -> Text:
    text = Text()
    if verb := cells.verb(row):
        text.append(f"{verb}: ", style="soft")
    return text.append(cells.quote(row, limit=_SNIPPET))


def _spoken_and_through(row: Row) -> Text:
    through = short_form(row)
    return _spoken(row).append(f"\nvia {through}" if through else "", style="soft")


def _worded(row: Row) -> Text:
    text = Text(cells.one_line(row["text"], limit=_SNIPPET))
    return text.append(
        f"\n{' · '.join(part for part in (row['formula'], row['strength']) if part)}", style="soft"
    )


def _event_what(row: Row) -> Text:
    text = cells.what(row)
    if differing(row["conflicts"]):
        text.append(" ≠", style="odd")
    return text


def _event_what_and_where(row: Row) -> Text:
    place = cells.where(row)
    text = _event_what(row)
    return text.append(f", {place}", style="soft") if place else text


def _sources(row: Row) -> str:
    return f"{row['independent_sources']}/{row['documents']}"


def _document(row: Row) -> Text:
    text = Text(cells.one_line(row["title"] or "untitled"))
    return text.append(f"\n{row['source']}", style="soft")


def _state(row: Row) -> Text:
    if row["status"] == "rejected":
        return Text(row["reject_code"] or "rejected", style="bad")
    return Text("read", style="soft")


def _claim(row: Row) -> Text:
    return Text(cells.one_line(row["text"], limit=_SNIPPET)).append(f"\n{row['coverage']}", style="soft")


def _verdict(row: Row) -> Text:
    style = {"supported": "good", "contradicted": "bad"}.get(row["verdict"], "soft")
    return Text(row["verdict"], style=style)


_EVENTS = (
    Column(title="Date", cell=_date, style="date"),
    Column(title="What", cell=_event_what, ratio=3, only="wide"),
    Column(title="What", cell=_event_what_and_where, ratio=3, only="narrow"),
    Column(title="Who", cell=cells.who, ratio=5),
    Column(title="Where", cell=cells.where, ratio=2, only="wide"),
    Column(title="Src", cell=_sources, only="wide", style="soft", right=True),
    Column(title="Id", cell=lambda row: cells.short(row["event"]), style="id"),
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "events": _EVENTS,
    "meetings": _EVENTS,
    "statements": (
        Column(title="Date", cell=cells.said_on, style="date"),
        Column(title="Who", cell=cells.speakers, ratio=3),
        Column(title="Said", cell=_spoken, ratio=7, only="wide"),
        Column(title="Said", cell=_spoken_and_through, ratio=5, only="narrow"),
        Column(title="Via", cell=short_form, ratio=3, only="wide", style="soft"),
        Column(title="Id", cell=lambda row: cells.short(row["statement"]), style="id"),
    ),
    "wording": (
        Column(title="Date", cell=cells.said_on, style="date"),
        Column(title="Wording", cell=_worded, ratio=5),
        Column(title="Who", cell=lambda row: ", ".join(row["speakers"]), ratio=2),
        Column(title="Id", cell=lambda row: cells.short(row["usage"]), style="id"),
    ),
    "people": (
        Column(title="Name", cell=lambda row: row["name"], ratio=3),
        Column(title="State", cell=lambda row: row["country"] or "—"),
        Column(title="Offices", cell=lambda row: ", ".join(row["offices"]), ratio=5, style="soft"),
        Column(title="Events", cell=lambda row: str(row["events"]), right=True),
        Column(title="Statements", cell=lambda row: str(row["statements"]), right=True, only="wide"),
        Column(title="Documents", cell=lambda row: str(row["documents"]), right=True, only="wide"),
        Column(title="Id", cell=lambda row: row["entity"], style="id", only="wide"),
    ),
    "documents": (
        Column(title="Published", cell=lambda row: row["published"] or "—", style="date"),
        Column(title="Document", cell=_document, ratio=6),
        Column(title="From", cell=lambda row: row["publisher"] or row["agency"] or "", ratio=2, only="wide"),
        Column(title="Status", cell=_state),
        Column(title="Id", cell=lambda row: cells.short(row["doc"]), style="id"),
    ),
    "claims": (
        Column(title="Claim", cell=_claim, ratio=6),
        Column(title="Verdict", cell=_verdict),
        Column(title="Found", cell=lambda row: str(row["found"]), right=True),
        Column(title="Id", cell=lambda row: cells.short(row["claim"]), style="id"),
    ),
}
"""By the name of the listing."""
