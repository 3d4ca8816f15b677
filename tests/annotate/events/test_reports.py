"""What one or two sentences tell of: (text, expected events). Dates against a publication on Friday, 17 May 2024."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.model import Reading, Report

Read = Callable[..., Reading]
PUBLISHED = "2024-05-17"


def brief(report: Report) -> tuple[str, str, str, frozenset[str]]:
    told = report.told
    return told.type, told.act, told.status, frozenset(r.name for r in told.roles)


def events(read: Read, text: str) -> list[tuple[str, str, str, frozenset[str]]]:
    return [brief(r) for r in read(text, date=PUBLISHED).reports]


TALKS = [
    (
        "U.S. Secretary of State Antony Blinken met Chinese Foreign Minister Wang Yi in Vientiane on Monday.",
        ("CONSULT", "meeting", "occurred", {"Antony Blinken", "Wang Yi"}),
    ),
    (
        "Antony Blinken and Wang Yi held talks in Vientiane.",
        ("CONSULT", "meeting", "occurred", {"Antony Blinken", "Wang Yi"}),
    ),
    (
        "A meeting between Antony Blinken and Wang Yi took place in Vientiane.",
        ("CONSULT", "meeting", "occurred", {"Antony Blinken", "Wang Yi"}),
    ),
    (
        "Blinken’s meeting with Wang Yi lasted two hours, U.S. Secretary of State Antony Blinken said.",
        ("CONSULT", "meeting", "occurred", {"Antony Blinken", "Wang Yi"}),
    ),
    (
        "President Joe Biden spoke by phone with Ukrainian President Volodymyr Zelenskyy on Thursday.",
        ("CONSULT", "call", "occurred", {"Joe Biden", "Volodymyr Zelenskyy"}),
    ),
    (
        "Japan’s Prime Minister Fumio Kishida will meet President Joe Biden in Washington next month.",
        ("AGREE", "meeting", "planned", {"Fumio Kishida", "Joe Biden"}),
    ),
    (
        "Antony Blinken and Wang Yi are expected to meet later this month in Vientiane.",
        ("AGREE", "meeting", "planned", {"Antony Blinken", "Wang Yi"}),
    ),
    (
        "Antony Blinken did not meet Wang Yi in Vientiane.",
        ("CONSULT", "meeting", "denied", {"Antony Blinken", "Wang Yi"}),
    ),
    (
        "Fumio Kishida plans to visit India in early June.",
        ("AGREE", "visit", "planned", {"Fumio Kishida", "India"}),
    ),
    (
        (
            "Secretary of State Antony Blinken and Defense Secretary Lloyd Austin, Japanese Foreign Minister Yoko Kamikawa "
            "and Defense Minister Minoru Kihara attended the “2+2” meeting."
        ),
        (
            "CONSULT",
            "meeting",
            "occurred",
            {"Antony Blinken", "Lloyd Austin", "Yoko Kamikawa", "Minoru Kihara"},
        ),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TALKS)
def test_talks(read: Read, text: str, expected: tuple[str, str, str, set[str]]) -> None:
    found = events(read, text)
    assert (*expected[:3], frozenset(expected[3])) in found


DEEDS = [
    (
        "Japan and the United States condemned North Korea’s missile launch.",
        ("ACCUSE", "statement", {"Japan", "United States"}, {"North Korea"}),
    ),
    (
        "France welcomed the agreement between Armenia and Azerbaijan.",
        ("SUPPORT", "statement", {"France"}, {"Armenia", "Azerbaijan"}),
    ),
    ("Beijing urged Washington to lift the tariffs.", ("REQUEST", "statement", {"China"}, {"United States"})),
    (
        "The European Union imposed sanctions on Russia.",
        ("SANCTION", "sanction", {"European Union"}, {"Russia"}),
    ),
    ("Hamas carried out an attack on Israel.", ("ASSAULT", "strike", {"Hamas"}, {"Israel"})),
    (
        "Poland summoned the Russian ambassador over the incident.",
        ("ACCUSE", "summons", {"Poland"}, {"Russia"}),
    ),
]


@pytest.mark.parametrize(("text", "expected"), DEEDS)
def test_deeds(read: Read, text: str, expected: tuple[str, str, set[str], set[str]]) -> None:
    found = [
        (
            r.told.type,
            r.told.act,
            {x.name for x in r.told.roles if x.role == "source"},
            {x.name for x in r.told.roles if x.role == "target"},
        )
        for r in read(text, date=PUBLISHED).reports
    ]
    assert expected in found


NOTHING = [
    "The ministers met the target set by NATO for defense spending in Poland.",
    "Japan meets the conditions of the treaty with Australia.",
    "The Taiwan Strait separates Taiwan from mainland China.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_meeting_is_made_up(read: Read, text: str) -> None:
    assert not [r for r in read(text, date=PUBLISHED).reports if r.told.act in ("meeting", "call", "visit")]


def test_a_country_does_not_meet_itself_and_a_strait_is_nobody(read: Read) -> None:
    reading = read(
        "The United States and Japan held a 2+2 ministerial meeting in Tokyo. "
        "The ministers reiterated the importance of peace and stability across the Taiwan Strait.",
        date=PUBLISHED,
    )
    for report in reading.reports:
        names = [r.name for r in report.told.roles]
        assert len(names) == len(set(names))
        assert "Taiwan" not in names
        assert "Taiwan Strait" not in names


def test_place_date_and_format(read: Read) -> None:
    (report,) = read(
        "U.S. Secretary of State Antony Blinken met Chinese Foreign Minister Wang Yi in Vientiane on Monday.",
        date=PUBLISHED,
    ).reports
    told = report.told
    assert (told.dating.text, told.dating.basis, told.format) == ("2024-05-13", "resolved", "bilateral")
    assert told.place is not None
    assert (told.place.name, told.place.country) == ("Vientiane", "LAO")


def test_separate_meetings_are_separate(read: Read) -> None:
    text = (
        "In Washington, Japanese Foreign Minister Yoko Kamikawa met separately with National Security Adviser "
        "Jake Sullivan and Commerce Secretary Gina Raimondo."
    )
    found = [
        frozenset(r.name for r in e.told.roles)
        for e in read(text, date=PUBLISHED).reports
        if e.told.act == "meeting"
    ]
    assert set(found) == {
        frozenset({"Yoko Kamikawa", "Jake Sullivan"}),
        frozenset({"Yoko Kamikawa", "Gina Raimondo"}),
    }


def test_one_meeting_told_in_two_sentences_is_one_report(read: Read) -> None:
    text = (
        "Antony Blinken and Wang Yi met in Vientiane on Monday. "
        "During the meeting, Blinken raised the situation in the South China Sea."
    )
    assert len([r for r in read(text, date=PUBLISHED).reports if r.told.act == "meeting"]) == 1


def test_hearsay_is_attributed(read: Read) -> None:
    text = "According to Kyodo News, Japan and the United States agreed to work closely together on Taiwan."
    reports = read(text, date=PUBLISHED).reports
    assert reports
    assert all("Kyodo News" in [a.name for a in r.attribution] for r in reports)


def test_every_receipt_is_verbatim(read: Read) -> None:
    text = "Antony Blinken met Wang Yi in Vientiane on Monday, and “both sides” agreed to meet again, Kyodo News said."
    reading = read(text, date=PUBLISHED)
    for report in reading.reports:
        for span in (report.span, report.trigger, *(s for r in report.told.roles for s in r.receipts)):
            span.check(reading.document.text)
