"""What a notebook shows: calm, complete, and nothing in it that a document could have put there."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from readout.export.compared import Laid
from readout.model import Clause, ClauseChange, Comparison, Document, Force, Span, Stretch
from readout.notebook import Card, Difference, Histories, OpenRecord, Rows
from readout.notebook.listing import listing_html
from readout.notebook.rows import SHOWN
from readout.query import History, Share
from readout.record import Row
from tests.notebook.payloads import PAYLOADS
from tests.notebook.test_rows import asked_all
from tests.query.factories import first_reading

_TAGS = frozenset(
    [
        "div",
        "style",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "p",
        "small",
        "span",
        "bdi",
        "br",
        "q",
        "mark",
        "del",
        "ins",
        "blockquote",
        "svg",
        "title",
        "rect",
        "text",
        "line",
    ]
)
_STRUCTURE = {
    "class",
    "xmlns",
    "viewbox",
    "width",
    "height",
    "font-family",
    "font-size",
    "fill",
    "x",
    "y",
    "x1",
    "y1",
}
_STRUCTURE |= {"x2", "y2", "text-anchor", "stroke", "font-weight"}


LISTED = (
    "events",
    "meetings",
    "statements",
    "said",
    "wording",
    "claims",
    "documents",
    "people",
    "series",
    "search",
)


class Seen(HTMLParser):
    """Tags, attributes and text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.words: list[str] = []
        self.others: list[str] = []
        self._in_style = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))
        self._in_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if not self._in_style:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)


def only_ours(html: str) -> Seen:
    """The HTML, when it holds no tag or attribute but those we write."""
    seen = Seen(html)
    assert {tag for tag, _ in seen.tags} <= _TAGS
    for _, attributes in seen.tags:
        for name, value in attributes:
            assert name in _STRUCTURE
            assert "alert" not in (value or "")
            assert "evil" not in (value or "")
    assert sum(tag == "style" for tag, _ in seen.tags) == 1
    assert seen.others == []
    return seen


def poisoned(value: Any, payload: str, key: str = "") -> Any:
    """A value with the payload in place of each of its texts; ids that are looked up stay."""
    if isinstance(value, dict):
        return {k: poisoned(v, payload, k) for k, v in value.items()}
    if isinstance(value, list):
        return [poisoned(item, payload, key) for item in value] or [payload]
    return payload if isinstance(value, str) else value


@pytest.mark.hostile
@pytest.mark.parametrize("name", LISTED)
def test_no_text_of_a_listing_becomes_markup(record: OpenRecord, name: str) -> None:
    clean = list(asked_all(record)[name])[:1] or _SERIES
    bad = [_kept(poisoned(row, payload), row) for payload in PAYLOADS for row in clean]
    told = "".join(only_ours(listing_html(name, record.view, bad, PAYLOADS[0])).words)
    assert not [payload for payload in PAYLOADS if payload not in told]


_SERIES: list[Row] = [
    {
        "series": "series/x",
        "name": "x",
        "basis": "declared",
        "format": "2+2",
        "parties": ["x"],
        "occasions": 1,
        "ahead": 0,
        "first": "2021",
        "last": "2021",
        "interval_days": 1,
        "papers": 0,
        "texts": 0,
        "since": None,
    }
]


def _kept(bad: Row, row: Row) -> Row:
    """Lists of objects that were empty stay so: nothing in them is text."""
    for key in ("roles", "speakers", "attribution", "content", "hits", "conflicts", "agenda", "addressees"):
        if key in row and not row[key]:
            bad[key] = []
    return bad


@pytest.mark.hostile
@pytest.mark.parametrize("payload", PAYLOADS[::10])
def test_no_text_of_a_card_becomes_markup(record: OpenRecord, payload: str) -> None:
    card = record.event(record.meetings(status="occurred")[0]["event"])
    shown = card.shown
    named = ("label", "doc", "source", "title", "published", "before", "text", "after")
    words: dict[str, Any] = dict.fromkeys(named, payload)
    contexts = tuple(replace(one, **words) for one in shown.contexts)
    found = replace(shown.found, note=payload, row=_kept(poisoned(shown.found.row, payload), shown.found.row))
    bad = Card.of(record.view, replace(shown, found=found, contexts=contexts))
    seen = only_ours(bad._repr_html_())
    assert "".join(seen.words).count(payload) >= 3 * len(contexts)


def clause(document: Document, payload: str) -> Clause:
    span = Span(doc=document.doc, start=0, end=len(payload), text=payload)
    verb = Span(doc=document.doc, start=0, end=1, text=payload[0])
    force = Force(ladder=None, rung=0, words="")
    return Clause(
        span=span,
        paragraph=0,
        opens=True,
        subject=None,
        verb=verb,
        lemma="x",
        force=force,
        intensity=(),
        terms=(),
        subject_terms=(),
        asked=(),
    )


@pytest.mark.hostile
@pytest.mark.parametrize("payload", PAYLOADS[::10])
def test_no_text_of_a_comparison_or_a_plot_becomes_markup(payload: str) -> None:
    document = replace(first_reading().document, title=payload)
    one = clause(document, payload)
    words = tuple(Stretch(kind=kind, text=payload) for kind in ("same", "gone", "new"))
    rows = (
        ClauseChange(before=one, after=None, changes=("dropped",), notes=(payload,)),
        ClauseChange(before=None, after=one, changes=("added",)),
        ClauseChange(before=one, after=one, changes=("reworded",), words=words),
    )
    laid = Laid(before=document, after=document, comparison=Comparison(rows=rows))
    seen = only_ours(Difference(laid=laid)._repr_html_())
    assert "".join(seen.words).count(payload) >= 7
    share = Share(
        value=payload,
        uses=1,
        share=1,
        documents=1,
        first=None,
        last=None,
        periods=(("2021", 1),),
        detail=payload,
    )
    history = History(
        formula=payload,
        label=payload,
        uses=1,
        documents=1,
        undated=0,
        first=None,
        last=None,
        periods=(("2021", 1),),
        variants=(share,),
        speakers=(share,),
        countries=(),
        slots=(),
        verbs=(),
    )
    only_ours(Histories([history])._repr_html_())


def test_a_notebook_shows_the_first_rows_and_how_many_there_are(record: OpenRecord) -> None:
    row = record.documents()[0]
    html = Rows("documents", record.view, lambda: [row] * (SHOWN + 5))._repr_html_()
    seen = only_ours(html)
    assert sum(tag == "tr" for tag, _ in seen.tags) == SHOWN + 1
    assert f"{SHOWN + 5} rows of documents" in html
    assert f"the first {SHOWN}" in html


def test_receipts_are_visible_and_marked_in_their_sentence(record: OpenRecord) -> None:
    meeting = record.meetings(status="occurred")
    told = next(record.view.rows("reports", where="event = ?", params=[meeting[0]["event"]], order="doc"))
    seen = only_ours(meeting._repr_html_())
    assert f"{told['doc']}:{told['start']}–{told['end']}" in "".join(seen.words)
    card = record.event(meeting[0]["event"])
    html = card._repr_html_()
    for context in card.contexts:
        assert f"<mark><bdi>{context.text}</bdi></mark>" in html


def test_nothing_is_shown_of_nothing(record: OpenRecord) -> None:
    for name, found in asked_all(record).items():
        assert f"0 rows of {name}" in only_ours(found[:0]._repr_html_()).words[0]


def test_the_comparison_is_a_page_of_its_own_too(record: OpenRecord, tmp_path: Path) -> None:
    document = first_reading().document
    one = clause(document, "<b>x</b>")
    laid = Laid(
        before=document,
        after=document,
        comparison=Comparison(rows=(ClauseChange(before=one, after=None, changes=("dropped",)),)),
    )
    difference = Difference(laid=laid)
    assert repr(difference) == "<1 dropped>"
    assert "&lt;b&gt;x" in difference.to_html(tmp_path / "page.html").read_text(encoding="utf-8")
    assert difference.counts == {"dropped": 1}
