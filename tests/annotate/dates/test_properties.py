"""What holds for any text."""

from __future__ import annotations

import datetime as dt
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.annotate.dates import OfficeEvidence, find_dates, infer_published, resolve_dates
from readout.annotate.dates.rules import GRAMMAR
from readout.annotate.sentences import split_sentences
from readout.model import Dating, EdtfDate
from tests.annotate.dates.factories import ELECTION, document

_PIECES = [
    "March",
    "May",
    "march",
    "the",
    "on",
    "in",
    "since",
    "16",
    "16th",
    "3rd",
    "2021",
    "1999",
    "0",
    "31",
    "Friday",
    "last",
    "next",
    "this",
    "later",
    "year",
    "month",
    "week",
    "days",
    "ago",
    "before",
    "after",
    "Taiwan’s",
    "presidential",
    "election",
    "early",
    "late",
    "mid",
    "-",
    "–",
    ",",
    ".",
    "/",
    ":",
    "(",
    ")",
    ";",
    "of",
    "to",
    "and",
    "02",
    "29",
    "30",
    "3000",
    "9999",
    "20th",
    "Sept.",
    "two",
    "a",
    "few",
    "same",
    "day",
    "that",
    "following",
    "quarter",
    "summer",
    "winter",
    "Q3",
    "FY",
    "1990s",
    "today",
    "tomorrow",
    "Christmas",
    "year-end",
    "will",
    "met",
    "day five of the visit",
    "the third day of talks",
    "fiscal year",
    "academic year",
    "around",
    "999",
    "decades",
    "“",
    "İ",
    "ß",
    "\u3000",
]
_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from([*_PIECES, "\n", " "]), max_size=30).map(" ".join),
    st.lists(st.sampled_from(_PIECES), max_size=30).map("".join),
)
_DAYS = st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(9990, 12, 31))


@settings(max_examples=300, deadline=None)
@given(text=_TEXTS, day=st.one_of(st.none(), _DAYS), is_open=st.booleans())
def test_any_text(text: str, day: dt.date | None, is_open: bool) -> None:
    made = document(text)
    sentences = split_sentences(made)
    dates = find_dates(made, sentences, named_days=(ELECTION,))
    assert all(0 <= e.start < e.end <= len(text) for e in dates)
    assert all(sentences[e.sentence].start <= e.start and e.end <= sentences[e.sentence].end for e in dates)
    assert all(one.end <= after.start for one, after in pairwise(dates))
    published = Dating()
    if day is not None:
        published = Dating(
            date=EdtfDate(text=f"{day.isoformat()}/.." if is_open else day.isoformat()), basis="stated"
        )
    datings = resolve_dates(dates, document=made, published=published, window=(None, day))
    assert len(datings) == len(dates)
    assert all((dating.date is None) == (dating.basis == "unknown") for dating in datings)
    evidence = (
        []
        if day is None
        else [OfficeEvidence(entity="person/a", office="x", intervals=((day, None),), start=0, end=1)]
    )
    inferred, (low, high) = infer_published(
        document=made, sentences=sentences, expressions=dates, evidence=evidence
    )
    assert inferred.basis in ("inferred", "unknown")
    assert low is None or high is None or low <= high


def test_every_rule_has_an_example() -> None:
    for rule in GRAMMAR.rules:
        example = " ".join((rule.make.__doc__ or "").replace("...", "").split()).replace("( ", "(")
        assert f'fires("{rule.name}"' in example


@pytest.mark.parametrize(
    "piece",
    [
        "the ",
        "March ",
        "16 ",
        "a ",
        "2021-",
        "on the 16th ",
        "early ",
        " ",
        "Friday, ",
        "0",
        "of ",
        "March 16, 2021 and ",
    ],
)
def test_long_repetition_stays_quick(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    made = document(text)
    sentences = split_sentences(made)
    started = time.perf_counter()
    dates = find_dates(made, sentences)
    resolve_dates(dates, document=made, published=Dating(), window=(None, None))
    infer_published(document=made, sentences=sentences, expressions=dates)
    assert time.perf_counter() - started < 20
