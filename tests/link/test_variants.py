"""One statement as two reports give it."""

from __future__ import annotations

from itertools import permutations

import pytest

from readout.link import Saying, are_variants, lay_out_saying
from readout.model import Dating, EdtfDate, Party

WANG = Party(entity="person/wang-yi", name="Wang Yi", country="CHN")
MANALO = Party(entity="person/enrique-manalo", name="Enrique Manalo", country="PHL")
GARBLED = Party(entity=None, name="Haruko Kamikawa")
KAMIKAWA = Party(entity="person/yoko-kamikawa", name="Yoko Kamikawa", country="JPN")
OFFICIALS = Party(entity=None, name="government officials")
WILL = "China will never accept any attempt to change the status quo by force"
WOULD = "that China would never accept attempts to alter the status quo through force"


def day(text: str | None) -> Dating:
    return Dating() if text is None else Dating(date=EdtfDate(text=text), basis="stated")


def saying(
    text: str = WILL,
    *,
    by: tuple[Party, ...] = (WANG,),
    said: str | None = None,
    published: str | None = "2025-03-04",
    event: str | None = None,
    doc: str = "doc_a",
) -> Saying:
    return lay_out_saying(
        f"sta_{doc}", doc=doc, speakers=by, text=text, event=event, said=day(said), published=day(published)
    )


PAIRS = [
    ("other words, the day after", saying(), saying(WOULD, published="2025-03-05"), True),
    ("the same words", saying(), saying(), True),
    ("another week", saying(), saying(published="2025-03-14"), False),
    ("said on another day", saying(said="2025-03-03"), saying(said="2025-03-04"), False),
    ("a day within a vague date", saying(said="2025-03"), saying(said="2025-03-04"), True),
    ("a date too vague to count", saying(said="2025"), saying(published="2025-06-01"), False),
    ("no day at all", saying(), saying(published=None), False),
    ("one event, no day", saying(event="evt_a"), saying(published=None, event="evt_a"), True),
    ("somebody else", saying(), saying(by=(MANALO,)), False),
    ("one of two who speak jointly", saying(), saying(by=(MANALO, WANG)), True),
    ("a garbled name", saying(by=(KAMIKAWA,)), saying(by=(GARBLED,)), True),
    ("people without a name", saying(by=(OFFICIALS,)), saying(by=(OFFICIALS,)), False),
    ("nobody named", saying(by=()), saying(by=()), False),
    ("another matter", saying(), saying("that talks on trade were useful"), False),
    (
        "few words, nearly all shared",
        saying("Our cooperation will go on growing"),
        saying("cooperation would grow"),
        True,
    ),
    ("one word shared", saying("dialogue"), saying("dialogue"), False),
]


@pytest.mark.parametrize(("why", "a", "b", "expected"), PAIRS, ids=[row[0] for row in PAIRS])
def test_pairs(why: str, a: Saying, b: Saying, expected: bool) -> None:
    other = Saying(
        statement="sta_b", doc="doc_b", speakers=b.speakers, event=b.event, days=b.days, text=b.text
    )
    assert [are_variants(*pair) for pair in permutations((a, other))] == [expected, expected]


def test_what_stands_twice_in_one_document_is_no_variant() -> None:
    assert not are_variants(saying(), saying())
