"""Every hostile input ends as a document, soon, in little memory, and the parser goes on."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Iterator

import pytest

from readout.documents import Parser
from readout.errors import InputRejected
from readout.ingest.feeds.worker import parse_feed
from readout.model import Document, RawInput
from tests.hostile.inputs import FAMILIES
from tests.hostile.mutated import sound, spoilt, spoilt_feeds, spoilt_inputs

EACH_S = 10.0
SPOILT = 8
"""Files of each family: a tenth of those of `make torture`, goal R1."""

MEMORY_MIB = 1024
STORY = RawInput(source="story", data=b"Talks end in Tokyo\n\nThe ministers met in Tokyo on Sunday.")

pytestmark = pytest.mark.hostile


EXPECTED = {
    "attributes/40,000 on one tag": "html-attributes",
    "depth/200,000 divs": "html-depth",
    "depth/250 divs": None,
    "tags/a million br": "html-tags",
    "entities/two million": "html-entities",
    "charsets/declared 'utf-7', is Latin-1": None,
    "binary/NUL only": "binary",
    "binary/one NUL in a story": None,
    "surrogates/-#half": None,
    "gzip/bomb 0": "decompression-bomb",
    "gzip/truncated 0": "truncated-gzip",
    "pdf/encrypted": "encrypted",
    "pdf/two thousand pages": "pdf-pages",
    "long/one line of 20 MB": "text-too-long",
    "long/one line of 21 MB": "too-large",
    "empty/nothing": "empty",
    "fields/bad line 0": "bad-json-line",
    "archives/a bomb in a record, 1": "decompression-bomb",
    "archives/a bomb in a record, 2": None,
    "archives/a record of 100 PB, 1": "bad-length",
    "archives/a member cut off, 1": None,
    "archives/a zip bomb": "decompression-bomb",
    "archives/zip in zip": "nested-archive",
    "archives/a way out of the folder": None,
    "archives/Word with a document type": "bad-docx",
}
"""How some of them must end: a reject code, or None when they must be read."""


@pytest.fixture(scope="module")
def parser() -> Iterator[Parser]:
    with Parser() as parser:
        yield parser


def test_there_are_enough() -> None:
    assert len(FAMILIES) >= 10


@pytest.mark.timeout(120)
@pytest.mark.parametrize("family", FAMILIES)
def test_family(parser: Parser, family: str) -> None:
    names = set()
    for name, raw in FAMILIES[family]():
        names.add(f"{family}/{name}")
        start = time.monotonic()
        document = parser.parse(raw)
        assert time.monotonic() - start < EACH_S, name
        assert parser._child is None or parser._child.peak_mib <= MEMORY_MIB, name
        check(document, name)
        assert document.reject_code == EXPECTED.get(f"{family}/{name}", document.reject_code), name
        assert document.reject_code != "parser-crashed", (name, document.reject_reason)
    assert len(names) >= 6
    assert {key for key in EXPECTED if key.startswith(f"{family}/")} <= names
    assert parser.parse(STORY).status == "read"


def check(document: Document, name: str) -> None:
    """A document that was read is whole; one that was not says why."""
    if document.status == "rejected":
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", document.reject_code or ""), name
        assert document.reject_reason, name
        assert document.text == "", name
        return
    assert document.reject_code is None, name
    document.text.encode("utf-8")
    last = 0
    for block in document.blocks:
        assert last <= block.start < block.end <= len(document.text), name
        assert not document.text[last : block.start].replace("\ufeff", "").strip(), name
        last = block.end
    assert not document.text[last:].replace("\ufeff", "").strip(), name
    for span in document.published_receipts:
        span.check(document.text)
    for value in (document.title, document.byline, document.publisher, document.agency, document.url):
        assert value is None or len(value) <= 2_000, name
        assert not {unicodedata.category(letter) for letter in value or ""} & {"Cc", "Cs"}, name


@pytest.mark.parametrize("family", sound())
def test_spoilt_files(parser: Parser, family: str) -> None:
    files = set()
    for name, raw in spoilt_inputs(family, SPOILT):
        files.add(name.partition(":")[0])
        start = time.monotonic()
        check(parser.parse(raw), f"{family}/{name}")
        assert time.monotonic() - start < EACH_S, name
    assert len(files) > SPOILT // 2


def feed_end(data: bytes) -> str:
    try:
        parse_feed(data, "https://example.org/feed")
    except InputRejected as refusal:
        return refusal.reason
    return "read"


def test_spoilt_feeds() -> None:
    for name, data in spoilt_feeds(SPOILT):
        assert feed_end(data) in ("read", "bad-feed"), name


def test_what_is_spoilt_is_the_same_each_time() -> None:
    assert [*spoilt("spoilt PDF", 5)] == [*spoilt("spoilt PDF", 5)]
    assert len({data for _, _, data in spoilt("spoilt pages", 50)}) > 45
