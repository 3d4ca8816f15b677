"""Judgements on events, applied once the reports are linked; and what to keep of all judgements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from readout.link.judging import fields
from readout.link.judging.correct import Corrections, EventEdit
from readout.link.judging.fields import EntityOf
from readout.link.judging.rows import Judged
from readout.model import Conflict, Entity, Event, JudgedTable, Judgement, Review, ReviewState

_CONFLICT_OF = {"with": "roles", "without": "roles"}
"""Field of an edit → the conflict that it decides, where they are called otherwise."""


def settle(
    events: Sequence[Event], corrections: Corrections, entity_of: EntityOf
) -> tuple[tuple[Event, ...], tuple[Review, ...]]:
    """Edits and marks of events, put on the events that hold most of the reports they were made on.

    Args:
        events: As linked.
        corrections: What the judgements make of the rows.
        entity_of: Who is known.

    Returns:
        The events with their edits, and a review for each event that was judged.
    """
    event_of = {report: event.event for event in events for report in event.reports}
    held = {event.event: event for event in events}
    reviews: dict[str, Review] = {}
    for edit in corrections.event_edits:
        key = _meant(edit, event_of)
        if key is None:
            continue
        why = f"corrected by {edit.by.author}"
        told = fields.told_as(held[key].told, edit.payload, why, entity_of)
        held[key] = replace(held[key], told=told, conflicts=_decided(held[key].conflicts, edit))
        was_edited = edit.payload or (key in reviews and reviews[key].state == "edited")
        reviews[key] = _review(key, "events", "edited" if was_edited else "accepted", edit.by)
    return tuple(held[event.event] for event in events), tuple(reviews.values())


def _decided(conflicts: Sequence[Conflict], edit: EventEdit) -> tuple[Conflict, ...]:
    """The conflicts with the value that a person put in as the one taken."""
    given = {_CONFLICT_OF.get(field, field): value for field, value in edit.payload}
    return tuple(
        replace(one, chosen=given[one.field], rule=f"put in by {edit.by.author}")
        if one.kind == "disagreement" and one.field in given
        else one
        for one in conflicts
    )


def _meant(edit: EventEdit, event_of: Mapping[str, str]) -> str | None:
    found = Counter(event_of[report] for report in edit.reports if report in event_of)
    return min(found, key=lambda event: (-found[event], event)) if found else None


def reviews_of(corrections: Corrections, as_json: Callable[[Judged | Entity], str]) -> Iterator[Review]:
    """What to keep of each row that was judged.

    Args:
        corrections: What the judgements make of the rows.
        as_json: The stored row of a value.

    Yields:
        Reviews by id; with the row where something in it was changed.
    """
    for key, outcome in sorted(corrections.outcomes.items()):
        changed = corrections.rows.get(key) or corrections.entities.get(key)
        is_hidden = outcome.state in ("rejected", "merged")
        row = None if changed is None or is_hidden else as_json(changed)
        yield replace(_review(key, outcome.table, outcome.state, outcome.by), row=row)


def _review(key: str, table: JudgedTable, state: ReviewState, by: Judgement) -> Review:
    return Review(
        subject=key,
        table=table,
        state=state,
        judgement=by.judgement,
        author=by.author,
        at=by.at,
        reason=by.reason,
    )
