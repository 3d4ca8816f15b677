"""Sums of money in a text."""

from __future__ import annotations

import re
from typing import NamedTuple

_SCALES = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_MONEY = re.compile(
    r"(?P<sign>[$€£¥])?\s?(?P<number>\d[\d,]*(?:\.\d+)?)(?:\s(?P<scale>thousand|million|billion|trillion))?"
    r"(?:\s(?P<unit>euros?|dollars?|pounds?|yen|yuan|won|rupees?|pesos?|rubles?|francs?))?",
    re.IGNORECASE,
)
_UNITS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}


class Sum(NamedTuple):
    """A sum of money.

    Attributes:
        unit: Such as "dollar".
        amount: How much, in units.
        start: Its first code point in the text.
        end: One past the last.
    """

    unit: str
    amount: float
    start: int
    end: int


def the_sum(text: str) -> Sum | None:
    """The sum of money that a text names, where it names just one.

    Args:
        text: A clause or a few sentences.

    Example:
        >>> the_sum("a contribution of 40 million euros over five years")
        Sum(unit='euro', amount=40000000.0, start=18, end=34)
    """
    found = [m for m in _MONEY.finditer(text) if m["sign"] or m["unit"]]
    if len(found) != 1:
        return None
    (match,) = found
    unit = _UNITS[match["sign"]] if match["sign"] else match["unit"].lower().rstrip("s")
    amount = float(match["number"].replace(",", "")) * _SCALES[(match["scale"] or "").lower()]
    blank = len(match.group()) - len(match.group().lstrip())
    return Sum(unit, amount, match.start() + blank, match.end())
