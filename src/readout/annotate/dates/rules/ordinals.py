"""Rules for a day told by number alone: the 16th, the third day of a visit."""

from __future__ import annotations

import re

from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.rules.pieces import DASH, DAY, TH
from readout.annotate.dates.rules.reading import count_of, direction_of, ordinal_of
from readout.annotate.dates.rules.rule import Rule, RuleTable, word_after, word_before
from readout.annotate.dates.words import AFTER_ORDINAL, DAY_PREPOSITIONS, VERBS_AFTER_ORDINAL, word_set


def day_alone(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A bare ordinal where only a day can be meant: after a preposition and before no noun.

    >>> ORDINAL_DAYS.fires(
    ...     "day", "it was learned on the 20th that on the 16th, after the 20th anniversary, on the 5th floor"
    ... )
    ['the 20th', 'the 16th']
    """
    before, after = word_before(match).lower(), word_after(match)
    if before not in DAY_PREPOSITIONS and match["unit"] is None:
        return None
    is_verb = before == "on" and (after.endswith("ed") or after in VERBS_AFTER_ORDINAL)
    if after and after.lower() not in AFTER_ORDINAL and match["unit"] is None and not is_verb:
        return None
    if after == "of" or (before in ("to", "of", "and", "between") and not _has_company(match)):
        return None
    day, last = int(match["day"]), int(match["day2"]) if match["day2"] else None
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind="day",
        day=day,
        end_day=last if last is not None and last > day else None,
        direction=direction_of(match["shift"]),
        unit=match["unit"],
    )


_COMPANY = re.compile(
    r"(?:[0-9](?:st|nd|rd|th)(?:\sto|\sand)|\bbetween|(?:morning|afternoon|evening|night|end|close|meeting|talks|statement|summit)\sof)\s\Z"
)


def _has_company(match: re.Match[str]) -> bool:
    return _COMPANY.search(match.string, max(0, match.start() - 40), match.start()) is not None


def nth_day(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A day of something that lasts several, told by its number; the first day of a month is no such thing.

    >>> ORDINAL_DAYS.fires(
    ...     "nth-day",
    ...     "on day five of the 2018 World Cup, the third day of a five-day visit, the opening night; "
    ...     "the first day of May, the third day in a row, day by day",
    ... )
    ['day five of the 2018 World Cup', 'the third day of a five-day visit', 'the opening night']
    """
    number = ordinal_of(match["number"] or match["ordinal"])
    is_sure = match["number"] is not None or match["ordinal"].lower() in ("opening", "closing")
    if number is None or (match["what"] is None and not is_sure):
        return None
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind="nth-day",
        number=number,
        end_number=ordinal_of(match["ordinal2"]) if match["ordinal2"] else None,
        count=count_of(match["length"]) if match["length"] else None,
        unit="day",
        name=(match["what"] or "").lower(),
    )


_NUMBER = r"one|two|three|four|five|six|seven|eight|nine|ten|[1-9][0-9]?"
_ORDINAL = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|opening|closing|final|last|"
    r"1st|2nd|3rd|[1-9][0-9]?th"
)
_LASTING = (
    r"visits?|trip|tour|stay|summit|talks|meetings?|conference|session|assembly|forum|congress|dialogue|negotiations|"
    r"consultations|exercises?|drills|manoeuvres|maneuvers|mission|hearings?|trial|festival|games|tournament|World\sCup|Olympics|"
    r"strikes?|protests|fighting|ceasefire|truce|war|invasion|offensive|conflict|campaign|celebrations|event"
)
_OF = (
    r"\sof\s(?:(?:a|an|the|his|her|their|its|this|that|what)\s)?(?:(?P<length>one|two|three|four|five|six|seven|eight|"
    rf"nine|ten|[1-9][0-9]?)-day(?:-long)?\s)?(?:[\w.’'-]{{1,20}}\s){{0,5}}?(?P<what>{_LASTING})\b"
)

ORDINAL_DAYS = RuleTable(
    rules=(
        Rule(
            name="nth-day",
            starts=word_set("the day first second third fourth fifth sixth seventh opening closing final"),
            pattern=rf"(?i:day\s(?P<number>{_NUMBER})\b(?![.,][0-9]|%|-)|(?:the\s)?(?P<ordinal>{_ORDINAL})(?:\s(?:or|and)\s(?P<ordinal2>{_ORDINAL}))?\s"
            rf"(?:full\s)?(?:day|night))\b(?!-)(?i:{_OF})?",
            make=nth_day,
        ),
        Rule(
            name="day",
            starts=frozenset({"0", "the"}),
            pattern=rf"(?:[Tt]he\s|(?<=on\s)|(?<=On\s))(?P<day>{DAY}){TH}\b(?:(?:{DASH}|\s(?:and|to)\s)(?:the\s)?(?P<day2>{DAY}){TH}\b)?"
            r"(?:\sof\s(?P<shift>this|last|next|that|the\ssame|the)\s(?P<unit>month))?",
            make=day_alone,
        ),
    )
)
