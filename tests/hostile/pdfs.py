"""Small PDFs written by hand, sound and unsound."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence


def pdf(objects: Mapping[int, bytes], *, root: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF file with a correct cross-reference table.

    Args:
        objects: Number → what stands between `obj` and `endobj`.
        root: Number of the catalog.
        trailer: More entries of the trailer.

    Returns:
        The file.
    """
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = {}
    for number in sorted(objects):
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 65535 f \n"
    out += b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, start)
    return bytes(out)


def stream(data: bytes, *, compress: bool = False, extra: bytes = b"") -> bytes:
    """A stream object.

    Args:
        data: Its content.
        compress: Whether to deflate it.
        extra: More entries of its dictionary.

    Returns:
        Dictionary and stream.
    """
    if compress:
        data, extra = zlib.compress(data, 9), extra + b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def text_pdf(pages: Sequence[Sequence[str]], *, title: str | None = None) -> bytes:
    """A PDF of text lines, 14 points apart; an empty line leaves a gap.

    Args:
        pages: Lines of each page.
        title: Title for the file's information, or None.

    Returns:
        The file.
    """
    count = len(pages)
    kids = b" ".join(b"%d 0 R" % (10 + 2 * n) for n in range(count))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    }
    if title is not None:
        objects[4] = b"<< /Title (%s) >>" % title.encode("latin-1")
    for number, lines in enumerate(pages):
        content = [b"BT /F1 11 Tf 14 TL 72 760 Td"]
        for line in lines:
            escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            content.append(b"(%s) Tj T*" % escaped.encode("cp1252"))
        page = 10 + 2 * number
        objects[page] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (page + 1)
        )
        objects[page + 1] = stream(b"\n".join([*content, b"ET"]))
    return pdf(objects, trailer=b"/Info 4 0 R" if title is not None else b"")
