"""Times that count from what was told before, or share the month of what is told after."""

from __future__ import annotations

from collections.abc import Sequence

from readout.annotate.dates.anchor import Anchor
from readout.annotate.dates.anchored import means_on
from readout.annotate.dates.answer import Answer, in_words
from readout.annotate.dates.cues import is_back_story, is_photo_date
from readout.annotate.dates.days import Interval
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.near import means_after

_NO_BASE = "no day was told before that it could count from"


def is_aside(text: str, expression: DateExpression) -> bool:
    """Whether nothing goes on from this time: a photo's date, or when somebody took office.

    Args:
        text: The document's text.
        expression: Any expression of it.
    """
    where = (text, expression.start, expression.end)
    return is_photo_date(*where) or is_back_story(*where)


def after_told(
    expression: DateExpression, told_day: Interval | None, told: Interval | None, anchor: Anchor | None
) -> Answer:
    """What "two days later", "that month" or "the following Tuesday" means.

    Args:
        expression: Of kind narrative, or with such a direction.
        told_day: The day told last.
        told: What was told last, be it a day or longer.
        anchor: The day of writing, for what can count from it too.
    """
    is_day = expression.unit in ("day", "week", "weekend", "hour") or expression.kind == "weekday"
    base = told_day if is_day else told
    if expression.kind == "narrative":
        days = means_after(expression, base) if base is not None else None
        if days is None or base is None:
            return Answer(why=_NO_BASE)
        return Answer(days=days, basis="resolved", why=f"counted from {in_words(base)}, told before")
    days = means_on(expression, base[0], is_ahead=True) if base is not None else None
    if days is not None and base is not None:
        return Answer(days=days, basis="resolved", why=f"counted from {base[0].isoformat()}, told before")
    days = anchor.ask(lambda day: means_on(expression, day, is_ahead=False)) if anchor is not None else None
    if days is None:
        return Answer(why=_NO_BASE)
    return Answer(days=days, basis="resolved", why="counted from publication")


def month_told_later(expressions: Sequence[DateExpression], index: int, text: str) -> DateExpression | None:
    """The date soon after that a bare ordinal shares its month with.

    One with its own year is another story, unless its day was told as a bare ordinal too.

    Args:
        expressions: In order of the text.
        index: Of the bare ordinal.
        text: The document's text.
    """
    here = expressions[index].sentence
    bare = {e.day for e in expressions if e.kind == "day"}
    for later in expressions[index + 1 :]:
        if later.sentence > here + 3:
            return None
        if later.kind == "month-day" or (later.kind == "date" and later.day in bare):
            return None if is_aside(text, later) else later
    return None
