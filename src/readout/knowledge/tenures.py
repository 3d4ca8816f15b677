"""The tenures, and an index over them by person and by office."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, cast, overload

from readout.errors import KnowledgeError
from readout.knowledge.types import Tenure


class TenureRows(Sequence[Tenure]):
    """The rows of the table, each of which becomes a tenure when it is first asked for.

    A document names a few dozen people: making all of the thousands of tenures beforehand would be a third of
    the time that loading takes.
    """

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        """Keep the rows.

        Args:
            rows: Cells in the order of `readout.knowledge.parse.TENURE`.
        """
        self._rows = rows
        self._made: list[Tenure | None] = [None] * len(rows)

    @overload
    def __getitem__(self, at: int) -> Tenure: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Tenure, ...]: ...

    def __getitem__(self, at: int | slice) -> Tenure | tuple[Tenure, ...]:
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(len(self))))
        made = self._made[at]
        if made is None:
            made = self._made[at] = tenure(self._rows[at])
        return made

    def __len__(self) -> int:
        return len(self._rows)

    def keys(self) -> Iterator[tuple[str, str, str, str]]:
        """Person, office, whose office and start of every row, as they stand in the table."""
        return ((row[0], row[1], row[2], row[4]) for row in self._rows)

    def spans(self) -> Iterator[tuple[str, str, str]]:
        """Person, start and end of every row, as they stand in the table."""
        return ((row[0], row[4], row[5]) for row in self._rows)


def spans(tenures: Sequence[Tenure]) -> Iterator[tuple[str, str, str]]:
    """Who was in office from when to when, without making the tenures.

    Args:
        tenures: The rows of the table, or tenures.

    Returns:
        Person, first day and last day (empty while it lasts) of each.
    """
    if isinstance(tenures, TenureRows):
        return tenures.spans()
    return ((t.person, t.start.isoformat(), t.end.isoformat() if t.end is not None else "") for t in tenures)


def tenure(cells: Sequence[str]) -> Tenure:
    """A tenure from the cells of a row.

    Args:
        cells: In the order of `readout.knowledge.parse.TENURE`.

    Returns:
        The tenure.

    Raises:
        KnowledgeError: A date is missing or none.
    """
    person, office, of, title, start, end, precision, verified, evidence = cells
    try:
        first = dt.date.fromisoformat(start)
        last = dt.date.fromisoformat(end) if end else None
    except ValueError:
        raise KnowledgeError(
            f"tenures.csv: {person}, {office}: {start!r} to {end!r} are no dates.",
            hint="Write 2021-03-16; an empty end means still in office.",
        ) from None
    return Tenure(
        person=person,
        office=office,
        of=of,
        title=title,
        start=first,
        end=last,
        precision=cast("Any", precision),
        verified=verified == "yes",
        evidence=evidence,
    )


class TenureIndex:
    """Tenures by person, and by office and whose it is, in order of their start."""

    def __init__(self, tenures: Sequence[Tenure]) -> None:
        """Index the tenures.

        Args:
            tenures: In any order.
        """
        self._tenures = tenures
        self._of_person: dict[str, list[tuple[str, str, str, int]]] = defaultdict(list)
        self._of_office: dict[tuple[str, str], list[tuple[str, str, str, int]]] = defaultdict(list)
        for number, (person, office, of, start) in enumerate(_keys(tenures)):
            order = (start, person, office, number)
            self._of_person[person].append(order)
            self._of_office[office, of].append(order)

    def of_person(self, person: str, low: dt.date | None, high: dt.date | None) -> tuple[Tenure, ...]:
        """Tenures of the person that overlap the days from `low` to `high`."""
        return self._overlapping(self._of_person.get(person, ()), low, high)

    def of_office(
        self, office: str, of: str, low: dt.date | None, high: dt.date | None
    ) -> tuple[Tenure, ...]:
        """Tenures of the office that overlap the days from `low` to `high`."""
        return self._overlapping(self._of_office.get((office, of), ()), low, high)

    def _overlapping(
        self, orders: Sequence[tuple[str, str, str, int]], low: dt.date | None, high: dt.date | None
    ) -> tuple[Tenure, ...]:
        found = [self._tenures[number] for *_, number in sorted(orders)]
        return tuple([t for t in found if overlaps(t, low, high)])


def _keys(tenures: Sequence[Tenure]) -> Iterator[tuple[str, str, str, str]]:
    if isinstance(tenures, TenureRows):
        return tenures.keys()
    return ((t.person, t.office, t.of, t.start.isoformat()) for t in tenures)


AS_OF = dt.date(2026, 7, 20)
"""The day of the latest row of the shipped tenures.csv: what came after it no row tells."""
TRUSTED_DAYS = 366
"""How long after that day somebody without an end is still taken to hold an office."""


def is_stale(tenure: Tenure, low: dt.date | None) -> bool:
    """Whether nobody can know that a tenure without an end lasted so long.

    A row that begins later (a user's own) is trusted as long from its own start.

    Args:
        tenure: Any.
        low: First of the days in question, or None for any earlier day.
    """
    if tenure.end is not None or low is None:
        return False
    return low > max(AS_OF, tenure.start) + dt.timedelta(days=TRUSTED_DAYS)


def overlaps(tenure: Tenure, low: dt.date | None, high: dt.date | None) -> bool:
    """Whether the tenure covers a day from `low` to `high`, both inclusive, None for no bound."""
    if high is not None and tenure.start > high:
        return False
    return low is None or tenure.end is None or tenure.end >= low
