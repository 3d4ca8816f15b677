"""The scorer of countable claims, on a text made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from bench.claims import score

TEXT = "It was the third visit to Oman. They held a first round of talks in the second half of May."
GOLD = {
    "claims": [
        {"doc": "d1", "text": "the third visit to Oman", "ordinal": 3, "act": "visit", "parties": ["OMN"]},
        {"doc": "d1", "text": "a first round of talks", "ordinal": 1, "optional": True},
    ],
    "negatives": [{"doc": "d1", "text": "the second half of May"}],
}


def row(words: str, ordinal: int, act: str = "visit") -> dict[str, Any]:
    start = TEXT.index(words)
    return {
        "claim": f"clm_{words}",
        "doc": "doc_a",
        "start": start,
        "end": start + len(words),
        "text": words,
        "kind": "ordinal",
        "ordinal": ordinal,
        "since": None,
        "about": {"act": act, "format": None, "formula": None},
        "parties": ["state/OMN"],
    }


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], {"claim found": (0, 1), "no count left alone": (1, 1)}),
        (
            [row("third visit", 3)],
            {
                "claim act": (1, 1),
                "claim found": (1, 1),
                "claim ordinal": (1, 1),
                "claim parties": (1, 1),
                "no count left alone": (1, 1),
                "no wrong claim": (1, 1),
            },
        ),
        (
            [row("first round", 1), row("second half", 2)],
            {"claim found": (0, 1), "no count left alone": (0, 1), "no wrong claim": (1, 2)},
        ),
        (
            [row("third visit", 2)],
            {"claim found": (0, 1), "no count left alone": (1, 1), "no wrong claim": (0, 1)},
        ),
    ],
    ids=["missed", "found", "optional and wrong", "another number"],
)
def test_a_claim_is_found_where_it_shares_a_word_and_the_number(
    found: list[dict[str, Any]], expected: dict[str, Any]
) -> None:
    rows = {
        "documents": [{"doc": "doc_a", "source": "x.jsonl#d1", "text": TEXT}],
        "claims": found,
        "entities": [{"entity": "state/OMN", "name": "Oman", "country": "OMN"}],
    }
    assert score(rows, GOLD).figures() == expected
