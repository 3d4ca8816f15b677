"""What discovery is given of a record, and what it makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.knowledge.own_formulas import read_families
from readout.model import Reading
from readout.query import applied, discovered, discovered_rows
from readout.query.discovery import speech
from readout.record import Record, View
from tests.query.factories import document

STRAIT = "peace-and-stability-taiwan-strait"
WORDS = ("harmony and fairness across the Amber Strait", "harmony and fairness in the Amber Strait")


def test_of_news_only_what_is_said_is_speech(view: View) -> None:
    (spoken,) = speech(view)
    assert spoken.passage.text.startswith("We reaffirm the importance of peace")
    assert spoken.passage.speakers == ("person/antony-blinken",)
    assert spoken.passage.occasion == "2021-03-16"
    ((low, high),) = spoken.passage.known
    assert spoken.passage.text[low:high] == "the importance of peace and stability across the Taiwan Strait"
    assert speech(view, without=(STRAIT,))[0].passage.known == ()


@pytest.fixture
def releases(tmp_path: Path) -> Record:
    record = Record.create(tmp_path / "releases")
    readings = []
    for number in range(5):
        text = (
            f"Readout of the Minister's call, number {number}\n\nOn day {number} the minister stressed the "
            f"importance of {WORDS[number % 2]}."
        )
        readings.append(
            Reading(
                document=document(
                    text,
                    source=f"/{number}.txt",
                    published=f"2024-0{number + 1}-02",
                    publisher=f"Ministry of State {'ABCDE'[number]}",
                )
            )
        )
    with record.writer() as writer:
        writer.add(readings, reader="by-hand")
    return record


def test_what_releases_repeat_is_proposed_and_can_be_applied(releases: Record, tmp_path: Path) -> None:
    with releases.view() as view:
        found = discovered(view, limit=5)
        best = found[0]
        assert best.proposal.canonical.startswith("harmony and fairness")
        assert (best.proposal.occasions, best.proposal.voices) == (5, 5)
        assert {receipt["text"] for receipt in best.receipts} == set(WORDS)
        (tmp_path / "own.toml").write_text(best.family.text(), encoding="utf-8")
        uses = list(applied(view, read_families(tmp_path / "own.toml")))
        assert {(u.span.doc, u.span.start) for u in uses} == {(r["doc"], r["start"]) for r in best.receipts}
        (row, *_) = discovered_rows(found)
        assert (row["rank"], row["formula"]) == (1, "harmony-fairness-amber-strait")
