"""What a person decided of reports: these are one event, those never are. The later decision wins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Together:
    """Reports that tell of one event, whatever their features say; also within one document.

    Attributes:
        reports: Ids of reports; those that are not there play no part.
    """

    reports: frozenset[str]


@dataclass(frozen=True, slots=True)
class Apart:
    """Reports that never tell of one event: none of one side with any of the other, nor through others.

    Attributes:
        one: Ids of the reports of one side.
        other: Ids of those of the other; what stands on both sides is not kept apart from itself.
    """

    one: frozenset[str]
    other: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Decisions without contradictions.

    Attributes:
        unit_of: Report → the smallest id among the reports that are one with it; decided ones only.
        rivals: Unit → the units that are never one with it; in both directions.
    """

    unit_of: Mapping[str, str]
    rivals: Mapping[str, frozenset[str]]


def settle(decisions: Sequence[Together | Apart], known: Iterable[str]) -> Settled:
    """What holds of several decisions, where a later one wins over those before it.

    They are taken from the last to the first; of an earlier one holds what does not contradict those taken
    already. Of reports that were one until some were parted, each stays with the smallest id that it may.

    Args:
        decisions: In the order in which they were made.
        known: Ids of the reports that there are.

    Returns:
        Which reports are one and which never are.

    Example:
        >>> first = Together(reports=frozenset({"a", "b", "c"}))
        >>> later = Apart(one=frozenset({"a"}), other=frozenset({"c"}))
        >>> settled = settle([first, later], "abc")
        >>> settled.unit_of["b"] == settled.unit_of["a"], settled.unit_of["c"] == settled.unit_of["a"]
        (True, False)
    """
    there = frozenset(known)
    units = _Units()
    for decision in reversed(decisions):
        if isinstance(decision, Together):
            heads: list[str] = []
            for report in sorted(decision.reports & there):
                if not any(units.join(head, report) for head in heads):
                    heads.append(report)
        else:
            both = decision.one & decision.other
            for a in sorted((decision.one - both) & there):
                for b in sorted((decision.other - both) & there):
                    units.part(a, b)
    return units.settled()


class _Units:
    """Reports that are one, and units that must not become one."""

    def __init__(self) -> None:
        self._members: dict[str, set[str]] = {}
        self._unit_of: dict[str, str] = {}
        self._rivals: dict[str, set[str]] = defaultdict(set)

    def _unit(self, report: str) -> str:
        if report not in self._unit_of:
            self._unit_of[report] = report
            self._members[report] = {report}
        return self._unit_of[report]

    def join(self, a: str, b: str) -> bool:
        """Make two reports one, unless they were parted; whether they are one now."""
        kept, gone = sorted((self._unit(a), self._unit(b)))
        if kept == gone or gone in self._rivals[kept]:
            return kept == gone
        self._members[kept] |= self._members.pop(gone)
        self._unit_of |= dict.fromkeys(self._members[kept], kept)
        for rival in self._rivals.pop(gone, set()):
            self._rivals[rival] = self._rivals[rival] - {gone} | {kept}
            self._rivals[kept].add(rival)
        return True

    def part(self, a: str, b: str) -> None:
        """Part two reports, unless they are one."""
        one, other = self._unit(a), self._unit(b)
        if one != other:
            self._rivals[one].add(other)
            self._rivals[other].add(one)

    def settled(self) -> Settled:
        """What came of it."""
        rivals = {unit: frozenset(others) for unit, others in sorted(self._rivals.items()) if others}
        return Settled(unit_of=dict(sorted(self._unit_of.items())), rivals=rivals)
