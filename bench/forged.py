"""A record of made-up news, as large as wanted: `python -m bench.forged FOLDER [--events 100000]`.

The shapes are those of real records: few pairs of states meet often and most seldom, an event is told of once
or by several, a date may be a day, a month or a year, and every receipt holds. Nothing is read: readings are
built as values, written through the project's own writer, and tied to the events they were made from as
linking would tie them. The same parameters give the same record, which is kept and used again.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.forged_world import Happening, World, make_world
from readout.link import Story
from readout.link.stories.story import Copy
from readout.linking import SOFTWARE
from readout.model import (
    Block,
    Claim,
    Dating,
    Document,
    EdtfDate,
    Event,
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
    make_id,
)
from readout.record import Provenance, Record, Writer

EVENTS = 100_000
READER = "forged"
VERSION = 1
"""Raised when the same parameters give another record."""

BATCH = 5_000
"""Documents written as one batch."""

TEXT_POINTS = 2_000
"""About how long a text is, code points."""

_NOW = "2026-01-01T00:00:00Z"


@dataclass(slots=True)
class Told:
    """What was tied while documents were made: reports and statements by their event."""

    events: list[Happening] = field(default_factory=list)
    reports: dict[int, list[str]] = field(default_factory=dict)
    docs: dict[int, set[str]] = field(default_factory=dict)
    assignments: dict[str, str] = field(default_factory=dict)
    accounts: dict[int, Occurrence] = field(default_factory=dict)
    stories: list[Story] = field(default_factory=list)
    statements: list[tuple[str, int]] = field(default_factory=list)


class _Page:
    """A text as it grows, with the places that receipts will be cut from."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def add(self, words: str) -> tuple[int, int]:
        """Append words; gives where they stand."""
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return start, self.length

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.parts)


def forged(folder: Path, *, events: int = EVENTS, seed: int = 1) -> Record:
    """A made-up record, made now or found.

    Args:
        folder: Where such records are kept; it is made if it is not there.
        events: How many events.
        seed: Of what is drawn.

    Returns:
        The record.
    """
    path = folder / f"forged-{VERSION}-{events}-{seed}"
    if Record.exists(path):
        return Record.open(path)
    draft = folder / f".{path.name}.draft"
    shutil.rmtree(draft, ignore_errors=True)
    forge(draft, events=events, seed=seed)
    draft.rename(path)
    return Record.open(path)


def forge(path: Path, *, events: int, seed: int = 1) -> Record:
    """Make a record up.

    Args:
        path: Where to.
        events: How many events.
        seed: Of what is drawn.

    Returns:
        The record.
    """
    record = Record.create(path, provenance=Provenance(software=SOFTWARE), now=lambda: _NOW)
    told = Told()
    with record.writer(provenance=Provenance(software=SOFTWARE), now=lambda: _NOW) as writer:
        batch: list[Reading] = []
        for reading in readings(events, seed=seed, told=told):
            batch.append(reading)
            if len(batch) == BATCH:
                writer.add(batch, reader=READER)
                batch = []
        if batch:
            writer.add(batch, reader=READER)
        tie(writer, told)
    return record


def tie(writer: Writer, told: Told) -> None:
    """Write events, stories and assignments, as linking does.

    Args:
        writer: Of the record.
        told: What was made.
    """
    ids = {number: make_id("evt", min(reports)) for number, reports in told.reports.items()}
    made = (
        Event(
            event=ids[number],
            told=told.accounts[number],
            reports=tuple(sorted(reports)),
            documents=len(told.docs[number]),
            independent_sources=len(told.docs[number]),
            series=told.events[number].series,
        )
        for number, reports in told.reports.items()
    )
    assignments = {report: ids[number] for number, reports in told.reports.items() for report in reports}
    assignments.update((statement, ids[number]) for statement, number in told.statements)
    writer.put_links(events=made, stories=told.stories, assignments=assignments)


def readings(events: int, *, seed: int = 1, told: Told | None = None) -> Iterator[Reading]:
    """Documents that tell of made-up events.

    Args:
        events: How many events.
        seed: Of what is drawn.
        told: Takes in what belongs together; left alone when not given.

    Yields:
        One reading a document, oldest event first.
    """
    rng = random.Random(seed)  # noqa: S311  what can be repeated
    world = make_world(rng)
    told = told if told is not None else Told()
    told.events.extend(sorted((world.happening(rng) for _ in range(events)), key=lambda h: h.day))
    tellings = [n for n in range(events) for _ in range(1 + int(rng.expovariate(1.44)))]
    tellings.sort(key=lambda number: number + 12 * rng.random())
    at = 0
    while at < len(tellings):
        size = 1 + (rng.random() < 0.4)
        yield _reading(rng, world, told, list(dict.fromkeys(tellings[at : at + size])), at)
        at += size


def _reading(rng: random.Random, world: World, told: Told, numbers: Sequence[int], at: int) -> Reading:
    happenings = [told.events[number] for number in numbers]
    page = _Page()
    title = page.add(f"{world.headline(rng, happenings[0])}")
    page.add("\n\n")
    reports = [_tell(rng, world, page, happening) for happening in happenings]
    sayings = [_say(rng, world, page, happenings[0])] if rng.random() < 0.7 else []
    counted = _count(rng, page, happenings[0]) if rng.random() < 0.05 else None
    while page.length < TEXT_POINTS * rng.uniform(0.8, 1.2):
        page.add(world.paragraph(rng) + "\n\n")
    text = page.text.rstrip()
    raw = RawInput(source=f"wire/{at % 97:02}/{at:07}.txt", data=text.encode())
    day = max(happening.day for happening in happenings) + dt.timedelta(days=rng.randrange(3))
    document = Document(
        doc=raw.doc,
        source=raw.source,
        source_kind="file",
        raw_sha256=raw.sha256,
        media_type="text/plain",
        title=text[slice(*title)],
        publisher=rng.choice(world.publishers),
        agency=rng.choice(world.agencies) if rng.random() < 0.3 else None,
        language="en",
        published=_day(day.isoformat()),
        text=text,
        blocks=(
            Block(start=0, end=title[1], kind="title"),
            Block(start=title[1], end=len(text), kind="body"),
        ),
    )
    made = _values(document, happenings, reports, sayings, counted)
    told.stories.append(
        Story(
            story=make_id("sto", document.doc),
            copies=(Copy(doc=document.doc, outlet=document.publisher, published=day.isoformat()),),
            source=make_id("sto", document.doc),
            first_published=day.isoformat(),
            outlet=document.publisher,
        )
    )
    for number, report in zip(numbers, made.reports, strict=True):
        told.reports.setdefault(number, []).append(report.report)
        told.docs.setdefault(number, set()).add(document.doc)
        told.accounts.setdefault(number, report.told)
    told.statements += [(statement.statement, numbers[0]) for statement in made.statements if at % 3 == 0]
    return made


Marks = dict[str, tuple[int, int]]
"""Name of a receipt → first code point and one past the last."""


def _tell(rng: random.Random, world: World, page: _Page, happening: Happening) -> Marks:
    """A paragraph that tells of an event."""
    start = page.length
    marks: Marks = {}
    page.add(f"{rng.choice(world.openers)} ")
    for side, person in enumerate(happening.persons):
        page.add(f"{person.office} ")
        marks[f"role{side}"] = page.add(person.name)
        if side == 0:
            page.add(" ")
            marks["trigger"] = page.add(world.verbs[happening.act])
            page.add(" ")
    if happening.place is not None and rng.random() < 0.8:
        page.add(" in ")
        marks["place"] = page.add(happening.place.name)
    page.add(f" on {happening.day.day} {happening.day:%B %Y}.")
    marks["span"] = (start, page.length)
    page.add("\n\n")
    return marks


def _say(rng: random.Random, world: World, page: _Page, happening: Happening) -> Marks:
    """A paragraph in which one of them is quoted, most of them with a formula."""
    formula, words = rng.choice(world.formulas)
    verb = rng.choice(world.says)
    who = rng.randrange(len(happening.persons))
    marks: Marks = {"who": (who, who + 1), "verb": (world.says.index(verb), 0)}
    page.add("“")
    start = page.length
    page.add("We ")
    marks["strength"] = page.add(rng.choice(("affirm", "reaffirm", "note", "recognize")))
    page.add(" ")
    if rng.random() < 0.7:
        marks[f"formula {formula}"] = page.add(words)
    else:
        page.add(world.sentence(rng).rstrip("."))
    marks["content"] = (start, page.length)
    page.add(",” ")
    marks["speaker"] = page.add(happening.persons[who].name)
    page.add(" ")
    marks["cue"] = page.add({"say": "said", "tell": "told", "stress": "stressed", "warn": "warned"}[verb])
    page.add(".\n\n")
    return marks


def _count(rng: random.Random, page: _Page, happening: Happening) -> Marks:
    page.add("It was ")
    ordinal = rng.randrange(1, 6)
    word = ("first", "second", "third", "fourth", "fifth")[ordinal - 1]
    marks: Marks = {
        "claim": page.add(f"the {word} {happening.act} of the two since {happening.day.year - 3}")
    }
    marks["ordinal"] = (ordinal, 0)
    page.add(".\n\n")
    return marks


def _values(
    document: Document,
    happenings: Sequence[Happening],
    reports: Sequence[Marks],
    sayings: Sequence[Marks],
    counted: Marks | None,
) -> Reading:
    entities = {p.entity: p.as_entity for h in happenings for p in h.persons}
    entities |= {p.state.entity: p.state for h in happenings for p in h.persons}
    mentions, made = [], []
    for happening, marks in zip(happenings, reports, strict=True):
        for side, person in enumerate(happening.persons):
            mentions.append(
                Mention(
                    span=document.span(*marks[f"role{side}"]),
                    entity=person.entity,
                    country=person.country,
                    office=person.office,
                )
            )
        made.append(_report(document, happening, marks))
    statements = tuple(_statement(document, happenings[0], marks) for marks in sayings)
    for marks in sayings:
        person = happenings[0].persons[marks["who"][0]]
        mentions.append(
            Mention(span=document.span(*marks["speaker"]), entity=person.entity, country=person.country)
        )
    claims: tuple[Claim, ...] = ()
    if counted is not None:
        first = happenings[0]
        claims = (
            Claim(
                span=document.span(*counted["claim"]),
                kind="ordinal",
                ordinal=counted["ordinal"][0],
                since=str(first.day.year - 3),
                parties=tuple(sorted({person.state.entity for person in first.persons})),
                act=first.act,
            ),
        )
    return Reading(
        document=document,
        entities=tuple(entities[key] for key in sorted(entities)),
        mentions=tuple(mentions),
        statements=statements,
        reports=tuple(made),
        usages=tuple(_usages(document, happenings[0], sayings, statements)),
        claims=claims,
    )


def _report(document: Document, happening: Happening, marks: Marks) -> Report:
    roles = tuple(
        Role(
            role="participant",
            entity=person.entity,
            name=person.name,
            kind="person",
            country=person.country,
            office=person.office,
            receipts=(document.span(*marks[f"role{side}"]),),
        )
        for side, person in enumerate(happening.persons)
    )
    known = happening.place
    receipt = document.span(*marks["place"]) if "place" in marks else None
    place = (
        Place(name=known.name, country=known.country, lat=known.lat, lon=known.lon, receipt=receipt)
        if known is not None and receipt is not None
        else None
    )
    return Report(
        told=Occurrence(
            type="CONSULT" if happening.status == "occurred" else "AGREE",
            act=happening.act,
            status=happening.status,
            format=happening.format,
            dating=_day(happening.date),
            place=place,
            roles=roles,
        ),
        span=document.span(*marks["span"]),
        trigger=document.span(*marks["trigger"]),
        rule="forged",
        score=0.9,
    )


def _statement(document: Document, happening: Happening, marks: Marks) -> Statement:
    person = happening.persons[marks["who"][0]]
    speaker = Party(
        entity=person.entity,
        name=person.name,
        country=person.country,
        receipt=document.span(*marks["speaker"]),
    )
    return Statement(
        mode="direct",
        speakers=(speaker,),
        cue=document.span(*marks["cue"]),
        verb=("say", "tell", "stress", "warn")[marks["verb"][0]],
        content=(document.span(*marks["content"]),),
        dating=_day(happening.day.isoformat()) if marks["who"][0] == 0 else Dating(),
        rule="forged",
    )


def _usages(
    document: Document, happening: Happening, sayings: Sequence[Marks], statements: Sequence[Statement]
) -> Iterator[Usage]:
    for marks, statement in zip(sayings, statements, strict=True):
        for name, place in marks.items():
            if not name.startswith("formula "):
                continue
            span: Span = document.span(*place)
            yield Usage(
                span=span,
                formula=name.removeprefix("formula "),
                variant=span.text.lower(),
                strength=document.span(*marks["strength"]).text,
                statement=statement.statement,
                speakers=(happening.persons[marks["who"][0]].entity,),
                dating=statement.dating,
            )


def _day(text: str | None) -> Dating:
    return Dating() if text is None else Dating(date=EdtfDate(text=text), basis="stated", why="written out")


def main() -> int:
    """Make a record and say how long it took."""
    options = argparse.ArgumentParser(prog="python -m bench.forged")
    options.add_argument("folder", type=Path)
    options.add_argument("--events", type=int, default=EVENTS)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    began = time.perf_counter()
    given.folder.mkdir(parents=True, exist_ok=True)
    record = forged(given.folder, events=given.events, seed=given.seed)
    with record.view() as view:
        for table in view.table_names():
            print(f"{table:12} {view.count(table):9,}")
    print(f"{time.perf_counter() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
