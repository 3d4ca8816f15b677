"""Where quotations begin and end, whatever marks they use and whichever of them is missing.

Marks are paired within a paragraph. One stray mark never spoils the rest: an opening mark without a closing
one runs to the paragraph's end (or to the words that say who spoke), a closing mark without an opening one
reaches back over the sentences that can belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from readout.annotate.sentences import Sentence
from readout.annotate.statements.marks import Mark, Side, main_marks, single_quotes

_QUOTABLE = frozenset({"title", "body", "quote"})
_NAME = r"[^\W\d_a-z][\w.’'\-]*"
_SAID = (
    r"(?:said|says|told|tells|added|adds|stated|affirmed|declared|stressed|noted|explained|wrote|remarked|insisted"
    r"|warned|argued|continued|recalled|concluded|replied|announced|emphasi[sz]ed|underlined|underscored)"
)
_TAIL = re.compile(
    rf"[,!?…—–]\s+(?=(?:(?:he|she|they|it|the\s+[a-z]+(?:\s+[a-z]+)?|{_NAME}(?:\s+{_NAME}){{0,5}})\s+(?:also\s+|later\s+)?{_SAID}"
    rf"|{_SAID}\s+(?:he|she|they|the|a|an|{_NAME}))\b)"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Uu]s|me)\b")
_CUE_FOLLOWS = re.compile(rf"[,\s]*(?:(?:[\w.’'\-]+\s+){{0,8}}?{_SAID})\b")
_LONGEST_TERM = 12
_CLOSES_SPEECH = ",.!?…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch between quotation marks.

    Attributes:
        start: First code point, the opening mark included.
        end: One past the last, the closing mark included.
        inner_start: First code point of the words.
        inner_end: One past their last.
        opened: Whether the opening mark is there.
        closed: Whether the closing mark is there.
        continues: Whether it goes on with the unclosed quotation of the paragraph before.
        paragraph: Number of the paragraph it begins in.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    opened: bool = True
    closed: bool = True
    continues: bool = False
    paragraph: int

    def is_term(self, text: str) -> bool:
        """Whether it is a name, title or number in marks rather than speech.

        Args:
            text: The stored text.

        Returns:
            True when no ordinary word stands in it and it is no sentence.
        """
        words = text[self.inner_start : self.inner_end].replace("’", "'").split()
        plain = [
            w for w in words if w[:1].islower() and len(w) > 2 and w not in ("the", "and", "for", "plus")
        ]
        return not plain and len(words) <= _LONGEST_TERM and not (words and words[-1][-1] in "!?")

    def covers(self, offset: int) -> bool:
        """Whether the code point stands within it."""
        return self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class _Paragraph:
    number: int
    start: int
    end: int
    sentences: tuple[Sentence, ...]


def find_quotes(text: str, sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """Quotations of the prose, outermost only, in order and not overlapping.

    Captions are left out. A mark that pairs with nothing and can begin or end nothing is passed over.

    Args:
        text: The stored text.
        sentences: All of its sentences, in order.

    Returns:
        Quotations in order.

    Example:
        >>> text = "He said, “We will act. “We agreed,” she said."
        >>> whole = Sentence(start=0, end=len(text), kind="body", paragraph=0)
        >>> [text[q.start : q.end] for q in find_quotes(text, [whole])]
        ['“We will act.', '“We agreed,”']
    """
    found: list[Quote] = []
    for paragraph in _paragraphs(text, sentences):
        here = list(_of_paragraph(text, paragraph))
        here = _with_singles(text, paragraph, here)
        if here and found:
            here = _joined(text, paragraph, found, here)
        found.extend(here)
    return tuple(found)


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> Iterator[_Paragraph]:
    """Stretches in which marks are paired; a closing mark just after the last sentence belongs to it."""
    quotable = [s for s in sentences if s.kind in _QUOTABLE]
    for number, group in groupby(quotable, key=lambda s: s.paragraph):
        inside = tuple(group)
        end = inside[-1].end
        while end < len(text) and text[end] in "”’»」』\"'":
            end += 1
        yield _Paragraph(number, inside[0].start, end, inside)


def _of_paragraph(text: str, paragraph: _Paragraph) -> Iterator[Quote]:
    """Pair the double marks of one paragraph."""
    marks = list(main_marks(text, paragraph.start, paragraph.end))
    opened: Mark | None = None
    depth = 0
    floor = paragraph.start
    for place, mark in enumerate(marks):
        side = mark.side(is_open=opened is not None)
        if side is Side.OPEN and opened is None:
            opened, depth = mark, 1
        elif side is Side.OPEN and opened is not None:
            if _is_nested(marks, place, depth):
                depth += 1
                continue
            yield _unclosed(text, paragraph, opened, mark.start)
            opened, depth = mark, 1
        elif opened is not None:
            depth -= 1
            if depth == 0:
                yield _pair(opened, mark, paragraph.number)
                opened, floor = None, mark.end
        elif (quote := _unopened(text, paragraph, mark, floor)) is not None:
            yield quote
            floor = mark.end
    if opened is not None:
        yield _unclosed(text, paragraph, opened, paragraph.end)


def _is_nested(marks: Sequence[Mark], place: int, depth: int) -> bool:
    """Whether an opening mark within an open quotation has a closing mark of its own."""
    level = depth + 1
    for later in marks[place + 1 :]:
        side = later.side(is_open=True)
        if side is Side.OPEN:
            return False
        level -= 1
        if level == 0:
            return True
    return False


def _pair(opening: Mark, closing: Mark, paragraph: int) -> Quote:
    return Quote(
        start=opening.start,
        end=closing.end,
        inner_start=opening.end,
        inner_end=closing.start,
        paragraph=paragraph,
    )


def _unclosed(text: str, paragraph: _Paragraph, opening: Mark, limit: int) -> Quote:
    """From a mark that is never closed to the words that tell the speaker, or to the last whole sentence."""
    end = limit
    if limit < paragraph.end:
        last = [s.end for s in paragraph.sentences if opening.end < s.end <= limit]
        end = last[-1] if last else limit
    tail = _TAIL.search(text, opening.end, end)
    if tail is not None:
        end = tail.start() + 1
    while end > opening.end and text[end - 1].isspace():
        end -= 1
    return Quote(
        start=opening.start,
        end=max(end, opening.end),
        inner_start=opening.end,
        inner_end=max(end, opening.end),
        closed=False,
        paragraph=paragraph.number,
    )


def _unopened(text: str, paragraph: _Paragraph, closing: Mark, floor: int) -> Quote | None:
    """Back from a closing mark that nothing opened, over sentences in which somebody speaks of himself."""
    if closing.start <= floor or text[closing.start - 1] not in _CLOSES_SPEECH:
        return None
    before = [s for s in paragraph.sentences if floor <= s.start < closing.start]
    if not before:
        return None
    start = before[-1].start
    if floor > paragraph.start or len(before) == 1:
        start = before[0].start
    else:
        for sentence in reversed(before[:-1]):
            if not _FIRST_PERSON.search(text, sentence.start, sentence.end):
                break
            start = sentence.start
    if floor == paragraph.start and not (
        _CUE_FOLLOWS.match(text, closing.end, paragraph.end)
        or _FIRST_PERSON.search(text, start, closing.start)
    ):
        return None
    return Quote(
        start=start,
        end=closing.end,
        inner_start=start,
        inner_end=closing.start,
        opened=False,
        paragraph=paragraph.number,
    )


def _with_singles(text: str, paragraph: _Paragraph, doubles: list[Quote]) -> list[Quote]:
    """Add quotations in single marks that stand outside the others; what they hold inside is theirs."""
    found = list(doubles)
    for start, end in single_quotes(text, paragraph.start, paragraph.end):
        if any(q.start <= start < q.end or q.start < end <= q.end for q in doubles):
            continue
        found = [q for q in found if not (start < q.start and q.end < end)]
        found.append(
            Quote(start=start, end=end, inner_start=start + 1, inner_end=end - 1, paragraph=paragraph.number)
        )
    return sorted(found, key=lambda q: q.start)


def _joined(text: str, paragraph: _Paragraph, before: Sequence[Quote], here: list[Quote]) -> list[Quote]:
    """Mark a quotation that opens the paragraph anew after one that the paragraph before left open."""
    last, first = before[-1], here[0]
    is_next = 0 < first.paragraph - last.paragraph <= 1
    if not is_next or last.closed or first.start != paragraph.start or text[last.end :].lstrip()[:1] == ",":
        return here
    if text[last.end : first.start].strip():
        return here
    joined = Quote(
        start=first.start,
        end=first.end,
        inner_start=first.inner_start,
        inner_end=first.inner_end,
        opened=first.opened,
        closed=first.closed,
        continues=True,
        paragraph=first.paragraph,
    )
    return [joined, *here[1:]]
