"""Values of time expressions against people's: `python -m bench.dates [--misses]`.

Twelve Wikinews texts of GUM with normalised dates, and dateparser's `search_dates` beside us.

Scoring, the same for both. A date that people marked is *found* when an answer overlaps it. Its value is
*right* when one of those answers has the same first and last day: equal EDTF intervals, so that `2014` is
`2014-01-01/2014-12-31`. Where people gave bounds and no value (`notBefore`, `notAfter`; 6 of 106), an answer
within the bounds is right too; *strict* leaves that out. A date found without value, or with two readings, is
found and not right.

We read the whole text and find the dates ourselves. dateparser is given each marked span alone, so that it
need not find anything, with the day of publication as its base; its answer is as wide as the period it
reports (day, week, month, year). `past` tells it to prefer the past, as news does; `default` is its own way.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from bench.gum import GoldDate, GoldText, texts
from bench.tally import Tally
from readout.annotate.dates import find_dates, resolve_dates
from readout.annotate.sentences import split_sentences
from readout.knowledge import load
from readout.model import Block, Dating, Document, EdtfDate

Answers = list[EdtfDate | None]
System = Callable[[GoldText], Iterator[Answers]]


def ours(gold: GoldText) -> Iterator[Answers]:
    """Our answers for each marked date; None for one found without value."""
    block = Block(start=0, end=len(gold.text), kind="body")
    made = Document(
        doc=gold.name,
        source=gold.name,
        source_kind="file",
        raw_sha256="0",
        media_type="text/plain",
        text=gold.text,
        blocks=(block,),
    )
    found = find_dates(made, split_sentences(made), named_days=load().named_days)
    published = Dating(date=gold.published, basis="stated")
    datings = resolve_dates(found, document=made, published=published, window=gold.published.bounds())
    for date in gold.dates:
        yield [
            d.date for e, d in zip(found, datings, strict=True) if e.start < date.end and date.start < e.end
        ]


def dateparsers(gold: GoldText, *, prefer: str) -> Iterator[Answers]:
    """Dateparser's answers for each marked date, given its words alone.

    Args:
        gold: A text.
        prefer: Its setting PREFER_DATES_FROM.
    """
    # Measured beside ours, never shipped; it comes with a development dependency and has no types.
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]  # noqa: TID251
    from dateparser.search import search_dates  # type: ignore[import-untyped]  # noqa: TID251

    base = gold.published.low or dt.date.min
    settings: Any = {
        "RELATIVE_BASE": dt.datetime.combine(base, dt.time(12)),
        "PREFER_DATES_FROM": prefer,
    }
    periods = DateDataParser(languages=["en"], settings=settings)
    for date in gold.dates:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            hits = search_dates(gold.text[date.start : date.end], languages=["en"], settings=settings)
            yield [
                _interval(moment.date(), periods.get_date_data(words).period) for words, moment in hits or ()
            ]


def _interval(day: dt.date, period: str | None) -> EdtfDate:
    """As wide as the period."""
    if period == "year":
        return EdtfDate(text=f"{day.year:04d}")
    if period == "month":
        return EdtfDate(text=f"{day:%Y-%m}")
    if period == "week":
        monday = day - dt.timedelta(days=day.weekday())
        return EdtfDate.between(monday, monday + dt.timedelta(days=6))
    return EdtfDate.day(day)


def is_within(answer: EdtfDate, bounds: EdtfDate) -> bool:
    """Whether all days of an answer are within the bounds.

    Example:
        >>> is_within(EdtfDate(text="2008-01-19"), EdtfDate(text="../2008-01-19"))
        True
    """
    low, high = answer.bounds()
    first, last = bounds.bounds()
    begins = first is None or (low is not None and low >= first)
    return begins and (last is None or (high is not None and high <= last))


def is_right(answers: Answers, gold: GoldDate, *, strict: bool) -> bool:
    """Whether one of the answers is what people say; see the head of this file."""
    known = [a for a in answers if a is not None]
    if any(a.bounds() == gold.value.bounds() for a in known):
        return True
    return not strict and gold.is_vague and any(is_within(a, gold.value) for a in known)


def measure(system: System) -> Tally:
    """Score a system on every text."""
    tally = Tally()
    for gold in texts():
        for date, answers in zip(gold.dates, system(gold), strict=True):
            words = gold.text[date.start : date.end]
            said = ", ".join(a.text if a is not None else "unknown" for a in answers) or "not found"
            note = f"{gold.name}: “{words}” is {date.value.text}, not {said}"
            right = is_right(answers, date, strict=False)
            tally.add("1 found", is_right=bool(answers), note=note)
            if answers:
                tally.add("2 right of found", is_right=right, note=note)
            tally.add("3 right of all", is_right=right, note=note)
            tally.add("4 right of all, strict", is_right=is_right(answers, date, strict=True), note=note)
    return tally


def main() -> int:
    """Print the tables."""
    options = argparse.ArgumentParser(prog="python -m bench.dates")
    options.add_argument("--misses", action="store_true", help="list every miss of ours")
    given = options.parse_args()
    if not any(True for _ in texts()):
        print("GUM is not on this machine: nothing measured.")
        return 0
    print("readout, the whole text")
    tally = measure(ours)
    tally.print()
    for prefer, name in (("past", "past"), ("current_period", "default")):
        print(f"\ndateparser.search_dates, given the spans, {name}")
        measure(partial(dateparsers, prefer=prefer)).print()
    if given.misses:
        print()
        for figure, note in tally.misses:
            if figure == "3 right of all":
                print(f"  {note}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
