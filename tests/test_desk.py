"""What reads: pages are skimmed, and opened again where they may matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from readout.desk import Desk
from readout.documents import parse
from readout.model import Document, RawInput, Reading
from readout.single import shared_reader

CARDS = "".join(
    f'<div class="card"><h3>A festival opens in town number {n}</h3><p>It is said to be the largest of its kind.</p></div>'
    for n in range(40)
)
SUMMIT = (
    "SEOUL – South Korean President Yoon Suk Yeol met Japanese Prime Minister Fumio Kishida in Seoul on Monday.",
    "The two leaders agreed to resume talks on a free trade agreement, Yoon's office said.",
    "It was their ninth summit, and the first in Seoul since December 2019.",
)
MATCH = (
    "The home side won the match on Sunday after a late goal from a corner.",
    "The coach said that his players had trained for such corners all the week.",
    "More than thirty thousand people were in the stadium, the club said on Monday.",
)


def page(paragraphs: Iterable[str]) -> RawInput:
    words = "".join(f"<p>{words}</p>" for words in paragraphs)
    text = f'<html lang="en"><body><main><article><h1>{next(iter(paragraphs))[:40]}</h1>{words}</article></main>{CARDS}</body></html>'
    return RawInput(source="page.html", data=text.encode(), media_type="text/html")


def skim(raws: Iterable[RawInput]) -> Iterator[Document]:
    return (parse(raw, thoroughly=False) for raw in raws)


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def desk(opened: list[str]) -> Desk:
    def thorough(raw: RawInput) -> Document:
        opened.append(raw.doc)
        return parse(raw)

    return Desk(thorough, shared_reader(), skim=skim)


def test_a_page_that_matters_is_opened_thoroughly_and_no_other(desk: Desk, opened: list[str]) -> None:
    summit, match = page(SUMMIT), page(MATCH)
    readings = desk((match, summit))
    assert opened == [summit.doc]
    assert [bool(one.reports) for one in readings] == [False, True]
    assert "festival" not in readings[1].document.text
    assert [flag.code for flag in readings[0].document.flags] == ["not-diplomatic"]


def test_what_is_read_is_the_same_as_without_skimming(desk: Desk) -> None:
    summit = page(SUMMIT)
    plain = Desk(parse, shared_reader())
    assert desk((summit,)) == plain((summit,))


def test_a_page_that_fails_when_opened_again_is_rejected(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        digest = "broken"

        def read(self, documents: Iterable[Document], *, reopen: object = None) -> Iterator[Reading]:
            raise RuntimeError("no")

    monkeypatch.setattr(desk, "_reader", Broken())
    (reading,) = desk((page(SUMMIT),))
    assert reading.document.reject_code == "reader-failed"
