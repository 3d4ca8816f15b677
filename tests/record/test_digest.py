"""The logical digest sees every fact and nothing of the run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from readout.model import Reading
from readout.record import Record, logical_digest
from tests.record import factories as make


def digest_of(record: Record) -> str:
    with record.view() as view:
        return logical_digest(view)


def test_times_and_readers_play_no_part(tmp_path: Path) -> None:
    reading = make.reading()
    later = replace(reading, document=replace(reading.document, retrieved_at="2030-01-01T00:00:00+00:00"))
    digests = set()
    for number, (read, reader) in enumerate([(reading, "a"), (later, "b")]):
        record = Record.create(tmp_path / str(number))
        with record.writer(now=lambda number=number: f"203{number}-01-01T00:00:00+00:00") as writer:  # type: ignore[misc]
            writer.add([read], reader=reader)
        digests.add(digest_of(record))
    assert len(digests) == 1


@pytest.mark.parametrize(
    "changed",
    [
        replace(make.reading(), claims=()),
        replace(make.reading(), entities=make.reading().entities[:1]),
        make.reading(note="changed"),
        make.reading(source="/other.txt"),
        replace(make.reading(), usages=(replace(make.reading().usages[0], slots=()),)),
    ],
)
def test_every_fact_plays_a_part(tmp_path: Path, changed: Reading) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert digest_of(make.record(tmp_path / "a", make.reading())) != digest_of(
        make.record(tmp_path / "b", changed)
    )
