"""A record built by hand: what Wang Yi said to Enrique Manalo, as three papers have it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from readout.linking import SOFTWARE, link_record
from readout.model import Attribution, Dating, Document, Entity, Mention, Party, Reading, Stance, Statement
from readout.record import Provenance, Record
from tests.query.factories import READER, day, document, find

FIRST = """China warns the Philippines

Foreign Minister Wang Yi told Manalo on Tuesday that “China will never accept any attempt to change the status quo by force”.

Wang and Manalo agreed to manage differences through dialogue. Wang condemned the patrols of the United States."""

SECOND = """Talks in Beijing

According to the Chinese readout, Wang told Manalo that China would never accept attempts to alter the status quo through force.

Taipei is not a party, Philippine officials said. It was not asked, Manalo said."""

THIRD = """A frank exchange

Kyodo reported that Haruko Kamikawa recognised the one-China policy."""

WANG = Party(entity="person/wang-yi", name="Wang Yi", country="CHN")
MANALO = Party(entity="person/enrique-manalo", name="Enrique Manalo", country="PHL")
TAIWAN = Entity(entity="state/TWN", kind="state", name="Taiwan", country="TWN")
ENTITIES = (
    Entity(entity="person/wang-yi", kind="person", name="Wang Yi", country="CHN"),
    Entity(entity="person/enrique-manalo", kind="person", name="Enrique Manalo", country="PHL"),
    Entity(entity="state/CHN", kind="state", name="China", country="CHN"),
    Entity(entity="state/USA", kind="state", name="United States", country="USA"),
    TAIWAN,
)


def party(read: Document, who: Party, words: str) -> Party:
    return Party(entity=who.entity, name=who.name, country=who.country, receipt=find(read, words))


def statement(
    read: Document, speakers: Iterable[Party], verb: str, cue: str, content: str, **more: Any
) -> Statement:
    return Statement(
        mode=more.pop("mode", "indirect"),
        speakers=tuple(speakers),
        cue=find(read, cue),
        verb=verb,
        content=(find(read, content),),
        rule="by-hand",
        **more,
    )


def first() -> Reading:
    read = document(FIRST, source="/voices/a.txt", published="2025-03-04", publisher="Harbour Wire")
    wang, manalo = party(read, WANG, "Wang Yi"), party(read, MANALO, "Manalo")
    said = (
        statement(
            read,
            [wang],
            "tell",
            "told",
            "that “China will never accept any attempt to change the status quo by force”",
            mode="mixed",
            addressees=(manalo,),
            dating=day("2025-03-04"),
        ),
        statement(read, [wang, manalo], "agree", "agreed", "to manage differences through dialogue"),
        statement(
            read,
            [wang],
            "condemn",
            "condemned",
            "the patrols of the United States",
            stance=Stance(toward="state/USA", polarity="negative"),
        ),
    )
    office = Mention(
        span=find(read, "Wang Yi"),
        entity="person/wang-yi",
        country="CHN",
        office="Minister for Foreign Affairs",
    )
    return Reading(document=read, entities=ENTITIES, mentions=(office,), statements=said)


def second() -> Reading:
    read = document(SECOND, source="/voices/b.txt", published="2025-03-05", publisher="Meridian News")
    readout = Attribution(
        entity="state/CHN",
        name="China",
        source=find(read, "the Chinese readout"),
        cue=find(read, "According to"),
    )
    officials = Party(entity=None, name="Philippine officials", receipt=find(read, "Philippine officials"))
    said = (
        statement(
            read,
            [party(read, WANG, "Wang")],
            "tell",
            "told",
            "that China would never accept attempts to alter the status quo through force",
            attribution=(readout,),
        ),
        statement(read, [officials], "say", "said", "Taipei is not a party"),
        statement(read, [party(read, MANALO, "Manalo said")], "say", "said.", "It was not asked"),
    )
    meant = tuple(
        Mention(span=find(read, words), entity=TAIWAN.entity, country="TWN", method="metonym")
        for words in ("Taipei", "It")
    )
    return Reading(document=read, entities=ENTITIES, mentions=meant, statements=said)


def third() -> Reading:
    read = document(THIRD, source="/voices/c.txt", published="2025-06-01", publisher="The Courier")
    garbled = Party(entity=None, name="Haruko Kamikawa", receipt=find(read, "Haruko Kamikawa"))
    kyodo = Attribution(
        entity="outlet/kyodo-news",
        name="Kyodo News",
        source=find(read, "Kyodo"),
        cue=find(read, "reported"),
    )
    outer = statement(
        read,
        [Party(entity="outlet/kyodo-news", name="Kyodo News", country="JPN", receipt=find(read, "Kyodo"))],
        "report",
        "reported",
        "that Haruko Kamikawa recognised the one-China policy",
    )
    inner = statement(
        read,
        [garbled],
        "recognize",
        "recognised",
        "the one-China policy",
        attribution=(kyodo,),
        nested_in=outer.statement,
        dating=Dating(),
    )
    return Reading(document=read, statements=(outer, inner))


def voices_record(path: Path) -> Record:
    """The record of the three, linked."""
    record = Record.create(path)
    with record.writer(provenance=Provenance(software=SOFTWARE)) as writer:
        writer.add((first(), second(), third()), reader=READER)
        link_record(record, writer)
    return record
