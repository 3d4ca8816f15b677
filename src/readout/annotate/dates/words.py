"""The words of time: tables that a person may want to edit, and pattern pieces made from them."""

from __future__ import annotations

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
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBERS: dict[str, int | None] = {
    "a": 1, "an": 1, "the": 1, "just a": 1, "a couple of": 2, "a dozen": 12,
    "a few": None, "several": None, "some": None, "many": None, "few": None,
    **{word: value for value, word in enumerate(_ONES) if value},
    **_TENS,
    **{f"{ten}-{_ONES[one]}": base + one for ten, base in _TENS.items() for one in range(1, 10)},
}  # fmt: skip
"""How many; None for a number that nobody gave."""

ORDINALS: dict[str, int] = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
SEASONS: dict[str, tuple[int, int]] = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
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
    "end": "end", "close": "end", "first half": "first-half", "second half": "second-half", "latter half": "second-half",
    "turn": "early",
}  # fmt: skip
PART_DAYS: dict[str, tuple[int, int]] = {
    "early": (1, 10), "mid": (11, 20), "late": (21, 31), "end": (25, 31), "first-half": (1, 15), "second-half": (16, 31),
}  # fmt: skip
"""Days of a month that the part means."""
PART_MONTHS: dict[str, tuple[int, int]] = {
    "early": (1, 4), "mid": (5, 8), "late": (9, 12), "end": (12, 12), "first-half": (1, 6), "second-half": (7, 12),
}  # fmt: skip
"""Months of a year that the part means."""

MONTH_PREPOSITIONS = frozenset(
    "in since until till by from during throughout through before after around late early mid for and or to of "
    "between last next this".split()
)
"""Words before a bare month. "May" and "March" are also other words: see `rules.month_alone`."""
SURE_PREPOSITIONS = frozenset("in since until till during throughout early late".split())
YEAR_PREPOSITIONS = frozenset(
    "in since until till by from during throughout through before after around circa to and of between year the for early "
    "late mid over than".split()
)
DAY_PREPOSITIONS = frozenset("on until till by since from before after through between to of and".split())
NOT_BEFORE_YEAR = frozenset(
    "resolution resolutions article no no. number flight highway road route boeing airbus paragraph section chapter page "
    "room building unit model windows".split()
)
"""Capitalized words after which four digits are a number."""
UNITS_AFTER_NUMBER = (
    r"(?:GMT|UTC|JST|EST|EDT|BST|CET|hours|hrs|local\stime|km|kg|kilometers|kilometres|miles|met(?:er|re)s|tons|tonnes|"
    r"troops|soldiers|people|persons|dollars|yuan|yen|won|euros|percent|per\scent|%|million|billion|times)\b"
)
AFTER_ORDINAL = frozenset(
    "and or to in at that as for with when while by from during after before but until till through where which who the he "
    "she they it his her their this local of a an its both also".split()
)
"""Words that can follow "on the 16th" where it is a date; any other word is what is being counted."""


def _month_pattern() -> str:
    pieces = []
    for name in MONTH_NAMES:
        short = name[:4] if name == "September" else name[:3]
        if name == "May":
            pieces += ["May", "MAY"]
        elif name == "September":
            pieces += [r"Sep(?:tember|t?\.?)", "SEP(?:TEMBER|T?\\.?)"]
        else:
            pieces += [rf"{short}(?:{name[3:]}|\.)?", rf"{short.upper()}(?:{name[3:].upper()}|\.)?"]
    return rf"(?:(?=[JFMASOND])(?:{'|'.join(pieces)})(?![^\W\d_]))"


WS = r"\s{1,4}"
MONTH = _month_pattern()
LOWER_MONTH = r"(?:january|february|april|june|july|august|september|october|november|december)"
"""Only beside a day and a year, where lower case is safe; never "may" or "march"."""
WEEKDAY = r"(?:(?=[MTWFS])(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)(?:day|DAY)(?![^\W_]))"
LOWER_WEEKDAY = r"(?:(?=[mtwfs])(?:mon|tues|wednes|thurs|fri|satur|sun)day(?![^\W_]))"
ANY_WEEKDAY = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
DAY = r"(?:0[1-9]|[12][0-9]|3[01]|[1-9])(?![0-9])"
TH = r"(?:st|nd|rd|th)"
YEAR = r"(?:1[6-9]|20)[0-9]{2}(?![0-9]|[.,][0-9])"
DASH = r"(?:\s?[-–—]\s?)"
UNIT = r"(?:days?|weeks?|weekends?|months?|quarters?|years?|decades?)"
COUNT = (
    r"(?:[0-9]{1,3}|(?:an?|just\sa)\b(?!\s(?:few|couple|dozen))|a\s(?:few|couple\sof|dozen)|several|some|many|few|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
)
PART = (
    r"(?:(?:early|mid|late)(?:\sin)?(?:\s|-)|(?:the\s)?(?:very\s)?(?:beginning|start|middle|end|close|turn|first\shalf|second\shalf|"
    r"latter\shalf)\sof\s)(?:the\s)?"
)
SHIFT = r"(?:this|last|next|the\s(?:same|following|previous)|that)"


MONTH_STARTS = frozenset(MONTHS)
WEEKDAY_STARTS = frozenset(WEEKDAYS)
COUNT_STARTS = frozenset(word.split()[0].split("-")[0] for word in NUMBERS) - {"the"} | {"0"}
PART_STARTS = frozenset("the early mid late beginning start middle end close turn first second latter very".split())
DETERMINERS = ("the", "a", "an", "this", "that", "these")
AFTER_DETERMINER = (
    "0 year month week day decade quarter fortnight dozen few couple same very following previous preceding next last past "
    "coming current early mid late beginning start middle end close turn first second third fourth latter spring summer "
    "autumn fall winter fiscal financial eve evening morning afternoon night monday tuesday wednesday thursday friday "
    "saturday sunday halloween easter christmas thanksgiving january february march april may june july august september "
    "october november december"
).split()
"""What must follow an article or "this", "that" for a time to begin there: spares the rules most of the articles."""
BEFORE_OF = ("beginning", "start", "middle", "end", "close", "turn", "very", "first half", "second half", "latter half")
"""What tells a part of a period only before "of"."""


def month_number(word: str) -> int:
    """Number of the month.

    Args:
        word: Name or abbreviation, any case, with or without full stop.

    Example:
        >>> month_number("Sept."), month_number("MARCH")
        (9, 3)
    """
    return MONTHS[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """Number of the weekday, Monday 0.

    Args:
        word: Name or abbreviation, any case, with or without full stop.

    Example:
        >>> weekday_number("Friday"), weekday_number("Sun.")
        (4, 6)
    """
    return WEEKDAYS[word.lower().rstrip(".")]


def count_of(words: str) -> int | None:
    """How many; None for "a few" and the like.

    Args:
        words: A number in digits or words.

    Example:
        >>> count_of("twenty-five"), count_of("a few"), count_of("14")
        (25, None, 14)
    """
    plain = " ".join(words.lower().split())
    return int(plain) if plain.isdigit() else NUMBERS.get(plain)


def part_of(words: str | None) -> str | None:
    """Which part of a month, year or week the words mean: early, mid, late, end, first-half, second-half.

    Args:
        words: "early", "mid-", "the end of", or None.

    Example:
        >>> part_of("the beginning of "), part_of("mid-"), part_of(None)
        ('early', 'mid', None)
    """
    if words is None:
        return None
    lower = " ".join(words.lower().replace("-", " ").split())
    return next((part for word, part in PARTS.items() if word in lower), None)
