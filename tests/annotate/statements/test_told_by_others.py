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
