"""The year of articles that lost theirs: `python -m bench.years [--misses] [--removed]`.

A hundred dated articles of the development set: its 78 texts, and halves of its longest texts to fill the
hundred. The publication date and the address (it holds the date) are withheld, every year is taken out of
title and text so that a natural text stays (`--removed` lists what went), and the reader opens what is left.
Its date is then

- right: all days of it are in the year of the article;
- narrowed: it runs over more than one year, the article's among them ("not before 2021-03-20");
- unknown: it gives none;
- wrong: the article's year is not in it.

Unknown ones are grouped by what the text leaves open. Two figures tell more than the year: `day held` - of
the dates given, how many hold the day of publication or end no more than three days before it (Friday's
meeting, told on Monday); `one or two days` - how many of those are that exact.

Most of these texts tell no day at all ("met today"), so no reader can know their year. The same hundred are
therefore read twice more: as a wire would print them, with a dateline of month and day, and as Wikinews does,
under a line with weekday, month and day.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench import corpora
from readout.model import ArticleFields, Dating, RawInput

SIZE = 100
HEADS = {
    "as it stands": "",
    "with a dateline": "WASHINGTON, %B %d (Courier) - ",
    "under its weekday": "%A, %B %d\n\n",
}
"""What is put before the texts, as a format of the day of publication."""
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sep(?:tember|t\.?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?:19[4-9]|20[0-7])[0-9]"
_RANGE = rf"{_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|[0-9]{{2}}))?"
_PREPOSITION = (
    r"(?:(?:back|early|late|later|earlier|mid|starting|beginning)\s)?(?:in|since|by|until|till|from|for|during|through|after|before|"
    r"around|of)"
)
_PART = (
    r"(?:(?:the\s)?(?:early|mid|late|end\sof|start\sof|beginning\sof|summer\sof|spring\sof|fall\sof)[\s-])?"
)
REMOVED = (
    (re.compile(rf"\b({_YEAR})-([01][0-9])-([0-3][0-9])\b"), r"\3/\2"),
    (re.compile(rf"(\b{_MONTH}\s[0-3]?[0-9](?:st|nd|rd|th)?(?:\s?[-–]\s?[0-9]+)?),?\s{_YEAR}\b,?"), r"\1"),
    (re.compile(rf"(\b{_MONTH}),?\s{_YEAR}\b"), r"\1"),
    (re.compile(rf"\s?\((?:{_MONTH}\s)?{_RANGE}\)"), ""),
    (re.compile(rf"\sfrom\s{_YEAR}\s(?:to|until|through)\s{_YEAR}\b"), ""),
    (re.compile(rf"\sbetween\s{_YEAR}\sand\s{_YEAR}\b"), ""),
    (
        re.compile(
            rf",?\s{_PREPOSITION}\s{_PART}(?:the\s)?{_RANGE}s?(?:\s(?:and|to|or)\s{_RANGE})?\b(?=[,.;:)”\"]|\s(?!\w+s?\b[.,]))"
        ),
        "",
    ),
    (re.compile(rf"\b{_PART}{_RANGE}(?:['’]s\b|s\b)?\s?"), ""),
)
"""What is taken out, in order: (pattern, what stays)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An article without its year.

    Attributes:
        name: Id of the article, with the number of its half.
        raw: What is left of it, as an input.
        published: When it was published.
        removed: What was taken out.
    """

    name: str
    raw: RawInput
    published: dt.date
    removed: tuple[str, ...]


@dataclass(slots=True)
class Result:
    """What the reader said.

    Attributes:
        case: The article.
        dating: Its date.
        verdict: right, narrowed, unknown or wrong.
        window: First and last day that it can be from.
    """

    case: Case
    dating: Dating
    verdict: str
    window: tuple[dt.date | None, dt.date | None] = field(default=(None, None))


def without_years(text: str) -> tuple[str, list[str]]:
    """The text without its years, and what was taken out.

    Example:
        >>> without_years("On March 16, 2021, they met, the third time since 2019, on the 2030 Agenda.")
        ('On March 16 they met, the third time, on the Agenda.', ['March 16, 2021,', ' since 2019', '2030 '])
    """
    removed: list[str] = []
    for pattern, left in REMOVED:
        removed += [m[0] for m in pattern.finditer(text)]
        text = pattern.sub(left, text)
    return text, removed


def cases(head: str = "") -> Iterator[Case]:
    """A hundred articles without year; none where the shared folder is missing.

    Args:
        head: What to put before each, as a format of its day.
    """
    texts = [Path(path).read_text(encoding="utf-8") for path in corpora.paths("devset")]
    articles = [json.loads(line) for text in texts for line in text.splitlines()]
    for article in articles:
        yield _case(article["id"], article["title"], article["text"], article["date"], head)
    longest = sorted(articles, key=lambda a: (-len(a["text"]), a["id"]))
    for number in range(SIZE - len(articles)):
        article = longest[number // 2]
        part = _half(article["text"], number % 2)
        yield _case(f"{article['id']}/{number % 2 + 1}", "", part, article["date"], head)


def _half(text: str, which: int) -> str:
    """The first or second half, cut between paragraphs."""
    breaks = [m.end() for m in re.finditer(r"\n\s*\n", text)] or [len(text) // 2]
    cut = min(breaks, key=lambda at: abs(at - len(text) // 2))
    return text[cut:] if which else text[:cut]


def _case(name: str, title: str, text: str, date: str, head: str) -> Case:
    title, from_title = without_years(title)
    text, from_text = without_years(text)
    text = f"{dt.date.fromisoformat(date):{head}}".replace(" 0", " ") + text.lstrip() if head else text
    raw = RawInput(
        source=name,
        data=text.encode(),
        media_type="text/plain",
        fields=ArticleFields(title=title or None),
    )
    return Case(
        name=name,
        raw=raw,
        published=dt.date.fromisoformat(date),
        removed=(*from_title, *from_text),
    )


def verdict(dating: Dating, published: dt.date) -> str:
    """Right, narrowed, unknown or wrong; see the head of this file."""
    if dating.date is None:
        return "unknown"
    low, high = dating.date.bounds()
    first, last = low or dt.date.min, high or dt.date.max
    if not first.year <= published.year <= last.year:
        return "wrong"
    return "right" if first.year == last.year else "narrowed"


def cause_of(result: Result) -> str:
    """What an undecided text leaves open."""
    low, high = result.window
    if low is None:
        return "nobody in it holds a known office"
    return "its offices are held until today" if high is None else "its offices fit several years"


def _days(result: Result) -> int:
    """Days from the first to the last of a date; many where it is open."""
    low, high = result.dating.date.bounds() if result.dating.date is not None else (None, None)
    return 9999 if low is None or high is None else (high - low).days


def is_day_held(result: Result) -> bool:
    """Whether the date holds the day of publication or ends no more than three days before it."""
    low, high = result.dating.date.bounds() if result.dating.date is not None else (None, None)
    day = result.case.published
    begins = low is None or low <= day
    return begins and (high is None or day <= high + dt.timedelta(days=3))


def results(head: str = "") -> list[Result]:
    """What the reader makes of every case.

    Args:
        head: As for `cases`.
    """
    from readout.annotate import RulesReader
    from readout.documents import parse

    reader = RulesReader.load()
    found = []
    for case in cases(head):
        page = reader.open_page(parse(case.raw))
        dating = page.document.published
        found.append(
            Result(case=case, dating=dating, verdict=verdict(dating, case.published), window=page.window)
        )
    return found


def main() -> int:
    """Print the tables."""
    options = argparse.ArgumentParser(prog="python -m bench.years")
    options.add_argument("--misses", action="store_true", help="list every case, with reasons")
    options.add_argument("--removed", action="store_true", help="list what was taken out of each article")
    given = options.parse_args()
    for name, head in HEADS.items():
        found = results(head)
        if not found:
            print("The development set is not on this machine: nothing measured.")
            return 0
        print(f"{name}\n")
        report(found)
        for r in found if given.misses else ():
            low, high = r.window
            told = f"{r.dating.text} ({low} .. {high}): {r.dating.why}"
            print(f"{r.verdict:9} {r.case.name} {r.case.published} {told}")
        for r in found if given.removed and not head else ():
            print(f"  {r.case.name}: {[' '.join(words.split()) for words in r.case.removed]}")
        print()
    return 0


def report(found: list[Result]) -> None:
    """Print one table."""
    counts = Counter(r.verdict for r in found)
    for name in ("right", "narrowed", "unknown", "wrong"):
        print(f"{name:28} {counts[name]:4}/{len(found)}")
    for cause, count in sorted(Counter(cause_of(r) for r in found if r.verdict == "unknown").items()):
        print(f"  unknown: {cause:40} {count:4}")
    dated = [r for r in found if r.dating.date is not None]
    exact = [r for r in dated if _days(r) <= 1]
    print(f"{'day held':28} {sum(is_day_held(r) for r in dated):4}/{len(dated)}")
    print(f"{'one or two days, day held':28} {sum(is_day_held(r) for r in exact):4}/{len(exact)}")


if __name__ == "__main__":
    sys.exit(main())
