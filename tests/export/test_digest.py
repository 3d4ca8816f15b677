"""The digest page: every item with its words in their sentence, nothing active, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from readout.export.digest_html import digest_html
from readout.export.digest_markdown import digest_markdown
from readout.query.show import Context
from readout.query.watched import Digest, digest, receipts_of
from readout.record import View
from readout.watching import parse_watches
from tests.query.factories import sample_record

WATCHES = parse_watches("""
[watch.meetings]
listing = "events"
act = "meeting"
[watch.strait]
listing = "wording"
formula = "taiwan-strait"
[watch.nobody]
listing = "statements"
by = "Nobody Atall"
[watch.quiet]
listing = "events"
status = "denied"
""")
SAFE = {
    *("html", "head", "meta", "title", "style", "body", "main", "nav", "a", "h1", "h2", "h3", "p"),
    *("section", "article", "ul", "li", "blockquote", "mark", "footer"),
}


class Page(HTMLParser):
    """Which elements and attributes a page has, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.links: set[str] = set()
        self.handlers: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.links |= {value or "" for name, value in attrs if name in ("href", "src")}
        self.handlers |= {name for name, _ in attrs if name.startswith("on")}

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Page:
    page = Page()
    page.feed(html)
    assert page.elements <= SAFE
    assert all(link.startswith("#") for link in page.links)
    assert not page.handlers
    return page


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with sample_record(tmp_path_factory.mktemp("record") / "sample").view() as opened:
        yield opened


@pytest.fixture(scope="module")
def laid(view: View) -> Digest:
    return digest(view, WATCHES)


def test_each_receipt_stands_in_its_sentence(laid: Digest) -> None:
    strait = next(section for section in laid.sections if section.watch.name == "strait")
    (item,) = strait.items
    (receipt,) = receipts_of(item)
    context = laid.contexts[receipt["doc"], receipt["start"], receipt["end"]]
    assert context.text == receipt["text"]
    assert context.before.endswith("We reaffirm ")
    assert "Blinken said." in context.after


def test_the_page_has_every_watch_and_item(laid: Digest) -> None:
    page = read(digest_html(laid))
    for section in laid.sections:
        assert section.watch.name in page.text
        for item in section.items:
            assert item.title in page.text
            assert item.id in page.text
    assert "Nothing new." in page.text
    assert "nobody of that name is known" in page.text


def test_markdown_tells_the_same(laid: Digest) -> None:
    text = digest_markdown(laid)
    for section in laid.sections:
        assert f"## {section.watch.name}" in text
    assert "peace and stability across the Taiwan Strait" in text
    assert "nobody of that name is known" in text


def test_since_the_same_state_nothing_is_new(view: View) -> None:
    assert [len(section.items) for section in digest(view, WATCHES, view).sections] == [0, 0, 0, 0]


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>x</script>",
    "</article></main><iframe src=//x>",
    "<!-- --><a href=javascript:x>",
    "[x](javascript:alert(1)) ![x](http://x/y.png) <b>`</b>",
    "# heading\n- list\n> quote",
    "half \ud800 a character \x00\x1b[2J",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_text(laid: Digest, text: str) -> None:
    def hostile(context: Context) -> Context:
        return replace(context, title=text, source=text, before=text, text=text, after=text)

    def told(section: Any) -> Any:
        return replace(
            section, items=tuple(replace(i, title=text, note=text) for i in section.items), problem=text
        )

    given = replace(
        laid,
        contexts={place: hostile(context) for place, context in laid.contexts.items()},
        sections=tuple(told(section) for section in laid.sections),
    )
    html = digest_html(given)
    html.encode()
    read(html)
    markdown = digest_markdown(given)
    markdown.encode()
    assert "](" not in markdown.replace("\\](", "")
    assert "<" not in markdown.replace("\\<", "")
    assert sum(line.startswith("# ") for line in markdown.splitlines()) == 1
