"""Where sentences begin and end. Blocks first, then line breaks, then full stops that end something."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from readout.knowledge.words import word_list
from readout.model import BlockKind, Document

PROSE: frozenset[BlockKind] = frozenset({"title", "body", "quote", "caption"})
"""Blocks whose sentences are read; what stands in a caption is marked as such."""

_CLOSERS = "\"'”’»)]）」"
_BREAK = re.compile(
    r"[.!?…。！？\r\n](?:(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*[\"'”’»)\]）」]*(?=\s)|(?<=[。！？])[」”]*"
    r"|(?<=\n)[ \t\r]*\n|(?<=[\r\n])[\r\n]*)"
)
"""One set of signs first, then what may follow each: so the search skips letters at the speed of C. Of
several signs in a row only the first is one to begin at."""
_WORD_BEFORE = re.compile(r"[\w.\-’']*\Z")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?\Z|[A-Z]\Z")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\Z")
_LOWER_NEXT = re.compile(r"\s+[a-z0-9,;:]")
_BULLET_NEXT = re.compile(r"\s*(?:[-*•·▪]|\d{1,2}[.)])\s")
_MAX_SENTENCE = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the text.

    Attributes:
        start: First code point.
        end: One past the last; outer blanks are left out.
        kind: Kind of the block it stands in.
        paragraph: Number of the paragraph, from 0.
    """

    start: int
    end: int
    kind: BlockKind
    paragraph: int


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the document's prose blocks, in order.

    Args:
        document: A read document.

    Returns:
        Sentences that do not overlap; none longer than 1,500 code points.
    """
    found: list[Sentence] = []
    paragraph = 0
    for block in document.blocks:
        if block.kind not in PROSE:
            continue
        for low, high, opens in _pieces(document.text, block.start, block.end):
            paragraph += opens
            found.append(Sentence(start=low, end=high, kind=block.kind, paragraph=paragraph))
        paragraph += 1
    return tuple(found)


def sentences_about(
    text: str, blocks: Iterable[tuple[int, int]], places: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The sentences that hold one of some places, as `split_sentences` gives them.

    Only what stands about a place is split, from a boundary before it that is one whatever comes before.

    Args:
        text: The stored text.
        blocks: Bounds of the blocks to look into.
        places: Code points in any order.

    Yields:
        Bounds of sentences, in the order of the blocks.
    """
    wanted = sorted(places)
    for start, end in blocks:
        at = bisect_left(wanted, start)
        while at < len(wanted) and wanted[at] < end:
            place = wanted[at]
            at += 1
            low, high = _paragraph(text, place, start, end)
            for first, last, _ in _pieces_at(text, _sure_boundary(text, low, place, high), place, high):
                if first <= place < last:
                    yield first, last
                    while at < len(wanted) and wanted[at] < last:
                        at += 1


def sentences_of(text: str, blocks: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The bounds of all sentences, as `split_sentences` gives them."""
    for start, end in blocks:
        for low, high, _ in _pieces(text, start, end):
            yield low, high


def _paragraph(text: str, place: int, start: int, end: int) -> tuple[int, int]:
    """The stretch between empty lines about a place: a blank line always ends a sentence."""
    low = text.rfind("\n\n", start, place)
    high = text.find("\n\n", place, end)
    return (start if low < 0 else low + len("\n\n")), (end if high < 0 else high)


def _sure_boundary(text: str, low: int, place: int, high: int) -> int:
    """The end of a sentence before a place, or `low`.

    Whether a single full stop ends a sentence does not depend on where that sentence began.
    """
    at = text.rfind(". ", low, place)
    while at > low:
        if text[at - 1].isalnum():
            match = _BREAK.match(text, at, high)
            if match is not None and _ends_sentence(text, low, match, high):
                return match.end()
        at = text.rfind(". ", low, at)
    return low


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    low, opens = start, False
    for match in _BREAK.finditer(text, start, end):
        if not _ends_sentence(text, low, match, end) and match.end() - low < _MAX_SENTENCE:
            continue
        yield from _trimmed(text, low, match.end(), opens=opens)
        low, opens = match.end(), text[match.start()] in "\r\n"
    yield from _trimmed(text, low, end, opens=opens)


def _pieces_at(text: str, low: int, place: int, high: int) -> list[tuple[int, int, bool]]:
    """Of the pieces from a boundary on those that the stretch about a place is cut into."""
    for match in _BREAK.finditer(text, low, high):
        end = match.end()
        if _ends_sentence(text, low, match, high) or end - low >= _MAX_SENTENCE:
            if end > place:
                return _trimmed(text, low, end, opens=False)
            low = end
    return _trimmed(text, low, high, opens=False)


def _trimmed(text: str, low: int, high: int, *, opens: bool) -> list[tuple[int, int, bool]]:
    piece = text[low:high]
    tail = piece.lstrip()
    if not tail or not (tail[0].isalnum() or any(map(str.isalnum, tail))):
        return []
    start = high - len(tail)
    end = start + len(tail.rstrip())
    if end - start <= _MAX_SENTENCE:
        return [(start, end, opens)]
    cuts = range(start, end, _MAX_SENTENCE)
    return [(at, min(at + _MAX_SENTENCE, end), opens and at == start) for at in cuts]


def _ends_sentence(text: str, low: int, match: re.Match[str], limit: int) -> bool:
    mark = match[0]
    if mark[0] in "\r\n":
        return _line_ends(text, low, match, limit)
    if mark[0] != "." or len(mark.rstrip(_CLOSERS)) > 1:
        return True
    if _LOWER_NEXT.match(text, match.end(), limit):
        return False
    before = text[max(low, match.start() - 20) : match.start()]
    if not _is_abbreviation(before):
        return True
    # "the U.S. Secretary" goes on; "in the U.S. The talks" ends: a sentence opener tells.
    return _ACRONYM.search(before) is not None and _opens_sentence(text, match.end())


def _line_ends(text: str, low: int, match: re.Match[str], limit: int) -> bool:
    if match[0].count("\n") > 1 or (match[0].count("\r") > 1 and "\n" not in match[0]):
        return True
    line_start = max(low, text.rfind("\n", low, match.start()) + 1)
    line = text[line_start : match.start()].rstrip()
    bare = line.rstrip(_CLOSERS)
    if not bare:
        return True  # the sentence has ended already: the next line opens a paragraph
    if bare.endswith("."):
        before = bare[:-1]
        is_acronym = _ACRONYM.search(before) is not None
        return not _is_abbreviation(before) or (is_acronym and _opens_sentence(text, match.end()))
    return (
        bare.endswith(("!", "?", ":", "…", "。")) or _BULLET_NEXT.match(text, match.end(), limit) is not None
    )


def _is_abbreviation(before: str) -> bool:
    """Whether a full stop after these words may not end a sentence."""
    near = before[-20:].rpartition(" ")[2]
    if len(near) > 1 and near.isalpha():
        return near.lower() in word_list("abbreviations")
    word = _WORD_BEFORE.search(near)
    last = word[0].rsplit("-", 1)[-1] if word is not None else ""
    return last.lower() in word_list("abbreviations") or _INITIALS.fullmatch(last) is not None


def _opens_sentence(text: str, at: int) -> bool:
    """After "in the U.S." a sentence opener tells that a new one has begun."""
    following = text[at : at + 30].split()
    return bool(following) and following[0] in word_list("sentence-starts")
