"""Which ordinals and counts are claims: (sentence, [(rule, number, claimed words)])."""

from __future__ import annotations

import pytest

from readout.annotate.wording.claims import counts

CLAIMED = [
    ("It was the first time the two leaders had met in person since Biden took office.",
     [("ordinal-time", 1, "the first time the two leaders had met in person since Biden took office")]),
    ("Modi is the first Indian prime minister to visit Ukraine since the two states established ties in 1992.",
     [("ordinal-actor", 1, "the first Indian prime minister to visit Ukraine since the two states established ties in 1992")]),
    ("The visit is the first by a NATO secretary general to Seoul in more than six years, her office said.",
     [("ordinal-elliptic", 1, "the first by a NATO secretary general to Seoul in more than six years")]),
    ("Kishida and Yoon met for the first time in 12 years in Tokyo.", [("ordinal-time", 1, "the first time in 12 years")]),
    ("It will be Blinken's sixth trip to the Middle East since October, and Sullivan's third.",
     [("ordinal-act", 6, "Blinken's sixth trip to the Middle East since October")]),
    ("Leaders of Japan, China and South Korea gathered for their first trilateral summit in more than four years.",
     [("ordinal-act", 1, "their first trilateral summit in more than four years")]),
    ("It was the ninth summit of the three neighbours and the first since December 2019, when they met in Chengdu.",
     [("ordinal-act", 9, "the ninth summit of the three neighbours"), ("ordinal-elliptic", 1, "the first since December 2019")]),
    ("It is the 19th time that the Quad ministers issued a joint statement.",
     [("ordinal-time", 19, "the 19th time that the Quad ministers issued a joint statement")]),
    ("The summit, the second this year between Modi and Putin, comes as fighting goes on.",
     [("ordinal-elliptic", 2, "the second this year between Modi and Putin")]),
    ("It was the first such meeting between the defense chiefs of Japan, China and South Korea since 2018, officials said.",
     [("ordinal-act", 1, "the first such meeting between the defense chiefs of Japan, China and South Korea since 2018")]),
    ("The deal is the first of its kind between Tokyo and Manila.", [("ordinal-elliptic", 1, "the first of its kind between Tokyo and Manila")]),
    ("This will be the first-ever state visit by an Indonesian president.", [("ordinal-act", 1, "the first-ever state visit by an Indonesian president")]),
    ("Kishida's First Visit to Africa Since Taking Office", [("ordinal-act", 1, "Kishida's First Visit to Africa Since Taking Office")]),
    ("The two presidents have spoken by phone four times since the invasion.", [("count-times", 4, "have spoken by phone four times since the invasion")]),
    ("She has visited China twice since becoming minister.", [("count-times", 2, "has visited China twice since becoming minister")]),
    ("The sides have held 14 rounds of talks since 1984.", [("count-acts", 14, "have held 14 rounds of talks since 1984")]),
    ("She is the highest-ranking American official to visit Taiwan since 1997.",
     [("superlative-since", None, "the highest-ranking American official to visit Taiwan since 1997")]),
    ("The foreign ministers have not met since November 2019, when they held talks in Nagoya.",
     [("negative-since", None, "have not met since November 2019")]),
    ("No Chinese premier has visited Canberra since 2017.", [("negative-since", None, "No Chinese premier has visited Canberra since 2017")]),
    ("It was the first trip by a chancellor to Kyiv, the Ukrainian capital, since March 2022.",
     [("ordinal-act", 1, "the first trip by a chancellor to Kyiv, the Ukrainian capital, since March 2022")]),
]  # fmt: skip

NOT_CLAIMED = [
    "The first lady and the First Deputy Prime Minister visited a school.",
    "First of all, the ministers agreed on a first step; at first the talks went well.",
    "The first phase of the ceasefire began on Sunday.",
    "The first three meetings were held in 2019.",
    "On his first day in office Rubio hosted the Quad ministers.",
    "This is not the first time Beijing has summoned the ambassador.",
    "It was one of the first visits to the capital.",
    "A third country may mediate; the third party declined; he seeks a third term.",
    "A third of the delegations left, and two thirds of the talks were private.",
    "The Second Berlin Conference on Libya ended on the first of May.",
    "Cooperation should not target any third party.",
    "A second summit is expected next year.",
    "The meeting took place at Second Thomas Shoal.",
    "Ties have improved since 2019.",
    "He was twice elected; exports are three times larger than in 2019.",
    "No one has paid since the war began.",
    "The first meeting took place in 2022.",
]


@pytest.mark.parametrize(("text", "expected"), CLAIMED)
def test_a_claim_is_read_to_the_end_of_its_since_clause(
    text: str, expected: list[tuple[str, int | None, str]]
) -> None:
    assert [(c.rule, c.number, text[c.start : c.reach.end]) for c in counts(text)] == expected


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_other_ordinals_are_left_alone(text: str) -> None:
    assert counts(text) == []


def test_patterns_stay_linear() -> None:
    for text in (
        "first " * 3000,
        "no " * 3000 + "since",
        "has met " * 1500,
        "the first, " * 1500,
        "since since " * 1500,
    ):
        counts(text[:1500])
