"""What a format has no place for is left out, and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from readout.export.coded import CodedEvent

_UNREAL = frozenset({"denied", "cancelled", "hypothetical"})
_TO_COME = frozenset({"planned", "proposed"})
_SAID_BEFORE = frozenset({"AGREE", "REQUEST", "THREATEN"})
"""Types that tell of what is to come as something done now: a promise, a demand, a threat."""

STATUS = "denied, cancelled or only possible"
FUTURE = "still to come, of a type that cannot say so"
FUTURE_EVENT = "still to come"
DAY = "without a day"
ACTOR = "without an actor"
PAIR = "without a second party"


@dataclass(slots=True)
class LeftOut:
    """Counts of what was left out.

    Attributes:
        counts: Reason → number of events.
    """

    counts: Counter[str] = field(default_factory=Counter)

    def real(self, events: Iterable[CodedEvent]) -> Iterator[CodedEvent]:
        """Events that a format without a status can hold: done, or promised; with a day and an actor."""
        for event in events:
            if event.status in _UNREAL:
                self.counts[STATUS] += 1
            elif event.status in _TO_COME and event.type not in _SAID_BEFORE:
                self.counts[FUTURE] += 1
            else:
                yield from self.dated([event])

    def dated(self, events: Iterable[CodedEvent]) -> Iterator[CodedEvent]:
        """Events with a day and an actor, whatever their status."""
        for event in events:
            if event.day is None:
                self.counts[DAY] += 1
            elif not event.actors:
                self.counts[ACTOR] += 1
            else:
                yield event

    def as_dict(self) -> dict[str, int]:
        """Reasons with their counts, the most frequent first."""
        return dict(sorted(self.counts.items(), key=lambda item: (-item[1], item[0])))
