"""Judgements applied to rows as they were read: hidden, corrected, put together or apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from readout.link.decisions import Apart, Together
from readout.link.judging import fields, swapping
from readout.link.judging.active import active
from readout.link.judging.fields import EntityOf, Payload
from readout.link.judging.rows import Judged, Rows, found_again, stretch, table_of
from readout.model import (
    Entity,
    EntityKind,
    JudgedTable,
    Judgement,
    Mention,
    Mode,
    Party,
    Report,
    ReviewState,
    Span,
    Statement,
    Usage,
)

Row = TypeVar("Row", Report, Statement, Mention, Usage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What holds of a row.

    Attributes:
        table: Its table.
        state: What was decided.
        by: The last judgement on it.
    """

    table: JudgedTable
    state: ReviewState
    by: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEdit:
    """An edit of an event, or a mark on it, by the reports that it rested on.

    Attributes:
        reports: Ids, as they are now.
        payload: (field, value) pairs; none where it was only accepted.
        by: The judgement.
    """

    reports: frozenset[str]
    payload: Payload
    by: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """What the judgements that hold make of the rows.

    Attributes:
        outcomes: Id of a row → what holds of it.
        rows: Id → the row as corrected, where something in it was changed.
        entities: Id → the entity as corrected, or one that is new to the record.
        decisions: What is one event and what is not, oldest first.
        event_edits: Edits and marks of events, oldest first.
        lost: Judgement and subject that nothing answers to any more.
    """

    outcomes: Mapping[str, Outcome]
    rows: Mapping[str, Judged]
    entities: Mapping[str, Entity]
    decisions: tuple[Together | Apart, ...]
    event_edits: tuple[EventEdit, ...]
    lost: tuple[tuple[str, str], ...]


def correct(judgements: Iterable[Judgement], rows: Rows, entity_of: EntityOf) -> Corrections:
    """Apply judgements, the oldest first, so that the last word is the last one's.

    Args:
        judgements: All of the record; those that were taken back play no part.
        rows: As they were read.
        entity_of: Who is known beyond the record.

    Returns:
        What comes of them.
    """
    bench = _Bench(rows, entity_of)
    for judgement in active(judgements):
        bench.apply(judgement)
    return bench.done()


class _Bench:
    """The rows while judgement after judgement is applied to them."""

    def __init__(self, rows: Rows, entity_of: EntityOf) -> None:
        self._rows = rows
        self._known = entity_of
        self._new: dict[str, Judged] = {}
        self._entities: dict[str, Entity] = {}
        self._outcomes: dict[str, Outcome] = {}
        self._decisions: list[Together | Apart] = []
        self._edits: list[EventEdit] = []
        self._lost: list[tuple[str, str]] = []

    def done(self) -> Corrections:
        return Corrections(
            outcomes=self._outcomes,
            rows=self._new,
            entities=self._entities,
            decisions=tuple(self._decisions),
            event_edits=tuple(self._edits),
            lost=tuple(self._lost),
        )

    def apply(self, judgement: Judgement) -> None:
        found = {subject: self._found(judgement, subject) for subject in judgement.subjects}
        self._lost += [(judgement.judgement, subject) for subject, keys in found.items() if not keys]
        if judgement.kind == "merge":
            self._merge(judgement, found)
        elif judgement.kind == "split":
            self._split(judgement, found)
        else:
            for subject, keys in found.items():
                if keys:
                    self._decide(judgement, subject, keys)

    def _found(self, judgement: Judgement, subject: str) -> frozenset[str]:
        """Ids that a subject has now: its own, or those of the reports of an event."""
        again = (found_again(anchor, self._rows) for anchor in judgement.anchors if anchor.subject == subject)
        return frozenset(key for key in again if key is not None)

    def _decide(self, judgement: Judgement, subject: str, keys: frozenset[str]) -> None:
        table = table_of(subject)
        if judgement.kind == "edit":
            self._edit(judgement, table, keys)
        elif judgement.kind == "accept" and table == "events":
            self._edits.append(EventEdit(reports=keys, payload=(), by=judgement))
        else:
            for key in keys:
                state: ReviewState = "accepted" if judgement.kind == "accept" else "rejected"
                self._mark(key, state, judgement)

    def _mark(self, key: str, state: ReviewState, judgement: Judgement) -> None:
        table = table_of(key)
        if table is not None:
            self._outcomes[key] = Outcome(table=table, state=state, by=judgement)

    # ---------------------------------------------------------- together, apart

    def _merge(self, judgement: Judgement, found: Mapping[str, frozenset[str]]) -> None:
        if table_of(judgement.subjects[0]) == "entities":
            into = self._entity(judgement.subjects[0])
            for other in judgement.subjects[1:] if into is not None else ():
                self._put_in_place(other, cast("Entity", into), judgement)
                self._mark(other, "merged", judgement)
            return
        reports = frozenset[str]().union(*found.values())
        if len(reports) > 1:
            self._decisions.append(Together(reports=reports))

    def _split(self, judgement: Judgement, found: Mapping[str, frozenset[str]]) -> None:
        whole, *parts = judgement.subjects
        taken = frozenset[str]().union(*(found[part] for part in parts))
        if table_of(whole) != "entities":
            rest = found[whole] - taken
            if taken and rest:
                self._decisions.append(Apart(one=taken, other=rest))
            return
        held = self._entity(whole)
        given = dict(judgement.payload)
        new = self._known(given.get("entity", "")) or (
            replace(held, entity=given["entity"], name=given["name"], wikidata=None) if held else None
        )
        if new is not None:
            for key in sorted(taken):
                self._reassign(key, new, judgement)

    # -------------------------------------------------------------------- edits

    def _edit(self, judgement: Judgement, table: JudgedTable | None, keys: frozenset[str]) -> None:
        if table == "events":
            self._edits.append(EventEdit(reports=keys, payload=judgement.payload, by=judgement))
            return
        how: Mapping[JudgedTable, Callable[[str, Judgement], None]] = {
            "entities": self._edit_entity,
            "mentions": self._edit_mention,
            "reports": self._edit_report,
            "statements": self._edit_statement,
            "wording": self._edit_usage,
        }
        if table is None or table not in how:
            return
        for key in sorted(keys):
            how[table](key, judgement)
            if table != "entities":
                self._move(table, key, judgement)

    def _edit_report(self, key: str, judgement: Judgement) -> None:
        def edited(report: Report) -> Report:
            told = fields.told_as(report.told, judgement.payload, _why(judgement), self._entity)
            return replace(report, told=told)

        self._change("reports", key, judgement, edited, Report)

    def _edit_statement(self, key: str, judgement: Judgement) -> None:
        self._change("statements", key, judgement, lambda s: self._said(s, judgement.payload), Statement)

    def _edit_usage(self, key: str, judgement: Judgement) -> None:
        given = dict(judgement.payload)
        if "formula" in given:
            self._change("wording", key, judgement, lambda u: replace(u, formula=given["formula"]), Usage)

    def _said(self, statement: Statement, payload: Payload) -> Statement:
        given = dict(payload)
        if "mode" in given:
            statement = replace(statement, mode=cast("Mode", given["mode"]))
        if "verb" in given:
            statement = replace(statement, verb=_or_none(given["verb"]))
        if "speakers" in given:
            receipts = {party.entity: party.receipt for party in statement.speakers}
            named = (self._entity(one.strip()) for one in given["speakers"].split(","))
            statement = replace(
                statement,
                speakers=tuple(
                    Party(entity=e.entity, name=e.name, country=e.country, receipt=receipts.get(e.entity))
                    for e in named
                    if e is not None
                ),
            )
        return statement

    def _edit_mention(self, key: str, judgement: Judgement) -> None:
        given = dict(judgement.payload)
        if "entity" in given:
            new = self._entity(given["entity"])
            if new is not None:
                self._reassign(key, new, judgement)
            else:
                self._change("mentions", key, judgement, swapping.nobody, Mention)
        if "country" in given:
            country = _or_none(given["country"])
            self._change("mentions", key, judgement, lambda m: replace(m, country=country), Mention)
        if "office" in given:
            office = _or_none(given["office"])
            self._change("mentions", key, judgement, lambda m: replace(m, office=office), Mention)

    def _edit_entity(self, key: str, judgement: Judgement) -> None:
        held = self._entity(key)
        if held is None:
            return
        given = {name: _or_none(value) for name, value in judgement.payload}
        new = replace(
            held,
            name=given.get("name") or held.name,
            kind=cast("EntityKind", given.get("kind") or held.kind),
            country=given.get("country", held.country),
            wikidata=given.get("wikidata", held.wikidata),
        )
        self._entities[key] = new
        self._put_in_place(key, new, judgement)
        self._mark(key, "edited", judgement)

    def _move(self, table: JudgedTable, key: str, judgement: Judgement) -> None:
        """Other borders for what the row was read from."""
        given = {name: int(value) for name, value in judgement.payload if name in ("start", "end")}
        row = self._row(table, key)
        if not given or row is None:
            return
        spans = row.content if isinstance(row, Statement) else (row.span,)
        doc, text = spans[0].doc, self._rows.texts.get(spans[0].doc, "")
        start, end = given.get("start", spans[0].start), given.get("end", spans[-1].end)
        if not start < end <= len(text):
            return
        span = stretch(text, doc, start, end)
        if isinstance(row, Statement):
            self._keep(table, key, replace(row, content=(span,)), judgement)
        else:
            self._keep(table, key, replace(row, span=span), judgement)

    # ------------------------------------------------------ one for another

    def _reassign(self, key: str, new: Entity, judgement: Judgement) -> None:
        """Mentions of one in the same words of a document mean another, and so does what rests on them."""
        chosen = cast("Mention | None", self._row("mentions", key))
        if chosen is None:
            return
        old, words, doc = chosen.entity, chosen.span.text, chosen.span.doc
        self._bring(new, judgement)
        alike = [
            (other, mention)
            for other in self._rows.mentions
            if (mention := cast("Mention", self._row("mentions", other))).span.doc == doc
            and mention.entity == old
            and mention.span.text == words
        ]
        spans = [mention.span for _, mention in alike]
        note = _why(judgement)
        for other, mention in alike:
            changed = swapping.in_mention(mention, old or "", new, note)
            self._keep("mentions", other, changed if old else replace(mention, entity=new.entity), judgement)
        if old is not None:
            self._swap(
                old, new, judgement, lambda span: any(s.overlaps(span) for s in spans) if span else False, doc
            )

    def _put_in_place(self, old: str, new: Entity, judgement: Judgement) -> None:
        """One entity stands for another in every document."""
        self._bring(new, judgement)
        if old != new.entity:
            for key in self._rows.mentions:
                mention = cast("Mention", self._row("mentions", key))
                changed = swapping.in_mention(mention, old, new, _why(judgement))
                if changed != mention:
                    self._keep("mentions", key, changed, judgement)
        self._swap(old, new, judgement, swapping.everywhere, None)

    def _swap(
        self,
        old: str,
        new: Entity,
        judgement: Judgement,
        means: Callable[[Span | None], bool],
        doc: str | None,
    ) -> None:
        changed_statements = set()
        for key, report in self._rows.reports.items():
            if doc is None or report.span.doc == doc:
                self._change(
                    "reports", key, judgement, lambda r: swapping.in_report(r, old, new, means), Report
                )
        for key, statement in self._rows.statements.items():
            if doc is None or statement.doc == doc:
                swap = self._change(
                    "statements",
                    key,
                    judgement,
                    lambda s: swapping.in_statement(s, old, new, means),
                    Statement,
                )
                if swap:
                    changed_statements.add(key)
        for key, usage in self._rows.wording.items():
            if doc is None or usage.statement in changed_statements:
                self._change("wording", key, judgement, lambda u: swapping.in_usage(u, old, new), Usage)

    # ------------------------------------------------------------------- rows

    def _entity(self, key: str) -> Entity | None:
        return self._entities.get(key) or self._rows.entities.get(key) or self._known(key)

    def _bring(self, entity: Entity, judgement: Judgement) -> None:
        """An entity that no document of the record speaks of yet."""
        if entity.entity not in self._rows.entities and entity.entity not in self._entities:
            self._entities[entity.entity] = entity
            self._mark(entity.entity, "edited", judgement)

    def _row(self, table: str, key: str) -> Judged | None:
        return self._new.get(key) or self._rows.of(table).get(key)

    def _change(
        self, table: JudgedTable, key: str, judgement: Judgement, how: Callable[[Row], Row], kind: type[Row]
    ) -> bool:
        row = self._row(table, key)
        if not isinstance(row, kind):
            return False
        changed = how(row)
        if changed == row:
            return False
        self._keep(table, key, changed, judgement)
        return True

    def _keep(self, table: JudgedTable, key: str, row: Judged, judgement: Judgement) -> None:
        self._new[key] = row
        held = self._outcomes.get(key)
        if held is None or held.state != "rejected":
            self._outcomes[key] = Outcome(table=table, state="edited", by=judgement)


def _why(judgement: Judgement) -> str:
    return f"corrected by {judgement.author}" + (f": {judgement.reason}" if judgement.reason else "")


def _or_none(value: str) -> str | None:
    return None if value == fields.NONE else value
