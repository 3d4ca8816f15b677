"""Readings built by hand, so that the record can be tested without a reader."""

from __future__ import annotations

import atexit
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from readout.model import (
    AgendaItem,
    Alternative,
    ArticleFields,
    Attribution,
    Block,
    Claim,
    Conflict,
    ConflictValue,
    Dating,
    Document,
    EdtfDate,
    Entity,
    Event,
    Judgement,
    Mention,
    Occurrence,
    Party,
    Place,
    RawInput,
    Reading,
    Report,
    Role,
    Span,
    Stance,
    Statement,
    Usage,
    Verdict,
)
from readout.record import Record

READER = "reader-1"
TEXT = (
    "TOKYO, March 16 (Kyodo) - Antony Blinken met Toshimitsu Motegi 茂木敏充 in Tokyo on Tuesday, officials said. "
    "“We reaffirmed the importance of peace and stability across the Taiwan Strait,” Motegi said 🇯🇵. "
    "It was the first visit since January."
)


def raw_input(text: str = TEXT, *, source: str = "/news/a.txt", title: str | None = None) -> RawInput:
    return RawInput(
        source=source, data=text.encode("utf-8", "surrogatepass"), fields=ArticleFields(title=title)
    )


def document(text: str = TEXT, *, source: str = "/news/a.txt", title: str | None = None) -> Document:
    raw = raw_input(text, source=source, title=title)
    return Document(
        doc=raw.doc,
        source=source,
        source_kind="file",
        retrieved_at="2026-01-02T03:04:05+00:00",
        raw_sha256=raw.sha256,
        media_type="text/plain",
        title=title,
        published=stated("2021-03-16"),
        text=text,
        blocks=(Block(start=0, end=len(text), kind="body"),) if text else (),
    )


def stated(text: str) -> Dating:
    return Dating(date=EdtfDate(text=text), basis="stated", why="written out")


def find(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return document.span(start, start + len(words))


def reading(number: int = 0, *, source: str | None = None, note: str = "") -> Reading:
    """A document with one row of every kind; its content, and so its id, depends on the number alone."""
    read = document(f"{number}. {TEXT}", source=source or f"/news/{number}.txt", title=f"Title {number}")
    blinken = Entity(
        entity="person/antony-blinken",
        kind="person",
        name="Antony Blinken",
        country="USA",
        wikidata="Q7821917",
    )
    motegi = Entity(entity="person/toshimitsu-motegi", kind="person", name="Toshimitsu Motegi", country="JPN")
    first = Mention(
        span=find(read, "Antony Blinken"),
        entity=blinken.entity,
        country="USA",
        office="Secretary of State",
        note=note,
    )
    second = Mention(
        span=find(read, "Toshimitsu Motegi"),
        entity=motegi.entity,
        method="reading",
        score=0.75,
        flag="reading",
        alternatives=(Alternative(entity="person/other", score=0.25),),
    )
    said = Statement(
        mode="direct",
        speakers=(
            Party(entity=motegi.entity, name=motegi.name, country="JPN", receipt=find(read, "Motegi said")),
        ),
        cue=find(read, "Motegi said"),
        verb="say",
        content=(
            find(read, "We reaffirmed the importance of peace and stability across the Taiwan Strait,"),
        ),
        addressees=(Party(entity=None, name="reporters"),),
        attribution=(Attribution(entity=None, name="Kyodo", source=find(read, "Kyodo")),),
        dating=stated("2021-03-16"),
        stance=Stance(toward="state/USA", polarity="positive"),
        rule="quote-said",
    )
    met = Report(
        told=Occurrence(
            type="CONSULT",
            act="meeting",
            mode="visit",
            contexts=("military", "diplomatic"),
            cameo="036",
            format="bilateral",
            dating=Dating(
                date=EdtfDate(text="2021-03-16"), basis="resolved", why="Tuesday before publication"
            ),
            place=Place(name="Tokyo", country="JPN", lat=35.68, lon=139.69, receipt=find(read, "in Tokyo")),
            roles=(
                Role(
                    role="participant",
                    entity=blinken.entity,
                    name=blinken.name,
                    kind="person",
                    country="USA",
                    sector="GOV",
                    receipts=(first.span,),
                ),
                Role(
                    role="host",
                    entity=motegi.entity,
                    name=motegi.name,
                    kind="person",
                    country="JPN",
                    receipts=(second.span,),
                ),
            ),
            agenda=(AgendaItem(label="Taiwan Strait", receipt=find(read, "Taiwan Strait")),),
        ),
        span=find(read, "Antony Blinken met Toshimitsu Motegi 茂木敏充 in Tokyo on Tuesday"),
        trigger=find(read, "met"),
        attribution=(
            Attribution(
                entity=None, name="officials", source=find(read, "officials"), cue=find(read, "said")
            ),
        ),
        rule="met",
        score=0.5,
        notes=("a note",),
    )
    used = Usage(
        span=find(read, "peace and stability across the Taiwan Strait"),
        formula="peace-and-stability-taiwan-strait",
        variant="peace and stability across the taiwan strait",
        slots=(("place", "Taiwan Strait"), ("actor", "Japan"), ("actor", "United States")),
        strength="reaffirm",
        statement=said.statement,
        report=met.report,
        speakers=(motegi.entity,),
        dating=stated("2021-03-16"),
    )
    claimed = Claim(
        span=find(read, "the first visit since January"),
        kind="first",
        ordinal=1,
        since="2021-01",
        parties=(blinken.entity,),
        act="visit",
    )
    return Reading(
        document=read,
        entities=(blinken, motegi),
        mentions=(first, second),
        statements=(said,),
        reports=(met,),
        usages=(used,),
        claims=(claimed,),
    )


def readings(count: int, *, start: int = 0) -> list[Reading]:
    return [reading(number) for number in range(start, start + count)]


@cache
def _empty() -> Path:
    # Making a record takes longer than copying one; the folder goes when the tests end.
    folder = TemporaryDirectory(prefix="readout-empty-")
    atexit.register(folder.cleanup)
    return Record.create(Path(folder.name) / "record").path


def record(tmp_path: Path, *read: Reading) -> Record:
    made = Record.open(shutil.copytree(_empty(), tmp_path / "record"))
    if read:
        with made.writer() as writer:
            writer.add(read, reader=READER)
    return made


@dataclass(frozen=True, kw_only=True)
class MadeCopy:
    doc: str
    similarity: float = 1.0
    note: str = ""
    kind: str | None = None
    left_out: int = 0
    added: int = 0
    altered: int = 0
    changes: tuple[str, ...] = ()
    copied_from: str | None = None
    why: str = ""
    look_alike: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, kw_only=True)
class MadeStory:
    story: str
    documents: tuple[str, ...]
    first_published: str | None = "2021-03-16"
    outlet: str | None = "Kyodo News"
    agency: str | None = None
    copies: tuple[MadeCopy, ...] = ()
    source: str = "sto_one"
    first_why: str | None = None


@dataclass(frozen=True, kw_only=True)
class MadeCheck:
    claim: str
    verdict: Verdict = "supported"
    found: int = 1
    events: tuple[str, ...] = ()
    coverage: str = "2021 only"


def event_of(*reports: Report, name: str = "evt_one") -> Event:
    ids = tuple(sorted(r.report for r in reports))
    return Event(
        event=name,
        told=reports[0].told,
        reports=ids,
        documents=len({r.span.doc for r in reports}),
        independent_sources=1,
        conflicts=(
            Conflict(
                field="place",
                values=(ConflictValue(value="Tokyo", reports=ids), ConflictValue(value="Seoul", reports=())),
            ),
        ),
        series="ser_one",
        thread="thr_one",
    )


def judgement(number: int = 0) -> Judgement:
    return Judgement(
        author="analyst",
        at=f"2026-01-{number % 28 + 1:02d}T00:00:00Z",
        kind="edit",
        subjects=("rep_a", f"rep_{number}"),
        payload=(("place", "Tokyo"), ("place", "Kyoto")),
        reason="seen on the photograph",
    )
