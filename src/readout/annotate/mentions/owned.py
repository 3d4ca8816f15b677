"""People named behind their state: "Hungary's Viktor Orbán" is one phrase, as "Hungarian leader Orbán" is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readout.annotate.mentions.reference import Reference, unlisted
from readout.annotate.mentions.strangers import IN_NO_TABLE

_NAME = re.compile(r"['’]s? ([^\W\d_a-z][\w’'\-]*[^\W_])(?<![’']s)(?! [^\W\d_a-z])")
_STATES = frozenset({"state", "capital"})
_ENDINGS = ("'s ", "’s ", "' ", "’ ")


def owned_names(text: str, taken: Sequence[Reference]) -> Iterator[tuple[Reference, int, int]]:
    """Single capitalised words behind a state: "Spain's Sanchez".

    Args:
        text: The stored text.
        taken: References found so far.

    Yields:
        The state, and where the word stands.
    """
    for state in taken:
        if state.sense in _STATES and state.country is not None:
            match = _NAME.match(text, state.end)
            if match is not None:
                yield state, match.start(1), match.end(1)


def with_their_states(text: str, taken: Sequence[Reference]) -> list[Reference]:
    """The references, a state right before a name of its own made part of the person's phrase.

    It fires on "met Hungary's Viktor Orbán", and must not on "Hungary's foreign minister" (a title, read
    before) nor on "Berlin's Sigmar Gabriel Street".

    Args:
        text: The stored text.
        taken: References, changed in place; in any order.

    Returns:
        Those that remain.
    """
    states = {r.end: r for r in taken if r.sense in _STATES and r.country is not None}
    gone: set[int] = set()
    for person in taken:
        if not person.is_person or person.sense != "person" or person.start != person.name_start:
            continue
        state = next(
            (
                states[person.start - len(ending)]
                for ending in _ENDINGS
                if text[: person.start].endswith(ending) and person.start - len(ending) in states
            ),
            None,
        )
        if state is None or person.country not in (None, state.country):
            continue
        if person.country is None and person.note.startswith(IN_NO_TABLE):
            person.country = state.country
            person.entity = unlisted("person", person.name, state.country)
        if person.country == state.country:
            person.start = state.start
            gone.add(id(state))
    return [r for r in taken if id(r) not in gone]
