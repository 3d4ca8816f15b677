"""Pieces of patterns, and the words that a match can begin with."""

from __future__ import annotations

from readout.annotate.dates.words import MONTH_NAMES, MONTHS, NUMBERS, WEEKDAYS, word_list, word_set


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
ANY_WEEKDAY = (
    r"(?:(?=[MTWFS])(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)(?:day|DAY)\b"
    r"|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
)
DAY = r"(?:0[1-9]|[12][0-9]|3[01]|[1-9])(?![0-9])"
TH = r"(?:st|nd|rd|th)"
YEAR = r"(?:1[6-9]|20)[0-9]{2}(?![0-9]|[.,][0-9])"
DASH = r"(?:\s?[-–—]\s?)"
COUNT = (
    r"(?:[0-9]{1,3}|(?:an?|just\sa)\b(?!\s(?:few|couple|dozen))|a\s(?:few|couple\sof|dozen)|several|some|many|few|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
)
PART = (
    r"(?:(?:early|mid|late)(?:\sin)?(?:\s|-)|(?:the\s)?(?:very\s)?(?:beginning|start|middle|end|close|turn|"
    r"first\shalf|second\shalf|latter\shalf)\sof\s)(?:the\s)?"
)


MONTH_STARTS = frozenset(MONTHS)
WEEKDAY_STARTS = frozenset(WEEKDAYS)
COUNT_STARTS = frozenset(word.split()[0].split("-")[0] for word in NUMBERS) - {"the"} | {"0"}
PART_STARTS = word_set("the early mid late beginning start middle end close turn first second latter very")
DETERMINERS = ("the", "a", "an", "this", "that", "these")
AFTER_DETERMINER = word_list(
    "0 year month week day decade quarter fortnight dozen few couple same very following previous "
    "preceding next last past coming current early mid late beginning start middle end close turn "
    "first second third fourth fifth sixth seventh eighth opening closing final latter spring summer "
    "autumn fall winter fiscal financial budget academic school upcoming eve evening "
    "morning afternoon night monday tuesday wednesday thursday friday saturday sunday halloween "
    "easter christmas thanksgiving january february march april may june july august september "
    "october november december"
)
"""What must follow an article, "this" or "that" for a time to begin there."""
BEFORE_OF = (
    "beginning",
    "start",
    "middle",
    "end",
    "close",
    "turn",
    "very",
    "first half",
    "second half",
    "latter half",
)
"""What tells a part of a period only before "of"."""

UNITS_AFTER_NUMBER = (
    r"(?:GMT|UTC|JST|EST|EDT|BST|CET|hours|hrs|local\stime|km|kg|kilometers|kilometres|miles|met(?:er|re)s|tons|tonnes|"
    r"troops|soldiers|people|persons|dollars|yuan|yen|won|euros|percent|per\scent|%|million|billion|times)\b"
)
