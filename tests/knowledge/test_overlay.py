"""A user's own rows: what wins, what is refused, and that they make another reader."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from readout.errors import KnowledgeError, UsageError
from readout.knowledge import check, load, read_tables
from readout.knowledge.adding import alias_row, body_row, person_row, place_row, tenure_row
from readout.knowledge.overlay import overlay_folder
from tests.knowledge.conftest import Own

D = dt.date


def test_a_new_minister_follows_ours(own: Own) -> None:
    known = own.known
    before = known.holders("foreign-minister", "SVK", D(2026, 10, 15), D(2026, 10, 15))
    own.add("persons", person_row(known, "Anna Testova", country="Slovakia"))
    own.add(
        "tenures",
        tenure_row(own.known, "Anna Testova", office="foreign minister", of="SVK", start="2026-10"),
    )
    (held,) = own.known.holders("foreign-minister", "SVK", D(2026, 10, 15), D(2026, 10, 15))
    assert (held.person, held.precision, held.verified) == ("person/anna-testova", "month", False)
    (ours,) = own.known.tenures_of(before[0].person, D(2026, 9, 30), D(2026, 9, 30))
    assert ours.end == D(2026, 10, 1)
    assert check(own.known) == []


def test_a_correction_replaces_our_tenure(own: Own) -> None:
    row = tenure_row(
        own.known,
        "Antony Blinken",
        office="foreign-minister",
        of="USA",
        start="2021-01-27",
        end="2025-01-20",
        evidence="the oath",
    )
    own.add("tenures", row)
    held = [t for t in own.known.tenures_of("person/antony-blinken") if t.office == "foreign-minister"]
    assert [(t.start, t.verified) for t in held] == [(D(2021, 1, 27), True)]


def test_aliases_places_and_bodies_are_names(own: Own) -> None:
    own.add("aliases", alias_row(own.known, "Antony Blinken", "Anthony Blinkin"))
    own.add("aliases", alias_row(own.known, "org/nato", "the Alliance of Thirty-Two"))
    own.add("places", place_row(own.known, "Testopolis", country="GRC", lat=38.0, lon=23.0))
    own.add("bodies", body_row(own.known, "Board of Tests", role="igo", aliases=["BoT"]))
    names = {n.surface: n.entity for n in own.known.names}
    assert names["Anthony Blinkin"] == "person/antony-blinken"
    assert names["the Alliance of Thirty-Two"] == "org/nato"
    assert names["Testopolis"] == "place/testopolis"
    assert names["BoT"] == "org/board-of-tests"


def test_own_rows_make_another_reader(own: Own) -> None:
    before = own.known.digest
    own.add("aliases", alias_row(own.known, "org/nato", "the Thirty-Two"))
    assert own.known.digest != before
    assert read_tables(None).digest == before


def test_the_same_row_twice_is_refused(own: Own) -> None:
    row = alias_row(own.known, "org/nato", "the Thirty-Two")
    own.add("aliases", row)
    with pytest.raises(UsageError, match="already"):
        own.add("aliases", row)


def test_a_person_added_again_replaces_the_row(own: Own) -> None:
    own.add("persons", person_row(own.known, "Anna Testova", country="SVK"))
    own.add("persons", person_row(own.known, "Anna Testova", country="SVK", native="Анна"))
    assert (own.folder / "persons.csv").read_text(encoding="utf-8").count("anna-testova") == 1
    assert own.known.persons["person/anna-testova"].native == "Анна"


def test_another_of_the_same_name_gets_another_id() -> None:
    row = person_row(load(), "Antony Blinken", country="CAN")
    assert row["entity"] == "person/antony-blinken-can"


def test_a_family_name_may_stand_first() -> None:
    row = person_row(load(), "Testo Hanako", country="JPN", family="Testo")
    assert (row["given"], row["family_first"]) == ("Hanako", "yes")


@pytest.mark.parametrize(
    ("table", "text", "message"),
    [
        ("persons", "entity,nom\nperson/x,X\n", "unknown column 'nom'"),
        ("aliases", "entity,alias\norg/nato\n", "line 2: 1 cells, not 2"),
        ("tenures", "person,office,of,start\nperson/x,foreign-minister,USA,soon\n", "no dates"),
        ("places", "entity,name,lat,lon\nplace/x,X,north,5\n", "place/x lies at"),
        ("aliases", "entity,alias\norg/nowhere,X\n", "org/nowhere is no person, body or place"),
        ("verbs", "lemma\nsay\n", "no table that can be laid over ours"),
    ],
)
def test_a_bad_table_is_named(own: Own, table: str, text: str, message: str) -> None:
    own.folder.mkdir()
    (own.folder / f"{table}.csv").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        read_tables(own.folder)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda k: person_row(k, "Anna Testova", country="Atlantis"), "No state"),
        (lambda k: person_row(k, "Anna Testova", country="SVK", family="Other"), "not in"),
        (lambda k: person_row(k, "Anna Testova", country="SVK", wikidata="7"), "no Wikidata id"),
        (lambda k: person_row(k, " ", country="SVK"), "not a name"),
        (
            lambda k: tenure_row(k, "Nobody Atall", office="foreign-minister", of="SVK", start="2026"),
            "Nobody",
        ),
        (lambda k: tenure_row(k, "Antony Blinken", office="wizard", of="USA", start="2026"), "no office"),
        (
            lambda k: tenure_row(k, "Antony Blinken", office="foreign-minister", of="USA", start="soon"),
            "no date",
        ),
        (
            lambda k: tenure_row(
                k, "Antony Blinken", office="foreign-minister", of="USA", start="2026", end="2025"
            ),
            "would end",
        ),
        (lambda k: place_row(k, "X", lat=95.0, lon=0.0), "nowhere"),
        (lambda k: place_row(k, "X", lat=5.0), "both"),
        (lambda k: place_row(k, "X", kind="moon"), "no kind of place"),
        (lambda k: body_row(k, "X", kind="club"), "no kind of body"),
        (lambda k: alias_row(k, "org/nowhere", "X"), "Nobody"),
    ],
)
def test_what_makes_no_sense_is_refused(make: object, message: str) -> None:
    assert callable(make)
    with pytest.raises(UsageError, match=message):
        make(load())


def test_which_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert overlay_folder({}) is None
    (tmp_path / "readout-knowledge").mkdir()
    assert overlay_folder({}) == tmp_path / "readout-knowledge"
    (tmp_path / "mine").mkdir()
    assert overlay_folder({"READOUT_KNOWLEDGE": "mine"}) == tmp_path / "mine"
    with pytest.raises(KnowledgeError, match="no folder"):
        overlay_folder({"READOUT_KNOWLEDGE": "gone"})
