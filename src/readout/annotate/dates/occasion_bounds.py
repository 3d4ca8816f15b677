"""What the occasions a text names say about the days it can be from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from readout.annotate.dates.cues import looks_ahead
from readout.annotate.dates.days import Interval
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.near import STEPS
from readout.annotate.dates.steps import editions
from readout.annotate.dates.tenures import Window, clipped

_AHEAD = dt.timedelta(days=365)
"""Who looks forward to a summit in a named place does so no longer before it than this."""


def narrowed_by_occasions(
    text: str, expressions: Sequence[DateExpression], windows: Sequence[Window]
) -> tuple[tuple[Window, ...], tuple[str, ...]]:
    """The windows after the occasions named: past ones, ones looked forward to, those of "last year".

    An occasion that would leave nothing is passed over.

    Args:
        text: The document's text.
        expressions: Its time expressions.
        windows: Stretches of days that the text can be from.

    Returns:
        What is left of them, and what narrowed them, in words.
    """
    left, whys = tuple(windows), []
    for expression in expressions:
        if expression.kind != "named-day" or not expression.days:
            continue
        fits: list[Window] = []
        for bound in _bounds(text, expression, left):
            fits += clipped(left, low=bound[0], high=bound[1])
        fits = [w for at, w in enumerate(sorted(fits, key=_order)) if w not in fits[:at]]
        if fits and tuple(fits) != left:
            left = tuple(fits)
            whys.append(_in_words(text, expression))
    return left, tuple(dict.fromkeys(whys))


def _order(window: Window) -> tuple[dt.date, dt.date]:
    return window[0] or dt.date.min, window[1] or dt.date.max


def _bounds(text: str, expression: DateExpression, windows: Sequence[Window]) -> Iterator[Window]:
    """Stretches of days within which the text was written if it means each edition."""
    held = editions(expression.days)
    if expression.unit == "year" and expression.direction is not None:
        if not _is_complete(held, windows):
            return
        step = STEPS.get(expression.direction, 0)
        for year in sorted({low.year - step for low, _ in held}):
            yield dt.date(year, 1, 1), dt.date(year, 12, 31)
    elif len(held) == 1:
        low, high = held[0]
        if expression.open == "before" or looks_ahead(text, expression.start, expression.end):
            yield low - _AHEAD, high
        else:
            yield low, None


def _is_complete(held: Sequence[Interval], windows: Sequence[Window]) -> bool:
    """Whether the table can know every edition that the text can mean."""
    low, high = windows[0][0] if windows else None, windows[-1][1] if windows else None
    if low is None or high is None:
        return False
    last = held[-1][0].year
    pause = last - held[-2][0].year if len(held) > 1 else 1
    return held[0][0].year < low.year and high.year <= last + max(pause, 1)


def _in_words(text: str, expression: DateExpression) -> str:
    words = " ".join(text[expression.start : expression.end].split())
    if expression.open == "before":
        return f"“{words}” is still to come"
    if expression.direction is not None:
        return f"“{words}” leaves only that year"
    return f"“{words}” was on {expression.days[0].isoformat()}"
