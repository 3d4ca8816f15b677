"""How far two reviewers agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.model import Anchor, Judgement, JudgementKind
from readout.query.agreement import agreements, kappa
from readout.record import Record


def said(
    author: str, kind: JudgementKind, *subjects: str, at: int = 0, rows: tuple[tuple[str, str], ...] = ()
) -> Judgement:
    return Judgement(
        author=author,
        at=f"2026-01-01T00:00:{at:02}+00:00",
        kind=kind,
        subjects=subjects,
        payload=(("date", "2021"),) if kind == "edit" else (),
        anchors=tuple(Anchor(subject=s, row=row, doc="doc_a", start=0, end=1) for s, row in rows),
    )


def held(tmp_path: Path, *judgements: Judgement) -> Record:
    record = Record.create(tmp_path / "record")
    with record.writer() as writer:
        writer.judge(judgements)
    return record


def test_what_both_decided_is_compared(tmp_path: Path) -> None:
    record = held(
        tmp_path,
        said("anna", "accept", "evt_a"),
        said("boris", "accept", "evt_a"),
        said("anna", "accept", "evt_b"),
        said("boris", "reject", "evt_b"),
        said("anna", "reject", "evt_c"),
        said("anna", "edit", "evt_d"),
        said("boris", "edit", "evt_d"),
    )
    with record.view() as view:
        (found,) = agreements(view)
    assert (found.one, found.other, found.both, found.same) == ("anna", "boris", 3, 2)
    assert found.differing == (("evt_b", "accepted", "rejected"),)


def test_the_last_word_counts_and_what_was_taken_back_does_not(tmp_path: Path) -> None:
    first = said("anna", "reject", "evt_a", at=1)
    undone = said("boris", "reject", "evt_b", at=1)
    undoing = Judgement(
        author="boris",
        at="2026-01-01T00:00:05+00:00",
        kind="undo",
        subjects=(undone.judgement,),
        undoes=undone.judgement,
    )
    record = held(
        tmp_path,
        first,
        said("anna", "accept", "evt_a", at=2),
        said("boris", "accept", "evt_a"),
        said("anna", "accept", "evt_b"),
        undone,
        undoing,
    )
    with record.view() as view:
        (found,) = agreements(view)
    assert (found.both, found.same, found.differing) == (1, 1, ())


def test_one_event_or_two_is_a_question_about_two_reports(tmp_path: Path) -> None:
    both = (("evt_a", "rep_1"), ("evt_a", "rep_2"), ("evt_b", "rep_3"))
    record = held(
        tmp_path,
        said("anna", "merge", "evt_a", "evt_b", rows=both),
        said("boris", "split", "evt_a", "evt_b", rows=both),
    )
    with record.view() as view:
        (found,) = agreements(view)
    assert found.both == 2  # whether 1 and 2 are one, only anna has said
    assert found.differing == (("rep_1 rep_3", "one", "apart"), ("rep_2 rep_3", "one", "apart"))


@pytest.mark.parametrize(
    ("answers", "value"),
    [
        ([], None),
        ([("a", "a")] * 3, None),
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15, 0.4),
    ],
)
def test_kappa(answers: list[tuple[str, str]], value: float | None) -> None:
    assert kappa(answers) == value
