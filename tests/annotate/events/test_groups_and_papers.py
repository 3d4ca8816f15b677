"""Groups for their members, papers told with their date, words with a hyphen, what stands further off."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.model import Reading, Report

Read = Callable[..., Reading]
Told = tuple[str, str, str, frozenset[str]]
PUBLISHED = "2024-05-17"


def told(report: Report) -> Told:
    event = report.told
    return event.type, event.act, event.status, frozenset(r.name for r in event.roles)


def every(read: Read, text: str) -> list[Told]:
    return [told(r) for r in read(text, date=PUBLISHED).reports]


@pytest.mark.parametrize(
    ("text", "type_", "act", "status", "who"),
    [
        (
            "The Quad foreign ministers met in Tokyo on Monday.",
            "CONSULT",
            "meeting",
            "occurred",
            {"Australia", "India", "Japan", "United States"},
        ),
        (
            "The leaders of AUKUS condemned Russia.",
            "ACCUSE",
            "statement",
            "occurred",
            {"Australia", "United Kingdom", "United States", "Russia"},
        ),
        (
            "Israel and Syria declared a cease-fire on Sunday.",
            "RETREAT",
            "agreement",
            "occurred",
            {"Israel", "Syria"},
        ),
        (
            "Saudi Arabia re-established diplomatic ties with Iran.",
            "SUPPORT",
            "recognition",
            "occurred",
            {"Saudi Arabia", "Iran"},
        ),
        (
            "Ministers spoke of Russia’s build-up of forces along Ukraine’s border.",
            "MOBILIZE",
            "deployment",
            "occurred",
            {"Russia", "Ukraine"},
        ),
        (
            "He recalled the 1951 U.S.-Philippines Mutual Defense Treaty.",
            "AGREE",
            "agreement",
            "occurred",
            {"United States", "Philippines"},
        ),
        (
            "Since the March launch of the Japan-India Clean Energy Partnership much has been done.",
            "AGREE",
            "agreement",
            "occurred",
            {"Japan", "India"},
        ),
        (
            "Turkey called the maritime agreement between Greece and Egypt “null and void”.",
            "REJECT",
            "statement",
            "occurred",
            {"Turkey", "Greece", "Egypt"},
        ),
        (
            "Germany repeated its offer of assistance to Moldova.",
            "AGREE",
            "aid",
            "proposed",
            {"Germany", "Moldova"},
        ),
        (
            "The security pact that Fiji signed with Australia in April is being read closely.",
            "SUPPORT",
            "agreement",
            "occurred",
            {"Fiji", "Australia"},
        ),
        (
            "Japan to recognise Palestinian state; Israel protests",
            "AGREE",
            "recognition",
            "planned",
            {"Japan", "Palestine"},
        ),
        (
            "Leaders of the Economic Community of West African States (ECOWAS) imposed sanctions on Niger.",
            "SANCTION",
            "sanction",
            "occurred",
            {"ECOWAS", "Niger"},
        ),
        (
            "A separate meeting there between Narendra Modi and Fumio Kishida has been proposed.",
            "AGREE",
            "meeting",
            "proposed",
            {"Narendra Modi", "Fumio Kishida"},
        ),
    ],
)
def test_told(read: Read, text: str, type_: str, act: str, status: str, who: set[str]) -> None:
    assert (type_, act, status, frozenset(who)) in every(read, text)


def test_the_members_are_those_listed_before(read: Read) -> None:
    found = every(
        read,
        "The Quad Leaders – Prime Minister Anthony Albanese of Australia, Prime Minister Narendra Modi of India, Prime"
        " Minister Fumio Kishida of Japan and President Joe Biden of the United States – met on Friday. The Quad Leaders"
        " condemned Russia.",
    )
    leaders = {"Anthony Albanese", "Narendra Modi", "Fumio Kishida", "Joe Biden"}
    assert any(type_ == "ACCUSE" and leaders <= who for type_, _, _, who in found)


def test_a_trilateral_exercise_is_that_of_the_three(read: Read) -> None:
    found = every(
        read,
        "South Korean Foreign Minister Cho Tae-yul, U.S. Secretary of State Antony Blinken and Japanese Foreign Minister Yoko"
        " Kamikawa met in Tokyo. They welcomed the launch of the first trilateral exercise last year.",
    )
    assert (
        "COOPERATE",
        "exercise",
        "occurred",
        frozenset({"South Korea", "United States", "Japan"}),
    ) in found


def test_taking_part_in_talks_is_no_attack(read: Read) -> None:
    text = (
        "Russian Foreign Minister Sergei Lavrov took part in the talks of the delegations with Kim Jong Un."
    )
    assert "ASSAULT" not in {type_ for type_, _, _, _ in every(read, text)}


def test_a_meeting_and_a_meeting_beside_it_are_two(read: Read) -> None:
    text = (
        "President Volodymyr Zelenskyy of Ukraine joined the leaders of the G7 for their summit in Hiroshima and held a"
        " bilateral meeting with Prime Minister Fumio Kishida of Japan."
    )
    who = [names for _, act, _, names in every(read, text) if act == "meeting"]
    assert {"Volodymyr Zelenskyy", "Fumio Kishida"} in who
    assert len(who) == 2


def test_twenty_seven_leaders_are_not_those_named(read: Read) -> None:
    text = (
        "U.S. President Joe Biden praised French President Emmanuel Macron. The discussions were the first of the 27 leaders"
        " at the summit in Bratislava."
    )
    assert all(act != "meeting" for _, act, _, _ in every(read, text))


def test_the_two_sides_are_those_who_talked(read: Read) -> None:
    text = (
        "U.S. Secretary of State Antony Blinken held talks with Chinese Foreign Minister Wang Yi. Beijing spoke of trade."
        " According to the Chinese readout, Wang said that on Taiwan there was no room for compromise. The two sides agreed"
        " to increase flights."
    )
    agreed = [names for type_, act, _, names in every(read, text) if (type_, act) == ("AGREE", "agreement")]
    assert agreed == [{"Antony Blinken", "Wang Yi"}]
