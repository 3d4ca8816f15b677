"""Small files that unpack to very much, in every packing that is read."""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from collections.abc import Callable, Iterator

from tests.hostile.pdfs import pdf, stream
from tests.ingest.archived import answer, packed, record, response, word_file, zipped

_FILLS = {"zeros": b"\0", "blanks": b" ", "letters": b"The ministers met. ", "lines": b"\n"}


def _filled(fill: bytes, size: int) -> bytes:
    return fill * (size // len(fill))


def _nested(data: bytes, levels: int) -> bytes:
    for _ in range(levels):
        data = gzip.compress(data)
    return data


def _coded(data: bytes, coding: str) -> bytes:
    body = gzip.compress(data) if coding == "gzip" else zlib.compress(data, 9)
    return response(1) + record(
        answer(body, headers=[f"Content-Encoding: {coding}"]), url="https://example.org/b"
    )


def _tarred(data: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        told = tarfile.TarInfo("a.txt")
        told.size = len(data)
        archive.addfile(told, io.BytesIO(data))
    return out.getvalue()


def _paper(data: bytes) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>"
    tree = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    return pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: tree, 3: page, 4: stream(data, compress=True)})


MAKERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("a.txt.gz", gzip.compress),
    "gzip of a page": ("a.html.gz", lambda data: gzip.compress(b"<html><body><p>" + data)),
    "gzip of article lines": ("a.jsonl.gz", lambda data: gzip.compress(b'{"text": "' + data + b'"}')),
    "gzip in gzip": ("b.txt.gz", lambda data: _nested(data, 2)),
    "gzip five times": ("c.txt.gz", lambda data: _nested(data, 5)),
    "zip member": ("a.zip", lambda data: zipped({"a.txt": data})),
    "zip in zip": ("b.zip", lambda data: zipped({"b.zip": zipped({"a.txt": data})})),
    "tar member": ("a.tgz", _tarred),
    "Word": ("a.docx", lambda data: word_file([data.decode("latin-1").replace("\0", "x")])),
    "WARC member": ("a.warc.gz", lambda data: packed(response(1), record(answer(data)))),
    "gzip body in a WARC": ("b.warc", lambda data: _coded(data, "gzip")),
    "deflate body in a WARC": ("c.warc", lambda data: _coded(data, "deflate")),
    "WARC in a WACZ": ("a.wacz", lambda data: zipped({"archive/a.warc": response(1) + record(answer(data))})),
    "PDF stream": ("a.pdf", _paper),
}


def bombs(count: int) -> Iterator[tuple[str, str, bytes]]:
    """Bombs of every packing in turn, filled with one thing after another, ever larger.

    Args:
        count: How many.

    Yields:
        What it is, file name, bytes.
    """
    makers, fills = [*MAKERS.items()], [*_FILLS.items()]
    for number in range(count):
        what, (name, make) = makers[number % len(makers)]
        fill, piece = fills[(number + number // len(makers)) % len(fills)]
        size = (70 + 15 * (number // len(makers))) << 20
        yield f"{what} of {size >> 20} MiB of {fill}", name, make(_filled(piece, size))
