"""Families applied to a record that was read without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.knowledge import load
from readout.knowledge.own_formulas import family_of
from readout.knowledge.types import Formula
from readout.query import Filters, applied, applied_histories, usage_rows
from readout.record import View

TALKS = family_of(
    Path("here"),
    {
        "formula": "talks-held",
        "label": "Talks held",
        "canonical": "held talks",
        "anchors": ["talks"],
        "patterns": ["held (?P<what>talks)", "blinken, shigeki talk"],
    },
    {},
)


def family(name: str) -> list[Formula]:
    return [formula for formula in load().formulas if formula.formula == name]


def test_a_known_family_is_found_as_reading_found_it(view: View) -> None:
    (stored,) = view.usages()
    (found,) = applied(view, family("peace-and-stability-taiwan-strait"))
    assert (found.span, found.usage, found.variant) == (stored.span, stored.usage, stored.variant)
    assert (found.statement, found.speakers, found.dating) == (
        stored.statement,
        stored.speakers,
        stored.dating,
    )


def test_a_new_family_is_found_in_the_stored_texts(view: View) -> None:
    (found,) = applied(view, [TALKS])
    assert (found.span.text, found.slots, found.strength, found.speakers) == (
        "held talks",
        (("what", "talks"),),
        None,
        (),
    )
    assert found.report is not None  # the meeting that the sentence tells dates it
    assert str(found.dating.text) == "2021-03-16"
    (row,) = usage_rows([found])
    assert row["doc"] == found.span.doc
    assert (row["text"], row["date_min"], row["event"]) == ("held talks", "2021-03-16", None)


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(), 1),
        (Filters(formula="talk"), 1),
        (Filters(formula="strait"), 0),
        (Filters(doc="b.html"), 1),
        (Filters(doc="a.txt"), 0),
        (Filters(since="2021-04"), 0),
        (Filters(since="2021-03", until="2021-03-31"), 1),
        (Filters(countries=("USA",)), 0),
        (Filters(person="Blinken"), 0),
    ],
)
def test_filters_hold(view: View, filters: Filters, count: int) -> None:
    assert len(list(applied(view, [TALKS], filters))) == count


def test_filters_by_speaker_hold(view: View) -> None:
    strait = family("peace-and-stability-taiwan-strait")
    assert len(list(applied(view, strait, Filters(countries=("USA",), person="antony blinken")))) == 1
    assert list(applied(view, strait, Filters(countries=("JPN",)))) == []


def test_its_history_is_told_with_its_own_label(view: View) -> None:
    (history,) = applied_histories(view, [TALKS], "")
    assert (history.label, history.uses, history.variants[0].value) == ("Talks held", 1, "held talks")


def test_no_family_finds_nothing(view: View) -> None:
    assert list(applied(view, [])) == []
