"""Rows by id, their receipts in context, and the reasoning behind them."""

from __future__ import annotations

import pytest

from readout.errors import NotFound
from readout.link import event_of_report
from readout.query import explain, find, show
from readout.query.show import sentence_around
from readout.record import View


def event_id(view: View, status: str = "occurred") -> str:
    return str(view.sql("SELECT event FROM events WHERE status = ?", [status])[0]["event"])


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("documents", "doc"),
        ("events", "event"),
        ("reports", "report"),
        ("statements", "statement"),
        ("wording", "usage"),
        ("claims", "claim"),
        ("mentions", "mention"),
        ("stories", "story"),
        ("batches", "batch"),
        ("entities", "entity"),
    ],
)
def test_every_kind_of_row_is_found_by_its_id(view: View, table: str, key: str) -> None:
    for row in view.rows(table):
        found = find(view, row[key])
        assert (found.table, found.id, found.row) == (table, row[key], row)


def test_a_beginning_that_only_one_row_has_is_enough(view: View) -> None:
    whole = event_id(view)
    assert find(view, whole[:10]).id == whole


def test_a_beginning_that_several_have_names_them(view: View) -> None:
    with pytest.raises(NotFound, match="Several ids begin with evt_"):
        find(view, "evt_")


def test_a_near_miss_names_the_nearest(view: View) -> None:
    whole = event_id(view)
    with pytest.raises(NotFound) as raised:
        find(view, whole[:-1] + "0")
    assert whole in raised.value.hint


def test_an_event_is_found_by_every_id_that_it_had_or_may_have_had(view: View) -> None:
    notes = []
    for row in view.rows("reports", where="event IS NOT NULL"):
        once = event_of_report(row["report"])
        found = find(view, once)
        assert found.id == row["event"]
        assert (found.note == "") == (once == row["event"])
        notes.append(found.note)
    assert any(notes)


@pytest.mark.parametrize("wanted", ["nonsense", "xyz_abc", ""])
def test_what_is_no_id_is_said_to_be_none(view: View, wanted: str) -> None:
    with pytest.raises(NotFound, match="is no id"):
        find(view, wanted)


def test_receipts_stand_in_their_sentences(view: View) -> None:
    shown = show(view, event_id(view))
    place = next(context for context in shown.contexts if context.text == "Tokyo")
    assert place.before.endswith("met Foreign Minister Toshimitsu Motegi in ")
    assert place.after == " on Tuesday."
    assert {context.source for context in shown.contexts} == {"/news/a.txt", "/news/b.html"}


def test_an_event_comes_with_its_reports(view: View) -> None:
    shown = show(view, event_id(view))
    assert [one.table for one in shown.related] == ["reports", "reports"]


def test_explain_gives_rules_attribution_repairs_and_what_joined_the_reports(view: View) -> None:
    reasons = explain(view, event_id(view)).reasons
    said = {reason.label: reason.text for reason in reasons}
    assert said["rule"] == "met-with, score 0.90"
    assert said["attribution"] == "officials"
    assert "Toshimichi Shigeki" in said["name"]
    assert "茂木敏充" in said["name"]
    assert "persons +2.0" in said["joined"]
    assert said["date"] == "2021-03-16 (stated): written out"


def test_explain_a_mention(view: View) -> None:
    mention = str(view.sql("SELECT mention FROM mentions WHERE flag IS NOT NULL")[0]["mention"])
    labels = [reason.label for reason in explain(view, mention).reasons]
    assert labels == ["note", "or else"]


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One. Two three. Four.", "three", "Two three."),
        ("One. Two three. Four.", "One", "One."),
        ("One. Two three. Four.", "One. Two", "One. Two three."),
        ("No end here", "end", "No end here"),
        ("Line one\nline two", "two", "line two"),
        ("He said “Yes.” Then left.", "Yes", "He said “Yes.”"),
    ],
)
def test_sentence_around(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    low, high = sentence_around(text, start, start + len(words))
    assert text[low:high] == sentence
