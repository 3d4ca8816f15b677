"""Dates as EDTF (ISO 8601-2) text with inclusive bounds; a vague date stays vague."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

DateBasis = Literal["judged", "stated", "resolved", "inferred", "unknown"]
"""judged: a person's correction; stated: written out; resolved: an expression against an anchor;
inferred: from what else is known."""

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?")
_OPEN = ("", "..")


def _plain_bounds(text: str) -> tuple[dt.date, dt.date]:
    match = _PLAIN.fullmatch(text)
    if match is None:
        raise ValueError(f"not an EDTF date: {text!r}")
    year, month, day = int(match[1]), match[2], match[3]
    if day is not None:
        exact = dt.date(year, int(month), int(day))
        return exact, exact
    if month is not None:
        first = dt.date(year, int(month), 1)
        following = dt.date(year + int(month) // 12, int(month) % 12 + 1, 1)
        return first, following - dt.timedelta(days=1)
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class EdtfDate:
    """A date as precise as its source: a day, month, year, interval, or open interval.

    Attributes:
        text: EDTF level 0/1 text: `2021-03-16`, `2021-03`, `2021`, `2024-03-01/2024-03-10`,
            `2021-03-20/..`, `2024-07-28?`.
    """

    text: str

    def __post_init__(self) -> None:
        self.bounds()

    def bounds(self) -> tuple[dt.date | None, dt.date | None]:
        """First and last day that the date can mean; None for an open end.

        Returns:
            Inclusive bounds.

        Raises:
            ValueError: The text is not one of the EDTF forms above, or no day of the calendar.

        Example:
            >>> EdtfDate(text="2021-02").bounds()
            (datetime.date(2021, 2, 1), datetime.date(2021, 2, 28))
        """
        if "/" not in self.text:
            return _plain_bounds(self.text)
        left, _, right = self.text.partition("/")
        if left in _OPEN and right in _OPEN:
            raise ValueError(f"an interval needs one end: {self.text!r}")
        low = None if left in _OPEN else _plain_bounds(left)[0]
        high = None if right in _OPEN else _plain_bounds(right)[1]
        if low is not None and high is not None and low > high:
            raise ValueError(f"the interval runs backwards: {self.text!r}")
        return low, high

    @property
    def low(self) -> dt.date | None:
        """First day it can mean, or None when open."""
        return self.bounds()[0]

    @property
    def high(self) -> dt.date | None:
        """Last day it can mean, or None when open."""
        return self.bounds()[1]

    @property
    def is_day(self) -> bool:
        """Whether it names one day."""
        low, high = self.bounds()
        return low is not None and low == high

    @classmethod
    def day(cls, value: dt.date) -> EdtfDate:
        """The date of one day."""
        return cls(text=value.isoformat())

    @classmethod
    def between(cls, low: dt.date | None, high: dt.date | None) -> EdtfDate:
        """The shortest EDTF text for inclusive bounds: a day, whole month or year, else an interval.

        Args:
            low: First day, or None when open.
            high: Last day, or None when open.

        Returns:
            The date.

        Raises:
            ValueError: Both ends are open, or they run backwards.

        Example:
            >>> EdtfDate.between(dt.date(2021, 3, 1), dt.date(2021, 3, 31)).text
            '2021-03'
        """
        if low is not None and high is not None:
            if low == high:
                return cls.day(low)
            for text in (f"{low:%Y-%m}", f"{low:%Y}"):
                if _plain_bounds(text) == (low, high):
                    return cls(text=text)
        return cls(text=f"{low.isoformat() if low else '..'}/{high.isoformat() if high else '..'}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """A date together with how we came to it.

    Attributes:
        date: The date, or None when nothing is known.
        basis: How it is known.
        why: The reasoning in words, for `readout explain`.
    """

    date: EdtfDate | None = None
    basis: DateBasis = "unknown"
    why: str = ""

    @property
    def text(self) -> str | None:
        """The EDTF text, or None."""
        return self.date.text if self.date is not None else None
