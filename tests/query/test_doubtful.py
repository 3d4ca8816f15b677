"""What a person should look at first."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from readout.judgements import keep, make
from readout.linking import SOFTWARE, link_record
from readout.query.doubtful import doubtful
from readout.record import Provenance, Record
from tests.query.factories import READER, day, first_reading, sample_record, second_reading


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return sample_record(tmp_path / "record")


def asked(record: Record) -> list[tuple[str, tuple[str, ...]]]:
    with record.view() as view:
        return [(doubt.kind, doubt.subjects) for doubt in doubtful(view)]


def test_conflicts_and_odd_names_are_asked_about(record: Record) -> None:
    with record.view() as view:
        found = {doubt.kind: doubt for doubt in doubtful(view)}
    assert set(found) == {"conflict", "name"}
    assert "place" in found["conflict"].why
    assert found["name"].question == "Does “Toshimichi Shigeki” mean Toshimitsu Motegi?"
    assert "person/other" in found["name"].why


def test_what_was_decided_is_not_asked_again(record: Record) -> None:
    for kind, subjects in asked(record):
        with record.view() as view:
            judgement = make(view, "accept" if kind == "conflict" else "reject", subjects, author="anna")
        keep(record, [judgement])
    assert asked(record) == []


def two_days(tmp_path: Path) -> Record:
    """The same meeting, as the second paper has it with another day and somebody else for Japan."""
    second = second_reading()
    met, *rest = second.reports
    other = replace(met.told.roles[1], entity="person/nobuo-kishi", name="Nobuo Kishi")
    told = replace(met.told, dating=day("2021-03-16"), roles=(met.told.roles[0], other))
    record = Record.create(tmp_path / "two")
    with record.writer(provenance=Provenance(software=SOFTWARE)) as writer:
        writer.add(
            [first_reading(), replace(second, reports=(replace(met, told=told), *rest))], reader=READER
        )
        link_record(record, writer)
    return record


def test_events_that_one_thing_keeps_apart_are_asked_about_once(tmp_path: Path) -> None:
    record = two_days(tmp_path)
    pairs = [subjects for kind, subjects in asked(record) if kind == "one-event"]
    assert len(pairs) == 1
    parted = Record.open(shutil.copytree(record.path, tmp_path / "parted"))
    with parted.view() as view:
        keep_apart = make(view, "split", pairs[0], author="anna")
    keep(parted, [keep_apart])
    assert "one-event" not in dict(asked(parted))
    with record.view() as view:
        merging = make(view, "merge", pairs[0], author="anna")
    keep(record, [merging])
    assert "one-event" not in dict(asked(record))
