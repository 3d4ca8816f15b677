"""Who said what, through whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.model import Reading, Statement

Read = Callable[..., Reading]


def statement(reading: Reading, content: str) -> Statement:
    """The statement whose content holds some words; the shortest of several."""
    holding = [s for s in reading.statements if content in " ".join(c.text for c in s.content)]
    assert holding, [[c.text for c in s.content] for s in reading.statements]
    return min(holding, key=lambda s: sum(len(c.text) for c in s.content))


def names(found: Statement) -> list[str]:
    return [p.name for p in found.speakers]


@pytest.mark.parametrize(
    ("text", "content", "speakers", "mode"),
    [
        ("Blinken said, “We will act.”", "“We will act.”", ["Antony Blinken"], "direct"),
        ("“We will act,” said Blinken.", "“We will act,”", ["Antony Blinken"], "direct"),
        (
            "“We will act,” Blinken, who is in Tokyo, told reporters.",
            "“We will act,”",
            ["Antony Blinken"],
            "direct",
        ),
        ("“Will they act?” Blinken asked.", "“Will they act?”", ["Antony Blinken"], "direct"),
        ("“We will act,” Blinken quipped.", "“We will act,”", ["Antony Blinken"], "direct"),
        ("Blinken said that Japan will act.", "that Japan will act", ["Antony Blinken"], "indirect"),
        ("Japan will act, Blinken said.", "Japan will act", ["Antony Blinken"], "indirect"),
        ("Blinken called the alliance “ironclad.”", "the alliance “ironclad.”", ["Antony Blinken"], "mixed"),
        (
            "Blinken said the “2+2” talks went well.",
            "the “2+2” talks went well",
            ["Antony Blinken"],
            "indirect",
        ),
        ("Blinken condemned the attack and called for a truce.", "a truce", ["Antony Blinken"], "indirect"),
        (
            "Blinken noted the progress, adding that talks go on.",
            "that talks go on",
            ["Antony Blinken"],
            "indirect",
        ),
        ("Japan was told by Blinken that talks go on.", "that talks go on", ["Antony Blinken"], "indirect"),
        ("Officials said that Blinken left.", "that Blinken left", ["Officials"], "indirect"),
    ],
)
def test_speakers_and_modes(read: Read, text: str, content: str, speakers: list[str], mode: str) -> None:
    lead = "U.S. Secretary of State Antony Blinken met Japanese Foreign Minister Yoko Kamikawa in Tokyo on Friday. "
    found = statement(read(lead + text, date="2024-01-12"), content)
    assert (names(found), found.mode) == (speakers, mode)


@pytest.mark.parametrize(
    "text",
    [
        "Blinken did not say that Japan will act.",
        "Blinken could say that Japan will act.",
        "The deal means that tariffs will fall.",
        "The committee raised money.",
        "The two sides held “2+2” talks in Tokyo.",
        "They issued a joint statement, “The Spirit of Camp David.”",
    ],
)
def test_nobody_says_anything(read: Read, text: str) -> None:
    assert read(text).statements == ()


def test_a_split_quotation_is_one_statement_of_two_pieces(read: Read) -> None:
    found = read("“We agree,” Blinken said, “and we will act.”").statements
    assert [[c.text for c in s.content] for s in found] == [["“We agree,”", "“and we will act.”"]]


def test_sentences_of_quotation_after_the_cue_go_on_with_the_speaker(read: Read) -> None:
    (found,) = read("“We agree,” Kishida said. “We will act together with our allies.”").statements
    assert [c.text for c in found.content] == ["“We agree,”", "“We will act together with our allies.”"]


def test_a_quotation_over_two_paragraphs_is_one_statement(read: Read) -> None:
    (found,) = read("Kishida said: “We agree with our allies.\n\n“We will act together.”").statements
    assert [c.text for c in found.content] == ["“We agree with our allies.", "“We will act together.”"]


def test_reports_of_reports_keep_their_chain(read: Read) -> None:
    reading = read("Kyodo News reported that officials said that Kishida would visit Seoul.")
    inner = statement(reading, "that Kishida would visit Seoul")
    outer = next(s for s in reading.statements if s.statement == inner.nested_in)
    assert names(outer) == ["Kyodo News"]
    assert [a.name for a in inner.attribution] == ["Kyodo News"]
    assert inner.attribution[0].cue == outer.cue


def test_who_is_quoted_by_an_outlet_speaks_and_the_outlet_is_the_chain(read: Read) -> None:
    found = statement(
        read("Kyodo News quoted officials as saying that the forces may take part."), "that the forces"
    )
    assert (names(found), [a.name for a in found.attribution]) == (["officials"], ["Kyodo News"])


def test_who_is_cited_speaks_and_who_cites_is_the_chain(read: Read) -> None:
    found = statement(
        read("Kyodo News, citing officials, reported that the talks failed."), "that the talks failed"
    )
    assert (names(found), [a.name for a in found.attribution]) == (["officials"], ["Kyodo News"])


def test_hearsay_has_no_speaker(read: Read) -> None:
    found = statement(read("It was learned that the ministers would meet."), "that the ministers would meet")
    assert (found.speakers, found.cue is not None and found.cue.text) == ((), "learned")


def test_a_joint_statement_speaks_for_those_who_issued_it(read: Read) -> None:
    text = (
        "Prime Minister Fumio Kishida met President Joe Biden in Washington on Friday and the two issued a joint statement. "
        "The joint statement reaffirmed the importance of peace."
    )
    found = statement(read(text, date="2023-01-14"), "the importance of peace")
    assert (sorted(names(found)), found.document_quoted, found.kind) == (
        ["Fumio Kishida", "Joe Biden"],
        "joint statement",
        "writing",
    )


def test_it_after_a_document_is_the_document(read: Read) -> None:
    text = "The report warned of a rise in tension. It noted that more ships were sent."
    assert statement(read(text), "that more ships were sent").document_quoted == "report"


def test_a_pronoun_in_somebodys_words_is_himself_when_nobody_else_is_known(read: Read) -> None:
    reading = read("The junta said that it expected the leaders to approve a plan.")
    assert names(statement(reading, "the leaders to approve a plan")) == ["The junta"]


def test_turns_of_a_transcript_are_direct_speech(read: Read) -> None:
    text = (
        "U.S. Secretary of State Antony Blinken met the press.\n\n"
        "SECRETARY BLINKEN: Thank you. We think that the alliance is strong.\n\nQUESTION: Will it last?"
    )
    found = [s for s in read(text, date="2024-01-12").statements if s.rule == "turn"]
    assert [(names(s), s.mode, [c.text for c in s.content]) for s in found] == [
        (["Antony Blinken"], "direct", ["Thank you. We think that the alliance is strong."]),
        (["QUESTION"], "direct", ["Will it last?"]),
    ]


def test_a_position_not_taken_keeps_its_not(read: Read) -> None:
    found = statement(
        read("A German official told reporters that China had not ruled it out."),
        "China had not ruled it out",
    )
    assert (found.rule, found.verb) == ("withheld", None)


def test_addressees(read: Read) -> None:
    found = statement(read("Kishida told reporters that talks go on."), "that talks go on")
    assert [p.name for p in found.addressees] == ["reporters"]


def test_stance_goes_toward_the_one_blamed(read: Read) -> None:
    found = statement(read("Japan condemned the attacks by North Korea."), "the attacks by North Korea")
    assert found.stance is None or (found.stance.toward, found.stance.polarity) == ("state/PRK", "negative")


def test_content_cue_and_speakers_are_verbatim(read: Read) -> None:
    text = "“We agree,” Kishida told reporters.\n\nBiden, citing officials, said the “2+2” talks “went well”."
    for found in read(text).statements:
        for span in (*found.content, found.cue, *(p.receipt for p in found.speakers)):
            assert span is None or text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Talks went on, said Yoko Kamikawa, the Japanese foreign minister.", "Yoko Kamikawa", "Yoko Kamikawa, the Japanese foreign minister"),
        ("They met Yoko Kamikawa, who said that talks went on.", "Yoko Kamikawa", "who"),
        ("An official who was briefed on the plan said that talks went on.", "An official", "An official who was briefed on the plan"),
    ],
)  # fmt: skip
def test_a_speaker_is_named_by_the_whole_phrase_or_the_pronoun_for_it(
    read: Read, text: str, name: str, words: str
) -> None:
    (party,) = statement(read(text), "alks went on").speakers
    assert party.receipt is not None
    assert (party.name, party.receipt.text) == (name, words)


LEAD = (
    "Vice President Kamala Harris met President Ferdinand Marcos Jr. of the Philippines in Manila on Monday. "
)


@pytest.mark.parametrize(
    ("text", "content", "speakers"),
    [
        ("The Vice President stressed the importance of trade.", "trade", ["Kamala Harris"]),
        (
            "The Vice President and President Marcos stressed the importance of trade.",
            "trade",
            ["Kamala Harris", "Ferdinand Marcos Jr."],
        ),
        (
            "The Vice President affirmed the United States’ commitment to trade.",
            "commitment",
            ["Kamala Harris"],
        ),
    ],
)
def test_a_title_alone_is_whom_the_text_called_so(
    read: Read, text: str, content: str, speakers: list[str]
) -> None:
    found = statement(read(LEAD + text, date="2022-11-21"), content)
    assert names(found) == speakers


def test_a_pronoun_goes_on_with_who_spoke_in_the_sentence_before(read: Read) -> None:
    text = "The Vice President stressed the importance of trade. She also underscored the need for peace."
    assert names(statement(read(LEAD + text, date="2022-11-21"), "the need for peace")) == ["Kamala Harris"]


def test_a_name_in_capitals_may_have_any_letters(read: Read) -> None:
    text = (
        "U.S. Secretary of State Antony Blinken met Turkish Foreign Minister Mevlüt Çavuşoğlu in Ankara.\n\n"
        "SECRETARY BLINKEN: Thank you. We agree with Türkiye.\n\n"
        "FOREIGN MINISTER ÇAVUŞOĞLU: Thank you. We aim to trade with the United States."
    )
    turns = [s for s in read(text, date="2023-02-20").statements if s.rule == "turn"]
    assert [len(s.content[0].text.split()) for s in turns] == [6, 10]


def test_who_goes_on_after_his_own_words_in_a_clause_speaks_himself(read: Read) -> None:
    reading = read("China said that it was opposed to the test and warned North Korea against a second one.")
    assert [c.text for c in statement(reading, "opposed").content] == ["that it was opposed to the test"]
    assert names(statement(reading, "a second one")) == ["China"]


def test_a_paper_cited_is_no_speaker(read: Read) -> None:
    found = statement(read("Citing a new study, Japan said that the sea is warming."), "the sea is warming")
    assert (names(found), found.attribution) == (["Japan"], ())


def test_a_comma_before_the_speaker_wins_over_the_colon_before(read: Read) -> None:
    text = "Japan asked South Korea about the talks in Tokyo: “They went well,” South Korea said."
    assert names(statement(read(text), "They went well")) == ["South Korea"]


def test_what_another_says_beside_it_is_his(read: Read) -> None:
    text = "Japan said that the talks had ended, and South Korea warned that no deal was near."
    assert [c.text for c in statement(read(text), "had ended").content] == ["that the talks had ended"]


def test_initials_in_brackets_after_a_name_speak_for_nobody(read: Read) -> None:
    text = "“It’s a threat to all Americans, especially to Japan,” Rep. Gwen Moore (D-Wis.) said Friday."
    assert "Moore" in names(statement(read(text), "a threat"))[0]
