"""What the documents of events with several reports hold beside the reports: sayings, names, absences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from sys import intern

from readout.knowledge.words import word_list
from readout.link import Said, Surroundings, lay_out_saying
from readout.model import Dating, Event, Span
from readout.record import View

_NOT = r"(?:(?:did|could)(?: not|n[’']t)|(?:was|were) (?:unable|not able) to)"
_ATTEND = r"(?:attend|take part|participate|join|be present)"
_AWAY = r"(?:(?:was|were) (?:absent|not present|not among)|stayed away|skipped|missed)"
_ABSENT_AFTER = re.compile(
    rf"(?:,[^,.;]{{0,60}},)?\s(?:himself |herself )?(?:{_NOT} {_ATTEND}|{_AWAY})\b(?P<what>[^.;]{{0,80}})"
)
"""Behind a name: "Austin, who was ill, did not attend the talks"."""

_ABSENT_BEFORE = re.compile(
    r"\b(?:without|in the absence of|except for|but not)\s(?:(?!and\b)(?!\w{3,}\.\s)[\w.’'\-]+\s){0,5}\Z",
    re.IGNORECASE,
)
"""Before one: "without Defense Secretary"."""

_ABSENCE = rf"(?i){_NOT} {_ATTEND}|{_AWAY}|without|in the absence of|except for|but not".replace("'", "''")
"""What a text must hold somewhere to be looked at."""

_REACH = 120
_WORD = re.compile(r"[a-z]+")
_OCCASION = re.compile(r"\s(?:in |at )?(?:the|a|an|this|that|their)\s")

_NAMES = """
    SELECT doc, entity, text, min(start) AS start, arg_min("end", start) AS "end" FROM mentions
    WHERE method IN ('name', 'reading') AND entity IS NOT NULL AND doc IN (SELECT unnest(?))
    GROUP BY doc, entity, text ORDER BY doc, entity, text
"""
_PERSONS = """
    SELECT m.doc, m.entity, m.start, m."end", m.text,
           substr(d.text, greatest(1, m.start + 1 - {reach}), least(m.start, {reach})) AS before,
           substr(d.text, m."end" + 1, {reach}) AS after
    FROM mentions m JOIN documents d ON d.doc = m.doc
    WHERE m.doc IN (SELECT unnest(?)) AND m.entity LIKE 'person/%' AND regexp_matches(d.text, '{absence}')
    ORDER BY m.doc, m.start, m."end"
"""


def surroundings(
    view: View,
    events: Sequence[Event],
    doc_of: Mapping[str, str],
    *,
    event_of: Mapping[str, str],
    published: Mapping[str, Dating],
) -> Surroundings:
    """What is told beside the reports, of the documents of events with several.

    Args:
        view: The record.
        events: Any events.
        doc_of: Report → its document.
        event_of: Statement → the event it was made at.
        published: Document → when it was published.

    Returns:
        What `with_disputes` takes.
    """
    several = [event for event in events if event.documents > 1]
    docs = sorted({doc_of[report] for event in several for report in event.reports})
    if not docs:
        return Surroundings(said={}, names={}, absent={})
    return Surroundings(
        said=_said(view, docs, event_of, published), names=_names(view, docs), absent=_absent(view, docs)
    )


def _said(
    view: View, docs: Collection[str], event_of: Mapping[str, str], published: Mapping[str, Dating]
) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = defaultdict(list)
    for statement in view.statements("doc IN (SELECT unnest(?))", [docs]):
        if not statement.speakers or statement.modality is not None:
            continue
        event = event_of.get(statement.statement)
        saying = lay_out_saying(
            statement.statement,
            doc=statement.doc,
            speakers=statement.speakers,
            text=" ".join(piece.text for piece in statement.content),
            event=event,
            said=statement.dating,
            published=published[statement.doc],
        )
        found[statement.doc].append(
            Said(saying, statement.content[0], statement.mode in ("direct", "mixed"), event)
        )
    return found


def _names(view: View, docs: Sequence[str]) -> dict[tuple[str, str], list[Span]]:
    found: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for row in view.stream(_NAMES, [docs]):
        doc, entity, text = (intern(row[name]) for name in ("doc", "entity", "text"))  # few, over and over
        found[doc, entity].append(Span(doc=doc, start=row["start"], end=row["end"], text=text))
    return found


def _absent(view: View, docs: Sequence[str]) -> dict[str, list[tuple[str, Span]]]:
    found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for row in view.stream(_PERSONS.format(reach=_REACH, absence=_ABSENCE), [docs]):
        for low, high in _told_absent(row["before"], row["after"]):
            start, end = row["start"] + low, row["end"] + high
            text = (row["before"][low:] if low else "") + row["text"] + row["after"][:high]
            found[row["doc"]].append((row["entity"], Span(doc=row["doc"], start=start, end=end, text=text)))
    return found


def _told_absent(before: str, after: str) -> Iterator[tuple[int, int]]:
    """How far before and behind a name the words reach that say that its bearer was not there."""
    behind = _ABSENT_AFTER.match(after)
    if behind is not None and _is_of_talks(behind["what"]):
        yield 0, behind.start("what")
    ahead = _ABSENT_BEFORE.search(before)
    if ahead is not None:
        yield ahead.start() - len(before), 0


def _is_of_talks(what: str) -> bool:
    """Whether nothing is named that was missed, or talks are; whoever missed the dinner was at the talks."""
    missed = what.split(",", maxsplit=1)[0].lower()
    talks = word_list("talk-nouns") | word_list("conversation-nouns")
    return _OCCASION.match(missed) is None or any(word in talks for word in _WORD.findall(missed))
