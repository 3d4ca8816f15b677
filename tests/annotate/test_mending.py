"""Arcs that the parser draws wrongly, seen in what is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.model import Reading

Read = Callable[..., Reading]


def told(read: Read, text: str) -> list[tuple[str, ...]]:
    """Through whom each statement is known, its own speakers last."""
    found = read(text, date="2024-05-17").statements
    return [(*(a.name for a in s.attribution), *(p.name for p in s.speakers)) for s in found]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "In an interview with the network CGTN, a Chinese scholar said officials had told him of a visit.",
            ("a Chinese scholar",),
        ),
        (
            "Kyodo News, citing Japanese government sources, reported that the two sides had talked. Japan met China.",
            ("Kyodo News", "Japanese government sources"),
        ),
        (
            "“Ministers agreed on the aims, and they asked for more time,” Kaja Kallas told France.",
            ("Kaja Kallas",),
        ),
    ],
)
def test_the_outermost_teller_is_found(read: Read, text: str, first: tuple[str, ...]) -> None:
    assert told(read, text)[0] == first


def test_who_tells_at_the_end_tells_the_whole(read: Read) -> None:
    text = (
        "In December, a Turkish official said that the pipeline, which is already up and running, makes the other "
        "one unnecessary, Cyprus Mail reported."
    )
    assert ("Cyprus Mail", "Turkey") in told(read, text)
