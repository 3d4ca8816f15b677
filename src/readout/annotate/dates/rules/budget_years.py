"""Rules for budget years and academic years; when they begin is the state's affair."""

from __future__ import annotations

import re

from readout.annotate.dates.expression import DateExpression, Kind
from readout.annotate.dates.rules.pieces import YEAR
from readout.annotate.dates.rules.reading import direction_of
from readout.annotate.dates.rules.rule import Rule, RuleTable
from readout.annotate.dates.words import word_set


def fiscal_year(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A budget year, by number or from now.

    >>> BUDGET_YEARS.fires(
    ...     "fiscal-year", "in fiscal 2024, FY2025-26, the next fiscal year; fiscal policy in 2024"
    ... )
    ['fiscal 2024', 'FY2025-26', 'the next fiscal year']
    """
    return _year(match, sentence, "fiscal-year")


def academic_year(match: re.Match[str], sentence: int) -> DateExpression | None:
    """A school year, by number or from now.

    >>> BUDGET_YEARS.fires(
    ...     "academic-year", "in the 2023-24 academic year, this school year; the school yearbook of 2024"
    ... )
    ['the 2023-24 academic year', 'this school year']
    """
    return _year(match, sentence, "academic-year")


def _year(match: re.Match[str], sentence: int, kind: Kind) -> DateExpression | None:
    written = match["year"] or match["year1"]
    year, second = int(written) if written else None, match["end"] or match["end1"]
    last = None if second is None or year is None else year // 100 * 100 + int(second[-2:])
    if year is not None and last is not None and last != year + 1:
        return None
    return DateExpression(
        start=match.start(),
        end=match.end(),
        sentence=sentence,
        kind=kind,
        year=year,
        end_year=last,
        direction=None if year is not None else direction_of(match["shift"]),
        unit="year",
    )


_SHIFT = r"(?P<shift>this|last|next|the\s(?:current|coming|upcoming|next|previous|last|past))"
_NUMBER = rf"(?P<year>{YEAR})(?:[-–/](?P<end>[0-9]{{4}}|[0-9]{{2}})\b)?"
_NUMBER_FIRST = rf"(?:the\s)?(?P<year1>{YEAR})(?:[-–/](?P<end1>[0-9]{{4}}|[0-9]{{2}})\b)?"

BUDGET_YEARS = RuleTable(
    rules=(
        Rule(
            name="fiscal-year",
            starts=word_set("the this last next fiscal financial budget fy 0"),
            pattern=rf"(?i:(?:(?:the\s)?(?:fiscal|financial|budget)\s(?:year\s)?|FY\s?){_NUMBER}"
            rf"|{_NUMBER_FIRST}\s(?:fiscal|financial|budget)\syear\b|{_SHIFT}\s(?:fiscal|financial|budget)\syear\b)",
            make=fiscal_year,
        ),
        Rule(
            name="academic-year",
            starts=word_set("the this last next academic school 0"),
            pattern=rf"(?i:(?:the\s)?(?:academic|school)\syear\s(?:of\s)?{_NUMBER}"
            rf"|{_NUMBER_FIRST}\s(?:academic|school)\syear\b|{_SHIFT}\s(?:academic|school)\syear\b)",
            make=academic_year,
        ),
    )
)
