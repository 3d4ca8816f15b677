"""More or less money, more or fewer of a thing, more or less often: what two clauses say in numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.compare.numbers import numbers

Amount = tuple[str, float]
"""What is counted, and how much of it."""
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₩": "won"}
_MONEY = frozenset(
    [
        "euro",
        "dollar",
        "pound",
        "yen",
        "yuan",
        "renminbi",
        "won",
        "rupee",
        "peso",
        "rouble",
        "ruble",
        "franc",
        "krona",
        "krone",
        "rand",
        "real",
        "riyal",
        "rial",
        "dirham",
        "dinar",
        "shilling",
        "naira",
        "baht",
        "ringgit",
        "rupiah",
        "lira",
        "shekel",
        "zloty",
        "forint",
        "eur",
        "usd",
        "gbp",
        "jpy",
        "cny",
        "chf",
    ]
)
_SHARE = "%"
_UNIT = re.compile(
    r"\s?(?:(?P<share>%|per\s?cent\b|percentage points?\b)|(?P<words>(?:[A-Za-z’'-]+\s?){1,4}))"
)
_PLURALS = frozenset({"people", "personnel", "troops", "staff", "police", "cattle", "aircraft", "percent"})
_NEVER_COUNTED = frozenset(
    [
        "sides",
        "leaders",
        "ministers",
        "parties",
        "presidents",
        "countries",
        "nations",
        "governments",
        "states",
        "years",
        "months",
        "weeks",
        "days",
        "hours",
        "minutes",
        "decades",
        "times",
        "others",
        "members",
        "statements",
        "pillars",
        "chambers",
        "peoples",
        "capitals",
    ]
)
"""Who meets, and how long: no amount of anything."""
_AFTER_WHICH = frozenset(
    [
        "of",
        "in",
        "for",
        "to",
        "and",
        "or",
        "on",
        "at",
        "from",
        "by",
        "with",
        "than",
        "which",
        "who",
        "that",
        "the",
    ]
)
_NO_AMOUNT = re.compile(
    r"(?:\b(?:article|resolution|paragraph|chapter|phase|option|no\.|number|G|COP|group of)\s?)$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"(?:\b(?:below|under|no more than|not more than|at most|a maximum of|a ceiling of|a cap of|less than)"
    r"|\b(?:reduc|cut|limit|lower|cap|hold|keep|decreas|shrink)\w*\s(?:[^\s,;]+\s){0,6}?(?:to|at)\s(?:a\s)?)"
    r"\s?[$€£¥]?$",
    re.IGNORECASE,
)
"""Before a number of which less is more."""

_EVERY = re.compile(
    r"\b(?:(?P<times>once|twice|(?:two|three|four|five|six|\d+)\stimes)\s)?(?:each|every|per|an?)\s"
    r"(?:(?P<count>two|three|four|five|six|ten|other|second|third|\d+)\s)?(?P<unit>day|week|month|quarter|year)s?\b",
    re.IGNORECASE,
)
_OFTEN = {
    "daily": 365.0, "weekly": 52.0, "fortnightly": 26.0, "monthly": 12.0, "bimonthly": 6.0, "quarterly": 4.0,
    "half-yearly": 2.0, "semi-annual": 2.0, "semi-annually": 2.0, "biannual": 2.0, "biannually": 2.0,
    "annual": 1.0, "annually": 1.0, "yearly": 1.0, "biennial": 0.5, "biennially": 0.5, "triennial": 1 / 3,
}  # fmt: skip
_OFTEN_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_OFTEN, reverse=True))})\b")
"""Small letters only: an Annual Conference is a name."""
_IN_A_YEAR = {"day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0}
_COUNTS = {
    "once": 1.0, "twice": 2.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "ten": 10.0,
    "other": 2.0, "second": 2.0, "third": 3.0,
}  # fmt: skip


def more_or_less(before: str, after: str, *, counts: bool = True) -> int:
    """Whether the second text gives more or is more often: 1, less: -1, the same, or not to be compared: 0.

    Args:
        before: A clause.
        after: The one that goes with it.
        counts: Whether how many there are of a thing is compared, too, not only money, shares and how often.

    Returns:
        1, 0 or -1.

    Example:
        >>> more_or_less("its contribution of 40 million euros", "raised it to 65 million euros")
        1
        >>> more_or_less("one exercise each year", "one exercise every two years")
        -1
        >>> more_or_less("40 million euros", "$40 million")
        0
        >>> more_or_less("train 300 young engineers", "train two hundred engineers")
        -1
        >>> more_or_less("limit them to 1,550 warheads", "limit them to 1,000 warheads")
        1
    """
    before, after = " ".join(before.split()), " ".join(after.split())
    found = _compared(dict(_once(_often(before))), dict(_once(_often(after))))
    if found:
        return found
    old, new = dict(_once(_amounts(before))), dict(_once(_amounts(after)))
    if not counts:
        old, new = ({unit: v for unit, v in side.items() if _is_money(unit)} for side in (old, new))
    return _compared(old, new)


def _is_money(unit: str) -> bool:
    return unit.lstrip("<") in _MONEY | {_SHARE}


def _compared(old: dict[str, float], new: dict[str, float]) -> int:
    signs = {
        (-1 if unit.startswith("<") else 1) * ((new[unit] > old[unit]) - (new[unit] < old[unit]))
        for unit in old.keys() & new.keys()
    } - {0}
    return signs.pop() if len(signs) == 1 else 0


def _once(amounts: Iterator[Amount]) -> Iterator[Amount]:
    """Those whose unit occurs just once."""
    everything = list(amounts)
    units = [unit for unit, _ in everything]
    return (amount for amount in everything if units.count(amount[0]) == 1)


def _amounts(text: str) -> Iterator[Amount]:
    """Money, shares and counted things; "<" stands before the unit of which less is more."""
    for number in numbers(text):
        before = text[: number.start]
        mark = "<" if _AT_MOST.search(before) else ""
        if number.is_share:
            yield mark + _SHARE, 100 * number.value
            continue
        unit = _SIGNS.get(before.rstrip()[-1:]) or _unit(text[number.end :])
        if unit is not None and not _NO_AMOUNT.search(before):
            yield mark + unit, number.value


def _unit(after: str) -> str | None:
    """What is counted: a currency, per cent, or the first word in the plural of the next few."""
    match = _UNIT.match(after)
    if match is None:
        return None
    if match["share"] is not None:
        return _SHARE
    for word in match["words"].split():
        if word in _AFTER_WHICH:
            return None
        plain = word.lower().removesuffix("s")
        if plain in _MONEY:
            return plain
        if word.lower() in _NEVER_COUNTED:
            return None
        if word.islower() and (
            word in _PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "’s")))
        ):
            return word
    return None


def _often(text: str) -> Iterator[Amount]:
    """How often in a year."""
    for match in _EVERY.finditer(text):
        if match["times"] is None and match[0].lower().startswith(("a", "per")):
            continue
        times = (match["times"] or "once").split()[0].lower()
        count = (match["count"] or "1").lower()
        every = _COUNTS.get(count) or float(count)
        yield "year", (_COUNTS.get(times) or float(times)) * _IN_A_YEAR[match["unit"].lower()] / every
    for match in _OFTEN_WORD.finditer(text):
        yield "year", _OFTEN[match[0]]
