"""A small record built by hand: one meeting told by two papers, a plan, a cancelled visit, a rejected file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from readout.linking import SOFTWARE, link_record
from readout.model import (
    AgendaItem,
    Alternative,
    Attribution,
    Block,
    Claim,
    Dating,
    Document,
    EdtfDate,
    Entity,
    EventStatus,
    Mention,
    Occurrence,
    Party,
    Place,
    RawInput,
    Reading,
    Report,
    Role,
    Span,
    Statement,
    Usage,
    rejected,
)
from readout.record import Provenance, Record

READER = "by-hand"

FIRST = """Ministers of Japan and the United States meet

TOKYO, March 16 (Harbour Wire) - U.S. Secretary of State Antony Blinken met Foreign Minister Toshimitsu Motegi in Tokyo on Tuesday.

“We reaffirm the importance of peace and stability across the Taiwan Strait,” Blinken said.

It was the second meeting of the two since 2020. A visit by Motegi to Washington was cancelled."""

SECOND = """Blinken, Shigeki talk

Antony Blinken held talks with Toshimichi Shigeki in Kyoto on March 16, officials said.

They will meet again in May."""

PEOPLE = {
    "Blinken": Entity(entity="person/antony-blinken", kind="person", name="Antony Blinken", country="USA", wikidata="Q7821917"),
    "Motegi": Entity(entity="person/toshimitsu-motegi", kind="person", name="Toshimitsu Motegi", country="JPN"),
}  # fmt: skip
STATES = (
    Entity(entity="state/JPN", kind="state", name="Japan", country="JPN"),
    Entity(entity="state/USA", kind="state", name="United States", country="USA"),
)
OFFICES = {"Blinken": "Secretary of State", "Motegi": "Minister for Foreign Affairs"}


def day(text: str | None) -> Dating:
    return Dating() if text is None else Dating(date=EdtfDate(text=text), basis="stated", why="written out")


def document(text: str, *, source: str, published: str, publisher: str) -> Document:
    raw = RawInput(source=source, data=text.encode())
    head = text.index("\n")
    return Document(
        doc=raw.doc,
        source=source,
        source_kind="file",
        raw_sha256=raw.sha256,
        media_type="text/plain",
        title=text[:head],
        publisher=publisher,
        language="en",
        published=day(published),
        text=text,
        blocks=(Block(start=0, end=head, kind="title"), Block(start=head, end=len(text), kind="body")),
    )


def find(read: Document, words: str) -> Span:
    start = read.text.index(words)
    return read.span(start, start + len(words))


def role(read: Document, who: str, words: str) -> Role:
    person = PEOPLE[who]
    return Role(
        role="participant",
        entity=person.entity,
        name=person.name,
        kind="person",
        country=person.country,
        office=OFFICES[who],
        receipts=(find(read, words),),
    )


def report(
    read: Document,
    telling: str,
    trigger: str,
    roles: Iterable[Role],
    *,
    date: str | None,
    place: str | None = None,
    act: str = "meeting",
    status: EventStatus = "occurred",
    attribution: tuple[Attribution, ...] = (),
) -> Report:
    where = Place(name=place, country="JPN", receipt=find(read, place)) if place is not None else None
    cast = tuple(roles)
    return Report(
        told=Occurrence(
            type="CONSULT" if status == "occurred" else "AGREE",
            act=act,
            format="bilateral" if len(cast) == 2 else None,
            status=status,
            dating=day(date),
            place=where,
            roles=cast,
            agenda=(AgendaItem(label="security", receipt=find(read, trigger)),) if act == "meeting" else (),
        ),
        span=find(read, telling),
        trigger=find(read, trigger),
        attribution=attribution,
        rule="met-with",
        score=0.9,
        notes=("the verb and two persons",),
    )


def first_reading() -> Reading:
    read = document(FIRST, source="/news/a.txt", published="2021-03-16", publisher="Harbour Wire")
    both = [role(read, "Blinken", "Antony Blinken"), role(read, "Motegi", "Toshimitsu Motegi")]
    told = FIRST.split("\n\n")[1]
    met = report(read, told, "met", both, date="2021-03-16", place="Tokyo")
    cancelled = report(
        read,
        "A visit by Motegi to Washington was cancelled.",
        "visit",
        [role(read, "Motegi", "Toshimitsu Motegi")],
        date="2021-04",
        act="visit",
        status="cancelled",
    )
    words = "the importance of peace and stability across the Taiwan Strait"
    blinken = PEOPLE["Blinken"]
    said = Statement(
        mode="direct",
        speakers=(
            Party(
                entity=blinken.entity, name=blinken.name, country="USA", receipt=find(read, "Blinken said")
            ),
        ),
        cue=find(read, "said"),
        verb="say",
        content=(find(read, f"We reaffirm {words},"),),
        dating=day("2021-03-16"),
        rule="quoted",
    )
    usage = Usage(
        span=find(read, words),
        formula="peace-and-stability-taiwan-strait",
        variant=words.lower(),
        slots=(("place", "Taiwan Strait"),),
        strength="reaffirm",
        statement=said.statement,
        speakers=(blinken.entity,),
        dating=day("2021-03-16"),
    )
    claim = Claim(
        span=find(read, "the second meeting of the two since 2020"),
        kind="ordinal",
        ordinal=2,
        since="2020",
        parties=("state/JPN", "state/USA"),
        act="meeting",
    )
    mentions = tuple(
        Mention(
            span=find(read, person.name), entity=person.entity, country=person.country, office=OFFICES[who]
        )
        for who, person in PEOPLE.items()
    )
    return Reading(
        document=read,
        entities=(*PEOPLE.values(), *STATES),
        mentions=mentions,
        statements=(said,),
        reports=(met, cancelled),
        usages=(usage,),
        claims=(claim,),
    )


def second_reading() -> Reading:
    read = document(SECOND, source="/news/b.html", published="2021-03-17", publisher="Meridian News")
    both = [role(read, "Blinken", "Antony Blinken"), role(read, "Motegi", "Toshimichi Shigeki")]
    officials = Attribution(
        entity=None, name="officials", source=find(read, "officials"), cue=find(read, "said")
    )
    told = SECOND.split("\n\n")[1]
    met = report(
        read,
        told,
        "held talks",
        both,
        date="2021-03-16",
        place="Kyoto",
        attribution=(officials,),
    )
    again = report(read, "They will meet again in May.", "meet again", both, date="2021-05", status="planned")
    repaired = Mention(
        span=find(read, "Toshimichi Shigeki"),
        entity="person/toshimitsu-motegi",
        country="JPN",
        office=OFFICES["Motegi"],
        method="reading",
        score=0.8,
        flag="reading",
        note="茂木敏充 may be read so",
        alternatives=(Alternative(entity="person/other", score=0.1),),
    )
    return Reading(document=read, entities=tuple(PEOPLE.values()), mentions=(repaired,), reports=(met, again))


def rejected_reading() -> Reading:
    raw = RawInput(source="/news/scan.pdf", data=b"%PDF", media_type="application/pdf")
    return Reading(document=rejected(raw, "no-text", "The PDF holds pictures only."))


def readings() -> tuple[Reading, ...]:
    return first_reading(), second_reading(), rejected_reading()


def sample_record(path: Path) -> Record:
    """The record of the three, linked."""
    record = Record.create(path)
    with record.writer(provenance=Provenance(software=SOFTWARE)) as writer:
        writer.add(readings(), reader=READER)
        link_record(record, writer)
    return record
