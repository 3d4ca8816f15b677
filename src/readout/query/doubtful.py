"""What a person should look at first: events that may be one, reports that differ, odd names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Literal

from readout import link
from readout.link import judging
from readout.query.explain import Tellings
from readout.record import Row, View

DoubtKind = Literal["one-event", "conflict", "name", "weak"]
DOUBTS: tuple[DoubtKind, ...] = ("one-event", "conflict", "name", "weak")
"""Kinds of doubt, the most consequential first."""

WEAK = 0.6
"""Score below which the only report of an event is shown."""

_MAY_ERR = frozenset({"date", "place", "persons", "telling"})
"""Features that a slip of one report can turn; another act, status or format is another event."""

_SAME_PERSONS = 2.0
"""Evidence of the persons of two states: the same on both sides."""

_COMPARED = 3
"""Reports of each event that are compared."""

_TALKS = "'meeting', 'call', 'visit', 'negotiation', 'joint-statement'"

_PAIRS = f"""
    WITH e AS MATERIALIZED (
        SELECT event, act, status, date_min, independent_sources FROM flat.events
        WHERE act IN ({_TALKS}) AND date_min IS NOT NULL AND date_max - date_min <= 2
    ),
    p AS MATERIALIZED (
        SELECT DISTINCT e.event, e.act, e.status, e.date_min, coalesce(r.country, r.entity, r.name) AS party
        FROM e JOIN flat.roles r ON r.event = e.event
        WHERE r.role IN ('participant', 'source', 'target', 'host') AND party IS NOT NULL
    ),
    sizes AS MATERIALIZED (SELECT event, count(*) AS n FROM p GROUP BY event),
    pairs AS MATERIALIZED (
        SELECT a.event AS one, b.event AS other, count(*) AS shared
        FROM (SELECT *, unnest([date_min - 1, date_min, date_min + 1]) AS near FROM p) a
        JOIN p b ON b.party = a.party AND b.act = a.act AND b.status = a.status AND b.date_min = a.near
        WHERE a.event < b.event GROUP BY a.event, b.event HAVING count(*) >= 2
    )
    SELECT one, other FROM pairs
    JOIN e a ON a.event = one JOIN e b ON b.event = other
    JOIN sizes m ON m.event = one JOIN sizes n ON n.event = other
    ORDER BY abs(b.date_min - a.date_min), m.n + n.n - 2 * shared,
             a.independent_sources + b.independent_sources DESC, one, other
"""  # noqa: S608 - our own names
"""Talks of one kind within a day of each other that share two parties; both are joined by value."""

_AT_ONCE = 64
"""Pairs whose reports are looked up at a time."""

_CONFLICTS = """
    SELECT event, fields, independent_sources FROM (
        SELECT event, independent_sources, list_sort(list_distinct(list_transform(
            list_filter(conflicts, lambda c: coalesce(c.kind, 'disagreement') = 'disagreement'),
            lambda c: c.field))) AS fields
        FROM events
    )
    WHERE len(fields) > 0 ORDER BY independent_sources DESC, len(fields) DESC, event
"""
_NAMES = """
    SELECT m.text, m.entity, m.flag, list(m.mention ORDER BY m.mention) AS mentions, min(m.note) AS note,
           min(m.score) AS score, any_value(e.name) AS name, any_value(m.alternatives) AS alternatives
    FROM mentions m LEFT JOIN entities e ON e.entity = m.entity
    WHERE m.flag IS NOT NULL AND m.method <> 'pronoun'
    GROUP BY m.text, m.entity, m.flag
    ORDER BY m.flag <> 'ambiguous', count(*) DESC, score, m.text, m.entity
"""
_WEAK = f"""
    SELECT e.event, r.score, r.rule FROM events e JOIN reports r ON r.event = e.event
    WHERE len(e.reports) = 1 AND r.score < {WEAK} ORDER BY r.score, e.event
"""  # noqa: S608 - our own names


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A question for a person.

    Attributes:
        kind: What is doubtful.
        question: In words.
        subjects: Ids of the rows it is about: two events, an event, or mentions.
        why: Why it is asked, in words.
    """

    kind: DoubtKind
    question: str
    subjects: tuple[str, ...]
    why: str


def doubtful(view: View, kinds: Sequence[DoubtKind] = DOUBTS) -> Iterator[Doubt]:
    """Questions that nobody has decided yet, by kind, the weightiest of each first.

    Args:
        view: The record.
        kinds: Which kinds to ask.

    Yields:
        Questions.
    """
    active = judging.active(view.judgements())
    judged = {subject for j in active if j.kind != "split" for subject in j.subjects}
    judged |= {review.subject for review in view.reviews()}
    parted = [frozenset(anchor.row for anchor in j.anchors) for j in active if j.kind == "split"]
    asking = {
        "one-event": lambda: _pairs(view, parted),
        "conflict": lambda: _conflicts(view),
        "name": lambda: _names(view),
        "weak": lambda: _weak(view),
    }
    for kind in kinds:
        for doubt in asking[kind]():
            if kind == "one-event" or not judged >= set(doubt.subjects):
                yield doubt


def _pairs(view: View, parted: list[frozenset[str]]) -> Iterator[Doubt]:
    left = iter(view.sql(_PAIRS))
    while pairs := [(row["one"], row["other"]) for row in islice(left, _AT_ONCE)]:
        told = Tellings.of(view, sorted({event for pair in pairs for event in pair}))
        for one, other in pairs:
            reports = [{report.report for report in told.reports[event]} for event in (one, other)]
            if any(all(rows & held for held in reports) for rows in parted):
                continue
            why = _nearly(told.facts([one, other]), one, other)
            if why:
                yield Doubt(
                    kind="one-event", question="Do these tell of one event?", subjects=(one, other), why=why
                )


def _nearly(facts: Mapping[str, Sequence[link.Facts]], one: str, other: str) -> str:
    """What keeps two events apart, where it is little; nothing where it is much."""
    against: set[str] = set()
    speaking = persons = 0.0
    for a, b in product(facts[one][:_COMPARED], facts[other][:_COMPARED]):
        evidence = link.explain(a, b)
        against |= {name for name, value in evidence if value is None}
        persons = max(persons, *(value or 0.0 for name, value in evidence if name == "persons"))
        speaking = max(speaking, sum(value for _, value in evidence if value is not None))
    if not against:
        return "nothing speaks against it, and too little for it, or another event fits as well"
    is_little = len(against) == 1 or persons >= _SAME_PERSONS
    if against <= _MAY_ERR and speaking >= link.JOIN_AT and is_little:
        return f"only the {' and the '.join(sorted(against))} speaking against it"
    return ""


def _conflicts(view: View) -> Iterator[Doubt]:
    for row in view.sql(_CONFLICTS):
        yield Doubt(
            kind="conflict",
            question="Is the event told rightly?",
            subjects=(row["event"],),
            why=f"its reports differ on {' and '.join(row['fields'])}",
        )


def _names(view: View) -> Iterator[Doubt]:
    for row in view.sql(_NAMES):
        others = ", ".join(one["entity"] for one in row["alternatives"] or ())
        yield Doubt(
            kind="name",
            question=f"Does “{row['text']}” mean {row['name'] or row['entity'] or 'nobody known'}?",
            subjects=tuple(row["mentions"]),
            why=f"{row['flag']}: {row['note']}" + (f"; or {others}" if others else ""),
        )


def _weak(view: View) -> Iterator[Doubt]:
    for row in view.sql(_WEAK):
        yield Doubt(
            kind="weak",
            question="Did the text say so?",
            subjects=(row["event"],),
            why=f"one report, by the rule {row['rule']}, score {row['score']:.2f}",
        )


def tellings_of(view: View, event: str) -> list[Row]:
    """Reports of an event in the order in which they are numbered for a person.

    Args:
        view: The record.
        event: Its id.

    Returns:
        Rows of `reports`.
    """
    return list(view.rows("reports", where="event = ?", params=[event], order='doc, start, "end", report'))
