"""What became of a line of somebody's list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.errors import UsageError
from readout.knowledge import given
from readout.knowledge.adding import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one line of a list.

    Attributes:
        line: Number of the line, or of the result, from 1.
        name: The person's name as listed.
        outcome: added, or skipped.
        reason: Why it was skipped, or what was added, in words.
        rows: Rows for the folder, as (table, row).
    """

    line: int
    name: str
    outcome: Literal["added", "skipped"]
    reason: str
    rows: tuple[tuple[str, Row], ...] = ()


def tenure_of(entity: str, office: str, of: str, start: str, end: str) -> Row:
    """A row of tenures.csv without title and evidence; start and end are EDTF.

    Raises:
        UsageError: A date is none, or they run backwards.
    """
    first, how = given.bound(start, "start", 0)
    last, how_end = given.bound(end, "end", 1) if end else ("", "day")
    if last and last < first:
        raise UsageError(f"it would end on {last}, before it begins")
    return {
        "person": entity,
        "office": office,
        "of": of,
        "title": "",
        "start": first,
        "end": last,
        "precision": max(how, how_end, key=("day", "month", "year").index),
        "verified": "yes",
        "evidence": "",
    }
