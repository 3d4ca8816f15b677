"""The days a text tells that lie behind it, and which of them are its news."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.annotate.dates.cues import is_back_story, is_photo_date, looks_ahead
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.resolve import resolve_within
from readout.annotate.dates.stated import stated_days
from readout.annotate.dates.tenures import Window
from readout.annotate.sentences import Sentence
from readout.model import Document

_LEAD_SENTENCES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDay:
    """A day that the text tells.

    Attributes:
        day: The first day of what is told.
        last: The last.
        expression: How it was told.
        is_news: Whether it is what the text is about, not a photo's date or back story.
    """

    day: dt.date
    last: dt.date
    expression: DateExpression
    is_news: bool


def told_days(
    document: Document,
    sentences: Sequence[Sentence],
    expressions: Sequence[DateExpression],
    windows: Sequence[Window],
    *,
    since: dt.date | None,
) -> Iterator[ToldDay]:
    """The past days that are certain within the windows.

    Args:
        document: The document.
        sentences: Its sentences.
        expressions: Its time expressions in order.
        windows: Stretches of days it can be from.
        since: Since when everybody named holds office; a day before is not what the text is about.

    Yields:
        Days in the order of the text.
    """
    datings = resolve_within(expressions, text=document.text, anchor=None, windows=windows)
    times = Counter((e.month, e.day) for e in expressions if e.kind in ("month-day", "date"))
    today = {e.sentence for e in expressions if e.kind == "deictic" and e.count == 0}
    opening = {i for i, s in enumerate(sentences) if s.kind != "caption"}
    opening = set(sorted(opening)[:_LEAD_SENTENCES])
    for expression, dating in zip(expressions, datings, strict=True):
        kind, where = expression.kind, (document.text, expression.start, expression.end)
        low, high = dating.date.bounds() if dating.date is not None else (None, None)
        if low is None or high is None or kind in ("deictic", "numeric") or expression.open is not None:
            continue
        if (low != high and not expression.days) or looks_ahead(*where):
            continue
        is_news = kind != "narrative" and not is_photo_date(*where) and not is_back_story(*where)
        if since is not None:
            is_news &= low >= since
        elif kind == "date":
            is_news &= expression.sentence in opening or sentences[expression.sentence].kind == "caption"
        if kind == "month-day":
            is_news &= expression.sentence in opening or times[expression.month, expression.day] > 1
        if kind == "named-day" and expression.part == "there":
            is_news &= expression.sentence in opening and expression.sentence in today
        yield ToldDay(day=low, last=high, expression=expression, is_news=is_news)


def behind(text: str, expression: DateExpression) -> dt.date | None:
    """A day that a written date with its year puts behind the text, or None.

    Args:
        text: The document's text.
        expression: Any expression of it.
    """
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
