"""What an expression means that says all there is to say."""

from __future__ import annotations

from readout.annotate.dates.anchored import in_year
from readout.annotate.dates.days import Interval, decade_of, year_of
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.habits import budget_year, school_year
from readout.annotate.dates.steps import day_or_none


def stated_days(expression: DateExpression) -> Interval | None:
    """The days that the words alone give.

    Args:
        expression: Any expression.

    Returns:
        First and last day, or None where something to count from is needed.
    """
    kind, year = expression.kind, expression.year
    if year is None:
        return None
    if kind == "date" and expression.month is not None and expression.day is not None:
        low = day_or_none(year, expression.month, expression.day)
        last_month = expression.end_month or expression.month
        high = day_or_none(year, last_month, expression.end_day or expression.day)
        if low is not None and high is not None and high < low:
            low = day_or_none(year - 1, expression.month, expression.day)
        return None if low is None or high is None else (low, high)
    if kind == "year":
        whole = year_of(year, expression.part)
        return (whole[0], year_of(expression.end_year)[1]) if expression.end_year else whole
    if kind == "decade":
        return decade_of(year, expression.part)
    if kind == "fiscal-year":
        return budget_year(expression.country, year, expression.end_year)
    if kind == "academic-year":
        return school_year(expression.country, year, expression.end_year)
    return in_year(expression, year) if kind in ("month-year", "quarter", "season", "named-day") else None
