"""The blocks of a text: title, dateline, byline, prose, quotation, caption, metadata, furniture.

Every character that is not white space lies in one block. The paragraphs are gone through once, with the
little memory a person has: are we still above the story, has the headline come, did a list of links open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from readout.documents.captions import is_bare_caption
from readout.documents.dateline import find_dateline, is_place_line
from readout.documents.furniture import opens_section
from readout.documents.headers import header_date
from readout.documents.limits import DEFAULT
from readout.documents.lines import kind_of_line
from readout.documents.markup import Peeled, front_matter, peel, without_marks
from readout.documents.paragraphs import BLANK, Paragraph, split_paragraphs
from readout.model import Block, BlockKind

MAX_HEADLINE_WORDS = 32
LABEL_WORDS = 6
"""Lines above the story of at most this many words without a full stop are labels ("Situation Room")."""

_WORDS = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]{0,3}$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){1,4}$|\b(?:Jr|Sr|Inc|Ltd|Co|Gen|No)\.$")


@dataclass(slots=True, kw_only=True)
class _Reader:
    """What has been seen so far.

    Attributes:
        title: The title given with the document, as words, or empty.
        hints: Paragraph text → kind, from a page's markup.
        is_above: Whether no prose has come yet.
        has_title: Whether the title has come.
        in_links: Whether a list of links or comments is open.
        proses: How many paragraphs of prose have come.
    """

    title: tuple[str, ...]
    hints: Mapping[str, BlockKind]
    is_above: bool = True
    has_title: bool = False
    in_links: bool = False
    proses: int = 0
    blocks: list[Block] = field(default_factory=list)


def split_blocks(
    text: str,
    *,
    title: str | None = None,
    hints: Mapping[str, BlockKind] | None = None,
    limit: int = DEFAULT.blocks,
) -> tuple[Block, ...]:
    r"""Cut a text into blocks.

    Args:
        text: The stored text.
        title: The headline given beside the text, if any; it is a block only where the text repeats it.
        hints: What a page's markup said of paragraphs, by their text.
        limit: Number of paragraphs beyond which neighbours are taken together.

    Returns:
        In order, not overlapping, covering all that is not white space.

    Example:
        >>> [
        ...     (b.start, b.end, b.kind)
        ...     for b in split_blocks("Talks held\n\nSEOUL, May 2 (Yonhap) -- They met.")
        ... ]
        [(0, 10, 'title'), (12, 36, 'dateline'), (37, 46, 'body')]
    """
    start, _ = front_matter(text)
    reader = _Reader(title=_words(title or ""), hints=hints or {})
    if start:
        reader.blocks.append(_trimmed(text, 0, start))
    paragraphs = _coarse(split_paragraphs(text, start=start), text, limit)
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        _read(reader, paragraph, following)
    return tuple(_title_joined(reader.blocks, text))


def _coarse(paragraphs: list[Paragraph], text: str, limit: int) -> list[Paragraph]:
    """At most `limit` paragraphs: a text of very many lines is taken several lines at a time."""
    if len(paragraphs) <= limit:
        return paragraphs
    size = -(-len(paragraphs) // limit)
    groups = [paragraphs[at : at + size] for at in range(0, len(paragraphs), size)]
    return [
        Paragraph(
            start=g[0].start, end=g[-1].end, text=text[g[0].start : g[-1].end], after_blank=g[0].after_blank
        )
        for g in groups
    ]


def _read(reader: _Reader, paragraph: Paragraph, following: Paragraph | None) -> None:
    peeled = peel(paragraph.text)
    words = paragraph.text[peeled.start : peeled.end]
    kind = _kind(reader, words, peeled, paragraph, following)
    first, last = paragraph.start + peeled.start, paragraph.start + peeled.end
    if kind in ("metadata", "boilerplate"):
        reader.blocks.append(Block(start=paragraph.start, end=paragraph.end, kind=kind))
        return
    if peeled.start:
        reader.blocks.append(
            Block(
                start=paragraph.start,
                end=paragraph.start + len(paragraph.text[: peeled.start].rstrip(BLANK)),
                kind="metadata",
            )
        )
    if kind == "body":
        first = _cut_dateline(reader, words, first)
        reader.is_above, reader.in_links, reader.proses = False, False, reader.proses + 1
    reader.has_title = reader.has_title or kind == "title"
    reader.blocks.append(Block(start=first, end=last, kind=kind))
    tail = paragraph.text[peeled.end :]
    if tail.strip(BLANK):
        skipped = len(tail) - len(tail.lstrip(BLANK))
        reader.blocks.append(Block(start=last + skipped, end=paragraph.end, kind="metadata"))


def _cut_dateline(reader: _Reader, words: str, first: int) -> int:
    found = find_dateline(words, is_first=reader.proses == 0)
    if found is None:
        return first
    dateline = words[: found.end].rstrip(BLANK)
    reader.blocks.append(Block(start=first, end=first + len(dateline), kind="dateline"))
    rest = words[len(dateline) :]
    return first + len(dateline) + len(rest) - len(rest.lstrip(BLANK))


def _kind(
    reader: _Reader, words: str, peeled: Peeled, paragraph: Paragraph, following: Paragraph | None
) -> BlockKind:
    hinted = reader.hints.get(words)
    if hinted is not None:
        return hinted
    if peeled.shape in ("title", "heading") and not (reader.is_above and not reader.has_title):
        return "metadata"
    said = kind_of_line(words)
    if said is None and peeled.shape != "plain":
        said = kind_of_line(paragraph.text)
    if said is not None and not (reader.is_above and _is_title_given(reader, words)):
        reader.in_links = reader.in_links or opens_section(words)
        return said
    if reader.in_links and not _is_sentence(words):
        return "boilerplate"
    if reader.is_above:
        return _kind_above(reader, words, peeled, following)
    if following is not None and is_bare_caption(words):
        return "caption"
    return "quote" if peeled.shape == "quote" else "body"


def _kind_above(reader: _Reader, words: str, peeled: Peeled, following: Paragraph | None) -> BlockKind:
    """The kind of a paragraph before the first prose."""
    if _is_title_given(reader, words):
        return "title"
    if following is None or peeled.shape == "item":
        return "body"
    if peeled.shape == "quote":
        return "quote"
    if is_place_line(words):
        return "dateline"
    if header_date(words) is not None:
        return "metadata"
    if (
        not reader.title
        and not reader.has_title
        and (peeled.shape in ("title", "heading") or _is_headline(words))
    ):
        return "title"
    if not _is_sentence(words) and not words.endswith((":", ";", ",")) and len(words.split()) <= LABEL_WORDS:
        return "metadata"
    return "body"


def _is_title_given(reader: _Reader, words: str) -> bool:
    """Whether a line repeats the title given beside the text, or a part of it, or nearly."""
    if not reader.title or len(words) > 400:
        return False
    said = _words(words)
    mine, given = set(said), set(reader.title)
    if mine == given:
        return True
    if len(mine) < 3 or _is_sentence(words):
        return False
    return mine <= given or (said[0] == reader.title[0] and len(mine & given) >= 0.7 * len(mine | given))


def _is_headline(words: str) -> bool:
    count = len(words.split())
    if not 1 < count <= MAX_HEADLINE_WORDS or len(words) > 300 or "\n" in words.strip():
        return False
    if words.endswith((":", ";", ",")) or words[0].islower():
        return False
    return not _is_sentence(words) or (words[-1] in "!?" and count <= 20)


def _is_sentence(words: str) -> bool:
    """Whether it ends as a sentence does; "Jr." and "U.S." end a headline as well."""
    return _SENTENCE_END.search(words[-8:]) is not None and _ABBREVIATED.search(words[-12:]) is None


def _words(text: str) -> tuple[str, ...]:
    """Words to compare titles by: "U.S." and "US" are one."""
    return tuple(_WORDS.findall(without_marks(text).casefold().replace(".", "").replace("’", "'")))


def _trimmed(text: str, start: int, end: int) -> Block:
    while text[start] in BLANK:
        start += 1
    return Block(start=start, end=start + len(text[start:end].rstrip(BLANK)), kind="metadata")


def _title_joined(blocks: list[Block], text: str) -> list[Block]:
    """A title over several lines is one block."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.kind == block.kind == "title"
            and text[before.end : block.start].count("\n") == 1
        ):
            joined[-1] = Block(start=before.start, end=block.end, kind="title")
        else:
            joined.append(block)
    return joined
