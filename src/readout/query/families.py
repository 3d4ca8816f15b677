"""Families of wording in use: how often, by how many, since when and until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from readout.knowledge import load
from readout.query.filters import EVERYTHING, Filters
from readout.query.listed import listing_of
from readout.record import View

_FAMILIES = """
    WITH chosen AS MATERIALIZED (SELECT usage, formula, variant, doc, day FROM flat.wording {where}),
    spoken AS (
        SELECT c.formula, count(DISTINCT v.entity) AS speakers
        FROM flat.voices v JOIN chosen c ON c.usage = v.usage GROUP BY c.formula
    )
    SELECT c.formula, count(*) AS uses, count(DISTINCT c.doc) AS documents,
           count(DISTINCT regexp_replace(c.variant, '^(the|an?) ', '')) AS variants,
           coalesce(any_value(s.speakers), 0) AS speakers, min(c.day) AS first, max(c.day) AS last
    FROM chosen c LEFT JOIN spoken s ON s.formula = c.formula
    GROUP BY c.formula ORDER BY uses DESC, c.formula
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A family of wording in use.

    Attributes:
        formula: Its id.
        label: For people.
        uses: How many uses.
        documents: In how many documents.
        variants: In how many variants; a leading article plays no part.
        speakers: By how many.
        first: Day of the first use, or of its publication, where known.
        last: Of the last.
    """

    formula: str
    label: str
    uses: int
    documents: int
    variants: int
    speakers: int
    first: dt.date | None
    last: dt.date | None


def families(view: View, filters: Filters = EVERYTHING) -> Iterator[Family]:
    """Families of wording that somebody used.

    Args:
        view: The record.
        filters: Which uses.

    Yields:
        Families, the most used first.
    """
    labels = {family.formula: family.label for family in load().formulas}
    where = listing_of("wording").where(view, filters)
    query = _FAMILIES.format(where=f"WHERE {where.text}" if where.sql else "")
    for row in view.sql_once(query, where.params):
        yield Family(**row, label=labels.get(row["formula"]) or row["formula"])
