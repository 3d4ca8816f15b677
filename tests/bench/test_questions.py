"""A small made-up record answers every question, and within the ceilings."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import questions
from bench.forged import forged
from readout.record import verify


@pytest.mark.bench
def test_no_question_is_above_its_ceiling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sys.argv", ["questions", str(tmp_path), "--events", "400", "--times", "3", "--check"]
    )
    assert questions.main() == 0


def test_a_made_up_record_is_whole_and_the_same_again(tmp_path: Path) -> None:
    record = forged(tmp_path / "a", events=40)
    assert forged(tmp_path / "a", events=40).path == record.path
    assert verify(record.path).is_ok
