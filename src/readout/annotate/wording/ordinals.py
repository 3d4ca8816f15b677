"""Ordinals that count diplomatic acts: "the third time since 2022", not "the third party"."""

from __future__ import annotations

import re

from readout.annotate.wording.extent import Extent, extent
from readout.annotate.wording.rule import ACT, MODIFIERS, ClaimRule, Count, RuleTable
from readout.annotate.wording.words import ACTORS, MENTIONS, NOT_MODIFIERS, ORDINALS, PAPER_NOUNS
from readout.model import ClaimKind

_ORDINAL = (
    rf"\b(?=[{''.join(sorted({word[0] for word in ORDINALS}))}\d])(?P<ord>"  # one look before fifty
    + "|".join(sorted(ORDINALS, key=len, reverse=True))
    + r"|\d{1,3}(?:st|nd|rd|th))(?P<ever>-ever)?"
)
_BEFORE = re.compile(
    r"(?:(?:^|[\s\"(])(?:(?P<the>the|this)|(?P<own>his|her|its|their|my|our)|(?P<a>an?|one))"
    r"|(?P<owner>(?:\bthe )?[\w.-]+(?:'s|s')))\s(?:(?:very|only|historic|landmark) )?\Z",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"(?:\b(?:was|is|be|been|being|were|are|as|becom(?:e|es|ing)|became|mark(?:s|ed|ing)?|constitut(?:es|ed|ing)"
    r"|represent(?:s|ed|ing)|and)|\w,|[–—]| -)\s"
    r"(?:(?:at least|perhaps|also|probably|likely|officially|apparently|thus|only|just|even|not only"
    r"|said to be) )*\Z",
    re.IGNORECASE,
)
"""What stands before a claim made of something; elsewhere an ordinal may only tell things apart."""
_DENIED = re.compile(
    r"(?:\bnot|n't|\bhardly|\bnever|\bone of|\bamong|\brather than|\bafter|\bexcept) (?:even )?(?:for )?\Z",
    re.IGNORECASE,
)
_VERB_NEXT = re.compile(
    r",? (?:was|were|is|are|took|will|has|had|have|could|would|ended|began|focused|came|also|produced|saw"
    r"|went|due)\b"
)
_SERIES = re.compile(
    r"trilateral|bilateral|quadrilateral|ministerial|annual|regular|high-level|leaders|ministers|2\+2"
    r"|2 plus 2|quad\b|summit|strategic|dialogue|such|formal|official|state|foreign|in-person"
    r"|face-to-face|round of",
    re.IGNORECASE,
)
_OF_SERIES = re.compile(
    r" (?:in (?:the|this) format|of its kind|this year|between|ever\b|of the (?:two|three|four)|such\b)"
)


_OWN_OF_SPEAKER = frozenset({"my", "our"})
"""Owners that only tell which: "in my first meeting with him"."""
_TO_MENTION = (
    r"(?: (?:of|by|between|from) [^,;:()]{1,60}?)? (?:ever )?to (?:"
    + "|".join((*MENTIONS, "refer to"))
    + r")\b"
)
_MENTIONING = re.compile(_TO_MENTION, re.IGNORECASE)


def ordinal_time(plain: str, match: re.Match[str]) -> Count | None:
    """Reads "the third time (that) …" and "for the first time since …".

    >>> ORDINAL.fires(
    ...     "ordinal-time",
    ...     "It marked the third time since 2022 that the two sides had issued a joint statement.",
    ... )
    ['the third time since 2022 that the two sides had issued a joint statement']
    >>> ORDINAL.fires("ordinal-time", "Modi and Xi met for the first time in five years on Wednesday.")
    ['the first time in five years']
    >>> ORDINAL.fires(
    ...     "ordinal-time", "For the second time since May, NATO and Japan issued a joint statement."
    ... )
    ['the second time since May, NATO and Japan issued a joint statement']
    >>> ORDINAL.fires(
    ...     "ordinal-time", "This is not the first time that they met. The first time around, talks failed."
    ... )
    []
    """
    head = _head(plain, match)
    if head is None:
        return None
    start, owner, determiner = head
    is_for = plain[:start].lower().endswith("for ")
    if determiner == "a" and not is_for:
        return None
    reach = extent(plain, match.end(), is_time=not is_for, is_predicate=not is_for)
    if is_for and not reach.is_bounded:
        reach = Extent(match.end())
    if is_for and plain[:start].strip().lower() == "for" and plain.startswith(",", reach.end):
        reach = _with_main_clause(plain, reach)
    if not (is_for or reach.is_bounded or _PREDICATE.search(plain, 0, start) is not None):
        return None
    kind, number = _claimed(match)
    return Count(
        rule="ordinal-time", kind=kind, number=number, start=start, reach=reach, owner=owner, is_loose=is_for
    )


def ordinal_act(plain: str, match: re.Match[str]) -> Count | None:
    """Reads "the ninth trilateral summit", "her first visit to the country since …", "the third such pact".

    >>> ORDINAL.fires(
    ...     "ordinal-act", "It was the first visit by a Japanese premier to Kyiv since World War II, he said."
    ... )
    ['the first visit by a Japanese premier to Kyiv since World War II']
    >>> ORDINAL.fires(
    ...     "ordinal-act", "Leaders came on Monday for the ninth trilateral summit of the three neighbours."
    ... )
    ['the ninth trilateral summit of the three neighbours']
    >>> ORDINAL.fires("ordinal-act", "The first joint statement to mention Taiwan was another one.")
    ['The first joint statement to mention Taiwan']
    >>> ORDINAL.fires("ordinal-act", "They held a third meeting within two years, and want a fourth meeting.")
    ['a third meeting within two years']
    >>> ORDINAL.fires("ordinal-act", "In my first meeting with him talks ended; the first meeting was short.")
    []
    """
    head, mods = _head(plain, match), match["mods"]
    if head is None or not _is_modifiers(mods):
        return None
    start, owner, determiner = head
    core = match.end()
    kind, number = _claimed(match)
    is_predicate = _PREDICATE.search(plain, 0, start) is not None
    reach = extent(plain, core, is_predicate=is_predicate)
    if determiner == "a" and not (reach.is_bounded and number > 1):
        return None
    if not (reach.is_bounded or match["ever"] or _MENTIONING.match(plain, core) is not None):
        goes_on = _VERB_NEXT.match(plain, core) is not None
        if not determiner or (goes_on and (number == 1 or not mods)):
            return None
        in_series = number > 1 and _SERIES.search(mods + match["noun"]) is not None
        is_owned = bool(owner) and owner.lower() not in _OWN_OF_SPEAKER
        if not (is_predicate or is_owned or in_series or _OF_SERIES.match(plain, core) is not None):
            return None
    noun = f"{mods} {match['noun']}".strip()
    return Count(
        rule="ordinal-act", kind=kind, number=number, start=start, reach=reach, noun=noun, owner=owner
    )


def ordinal_paper(plain: str, match: re.Match[str]) -> Count | None:
    """Reads "the first G7 statement to mention …": what is counted is the mention, whatever the text is.

    >>> ORDINAL.fires("ordinal-paper", "It is the first G7 statement to name the Taiwan Strait since 2021.")
    ['the first G7 statement to name the Taiwan Strait since 2021']
    >>> ORDINAL.fires("ordinal-paper", "The first statement to the press was short.")
    []
    """
    head = _head(plain, match)
    if head is None or head[2] == "a" or not _is_modifiers(match["mods"]):
        return None
    kind, number = _claimed(match)
    reach = extent(plain, match.end())
    return Count(rule="ordinal-paper", kind=kind, number=number, start=head[0], reach=reach, owner=head[1])


def ordinal_actor(plain: str, match: re.Match[str]) -> Count | None:
    """Reads "the first foreign leader to visit …", "the second country to recognise …": counts what they do.

    >>> ORDINAL.fires(
    ...     "ordinal-actor", "He became the first Japanese prime minister to visit Kyiv since the invasion."
    ... )
    ['the first Japanese prime minister to visit Kyiv since the invasion']
    >>> ORDINAL.fires("ordinal-actor", "Oman is the second Arab signatory to the accord of Geneva.")
    ['the second Arab signatory to the accord of Geneva']
    >>> ORDINAL.fires(
    ...     "ordinal-actor", "The first lady went to school; the First Minister of Scotland stayed."
    ... )
    []
    """
    head = _head(plain, match)
    if head is None or head[2] not in ("the", "own") or not _is_modifiers(match["mods"]):
        return None
    kind, number = _claimed(match)
    reach = extent(plain, match.end("noun"))
    return Count(rule="ordinal-actor", kind=kind, number=number, start=head[0], reach=reach, owner=head[1])


def ordinal_elliptic(plain: str, match: re.Match[str]) -> Count | None:
    """Reads "the first since …", "his fourth to the region": what is counted stands elsewhere.

    >>> ORDINAL.fires(
    ...     "ordinal-elliptic",
    ...     "The meeting was the first since Rutte assumed office, and his third with him.",
    ... )
    ['the first since Rutte assumed office', 'his third with him']
    >>> ORDINAL.fires(
    ...     "ordinal-elliptic", "At first, and first of all, a third of them left on the first of May."
    ... )
    []
    """
    head = _head(plain, match)
    if head is None or head[2] in ("a", ""):
        return None
    kind, number = _claimed(match)
    reach = extent(plain, match.end("ord"))
    is_since = match["next"].lower() == "since" and reach.since is not None
    if not is_since and _PREDICATE.search(plain, 0, head[0]) is None:
        return None
    return Count(rule="ordinal-elliptic", kind=kind, number=number, start=head[0], reach=reach, owner=head[1])


ORDINAL = RuleTable(
    rules=tuple(
        ClaimRule(name=name, pattern=re.compile(_ORDINAL + pattern, re.IGNORECASE), make=make)
        for name, pattern, make in (
            ("ordinal-time", r" time\b(?! (?:around|zone|frame|limit|slot))", ordinal_time),
            ("ordinal-act", rf"{MODIFIERS} \"?(?P<noun>(?:summit )?(?:{ACT}))\b(?![-'])\"?", ordinal_act),
            (
                "ordinal-paper",
                rf"{MODIFIERS} (?P<noun>{'|'.join(sorted(PAPER_NOUNS))})\b(?={_TO_MENTION})",
                ordinal_paper,
            ),
            (
                "ordinal-actor",
                (
                    rf"{MODIFIERS} (?P<noun>{'|'.join(sorted(ACTORS))})\b"
                    r"(?:(?<=\bsignatory)(?= (?:to|of)\b)|(?= (?:(?:of|from|in) [^,;:()]{1,60}? )?"
                    r"(?:ever )?(?:to (?!the\b|an?\b)\w|who\b|whom\b|that\b|received\b|hosted\b)))"
                ),
                ordinal_actor,
            ),
            (
                "ordinal-elliptic",
                (
                    r"(?= (?P<next>since|to|with|by|between|of|under|from|in|such|held|outside|at"
                    r"|this (?:year|month|week))\b)"
                    r"(?! of (?:all|january|february|march|april|may|june|july|august|september"
                    r"|october|november|december)\b| in line| to last| at)"
                ),
                ordinal_elliptic,
            ),
        )
    )
)


def _head(plain: str, match: re.Match[str]) -> tuple[int, str, str] | None:
    """(start of the phrase, its owner, kind of determiner); None for a proper name or a denial."""
    at = match.start("ord")
    before = _BEFORE.search(plain, max(0, at - 50), at)
    start, owner, determiner = at, "", ""
    if before is not None:
        determiner = next(name for name, text in before.groupdict().items() if text)
        start = before.start(determiner)
        owner = before[determiner] if determiner in ("own", "owner") else ""
    if match["ord"][0].isupper() and at > 0 and before is not None and not plain[start].isupper():
        return None  # "the Second Berlin Conference", "the First Deputy": a name
    if _DENIED.search(plain, 0, start) is not None:
        return None
    return start, owner, determiner


def _with_main_clause(plain: str, reach: Extent) -> Extent:
    """The reach of a claim that opens its sentence: what is counted is told after the comma."""
    rest = extent(plain, reach.end + 1)
    return Extent(rest.end, since=reach.since or rest.since, years=reach.years or rest.years)


def _is_modifiers(words: str) -> bool:
    """Whether only words that describe stand between the ordinal and what it counts."""
    return NOT_MODIFIERS.isdisjoint(words.lower().split())


def _claimed(match: re.Match[str]) -> tuple[ClaimKind, int]:
    word = match["ord"].lower()
    number = ORDINALS[word] if word in ORDINALS else int(word[:-2])
    return ("first" if number == 1 else "ordinal"), number
