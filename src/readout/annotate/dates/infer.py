"""When a text was published that does not say: from who held which office, and the days it tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from readout.annotate.dates.dateline import from_dateline
from readout.annotate.dates.expression import DateExpression
from readout.annotate.dates.latest import from_told
from readout.annotate.dates.occasion_bounds import narrowed_by_occasions
from readout.annotate.dates.tenures import OfficeEvidence, Window, as_told, clipped, hull, tenure_windows
from readout.annotate.dates.told_days import behind, told_days
from readout.annotate.sentences import Sentence
from readout.model import Dating, Document, EdtfDate

_SHOWN_NAMES = 4


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
    tenures, names = tenure_windows(list(as_told(document.text, evidence)))
    tenures = _before_retrieval(document, tenures)
    since = hull(tenures)[0]
    held, whys = narrowed_by_occasions(document.text, expressions, tenures)
    who = _holders(names, tenures, whys)
    windows = _after_stated(document.text, expressions, held)
    window = hull(windows)
    dateline = from_dateline(document, expressions, windows, who)
    if dateline is not None:
        return dateline, _window_of(dateline, window)
    told = list(told_days(document, sentences, expressions, windows, since=since))
    published = from_told(document, expressions, told, window, who)
    if published is None:
        return _from_windows(held, window, who), window
    return published, _window_of(published, window)


def _before_retrieval(document: Document, windows: tuple[Window, ...]) -> tuple[Window, ...]:
    """Nothing is published after it was fetched: closes a window that offices held until today leave open."""
    if document.retrieved_at is None:
        return windows
    try:
        fetched = dt.date.fromisoformat(document.retrieved_at[:10])
    except ValueError:
        return windows
    return clipped(windows, high=fetched) or windows


def _after_stated(
    text: str, expressions: Sequence[DateExpression], windows: Sequence[Window]
) -> tuple[Window, ...]:
    """The windows after the days that lie behind; one of them after everybody's tenure leaves only itself."""
    days = [day for e in expressions if (day := behind(text, e)) is not None]
    if not days:
        return tuple(windows)
    latest = max(days)
    if not windows:
        return ((latest, None),)
    return clipped(windows, low=latest) or ((latest, None),)


def _from_windows(held: Sequence[Window], window: Window, who: str) -> Dating:
    """The year, where all days that are left are in one."""
    low, high = hull(held)
    if low is not None and high is not None and low.year == high.year == (window[0] or low).year:
        return Dating(
            date=EdtfDate(text=f"{low.year:04d}"), basis="inferred", why=f"only {low.year} fits: {who}"
        )
    if low is None or not who:
        return Dating(
            why="nothing in the text tells the year: nobody named in it held an office at a known time"
        )
    return Dating(why=f"nothing in the text decides the year: {who}")


def _holders(names: Sequence[str], windows: Sequence[Window], whys: Sequence[str]) -> str:
    """Who and what gives the windows, in words: "A and B hold these offices together from … to …"."""
    if not names or not windows:
        return ""
    shown = [name.rsplit("/", 1)[-1].replace("-", " ").title() for name in names[:_SHOWN_NAMES]]
    if len(names) > len(shown):
        shown.append(f"{len(names) - len(shown)} more")
    several = len(names) > 1
    people = " and ".join((", ".join(shown[:-1]), shown[-1])) if several else shown[0]
    verb = "hold these offices together" if several else "holds the office"
    spans = [f"from {low} to {high}" if high is not None else f"from {low} on" for low, high in windows]
    return "; ".join((f"{people} {verb} {' and '.join(spans)}", *whys))


def _window_of(published: Dating, window: Window) -> Window:
    """The days of the publication date, an open end closed by the window where that is later."""
    if published.date is None:
        return window
    low, high = published.date.bounds()
    if high is None and window[1] is not None and low is not None and window[1] >= low:
        high = window[1]
    return low, high
