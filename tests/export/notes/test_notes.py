"""Notes that two hands write, with links that lead somewhere and text that breaks out of nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from readout.export import export_as
from readout.export.citing.lines import one_line
from readout.export.notes import GONE, LOST_MARKS
from readout.export.notes.blocks import new_note, updated
from readout.export.notes.meeting import meeting_body, meeting_front
from readout.export.notes.person import person_body, person_front
from readout.export.notes.wording import link, person_name, yaml_list, yaml_value
from readout.record import View
from tests.export.citing.factories import HOSTILE
from tests.query.factories import sample_record


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with sample_record(tmp_path_factory.mktemp("record") / "sample").view() as opened:
        yield opened


@pytest.fixture
def notes(view: View, tmp_path: Path) -> Path:
    done = export_as(view, tmp_path, "markdown-notes")
    assert done.written == {"meetings": 3, "people": 2}
    assert done.left_out == {}
    return tmp_path


def front(note: str) -> dict[str, Any]:
    match = re.match(r"---\r?\n(.*?)^---\r?$", note, re.DOTALL | re.MULTILINE)
    assert match
    found = yaml.safe_load(match[1])
    assert isinstance(found, dict)
    return found


def files(folder: Path) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))}


def test_there_is_a_note_a_meeting_and_a_person(view: View, notes: Path) -> None:
    meetings = {row["event"] for row in view.rows("events", where="act IN ('meeting', 'visit')")}
    assert set(files(notes)) == {*meetings, "antony-blinken", "toshimitsu-motegi"}


def test_links_lead_to_notes_and_blocks_have_ids(view: View, notes: Path) -> None:
    told = files(notes)
    linked = {name for note in told.values() for name in re.findall(r"\[\[([^|\]]+)\|", note)}
    assert linked <= set(told)
    assert {"antony-blinken", "toshimitsu-motegi"} < linked
    (event,) = view.rows("events", where="status = 'occurred'")
    for report in event["reports"]:
        assert re.search(rf" \^{report.replace('_', '-')}$", told[event["event"]], re.MULTILINE)


def test_a_meeting_has_its_date_people_words_and_conflicts(view: View, notes: Path) -> None:
    (event,) = view.rows("events", where="status = 'occurred'")
    note = files(notes)[event["event"]]
    assert front(note)["date"] == "2021-03-16"
    assert front(note)["people"] == [
        "[[antony-blinken|Antony Blinken]]",
        "[[toshimitsu-motegi|Toshimitsu Motegi]]",
    ]
    assert "met Foreign Minister Toshimitsu Motegi in Tokyo on Tuesday." in note
    assert "- place: Kyoto (1) ≠ Tokyo (1); taken: Tokyo" in note


def test_a_person_has_meetings_and_statements(notes: Path) -> None:
    note = files(notes)["antony-blinken"]
    assert front(note)["wikidata"] == "Q7821917"
    assert "as Secretary of State" in note
    assert "We reaffirm the importance of peace and stability" in note


def test_a_second_export_changes_nothing(view: View, notes: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in notes.rglob("*.md")}
    export_as(view, notes, "markdown-notes")
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in notes.rglob("*.md")} == before


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_the_user_wrote_stays(view: View, notes: Path, line_end: str) -> None:
    path = notes / "people" / "antony-blinken.md"
    own = path.read_text(encoding="utf-8").replace(
        "# readout:end\n---\n", "# readout:end\ntags: [mine]\n---\n\nAbove.\n"
    )
    stale = own.replace("Secretary of State", "Minister of Odd Things") + "\nBelow. \u202e \x07\n"
    path.write_bytes(stale.replace("\n", line_end).encode())
    export_as(view, notes, "markdown-notes")
    assert path.read_bytes().decode() == (own + "\nBelow. \u202e \x07\n").replace("\n", line_end)


def test_front_matter_without_our_marks_is_the_users(view: View, notes: Path) -> None:
    path = notes / "people" / "antony-blinken.md"
    note = path.read_text(encoding="utf-8")
    mine = "---\nmy: own\n---\n" + note[note.index("<!--") :]
    path.write_text(mine, encoding="utf-8")
    export_as(view, notes, "markdown-notes")
    assert path.read_text(encoding="utf-8") == mine


def test_a_note_that_lost_its_marks_is_left_and_counted(view: View, notes: Path) -> None:
    path = notes / "people" / "antony-blinken.md"
    path.write_bytes(b"my own note \xff")
    done = export_as(view, notes, "markdown-notes")
    assert path.read_bytes() == b"my own note \xff"
    assert done.left_out == {LOST_MARKS: 1}


def test_a_meeting_that_is_gone_keeps_its_note(view: View, notes: Path) -> None:
    path = notes / "meetings" / "evt_aaaaaaaaaaaaaaaa.md"
    path.write_text(new_note([], "old"), encoding="utf-8")
    done = export_as(view, notes, "markdown-notes")
    assert path.read_text(encoding="utf-8") == new_note([], "old")
    assert done.left_out == {GONE: 1}


# ------------------------------------------------------------------ text that means harm


def hostile_event(words: str) -> dict[str, Any]:
    role = {"role": "participant", "entity": f"person/{words}", "name": words, "kind": "person"}
    value = {"value": words, "sources": 1}
    return {
        "event": "evt_a",
        "act": words,
        "format": None,
        "status": words,
        "date": "2021-03-16",
        "date_min": "2021-03-16",
        "date_max": "2021-03-16",
        "place": {"name": words, "country": words},
        "roles": [
            {**role, "office": words, "country": words},
            {**role, "kind": "state", "office": None, "country": None},
        ],
        "reports": [],
        "independent_sources": 1,
        "conflicts": [{"field": "place", "values": [value, value], "chosen": words}],
    }


@pytest.mark.parametrize(
    "words", [*HOSTILE, "]] x", "a: b\n---\n<!-- readout:end -->", "# readout:end", "../../etc/passwd"]
)
def test_hostile_text_stays_text(words: str) -> None:
    event = hostile_event(words)
    entity = {
        "entity": f"person/{words}",
        "name": words,
        "names_seen": [{"surface": words}],
        "country": words,
        "wikidata": None,
    }
    for lines, body in (
        (meeting_front(event), meeting_body(event, {}, [], [event])),
        (person_front(entity), person_body(entity, [event], [], {})),
    ):
        note = new_note(lines, body)
        assert front(note)["aliases"] in ([one_line(words)], [one_line(front(note)["aliases"][0])])
        assert updated(note, lines, body) == note
        assert updated(note, ["x: 1"], "new") == new_note(["x: 1"], "new")
        shown = MarkdownIt("commonmark", {"html": True}).render(body)
        assert set(re.findall(r"</?([a-z0-9]+)", shown)) <= {"h1", "h2", "p", "ul", "li"}
        for inner in re.findall(r"\[\[(.*?)\]\]", body):
            assert re.fullmatch(r"[a-z0-9_-]+\|[^\[\]|<>`]*", inner), inner
        assert len(re.findall(r"\[\[", body)) == len(re.findall(r"\]\]", body))


@given(st.text(max_size=40))
def test_front_matter_of_any_text_reads_back(text: str) -> None:
    assert yaml.safe_load(f"a: {yaml_value(text)}") == {"a": one_line(text)}
    assert yaml.safe_load(f"a: {yaml_list([text, text])}") == {"a": [one_line(text)] * 2}


@pytest.mark.parametrize(
    ("entity", "name"),
    [
        ("person/antony-blinken", "antony-blinken"),
        ("person/a/../b", "a-b-"),
        ("person/Ana Cruz", "ana-cruz-"),
        ("person/茂木", "person-"),
        ("person/" + "x" * 300, "x" * 80 + "-"),
    ],
)
def test_names_of_files(entity: str, name: str) -> None:
    assert re.fullmatch(rf"{name}([0-9a-f]{{8}})?", person_name(entity))
    assert len(person_name(entity)) < 100


def test_a_link_cannot_be_ended_early() -> None:
    assert link("a", "x]] [[b|c]] <i>`") == "[[a|x)) ((b/c)) ‹i›']]"
