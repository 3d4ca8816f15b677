"""The words of time: tables that a person may want to edit, and pattern pieces made from them."""

from __future__ import annotations


def word_list(words: str) -> list[str]:
    """The words of a line, in order."""
    return words.split()


def word_set(words: str) -> frozenset[str]:
    """The words of a line, for looking up."""
    return frozenset(words.split())


MONTHS: dict[str, int] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS: dict[str, int] = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ONES = word_list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
NUMBERS: dict[str, int | None] = {
    "a": 1, "an": 1, "the": 1, "just a": 1, "a couple of": 2, "a dozen": 12,
    "a few": None, "several": None, "some": None, "many": None, "few": None,
    **{word: value for value, word in enumerate(_ONES) if value},
    **_TENS,
    **{f"{ten}-{_ONES[one]}": base + one for ten, base in _TENS.items() for one in range(1, 10)},
}  # fmt: skip
"""How many; None for a number that nobody gave."""

ORDINALS: dict[str, int] = {
    **{word: at for at, word in enumerate(word_list(
        "first second third fourth fifth sixth seventh eighth ninth tenth"), start=1)},
    "opening": 1, "closing": -1, "final": -1, "last": -1,
}  # fmt: skip
SEASONS: dict[str, tuple[int, int]] = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 2),
}
"""First and last month, northern half of the world; winter runs into the next year."""

HOLIDAYS: dict[str, tuple[int, int]] = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's day": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14), "halloween": (10, 31),
    "armistice day": (11, 11), "may day": (5, 1), "fourth of july": (7, 4), "human rights day": (12, 10),
    "easter": (0, 0), "easter sunday": (0, 0), "easter monday": (0, 1), "good friday": (0, -2),
    "thanksgiving": (11, 0), "thanksgiving day": (11, 0),
}  # fmt: skip
"""Month and day; month 0: days from Easter Sunday; day 0: the fourth Thursday."""

PARTS: dict[str, str] = {
    "early": "early", "mid": "mid", "late": "late", "middle": "mid", "beginning": "early", "start": "early",
    "end": "end", "close": "end", "turn": "early",
    "first half": "first-half", "second half": "second-half", "latter half": "second-half",
}  # fmt: skip
PART_DAYS: dict[str, tuple[int, int]] = {
    "early": (1, 10), "mid": (11, 20), "late": (21, 31), "end": (25, 31),
    "first-half": (1, 15), "second-half": (16, 31),
}  # fmt: skip
"""Days of a month that the part means."""
PART_MONTHS: dict[str, tuple[int, int]] = {
    "early": (1, 4), "mid": (5, 8), "late": (9, 12), "end": (12, 12),
    "first-half": (1, 6), "second-half": (7, 12),
}  # fmt: skip
"""Months of a year that the part means."""

MONTH_PREPOSITIONS = word_set(
    "in since until till by from during throughout through before after around late early mid for and "
    "or to of between last next this"
)
"""Words before a bare month. "May" and "March" are also other words: see `rules.month_alone`."""
SURE_PREPOSITIONS = word_set("in since until till during throughout early late")
YEAR_PREPOSITIONS = word_set(
    "in since until till by from during throughout through before after around circa to and of "
    "between year the for early late mid over than"
)
OWNERS = word_set("the its their his her our a an last")
"""Words before a year or month that qualify what comes after: its 2022 budget."""
DAY_PREPOSITIONS = word_set("on around until till by since from before after through between to of and")
NOT_BEFORE_YEAR = word_set(
    "resolution resolutions article no no. number flight highway road route boeing airbus paragraph "
    "section chapter page room building unit model windows"
)
"""Capitalized words after which four digits are a number."""
AFTER_ORDINAL = word_set(
    "and or to in at that as for with when while by from during after before but until till through "
    "where which who the he she they it his her their this local of a an its both also"
)
"""Words that can follow "on the 16th" where it is a date; any other word is what is being counted."""
VERBS_AFTER_ORDINAL = word_set(
    "said told met held made gave took began left sent spoke wrote will would is was were are has had did"
)
"""Verbs that can, besides those in -ed: the embassy on the 17th expressed concern."""
