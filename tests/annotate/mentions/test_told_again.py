"""Whom a pronoun, a title or a noun means that takes up somebody told of before: (text, words, who)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.model import Reading

Read = Callable[..., Reading]

PAIR = (
    "Peruvian Foreign Minister Javier Gonzalez-Olaechea met his Ecuadorian counterpart Gabriela Sommerfeld. "
)


def speakers(reading: Reading, words: str) -> list[str]:
    """Names of those who say what begins with the given words."""
    told = [s for s in reading.statements if s.content[0].text.lower().startswith(words)]
    assert told, [s.content[0].text for s in reading.statements]
    return sorted(p.name for p in told[0].speakers)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (PAIR + "She said it would take a year.", "it would", ["Gabriela Sommerfeld"]),
        (PAIR + "He said it would take a year.", "it would", ["Javier González-Olaechea"]),
        (
            PAIR + "Gabriela Sommerfeld said her counterpart had told her that it would take a year.",
            "that it would",
            ["Javier González-Olaechea"],
        ),
        (
            "British Prime Minister Keir Starmer met French President Emmanuel Macron. Sir Keir said it was late.",
            "it was late",
            ["Keir Starmer"],
        ),
        ("Ecuador's army met Peru's navy. The army said it was late.", "it was late", ["Ecuador"]),
        (
            "Brazil welcomed the deal of Peru and Ecuador. Its foreign ministry said it was late.",
            "it was late",
            ["Brazil"],
        ),
        (
            "Antony Blinken called Brazilian Foreign Minister Mauro Vieira. The Brazilian said it was late.",
            "it was late",
            ["Mauro Vieira"],
        ),
        (
            PAIR + "The Peruvian daily Testión asked him. The newspaper said it was late.",
            "it was late",
            ["Testión"],
        ),
        (PAIR + "Diplomats said it was late.", "it was late", ["Diplomats"]),
        (
            PAIR + "The two said it was late.",
            "it was late",
            ["Gabriela Sommerfeld", "Javier González-Olaechea"],
        ),
        (
            "He Lifeng, the Chinese vice premier, met Scott Bessent. Bessent left. He said it was late.",
            "it was late",
            ["Scott Bessent"],
        ),
        (
            "Peru and Ecuador met. The junta in Niger said it had told France that it was late.",
            "that it was late",
            ["The junta in Niger"],
        ),
        (
            "Malaysia's Mohamad Hasan met Thai Foreign Minister Maris Sangiampongsa. Mohamad said it was late.",
            "it was late",
            ["Mohamad Hasan"],
        ),
        (
            "According to the Asahi, which quoted government sources, Japan and Korea were late.",
            "japan and korea",
            ["government sources"],
        ),
    ],
)
def test_who_is_taken_up(read: Read, text: str, words: str, who: list[str]) -> None:
    assert speakers(read(text, date="2024-05-17"), words) == who
