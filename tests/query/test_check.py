"""A sentence of one's own held against the record."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.errors import UsageError
from readout.query.check import check, check_row, with_full_names
from readout.record import View

TODAY = dt.date(2021, 6, 1)


def test_what_is_counted_is_listed_with_its_receipts(view: View) -> None:
    (found,) = check(view, "It was the first meeting of Blinken and Motegi since 2020.", said_on=TODAY)
    assert (found.claim.kind, found.claim.act, found.claim.since) == ("first", "meeting", "2020")
    assert found.names == ("Antony Blinken", "Toshimitsu Motegi")
    (event,) = found.events
    assert (event["date"], found.check.found) == ("2021-03-16", 1)
    assert [told["doc"] for told in found.receipts[event["event"]]]
    assert found.known.documents == 2


def test_the_row_says_how_it_was_understood(view: View) -> None:
    (found,) = check(view, "The third Japan–US meeting since 2020", said_on=TODAY)
    row = check_row(found, said_on=TODAY)
    assert (row["kind"], row["ordinal"], row["since"], row["verdict"]) == ("ordinal", 3, "2020", "undecided")
    assert [party["entity"] for party in row["parties"]] == ["state/JPN", "state/USA"]
    assert row["events"][0]["tellings"][0]["text"]


def test_what_came_later_does_not_count(view: View) -> None:
    (found,) = check(view, "The third Japan–US meeting since 2020", said_on=dt.date(2021, 3, 1))
    assert (found.events, found.check.found) == ((), 0)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("Blinken met Motegi.", "Antony Blinken met Toshimitsu Motegi."),
        ("Antony Blinken's first visit", "Antony Blinken's first visit"),
        ("Blinkenville and Tokyo", "Blinkenville and Tokyo"),
    ],
)
def test_surnames_that_the_record_knows_are_completed(view: View, given: str, read: str) -> None:
    assert with_full_names(view, given) == read


@pytest.mark.parametrize("sentence", ["Nothing is counted here.", "The first lady met the second secretary."])
def test_a_sentence_without_a_claim_is_an_error_with_an_example(view: View, sentence: str) -> None:
    with pytest.raises(UsageError) as raised:
        check(view, sentence, said_on=TODAY)
    assert sentence.split(maxsplit=1)[0] in raised.value.message
    assert "readout check" in raised.value.hint
