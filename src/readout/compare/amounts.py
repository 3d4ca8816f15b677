"""More or less money, more or less often: what two clauses say of one thing in numbers."""

from __future__ import annotations

import re

from readout.knowledge.money import the_sum

_OFTEN = {"daily": 365.0, "weekly": 52.0, "monthly": 12.0, "quarterly": 4.0, "annually": 1.0, "yearly": 1.0}
_EVERY = re.compile(
    r"\b(?:each|every)\s(?:(?P<count>two|three|four|five|six|ten|\d+)\s)?(?P<unit>day|week|month|quarter|year)s?\b",
    re.IGNORECASE,
)
_IN_A_YEAR = {"day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0}
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}


def more_or_less(before: str, after: str) -> int:
    """Whether the second text gives more or is more often: 1, less: -1, the same, or not to be compared: 0.

    Args:
        before: A clause.
        after: The one that goes with it.

    Returns:
        1, 0 or -1.

    Example:
        >>> more_or_less("its contribution of 40 million euros", "raised it to 65 million euros")
        1
        >>> more_or_less("one exercise each year", "one exercise every two years")
        -1
        >>> more_or_less("40 million euros", "$40 million")
        0
    """
    for measure in (_money, _often):
        old, new = measure(before), measure(after)
        if old is not None and new is not None and old[0] == new[0] and old[1] != new[1]:
            return 1 if new[1] > old[1] else -1
    return 0


def _money(text: str) -> tuple[str, float] | None:
    """The unit and the amount, where a text names just one."""
    found = the_sum(text)
    return (found.unit, found.amount) if found is not None else None


def _often(text: str) -> tuple[str, float] | None:
    """How often in a year."""
    every = _EVERY.search(text)
    if every is not None:
        count = every["count"] or "1"
        return "year", _IN_A_YEAR[every["unit"].lower()] / float(_COUNTS.get(count.lower(), count))
    word = next((w for w in text.lower().split() if w.strip(".,;") in _OFTEN), None)
    return None if word is None else ("year", _OFTEN[word.strip(".,;")])
