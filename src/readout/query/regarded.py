"""How others speak of somebody, and which of the names somebody was seen under are garbled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from readout.query.spoken import statements_by_id
from readout.record import Row, View

_POLARITIES = """
    SELECT stance.polarity AS polarity, count(*) AS n FROM flat.statements WHERE stance.toward = ?
    GROUP BY polarity ORDER BY n DESC, polarity
"""
_SPEAKERS = """
    SELECT p.entity, min(p.name) AS name, s.stance.polarity AS polarity, count(*) AS n
    FROM flat.statements s JOIN flat.speakers p ON p.statement = s.statement
    WHERE s.stance.toward = ? GROUP BY p.entity, s.stance.polarity ORDER BY n DESC, name, polarity LIMIT 20
"""
_NEWEST = """
    SELECT statement FROM flat.statements WHERE stance.toward = ?
    ORDER BY day DESC NULLS LAST, doc, first, statement LIMIT ?
"""
_REPAIRS = """
    SELECT text, flag, min(note) AS note, count(*) AS n, count(DISTINCT doc) AS documents,
           min(mention) AS mention
    FROM mentions WHERE entity = ? AND flag IS NOT NULL
    GROUP BY text, flag ORDER BY n DESC, text, flag LIMIT 50
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regarded:
    """Statements with a stance toward somebody.

    Attributes:
        polarities: positive, negative or neutral → how many statements.
        speakers: `entity`, `name`, `polarity`, `n`: who speaks of them so, the most first.
        newest: Some of the statements, as `told_fully` gives them, newest first.
    """

    polarities: Mapping[str, int]
    speakers: tuple[Row, ...]
    newest: tuple[Row, ...]


def regarded(view: View, entity: str, *, newest: int = 6) -> Regarded:
    """How others speak of somebody.

    Args:
        view: The record.
        entity: Their id.
        newest: How many statements to give.

    Returns:
        Counts, speakers and statements.
    """
    ids = [row["statement"] for row in view.sql(_NEWEST, [entity, newest])]
    told = {row["statement"]: row for row in statements_by_id(view, ids)}
    return Regarded(
        polarities={row["polarity"]: row["n"] for row in view.sql(_POLARITIES, [entity])},
        speakers=tuple(view.sql(_SPEAKERS, [entity])),
        newest=tuple(told[one] for one in ids),
    )


def repairs(view: View, entity: str) -> tuple[Row, ...]:
    """Names under which somebody was seen that are not theirs as written.

    Args:
        view: The record.
        entity: Their id.

    Returns:
        `text`, `flag`, `note` (why it was taken for them), `n`, `documents`, `mention` (one); the most
        frequent first, at most 50.
    """
    return tuple(view.sql(_REPAIRS, [entity]))
