"""When a text was published that does not say: from who held which office, and the days it tells."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.annotate.dates.anchored import in_year
from readout.annotate.dates.cues import is_back_story, is_photo_date, looks_ahead
from readout.annotate.dates.dateline import from_dateline
from readout.annotate.dates.days import year_of
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.resolve import resolve_dates
from readout.annotate.dates.stated import stated_days
from readout.annotate.dates.tenures import OfficeEvidence, Window, tenure_window
from readout.annotate.dates.words import WEEKDAY_NAMES
from readout.annotate.sentences import Sentence
from readout.model import Dating, Document, EdtfDate

_LEAD_SENTENCES = 5
_FRESH_DAYS = 45
"""A text that says "this week" is of the day it tells where no more days than these leave a choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A day that the text tells.

    Attributes:
        day: The last day of what is told.
        expression: How it was told.
        is_news: Whether it is what the text is about, not a photo's date or back story.
    """

    day: dt.date
    expression: DateExpression
    is_news: bool


def infer_published(
    *,
    document: Document,
    sentences: Sequence[Sentence],
    expressions: Sequence[DateExpression],
    evidence: Sequence[OfficeEvidence] = (),
) -> tuple[Dating, Window]:
    """When a document was published that does not say so itself.

    Never wrong rather than precise: an undecided year gives no date.

    Args:
        document: The document.
        sentences: Its sentences.
        expressions: Its time expressions in order.
        evidence: Who is named with which office, and when they held it; former holders left out.

    Returns:
        The date (basis `inferred`, or `unknown` without a date) and the first and last day it can be from.
    """
    tenure, names = tenure_window(evidence)
    tenure = _before_retrieval(document, tenure)
    window = _narrowed(document, expressions, tenure)
    dateline = from_dateline(document, expressions, window)
    if dateline is not None:
        return dateline, _window_of(dateline, window)
    told = list(_told(document, sentences, expressions, window, since=tenure[0]))
    published = _from_told(document, expressions, told, window, _people(names))
    if published is None:
        return _from_window(tenure, window, _people(names)), window
    return published, _window_of(published, window)


def _before_retrieval(document: Document, window: Window) -> Window:
    """Nothing is published after it was fetched: closes a window that offices held until today leave open."""
    if document.retrieved_at is None:
        return window
    try:
        fetched = dt.date.fromisoformat(document.retrieved_at[:10])
    except ValueError:
        return window
    low, high = window
    is_sooner = high is None or fetched < high
    return (low, fetched) if low is not None and low <= fetched and is_sooner else window


def _narrowed(document: Document, expressions: Sequence[DateExpression], window: Window) -> Window:
    """The window after the days that lie behind; one of them after everybody's tenure leaves only itself."""
    low, high = window
    for expression in expressions:
        day = _behind(document.text, expression)
        if day is not None and (low is None or day > low):
            low = day
    if low is not None and high is not None and low > high:
        return low, None
    return low, high


def _behind(text: str, expression: DateExpression) -> dt.date | None:
    """A day that a written date with its year puts behind the text, or None."""
    if (
        expression.year is None
        or expression.open is not None
        or expression.kind not in ("date", "month-year", "year")
    ):
        return None
    if expression.kind == "year" and (
        expression.end_year or expression.part or not _has_year_word(text, expression)
    ):
        return None
    if looks_ahead(text, expression.start, expression.end):
        return None
    days = stated_days(expression)
    return days[0] if days is not None else None


def _has_year_word(text: str, expression: DateExpression) -> bool:
    before = text[max(0, expression.start - 8) : expression.start].lower().split()
    return bool(before) and before[-1] in ("in", "since")


def _told(
    document: Document,
    sentences: Sequence[Sentence],
    expressions: Sequence[DateExpression],
    window: Window,
    *,
    since: dt.date | None,
) -> Iterator[_Told]:
    """The past days that are certain within the window.

    A day before everybody named held office (`since`) is not what the text is about.
    """
    datings = resolve_dates(expressions, document=document, published=Dating(), window=window)
    times = Counter((e.month, e.day) for e in expressions if e.kind in ("month-day", "date"))
    opening = [i for i, s in enumerate(sentences) if s.kind != "caption"][:_LEAD_SENTENCES]
    for expression, dating in zip(expressions, datings, strict=True):
        if (
            dating.date is None
            or not dating.date.is_day
            or dating.date.low is None
            or expression.kind in ("deictic", "numeric")
        ):
            continue
        where = (document.text, expression.start, expression.end)
        if looks_ahead(*where) or expression.open is not None:
            continue
        is_news = expression.kind != "narrative" and not is_photo_date(*where) and not is_back_story(*where)
        if since is not None:
            is_news &= dating.date.low >= since
        elif expression.kind == "date":
            is_news &= expression.sentence in opening or sentences[expression.sentence].kind == "caption"
        if expression.kind == "month-day":
            is_news &= expression.sentence in opening or times[expression.month, expression.day] > 1
        yield _Told(day=dating.date.low, expression=expression, is_news=is_news)


def _from_told(
    document: Document,
    expressions: Sequence[DateExpression],
    told: Sequence[_Told],
    window: Window,
    people: str,
) -> Dating | None:
    news = [t for t in told if t.is_news]
    if not news:
        return None
    latest = max(news, key=lambda t: (t.day, -t.expression.start))
    kind, day = latest.expression.kind, latest.day
    surface = document.text[latest.expression.start : latest.expression.end]
    words = f"“{surface}” is the latest day told ({day.isoformat()}{people})"
    if _is_weekday_named(document, expressions, day) and kind != "date":
        name = WEEKDAY_NAMES[day.weekday()]
        why = f"{words} and the text calls it only {name}, as news of that day or the next does"
        return _between(day, day + dt.timedelta(days=1), why)
    high = _latest_possible(document, expressions, day, window)
    if (
        high is not None
        and (high - day).days <= _FRESH_DAYS
        and (fresh := _fresh_words(document, expressions))
    ):
        why = f"{words}, {high.isoformat()} is still to come, and “{fresh}” is said of now"
        return _between(day, day + dt.timedelta(days=1), why)
    if kind == "month-day":
        return _between(day, year_of(day.year)[1], f"{words} and is told without its year")
    return _between(day, None, words)


def _is_weekday_named(document: Document, expressions: Sequence[DateExpression], day: dt.date) -> bool:
    """Whether a bare weekday, told as past, can be the day."""
    bare = (e for e in expressions if e.kind == "weekday" and e.direction is None and e.day is None)
    return any(e.weekday == day.weekday() and not looks_ahead(document.text, e.start, e.end) for e in bare)


_NEAR = ("week", "day")


def _fresh_words(document: Document, expressions: Sequence[DateExpression]) -> str | None:
    """Words that only a text of these days uses: today, yesterday, this week."""
    for e in expressions:
        if e.kind == "deictic" or (
            e.kind == "period" and e.unit in _NEAR and e.direction in ("this", "later", "earlier")
        ):
            return document.text[e.start : e.end]
    return None


def _latest_possible(
    document: Document, expressions: Sequence[DateExpression], day: dt.date, window: Window
) -> dt.date | None:
    """The last day before what the text still expects, or the end of the window."""
    high = window[1]
    for e in expressions:
        if e.month is None or not looks_ahead(document.text, e.start, e.end):
            continue
        year = (
            e.year if e.year is not None else day.year if high is not None and high.year == day.year else None
        )
        span = in_year(e, year) if year is not None else None
        if span is not None and span[1] > day and (high is None or span[1] < high):
            high = span[1]
    return high


def _from_window(tenure: Window, window: Window, people: str) -> Dating:
    low, high = tenure
    if low is not None and high is not None and low.year == high.year and (window[0] or low).year == low.year:
        return Dating(
            date=EdtfDate(text=f"{low.year:04d}"),
            basis="inferred",
            why=f"no day in the text decides it{people}",
        )
    return Dating(why="nothing in the text decides the year")


def _people(names: Sequence[str]) -> str:
    """Who gives the window, in words."""
    if not names:
        return ""
    shown = [name.rsplit("/", 1)[-1].replace("-", " ").title() for name in names[:4]]
    together = " hold these offices together then" if len(shown) > 1 else " holds the office then"
    return f"; {', '.join(shown)}{together}"


def _between(low: dt.date, high: dt.date | None, why: str) -> Dating:
    return Dating(date=EdtfDate.between(low, high), basis="inferred", why=why)


def _window_of(published: Dating, window: Window) -> Window:
    """The days of the publication date, an open end closed by the window where that is later."""
    if published.date is None:
        return window
    low, high = published.date.bounds()
    if high is None and window[1] is not None and low is not None and window[1] >= low:
        high = window[1]
    return low, high
