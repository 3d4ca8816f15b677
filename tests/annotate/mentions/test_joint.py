"""Who is meant where several speak: lists, numbers, sides, ministries, "we": (text, words, who)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.model import Reading

Read = Callable[..., Reading]

LEAD = "Norway and Sweden opened talks on fishing in Oslo on Monday. "


def speakers(reading: Reading, words: str) -> list[str]:
    """Ids, or the words, of those who say what begins with the given words."""
    told = [s for s in reading.statements if s.content[0].text.startswith(words)]
    assert told, [s.content[0].text for s in reading.statements]
    return sorted(p.entity or f"~{p.name}" for p in told[0].speakers)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            (
                "National Security Advisor Jake Sullivan, Japanese National Security Adviser Takeo Akiba and ROK "
                "National Security Advisor Cho Tae-yong met in Busan. National Security Advisors Sullivan, Akiba, "
                "and Cho expressed concern over the test."
            ),
            "concern",
            ["person/cho-tae-yong", "person/jake-sullivan", "person/takeo-akiba"],
        ),
        (
            (
                "Secretary of State Antony J. Blinken met with Kenyan Cabinet Secretary for Foreign Affairs Raychelle "
                "Omamo. Secretary Blinken and Cabinet Secretary Omamo reaffirmed the importance of trade."
            ),
            "the importance",
            ["person/antony-blinken", "person/raychelle-omamo"],
        ),
        (
            (
                "Norway's Espen Barth Eide and Sweden's Maria Malmer Stenergard, who met in Bergen, said it would "
                "take a year."
            ),
            "it would take",
            ["person/espen-barth-eide", "person/maria-malmer-stenergard"],
        ),
        (
            "India and Australia both recognise the importance of the ocean.",
            "the importance",
            ["state/AUS", "state/IND"],
        ),
    ],
)
def test_a_list_loses_nobody(read: Read, text: str, words: str, who: list[str]) -> None:
    assert speakers(read(text, date="2024-03-04"), words) == who


def test_the_list_before_is_not_joined_to_the_subject(read: Read) -> None:
    text = (
        "U.S. Secretary of State Antony Blinken and Japanese Foreign Minister Yoko Kamikawa arrived. After "
        "meeting Blinken, Kamikawa said the talks had gone well."
    )
    assert speakers(read(text, date="2024-03-04"), "the talks") == ["person/yoko-kamikawa"]


@pytest.mark.parametrize(
    "subject", ["The two governments", "Both sides", "The two ministries", "The negotiators", "The pair"]
)
def test_the_sides_are_those_whom_the_text_keeps_together(read: Read, subject: str) -> None:
    text = (
        LEAD + "Oslo and Stockholm had agreed on the agenda in May. Finland and Denmark sent observers. "
        f"The weather was bad on the first day. It cleared later. {subject} said that a second round was near."
    )
    assert speakers(read(text, date="2024-03-04"), "that a second") == ["state/NOR", "state/SWE"]


def test_three_governments_are_the_three_of_the_lead(read: Read) -> None:
    text = (
        "Japan, Australia and India signed a pact on cables on Monday. An Indian official said the "
        "American side had proposed during the talks that China be told. "
        "The three governments said that the work would begin in May."
    )
    assert speakers(read(text, date="2024-03-04"), "that the work") == ["state/AUS", "state/IND", "state/JPN"]


def test_both_after_a_list_in_the_sentence_are_that_list(read: Read) -> None:
    text = (
        LEAD
        + "A Danish official said Copenhagen had informed Helsinki and Reykjavik of the plan, and that both "
        "had promised that they would answer."
    )
    assert speakers(read(text, date="2024-03-04"), "that they would") == ["state/FIN", "state/ISL"]


def test_a_number_without_the_article_means_nobody_named_before(read: Read) -> None:
    text = (
        "Japanese Foreign Minister Yoko Kamikawa met U.S. Secretary of State Antony Blinken. According to two "
        "diplomats briefed on the talks, Washington wanted more ships."
    )
    found = speakers(read(text, date="2024-03-04"), "Washington wanted")
    assert all(who.startswith("~") for who in found)


def test_peoples_leaders_are_not_those_of_states(read: Read) -> None:
    text = (
        "Indian Prime Minister Narendra Modi met Sri Lankan President Anura Kumara Dissanayake. Farmers' leaders "
        "in Punjab said that the talks had brought nothing."
    )
    found = speakers(read(text, date="2025-03-04"), "that the talks")
    assert all(who.startswith("~") for who in found)


def test_two_leaders_are_those_who_met(read: Read) -> None:
    text = (
        "Secretary of State Antony J. Blinken met with Egyptian President Abdel Fattah el-Sisi in Cairo. The "
        "Secretary conveyed President Biden’s greetings. The two leaders agreed to stay in touch."
    )
    found = speakers(read(text, date="2021-05-26"), "to stay")
    assert found == ["person/abdel-fattah-el-sisi", "person/antony-blinken"]


def test_a_country_joined_to_a_body_is_no_title(read: Read) -> None:
    text = (
        "NATO Secretary General Mark Rutte met Prime Minister of Japan Shigeru Ishiba. Observers welcomed the "
        "support that NATO and Japan expressed."
    )
    reading = read(text, date="2025-04-09")
    told = [s for s in reading.statements if s.cue is not None and s.cue.text == "expressed"]
    assert sorted(p.entity or p.name for p in told[0].speakers) == ["org/nato", "state/JPN"]


def test_far_sides_are_states_and_near_ones_those_who_met(read: Read) -> None:
    met = "U.S. Secretary of State Antony Blinken met Chinese Foreign Minister Wang Yi in Beijing on Monday. "
    near = read(met + "Both sides agreed that flights should resume.", date="2023-06-19")
    assert speakers(near, "that flights") == ["person/antony-blinken", "person/wang-yi"]
    far = read(
        met + "The weather was hot. The streets were empty. Both sides agreed that flights should resume.",
        date="2023-06-19",
    )
    assert speakers(far, "that flights") == ["state/CHN", "state/USA"]


def test_the_prime_minister_and_i_are_we(read: Read) -> None:
    text = "PRIME MINISTER RUDD: I met Prime Minister Yasuo Fukuda of Japan. The Prime Minister and I have agreed to expand our ties. We believe this helps the region."
    reading = read(text, date="2008-06-12", publisher="Prime Minister of Australia", title="Remarks")
    assert speakers(reading, "this helps") == ["person/kevin-rudd", "person/yasuo-fukuda"]


def test_all_three_are_he_and_those_he_told(read: Read) -> None:
    text = (
        "The newspaper Politiken wrote about cables. Finnish President Alexander Stubb said he had informed "
        "Estonian President Alar Karis and Latvian President Edgars Rinkevics, and that all three had "
        "underlined the role of the navy."
    )
    assert speakers(read(text, date="2025-02-25"), "the role") == [
        "person/alar-karis",
        "person/alexander-stubb",
        "person/edgars-rinkevics",
    ]


def test_he_is_not_the_one_with_whom_he_speaks(read: Read) -> None:
    text = (
        "U.S. Secretary of State Marco Rubio received three ministers. With Japanese Foreign Minister Takeshi "
        "Iwaya he discussed the treaty, which both described as a cornerstone."
    )
    assert speakers(read(text, date="2025-01-21"), "as a cornerstone") == [
        "person/marco-rubio",
        "person/takeshi-iwaya",
    ]


def test_the_eight_are_the_body_of_eight(read: Read) -> None:
    text = (
        "The ministers of the Nordic-Baltic Eight met in Riga on Monday. Latvian Foreign Minister Baiba Braze "
        "hosted them. The eight said that the sea must stay open. They urged patience."
    )
    eight = ["DNK", "EST", "FIN", "ISL", "LTU", "LVA", "NOR", "SWE"]
    assert speakers(read(text, date="2025-02-25"), "that the sea") == [f"state/{state}" for state in eight]


@pytest.mark.parametrize("leaders", ["The heads of government", "The bloc's leaders"])
def test_leaders_after_a_body_are_those_of_the_body(read: Read, leaders: str) -> None:
    text = (
        "President Irfaan Ali of Guyana and President Chan Santokhi of Suriname are to meet. CARICOM said it was "
        f"glad. {leaders} declared that talks were the way."
    )
    assert speakers(read(text, date="2024-06-19"), "that talks") == ["org/caricom"]


def test_we_agreed_in_a_ministers_words_means_those_who_met(read: Read) -> None:
    text = (
        "Norwegian Foreign Minister Espen Barth Eide met Swedish Foreign Minister Maria Malmer Stenergard in "
        "Oslo on Monday. The fog was thick. “We agreed that the ferry should sail again,” Eide said."
    )
    assert speakers(read(text, date="2025-02-25"), "that the ferry") == [
        "person/espen-barth-eide",
        "person/maria-malmer-stenergard",
    ]


def test_we_alone_in_a_quotation_says_nothing_more(read: Read) -> None:
    text = "Norwegian Foreign Minister Espen Barth Eide met reporters. “We know that it is late,” Eide said."
    reading = read(text, date="2025-02-25")
    assert all(not s.content[0].text.startswith("that it is late") for s in reading.statements)


def test_who_adopted_a_declaration_speaks_in_it(read: Read) -> None:
    text = (
        "British Prime Minister Rishi Sunak met Ukrainian President Volodymyr Zelenskyy in Kyiv. The declaration "
        "that NATO adopted in May says that help will last."
    )
    assert speakers(read(text, date="2024-01-12"), "that help") == ["org/nato"]


def test_leaders_are_not_two_states_that_happen_to_speak(read: Read) -> None:
    text = (
        "Serbia closed a bridge on Monday. It is old. The river is high. North Macedonia and Albania said they regretted the delay. An aide "
        "recalled that the leaders had promised in May that the bridge would stay."
    )
    found = speakers(read(text, date="2024-12-10"), "that the bridge")
    assert all(who.startswith("~") for who in found)


def test_ministers_nobody_names_are_of_the_states_of_the_lead(read: Read) -> None:
    text = (
        "Delegations of the Democratic Republic of Congo and Rwanda resumed talks on trade on Tuesday. The hall "
        "was full. The talks were long. Uganda and Kenya said they would help. The ministers said that the next round would be the last."
    )
    assert speakers(read(text, date="2024-11-26"), "that the next") == ["state/COD", "state/RWA"]


def test_who_is_quoted_speaks_through_him_who_quotes(read: Read) -> None:
    text = (
        "Chinese Foreign Minister Wang Yi met reporters. Quoting President Xi Jinping, Wang said that neighbours "
        "should visit each other."
    )
    assert speakers(read(text, date="2025-03-06"), "that neighbours") == ["person/xi-jinping"]


def test_a_statement_that_says_who_will_meet_is_not_of_those_ministers(read: Read) -> None:
    text = (
        "Norway and Sweden issued a joint statement on Monday. The foreign ministers of Riyadh and Tehran will "
        "meet in May, the statement said."
    )
    assert speakers(read(text, date="2023-03-11"), "The foreign ministers") == ["state/NOR", "state/SWE"]
