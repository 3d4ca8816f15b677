"""Which judgements hold: what was undone does not, what was done again does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from readout.model import Judgement


def active(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that hold, oldest first.

    An undoing can itself be undone. What undoes a judgement that is not there undoes nothing.

    Args:
        judgements: All of them, each id once, in any order.

    Returns:
        Those that decide something and were not taken back; of one moment by id.
    """
    given = {judgement.judgement: judgement for judgement in judgements}
    undoing: dict[str, list[str]] = defaultdict(list)
    for key, judgement in given.items():
        if judgement.undoes is not None:
            undoing[judgement.undoes].append(key)

    @cache
    def holds(key: str) -> bool:  # an id is made of what it undoes: there are no circles
        return not any(holds(other) for other in undoing[key])

    kept = [j for key, j in given.items() if j.kind != "undo" and holds(key)]
    return sorted(kept, key=lambda j: (j.at, j.judgement))
