"""In which stories a feature was seen: most were in one, so that a number each is all it takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAX_LEADERS = 32
"""What the first texts of more stories than this have in common is boilerplate or a set phrase."""

_NOBODY, _TOO_MANY = -1, -2


class Leaders:
    """The leaders of the stories in which each feature was seen."""

    def __init__(self, features: Sequence[NDArray[np.intp]]) -> None:
        """Begin with none.

        Args:
            features: Of each text, as `shared_only` numbers them.
        """
        highest = max((int(one.max()) for one in features if len(one)), default=-1)
        self._first = np.full(highest + 1, _NOBODY, np.int32)
        self._others: dict[int, list[int]] = {}

    def votes(self, features: NDArray[np.intp]) -> Counter[int]:
        """How many of a text's features each leader's story has.

        Args:
            features: Of the text.

        Returns:
            Leader → features; what too many have counts for nobody.
        """
        firsts = self._first[features]
        is_known = firsts >= 0
        votes = Counter[int](firsts[is_known].tolist())
        for feature in features[is_known].tolist():
            votes.update(self._others.get(feature, ()))
        return votes

    def add(self, leader: int, features: NDArray[np.intp]) -> None:
        """Note the features of a text.

        Args:
            leader: Of its story.
            features: Distinct.
        """
        firsts = self._first[features]
        self._first[features[firsts == _NOBODY]] = leader
        for feature in features[(firsts >= 0) & (firsts != leader)].tolist():
            others = self._others.setdefault(feature, [])
            if leader not in others:
                others.append(leader)
            if len(others) >= MAX_LEADERS:
                del self._others[feature]
                self._first[feature] = _TOO_MANY
