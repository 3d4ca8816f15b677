"""What discovery takes and gives: passages of speech, and families of wording found in them."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of what somebody says.

    Attributes:
        text: Plain: single blanks, straight quotes.
        occasion: What it was said on; copies of one text and all of one day share it.
        speakers: Who says it; joint speakers together.
        known: Stretches of `text` that known families cover already.
    """

    text: str
    occasion: str
    speakers: tuple[str, ...]
    known: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Where a proposed family stands.

    Attributes:
        passage: Number of the passage.
        start: First character of its plain text.
        end: One past the last.
    """

    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One wording of a family.

    Attributes:
        text: In lower case.
        uses: How often.
        occasions: On how many occasions.
    """

    text: str
    uses: int
    occasions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place in a family where words vary.

    Attributes:
        after: The word before it, in lower case.
        fillers: (words, uses), the most frequent first; "" where nothing stands there.
    """

    after: str
    fillers: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A family of wording that recurs.

    Attributes:
        score: What it is ranked by.
        core: Its content words as stems, in their usual order.
        canonical: Its commonest wording.
        variants: All its wordings, the commonest first.
        slots: What stands between the words of the core, gap by gap; with one filler nothing varies.
        quotes: Where it stands, in order.
        voices: Independent speakers: how many can be given an occasion each of their own.
        occasions: On how many occasions it was used.
        speakers: Everybody who used it, the most frequent first.
        forms: For each word of the core the forms seen, in lower case.
        is_optional: For each word of the core whether some uses lack it, at its ends.
        rarest: Which word of the core stands least often elsewhere.
    """

    score: float
    core: tuple[str, ...]
    canonical: str
    variants: tuple[Variant, ...]
    slots: tuple[Slot, ...]
    quotes: tuple[Quote, ...]
    voices: int
    occasions: int
    speakers: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]
    is_optional: tuple[bool, ...]
    rarest: int

    def ranked(self, *, score: float, voices: int, occasions: int) -> Proposal:
        """The same with what it is ranked by."""
        return replace(self, score=score, voices=voices, occasions=occasions)
