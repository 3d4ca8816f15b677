"""What was read in a document, one entry a row: its line in the list and its marks in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markupsafe import Markup

from readout.query.contents import Contents
from readout.serve import words
from readout.serve.marking import Mark
from readout.serve.reading import shown

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of marks that can be shown or not.

    Attributes:
        name: In addresses and classes.
        title: Of its rows, for people.
        noun: Of one row.
        line: How its marks are drawn, in words.
        key: The key that switches it.
    """

    name: str
    title: str
    noun: str
    line: str
    key: str


KINDS = (
    Kind(name="mention", title="Names", noun="name", line="solid line", key="1"),
    Kind(name="statement", title="Statements", noun="said", line="dashed line", key="2"),
    Kind(name="report", title="Events", noun="event", line="long dashes", key="3"),
    Kind(name="use", title="Formulas", noun="formula", line="double line", key="4"),
    Kind(name="claim", title="Claims", noun="claim", line="dashes and dots", key="5"),
    Kind(name="date", title="Dates", noun="date", line="dotted line", key="6"),
)
"""In the order of their keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row that was read in a document.

    Attributes:
        kind: Name of its kind.
        id: Its id; of a date `date-START`.
        start: First code point.
        end: One past the last.
        pieces: (start, end) of each stretch; several where a quotation is split.
        path: Address of its page; empty for a date.
        head: What it is, in a few words.
        detail: What more is to be said.
        is_odd: Whether a reader should look twice.
    """

    kind: str
    id: str
    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    path: str
    head: str
    detail: str = ""
    is_odd: bool = False

    def marks(self) -> Iterator[Mark]:
        """Its marks in the text."""
        for start, end in self.pieces:
            yield Mark(start=start, end=end, kind=self.kind, id=self.id, label=self.head)


def entries(read: Contents) -> list[Entry]:
    """What was read in a document, in the order of its text.

    Args:
        read: The document and its rows.

    Returns:
        Entries; of those that begin at one place the widest first.
    """
    found = [
        *(_mention(row, read) for row in read.mentions),
        *(_statement(row) for row in read.statements),
        *(_report(row) for row in read.reports),
        *(_usage(row) for row in read.wording),
        *(_claim(row) for row in read.claims),
        *_dates(read),
    ]
    return sorted(found, key=lambda one: (one.start, -one.end, one.kind, one.id))


def lines(found: Iterable[Entry], link: Callable[[str], str]) -> Markup:
    """The lines of the list: thousands of them, which a template would take too long for.

    Args:
        found: Entries.
        link: Makes addresses at the state of the record that is looked at.

    Returns:
        One `li` each, empty for none.
    """
    nouns = {kind.name: kind.noun for kind in KINDS}
    return Markup("".join(_line(one, nouns[one.kind], link) for one in found))  # noqa: S704 - each is escaped


def _line(one: Entry, noun: str, link: Callable[[str], str]) -> str:
    head = (
        f'<a href="{escape(link(one.path))}">{shown(one.head)}</a>'
        if one.path
        else f"<b>{shown(one.head)}</b>"
    )
    detail = f' <span class="soft">{shown(one.detail)}</span>' if one.detail else ""
    return (
        f'<li class="entry {one.kind}{" is-odd" if one.is_odd else ""}" id="in-{escape(one.id)}" '
        f'data-start="{one.start}" data-end="{one.end}"><a class="spot" href="#p{one.start}" '
        f'title="Where it stands in the text"><span class="swatch {one.kind}">{noun}</span></a> '
        f'<span class="told" dir="auto">{head}{detail}</span></li>\n'
    )


def _entry(kind: str, identity: str, pieces: Sequence[Row], **told: Any) -> Entry:
    spans = tuple((piece["start"], piece["end"]) for piece in pieces)
    return Entry(
        kind=kind,
        id=identity,
        start=min(start for start, _ in spans),
        end=max(end for _, end in spans),
        pieces=spans,
        path=words.address(identity),
        **told,
    )


def _mention(row: Row, read: Contents) -> Entry:
    written = words.short(row["text"], 40)
    name = read.names.get(row["entity"] or "", (written, ""))[0]
    parts = (f"“{written}”" if written != name else "", row["office"], row["flag"])
    return _entry(
        "mention",
        row["mention"],
        [row],
        head=name,
        detail=", ".join(part for part in parts if part),
        is_odd=row["flag"] is not None,
    )


def _statement(row: Row) -> Entry:
    who = words.listed([party["name"] for party in row["speakers"][:3]]) or "nobody named"
    verb = row["verb"] or (row["cue"]["text"] if row["cue"] else "")
    return _entry(
        "statement",
        row["statement"],
        row["content"],
        head=f"{who}: {verb}" if verb else who,
        detail=words.short(words.quote(row), 90),
    )


def _report(row: Row) -> Entry:
    status = "" if row["status"] == "occurred" else f", {row['status']}"
    return _entry(
        "report", row["report"], [row], head=words.what(row) + status, detail=words.day(row["date"])
    )


def _usage(row: Row) -> Entry:
    strength = f", {row['strength']}" if row["strength"] else ""
    return _entry(
        "use", row["usage"], [row], head=row["formula"] + strength, detail=words.short(row["text"], 90)
    )


def _claim(row: Row) -> Entry:
    return _entry(
        "claim",
        row["claim"],
        [row],
        head=f"{row['kind']}: {row['verdict']}",
        detail=words.short(row["text"], 90),
        is_odd=row["verdict"] == "contradicted",
    )


def _dates(read: Contents) -> Iterator[Entry]:
    for one in read.dates or ():
        yield Entry(
            kind="date",
            id=f"date-{one.start}",
            start=one.start,
            end=one.end,
            pieces=((one.start, one.end),),
            path="",
            head=words.day(one.date, missing="not told"),
            detail=one.why,
        )
