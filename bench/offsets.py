"""Offsets in the browser: `python -m bench.offsets 10000` shows made-up texts in Chromium.

Each text is emoji, joined emoji, right-to-left and East Asian writing, stacked accents, every kind of line
end, controls and markup at random, with marks at random. The page that shows it is asked for every mark
whether `Array.from(textContent).slice(start, end)` is the quote. All go through the function that writes
the text of a document page, several to a page; every fiftieth also goes through a record and the whole page.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from readout.model import Block, BlockKind, Document, Entity, Mention, RawInput, Reading, Usage
from readout.record import Record
from readout.serve.app import make_app
from readout.serve.entries import KINDS
from readout.serve.marking import Mark
from readout.serve.reading import reading, seen

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

CHROMIUM = shutil.which("chromium")
Writer = Callable[[str, Sequence[Mapping[str, Any]], Iterable[Mark]], str]
A_PAGE = 50
THROUGH_RECORDS = 50
"""Every so many texts one goes through a record."""

_HOST = "http://127.0.0.1"
_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
PIECES: dict[str, tuple[str, ...]] = {
    "plain": ("Blinken", " met ", "Motegi", ". ", "in Tokyo", "   ", "a\u00a0b", "-", "“so”"),
    "emoji": ("🇯🇵", "🙂", "👍🏽", "1️⃣", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"),
    "joined": ("👩‍👩‍👧‍👦", "🏳️‍🌈", "👨🏿‍🚀", "क्‍ष", "\u200c"),
    "right to left": ("שלום", "مرحبا", "\u202eabc\u202c", "\u2067x\u2069", "\u200f", "١٢٣"),
    "East Asian": ("茂木敏充", "외교부", "𠮷野家", "ﾃｽﾄ", "ᄒ\u1161\u11ab", "\u3000", "葛\U000e0100"),
    "combining": ("e\u0301", "Z\u0351\u036b\u0343", "\u0301", "Đặng", "a\u20dd", "\u1e9b\u0323"),
    "line ends": ("\r\n", "\r", "\n", "\n\n", "\n\r", "\u2028", "\u2029", "\u0085", "\x0b", "\x0c"),
    "controls": ("\x00", "\x01", "\x08", "\x1b", "\x1f", "\x7f", "\x80", "\x9f", "\ufeff", "\t", "\u00ad"),
    "no characters": ("\ufffe", "\ufdd0", "\U0001ffff", "\ue000", "\ufffd"),
    "lone surrogates": ("\ud83d", "\udc4d", "\udfff\ud800"),
    "markup": ("<b>", "</p></div>", "&amp;", "&#13;", "<!--", "]]>", "<script>", "\"'", "&notit;", "<"),
}
"""Kind → what texts of it are made of."""

_CHECK = """
    (cases) => cases.map(({ where, text, quotes }) => {
      const box = document.querySelector(where);
      const points = Array.from(box.textContent);
      const wrong = quotes.filter(([start, end, quote]) => points.slice(start, end).join("") !== quote);
      const stretches = Array.from(box.querySelectorAll("mark"));
      const off = stretches.filter((mark) =>
        points.slice(Number(mark.dataset.start), Number(mark.dataset.end)).join("") !== mark.textContent);
      const same = points.join("") === text;
      return { same, wrong: wrong.length, off: off.length, stretches: stretches.length };
    })
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text with marks.

    Attributes:
        text: The text.
        blocks: Its blocks.
        marks: In it.
        kinds: Of what it was made.
    """

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    kinds: tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """What the browser found.

    Attributes:
        texts: How many were shown.
        through_records: How many of them by a record and its page.
        marks: How many were compared with their quotes.
        stretches: How many marked stretches were.
        pictured: Marks whose quote holds a character that a picture stands for.
        wrong: Marks, stretches and texts that were not the same.
    """

    texts: int = 0
    through_records: int = 0
    marks: int = 0
    stretches: int = 0
    pictured: int = 0
    wrong: int = 0


def cases(count: int, *, seed: int = 8) -> Iterator[Case]:
    """Texts made at random.

    Args:
        count: How many.
        seed: Of the chance.

    Yields:
        Cases; two of three are of two kinds of characters and plain words, the others of all kinds.
    """
    chance = random.Random(seed)  # noqa: S311 - texts, not secrets
    for number in range(count):
        kinds = tuple(PIECES) if number % 3 == 0 else ("plain", *chance.sample(list(PIECES)[1:], 2))
        text = "".join(chance.choice(PIECES[chance.choice(kinds)]) for _ in range(chance.randint(1, 90)))
        yield Case(
            text=text,
            blocks=tuple(_blocks(chance, text)),
            marks=tuple(_marks(chance, text)),
            kinds=kinds,
        )


def _blocks(chance: random.Random, text: str) -> Iterator[Block]:
    points = sorted({chance.randint(0, len(text)) for _ in range(chance.randint(0, 8))})
    for start, end in pairwise(points):
        if chance.random() < 0.8:
            yield Block(start=start, end=end, kind=chance.choice(_KINDS))


def _marks(chance: random.Random, text: str) -> Iterator[Mark]:
    for number in range(chance.randint(1, 14)):
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.choice((1, 2, 3, 8, 30)))
        yield Mark(start=start, end=end, kind=chance.choice(KINDS).name, id=f"m{number}", label=text[:5])


def check(count: int, *, seed: int = 8, write: Writer = reading) -> Tally:
    """Show texts in Chromium and compare.

    Args:
        count: How many texts.
        seed: Of the chance.
        write: Makes HTML of a text, its blocks and its marks.

    Returns:
        What was found.
    """
    from playwright.sync_api import sync_playwright

    tally = Tally()
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(executable_path=CHROMIUM)
        page = browser.new_page()
        made, recorded = cases(count, seed=seed), list[Case]()
        while some := tuple(islice(made, A_PAGE)):
            _check_together(page, some, tally, write)
            recorded += some[::THROUGH_RECORDS]
        _check_recorded(page, recorded, Path(folder) / "record", tally)
        browser.close()
    return tally


def _check_together(page: Page, some: Sequence[Case], tally: Tally, write: Writer) -> None:
    boxes = (
        f'<div id="t{n}" class="text">{write(case.text, _rows(case), case.marks)}</div>'
        for n, case in enumerate(some)
    )
    html = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Texts</title>{"".join(boxes)}'
    _open(page, html.encode())
    asked = [_asked(f"#t{n}", case.text, case.marks) for n, case in enumerate(some)]
    _count(page, asked, tally)


def _check_recorded(page: Page, some: Sequence[Case], folder: Path, tally: Tally) -> None:
    from starlette.testclient import TestClient

    readings = list({read.document.doc: read for read in map(_reading, some)}.values())
    record = Record.create(folder)
    with record.writer() as writer:
        writer.add(readings, reader="made-up")
    with TestClient(make_app(folder), base_url=_HOST) as client:
        for read in readings:
            answer = client.get(f"/documents/{read.document.doc}")
            answer.raise_for_status()
            _open(page, answer.content)
            spans = [*(m.span for m in read.mentions), *(u.span for u in read.usages)]
            text = read.document.text
            asked = _asked("#text", text, [Mark(start=s.start, end=s.end, kind="-") for s in spans])
            _count(page, [asked], tally)
            tally.through_records += 1


def _reading(case: Case) -> Reading:
    """What a reader might have made of the text; a record holds no lone surrogates."""
    text = case.text.encode("utf-8", "replace").decode()
    raw = RawInput(source="/news/made-up.txt", data=text.encode())
    read = Document(
        doc=raw.doc,
        source=raw.source,
        source_kind="file",
        raw_sha256=raw.sha256,
        media_type="text/plain",
        title="Made up",
        language="en",
        text=text,
        blocks=case.blocks,
    )
    somebody = Entity(entity="person/somebody", kind="person", name="Somebody")
    mentions, usages = {}, {}
    for mark in case.marks:
        span = read.span(mark.start, mark.end)
        if mark.kind == "mention":
            one = Mention(span=span, entity=somebody.entity, country=None)
            mentions[one.mention] = one
        else:
            use = Usage(span=span, formula="one-china", variant="made up")
            usages[use.usage] = use
    return Reading(
        document=read,
        entities=(somebody,),
        mentions=tuple(mentions.values()),
        usages=tuple(usages.values()),
    )


def _rows(case: Case) -> list[dict[str, Any]]:
    return [{"start": block.start, "end": block.end, "kind": block.kind} for block in case.blocks]


def _asked(where: str, text: str, marks: Sequence[Mark]) -> dict[str, Any]:
    quotes = [[mark.start, mark.end, text[mark.start : mark.end]] for mark in marks]
    return {"where": where, "text": text, "quotes": quotes}


def _open(page: Page, body: bytes) -> None:
    """Show bytes as a page that came over the wire, so that the browser's own parser reads them."""

    def fulfil(route: Route) -> None:
        is_page = route.request.resource_type == "document"
        route.fulfill(body=body if is_page else b"", content_type="text/html; charset=utf-8")

    page.unroute_all()
    page.route("**/*", fulfil)
    page.goto(f"{_HOST}/")


def _count(page: Page, asked: Sequence[dict[str, Any]], tally: Tally) -> None:
    pictured = [
        {
            "where": one["where"],
            "text": seen(one["text"]),
            "quotes": [[start, end, seen(quote)] for start, end, quote in one["quotes"]],
        }
        for one in asked
    ]
    for one, found in zip(asked, page.evaluate(_CHECK, pictured), strict=True):
        tally.texts += 1
        tally.marks += len(one["quotes"])
        tally.pictured += sum(seen(quote) != quote for *_, quote in one["quotes"])
        tally.stretches += found["stretches"]
        tally.wrong += found["wrong"] + found["off"] + (not found["same"])


def main() -> int:
    """Show as many texts as asked for; exit 1 when one offset is wrong."""
    options = argparse.ArgumentParser(prog="python -m bench.offsets")
    options.add_argument("count", nargs="?", type=int, default=2000, help="how many texts")
    options.add_argument("--seed", type=int, default=8, help="of the chance")
    given = options.parse_args()
    if CHROMIUM is None:
        print("Chromium is not installed: nothing was measured.")
        return 0
    began = time.monotonic()
    tally = check(given.count, seed=given.seed)
    for name, value in (
        ("texts shown", tally.texts),
        ("of them through a record and its page", tally.through_records),
        ("marks compared with their quotes", tally.marks),
        ("of them with a picture for a control", tally.pictured),
        ("marked stretches compared", tally.stretches),
        ("wrong", tally.wrong),
    ):
        print(f"{name:40} {value:>10,}")
    print(f"{'seconds':40} {time.monotonic() - began:>10.0f}")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
