"""Wording: families in use, and how one of them moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from readout import query
from readout.errors import NotFound
from readout.query import History, Share
from readout.query.families import families
from readout.serve.asking import Asking
from readout.serve.page import Page

_FIELDS = ("since", "until", "country", "person", "doc")
_MOST = 24
"""Variants, speakers and verbs that a page shows; the CSV has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One share of the uses along the common line of time.

    Attributes:
        share: The share.
        bars: (x, width, height in pixels, words, period) of each period with uses.
    """

    share: Share
    bars: tuple[tuple[float, float, float, str, str], ...]


_HEIGHT = 26


def _list(ask: Asking) -> Response:
    ask.only(*_FIELDS)
    found = list(families(ask.view, ask.filters(_FIELDS)))
    return ask.render("wording.html", families=found, fields=_FIELDS)


def _family(ask: Asking) -> Response:
    ask.only(*_FIELDS)
    wanted = ask.request.path_params["formula"]
    found = [one for one in query.histories(ask.view, wanted, ask.filters(_FIELDS)) if one.formula == wanted]
    if not found:
        raise NotFound(f"No family is called {wanted[:80]!r}.", hint="The list of wording has them all.")
    (history,) = found
    periods = [period for period, _ in history.periods]
    return ask.render(
        "family.html",
        history=history,
        height=_HEIGHT,
        axis=periods,
        fields=_FIELDS,
        variants=_strips(history.variants, history),
        speakers=_strips(history.speakers, history),
        verbs=history.verbs,
        slots=history.slots,
        most=_MOST,
    )


def _strips(shares: Sequence[Share], history: History) -> tuple[Strip, ...]:
    periods = _whole([period for period, _ in history.periods])
    most = max((n for share in shares for _, n in share.periods), default=1)
    step = 100 / max(1, len(periods))
    at = {period: n for n, period in enumerate(periods)}
    return tuple(
        Strip(
            share=share,
            bars=tuple(
                (
                    round(at[period] * step, 2),
                    round(min(step * 0.9, 6), 2),
                    round(max(2.0, _HEIGHT * n / most), 1),
                    f"{period}: {n}",
                    period,
                )
                for period, n in share.periods
            ),
        )
        for share in shares[:_MOST]
    )


def _whole(periods: Sequence[str]) -> list[str]:
    """Periods without gaps: years, or months of a short history."""
    if not periods:
        return []
    first, last = min(periods), max(periods)
    if len(first) == 4:
        return [str(year) for year in range(int(first), int(last) + 1)]
    low, high = (int(p[:4]) * 12 + int(p[5:7]) - 1 for p in (first, last))
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(low, high + 1)]


PAGES = (
    Page(path="/wording", answer=_list),
    Page(path="/wording/{formula}", answer=_family),
)
