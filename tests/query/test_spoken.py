"""Who said what: filters of statements, phrases, variants, and what is joined to a row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest

from readout import query
from readout.errors import UsageError
from readout.query import Filters, grouped, side_by_side
from readout.query.variants import variants
from readout.record import View
from tests.query.voices import voices_record


@pytest.fixture(scope="module")
def voices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with voices_record(tmp_path_factory.mktemp("voices") / "record").view() as opened:
        yield opened


def verbs(rows: Iterator[dict[str, Any]]) -> list[str]:
    return sorted(row["verb"] for row in rows)


ALL = ["agree", "condemn", "recognize", "report", "say", "say", "tell", "tell"]

FILTERS = [
    ("everything", Filters(), ALL),
    ("a person by words of the name", Filters(by=("Wang Yi",)), ["agree", "condemn", "tell", "tell"]),
    ("a person by one word", Filters(by=("manalo",)), ["agree", "say"]),
    ("a person by id", Filters(by=("person/enrique-manalo",)), ["agree", "say"]),
    ("a part of a word is no name", Filters(by=("Wan",)), []),
    ("joint speakers", Filters(by=("Wang", "Manalo")), ["agree"]),
    ("a state by code: its people", Filters(by=("CHN",)), ["agree", "condemn", "tell", "tell"]),
    (
        "a state by name: who is called by its adjective",
        Filters(by=("Philippines",)),
        ["agree", "say", "say"],
    ),
    ("a state by its capital", Filters(by=("Beijing",)), ["agree", "condemn", "tell", "tell"]),
    ("somebody without an id", Filters(by=("Kamikawa",)), ["recognize"]),
    ("a state that says nothing", Filters(by=("FRA",)), []),
    ("a person whom the record does not name", Filters(by=("Emmanuel Macron",)), []),
    ("words in what is said", Filters(about="status quo"), ["tell", "tell"]),
    ("a phrase", Filters(about='"one China"'), ["recognize", "report"]),
    ("a state that is meant", Filters(about="Taiwan"), ["say", "say"]),
    ("a state by its code", Filters(about="TWN"), ["say", "say"]),
    ("a state's adjective", Filters(about="Chin"), ["recognize", "report", "tell", "tell"]),
    ("the mode", Filters(mode="mixed"), ["tell"]),
    ("the class of the verb", Filters(force="commit"), ["agree"]),
    ("the verb in another form and spelling", Filters(verb="recognised"), ["recognize"]),
    ("toward whom", Filters(stance=("USA",)), ["condemn"]),
    ("which way", Filters(stance=("negative",)), ["condemn"]),
    ("toward whom and which way", Filters(stance=("USA", "positive")), []),
    ("a day", Filters(since="2025-03-05", until="2025-03-31"), ["say", "say", "tell"]),
    ("all at once", Filters(by=("Wang",), about="force", since="2025", verb="told"), ["tell", "tell"]),
]


@pytest.mark.parametrize(("why", "filters", "expected"), FILTERS, ids=[row[0] for row in FILTERS])
def test_filters(voices: View, why: str, filters: Filters, expected: list[str]) -> None:
    assert verbs(query.statements(voices, filters)) == expected


WRONG = [
    (Filters(by=("Wnag Yi",)), "--by Wnag Yi: nobody of that name is known. Did you mean Wang Yi"),
    (Filters(stance=("Nobody Atall",)), "--stance Nobody Atall"),
    (Filters(by=("…",)), "--by needs a name"),
    (Filters(about="…"), "--about needs a word"),
    (Filters(mode="loud"), "--mode loud is unknown. Give one of direct, indirect, mixed"),
    (Filters(force="shout"), "--force shout is unknown"),
    (Filters(verb="recognyze"), "Did you mean recognize"),
]


@pytest.mark.parametrize(("filters", "message"), WRONG, ids=[row[1][:12] for row in WRONG])
def test_what_nobody_can_mean_is_an_error_with_a_next_step(
    voices: View, filters: Filters, message: str
) -> None:
    with pytest.raises(UsageError) as raised:
        list(query.statements(voices, filters))
    assert message in str(raised.value)


def test_a_row_carries_office_class_and_printer(voices: View) -> None:
    (row,) = query.statements(voices, Filters(verb="agree"))
    assert [speaker["office"] for speaker in row["speakers"]] == ["Minister for Foreign Affairs", None]
    assert (row["force"], row["strength"]) == ("commit", 4)
    assert (row["publisher"], row["published"], row["source"]) == (
        "Harbour Wire",
        "2025-03-04",
        "/voices/a.txt",
    )
    names = list(row)
    assert names[names.index("verb") + 1 :][:3] == ["force", "strength", "polarity"]


def test_a_phrase_is_marked_where_it_stands(voices: View) -> None:
    rows = list(query.said(voices, "“One China” policy"))
    assert [hit["text"] for row in rows for hit in row["hits"]] == ["one-China policy"] * 2
    (text,) = voices.sql("SELECT text FROM documents WHERE doc = ?", [rows[0]["doc"]])
    for hit in (hit for row in rows for hit in row["hits"]):
        assert text["text"][hit["start"] : hit["end"]] == hit["text"]


def test_a_phrase_is_needed(voices: View) -> None:
    with pytest.raises(UsageError, match="nothing to look for"):
        next(query.said(voices, "“…”"))


def test_variants_point_at_each_other(voices: View) -> None:
    one, other = query.said(voices, "status quo")
    assert one["variants"] == [other["statement"]]
    assert other["variants"] == [one["statement"]]
    assert grouped([one, other], {one["statement"]: one["variants"]}) == [[one, other]]


def test_variants_do_not_depend_on_what_else_is_asked(voices: View) -> None:
    ids = [row["statement"] for row in query.statements(voices)]
    together = variants(voices, ids)
    assert len(together) == 2
    for one in sorted(ids, key=lambda each: hashlib.sha256(each.encode()).digest()):
        assert variants(voices, [one]).get(one, ()) == together.get(one, ())


@pytest.mark.parametrize(
    ("texts", "own"),
    [
        (["It will go on growing.", "It will grow"], [["go", "on", "growing."], ["grow"]]),
        (["It will grow", "“it WILL grow”"], [[], []]),
        (["we defend our rights with force", "With force we defend rights"], [["our"], []]),
        (["support independence", "do not support independence"], [[], ["do", "not"]]),
        (["a b c", "a b", "c d"], [[], [], ["d"]]),
        (["alone"], [["alone"]]),
    ],
)
def test_wordings_side_by_side(texts: list[str], own: list[list[str]]) -> None:
    assert [[word.text for word in line if word.is_own] for line in side_by_side(texts)] == own


def test_a_statement_is_shown_with_what_is_within_it_and_its_variants(voices: View) -> None:
    (outer,) = query.statements(voices, Filters(verb="report"))
    (inner,) = query.statements(voices, Filters(verb="recognize"))
    assert [one.id for one in query.show(voices, outer["statement"]).related] == [inner["statement"]]
    one, other = query.said(voices, "status quo")
    assert [r.id for r in query.show(voices, one["statement"]).related] == [other["statement"]]


def test_the_class_of_the_verb_is_explained(voices: View) -> None:
    (row,) = query.statements(voices, Filters(verb="condemn"))
    reasons = {reason.label: reason.text for reason in query.explain(voices, row["statement"]).reasons}
    assert reasons["verb"].startswith("condemn: express")
