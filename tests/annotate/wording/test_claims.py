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
