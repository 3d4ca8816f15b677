"""Reports within reports: releases given out by somebody, words within quotations, what others are told of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.model import Reading, Statement

Read = Callable[..., Reading]


def chain(statement: Statement) -> tuple[str, ...]:
    """Everybody through whom it is known, outermost first, its own speakers last."""
    return (*(link.name for link in statement.attribution), *(s.name for s in statement.speakers))


def chains(read: Read, text: str) -> dict[str, tuple[str, ...]]:
    return {s.content[0].text: chain(s) for s in read(text, date="2024-05-17").statements}


def test_a_release_is_through_whoever_gives_it_out(read: Read) -> None:
    found = chains(
        read,
        "Office of the Spokesperson\n\nThe below is attributable to Spokesperson Jane Roe:\n\nSecretary of State Antony"
        " Blinken met today with Japanese Foreign Minister Yoko Kamikawa. The Secretary underscored the importance of"
        " peace.",
    )
    assert found["the importance of peace"] == ("Jane Roe", "Antony Blinken")


@pytest.mark.parametrize(
    ("text", "content", "through"),
    [
        (
            "“Both sides have affirmed that trade comes first,” Indian Foreign Minister S. Jaishankar said.",
            "that trade comes first",
            "Subrahmanyam Jaishankar",
        ),
        (
            "“He told them that the pause should last ten days,” U.S. Secretary of State Antony Blinken said.",
            "that the pause should last ten days",
            "Antony Blinken",
        ),
    ],
)
def test_who_is_quoted_tells_what_others_said(read: Read, text: str, content: str, through: str) -> None:
    found = chains(read, text)
    assert found[content][0] == through


def test_one_who_speaks_of_himself_is_no_chain(read: Read) -> None:
    text = "“I believe that we can say yes,” U.S. Secretary of State Antony Blinken said."
    assert len(read(text, date="2024-05-17").statements) == 1


@pytest.mark.parametrize(
    ("text", "content", "through"),
    [
        (
            "Kenyan President William Ruto said that Ethiopia had informed Somalia and Djibouti of the details.",
            "the details",
            ("William Ruto", "Ethiopia"),
        ),
        (
            "Russian Foreign Minister Sergei Lavrov said that China had accepted the offer.",
            "the offer",
            ("Sergey Lavrov", "China"),
        ),
        (
            "French President Emmanuel Macron said that Germany had made clear the border would be closed.",
            "the border would be closed",
            ("Emmanuel Macron", "Germany"),
        ),
    ],
)
def test_told_offered_made_clear(read: Read, text: str, content: str, through: tuple[str, ...]) -> None:
    assert chains(read, text)[content] == through


def test_what_somebody_wants_in_anothers_words_is_no_statement_of_his(read: Read) -> None:
    text = "U.S. Secretary of State Antony Blinken said that China wants to change the rules."
    assert [s.speakers[0].name for s in read(text, date="2024-05-17").statements] == ["Antony Blinken"]
    alone = read("China wants to change the rules.", date="2024-05-17").statements
    assert [s.kind for s in alone] == ["thought"]


def test_who_is_cited_speaks_through_whoever_cites_him(read: Read) -> None:
    text = "The ministers had met twice, Kyodo News reported, citing Japanese officials."
    statements = read(text, date="2024-05-17").statements
    assert [s.rule for s in statements] == ["clause-before-cue"]
    assert chain(statements[0])[0] == "Kyodo News"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Japan did not think that China would act.", "not"),
        ("Japan said that China would act.", None),
        ("U.S. Secretary of State Antony Blinken would like to thank Japan for its support.", "would"),
    ],
)
def test_what_is_not_or_only_perhaps_said(read: Read, text: str, modality: str | None) -> None:
    assert read(text, date="2024-05-17").statements[0].modality == modality


RAMDIN = "Suriname's Foreign Minister Albert Ramdin met Hugh Todd, the foreign minister of Guyana. "


@pytest.mark.parametrize(
    ("text", "content", "through"),
    [
        (
            RAMDIN + "Ramdin's office said the minister had invited Todd to visit the ship.",
            "Todd to visit the ship",
            ("Suriname", "Albert Ramdin"),
        ),
        (
            "The two presidents met. Putin and Tokayev noted that freight had grown, according to the Kremlin's account.",
            "that freight had grown",
            ("Kremlin", "Vladimir Putin", "Kassym-Jomart Tokayev"),
        ),
        (
            "An official quoted by O Globo said Lula had accepted the offer.",
            "the offer",
            ("O Globo", "An official", "Luiz Inácio Lula da Silva"),
        ),
        (
            "Moscow's embassy in Helsinki said in a statement carried by RIA that it had proposed talks.",
            "that it had proposed talks",
            ("RIA Novosti", "Russia"),
        ),
        (
            "The Secretary conveyed President Biden's appreciation to President Sisi for Egypt's mediation.",
            "Egypt's mediation",
            ("The Secretary", "Joe Biden"),
        ),
        (
            "Macron spoke. “I told both of them that the building is theirs,” he told reporters.",
            "that the building is theirs",
            ("Emmanuel Macron", "Emmanuel Macron"),
        ),
        (
            "Japan met China. A member of the Rwandan delegation denied this. “It was agreed,” he said.",
            "“It was agreed,”",
            ("A member of the Rwandan delegation",),
        ),
        (
            "Kamikawa said she agreed with U.S. Secretary of State Antony Blinken to work toward a state visit.",
            "to work toward a state visit",
            ("Yoko Kamikawa", "Yoko Kamikawa", "Antony Blinken"),
        ),
    ],
)
def test_a_chain_names_everybody_in_it(read: Read, text: str, content: str, through: tuple[str, ...]) -> None:
    assert chains(read, text)[content] == through


@pytest.mark.parametrize(
    "text",
    [
        "The Japanese delegation declined to comment on the report.",
        "China and Singapore announced no such visit.",
        "Japan and China issued a joint statement.",
    ],
)
def test_who_says_nothing_says_nothing(read: Read, text: str) -> None:
    assert read(text, date="2024-05-17").statements == ()


def test_a_position_told_by_another_is_no_statement_of_its_own(read: Read) -> None:
    found = chains(read, "Kenya's foreign ministry said that Nairobi supported the fund.")
    assert list(found) == ["that Nairobi supported the fund"]


def test_a_national_security_council_is_not_that_of_the_united_nations(read: Read) -> None:
    text = "In Washington, a spokesperson for the National Security Council said that talks with Japan would go on."
    assert "United Nations Security Council" not in chains(read, text)["that talks with Japan would go on"]


def test_a_title_of_one_country_gives_a_stranger_no_country_elsewhere(read: Read) -> None:
    text = "India and Sri Lanka met. Commerce Secretary Sunil Barthwal said both teams were working in good faith."
    speaker = read(text, date="2025-03-18").statements[-1].speakers[0]
    assert (speaker.name, speaker.country) == ("Sunil Barthwal", None)
