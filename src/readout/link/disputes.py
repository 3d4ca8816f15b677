"""Who said it, who was there at all, under which names: what reports of one event tell in other places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from readout.link.choosing import FIRST, SUPPORT, Candidate, choose, own_release
from readout.link.conflicts import in_order, value_of
from readout.link.facts import TALKS, Telling
from readout.link.named import departs, is_full
from readout.link.variants import Saying, at_one_time
from readout.model import Conflict, Event, Role, Span

NEARLY_ALL = 0.8
"""Of the shorter wording's words of weight, from which two are the same words."""

QUOTED_WORDS, TOLD_WORDS = 4, 8
"""Words of weight that they must share: few between quotation marks, more where both only tell of it."""

MAX_SAYINGS = 400
"""Sayings of one event that are compared; those of the first documents, by id."""


_SPOKEN_AT = TALKS | {"call"}


class Said(NamedTuple):
    """Words that a report gives to somebody.

    Attributes:
        saying: Whose, and which words.
        span: The words.
        is_quoted: Whether they stand in quotation marks.
        event: The event it is tied to, or None.
    """

    saying: Saying
    span: Span
    is_quoted: bool
    event: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the documents of some events hold beside the reports.

    Attributes:
        said: Document → what is said in it.
        names: Document and entity → how the document writes the name, each form once.
        absent: Document → persons of whom it says that they were not there, and the words that say so.
    """

    said: Mapping[str, Sequence[Said]]
    names: Mapping[tuple[str, str], Sequence[Span]]
    absent: Mapping[str, Sequence[tuple[str, Span]]]


def with_disputes(
    events: Iterable[Event], tellings: Mapping[str, Telling], around: Surroundings
) -> tuple[Event, ...]:
    """Events with the conflicts that their reports alone do not show.

    Args:
        events: Any events.
        tellings: Report id → the report with its story.
        around: What the documents of the events with several documents hold.

    Returns:
        The events in the same order.
    """
    return tuple(
        _disputed(event, [tellings[one] for one in event.reports], around) if event.documents > 1 else event
        for event in events
    )


def _disputed(event: Event, told: Sequence[Telling], around: Surroundings) -> Event:
    by_doc: dict[str, Telling] = {}
    for telling in told:
        by_doc.setdefault(telling.report.span.doc, telling)
    absences = list(_absences(event, by_doc, around))
    gone = {role.entity for role, conflict in absences if conflict.chosen == conflict.values[-1].value}
    found = [
        *event.conflicts,
        *(conflict for _, conflict in absences),
        *_speakers(event, by_doc, around),
        *_names(event, by_doc, around),
    ]
    if len(found) == len(event.conflicts):
        return event
    roles = tuple(role for role in event.told.roles if role.entity is None or role.entity not in gone)
    return replace(
        event,
        told=replace(event.told, roles=roles),
        conflicts=in_order(found),
    )


def _absences(
    event: Event, by_doc: Mapping[str, Telling], around: Surroundings
) -> Iterable[tuple[Role, Conflict]]:
    """Somebody whom one report names as taking part and another says was not there."""
    for role in event.told.roles:
        if role.kind != "person" or role.entity is None:
            continue
        without = {
            doc: span
            for doc in by_doc
            for entity, span in around.absent.get(doc, ())
            if entity == role.entity
        }
        present = {
            doc: telling
            for doc, telling in by_doc.items()
            if doc not in without and any(r.entity == role.entity for r in telling.report.told.roles)
        }
        if not without or not present:
            continue
        there = _candidate(f"with {role.name}", present)
        missing = _candidate(f"without {role.name}", {doc: by_doc[doc] for doc in without})
        own = own_release(frozenset({role.country or ""}), "the own side's read-out")
        chosen, rule = choose([there, missing], (SUPPORT, own, FIRST))
        spans = {doc: _named_in(telling, role) for doc, telling in present.items()} | without
        yield (
            role,
            Conflict(
                field="roles",
                about=role.name,
                values=(value_of(there, spans), value_of(missing, spans)),
                chosen=chosen.value,
                rule=rule,
            ),
        )


def _named_in(telling: Telling, role: Role) -> Span:
    spans = (s for r in telling.report.told.roles if r.entity == role.entity for s in r.receipts)
    return min(spans, default=telling.report.span)


def _candidate(value: str, by_doc: Mapping[str, Telling]) -> Candidate:
    tellings = tuple(by_doc[doc] for doc in sorted(by_doc))
    return Candidate(value=value, tellings=tellings, backing=frozenset(t.source for t in tellings))


def _speakers(event: Event, by_doc: Mapping[str, Telling], around: Surroundings) -> Iterable[Conflict]:
    """The same words, given to different speakers by different reports."""
    said = [
        one
        for doc in sorted(by_doc)
        for one in around.said.get(doc, ())
        if one.saying.speakers and _is_said_at(one, event)
    ][:MAX_SAYINGS]
    for group in _same_words(said):
        if not _is_disputed(group, by_doc):
            continue
        first: dict[str, dict[str, Span]] = defaultdict(dict)
        for one in group:
            first[one.saying.speakers[0].name].setdefault(one.saying.doc, one.span)
        found = [_candidate(name, {doc: by_doc[doc] for doc in first[name]}) for name in sorted(first)]
        own = frozenset(p.country for one in group for p in one.saying.speakers if p.country is not None)
        chosen, rule = choose(
            found, (SUPPORT, own_release(own, "a read-out of one of those who spoke"), FIRST)
        )
        yield Conflict(
            field="speaker",
            about=_bare(min((one.span.text for one in group), key=lambda text: (len(text), text))),
            values=tuple(value_of(one, first[one.value]) for one in found),
            chosen=chosen.value,
            rule=rule,
        )


def _bare(words: str) -> str:
    """Words on one line, without the quotation marks and the comma around them."""
    return " ".join(words.split()).strip(",\"'“”‘’«»„ ")


def _is_said_at(one: Said, event: Event) -> bool:
    """Tied to it, or quoted in a report of a meeting at which the speaker's side sat."""
    if one.event == event.event:
        return True
    sides = {role.country for role in event.told.roles if role.country is not None}
    return (
        one.is_quoted
        and event.told.act in _SPOKEN_AT
        and any(p.country in sides for p in one.saying.speakers)
    )


def _same_words(said: Sequence[Said]) -> list[list[Said]]:
    """Groups of sayings in the same or nearly the same words, of several documents each."""
    leader = list(range(len(said)))

    def led_by(one: int) -> int:
        while leader[one] != one:
            one = leader[one]
        return one

    for a in range(len(said)):
        for b in range(a + 1, len(said)):
            if said[a].saying.doc != said[b].saying.doc and _are_same_words(said[a], said[b]):
                low, high = sorted((led_by(a), led_by(b)))
                leader[high] = low
    groups: dict[int, list[Said]] = defaultdict(list)
    for number, one in enumerate(said):
        groups[led_by(number)].append(one)
    return [group for group in groups.values() if len(group) > 1]


def _are_same_words(a: Said, b: Said) -> bool:
    if not at_one_time(a.saying, b.saying):
        return False
    ours, theirs = a.saying.words, b.saying.words
    shared = len(ours & theirs)
    enough = QUOTED_WORDS if a.is_quoted and b.is_quoted else TOLD_WORDS
    return shared >= enough and shared >= NEARLY_ALL * min(len(ours), len(theirs))


def _is_disputed(group: Sequence[Said], by_doc: Mapping[str, Telling]) -> bool:
    """Whether different persons or states are said to have said it, and nobody gives it to both.

    A ministry speaks for its minister; and each side's own read-out may give both sides' words to its own.
    """
    if any(len(one.saying.speakers) != 1 or one.saying.speakers[0].entity is None for one in group):
        return False
    by_document: dict[str, set[str]] = defaultdict(set)
    for one in group:
        by_document[one.saying.doc].add(one.saying.speakers[0].entity or "")
    if any(len(speakers) > 1 for speakers in by_document.values()):
        return False
    if all(_is_own(by_doc[one.saying.doc], one.saying.speakers[0].country) for one in group):
        return False
    speakers = {p.entity: p for one in group for p in one.saying.speakers}.values()
    return any(
        a.entity != b.entity
        and (a.country != b.country or all((p.entity or "").startswith("person/") for p in (a, b)))
        and None not in (a.country, b.country)
        for a in speakers
        for b in speakers
    )


def _is_own(telling: Telling, country: str | None) -> bool:
    return country is not None and telling.issuer == country


def _names(event: Event, by_doc: Mapping[str, Telling], around: Surroundings) -> Iterable[Conflict]:
    """Names by which the reports call one person or body: no disagreement in substance."""
    for role in event.told.roles:
        if role.entity is None or role.kind == "state":
            continue
        forms: dict[str, dict[str, Span]] = defaultdict(dict)
        for doc in sorted(by_doc):
            for span in around.names.get((doc, role.entity), ()):
                form = " ".join(span.text.split())
                if is_full(form, role.name) or departs(form, role.name, is_person=role.kind == "person"):
                    forms[form].setdefault(doc, span)
        if not any(departs(form, role.name, is_person=role.kind == "person") for form in forms):
            continue
        yield Conflict(
            field="name",
            kind="variants",
            about=role.name,
            values=tuple(
                value_of(_candidate(form, {doc: by_doc[doc] for doc in spans}), spans)
                for form, spans in sorted(forms.items())
            ),
            chosen=role.name,
            rule="the usual English name",
        )
