"""Small groups of states that are nothing but their members: when the Quad meets, four states do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from readout.errors import KnowledgeError
from readout.knowledge import parse
from readout.knowledge.tables import listed, rows


@cache
def groupings() -> Mapping[str, tuple[str, ...]]:
    """Body id → its states (ISO alpha-3), for groups without an organization of their own.

    Raises:
        KnowledgeError: A row names an unknown body or state.
    """
    found = {row["body"]: listed(row["members"]) for row in rows("groupings")}
    bodies, states = parse.bodies(), parse.states()
    for body, members in found.items():
        if body not in bodies:
            raise KnowledgeError(f"groupings.csv: {body} is not in bodies.csv.")
        for state in members:
            if state not in states:
                raise KnowledgeError(f"groupings.csv: {body} has unknown member {state!r}.")
    return found
