"""Plain sentences of encounters, and of what only sounds like one: `encounters.csv`, written for this.

A row tells what must be read of a sentence that came out on Monday 12 May 2025: act, status and date, then who
takes part; nothing where no encounter may be read.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from readout.model import Reading, Report

Read = Callable[..., Reading]
ACTS = ("meeting", "call", "negotiation", "visit")
WITH_TALKS = ("meeting", "negotiation")


def rows() -> list[tuple[str, str]]:
    with (
        Path(__file__).with_suffix("").with_name("encounters.csv").open(encoding="utf-8", newline="") as file
    ):
        return [(row["text"], row["told"]) for row in csv.DictReader(file)]


def encounters(read: Read, text: str) -> list[Report]:
    reading = read(f"LONDON, 12 May 2025 (Reuters) - {text}")
    return [r for r in reading.reports if r.told.act in ACTS]


def fits(report: Report, told: str) -> bool:
    head, _, names = told.partition(": ")
    act, status, *date = head.split()
    acts = WITH_TALKS if act in WITH_TALKS else (act,)
    return (
        report.told.act in acts
        and report.told.status == status
        and (not date or report.told.dating.text == date[0])
        and set(names.split(", ")) <= {r.name for r in report.told.roles}
    )


@pytest.mark.parametrize(("text", "told"), [row for row in rows() if row[1]])
def test_an_encounter_is_read_with_its_parties_and_its_day(read: Read, text: str, told: str) -> None:
    found = encounters(read, text)
    assert any(fits(report, told) for report in found), [
        (r.told.act, r.told.status, r.told.dating.text, [q.name for q in r.told.roles]) for r in found
    ]


@pytest.mark.parametrize("text", [text for text, told in rows() if not told])
def test_what_only_sounds_like_an_encounter_is_none(read: Read, text: str) -> None:
    assert encounters(read, text) == []


def test_ending_a_round_of_talks_together_is_no_sanction(read: Read) -> None:
    (talks,) = read(
        "Egypt and Ethiopia ended a fourth round of talks in the Jordanian capital on Wednesday.",
        date="2025-05-12",
    ).reports
    assert (talks.told.type, talks.told.act) == ("CONSULT", "meeting")


def test_breaking_off_talks_with_somebody_is_one(read: Read) -> None:
    (cut,) = read("Egypt broke off talks with Ethiopia on Wednesday.", date="2025-05-12").reports
    assert cut.told.type == "SANCTION"
