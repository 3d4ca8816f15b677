"""Small documents built by hand."""

from __future__ import annotations

from readout.documents import parse
from readout.model import ArticleFields, BlockKind, Document, RawInput


def read(text: str | bytes, media_type: str | None = "text/plain", **fields: str) -> Document:
    """The document of a text."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return parse(RawInput(source="test", data=data, media_type=media_type, fields=ArticleFields(**fields)))


def kinds(document: Document) -> list[tuple[BlockKind, str]]:
    """Kind and words of each block."""
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def of_kind(document: Document, kind: BlockKind) -> list[str]:
    """The words of the blocks of one kind."""
    return [words for found, words in kinds(document) if found == kind]


def uncovered(document: Document) -> str:
    """The characters in no block, white space and byte order marks apart."""
    last, left = 0, []
    for block in document.blocks:
        left.append(document.text[last : block.start])
        last = block.end
    left.append(document.text[last:])
    return "".join("".join(left).replace("\ufeff", "").split())
