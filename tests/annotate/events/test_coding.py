"""Modes, contexts, CAMEO codes and sectors of what a few sentences tell. Published on Friday, 17 May 2024."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.model import Reading, Report

Read = Callable[..., Reading]


def only(read: Read, text: str, type_: str) -> Report:
    (report,) = [r for r in read(text, date="2024-05-17").reports if r.told.type == type_]
    return report


CODES = [
    (
        "U.S. Secretary of State Antony Blinken met Chinese Foreign Minister Wang Yi in Beijing on Monday.",
        ("CONSULT", None, "040"),
    ),
    (
        "U.S. Secretary of State Antony Blinken met Chinese Foreign Minister Wang Yi in Vientiane on Monday.",
        ("CONSULT", None, "044"),
    ),
    (
        "U.S. Secretary of State Antony Blinken spoke by telephone with Chinese Foreign Minister Wang Yi.",
        ("CONSULT", "phone", "041"),
    ),
    (
        "U.S. Secretary of State Antony Blinken visited Japan on Tuesday.",
        ("CONSULT", "visit", "042"),
    ),
    (
        "The foreign ministers of Japan, China and South Korea held talks in Busan on Monday.",
        ("CONSULT", "multilateral", "040"),
    ),
    (
        "U.S. Secretary of State Antony Blinken will visit China next month.",
        ("AGREE", None, "036"),
    ),
    (
        "China summoned Japanese Ambassador Hideo Tarumi to protest.",
        ("ACCUSE", "disapprove", "114"),
    ),
    ("Japan and the Philippines signed a defense agreement.", ("SUPPORT", None, "057")),
    ("Norway recognized the State of Palestine.", ("SUPPORT", None, "054")),
]


@pytest.mark.parametrize(("text", "expected"), CODES)
def test_mode_and_code(read: Read, text: str, expected: tuple[str, str | None, str]) -> None:
    told = only(read, text, expected[0]).told
    assert (told.type, told.mode, told.cameo) == expected


SECTORS = [
    ("Russian troops attacked Ukraine on Monday.", "ASSAULT", {"Russian military": "MIL", "Ukraine": None}),
    ("Japan condemned China.", "ACCUSE", {"Japan": None, "China": None}),
    ("The Iranian parliament condemned Israel.", "ACCUSE", {"Majlis (Iran)": "LEG", "Israel": None}),
    ("Beijing condemned Japan.", "ACCUSE", {"China": "GOV", "Japan": None}),
    (
        "The forces of Sudan attacked rebels, Chad said.",
        "ASSAULT",
        {"Sudan": "MIL", "Sudanese rebels": "REB"},
    ),
    ("Hamas condemned Israel.", "ACCUSE", {"Hamas": "REB", "Israel": None}),
    ("U.S. House Speaker Nancy Pelosi condemned China.", "ACCUSE", {"China": None}),
]


@pytest.mark.parametrize(("text", "type_", "expected"), SECTORS)
def test_sectors(read: Read, text: str, type_: str, expected: dict[str, str | None]) -> None:
    told = only(read, text, type_).told
    found = {role.name: role.sector for role in told.roles}
    assert {name: found.get(name, "absent") for name in expected} == expected


def test_ministers_are_of_the_government(read: Read) -> None:
    told = only(
        read, "U.S. Secretary of State Antony Blinken met Chinese Foreign Minister Wang Yi.", "CONSULT"
    )
    assert {role.sector for role in told.told.roles} == {"GOV"}


def test_contexts_come_from_the_sentence_and_two_words_around_it(read: Read) -> None:
    met = "U.S. Secretary of State Antony Blinken met Chinese Foreign Minister Wang Yi in Beijing on Monday."
    about = "Tariffs on imports were on the table."
    alone = only(read, met, "CONSULT").told.contexts
    assert "economic" not in alone
    assert "diplomatic" in alone
    assert "economic" in only(read, f"{met} {about}", "CONSULT").told.contexts
    assert "military" in only(read, met.replace("on Monday", "about missiles"), "CONSULT").told.contexts
