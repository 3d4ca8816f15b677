"""Countable claims: "the third time since 2022". Found here; the link stage checks them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from readout.annotate.folded import Folded, fold
from readout.annotate.page import Page
from readout.annotate.sentences import Sentence
from readout.annotate.wording.ordinals import ORDINAL
from readout.annotate.wording.rule import Count, acts_in
from readout.annotate.wording.sides import Sides
from readout.annotate.wording.since import since_of
from readout.annotate.wording.subjects import formula_in
from readout.annotate.wording.tallies import TALLY
from readout.annotate.wording.usages import WORDED
from readout.annotate.wording.words import ORDINALS, SIGNINGS, SUMMITS
from readout.model import Claim

_BY_WIRE = re.compile(
    r"\b(?:by|over the|via) (?:tele)?phone\b|\btelephone|\bphone (?:call|talks)|\bvideo (?:call|link)",
    re.IGNORECASE,
)
_TALK = frozenset({"conversation", "conversations", "spoke", "spoken", "speaking", "talked", "talks"})
_DO_SO = re.compile(r"\bto (?:do (?:so|it|this|that)|be so)\b", re.IGNORECASE)
_OF_WORDING = frozenset({"ordinal-paper", "wording-unchanged", "never-mentioned"})
"""Rules that count what was said, not what was done."""
_MAY_BE_OF_WORDING = frozenset({"ordinal-time", "never-before", *_OF_WORDING})
_WORDS_OF_COUNTING = (*ORDINALS, "since", "times", "twice", "thrice", "never before")
_WORD_OF_COUNTING = re.compile(
    r"\b(?:" + "|".join(_WORDS_OF_COUNTING) + r"|\d{1,3}(?:st|nd|rd|th))\b", re.IGNORECASE
)
_SIGNS_OF_COUNTING = tuple(
    w for w in _WORDS_OF_COUNTING if not any(v in w and v != w for v in _WORDS_OF_COUNTING)
)
"""Words of counting without those that hold another one: looking for them is quicker than the pattern."""
_DIGIT_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)", re.IGNORECASE)
_NUMBERED_FORMAT = re.compile(r"\b(\d) ?(?:\+|plus) ?(\d)\b|\b(two)-plus-(two)\b", re.IGNORECASE)
_FORMATS = (
    (re.compile(r"\b(?:trilateral|three-way)\b", re.IGNORECASE), "trilateral"),
    (re.compile(r"\bbilateral\b", re.IGNORECASE), "bilateral"),
    (re.compile(r"\bmultilateral\b", re.IGNORECASE), "multilateral"),
    (re.compile(r"\b(?:" + "|".join(sorted(SUMMITS)) + r")\b", re.IGNORECASE), "summit"),
)
_THE_FORMAT = re.compile(r"\b(?:the|this|that) (?:new )?format\b", re.IGNORECASE)
_FROM_THE_FIRST = re.compile(
    r"[;,] (?:after )?the first (?:was|took place|came|one|had been|being)\b[^;]*", re.IGNORECASE
)
_MAX_BACK = 3


def find_claims(page: Page) -> tuple[Claim, ...]:
    """Every claim of the document that counts a diplomatic act.

    Claims about anything else ("the first lady", "unemployment is at its lowest since 1969") are left alone:
    nothing in the record could check them.

    Args:
        page: The document on the desk.

    Returns:
        Claims in order of the text.
    """
    found: list[Claim] = []
    for number, sentence in enumerate(page.sentences):
        if sentence.kind not in WORDED or not _may_count(page.text, sentence):
            continue
        plain = fold(page.text, sentence.start, sentence.end)
        found.extend(_claims(page, number, plain, counts(plain.text)))
    return tuple(found)


def counts(plain: str) -> list[Count]:
    """The countable claims of a plain sentence, in order, not overlapping; the earlier rule wins.

    Args:
        plain: A sentence as `fold` gives it.

    Returns:
        Claims, whatever they count.
    """
    found: list[Count] = []
    for table in (ORDINAL, TALLY):
        for made in table.read(plain):
            if all(made.reach.end <= c.start or c.reach.end <= made.start for c in found):
                found.append(made)
    return sorted(found, key=lambda c: c.start)


def _may_count(text: str, sentence: Sentence) -> bool:
    """Whether it holds a word of counting at all: asked of the stored text, before it is made plain."""
    low = text[sentence.start : sentence.end].lower()
    if not any(sign in low for sign in _SIGNS_OF_COUNTING) and _DIGIT_ORDINAL.search(low) is None:
        return False
    return _WORD_OF_COUNTING.search(text, sentence.start, sentence.end) is not None


def _claims(page: Page, number: int, plain: Folded, made: Sequence[Count]) -> list[Claim]:
    sides = Sides(page, number, plain)
    found: list[Claim] = []
    for count in made:
        last = found[-1] if found else None
        own, act = _act_of(plain.text, count)
        formula = _formula_in(page, plain.text, count)
        if act is None and last is not None:
            act = last.act
        if act is None and formula is None and _is_told_before(plain.text, count):
            act = _act_before(page, number, plain, count)
        if act is None and (formula is None or count.rule not in _MAY_BE_OF_WORDING):
            continue
        if act == "meeting" and (own in _TALK or not own) and _BY_WIRE.search(plain.text) is not None:
            act = "call"
        parties = sides.of(count)
        if count.rule == "ordinal-elliptic" and last is not None:
            parties = last.parties  # "the ninth summit of the three neighbours and the first since 2019"
        found.append(
            Claim(
                span=page.span(*plain.span(count.start, count.reach.end)),
                kind=count.kind,
                ordinal=count.number,
                since=since_of(page, plain, count, partial(sides.subject, count))
                or _from_the_first(page, plain, count),
                parties=parties,
                act=act,
                format=_format_of(page, number, plain, count) or (_inherited_format(count, last)),
                formula=formula,
            )
        )
    return found


def _act_of(plain: str, count: Count) -> tuple[str, str | None]:
    """(words, act) of what the claim counts: its noun, else the first act told outside its since-clause."""
    if count.rule in _OF_WORDING:
        return "", None
    if count.noun:
        words, act = list(acts_in(count.noun))[-1]
        return words, act
    low, high = count.reach.since or (count.reach.end, count.reach.end)
    told = [*acts_in(plain[count.start : low]), *acts_in(plain[high : count.reach.end])]
    if told:
        is_light = told[0][0] in SIGNINGS and len(told) > 1
        return told[1] if is_light else told[0]
    if count.is_loose:
        before = list(acts_in(plain[: count.start]))
        return before[-1] if before else ("", None)
    return "", None


def _is_told_before(plain: str, count: Count) -> bool:
    """Whether what it counts may stand before it: "the first since …", "the first minister to do so"."""
    if count.rule in ("ordinal-elliptic", "ordinal-time"):
        return True
    return count.rule == "ordinal-actor" and _DO_SO.search(plain, count.start, count.reach.end) is not None


def _act_before(page: Page, number: int, plain: Folded, count: Count) -> str | None:
    """What an elliptic "his fourth to the region" counts: the act named last before it."""
    here = list(acts_in(plain.text[: count.start]))
    if here:
        return here[-1][1]
    if number == 0 or count.is_loose:
        return None
    before = page.sentences[number - 1]
    earlier = list(acts_in(fold(page.text, before.start, before.end).text))
    return earlier[-1][1] if earlier else None


def _format_of(page: Page, number: int, plain: Folded, count: Count) -> str | None:
    """Its format: in its own words, before it in an elliptic sentence, or the one "the format" means."""
    text = plain.text[count.start : count.reach.end]
    if _THE_FORMAT.search(text) is not None:
        return _format_before(page, number, plain.text[: count.start])
    before = plain.text[: count.start]
    return format_in(count.noun or (before if count.rule == "ordinal-elliptic" else text))


def format_in(text: str) -> str | None:
    """The format that some words name.

    Args:
        text: Plain text.

    Returns:
        The format, or None.

    Example:
        >>> format_in("ninth trilateral summit"), format_in("“2 plus 2” talks"), format_in("visit")
        ('trilateral', '2+2', None)
    """
    numbered = _NUMBERED_FORMAT.search(text)
    if numbered is not None:
        return f"{numbered[1]}+{numbered[2]}" if numbered[1] else "2+2"
    return next((name for pattern, name in _FORMATS if pattern.search(text) is not None), None)


def _format_before(page: Page, number: int, before: str) -> str | None:
    texts = [before]
    for back in range(1, _MAX_BACK + 1):
        if number - back >= 0:
            sentence = page.sentences[number - back]
            texts.append(fold(page.text, sentence.start, sentence.end).text)
    return next((found for text in texts if (found := format_in(text)) is not None), None)


def _inherited_format(count: Count, last: Claim | None) -> str | None:
    return last.format if count.rule == "ordinal-elliptic" and last is not None else None


def _from_the_first(page: Page, plain: Folded, count: Count) -> str | None:
    """From when "the second; the first took place in April 2022" counts: from the first."""
    if count.number is None or count.number < 2:
        return None
    told = _FROM_THE_FIRST.match(plain.text, count.reach.end)
    if told is None:
        return None
    return next((d.text for _, d in page.dates_in(*plain.span(*told.span())) if d.text is not None), None)


def _formula_in(page: Page, plain: str, count: Count) -> str | None:
    """The formula whose use is counted: "the first time they mention peace in the Taiwan Strait".

    It stands in the claim outside its since-clause, or before a claim that counts what stands elsewhere.
    """
    low, high = count.reach.since or (count.reach.end, count.reach.end)
    own = f"{plain[count.start : low]}\n{plain[high : count.reach.end]}"
    found = formula_in(page.knowledge.formulas, own)
    if found is None and (count.is_loose or count.rule == "wording-unchanged"):
        found = formula_in(page.knowledge.formulas, plain[: count.start])
    return found
