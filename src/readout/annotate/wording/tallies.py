"""Counts without an ordinal: "have met seven times since …", "no leader had been received since 2015"."""

from __future__ import annotations

import re

from readout.annotate.wording.extent import extent
from readout.annotate.wording.rule import ACT, MODIFIERS, VERBS, ClaimRule, Count, RuleTable, first_act
from readout.annotate.wording.words import MENTIONS, NUMBERS, TIMES, WORDINGS


def superlative_since(plain: str, match: re.Match[str]) -> Count | None:
    """Reads "the highest-level talks since 2019", "the most senior U.S. official to visit Taiwan since 1979".

    >>> TALLY.fires(
    ...     "superlative-since",
    ...     "They were the highest-level talks between the two since ties soured in 2020.",
    ... )
    ['the highest-level talks between the two since ties soured in 2020']
    >>> TALLY.fires(
    ...     "superlative-since",
    ...     "Inflation is at its highest level since 1981; the highest-level talks went on.",
    ... )
    []
    """
    reach = extent(plain, match.end())
    if reach.since is None or first_act(plain[match.start() : reach.since[0]]) is None:
        return None
    return Count(rule="superlative-since", kind="since", number=None, start=match.start(), reach=reach)


def negative_since(plain: str, match: re.Match[str]) -> Count | None:
    """Reads "No foreign leader had been received there since 2015", "have not met since …".

    >>> TALLY.fires("negative-since", "No foreign leader had been received at the retreat since 2015.")
    ['No foreign leader had been received at the retreat since 2015']
    >>> TALLY.fires(
    ...     "negative-since", "The two have not held talks since the war began, and no one has paid since."
    ... )
    ['have not held talks since the war began']
    """
    reach = extent(plain, match.start("since"))
    if reach.since is None or first_act(plain[match.start() : match.start("since")]) is None:
        return None
    return Count(rule="negative-since", kind="since", number=None, start=match.start(), reach=reach)


def never_before(plain: str, match: re.Match[str]) -> Count | None:
    """Reads "Never before had the two issued a joint statement": the first.

    >>> TALLY.fires("never-before", "Never before had the Quad issued a joint statement, he said.")
    ['Never before had the Quad issued a joint statement']
    >>> TALLY.fires("never-before", "They never met before; never before midnight did he call.")
    []
    """
    reach = extent(plain, match.end())
    return Count(rule="never-before", kind="first", number=1, start=match.start(), reach=reach)


def wording_unchanged(plain: str, match: re.Match[str]) -> Count | None:
    """Reads "The wording on Taiwan has been unchanged since March 2021": a formula that stayed as it was.

    >>> TALLY.fires(
    ...     "wording-unchanged", "The G7's wording on Taiwan has remained unchanged since March 2021."
    ... )
    ['wording on Taiwan has remained unchanged since March 2021']
    >>> TALLY.fires(
    ...     "wording-unchanged", "Our position on prices has been unchanged; rates have not moved since May."
    ... )
    []
    """
    reach = extent(plain, match.start("since"))
    if reach.since is None:
        return None
    return Count(rule="wording-unchanged", kind="since", number=None, start=match.start(), reach=reach)


def never_mentioned(plain: str, match: re.Match[str]) -> Count | None:
    """Reads "has not mentioned the two-state solution since 2021": a formula used no more.

    >>> TALLY.fires("never-mentioned", "The G7 has not mentioned the two-state solution since 2021.")
    ['has not mentioned the two-state solution since 2021']
    >>> TALLY.fires(
    ...     "never-mentioned", "The G7 has not met since 2021; prices named there have not risen since."
    ... )
    []
    """
    reach = extent(plain, match.start("since"))
    if reach.since is None or first_act(plain[match.start() : match.start("since")]) is not None:
        return None
    return Count(rule="never-mentioned", kind="count", number=0, start=match.start(), reach=reach)


def count_times(plain: str, match: re.Match[str]) -> Count | None:
    """Reads "have met seven times since …", "has visited China twice this year".

    >>> TALLY.fires("count-times", "The two leaders have met seven times since Biden took office.")
    ['have met seven times since Biden took office']
    >>> TALLY.fires("count-times", "Exports are three times larger than in 2019; he was twice elected.")
    []
    """
    if first_act(match["what"]) is None:
        return None
    reach = extent(plain, match.end("times"), is_predicate=False)
    if match["have"] is None and not reach.is_bounded:
        return None
    times = match["times"].lower()
    number = TIMES[times] if times in TIMES else int(times.split()[0])
    return Count(rule="count-times", kind="count", number=number, start=match.start(), reach=reach)


def count_acts(plain: str, match: re.Match[str]) -> Count | None:
    """Reads "have held five rounds of talks since …": how many of them.

    >>> TALLY.fires("count-acts", "The sides have held five rounds of talks since March 2022.")
    ['have held five rounds of talks since March 2022']
    >>> TALLY.fires("count-acts", "He held two meetings on Monday.")
    []
    """
    reach = extent(plain, match.end())
    if not reach.is_bounded:
        return None
    word = match["number"].lower()
    number = NUMBERS[word] if word in NUMBERS else int(word)
    noun = f"{match['mods']} {match['noun']}".strip()
    return Count(rule="count-acts", kind="count", number=number, start=match.start(), reach=reach, noun=noun)


_NUMBER = r"(?P<number>\d{1,3}|" + "|".join(NUMBERS) + r")"
TALLY = RuleTable(
    rules=tuple(
        ClaimRule(name=name, pattern=re.compile(pattern, re.IGNORECASE), make=make)
        for name, pattern, make in (
            (
                "superlative-since",
                (
                    r"\b(?:the |its |their |his |her )?(?:most (?:senior|high-profile)"
                    r"|highest[ -](?:level|ranking|profile)|top-ranking)(?= [^,;:()]{0,160}? since\b)"
                ),
                superlative_since,
            ),
            (
                "negative-since",
                (
                    r"\b(?:(?:no|neither|none|never) [^,;:()]{1,110}?"
                    r"|(?:has|have|had)(?: not|n't) [^,;:()]{1,90}?)(?P<since> since)\b"
                ),
                negative_since,
            ),
            ("never-before", r"\bnever before (?:has|have|had)\b", never_before),
            (
                "never-mentioned",
                (
                    rf"\b(?:has|have|had)(?: not|n't| never) (?:{'|'.join(MENTIONS)}|referred to)\b"
                    r"[^,;:()]{1,110}?(?P<since> since)\b"
                ),
                never_mentioned,
            ),
            (
                "wording-unchanged",
                (
                    rf"\b(?:{'|'.join(sorted(WORDINGS))})\b[^,;:()]{{0,110}}? "
                    r"(?:(?:is|are|was|were|been|remain(?:s|ed)?|stay(?:s|ed)?|kept) "
                    r"(?:\w+ ){0,2}?(?:unchanged|the same)|(?:has|have|had)(?: not|n't) changed)"
                    r"(?P<since> (?:ever )?since)\b"
                ),
                wording_unchanged,
            ),
            (
                "count-times",
                (
                    r"(?:\b(?P<have>has|have|had|having) (?:\w+ ){0,2}?)?"
                    rf"\b(?P<what>(?:{VERBS}|held talks)\b[^,;:()]{{0,50}}?) "
                    rf"(?:at least |more than |about |some )?(?P<times>{'|'.join(TIMES)}"
                    r"|\d{1,3} times)\b(?! (?:as|larger|more|the)\b)"
                ),
                count_times,
            ),
            (
                "count-acts",
                (
                    r"\b(?:ha(?:s|ve|d) )?(?:held|had|made|paid|hosted|issued|signed|exchanged) "
                    rf"(?:at least |more than )?{_NUMBER}{MODIFIERS} (?P<noun>{ACT})\b"
                ),
                count_acts,
            ),
        )
    )
)
