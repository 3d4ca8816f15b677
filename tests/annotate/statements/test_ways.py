"""Ways of speaking: verbs and frames beside the plain "said that"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.model import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("The envoy mocked the plan of the other side.", "the plan of the other side", "The envoy"),
        ("Germany backs the peace plan.", "the peace plan", "Germany"),
        ("The minister defended the decision.", "the decision", "The minister"),
        ("Critics likened the deal to a blank cheque.", "the deal to a blank cheque", "Critics"),
        ("The minister focused on trade in her speech.", "trade", "The minister"),
        ("Lawmakers regretted the delay.", "the delay", "Lawmakers"),
        (
            "The talks had ended early, a spokesman told reporters.",
            "The talks had ended early",
            "a spokesman",
        ),
        ("Those briefed on the plan said that it would fail.", "that it would fail", "Those"),
        ("As the minister noted, the talks had ended early.", "the talks had ended early", "the minister"),
        ("Japan called the test a grave threat.", "the test a grave threat", "Japan"),
        (
            "He told one of the envoys in the morning that the talks were off.",
            "that the talks were off",
            "He",
        ),
        ("In a poll by Gallup, half of the voters opposed the treaty.", "half of the voters opposed the treaty", "a poll by Gallup"),
        ("China's skepticism about the treaty is no secret.", "the treaty", "China"),
        ("Japan went after the deal as “a bad joke.”", "the deal as “a bad joke.”", "Japan"),
    ],
)  # fmt: skip
def test_it_is_said(read: Read, text: str, content: str, speaker: str) -> None:
    found = [
        ([c.text for c in s.content], [p.name for p in s.speakers])
        for s in read(text, date="2024-01-12").statements
    ]
    assert ([content], [speaker]) in found


@pytest.mark.parametrize(
    "text",
    [
        "Germany backed away from the border.",
        "The plan showed a bridge.",
        "The ship signed off.",
    ],
)
def test_it_is_not_said(read: Read, text: str) -> None:
    assert read(text).statements == ()


def test_an_exchange_under_names_is_read_as_turns(read: Read) -> None:
    text = "The talk went on.\n\nRoe: Japan will sign it.\n\nDoe: When will Japan do so?\n\nRoe: In May, we hope.\n\nIt ended."
    turns = [s for s in read(text).statements if s.rule == "turn"]
    assert [([p.name for p in s.speakers], s.content[0].text) for s in turns] == [
        (["Roe"], "Japan will sign it."),
        (["Doe"], "When will Japan do so?"),
        (["Roe"], "In May, we hope."),
    ]


def test_labels_are_nobody_s_turns(read: Read) -> None:
    text = "Date: Friday, 3 May.\n\nVenue: The hall in Tokyo.\n\nDate: Saturday, 4 May.\n\nIt ended."
    assert not [s for s in read(text).statements if s.rule == "turn"]


def test_a_quotation_in_the_next_paragraph_goes_on(read: Read) -> None:
    (found,) = read("“We agree,” Kishida said.\n\n“We will act together with our allies.”").statements
    assert [c.text for c in found.content] == ["“We agree,”", "“We will act together with our allies.”"]


def test_a_dash_and_a_hard_blank_before_a_name(read: Read) -> None:
    (found,) = read("“Maybe we can build a bridge to Japan.”\u00a0―\u00a0Fumio Kishida").statements
    assert [p.name for p in found.speakers] == ["Fumio Kishida"]


def test_a_quotation_glued_to_its_comma_is_told_from_the_verb(read: Read) -> None:
    reading = read("Norway met Sweden. Eide said,“Look, it was late. We all know that.”", date="2024-05-17")
    (said,) = [s for s in reading.statements if s.verb == "say"]
    assert (said.mode, [p.name for p in said.speakers]) == ("direct", ["Espen Barth Eide"])
