"""Who was spoken of before, searched on a page whose phrases are asked for more than once."""

from __future__ import annotations

from readout.annotate import RulesReader
from readout.annotate.choosing import Choice
from readout.annotate.mentions.parties import Parties
from readout.annotate.mentions.people import PeopleResolver
from readout.documents import parse
from readout.knowledge import load
from readout.model import ArticleFields, RawInput


def test_a_title_resolved_as_actor_and_as_place_is_one_antecedent(reader: RulesReader) -> None:
    text = (
        b"U.S. Secretary of State Antony Blinken met Japanese Foreign Minister Yoko Kamikawa. "
        b"The secretary thanked her. The secretary left."
    )
    page = reader.open_page(
        parse(RawInput(source="test", data=text, fields=ArticleFields(date="2024-01-13")))
    )
    reader.parse([page], [Choice(is_relevant=True, sentences=(0, 1, 2))])
    parties = Parties(page, PeopleResolver(load()))
    first, last = (
        next((tree, t) for t in tree.tokens if t.lower == "secretary")
        for tree in (page.trees[1], page.trees[2])
    )
    for acting in (True, False):
        parties.of(*first, acting=acting)
    assert [r.key for r in parties.of(*last)] == ["person/antony-blinken"]
