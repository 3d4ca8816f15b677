"""The grammar of time expressions: one kind of expression a module."""

from __future__ import annotations

from readout.annotate.dates.rules.budget_years import BUDGET_YEARS
from readout.annotate.dates.rules.counted import COUNTED
from readout.annotate.dates.rules.from_now import FROM_NOW
from readout.annotate.dates.rules.holidays import HOLIDAYS_ALONE
from readout.annotate.dates.rules.month_days import MONTH_DAYS
from readout.annotate.dates.rules.months import MONTHS_ALONE
from readout.annotate.dates.rules.numeric import NUMERIC
from readout.annotate.dates.rules.ordinals import ORDINAL_DAYS
from readout.annotate.dates.rules.rule import Rule, RuleTable, compiled
from readout.annotate.dates.rules.seasons import SEASONS_ALONE
from readout.annotate.dates.rules.weekdays import WEEKDAYS_ALONE
from readout.annotate.dates.rules.years import YEARS

GRAMMAR = RuleTable(
    rules=tuple(
        rule
        for table in (
            NUMERIC,
            MONTH_DAYS,
            ORDINAL_DAYS,
            SEASONS_ALONE,
            BUDGET_YEARS,
            YEARS,
            MONTHS_ALONE,
            HOLIDAYS_ALONE,
            FROM_NOW,
            COUNTED,
            WEEKDAYS_ALONE,
        )
        for rule in table.rules
    )
)
"""All rules, in the order in which they are tried where they begin at the same character."""

__all__ = ["GRAMMAR", "Rule", "compiled"]
