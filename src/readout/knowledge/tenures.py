"""Who held which office when: tenures by person and by office."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from readout.knowledge.types import Tenure


class TenureIndex:
    """Tenures by person, and by office and whose it is, in order of their start."""

    def __init__(self, tenures: Iterable[Tenure]) -> None:
        """Index the tenures.

        Args:
            tenures: In any order.
        """
        by_person: dict[str, list[Tenure]] = defaultdict(list)
        by_office: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
        for tenure in sorted(tenures, key=lambda t: (t.start, t.person, t.office)):
            by_person[tenure.person].append(tenure)
            by_office[tenure.office, tenure.of].append(tenure)
        self._by_person = {key: tuple(found) for key, found in by_person.items()}
        self._by_office = {key: tuple(found) for key, found in by_office.items()}

    def of_person(self, person: str, low: dt.date | None, high: dt.date | None) -> tuple[Tenure, ...]:
        """Tenures of the person that overlap the days from `low` to `high`."""
        return tuple(t for t in self._by_person.get(person, ()) if overlaps(t, low, high))

    def of_office(
        self, office: str, of: str, low: dt.date | None, high: dt.date | None
    ) -> tuple[Tenure, ...]:
        """Tenures of the office that overlap the days from `low` to `high`."""
        return tuple(t for t in self._by_office.get((office, of), ()) if overlaps(t, low, high))


def overlaps(tenure: Tenure, low: dt.date | None, high: dt.date | None) -> bool:
    """Whether the tenure covers a day from `low` to `high`, both inclusive, None for no bound."""
    if high is not None and tenure.start > high:
        return False
    return low is None or tenure.end is None or tenure.end >= low
