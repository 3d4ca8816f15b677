"""Archives that mean harm: what reading them leaves, input by input."""

from __future__ import annotations

import gzip
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from readout.ingest import find_inputs
from readout.model import RawInput
from tests.ingest.archived import answer, packed, page, record, response, word_file, zipped

_BOMB = record(answer(bytes(30_000_000)))
_LIAR = record(answer(page(7)), length=10**17)
_DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'

FILES: dict[str, tuple[str, bytes]] = {
    "a bomb in a record": ("a.warc.gz", packed(response(1), _BOMB, response(2))),
    "a bomb in a body": (
        "b.warc.gz",
        packed(
            record(answer(gzip.compress(bytes(30_000_000)), headers=["Content-Encoding: gzip"])), response(2)
        ),
    ),
    "a record of 100 PB": ("c.warc", response(1) + _LIAR + response(2)),
    "a member cut off": ("d.warc.gz", packed(response(1))[:-40] + packed(response(2))),
    "heads without end": ("e.warc.gz", packed(b"WARC/1.0\r\n" + b"x: y\r\n" * 500_000, response(2))),
    "a thousand empty members": ("f.warc.gz", packed(b"") * 1_000 + packed(response(2))),
    "a thousand marks of gzip": ("g.warc.gz", b"\x1f\x8b\x08" * 1_000 + packed(response(2))),
    "a million chunks": (
        "h.warc",
        record(answer(b"1\r\nx\r\n" * 1_000_000 + b"0\r\n\r\n", headers=["Transfer-Encoding: chunked"]))
        + response(2),
    ),
    "a zip bomb": ("i.zip", zipped({"a.txt": bytes(50_000_000)})),
    "zip in zip": ("j.zip", zipped({"a.zip": zipped({"b.txt": b"They met."})})),
    "a zip file cut off": ("k.zip", zipped({"a.txt": b"They met."})[:-9]),
    "a way out of the folder": ("l.zip", zipped({"../../../../etc/x.html": page(1)})),
    "Word with a document type": ("m.docx", word_file(["They met."], opening=_DOCTYPE)),
    "Word of a hundred thousand levels": ("n.docx", zipped({"word/document.xml": b"<a>" * 100_000})),
    "Word packed as LZMA": ("o.docx", zipped({"word/document.xml": b"<a/>"}, method=zipfile.ZIP_LZMA)),
    "a list of a hundred thousand levels": ("p.json", b'{"articles": [' + b"[" * 100_000),
}
"""What it is → file name and bytes."""


def archives() -> Iterator[tuple[str, RawInput]]:
    """Every input that the files give.

    Yields:
        (name, input); several of a file are numbered.
    """
    with tempfile.TemporaryDirectory() as folder:
        for what, (name, data) in FILES.items():
            path = Path(folder, name)
            path.write_bytes(data)
            for number, raw in enumerate(find_inputs([str(path)])):
                yield (what if number == 0 else f"{what}, {number}"), raw
