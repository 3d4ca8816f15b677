"""The day of writing that "today" and "last week" are counted from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from readout.annotate.dates.days import Interval
from readout.annotate.dates.tenures import Window
from readout.model import Dating

_OPEN_DAYS = 14
"""How far past the first possible day a text of open date is tried, to see whether the answer changes."""
_NEAR_DAYS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The days on which the document can have been written.

    Attributes:
        low: First.
        high: Last; for an open end, the last that is tried.
        text: As EDTF, for reasons in words.
        is_open: Whether an end is open.
    """

    low: dt.date
    high: dt.date
    text: str
    is_open: bool

    @classmethod
    def of(cls, published: Dating, window: Window) -> Anchor | None:
        """The anchor a publication date gives, or None.

        "Not before a day" is an anchor only where the window shows that it was not long after either.

        Args:
            published: The publication date.
            window: First and last day the document can be from.
        """
        if published.date is None:
            return None
        low, high = published.date.bounds()
        if low is None or (high is None and not 0 <= _days_between(low, window[1]) <= _NEAR_DAYS):
            return None
        reach = dt.timedelta(days=_OPEN_DAYS)
        return cls(low=low, high=high or low + reach, text=published.date.text, is_open=high is None)

    def ask(self, means: Callable[[dt.date], Interval | None]) -> Interval | None:
        """What an expression means wherever in the interval the document was written.

        Args:
            means: From a day of writing to the days meant.

        Returns:
            The same answer from both ends, or both together where that is still narrow; else None.
        """
        first = means(self.low)
        last = first if self.low == self.high else means(self.high)
        if first is None or last is None or first == last:
            return first if first == last else None
        both = min(first[0], last[0]), max(first[1], last[1])
        is_near = not self.is_open and (self.high - self.low).days <= 7
        is_vague = not self.is_open and (first[1] - first[0]).days >= 27 and (both[1] - both[0]).days <= 400
        return both if is_near or is_vague else None


def _days_between(low: dt.date, high: dt.date | None) -> int:
    return -1 if high is None else (high - low).days
