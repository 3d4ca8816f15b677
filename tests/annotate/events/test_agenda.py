"""The issues that a talk was about, as the text names them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.model import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "agenda"),
    [
        (
            "Antony Blinken met Wang Yi in Vientiane to discuss trade and Russia’s war against Ukraine.",
            ["trade", "Russia’s war against Ukraine"],
        ),
        ("Antony Blinken and Wang Yi held talks on tariffs in Vientiane.", ["tariffs"]),
        (
            "Antony Blinken spoke by phone with Wang Yi on May 16. They discussed the humanitarian crisis in Gaza.",
            ["humanitarian crisis in Gaza"],
        ),
        ("Antony Blinken met Wang Yi on the margins of the summit and discussed a range of issues.", []),
    ],
)
def test_agenda(read: Read, text: str, agenda: list[str]) -> None:
    talks = [r for r in read(text, date="2024-05-17").reports if r.told.type == "CONSULT"]
    assert [item.label for item in talks[0].told.agenda] == agenda
    assert all(" ".join(item.receipt.text.split()) == item.label for item in talks[0].told.agenda)
