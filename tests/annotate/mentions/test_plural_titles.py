"""Titles of several people, and those who held them then: (text, words, who)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.model import Reading

Read = Callable[..., Reading]

MET = "Japanese Foreign Minister Yoko Kamikawa met French Foreign Minister Stéphane Séjourné. "
MINISTERS = ["person/stephane-sejourne", "person/yoko-kamikawa"]


def members(reading: Reading, words: str) -> list[str]:
    """Ids of those for whom a plural title stands."""
    told = [m for m in reading.mentions if m.span.text == words]
    assert told, [m.span.text for m in reading.mentions]
    return sorted(a.entity for a in told[0].alternatives)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (MET + "The foreign ministers agreed to meet again.", "foreign ministers", MINISTERS),
        (
            "The foreign ministers of Japan and France said talks went well.",
            "foreign ministers of Japan and France",
            MINISTERS,
        ),
        (
            "The prime ministers of Japan and Australia met in Tokyo in December 2009.",
            "prime ministers of Japan and Australia",
            ["person/kevin-rudd", "person/yukio-hatoyama"],
        ),
        (
            "Foreign ministers of Japan and France, Toshimitsu Motegi and Jean-Yves Le Drian, said talks went well.",
            "Foreign ministers of Japan and France",
            ["person/jean-yves-le-drian", "person/toshimitsu-motegi"],
        ),
        (MET + "European foreign ministers said they were glad.", "foreign ministers", []),
    ],
)
def test_titles_of_several_mean_people(read: Read, text: str, words: str, who: list[str]) -> None:
    assert members(read(text, date="2024-03-01"), words) == who
