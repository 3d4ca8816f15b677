"""From expressions to dates: stated, resolved against an anchor, inferred from a window, or unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from readout.annotate.dates.anchor import Anchor
from readout.annotate.dates.anchored import means_on
from readout.annotate.dates.answer import YEARLESS, Answer, as_dating, in_words, reason
from readout.annotate.dates.cues import is_quoted, looks_ahead, looks_back
from readout.annotate.dates.days import Interval, month_of
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.narrative import after_told, is_aside, month_told_later
from readout.annotate.dates.occasions import numbered
from readout.annotate.dates.stated import stated_days
from readout.annotate.dates.tenures import Window
from readout.annotate.dates.windowed import in_windows, in_year_of, numeric
from readout.model import Dating, Document

_EITHER_WAY = frozenset({"weekday", "month-day", "month", "day", "named-day", "season", "period"})
"""Kinds that mean another day where the text speaks of what is to come."""
_QUOTE_DAYS = 3
"""Who is quoted said it on the day told last, where that was not longer ago than this."""


def resolve_dates(
    expressions: Sequence[DateExpression],
    *,
    document: Document,
    published: Dating,
    window: Window,
    futures: Sequence[bool] | None = None,
) -> tuple[Dating, ...]:
    """What each expression means.

    Args:
        expressions: In order of the text.
        document: The document they stand in.
        published: When it was published, as far as known.
        window: First and last day it can be from.
        futures: Parallel to `expressions`, whether each tells of what is to come; None: told from the words
            around.

    Returns:
        Datings parallel to the expressions; `why` says against what each was resolved.
    """
    return resolve_within(
        expressions,
        text=document.text,
        anchor=Anchor.of(published, window),
        windows=(window,),
        futures=futures,
    )


def resolve_within(
    expressions: Sequence[DateExpression],
    *,
    text: str,
    anchor: Anchor | None,
    windows: Sequence[Window],
    futures: Sequence[bool] | None = None,
) -> tuple[Dating, ...]:
    """What each expression means, seen from an anchor or within several stretches of days.

    Args:
        expressions: In order of the text.
        text: The document's text.
        anchor: The day of writing, or None.
        windows: Stretches of days it can be from.
        futures: As for `resolve_dates`.

    Returns:
        Datings parallel to the expressions.
    """
    return _Resolver(expressions, text, anchor, windows, futures).datings()


class _Resolver:
    """Goes through the expressions in order and remembers what was told last."""

    def __init__(
        self,
        expressions: Sequence[DateExpression],
        text: str,
        anchor: Anchor | None,
        windows: Sequence[Window],
        futures: Sequence[bool] | None,
    ) -> None:
        self._all = expressions
        self._text = text
        self._anchor = anchor
        self._windows = windows
        self._futures = futures
        self._counts_on = any(
            e.kind in ("narrative", "day", "nth-day", "deictic") or e.direction == "following"
            for e in expressions
        )
        self._told_day: Interval | None = None
        self._told: Interval | None = None

    def datings(self) -> tuple[Dating, ...]:
        answers: list[Answer] = []
        found: list[Dating] = []
        for index, expression in enumerate(self._all):
            answers.append(self._answer(index))
            found.append(as_dating(expression, answers[-1]))
            self._remember(expression, answers[-1], found[-1])
        for index, answer in numbered(self._text, self._all, [a.days for a in answers]):
            found[index] = as_dating(self._all[index], answer)
        return tuple(found)

    def _answer(self, index: int) -> Answer:
        expression = self._all[index]
        if expression.kind == "nth-day":
            return Answer()
        if expression.kind == "narrative" or (
            expression.direction in ("following", "previous", "that") and expression.kind != "offset"
        ):
            return after_told(expression, self._told_day, self._told, self._anchor)
        if expression.kind == "day":
            return self._day_alone(index)
        if expression.kind == "deictic" and is_quoted(self._text, expression.start):
            return self._quoted(index)
        return self._one(expression, is_ahead=self._is_ahead(index))

    def _is_ahead(self, index: int) -> bool:
        if self._futures is not None:
            return self._futures[index]
        e = self._all[index]
        return e.kind in _EITHER_WAY and looks_ahead(self._text, e.start, e.end)

    def _remember(self, expression: DateExpression, answer: Answer, dating: Dating) -> None:
        is_vague = (
            expression.kind in ("decade", "fiscal-year", "academic-year") or expression.open is not None
        )
        if answer.days is None or dating.date is None or is_vague:
            return
        low, high = dating.date.bounds()
        if low is None or high is None or (self._counts_on and is_aside(self._text, expression)):
            return
        self._told = low, high
        self._told_day = self._told if low == high else self._told_day

    def _one(self, expression: DateExpression, *, is_ahead: bool) -> Answer:
        anchor = self._anchor
        stated = stated_days(expression)
        if stated is not None:
            return Answer(days=stated, basis="stated", why="written out")
        if expression.kind == "numeric":
            return numeric(expression, anchor)
        if anchor is None:
            return in_windows(expression, self._windows)
        is_back = (
            not is_ahead
            and expression.kind in YEARLESS
            and looks_back(self._text, expression.start, expression.end)
        )
        days = anchor.ask(lambda day: means_on(expression, day, is_ahead=is_ahead, is_back=is_back))
        if days is None:
            return in_year_of(expression, anchor)
        return Answer(days=days, basis="resolved", why=reason(expression, anchor, is_ahead=is_ahead))

    def _quoted(self, index: int) -> Answer:
        """ "Today" of somebody quoted is the day of saying it: its sentence's, else the one told last."""
        expression, anchor = self._all[index], self._anchor
        if anchor is None or anchor.is_open:
            return self._one(expression, is_ahead=False)
        said = self._told_day
        for later in self._all[index + 1 :]:
            is_day = later.kind == "weekday" or (later.kind == "deictic" and (later.count or 0) <= 0)
            if later.sentence != expression.sentence or not is_day:
                break
            if not is_quoted(self._text, later.start):
                said = self._one(later, is_ahead=False).days
        if said is None or not dt.timedelta() < anchor.low - said[0] <= dt.timedelta(days=_QUOTE_DAYS):
            return self._one(expression, is_ahead=False)
        days = means_on(expression, said[0], is_ahead=False)
        return Answer(days=days, basis="resolved", why=f"said on {said[0].isoformat()}, told beside it")

    def _day_alone(self, index: int) -> Answer:
        """The 16th of the month told before if not long past, else of publication's or the next told."""
        expression, anchor, told = self._all[index], self._anchor, self._told_day
        is_ahead = self._is_ahead(index)
        own_month = expression.direction in ("last", "this", "next")
        is_recent = told is not None and (anchor is None or abs((anchor.low - told[0]).days) <= 62)
        if told is not None and is_recent and not own_month:
            days = means_on(expression, month_of(told[0].year, told[0].month)[1], is_ahead=False)
            if days is not None and not (anchor is not None and not is_ahead and days[0] > anchor.high):
                why = f"in the month of {told[0].isoformat()}, told before"
                return Answer(days=days, basis="resolved", why=why)
        if anchor is not None:
            return self._one(expression, is_ahead=is_ahead)
        later = month_told_later(self._all, index, self._text)
        known = self._one(later, is_ahead=False).days if later is not None else None
        if known is None:
            return Answer(why="no month is told that it could belong to")
        days = means_on(expression, month_of(known[0].year, known[0].month)[1], is_ahead=False)
        return Answer(days=days, basis="resolved", why=f"in the month of {in_words(known)}, told later")
