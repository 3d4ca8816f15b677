"""Rules that tell a countable claim from any other ordinal: "the third time since 2022", not "the third party".

Each rule reads one kind of phrase off a plain sentence (`folded.fold`); its docstring shows what it takes and leaves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readout.annotate.wording.extent import Extent, extent
from readout.annotate.wording.words import ACT_NOUNS, ACT_VERBS, ACTORS, NUMBERS, ORDINALS, TIMES
from readout.model import ClaimKind


@dataclass(frozen=True, slots=True)
class Count:
    """A claim as read off one plain sentence.

    Attributes:
        rule: Name of the rule that read it.
        kind: What is claimed.
        number: How many; None where it claims none.
        start: First character.
        core: One past the ordinal and what it counts.
        reach: Where it ends, and from when it counts.
        noun: The act it counts in its own words, or "" (an elliptic "the first since …").
        owner: Whose: "his", "Wong's"; or "".
        is_loose: Whether it counts only what stands elsewhere in the sentence ("met for the first time").
    """

    rule: str
    kind: ClaimKind
    number: int | None
    start: int
    core: int
    reach: Extent
    noun: str = ""
    owner: str = ""
    is_loose: bool = False


Maker = Callable[[str, re.Match[str]], Count | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRule:
    """One way of claiming a count.

    Attributes:
        name: Lower-case words joined by hyphens.
        pattern: Linear-time regular expression over a plain sentence.
        make: What to make of a match; None where it is no claim.
    """

    name: str
    pattern: re.Pattern[str]
    make: Maker


_ORDINAL = r"\b(?P<ord>" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r"|\d{1,3}(?:st|nd|rd|th))(?P<ever>-ever)?"
_ACT = "|".join(re.escape(noun) for noun in sorted(ACT_NOUNS, key=len, reverse=True))
_MODIFIERS = r"(?P<mods>(?: [\w'&+./-]+){0,7}?)"
_NO_MODIFIER = frozenset(
    "of to in on at by for with from and or but that which who whom whose when since as is was were are be been had has have "
    "will would could the a an his her their its after before than between about over not it he she they time one two "
    "three four five few several hundred half phase round".split()
)
_BEFORE = re.compile(
    r"(?:(?:^|[\s\"(])(?:(?P<the>the|this)|(?P<own>his|her|its|their|my|our)|(?P<a>an?|one))"
    r"|(?P<owner>(?:\bthe )?[\w.-]+(?:'s|s')))\s(?:(?:very|only|historic|landmark) )?\Z",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"(?:\b(?:was|is|be|been|being|were|are|as|becom(?:e|es|ing)|became|mark(?:s|ed|ing)?|constitut(?:es|ed|ing)|represent(?:s|ed|ing)|and)"
    r"|\w,|[–—]| -)\s(?:(?:at least|perhaps|also|probably|likely|officially|apparently|thus|only|just|even|not only|said to be) )*\Z",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:\bnot|n't|\bhardly|\bnever|\bone of|\bamong|\brather than|\bafter|\bexcept) (?:even )?(?:for )?\Z", re.IGNORECASE
)
_FOLLOWED_BY_VERB = re.compile(
    r",? (?:(?:was|were|is|are|took|will|has|had|have|could|would|ended|began|focused|came|also|produced|saw|went)\b|due\b)"
)
_SERIES = re.compile(
    r"trilateral|bilateral|quadrilateral|ministerial|annual|regular|high-level|leaders|ministers|2\+2|2 plus 2|quad\b|summit"
    r"|strategic|dialogue|such|formal|official|state|foreign|in-person|face-to-face",
    re.IGNORECASE,
)
_OF_SERIES = re.compile(r" (?:in (?:the|this) format|of its kind|this year|between|ever\b|of the (?:two|three|four)|such\b)")


def ordinal_time(plain: str, match: re.Match[str]) -> Count | None:
    """ "the third time (that) …", "for the first time since …".

    >>> fires("ordinal-time", "It marked the third time since 2022 that the two sides had issued a joint statement.")
    ['the third time since 2022 that the two sides had issued a joint statement']
    >>> fires("ordinal-time", "Modi and Xi met for the first time in five years on Wednesday.")
    ['the first time in five years']
    >>> fires("ordinal-time", "This is not the first time that they met. The first time around, talks failed.")
    []
    """
    head = _head(plain, match)
    if head is None:
        return None
    start, owner, determiner = head
    is_for = plain[:start].lower().endswith("for ")
    if determiner == "a" and not is_for:
        return None
    core = match.end()
    reach = extent(plain, core, is_time=not is_for, is_predicate=not is_for)
    if is_for and not reach.is_bounded:
        reach = Extent(core)
    if not (is_for or reach.is_bounded or _PREDICATE.search(plain, 0, start) is not None):
        return None
    number = _number(match["ord"])
    return Count("ordinal-time", _kind(number), number, start, core, reach, owner=owner, is_loose=is_for)


def ordinal_act(plain: str, match: re.Match[str]) -> Count | None:
    """ "the ninth trilateral summit", "her first visit to the country since …", "the third such pact".

    >>> fires("ordinal-act", "It was the first visit by a Japanese premier to Kyiv since World War II, he said.")
    ['the first visit by a Japanese premier to Kyiv since World War II']
    >>> fires("ordinal-act", "Leaders gathered in Seoul on Monday for the ninth trilateral summit of the three neighbours.")
    ['the ninth trilateral summit of the three neighbours']
    >>> fires("ordinal-act", "The first phase of the talks ended; the first meeting was short.")
    []
    """
    head = _head(plain, match)
    if head is None or head[2] == "a" or not _NO_MODIFIER.isdisjoint(match["mods"].lower().split()):
        return None
    start, owner, determiner = head
    core, number, mods = match.end(), _number(match["ord"]), match["mods"]
    predicate = _PREDICATE.search(plain, 0, start) is not None
    reach = extent(plain, core, is_predicate=predicate)
    if not (reach.is_bounded or match["ever"]):
        weak = determiner == "" or _FOLLOWED_BY_VERB.match(plain, core) is not None and (number == 1 or not mods)
        strong = predicate or owner or _OF_SERIES.match(plain, core) is not None
        if weak or not (strong or number != 1 and _SERIES.search(mods + match["noun"]) is not None):
            return None
    noun = f"{mods} {match['noun']}".strip()
    return Count("ordinal-act", _kind(number), number, start, core, reach, noun=noun, owner=owner)


def ordinal_actor(plain: str, match: re.Match[str]) -> Count | None:
    """ "the first foreign leader to visit …", "the second country to recognise …": counts what they do.

    >>> fires("ordinal-actor", "He became the first Japanese prime minister to visit Kyiv since the invasion.")
    ['the first Japanese prime minister to visit Kyiv since the invasion']
    >>> fires("ordinal-actor", "The first lady went to school; the First Minister of Scotland stayed.")
    []
    """
    head = _head(plain, match)
    if head is None or head[2] not in ("the", "own") or not _NO_MODIFIER.isdisjoint(match["mods"].lower().split()):
        return None
    start, owner, _ = head
    number, core = _number(match["ord"]), match.end("noun")
    return Count("ordinal-actor", _kind(number), number, start, core, extent(plain, core), owner=owner)


def ordinal_elliptic(plain: str, match: re.Match[str]) -> Count | None:
    """ "the first since …", "his fourth to the region", "the first of the arrangements": the noun stands elsewhere.

    >>> fires("ordinal-elliptic", "The meeting was the first since Rutte assumed office, and his third with Ishiba.")
    ['the first since Rutte assumed office', 'his third with Ishiba']
    >>> fires("ordinal-elliptic", "At first, and first of all, a third of them left on the first of May.")
    []
    """
    head = _head(plain, match)
    if head is None or head[2] in ("a", ""):
        return None
    start, owner, _ = head
    number, core = _number(match["ord"]), match.end("ord")
    predicate = _PREDICATE.search(plain, 0, start) is not None
    reach = extent(plain, core)
    if not (predicate or match["next"].lower() == "since" and reach.since is not None):
        return None
    return Count("ordinal-elliptic", _kind(number), number, start, core, reach, owner=owner)


def superlative_since(plain: str, match: re.Match[str]) -> Count | None:
    """ "the highest-level talks since 2019", "the most senior U.S. official to visit Taiwan since 1979".

    >>> fires("superlative-since", "They were the highest-level talks between the two since relations soured in 2020.")
    ['the highest-level talks between the two since relations soured in 2020']
    >>> fires("superlative-since", "Inflation is at its highest level since 1981; the highest-level talks went on.")
    []
    """
    reach = extent(plain, match.end())
    if reach.since is None or _first_act(plain[match.start() : reach.since[0]]) is None:
        return None
    return Count("superlative-since", "since", None, match.start(), match.end(), reach)


def negative_since(plain: str, match: re.Match[str]) -> Count | None:
    """ "No foreign leader had been received there since 2015", "have not met since …".

    >>> fires("negative-since", "No foreign leader had been received at the retreat since 2015.")
    ['No foreign leader had been received at the retreat since 2015']
    >>> fires("negative-since", "The two presidents have not held talks since the war began, and no one has paid since.")
    ['have not held talks since the war began']
    """
    reach = extent(plain, match.start("since"))
    if reach.since is None or _first_act(plain[match.start() : match.start("since")]) is None:
        return None
    return Count("negative-since", "since", None, match.start(), match.start("since"), reach)


def count_times(plain: str, match: re.Match[str]) -> Count | None:
    """ "have met seven times since …", "has visited China twice this year".

    >>> fires("count-times", "The two leaders have met seven times since Biden took office.")
    ['have met seven times since Biden took office']
    >>> fires("count-times", "Exports are three times larger than in 2019; he was twice elected.")
    []
    """
    if _first_act(match["what"]) is None:
        return None
    reach = extent(plain, match.end("times"), is_predicate=False)
    if match["have"] is None and not reach.is_bounded:
        return None
    times = match["times"].lower()
    number = TIMES[times] if times in TIMES else int(times.split()[0])
    return Count("count-times", "count", number, match.start(), match.end("times"), reach)


def count_acts(plain: str, match: re.Match[str]) -> Count | None:
    """ "have held five rounds of talks since …": how many of them.

    >>> fires("count-acts", "The sides have held five rounds of talks since March 2022.")
    ['have held five rounds of talks since March 2022']
    >>> fires("count-acts", "He held two meetings on Monday.")
    []
    """
    reach = extent(plain, match.end())
    if not reach.is_bounded:
        return None
    word = match["number"].lower()
    number = NUMBERS[word] if word in NUMBERS else int(word)
    noun = f"{match['mods']} {match['noun']}".strip()
    return Count("count-acts", "count", number, match.start(), match.end(), reach, noun=noun)


_NUMBER = r"(?P<number>\d{1,3}|" + "|".join(NUMBERS) + r")"
_VERBS = "|".join(sorted(ACT_VERBS))
RULES: tuple[ClaimRule, ...] = tuple(
    ClaimRule(name=name, pattern=re.compile(pattern, re.IGNORECASE), make=make)
    for name, pattern, make in (
        ("ordinal-time", rf"{_ORDINAL} time\b(?! (?:around|zone|frame|limit|slot))", ordinal_time),
        ("ordinal-act", rf"{_ORDINAL}{_MODIFIERS} (?P<noun>(?:summit )?(?:{_ACT}))\b(?![-'])", ordinal_act),
        (
            "ordinal-actor",
            rf"{_ORDINAL}{_MODIFIERS} (?P<noun>{'|'.join(ACTORS)})\b"
            r"(?= (?:(?:of|from|in) [^,;:()]{1,60}? )?(?:ever )?(?:to (?!the\b|an?\b)\w|who\b|whom\b|that\b|received\b|hosted\b))",
            ordinal_actor,
        ),
        (
            "ordinal-elliptic",
            rf"{_ORDINAL}(?= (?P<next>since|to|with|by|between|of|under|from|in|such|held|outside|at)\b)"
            r"(?! of (?:all|january|february|march|april|may|june|july|august|september|october|november|december)\b"
            r"| in line| to last| at)",
            ordinal_elliptic,
        ),
        (
            "superlative-since",
            r"\b(?:the |its |their |his |her )?(?:most (?:senior|high-profile)|highest[ -](?:level|ranking|profile)|top-ranking)"
            r"(?= [^,;:()]{0,160}? since\b)",
            superlative_since,
        ),
        (
            "negative-since",
            r"\b(?:(?:no|neither|none|never) [^,;:()]{1,110}?|(?:has|have|had)(?: not|n't) [^,;:()]{1,90}?)(?P<since> since)\b",
            negative_since,
        ),
        (
            "count-times",
            rf"(?:\b(?P<have>ha(?:s|ve|d|ving)) (?:\w+ ){{0,2}}?)?\b(?P<what>(?:{_VERBS}|held talks)\b[^,;:()]{{0,50}}?)"
            rf" (?:at least |more than |about |some )?(?P<times>{'|'.join(TIMES)}|\d{{1,3}} times)\b(?! (?:as|larger|more|the)\b)",
            count_times,
        ),
        (
            "count-acts",
            rf"\b(?:ha(?:s|ve|d) )?(?:held|had|made|paid|hosted|issued|signed|exchanged) (?:at least |more than )?{_NUMBER}"
            rf"{_MODIFIERS} (?P<noun>{_ACT})\b",
            count_acts,
        ),
    )
)
_TRIGGER = re.compile(rf"{_ORDINAL}\b|\bsince\b|\btimes\b|\btwice\b", re.IGNORECASE)
_ANY_ACT = re.compile(rf"\b(?:(?P<noun>{_ACT})|(?P<verb>{_VERBS}))\b", re.IGNORECASE)


def counts(plain: str) -> list[Count]:
    """The countable claims of a plain sentence, in order, not overlapping; the earlier rule wins.

    Args:
        plain: A sentence as `fold` gives it.

    Returns:
        Claims, whatever they count.
    """
    if _TRIGGER.search(plain) is None:
        return []
    found: list[Count] = []
    for rule in RULES:
        for match in rule.pattern.finditer(plain):
            made = rule.make(plain, match)
            if made is not None and all(made.reach.end <= c.start or c.reach.end <= made.start for c in found):
                found.append(made)
    return sorted(found, key=lambda c: c.start)


def fires(name: str, text: str) -> list[str]:
    """What one rule alone claims in a sentence: for its doctests and for `readout explain`.

    Args:
        name: Name of the rule.
        text: A plain sentence.

    Returns:
        The stretches it takes.
    """
    rule = next(rule for rule in RULES if rule.name == name)
    made = (rule.make(text, match) for match in rule.pattern.finditer(text))
    return [text[count.start : count.reach.end] for count in made if count is not None]


def acts_in(text: str) -> Iterator[tuple[str, str]]:
    """(words, act) of every act named in a stretch of plain text, in order.

    Args:
        text: Plain text.

    Example:
        >>> list(acts_in("held talks and issued a joint statement"))
        [('talks', 'meeting'), ('joint statement', 'joint-statement')]
    """
    for match in _ANY_ACT.finditer(text):
        words = match[0].lower()
        yield words, ACT_NOUNS[words] if match["noun"] else ACT_VERBS[words]


def _first_act(text: str) -> str | None:
    return next((act for _, act in acts_in(text)), None)


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


def _number(word: str) -> int:
    lower = word.lower()
    return ORDINALS[lower] if lower in ORDINALS else int(lower[:-2])


def _kind(number: int) -> ClaimKind:
    return "first" if number == 1 else "ordinal"
