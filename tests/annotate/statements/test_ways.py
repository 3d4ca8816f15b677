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
    ],
)
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
