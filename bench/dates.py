"""Values of time expressions against people's: `python -m bench.dates [--misses]`.

Twelve Wikinews texts of GUM with normalised dates, and dateparser's `search_dates` beside us.

Scoring, the same for both. A date that people marked is *found* when an answer overlaps it. Its value is *right* when
one of those answers means the same first and last day (equal EDTF intervals; `2014`, `2014-01-01/2014-12-31` and
`2014~` are equal). Where people only give bounds (`notBefore`, `notAfter`), an answer *within* them counts in a second
column; the first column is the strict one.

We read the whole text and must find the dates ourselves. dateparser is given each marked span by itself, with the day
of publication as its base, and its answer is as wide as the period it reports: where it finds nothing, or two things,
that is what it found.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import warnings
from collections.abc import Iterator, Sequence

from bench.gum import GoldDate, GoldText, texts
from bench.tally import Tally
from readout.annotate.dates import find_dates, resolve_dates
from readout.annotate.sentences import split_sentences
from readout.knowledge import load
from readout.knowledge.types import NamedDay
from readout.model import ArticleFields, Dating, EdtfDate, RawInput

Bounds = tuple[dt.date | None, dt.date | None]


def ours(gold: GoldText, named_days: Sequence[NamedDay]) -> Iterator[list[Bounds | None]]:
    """Our answers for every marked date, None for one without a value."""
    from readout.documents import parse

    raw = RawInput(source=gold.name, data=gold.text.encode(), media_type="text/plain", fields=ArticleFields())
    made = parse(raw)
    found = find_dates(made, split_sentences(made), named_days=named_days)
    published = Dating(date=gold.published, basis="stated")
    window = gold.published.bounds()
    datings = resolve_dates(found, document=made, published=published, window=window)
    for date in gold.dates:
        yield [
            d.date.bounds() if d.date is not None else None
            for e, d in zip(found, datings, strict=True)
            if e.start < date.end and date.start < e.end
        ]
