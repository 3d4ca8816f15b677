"""Paragraphs of a Word file: `word/document.xml` read in small steps, without a tree or declarations.

Source of the format: ECMA-376 part 1, sections 11.3 and 17.3. Expat is used instead of lxml: it takes the
document in steps, so its memory does not grow with it, and a document type ends the reading.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from xml.parsers import expat

from readout.errors import InputRejected
from readout.ingest.boxes import zip_members

MAX_PARAGRAPHS = 200_000
MAX_POINTS = 20_000_000
MAX_DEPTH = 256
_STEP_BYTES = 64 << 10
_DOCUMENT = "word/document.xml"
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph with its words.

    Attributes:
        text: Without space at its ends.
        style: Name of its style, such as `Heading1`, or empty.
    """

    text: str
    style: str = ""


def read_docx(data: bytes) -> tuple[Paragraph, ...]:
    """The paragraphs of a Word file that hold text, in order.

    Args:
        data: The file.

    Returns:
        Paragraphs; cells of tables among them.

    Raises:
        InputRejected: `bad-archive`, `bad-docx`, `encrypted`, `decompression-bomb` or `too-large`.
    """
    for member in zip_members(io.BytesIO(data), len(data)):
        if member.name == _DOCUMENT:
            if member.refusal is not None:
                raise InputRejected(*member.refusal)
            collector = _Collector()
            while step := member.stream.read(_STEP_BYTES):
                collector.feed(step)
            return collector.finish()
    raise InputRejected("bad-docx", "There is no Word document in it.")


class _Collector:
    """Gathers paragraphs from what the parser tells."""

    def __init__(self) -> None:
        self._paragraphs: list[Paragraph] = []
        self._open: list[tuple[list[str], list[str]]] = []
        self._points = 0
        self._depth = 0
        self._fallback_at = 0
        self._is_text = False
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters

    def feed(self, step: bytes, *, is_last: bool = False) -> None:
        try:
            self._parser.Parse(step, is_last)
        except expat.ExpatError as error:
            raise InputRejected("bad-docx", f"Its text is no sound XML: {error}.") from None

    def finish(self) -> tuple[Paragraph, ...]:
        self.feed(b"", is_last=True)
        return tuple(self._paragraphs)

    def _refuse_doctype(self, *_: object) -> None:
        raise InputRejected("bad-docx", "Its text declares a document type, which Word never does.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise InputRejected("bad-docx", f"More than {MAX_DEPTH} elements inside each other.")
        if name == _FALLBACK and not self._fallback_at:
            self._fallback_at = self._depth
        tag = _local(name)
        if tag == "p":
            self._open.append(([], []))
        elif tag == "t":
            self._is_text = True
        elif self._open and tag in _SIGNS:
            self._add(_SIGNS[tag])
        elif self._open and tag == "pStyle":
            self._open[-1][1][:] = [value for key, value in attributes.items() if _local(key) == "val"][:1]

    def _end(self, name: str) -> None:
        tag = _local(name)
        if tag == "t":
            self._is_text = False
        elif tag == "p" and self._open:
            words, style = self._open.pop()
            self._keep("".join(words).strip(), "".join(style))
        if self._depth == self._fallback_at:
            self._fallback_at = 0
        self._depth -= 1

    def _keep(self, text: str, style: str) -> None:
        if not text:
            return
        if len(self._paragraphs) >= MAX_PARAGRAPHS:
            raise InputRejected("too-large", f"More than {MAX_PARAGRAPHS} paragraphs.")
        self._paragraphs.append(Paragraph(text=text, style=style[:100]))

    def _characters(self, data: str) -> None:
        if self._is_text and self._open:
            self._add(data)

    def _add(self, data: str) -> None:
        if self._fallback_at:
            return
        self._points += len(data)
        if self._points > MAX_POINTS:
            raise InputRejected("too-large", f"More than {MAX_POINTS} characters.")
        self._open[-1][0].append(data)


def _local(name: str) -> str:
    """The name within WordprocessingML; empty for names of other vocabularies."""
    for prefix in _WORD:
        if name.startswith(prefix):
            return name[len(prefix) :]
    return ""
