"""Names, titles, roles and pronouns in sentences: (text, words, entity)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.model import Mention, Reading

Read = Callable[..., Reading]


def mentions(read: Read, text: str, date: str = "2024-01-13") -> dict[str, Mention]:
    return {m.span.text: m for m in read(text, date=date).mentions}


@pytest.mark.parametrize(
    ("text", "words", "entity", "country", "office"),
    [
        (
            "U.S. Secretary of State Antony Blinken spoke.",
            "Antony Blinken",
            "person/antony-blinken",
            "USA",
            "Secretary of State",
        ),
        (
            "Japanese Foreign Minister Yoko Kamikawa spoke.",
            "Yoko Kamikawa",
            "person/yoko-kamikawa",
            "JPN",
            "Minister for Foreign Affairs",
        ),
        (
            "Prime Minister of Japan Fumio Kishida spoke.",
            "Fumio Kishida",
            "person/fumio-kishida",
            "JPN",
            "Prime Minister",
        ),
        ("The ministry of Taiwan spoke with the ROK.", "ROK", "state/KOR", "KOR", None),
        (
            "The Ministry of Foreign Affairs of the Republic of China spoke.",
            "Ministry of Foreign Affairs of the Republic of China",
            "org/foreign-ministry-twn",
            "TWN",
            None,
        ),
        (
            "Kenyan Cabinet Secretary for Foreign Affairs Raychelle Xylo met Blinken.",
            "Raychelle Xylo",
            "person/raychelle-xylo",
            "KEN",
            "Cabinet Secretary for Foreign Affairs",
        ),
        ("They discussed the South China Sea.", "South China Sea", "place/south-china-sea", None, None),
    ],
)
def test_who_is_named(
    read: Read, text: str, words: str, entity: str, country: str | None, office: str | None
) -> None:
    mention = mentions(read, text)[words]
    assert (mention.entity, mention.country, mention.office) == (entity, country, office)


def test_a_family_name_alone_is_the_person_named_before(read: Read) -> None:
    found = mentions(
        read, "Japanese Foreign Minister Yoko Kamikawa met reporters. Kamikawa said the talks went well."
    )
    assert found["Kamikawa"].entity == "person/yoko-kamikawa"


def test_a_garbled_name_is_flagged_with_a_reason(read: Read) -> None:
    found = mentions(
        read, "U.S. Secretary of State John Blinken met Japanese Foreign Minister Yoko Kamikawa."
    )
    assert (found["John Blinken"].entity, found["John Blinken"].flag) == (
        "person/antony-blinken",
        "given-name",
    )
    assert found["John Blinken"].note


def test_words_that_only_look_like_names_are_left_alone(read: Read) -> None:
    found = mentions(
        read, "The Biden Administration and Secretary Blinken met President Joe Biden of the United States."
    )
    assert "Biden Administration" not in found


def test_a_text_in_another_year_has_other_office_holders(read: Read) -> None:
    for date, person in (("2021-07-01", "person/toshimitsu-motegi"), ("2024-01-13", "person/yoko-kamikawa")):
        found = mentions(read, "Japan’s foreign minister met the foreign minister of France in Paris.", date)
        assert found["Japan’s foreign minister"].entity == person


def people(read: Read, text: str, date: str = "2023-11-16") -> list[tuple[str, str | None]]:
    return [
        (m.span.text, m.entity)
        for m in read(text, date=date).mentions
        if (m.entity or "").startswith("person/")
    ]


def test_a_title_in_short_means_who_had_it_in_full(read: Read) -> None:
    text = "European Council President Charles Michel met Narendra Modi. President Michel thanked him."
    assert ("Michel", "person/charles-michel") in people(read, text)


def test_two_offices_that_nobody_held_both_are_two_people(read: Read) -> None:
    text = (
        "Vice President Kamala Harris met President Ferdinand Marcos Jr. of the Philippines. The Vice President and President"
        " Marcos discussed trade."
    )
    assert ("Marcos", "person/ferdinand-marcos-jr") in people(read, text)
    both = "Deputy Prime Minister and Foreign Minister Ishaq Dar spoke."
    assert people(read, both) == [("Ishaq Dar", "person/ishaq-dar")]


def test_a_weekday_before_a_family_name_is_no_given_name(read: Read) -> None:
    text = "Greek Prime Minister Kyriakos Mitsotakis spoke. Later on Tuesday Mitsotakis met Joe Biden."
    assert ("Mitsotakis", "person/kyriakos-mitsotakis") in people(read, text)


def test_crown_prince_before_a_name_that_begins_with_prince(read: Read) -> None:
    text = "Israeli Prime Minister Benjamin Netanyahu met Crown Prince Mohammed bin Salman."
    assert ("Mohammed bin Salman", "person/mohammed-bin-salman") in people(read, text, "2020-11-23")


def test_who_had_that_very_title_comes_before_who_held_such_an_office(read: Read) -> None:
    text = (
        "External Affairs Minister S. Jaishankar of India and Foreign Minister Yoko Kamikawa of Japan met. The External"
        " Affairs Minister agreed with U.S. Secretary of State Antony Blinken on trade."
    )
    report = next(r for r in read(text, date="2024-03-01").reports if r.told.act == "agreement")
    assert {r.name for r in report.told.roles} == {"Subrahmanyam Jaishankar", "Antony Blinken"}


def test_a_newspaper_named_after_a_town_is_not_its_state(read: Read) -> None:
    text = "The Phnom Penh Post reported that Cambodia would meet Thailand."
    statement = read(text, date="2024-05-17").statements[0]
    assert [s.entity for s in statement.speakers] == ["outlet/phnom-penh-post"]


def test_a_name_read_otherwise_is_known_when_it_comes_again(read: Read) -> None:
    text = (
        "Japan's Defense Minister Minori Kihara visited Manila. Minori Kihara met his counterpart."
        " Prime Minister Kan received U.S. President Joe Biden. Yoshihide Kan thanked him."
    )
    found = people(read, text, "2021-04-16")
    assert [e for words, e in found if words == "Minori Kihara"] == ["person/minoru-kihara"] * 2
    assert ("Yoshihide Kan", "person/yoshihide-suga") in found
