"""Who holds an office: whom the text names comes before whom the tables know, and the tables grow old."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from readout.knowledge import load
from readout.knowledge.tenures import AS_OF, TRUSTED_DAYS, is_stale
from readout.knowledge.types import Tenure
from readout.model import Reading

Read = Callable[..., Reading]


def parties(read: Read, text: str, date: str) -> list[set[str]]:
    return [{r.name for r in report.told.roles} for report in read(text, date=date).reports]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The prime ministers of Finland and Latvia, Aino Rautavaara and Jānis Krauklis, met in Riga on Friday.",
            {"Aino Rautavaara", "Jānis Krauklis"},
        ),
        (
            "The French and German foreign ministers, Anne Duval and Karl Brenner, met in Paris on Friday.",
            {"Anne Duval", "Karl Brenner"},
        ),
        (
            "Foreign ministers Aino Rautavaara of Finland and Jānis Krauklis of Latvia held talks on Friday.",
            {"Aino Rautavaara", "Jānis Krauklis"},
        ),
        (
            "Latvian Prime Minister Jānis Krauklis met the Estonian prime minister, Mart Kask, in Tallinn.",
            {"Jānis Krauklis", "Mart Kask"},
        ),
        (
            "The prime ministers of Finland and Latvia, Petteri Orpo and Evika Silina, met in Riga on Friday.",
            {"Petteri Orpo", "Evika Siliņa"},
        ),
    ],
)
def test_a_name_beside_the_title_wins(read: Read, text: str, names: set[str]) -> None:
    assert names in parties(read, text, "2025-05-12")


def test_a_name_behind_the_possessive_is_somebody(read: Read) -> None:
    text = "French President Jeanne Moulin met Indonesia's Bima Hartanto in Paris on Tuesday."
    assert parties(read, text, "2034-05-03") == [{"Jeanne Moulin", "Bima Hartanto"}]


def test_whom_the_text_names_for_the_office_holds_it_there(read: Read) -> None:
    text = (
        "Polish President Hubert Zaleski met Lithuanian President Rasa Kalnyte in Vilnius on Tuesday.\n"
        "The Polish President's visit to Lithuania ended on Wednesday."
    )
    assert {"Hubert Zaleski", "Lithuania"} in parties(read, text, "2026-05-04")


def test_nobody_is_taken_to_hold_an_office_long_after_the_tables_end(read: Read) -> None:
    text = "The prime ministers of Finland and Latvia met in Riga on Tuesday."
    assert parties(read, text, "2034-05-03") == [{"Finland", "Latvia"}]
    assert parties(read, text, "2026-05-04") == [{"Petteri Orpo", "Evika Siliņa"}]


def test_a_tenure_without_an_end_is_trusted_for_a_year() -> None:
    last = AS_OF + dt.timedelta(days=TRUSTED_DAYS)
    held = Tenure(
        person="person/a",
        office="head-of-state",
        of="FIN",
        title="President",
        start=dt.date(2024, 3, 1),
        end=None,
    )
    assert not is_stale(held, last)
    assert is_stale(held, last + dt.timedelta(days=1))
    later = Tenure(
        person="person/a",
        office="head-of-state",
        of="FIN",
        title="President",
        start=dt.date(2030, 3, 1),
        end=None,
    )
    assert not is_stale(later, dt.date(2030, 6, 1))


def test_the_day_of_the_tables_is_that_of_their_latest_row() -> None:
    assert max(t.start for t in load().tenures) == AS_OF
