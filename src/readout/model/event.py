"""What happened, was planned or was denied: one document's report of it, and the event over all documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from readout.model.edtf import Dating
from readout.model.entity import EntityKind
from readout.model.ids import make_id
from readout.model.span import Span
from readout.model.statement import Attribution

EventStatus = Literal["occurred", "ongoing", "planned", "proposed", "cancelled", "denied", "hypothetical"]
ConflictKind = Literal["disagreement", "history", "variants"]
RoleName = Literal["participant", "source", "target", "host", "recipient"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something happened.

    Attributes:
        name: Usual English name, or None when only the country is known.
        country: ISO 3166-1 alpha-3, or None.
        lat: Degrees north, or None.
        lon: Degrees east, or None.
        receipt: The words that say so, or None.
    """

    name: str | None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    receipt: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Who took part in an event, and as what.

    Attributes:
        role: Participant, source, target, host, or recipient.
        entity: Id, or None when only described.
        name: Usual English name, or the words of the text.
        kind: What the entity is.
        country: ISO 3166-1 alpha-3, or None.
        office: Title held at the date of the event, or None.
        sector: PLOVER sector: GOV, MIL, LEG, REB …, or None where only a state or a body as such is named.
        receipts: The words that name them.
    """

    role: RoleName
    entity: str | None
    name: str
    kind: EntityKind
    country: str | None = None
    office: str | None = None
    sector: str | None = None
    receipts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """An issue on the table.

    Attributes:
        label: The issue, in a few words.
        receipt: Where the text says so.
    """

    label: str
    receipt: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """What is told of an event: the fields that a report and an event share.

    Attributes:
        type: PLOVER event type.
        mode: PLOVER mode, or None.
        contexts: PLOVER contexts.
        cameo: CAMEO code for exports, or None.
        act: Diplomatic act: meeting, call, visit, joint-statement …
        format: bilateral, trilateral, 2+2 …, or None.
        status: Whether it happened.
        dating: When.
        place: Where, or None.
        roles: Who.
        agenda: About what.
    """

    type: str
    act: str
    status: EventStatus = "occurred"
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    format: str | None = None
    dating: Dating = Dating()
    place: Place | None = None
    roles: tuple[Role, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document telling of one event.

    Attributes:
        told: What it tells.
        span: The whole telling.
        trigger: The words that say what kind of thing it is.
        attribution: Through whom we know it, outermost first.
        rule: Name of the rule that fired.
        score: 0–1.
        part_of: Id of the report it is a part of (a position within a joint statement), or None.
        notes: What was considered on the way, for `readout explain`.
        known_as: Its id in the record, which a person's correction does not change; None before it is kept.
    """

    told: Occurrence
    span: Span
    trigger: Span
    attribution: tuple[Attribution, ...] = ()
    rule: str = ""
    score: float = 1.0
    part_of: str | None = None
    notes: tuple[str, ...] = ()
    known_as: str | None = field(default=None, compare=False, repr=False)

    @property
    def report(self) -> str:
        """Id from the document, the trigger and what it is taken for."""
        if self.known_as is not None:
            return self.known_as
        told = self.told
        who = sorted({r.entity or r.name for r in told.roles})
        return make_id("rep", self.span.doc, self.trigger.start, self.trigger.end, told.type, told.act, who)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictValue:
    """One of several values that reports give for a field.

    Attributes:
        value: As text.
        reports: Ids of the reports that give it.
        sources: How many independent sources these are; copies of one story are one.
        receipts: The words that say so, one a document.
    """

    value: str
    reports: tuple[str, ...]
    sources: int = 0
    receipts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field on which reports of one event differ.

    Attributes:
        field: Name of the field: date, place, roles, office, format, status, speaker, name, amount.
        values: What each says.
        kind: disagreement: they cannot both be right. history: the later report says what has become of it.
            variants: the same in other words, such as two spellings of one name.
        about: Whose office or name it is, or which words were said; None where the field says it all.
        chosen: The value that the account gives, or None where all are kept.
        rule: How it was chosen, in words.
    """

    field: str
    values: tuple[ConflictValue, ...]
    kind: ConflictKind = "disagreement"
    about: str | None = None
    chosen: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event over all documents that tell of it.

    Attributes:
        event: Id from the reports it rests on.
        told: The merged account.
        reports: Ids, sorted.
        documents: How many documents tell of it.
        independent_sources: How many stories; copies of one story are one.
        conflicts: Where the reports differ.
        series: Id of the recurring format it belongs to, or None.
        part_of: Id of the event it is a part of, or None.
        thread: Id shared by what is planned, put off, cancelled and held, or None.
    """

    event: str
    told: Occurrence
    reports: tuple[str, ...]
    documents: int
    independent_sources: int
    conflicts: tuple[Conflict, ...] = ()
    series: str | None = None
    part_of: str | None = None
    thread: str | None = None
