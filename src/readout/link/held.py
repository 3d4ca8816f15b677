"""What a record holds, as far as claims are checked against it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from readout.model import Event, Usage

Term = tuple[str, dt.date, dt.date | None]
"""A body, and from when to when somebody spoke for it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Held:
    """What a record holds, as far as claims are checked against it.

    Attributes:
        events: Every event.
        worded: Event id of a paper → the formulas in it (`place_usages`).
        usages: Every use of a formula, for claims that count no act.
        quoted: Ids of statements that give words as they were said, not in the words of who reports them.
        countries: Entity id → ISO alpha-3, for parties that are persons or bodies.
        bodies: Person → the bodies they spoke for, each with its first and last day (None for open).
    """

    events: Sequence[Event]
    worded: Mapping[str, tuple[Usage, ...]] = field(default_factory=dict)
    usages: Sequence[Usage] = ()
    quoted: frozenset[str] = frozenset()
    countries: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
