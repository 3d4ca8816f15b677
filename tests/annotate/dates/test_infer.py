"""When a text was published that does not say so."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from readout.annotate.dates import OfficeEvidence, find_dates, infer_published
from readout.annotate.dates.tenures import as_told, tenure_window
from readout.annotate.sentences import split_sentences
from readout.model import Dating
from tests.annotate.dates.factories import ELECTION, document, resolved

D = dt.date
KAMIKAWA = ("person/yoko-kamikawa", D(2023, 9, 13), D(2024, 10, 1))
KIHARA = ("person/minoru-kihara", D(2023, 9, 13), D(2024, 10, 1))
BLINKEN = ("person/antony-blinken", D(2021, 1, 26), D(2025, 1, 20))
AUSTIN = ("person/lloyd-austin", D(2021, 1, 22), D(2025, 1, 20))
KISHI = ("person/nobuo-kishi", D(2020, 9, 16), D(2022, 8, 10))
MOTEGI = ("person/toshimitsu-motegi", D(2019, 9, 11), D(2021, 11, 10))
PUTIN = ("person/vladimir-putin", D(2012, 5, 7), None)
OUSTED = ("person/mohamed-bazoum", D(2021, 4, 2), D(2023, 7, 26))
WRONG = ("person/naoto-kan", D(2010, 6, 8), D(2011, 9, 2))

Holder = tuple[str, dt.date, dt.date | None]


def evidence(*holders: Holder) -> tuple[OfficeEvidence, ...]:
    return tuple(
        OfficeEvidence(entity=who, office="office", intervals=((low, high),), start=at, end=at + 1)
        for at, (who, low, high) in enumerate(holders)
    )


def infer(
    text: str, *holders: Holder, dateline: str = ""
) -> tuple[Dating, tuple[dt.date | None, dt.date | None]]:
    made = document(text, dateline=dateline)
    sentences = split_sentences(made)
    dates = find_dates(made, sentences, named_days=(ELECTION,))
    return infer_published(document=made, sentences=sentences, expressions=dates, evidence=evidence(*holders))


INFERRED: list[tuple[str, str, tuple[Holder, ...], str | None]] = [
    (
        "offices leave one 28 July",
        "The ministers held talks on July 28th. The ministry said they met in Tokyo on July 28th.",
        (KAMIKAWA, KIHARA, BLINKEN, AUSTIN),
        "2024-07-28/2024-10-01",
    ),
    (
        "an ordinal is a lower bound",
        "It was learned on the 20th that at talks on the 16th they agreed.\n\nThe talks were held in Tokyo on March 16.",
        (KISHI, AUSTIN, BLINKEN, MOTEGI),
        "2021-03-20/..",
    ),
    (
        "a weekday agrees with an occasion",
        "The diplomats agreed Friday to work closely.\n\nThe talks were held a day before Taiwan’s presidential election.",
        (KAMIKAWA, BLINKEN),
        "2024-01-12/2024-01-13",
    ),
    (
        "fresh words and something still to come",
        "The minister meets his counterpart. He plans to visit in early April of this year.\n\nThe talks were held in Tokyo on March 16, 2021. They are expected to meet later this week in Anchorage.",
        (KISHI, AUSTIN, BLINKEN, MOTEGI),
        "2021-03-16/2021-03-17",
    ),
    (
        "a stated date is a lower bound",
        "The pact was signed on March 16, 2021 in Tokyo.",
        (),
        "2021-03-16/..",
    ),
    ("a planned date is none", "The pact will be signed on March 16, 2021 in Tokyo.", (), None),
    ("a photo's date is none", "The ministers met.\n\nThe minister (file photo, Jan. 8, 2021)", (), None),
    ("no date at all", "The ministers met in Tokyo.", (), None),
    ("an undecided year", "The ministers met on July 28th.", (BLINKEN, AUSTIN), None),
    ("an open tenure decides nothing", "The president spoke on July 28th.", (PUTIN,), None),
    (
        "offices leave one year",
        "The ministers met again.",
        (("person/a", D(2024, 2, 1), D(2024, 9, 1)),),
        "2024",
    ),
    (
        "back story is no news",
        "The ministers spoke.\n\nIt was their first talk since she took office on Sept. 13.",
        (KAMIKAWA, BLINKEN),
        None,
    ),
    (
        "a weekday with its day",
        "The ministers held talks on Sunday, July 28.",
        (BLINKEN, AUSTIN),
        "2024-07-28/2024-12-31",
    ),
    (
        "a day of December is told in January too",
        "The ministers held talks on December 20.",
        (("person/a", D(2023, 9, 13), D(2024, 10, 1)),),
        "2023-12-20/2024-01-20",
    ),
    (
        "an occasion of last year",
        "They spoke of Taiwan’s presidential election last year.",
        (("person/a", D(2018, 5, 1), D(2022, 10, 1)),),
        "2021",
    ),
    (
        "an occasion two times within reach",
        "They spoke of Taiwan’s presidential election last year.",
        (("person/a", D(2017, 1, 2), D(2025, 10, 1)),),
        None,
    ),
    (
        "two terms, one of which fits",
        "The ministers held talks on Tuesday, October 8.",
        (("person/a", D(2017, 1, 20), D(2021, 1, 20)), BLINKEN),
        None,
    ),
    (
        "one wrong name does no harm",
        "The ministers held talks on July 28th.",
        (KAMIKAWA, KIHARA, BLINKEN, WRONG),
        "2024-07-28/2024-10-01",
    ),
]


@pytest.mark.parametrize(
    ("text", "holders", "expected"), [case[1:] for case in INFERRED], ids=[c[0] for c in INFERRED]
)
def test_inferred(text: str, holders: tuple[Holder, ...], expected: str | None) -> None:
    published, _ = infer(text, *holders)
    assert published.text == expected
    assert published.basis == ("inferred" if expected else "unknown")
    assert published.why


def test_window_comes_back_when_the_year_is_open() -> None:
    published, window = infer("The ministers met on July 28th.", BLINKEN, AUSTIN)
    assert published.date is None
    assert window == (D(2021, 1, 26), D(2025, 1, 20))


def test_reason_names_people() -> None:
    published, _ = infer("The ministers held talks on July 28th.", KAMIKAWA, KIHARA, BLINKEN)
    assert "Yoko Kamikawa" in published.why
    assert "hold these offices together" in published.why


@pytest.mark.parametrize(
    ("dateline", "text", "holders", "expected"),
    [
        (
            "MANILA, July 8 (Courier) - ",
            "The ministers held talks on Monday.",
            (KAMIKAWA, KIHARA),
            "2024-07-08",
        ),
        (
            "MANILA, July 8 (Courier) - ",
            "The ministers held talks on Monday.",
            (BLINKEN, AUSTIN),
            "2024-07-08?",
        ),
        ("MANILA, July 8 (Courier) - ", "The ministers held talks.", (BLINKEN, AUSTIN), None),
        ("MANILA, July 8 (Courier) - ", "The ministers held talks on Monday.", (), None),
        ("ABUJA, July 30 (Courier) - ", "Leaders met on Sunday.", (OUSTED, BLINKEN), "2023-07-30?"),
    ],
)
def test_dateline_without_year(
    dateline: str, text: str, holders: tuple[Holder, ...], expected: str | None
) -> None:
    published, _ = infer(text, *holders, dateline=dateline)
    assert published.text == expected


def test_fetching_closes_an_open_window() -> None:
    made = dataclasses.replace(
        document("The ministers held talks on July 28th."), retrieved_at="2012-12-01T10:00:00Z"
    )
    sentences = split_sentences(made)
    dates = find_dates(made, sentences)
    published, _ = infer_published(
        document=made, sentences=sentences, expressions=dates, evidence=evidence(PUTIN)
    )
    assert published.text == "2012-07-28/2012-12-01"


def test_old_pact_is_no_news() -> None:
    text = "The ministers spoke.\n\nThe treaty signed on September 8, 1951 binds them. They met on July 28."
    published, window = infer(text, BLINKEN, AUSTIN)
    assert published.date is None
    assert window == (D(2021, 1, 26), D(2025, 1, 20))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President-elect A met him.", (D(2022, 1, 10), D(2022, 5, 9))),
        ("President A met him.", (D(2022, 5, 10), D(2025, 4, 4))),
        ("the late President A", (None, None)),
        ("the assassination of President A", (None, None)),
    ],
)
def test_who_is_not_in_office(text: str, expected: tuple[dt.date | None, dt.date | None]) -> None:
    at = text.index("President")
    held = OfficeEvidence(
        entity="person/a",
        office="President",
        intervals=((D(2022, 5, 10), D(2025, 4, 4)),),
        start=at,
        end=text.index("A", at) + 1,
    )
    assert tenure_window(list(as_told(text, [held])))[0] == expected


@pytest.mark.parametrize(
    ("line", "expected"), [("Sunday, July 28", "2024-07-28"), ("Monday, July 28", None), ("July 28", None)]
)
def test_line_with_weekday(line: str, expected: str | None) -> None:
    made = document("The ministers held talks.", dateline=line + "\n")
    blocks = (dataclasses.replace(made.blocks[0], kind="metadata", end=len(line)), made.blocks[1])
    made = dataclasses.replace(made, blocks=blocks)
    sentences = split_sentences(made)
    published, _ = infer_published(
        document=made,
        sentences=sentences,
        expressions=find_dates(made, sentences),
        evidence=evidence(BLINKEN, AUSTIN),
    )
    assert published.text == expected


@pytest.mark.parametrize(
    "caption",
    [
        "(file photo, July 28, 2024)",
        "The minister (Reuters file photo, July 28, 2024)",
        "Photo: July 28, 2024",
    ],
)
def test_photo_date_is_neither_published_nor_told(caption: str) -> None:
    text = f"They spoke on Friday.\n\n{caption}\n\nThe same day they left."
    assert infer(text, BLINKEN)[0].date is None
    assert [d.text for d in resolved(text, "2024-09-01")][-1] == "2024-08-30"


def test_tenure_window() -> None:
    assert tenure_window(()) == ((None, None), ())
    window, names = tenure_window(evidence(KISHI, AUSTIN, MOTEGI))
    assert window == (D(2021, 1, 22), D(2021, 11, 10))
    assert names == ("person/lloyd-austin", "person/nobuo-kishi", "person/toshimitsu-motegi")
    assert tenure_window(evidence(KISHI, WRONG))[0] == (None, None)
    assert tenure_window(evidence(PUTIN))[0] == (D(2012, 5, 7), None)


def test_tenure_twice_in_one_office() -> None:
    back = OfficeEvidence(
        entity="person/a",
        office="head-of-government",
        intervals=((D(2006, 9, 26), D(2007, 9, 26)), (D(2012, 12, 26), D(2020, 9, 16))),
        start=0,
        end=1,
    )
    window, _ = tenure_window([back, *evidence(("person/b", D(2017, 1, 20), D(2021, 1, 20)))])
    assert window == (D(2017, 1, 20), D(2020, 9, 16))
