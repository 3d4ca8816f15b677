"""Judgements: what they do to a record, that they outlive a new reading, and that undoing leaves no trace."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from readout import judgements
from readout.errors import NotFound, UsageError
from readout.judgements import Sitting, author_of, keep, make, read_judgements
from readout.linking import SOFTWARE, is_linked, link_record
from readout.model import Judgement, JudgementKind, Reading, Report
from readout.query import show
from readout.record import Provenance, Record, View, logical_digest, verify
from tests.query.factories import PEOPLE, find, first_reading, readings, sample_record, second_reading

MEETING = "act = 'meeting' AND status = 'occurred'"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_record(tmp_path_factory.mktemp("sample") / "record").path


@pytest.fixture
def record(sample: Path, tmp_path: Path) -> Record:
    return Record.open(shutil.copytree(sample, tmp_path / "record"))


def digest(record: Record) -> str:
    with record.view() as view:
        return logical_digest(view)


def ids(record: Record, table: str, where: str) -> list[str]:
    with record.view() as view:
        return [str(next(iter(row.values()))) for row in view.rows(table, where=where)]


def judge(
    record: Record,
    kind: JudgementKind,
    *subjects: str,
    payload: Sequence[tuple[str, str]] = (),
    author: str = "anna",
    reason: str = "",
) -> Judgement:
    with record.view() as view:
        judgement = make(view, kind, subjects, author=author, payload=payload, reason=reason)
    keep(record, [judgement])
    return judgement


def undo(record: Record, judgement: Judgement) -> None:
    judge(record, "undo", judgement.judgement)


def event(record: Record, where: str = MEETING) -> dict[str, Any]:
    with record.view() as view:
        (row,) = view.rows("events", where=where)
    return row


def reread(record: Record, *read: Reading, reader: str = "another") -> None:
    with record.writer(provenance=Provenance(software=SOFTWARE)) as writer:
        writer.add(read, reader=reader)
        link_record(record, writer)


def parted(record: Record) -> list[int]:
    with record.view() as view:
        return sorted(len(row["reports"]) for row in view.rows("events", where=MEETING))


# ------------------------------------------------------------------------- each kind


def test_a_rejected_report_counts_for_nothing(record: Record) -> None:
    before = event(record)
    assert len(before["reports"]) == 2
    report = before["reports"][0]
    judge(record, "reject", report)
    after = event(record)
    assert after["reports"] == [r for r in before["reports"] if r != report]
    assert ids(record, "reports", f"report = '{report}'") == []
    assert after["documents"] == 1


def test_a_rejected_event_takes_its_reports_with_it(record: Record) -> None:
    gone = event(record)["event"]
    made = judge(record, "reject", gone, reason="a mix-up")
    assert ids(record, "events", MEETING) == []
    with record.view() as view, pytest.raises(NotFound, match=r"Rejected by anna on .*: a mix-up") as error:
        show(view, gone)
    assert f"readout judge undo {made.judgement[:12]}" in str(error.value)


def test_an_accepted_event_is_marked_and_not_changed(record: Record) -> None:
    before = event(record)
    made = judge(record, "accept", before["event"], reason="seen")
    assert event(record) == before
    with record.view() as view:
        (review,) = view.reviews()
    assert (review.subject, review.state, review.judgement) == (before["event"], "accepted", made.judgement)
    assert (review.author, review.reason) == ("anna", "seen")
    with record.view() as view:
        assert show(view, before["event"]).found.note.startswith("Accepted by anna on 20")


def test_a_report_is_taken_out_of_an_event_and_put_back(record: Record) -> None:
    whole = event(record)
    judge(record, "split", whole["event"], whole["reports"][0])
    assert parted(record) == [1, 1]
    judge(record, "merge", *ids(record, "events", MEETING))
    assert parted(record) == [2]


def test_events_are_merged_whatever_speaks_against_it(record: Record) -> None:
    planned = event(record, "status = 'planned'")
    judge(record, "merge", event(record)["event"], planned["event"])
    assert parted(record) == [3]


def test_an_edited_event_says_what_was_put_in(record: Record) -> None:
    payload = [("date", "2021-03-17"), ("place", "Osaka, JPN"), ("status", "ongoing"), ("format", "none")]
    judge(record, "edit", event(record)["event"], payload=payload)
    after = event(record, "act = 'meeting' AND status = 'ongoing'")
    assert (after["date"], after["date_basis"], after["format"]) == ("2021-03-17", "judged", None)
    assert (after["place"]["name"], after["place"]["country"]) == ("Osaka", "JPN")
    assert "anna" in after["date_why"]


def test_somebody_is_added_to_an_event_and_taken_away(record: Record) -> None:
    payload = [("with", "person/lloyd-austin"), ("without", "person/antony-blinken")]
    judge(record, "edit", event(record)["event"], payload=payload)
    names = {role["name"] for role in event(record)["roles"]}
    assert names == {"Toshimitsu Motegi", "Lloyd Austin"}


def test_an_edited_mention_takes_the_roles_that_rest_on_it_with_it(record: Record) -> None:
    (mention,) = ids(record, "mentions", "text = 'Toshimichi Shigeki'")
    judge(record, "edit", mention, payload=[("entity", "person/taro-kono")])
    with record.view() as view:
        (row,) = view.rows("mentions", where="text = 'Toshimichi Shigeki'")
        assert (row["entity"], row["flag"], row["mention"]) == ("person/taro-kono", None, mention)
        named = [{role.entity for role in report.told.roles} for report in view.reports(MEETING)]
        assert ["person/taro-kono" in entities for entities in named].count(True) == 1
        assert [e.name for e in view.entities() if e.entity == "person/taro-kono"] == ["Taro Kono"]


def test_a_statement_gets_another_speaker_and_other_borders(record: Record) -> None:
    (statement,) = ids(record, "statements", "true")
    with record.view() as view:
        (said,) = view.statements()
    start = said.content[0].start + len("We ")
    payload = [("speakers", "person/toshimitsu-motegi"), ("start", str(start)), ("mode", "mixed")]
    judge(record, "edit", statement, payload=payload)
    with record.view() as view:
        (after,) = view.statements()
        (document,) = view.documents("doc = ?", [after.doc])
    assert after.statement == statement
    assert [party.name for party in after.speakers] == ["Toshimitsu Motegi"]
    assert after.mode == "mixed"
    assert after.content[0].text.startswith("reaffirm the importance")
    after.content[0].check(document.text)


def test_merged_entities_are_one_everywhere(record: Record) -> None:
    judge(record, "merge", "person/antony-blinken", "person/toshimitsu-motegi")
    with record.view() as view:
        for table in ("mentions", "entities"):
            assert list(view.rows(table, where="entity = 'person/toshimitsu-motegi'")) == []
        roles = {role.entity for report in view.reports() for role in report.told.roles}
    assert roles == {"person/antony-blinken"}


def test_mentions_are_taken_out_of_an_entity_as_somebody_new(record: Record) -> None:
    (mention,) = ids(record, "mentions", "text = 'Toshimichi Shigeki'")
    judge(record, "split", "person/toshimitsu-motegi", mention, payload=[("name", "Toshimichi Shigeki")])
    with record.view() as view:
        (row,) = view.rows("mentions", where="text = 'Toshimichi Shigeki'")
        assert row["entity"] == "person/toshimichi-shigeki"
        (entity,) = view.rows("entities", where="entity = 'person/toshimichi-shigeki'")
    assert (entity["name"], entity["country"]) == ("Toshimichi Shigeki", "JPN")


def test_an_edited_entity_is_called_so_where_it_appears(record: Record) -> None:
    judge(record, "edit", "person/toshimitsu-motegi", payload=[("name", "Motegi Toshimitsu")])
    names = {role["name"] for role in event(record)["roles"]}
    assert "Motegi Toshimitsu" in names


def test_the_formula_of_a_use_is_edited(record: Record) -> None:
    (usage,) = ids(record, "wording", "true")
    judge(record, "edit", usage, payload=[("formula", "peaceful-resolution-cross-strait")])
    with record.view() as view:
        (row,) = view.rows("wording")
    assert (row["usage"], row["formula"]) == (usage, "peaceful-resolution-cross-strait")


@pytest.mark.parametrize("table", ["statements", "mentions", "wording", "claims"])
def test_what_is_rejected_is_hidden(record: Record, table: str) -> None:
    first = ids(record, table, "true")[0]
    judge(record, "reject", first)
    assert first not in ids(record, table, "true")
    assert verify(record.path).is_ok


# ------------------------------------------------------------------------- for good

CASES: list[tuple[str, Callable[[Record], Judgement]]] = [
    ("reject report", lambda r: judge(r, "reject", event(r)["reports"][0])),
    ("reject event", lambda r: judge(r, "reject", event(r)["event"])),
    ("accept", lambda r: judge(r, "accept", event(r)["event"])),
    ("split", lambda r: judge(r, "split", event(r)["event"], event(r)["reports"][1])),
    ("merge", lambda r: judge(r, "merge", event(r)["event"], event(r, "status = 'planned'")["event"])),
    ("edit event", lambda r: judge(r, "edit", event(r)["event"], payload=[("date", "2021-03-18")])),
    ("edit report", lambda r: judge(r, "edit", event(r)["reports"][0], payload=[("act", "call")])),
    (
        "edit mention",
        lambda r: judge(
            r, "edit", ids(r, "mentions", "flag IS NOT NULL")[0], payload=[("entity", "person/taro-kono")]
        ),
    ),
    ("merge entities", lambda r: judge(r, "merge", "person/antony-blinken", "person/toshimitsu-motegi")),
    ("edit entity", lambda r: judge(r, "edit", "state/JPN", payload=[("name", "Nippon")])),
    ("reject statement", lambda r: judge(r, "reject", ids(r, "statements", "true")[0])),
]


@pytest.mark.parametrize("case", CASES, ids=[name for name, _ in CASES])
def test_undo_restores_the_record(record: Record, case: tuple[str, Callable[[Record], Judgement]]) -> None:
    before = digest(record)
    made = case[1](record)
    if case[0] != "accept":
        assert digest(record) != before
    undo(record, made)
    assert digest(record) == before
    with record.view() as view:
        assert list(view.reviews()) == []
        assert view.count("judgements") == 2
    assert verify(record.path).is_ok


def test_judgements_outlive_a_new_reading(record: Record) -> None:
    before = digest(record)
    whole = event(record)
    made = [
        judge(record, "edit", whole["reports"][0], payload=[("place", "Nara, JPN")]),
        judge(record, "edit", ids(record, "mentions", "flag IS NOT NULL")[0], payload=[("office", "none")]),
        judge(record, "merge", "person/antony-blinken", "person/toshimitsu-motegi"),
        judge(record, "split", whole["event"], whole["reports"][1]),
        judge(record, "reject", ids(record, "statements", "true")[0]),
    ]
    after = digest(record)
    assert after != before
    reread(record, *readings())
    assert digest(record) == after
    for judgement in made:
        undo(record, judgement)
    assert digest(record) == before


def test_an_undoing_is_undone(record: Record) -> None:
    made = judge(record, "reject", event(record)["reports"][0])
    after = digest(record)
    undo(record, made)
    with record.view() as view:
        undoing = next(j for j in view.judgements() if j.undoes == made.judgement)
        with pytest.raises(UsageError, match="does not hold"):
            make(view, "undo", [made.judgement], author="anna")
    again = Judgement(
        author="anna",
        at=judgements.now(),
        kind="undo",
        subjects=(undoing.judgement,),
        undoes=undoing.judgement,
    )
    keep(record, [again])
    assert digest(record) == after


def otherwise_read() -> Iterator[Reading]:
    """The same documents as another version might read them: every id of what was judged is another."""
    first, second = first_reading(), second_reading()
    met = second.reports[0]
    shorter = find(second.document, "talks")
    said = replace(first.statements[0], cue=find(first.document, "Blinken said"))
    yield replace(first, statements=(said,))
    yield replace(second, reports=(replace(met, trigger=shorter), *second.reports[1:]))


def report_in(view: View, source: str) -> Report:
    (report,) = view.reports(f"{MEETING} AND doc IN (SELECT doc FROM sightings WHERE source = ?)", [source])
    return report


def test_another_reader_gives_other_ids_and_the_judgements_hold(record: Record) -> None:
    with record.view() as view:
        old = report_in(view, "/news/b.html").report
    judge(record, "split", event(record)["event"], old)
    (statement,) = ids(record, "statements", "true")
    judge(record, "reject", statement)
    reread(record, *otherwise_read())
    with record.view(judged=False) as view:
        assert report_in(view, "/news/b.html").report != old
        assert [s.statement for s in view.statements()] != [statement]
    assert parted(record) == [1, 1]
    assert ids(record, "statements", "true") == []


def test_what_nothing_answers_to_any_more_waits(record: Record) -> None:
    (mention,) = ids(record, "mentions", "text = 'Toshimichi Shigeki'")
    judge(record, "reject", mention)
    reread(record, replace(second_reading(), mentions=()), reader="blind")
    with record.view() as view:
        assert list(view.reviews()) == []
    reread(record, second_reading())
    assert mention not in ids(record, "mentions", "true")


def test_the_later_word_holds(record: Record) -> None:
    report = event(record)["reports"][0]
    with record.view() as view:
        rejecting = make(view, "reject", [report], author="anna", at=lambda: "2026-01-01T00:00:00+00:00")
        accepting = make(view, "accept", [report], author="boris", at=lambda: "2026-01-02T00:00:00+00:00")
    keep(record, [accepting, rejecting])
    assert report in event(record)["reports"]


# ------------------------------------------------------------------------- in and out


def exported(record: Record, path: Path) -> Path:
    with record.view() as view:
        lines = [json.dumps(row, default=str) for row in view.rows("judgements")]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_judgements_go_to_another_record(record: Record, tmp_path: Path) -> None:
    judge(
        record, "split", event(record)["event"], event(record)["reports"][0], reason="two rooms; “two” days"
    )
    judge(record, "edit", "state/JPN", payload=[("name", "Nippon")])
    path = exported(record, tmp_path / "judgements.jsonl")
    other = sample_record(tmp_path / "other")
    kept = keep(other, read_judgements(path))
    assert (len(kept.new), kept.known, kept.waiting) == (2, 0, ())
    assert digest(other) == digest(record)
    assert keep(other, read_judgements(path)).known == 2


def test_they_wait_for_documents_that_are_not_there(record: Record, tmp_path: Path) -> None:
    judge(record, "reject", event(record)["reports"][0])
    given = read_judgements(exported(record, tmp_path / "judgements.jsonl"))
    later = Record.create(tmp_path / "later")
    assert keep(later, given).waiting == (given[0].judgement,)
    reread(later, *readings(), reader="by-hand")
    assert digest(later) == digest(record)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("no json", "line 2"),
        ("[]", "no object"),
        ('{"kind": "accept"}', "missing"),
        ("altered", "altered"),
    ],
)
def test_a_bad_file_brings_nothing_in(record: Record, tmp_path: Path, line: str, said: str) -> None:
    judge(record, "accept", event(record)["event"])
    path = exported(record, tmp_path / "judgements.jsonl")
    good = path.read_text(encoding="utf-8")
    bad = good.replace("anna", "otto") if line == "altered" else line + "\n"
    path.write_text(good + bad, encoding="utf-8")
    with pytest.raises(UsageError, match="line 2") as error:
        read_judgements(path)
    assert said in str(error.value)


# ------------------------------------------------------------------------- what makes no sense


@pytest.mark.parametrize(
    ("kind", "subjects", "payload", "said"),
    [
        ("accept", ["state/JPN"], [], "not accepted"),
        ("merge", ["EVENT"], [], "two or more"),
        ("merge", ["EVENT", "state/JPN"], [], "two or more"),
        ("split", ["EVENT"], [], "take out"),
        ("split", ["EVENT", "PLANNED"], [], "is none of"),
        ("split", ["state/JPN", "MENTION"], [], "is none of"),
        ("split", ["person/toshimitsu-motegi", "MENTION"], [], "Whom"),
        ("edit", ["EVENT"], [], "Nothing to edit"),
        ("edit", ["EVENT"], [("colour", "red")], "no field"),
        ("edit", ["EVENT"], [("date", "yesterday")], "EDTF"),
        ("edit", ["EVENT"], [("date", "2021-02-30")], "2021-02-30"),
        ("edit", ["EVENT"], [("status", "maybe")], "one of"),
        ("edit", ["EVENT"], [("type", "none")], "cannot be empty"),
        ("edit", ["EVENT"], [("with", "person/nobody-at-all")], "nobody is known"),
        ("edit", ["state/JPN"], [("country", "Japan")], "alpha-3"),
        ("edit", ["MENTION"], [("start", "-3")], "code point"),
        ("undo", ["EVENT"], [], "no judgement"),
    ],
)
def test_what_cannot_be_judged_so(
    sample: Path, kind: JudgementKind, subjects: list[str], payload: list[tuple[str, str]], said: str
) -> None:
    record = Record.open(sample)
    names = {
        "EVENT": event(record)["event"],
        "PLANNED": event(record, "status = 'planned'")["reports"][0],
        "MENTION": ids(record, "mentions", "flag IS NOT NULL")[0],
    }
    with record.view() as view, pytest.raises(UsageError, match=said):
        make(view, kind, [names.get(s, s) for s in subjects], author="anna", payload=payload)


def test_who_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUT_AUTHOR", "carla")
    assert author_of(None) == "carla"
    assert author_of(" anna ") == "anna"
    with pytest.raises(UsageError, match="who decides"):
        author_of("  ")


def test_a_sitting_keeps_each_decision_and_links_at_its_end(record: Record) -> None:
    before = digest(record)
    whole = event(record)
    sitting = Sitting(record, "anna")
    sitting.decide("split", [whole["event"], whole["reports"][0]])
    with record.view() as view:
        assert view.count("judgements") == 1
        assert not is_linked(view)
    assert sitting.end()
    assert parted(record) == [1, 1]
    sitting.undo()
    assert sitting.undo() is None
    assert sitting.end()
    assert digest(record) == before
    assert not sitting.end()


def test_the_readings_themselves_are_never_touched(record: Record) -> None:
    with record.view(judged=False) as view:
        before = list(view.reports()), list(view.mentions()), list(view.statements())
    judge(record, "merge", "person/antony-blinken", "person/toshimitsu-motegi")
    judge(record, "reject", event(record)["reports"][0])
    with record.view(judged=False) as view:
        assert (list(view.reports()), list(view.mentions()), list(view.statements())) == before
    assert PEOPLE["Motegi"].name == "Toshimitsu Motegi"


def test_copies_are_not_looked_for_again_when_nothing_was_read(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    with record.view() as view:
        before = list(view.rows("stories"))
    with monkeypatch.context() as looked_for:
        looked_for.delattr("readout.link.link_stories")
        judge(record, "reject", event(record)["reports"][0])
    with record.view() as view:
        assert list(view.rows("stories")) == before
    assert event(record)["independent_sources"] == 1


def test_a_conflict_that_a_person_decided_says_so(record: Record) -> None:
    judge(record, "edit", event(record)["event"], payload=[("place", "Tokyo")])
    after = event(record)
    (conflict,) = [one for one in after["conflicts"] if one["field"] == "place"]
    assert (conflict["chosen"], conflict["rule"]) == ("Tokyo, JPN", "put in by anna")
    assert (after["place"]["name"], after["place"]["country"]) == ("Tokyo", "JPN")


def test_a_place_that_nobody_knows_needs_its_country(record: Record) -> None:
    with record.view() as view, pytest.raises(UsageError, match="No place 'Pekin' is known"):
        make(view, "edit", [event(record)["event"]], author="anna", payload=[("place", "Pekin")])
