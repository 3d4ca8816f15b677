"""The official texts of one occasion: each side's own read-out, and the joint statement."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from readout.errors import UsageError
from readout.knowledge import load
from readout.link.facts import PAPERS, PRINCIPAL, TALKS, party_of
from readout.model import Document, Event, Span
from readout.query.find import find
from readout.query.releases import JOINT, issuers
from readout.record import Row, View

SLACK = dt.timedelta(days=1)
"""How far the paper of a meeting may be from it: clocks differ."""

_MET = TALKS | {"call", "visit"}

_NAMED = """
    SELECT doc, m.entity, any_value(e.name) AS name, any_value(e.kind) AS kind, min(start) AS start,
           arg_min("end", start) AS "end", arg_min(text, start) AS text
    FROM mentions m JOIN entities e ON e.entity = m.entity
    WHERE doc IN (SELECT unnest(?)) AND e.kind IN ('person', 'state', 'organization', 'group')
    GROUP BY doc, m.entity ORDER BY doc, start
"""
_WORDING = """
    SELECT doc, formula, min(start) AS start, arg_min("end", start) AS "end", arg_min(text, start) AS text
    FROM wording WHERE doc IN (SELECT unnest(?)) GROUP BY doc, formula ORDER BY doc, start
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something that a side's text names, with its first receipt.

    Attributes:
        key: What makes it the same in two texts: id of an entity or formula, an issue.
        name: For people.
        receipt: Where the text has it first.
    """

    key: str
    name: str
    receipt: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What a side's text gives to somebody.

    Attributes:
        speaker: Who says it, by name.
        party: For whom: a country or the id of a body.
        verb: Lemma of the verb, or None.
        receipt: The words.
    """

    speaker: str
    party: str
    verb: str | None
    receipt: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """An official text, and what the record read in it.

    Attributes:
        issuer: Country (ISO alpha-3), id of a body, or `JOINT`.
        name: "Japan", "joint text".
        document: With its text.
        formulas: Formulas it uses.
        named: Persons, states and bodies that it names, beside the parties themselves.
        agenda: Issues it says were on the table.
        words: What it gives to the other sides.
        also: Further texts of the same side, not compared: copies, later versions.
    """

    issuer: str
    name: str
    document: Document
    formulas: tuple[Told, ...] = ()
    named: tuple[Told, ...] = ()
    agenda: tuple[Told, ...] = ()
    words: tuple[Word, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The official texts of an event.

    Attributes:
        event: The event.
        sides: One a side, by name; the joint text last.
        others: How many further documents tell of the event.
    """

    event: Event
    sides: tuple[Side, ...]
    others: int


@dataclass(slots=True)
class _Read:
    """What the record holds of the chosen documents, by document."""

    named: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))
    formulas: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))
    agenda: dict[str, dict[str, Told]] = field(default_factory=lambda: defaultdict(dict))
    words: dict[str, list[Word]] = field(default_factory=lambda: defaultdict(list))


def sides(view: View, wanted: str) -> Sides:
    """The official texts of an event: of each side the longest, and the joint one.

    The joint statement of a meeting belongs to it where the parties are the same and the days meet.

    Args:
        view: The record.
        wanted: Id of an event or the beginning of one.

    Returns:
        The texts that the record holds; none, where nobody's release tells of the event.

    Raises:
        NotFound: No row has the id, or several begin with it.
        UsageError: It is not the id of an event.
    """
    found = find(view, wanted)
    if found.table != "events":
        raise UsageError(
            f"{wanted} is no event.", hint="Give the id of an event: readout events, readout meetings."
        )
    (event,) = view.events("event = ?", [found.id])
    parties = _parties(event)
    own, papers = _documents(view, event, parties)
    texts = list(view.documents("doc IN (SELECT unnest(?))", [sorted(own | papers)]))
    whose = issuers(texts)
    chosen = {
        document.doc: document
        for document in texts
        if (document.doc in own or whose.get(document.doc) == JOINT)
        and whose.get(document.doc) in parties | {JOINT}
    }
    by_issuer: dict[str, list[Document]] = defaultdict(list)
    for document in sorted(chosen.values(), key=lambda d: (-len(d.text), d.doc)):
        by_issuer[whose[document.doc]].append(document)
    read = _read(view, {given[0].doc: issuer for issuer, given in by_issuer.items()}, parties)
    laid = (_side(issuer, given, read) for issuer, given in by_issuer.items())
    return Sides(
        event=event,
        sides=tuple(sorted(laid, key=lambda side: (side.issuer == JOINT, side.name))),
        others=len(own - chosen.keys()),
    )


def _parties(event: Event) -> frozenset[str]:
    roles = (role for role in event.told.roles if role.role in PRINCIPAL)
    return frozenset(filter(None, map(party_of, roles)))


def _documents(view: View, event: Event, parties: Collection[str]) -> tuple[set[str], set[str]]:
    """Documents that tell of the event or of the meeting whose paper it is, and those of its papers."""
    own = _docs_of(view, [event.event])
    low, high = event.told.dating.date.bounds() if event.told.dating.date is not None else (None, None)
    if low is None or high is None or event.told.act not in _MET | PAPERS:
        return own, set()
    near = view.events(
        "date_min <= ? AND date_max >= ? AND event <> ?", [high + SLACK, low - SLACK, event.event]
    )
    like = [one for one in near if _parties(one) == parties and one.told.status in ("occurred", "ongoing")]
    met = [one.event for one in like if one.told.act in _MET] if event.told.act in PAPERS else []
    papers = [one.event for one in like if one.told.act in PAPERS]
    return own | _docs_of(view, met), _docs_of(view, papers)


def _docs_of(view: View, events: Sequence[str]) -> set[str]:
    query = "SELECT DISTINCT doc FROM reports WHERE event IN (SELECT unnest(?))"
    return {row["doc"] for row in view.sql(query, [list(events)])} if events else set()


def _side(issuer: str, given: Sequence[Document], read: _Read) -> Side:
    document = given[0]
    return Side(
        issuer=issuer,
        name=name_of_party(issuer),
        document=document,
        formulas=tuple(read.formulas[document.doc]),
        named=tuple(read.named[document.doc]),
        agenda=tuple(read.agenda[document.doc].values()),
        words=tuple(read.words[document.doc]),
        also=tuple(other.doc for other in given[1:]),
    )


def name_of_party(party: str) -> str:
    """The name of a state or body; "joint text" for what is given out together.

    Args:
        party: Country (ISO alpha-3), id of a body, or `JOINT`.
    """
    if party == JOINT:
        return "joint text"
    knowledge = load()
    if party in knowledge.states:
        return knowledge.states[party].name
    body = knowledge.bodies.get(party)
    return body.name if body is not None else party


def _read(view: View, issuer_of: Mapping[str, str], parties: Collection[str]) -> _Read:
    """Who and what is named, which formulas are used, and what is given to the others."""
    found, docs = _Read(), sorted(issuer_of)
    if not docs:
        return found
    own = {f"state/{party}" for party in parties} | set(parties)
    for row in (row for row in view.sql(_NAMED, [docs]) if row["entity"] not in own):
        found.named[row["doc"]].append(Told(key=row["entity"], name=row["name"], receipt=_span(row)))
    for row in view.sql(_WORDING, [docs]):
        found.formulas[row["doc"]].append(Told(key=row["formula"], name=row["formula"], receipt=_span(row)))
    for report in view.reports("doc IN (SELECT unnest(?))", [docs]):
        for item in report.told.agenda:
            told = Told(key=item.label.casefold(), name=item.label, receipt=item.receipt)
            found.agenda[report.span.doc].setdefault(told.key, told)
    for doc, word in _words(view, docs):
        if word.party in parties and word.party != issuer_of[doc] != JOINT:
            found.words[doc].append(word)
    return found


def _words(view: View, docs: Sequence[str]) -> Iterator[tuple[str, Word]]:
    """What each document gives to one speaker, in the order of the text."""
    statements = view.statements("doc IN (SELECT unnest(?))", [list(docs)])
    for statement in sorted(statements, key=lambda s: (s.doc, s.content[0].start, s.statement)):
        if len(statement.speakers) != 1 or statement.nested_in is not None:
            continue
        (speaker,) = statement.speakers
        party = speaker.country or speaker.entity
        if party is not None:
            yield (
                statement.doc,
                Word(speaker=speaker.name, party=party, verb=statement.verb, receipt=statement.content[0]),
            )


def _span(row: Row) -> Span:
    return Span(doc=row["doc"], start=row["start"], end=row["end"], text=row["text"])
