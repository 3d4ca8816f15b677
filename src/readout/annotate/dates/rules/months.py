"""Rules for months: in early March 2024, last June."""

from __future__ import annotations

import re

from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.rules.pieces import (
    DASH,
    MONTH,
    MONTH_STARTS,
    PART,
    PART_STARTS,
    WS,
    YEAR,
)
from readout.annotate.dates.rules.reading import direction_of, month_number, part_of
from readout.annotate.dates.rules.rule import Rule, RuleTable, word_after, word_before
from readout.annotate.dates.words import (
    MONTH_PREPOSITIONS,
    OWNERS,
    SURE_PREPOSITIONS,
)

_DOUBTFUL = frozenset({"may", "march", "mar"})
_GIVEN_NAMES = frozenset({"april", "may", "june", "august"})
_OTHER_MONTH = re.compile(rf"{MONTH}(?:,?\s{{1,2}}{YEAR})?,?\s(?:and|or|to|through)\s\Z")
_AND_MONTH = re.compile(rf"\s(?:and|to)\s{MONTH}")
_OCCASION = re.compile(
    r"(?:['’]s)?\s(?:\d\+\d\s|(?:[a-z][a-z-]{1,19}|[A-Z][A-Z.]{1,5})\s)?(?:meetings?|summit|talks|visits?|trip|calls?|conversation|"
    r"elections?|vote|referendum|inauguration|statement|declaration|communiqu[eé]|announcement|speech|address|deadline|"
    r"session|agreement|accord|deal|pact|treaty|ceasefire|truce|signing|launch|relaunch|attacks?|assault|invasion|"
    r"offensive|strikes?|bombing|coup|exercises?|drills|report|resolution|decision|ruling|round|conference|ministerial|"
    r"gathering|polls?)\b"
)


def month_alone(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A month with a year, a part, "last" or "next", or a preposition that makes it one.

    >>> MONTHS_ALONE.fires(
    ...     "month", "in early March 2024, in April, mid-May and last June; she may march with Theresa May"
    ... )
    ['early March 2024', 'April', 'mid-May', 'last June']
    """
    year = int(match["year"]) if match["year"] else None
    part, shift = part_of(match["part"]), match["shift0"] or match["shift"]
    if year is None and part is None and shift is None and match["month2"] is None and not _is_placed(match):
        return None
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind="month" if year is None else "month-year",
        year=year,
        month=month_number(match["month"]),
        end_month=month_number(match["month2"]) if match["month2"] else None,
        part=part,
        direction=direction_of(shift),
        unit="year" if match["shift"] else None,
    )


def _is_placed(match: re.Match[str]) -> bool:
    """Whether the words around a bare month make it a time."""
    name = match["month"].lower().rstrip(".")
    before, after = word_before(match), word_after(match)
    if before.lower() in SURE_PREPOSITIONS:
        return not (
            name == "may" and (after[:1].isupper() or match.string.startswith(("'s", "’s"), match.end()))
        )
    if before.lower() == "between":
        return _AND_MONTH.match(match.string, match.end()) is not None
    if _OTHER_MONTH.search(match.string, max(0, match.start() - 40), match.start()):
        return not (name in _DOUBTFUL and after[:1].isupper())
    if before.lower() in OWNERS and name != "may":
        return _OCCASION.match(match.string, match.end()) is not None
    if name in _DOUBTFUL or (name in _GIVEN_NAMES and after[:1].isupper()):
        return name == "march" and before.lower() in ("by", "before", "after")
    return before.lower() in MONTH_PREPOSITIONS - {"and", "or", "to", "between", "of"}


MONTHS_ALONE = RuleTable(
    rules=(
        Rule(
            name="month",
            starts=MONTH_STARTS | PART_STARTS | {"this", "last", "next"},
            pattern=rf"(?:(?P<shift0>[Tt]his\s(?:past|coming)|[Tt]his|[Ll]ast|[Nn]ext)\s)?(?P<part>(?i:{PART}))?(?P<month>{MONTH})"
            rf"(?:(?:{DASH}|\sto\s)(?P<month2>{MONTH}))?(?!\s?[0-9]{{1,2}}(?![0-9])|[-–]\w)"
            rf"(?:,?{WS}(?:of\s)?(?P<year>{YEAR})|,?\s(?:of\s)?(?P<shift>this|last|next|that|the\ssame|the\sfollowing|the\sprevious)\syear\b)?",
            make=month_alone,
        ),
    )
)
