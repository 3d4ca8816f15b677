"""Sound files of every kind, spoilt at random: the same for the same number, as many as are asked for."""

from __future__ import annotations

import gzip
import io
import json
import random
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from readout.ingest import find_inputs
from readout.model import RawInput
from tests.hostile.pdfs import text_pdf
from tests.ingest.archived import answer, packed, page, record, response, word_file, zipped

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
STORY = [
    "TOKYO, July 28 - The foreign ministers of Japan and the United States met in Tokyo on Sunday.",
    "",
] * 6

TOKENS = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"<!--", b"-->", b"]]>", b"<script>", b"</body>", b"<plaintext>",
    b"&#0;", b"&#x110000;", b"%PDF-1.7", b"endstream", b"endobj", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"WARC/1.0\r\n",
    b"\r\n\r\n", b"Content-Length: 99999999999999999999\r\n", b"Content-Length: -1\r\n", b"{", b"}", b'"', b"\\ud800", b"[" * 2_000,
    b"9" * 2_000, b"-1", b"4294967296", "\u202e".encode(), "\u2028".encode(), "e\u0301".encode() * 500, b"\t" * 5_000,
)  # fmt: skip
"""What is put in: marks and ends of formats, numbers out of range, characters that few expect."""

Spoil = Callable[[bytes, random.Random], bytes]


def _flip(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 200))):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def _slice(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, start + chance.randint(1, max(1, min(len(data) - start, chance.choice((4, 64, 2_000)))))


def _drop(data: bytes, chance: random.Random) -> bytes:
    start, end = _slice(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = _slice(data, chance)
    return (
        data[:end] + data[start:end] * chance.choice((1, 30, 3_000_000 // (end - start) // 20)) + data[end:]
    )


def _zero(data: bytes, chance: random.Random) -> bytes:
    start, end = _slice(data, chance)
    return data[:start] + bytes(end - start) + data[end:]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _put_in(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data))
        data = data[:at] + chance.choice(TOKENS) + data[at:]
    return data


def _shuffle(data: bytes, chance: random.Random) -> bytes:
    size = chance.choice((7, 101, 1_009))
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    chance.shuffle(pieces)
    return b"".join(pieces)


def _splice(data: bytes, chance: random.Random) -> bytes:
    other = chance.choice(chance.choice([*sound().values()]))[1]
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


def _recode(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(
        chance.choice(("utf-16", "utf-32-be", "cp1252", "shift_jis", "utf-7", "cp037")), "replace"
    )


SPOILS: tuple[Spoil, ...] = (_flip, _drop, _repeat, _zero, _cut, _put_in, _shuffle, _splice, _recode)


@cache
def sound() -> dict[str, tuple[tuple[str, bytes], ...]]:
    """Family → (file name, bytes) of sound files."""

    def examples(*suffixes: str) -> tuple[tuple[str, bytes], ...]:
        paths = sorted(p for p in EXAMPLES.iterdir() if p.suffix in suffixes and p.name[0].isdigit())
        return tuple((path.name, path.read_bytes()) for path in paths)

    pages = examples(".html")
    texts = examples(".txt", ".md")
    lines = examples(".jsonl")
    warc = b"".join(response(n) for n in range(3)) + record(
        answer(gzip.compress(page(7)), headers=["Content-Encoding: gzip"]), url="https://example.org/7"
    )
    members = dict([*pages, *texts[:2]])
    listed = {"articles": [{"url": f"https://example.org/{n}", "title": "They met"} for n in range(20)]}
    rows = "url,title\n" + "".join(f"https://example.org/{n},They met\n" for n in range(20))
    return {
        "spoilt pages": pages,
        "spoilt texts": texts,
        "spoilt article lines": lines,
        "spoilt gzip": tuple((f"{name}.gz", gzip.compress(data, mtime=0)) for name, data in (*pages, *lines)),
        "spoilt PDF": (("a.pdf", text_pdf([STORY, STORY], title="Talks")), ("b.pdf", text_pdf([STORY] * 9))),
        "spoilt Word": (("a.docx", word_file(STORY)),),
        "spoilt WARC": (("a.warc", warc),),
        "spoilt packed WARC": (("a.warc.gz", packed(*(response(n) for n in range(4)))),),
        "spoilt zip": (("a.zip", zipped(members)), ("a.wacz", zipped({"archive/a.warc": warc}))),
        "spoilt tar": (("a.tar", _tar(members)), ("a.tgz", gzip.compress(_tar(members), mtime=0))),
        "spoilt lists of addresses": (("a.json", json.dumps(listed).encode()), ("a.csv", rows.encode())),
    }


def _tar(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            told = tarfile.TarInfo(name)
            told.size = len(data)
            archive.addfile(told, io.BytesIO(data))
    return out.getvalue()


def spoilt(family: str, count: int) -> Iterator[tuple[str, str, bytes]]:
    """Spoilt files of a family.

    Args:
        family: Of `sound`.
        count: How many.

    Yields:
        What was done to it, file name, bytes.
    """
    files = sound()[family]
    for number in range(count):
        chance = random.Random(f"{family} {number}")
        name, data = files[number % len(files)]
        done = []
        for _ in range(chance.choice((1, 1, 2, 4))):
            spoil = chance.choice(SPOILS)
            data = spoil(data, chance) if data else data
            done.append(spoil.__name__.lstrip("_"))
        yield f"{number}: {', '.join(done)}", name, data


def spoilt_inputs(family: str, count: int) -> Iterator[tuple[str, RawInput]]:
    """What reading such files gives, one file after another.

    Yields:
        (what was done, input); several of a file are numbered.
    """
    with tempfile.TemporaryDirectory() as folder:
        for done, name, data in spoilt(family, count):
            path = Path(folder, f"{done.partition(':')[0]}-{name}")
            path.write_bytes(data)
            for number, raw in enumerate(find_inputs([str(path)])):
                yield (done if number == 0 else f"{done}, {number}"), raw
            path.unlink()


_ENTRIES = "".join(
    f"<item><title>Talks {n}</title><link>https://example.org/{n}</link><guid>{n}</guid>"
    f"<pubDate>Tue, 16 Mar 2021 08:00:00 GMT</pubDate><description>They met.</description></item>"
    for n in range(8)
)
FEEDS = (
    f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{_ENTRIES}</channel></rss>'.encode(),
    b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>'
    + b"".join(
        b'<entry><title>Talks</title><id>%d</id><link href="https://example.org/%d"/></entry>' % (n, n)
        for n in range(8)
    )
    + b"</feed>",
    json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "items": [{"id": str(n), "url": f"https://example.org/{n}", "title": "Talks"} for n in range(8)],
        }
    ).encode(),
)


def spoilt_feeds(count: int) -> Iterator[tuple[str, bytes]]:
    """Spoilt feeds: what was done, and the bytes."""
    for number in range(count):
        chance = random.Random(f"feeds {number}")
        spoil = SPOILS[number % len(SPOILS)]
        yield f"{number}: {spoil.__name__.lstrip('_')}", spoil(FEEDS[number % len(FEEDS)], chance)
