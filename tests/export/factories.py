"""A record built by hand for the coded formats: talks, a visit, plans, denials, attacks, odd names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from readout.linking import SOFTWARE, link_record
from readout.model import (
    Attribution,
    Block,
    Dating,
    Document,
    EdtfDate,
    Entity,
    EventStatus,
    Mention,
    Occurrence,
    Place,
    RawInput,
    Reading,
    Report,
    Role,
    RoleName,
    Span,
)
from readout.record import Provenance, Record

TALKS = """Japan and U.S. hold 2+2

Secretary Blinken and Secretary Austin met Minister Motegi and Minister Kishi in Tokyo, Kyodo said.
Rutte met Ishiba in Brussels. Suga will visit Washington. They said Kono did not meet Wang.
Japan and the United States condemned China. Hamas attacked Israel. Sudanese troops attacked the RSF.
Japan may meet Russia. Japan condemned the attack. Sunak visited Kyiv. Sanctions on Iran are planned.
Long ago France met Spain. Italy agreed with Malta."""
ODD = """=SUM(A1) Ltd.

=SUM(A1)	sued Peru."""
PUBLISHED = "2021-03-17"

SECTORS = {"Secretary": "GOV", "Minister": "GOV", "Sudanese troops": "MIL", "RSF": "REB", "Hamas": "REB"}


def dated(text: str | None) -> Dating:
    return Dating() if text is None else Dating(date=EdtfDate(text=text), basis="stated", why="written out")


def document(text: str, *, source: str, published: str | None, publisher: str | None) -> Document:
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
        published=dated(published),
        text=text,
        blocks=(Block(start=0, end=head, kind="title"), Block(start=head, end=len(text), kind="body")),
    )


def find(read: Document, words: str) -> Span:
    start = read.text.index(words)
    return read.span(start, start + len(words))


def person(
    read: Document, words: str, entity: str, country: str | None, *, role: RoleName = "participant"
) -> Role:
    name = entity.replace("-", " ").title()
    receipt = (find(read, words),)
    return Role(
        role=role,
        entity=f"person/{entity}",
        name=name,
        kind="person",
        country=country,
        office="Minister",
        sector="GOV",
        receipts=receipt,
    )


def state(read: Document, words: str, country: str, *, role: RoleName, sector: str | None = None) -> Role:
    return Role(
        role=role,
        entity=f"state/{country}",
        name=words,
        kind="state",
        country=country,
        sector=sector,
        receipts=(find(read, words),),
    )


def body(
    read: Document, words: str, entity: str, country: str | None, *, role: RoleName, sector: str
) -> Role:
    return Role(
        role=role,
        entity=entity,
        name=words,
        kind="group",
        country=country,
        sector=sector,
        receipts=(find(read, words),),
    )


def report(
    read: Document,
    telling: str,
    trigger: str,
    roles: Iterable[Role],
    *,
    type_: str,
    act: str,
    date: str | None = "2021-03-16",
    mode: str | None = None,
    status: EventStatus = "occurred",
    place: tuple[str, str, str] | None = None,
    cameo: str | None = None,
    contexts: tuple[str, ...] = (),
    attribution: tuple[Attribution, ...] = (),
) -> Report:
    where = None
    if place is not None:
        name, country, words = place
        where = Place(name=name, country=country, lat=35.68, lon=-139.69, receipt=find(read, words))
    return Report(
        told=Occurrence(
            type=type_,
            mode=mode,
            act=act,
            status=status,
            contexts=contexts,
            cameo=cameo,
            dating=dated(date),
            place=where,
            roles=tuple(roles),
        ),
        span=find(read, telling),
        trigger=find(read, trigger),
        attribution=attribution,
        rule="by-hand",
        score=0.8,
    )


def talks_reading() -> Reading:
    read = document(TALKS, source="/news/talks.txt", published=PUBLISHED, publisher="Harbour Wire")
    four = [
        person(read, "Secretary Blinken", "antony-blinken", "USA"),
        person(read, "Secretary Austin", "lloyd-austin", "USA"),
        person(read, "Minister Motegi", "toshimitsu-motegi", "JPN"),
        person(read, "Minister Kishi", "nobuo-kishi", "JPN"),
    ]
    kyodo = Attribution(
        entity="outlet/kyodo-news", name="Kyodo News", source=find(read, "Kyodo"), cue=find(read, "said")
    )
    reports = (
        report(
            read,
            "Secretary Blinken and Secretary Austin met Minister Motegi and Minister Kishi in Tokyo",
            "met Minister",
            four,
            type_="CONSULT",
            act="meeting",
            cameo="040",
            contexts=("diplomatic", "military"),
            place=("Tokyo", "JPN", "Tokyo"),
            attribution=(kyodo,),
        ),
        report(
            read,
            "Rutte met Ishiba in Brussels.",
            "met Ishiba",
            [
                person(read, "Rutte", "mark-rutte", None),
                person(read, "Ishiba", "shigeru-ishiba", "JPN"),
            ],
            type_="CONSULT",
            act="meeting",
            date="2025-04-09",
            cameo="040",
        ),
        report(
            read,
            "Suga will visit Washington.",
            "will visit",
            [person(read, "Suga", "yoshihide-suga", "JPN")],
            type_="AGREE",
            act="visit",
            status="planned",
            date="2021-04",
            cameo="036",
            place=("Washington", "USA", "Washington"),
        ),
        report(
            read,
            "Kono did not meet Wang.",
            "not meet",
            [person(read, "Kono", "taro-kono", "JPN"), person(read, "Wang", "wang-yi", "CHN")],
            type_="CONSULT",
            act="meeting",
            status="denied",
        ),
        report(
            read,
            "Japan and the United States condemned China.",
            "condemned China",
            [
                state(read, "Japan", "JPN", role="source"),
                state(read, "United States", "USA", role="source"),
                state(read, "China", "CHN", role="target"),
            ],
            type_="ACCUSE",
            mode="disapprove",
            act="joint-statement",
        ),
        report(
            read,
            "Hamas attacked Israel.",
            "attacked Israel",
            [
                body(read, "Hamas", "group/hamas", "PSE", role="source", sector="REB"),
                state(read, "Israel", "ISR", role="target"),
            ],
            type_="ASSAULT",
            act="strike",
        ),
        report(
            read,
            "Sudanese troops attacked the RSF.",
            "attacked the",
            [
                state(read, "Sudanese troops", "SDN", role="source", sector="MIL"),
                body(read, "RSF", "group/rapid-support-forces", "SDN", role="target", sector="REB"),
            ],
            type_="ASSAULT",
            act="strike",
        ),
        report(
            read,
            "Japan may meet Russia.",
            "may meet",
            [
                state(read, "Japan", "JPN", role="participant"),
                state(read, "Russia", "RUS", role="participant"),
            ],
            type_="AGREE",
            act="meeting",
            status="hypothetical",
        ),
        report(
            read,
            "Japan condemned the attack.",
            "condemned the attack",
            [state(read, "Japan", "JPN", role="source")],
            type_="ACCUSE",
            mode="disapprove",
            act="statement",
        ),
        report(
            read,
            "Sunak visited Kyiv.",
            "visited",
            [person(read, "Sunak", "rishi-sunak", "GBR")],
            type_="CONSULT",
            mode="visit",
            act="visit",
            cameo="042",
            place=("Kyiv", "UKR", "Kyiv"),
        ),
        report(
            read,
            "Sanctions on Iran are planned.",
            "Sanctions",
            [state(read, "Iran", "IRN", role="target")],
            type_="SANCTION",
            mode="discontinue",
            act="sanction",
            status="planned",
        ),
        report(
            read,
            "Long ago France met Spain.",
            "met Spain",
            [
                state(read, "France", "FRA", role="participant"),
                state(read, "Spain", "ESP", role="participant"),
            ],
            type_="CONSULT",
            act="meeting",
            date="2019",
        ),
        report(
            read,
            "Italy agreed with Malta.",
            "agreed",
            [state(read, "Italy", "ITA", role="source"), state(read, "Malta", "MLT", role="source")],
            type_="AGREE",
            act="agreement",
            date=None,
        ),
    )
    entities = {
        role.entity: Entity(entity=role.entity, kind=role.kind, name=role.name, country=role.country)
        for told in reports
        for role in told.told.roles
        if role.entity is not None
    }
    blinken = Mention(span=find(read, "Secretary Blinken"), entity="person/antony-blinken", country="USA")
    return Reading(document=read, entities=tuple(entities.values()), mentions=(blinken,), reports=reports)


def odd_reading() -> Reading:
    read = document(ODD, source="-", published=None, publisher=None)
    odd = Role(
        role="source",
        entity=None,
        name="=SUM(A1)\tsued",
        kind="organization",
        country="PER",
        receipts=(find(read, "=SUM(A1)\tsued"),),
    )
    told = report(
        read,
        "=SUM(A1)\tsued Peru.",
        "sued",
        [odd, state(read, "Peru", "PER", role="target", sector="GOV")],
        type_="ACCUSE",
        act="statement",
    )
    return Reading(document=read, reports=(told,))


def coded_record(path: Path) -> Record:
    record = Record.create(path)
    with record.writer(provenance=Provenance(software=SOFTWARE)) as writer:
        writer.add((talks_reading(), odd_reading()), reader="by-hand")
        link_record(record, writer)
    return record
