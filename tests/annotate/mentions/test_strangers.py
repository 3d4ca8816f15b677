"""People and outlets in no table, told by what stands beside their name: (text, name, country)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.model import Reading

Read = Callable[..., Reading]


def named(reading: Reading, kind: str) -> dict[str, str | None]:
    """Name → country of the entities of a kind that no table has."""
    strangers = {m.entity for m in reading.mentions if m.note.startswith("in no table")}
    return {e.name: e.country for e in reading.entities if e.kind == kind and e.entity in strangers}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Peru's minister met his Haitian counterpart, Harvel Testoni, in Lima.", "Harvel Testoni", "HTI"),
        ("Kenya met Peru. Ahmed Testani, the spokesman of the mission, said so.", "Ahmed Testani", None),
        ("Kenya met Peru. Robert Testela, Malta's migration commissioner, agreed.", "Robert Testela", "MLT"),
        (
            "Kenya met Peru. The Saudi ambassador to Yemen, Mohammed Al Testar, spoke.",
            "Mohammed Al Testar",
            "SAU",
        ),
        (
            "Kenya met Peru. The head of the panel of experts, Naji Al Testadi, agreed.",
            "Naji Al Testadi",
            None,
        ),
        ("Kenya met Peru. Tuvalu's Maria Testeo disagreed.", "Maria Testeo", "TUV"),
        ("Kenya met Peru. Maria Testeo said that it was late.", "Maria Testeo", None),
        ("Kenya met Peru. Fatima Testeh, whose son is a soldier, heard it.", "Fatima Testeh", None),
        ("Kenya met Peru. Vendor Marie Testimé, 43, heard it.", "Marie Testimé", None),
    ],
)
def test_somebody_is_known_by_what_stands_beside(
    read: Read, text: str, name: str, country: str | None
) -> None:
    assert named(read(text, date="2024-05-17"), "person").get(name, "nobody") == country


@pytest.mark.parametrize(
    "text",
    [
        "Kenya met Peru. The Joint Rivers Commission said that it was late.",
        "Kenya met Peru. The minister, Prime Minister of Peru, agreed.",
        "Kenya met Peru. Prothom Testo, quoting an official, reported it.",
        "Kenya met Peru at Hyatt Testa in the capital.",
    ],
)
def test_what_is_no_human_being_is_nobody(read: Read, text: str) -> None:
    assert named(read(text, date="2024-05-17"), "person") == {}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Kenya met Peru. The Peruvian daily Testión reported it.", "Testión", "PER"),
        ("Kenya met Peru. The minister told Testara news agency so.", "Testara", None),
        ("Kenya met Peru. According to the newspaper El Testo, it was late.", "El Testo", None),
    ],
)
def test_an_outlet_is_told_by_its_kind(read: Read, text: str, name: str, country: str | None) -> None:
    assert named(read(text, date="2024-05-17"), "outlet").get(name, "nobody") == country


def test_a_title_beside_a_name_is_his(read: Read) -> None:
    reading = read(
        "António Costa, the president of the European Council, and Marc Testo, the migration commissioner, "
        "praised the deal with Libya.",
        date="2025-05-17",
    )
    (praise,) = [s for s in reading.statements if s.verb == "praise"]
    assert [p.name for p in praise.speakers] == ["António Costa", "Marc Testo"]


def test_the_same_name_in_another_reading_is_no_stranger(read: Read) -> None:
    reading = read(
        "Prime Minister Yoshihide Kan of Japan met President Joe Biden. Yoshihide Kan said it went well.",
        date="2021-04-17",
    )
    assert {p.entity for s in reading.statements for p in s.speakers} == {"person/yoshihide-suga"}
