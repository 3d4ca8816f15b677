"""What a claim counts, from when, and whose: (text, kind, number, since, parties, act, format)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.model import Claim, Reading

Read = Callable[..., Reading]
PUBLISHED = "2024-05-20"

XI = "person/xi-jinping"
BIDEN = "person/joe-biden"
TABLE = [
    ("President Joe Biden met Chinese President Xi Jinping in Bali on Monday. It was the first time the two leaders had met in person since Biden took office.",
     ("first", 1, "2021-01-20", {BIDEN, XI}, "meeting", None)),
    ("It was the first visit to China by a U.S. secretary of state since October 2018.", ("first", 1, "2018-10", {"state/CHN", "state/USA"}, "visit", None)),
    ("Modi is the first Indian prime minister to visit Ukraine since the two countries established diplomatic ties in 1992.",
     ("first", 1, "1992", {"state/IND", "state/UKR"}, "visit", None)),
    ("Leaders of Japan, China and South Korea gathered on Monday for their first trilateral summit in four years.",
     ("first", 1, "2020~", {"state/JPN", "state/CHN", "state/KOR"}, "meeting", "trilateral")),
    ("Leaders of Japan, China and South Korea met on Monday. It was the ninth summit of the three countries.",
     ("ordinal", 9, None, {"state/JPN", "state/CHN", "state/KOR"}, "meeting", "summit")),
    ("Foreign and defense ministers of Japan and the Philippines held “2+2” talks. It was the second meeting in the format.",
     ("ordinal", 2, None, {"state/JPN", "state/PHL"}, "meeting", "2+2")),
    ("Russian President Vladimir Putin called Xi Jinping on Monday. The two presidents have spoken by phone four times since the invasion of Ukraine.",
     ("count", 4, "2022-02-24", {"person/vladimir-putin", XI}, "call", None)),
    ("U.S. Secretary of State Antony Blinken left on Monday. It will be Blinken's sixth trip to the Middle East since the Oct. 7 attack.",
     ("ordinal", 6, "2023-10-07", {"person/antony-blinken"}, "visit", None)),
    ("U.S. Secretary of State Antony Blinken is making his first trip to Africa since taking office.",
     ("first", 1, "2021-01-26", {"person/antony-blinken"}, "visit", None)),
    ("It is the third time since 2022 that Japan and the Philippines have issued a joint statement.",
     ("ordinal", 3, "2022", {"state/JPN", "state/PHL"}, "joint-statement", None)),
    ("It is the first time that Taiwan is mentioned in a joint statement of Japan and the United States since 1969.",
     ("first", 1, "1969", {"state/JPN", "state/USA"}, "joint-statement", None)),
    ("The foreign ministers of Japan and China have not met since November 2019.", ("since", None, "2019-11", {"state/JPN", "state/CHN"}, "meeting", None)),
    ("It was the first visit by a Japanese premier to Kyiv since World War II.", ("first", 1, "1945", {"state/JPN", "state/UKR"}, "visit", None)),
    ("Sweden was the first of the western members of the European Union to recognise a Palestinian state.",
     ("first", 1, None, {"state/SWE", "state/PSE"}, "recognition", None)),
    ("The summit, the second this year between India and Russia, comes as fighting goes on.", ("ordinal", 2, "2024", {"state/IND", "state/RUS"}, "meeting", "summit")),
    ("U.S. Secretary of State Antony Blinken came to Riyadh after a tour of Jordan, his fourth to the region since October 2023.",
     ("ordinal", 4, "2023-10", {"person/antony-blinken"}, "visit", None)),
    ("Minister Penny Wong of Australia said it was the first time an Australian prime minister visited Hiroshima.",
     ("first", 1, None, {"state/AUS", "state/JPN"}, "visit", None)),
    ("For the third time since 2022, NATO and Japan issued a joint statement.", ("ordinal", 3, "2022", {"org/nato", "state/JPN"}, "joint-statement", None)),
    ("The third Japan–US “2+2” meeting since 2022 ended in Tokyo.", ("ordinal", 3, "2022", {"state/JPN", "state/USA"}, "meeting", "2+2")),
    ("Russian President Vladimir Putin and Xi Jinping have met three times this year.", ("count", 3, "2024", {"person/vladimir-putin", XI}, "meeting", None)),
    ("Russian President Vladimir Putin and Xi Jinping's third meeting within a year ended on Monday.", ("ordinal", 3, "2023~", {"person/vladimir-putin", XI}, "meeting", None)),
    ("Sweden was the first EU member to recognise a Palestinian state.", ("first", 1, None, {"state/SWE", "state/PSE"}, "recognition", None)),
    ("Japan and Britain spoke, and Norway was the first Nordic country to recognise a Palestinian state.",
     ("first", 1, None, {"state/NOR", "state/PSE"}, "recognition", None)),
    ("Oman is the second Arab signatory to the accord with Japan.", ("ordinal", 2, None, {"state/OMN", "state/JPN"}, "agreement", None)),
    ("Japan and the Philippines signed a joint declaration for the second time since 2022.", ("ordinal", 2, "2022", {"state/JPN", "state/PHL"}, "joint-statement", None)),
    ("Vice President Kamala Harris met Philippine President Ferdinand Marcos Jr. It is the fifth meeting between the Vice President and President Marcos.",
     ("ordinal", 5, None, {"person/kamala-harris", "person/ferdinand-marcos-jr"}, "meeting", None)),
]  # fmt: skip


def brief(claim: Claim) -> tuple[str, int | None, str | None, set[str], str | None, str | None]:
    return claim.kind, claim.ordinal, claim.since, set(claim.parties), claim.act, claim.format


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_a_claim_says_what_is_counted(read: Read, text: str, expected: tuple[object, ...]) -> None:
    assert [brief(claim) for claim in read(text, date=PUBLISHED).claims] == [expected]


def test_the_second_claim_of_a_sentence_counts_what_the_first_does(read: Read) -> None:
    text = "It is the third such pact that Japan has concluded, after that with Australia, and the first with a country in Asia."
    third, first = read(text, date=PUBLISHED).claims
    assert (third.act, third.ordinal, first.act, first.ordinal) == ("agreement", 3, "agreement", 1)
    assert first.parties == third.parties == ("state/JPN",)


def test_it_counts_from_the_first_where_the_text_dates_that(read: Read) -> None:
    text = "Japan and the Philippines held talks. It was the second meeting in the format; the first took place in Tokyo in April 2022."
    (claim,) = read(text, date=PUBLISHED).claims
    assert (claim.ordinal, claim.since) == (2, "2022-04")


def test_what_no_record_could_count_is_no_claim(read: Read) -> None:
    text = "It was the first time in eight years that the U.S. deficit shrank, Japan and China said. They met the first lady."
    assert read(text, date=PUBLISHED).claims == ()


def test_a_formula_counted_is_named(read: Read) -> None:
    text = "It was the first time that a joint statement of Japan and the United States named peace and stability across the Taiwan Strait since 1969."
    (claim,) = read(text, date=PUBLISHED).claims
    assert (claim.formula, claim.since, claim.act) == (
        "peace-and-stability-taiwan-strait",
        "1969",
        "joint-statement",
    )


def test_a_claim_broken_over_lines_is_verbatim(read: Read) -> None:
    text = (
        "On Saturday Prime Minister Fumio Kishida of Japan held the first\n"
        "face-to-face talks with Narendra Modi of India since the full-scale\n"
        "invasion of Ukraine began."
    )
    (claim,) = read(text, date=PUBLISHED).claims
    assert text[claim.span.start : claim.span.end] == claim.span.text
    assert claim.span.text.startswith("the first\nface-to-face")
    assert claim.since == "2022-02-24"


WORDING = [
    ("It was the first joint statement of NATO and Japan to mention the Taiwan Strait.", ("first", 1, None, {"org/nato", "state/JPN"}, "joint-statement", "taiwan-strait")),
    ("The first G7 statement to name the two-state solution since 2019 was short, Japan said.", ("first", 1, "2019", {"org/g7"}, None, "two-state-solution")),
    ("It was the first time that the G7 had mentioned economic coercion, Japan said.", ("first", 1, None, {"org/g7"}, None, "economic-coercion")),
    ("The G7's wording on the Taiwan Strait has remained unchanged since May 2023, Japan said.", ("since", None, "2023-05", {"org/g7"}, None, "taiwan-strait")),
    ("Japan and the G7 met. The EU has not mentioned the one-China policy since 2021.", ("count", 0, "2021", {"org/eu"}, None, "one-china")),
    ("Never before had NATO and Japan mentioned the East China Sea.", ("first", 1, None, {"org/nato", "state/JPN"}, None, "east-china-sea")),
    ("The joint statement of NATO and Japan mentioned freedom of navigation for the first time.",
     ("first", 1, None, {"org/nato", "state/JPN"}, "joint-statement", "freedom-of-navigation")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WORDING)
def test_a_claim_of_wording_says_which(read: Read, text: str, expected: tuple[object, ...]) -> None:
    (claim,) = read(text, date=PUBLISHED).claims
    assert (*brief(claim)[:5], claim.formula) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Japan and China met. Their positions on prices have been unchanged since May 2021.",
        "In my first meeting with him, the Japanese minister said of Wang Yi of China, he was kind.",
        "Japan and China met. It was the first text to name China.",
        "The first statement of NATO to the press in Japan was short.",
    ],
)
def test_what_names_no_formula_and_no_act_is_no_claim(read: Read, text: str) -> None:
    assert read(text, date=PUBLISHED).claims == ()
