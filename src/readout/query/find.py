"""One row by its id or the beginning of it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from readout import link
from readout.errors import NotFound
from readout.query.judged import rejected
from readout.record import Row, View

KINDS = {
    "doc": ("documents", "doc"),
    "evt": ("events", "event"),
    "rep": ("reports", "report"),
    "sta": ("statements", "statement"),
    "use": ("wording", "usage"),
    "clm": ("claims", "claim"),
    "men": ("mentions", "mention"),
    "sto": ("stories", "story"),
    "jud": ("judgements", "judgement"),
    "bat": ("batches", "batch"),
}
"""Prefix of an id → table and its key. An entity's id has a stroke instead: `person/antony-blinken`."""

_ENTITIES = ("entities", "entity")
_SHOWN = 5
_COMPARED = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A row and where it stands.

    Attributes:
        table: Name of its table.
        id: Its id, in full.
        row: The row in its exported form.
        note: What must be known about how it was found; empty as a rule.
    """

    table: str
    id: str
    row: Row
    note: str = ""


def find(view: View, wanted: str) -> Found:
    """The row with that id.

    Args:
        view: The record.
        wanted: An id, or a beginning of one that no other row shares; of an event also one that it had.

    Returns:
        The row.

    Raises:
        NotFound: No row has the id, or several begin with it.
    """
    table, key = _table_of(wanted)
    rows = list(view.rows(table, where=f"{key} = ?", params=[wanted])) or list(
        view.rows(table, where=f"starts_with({key}, ?)", params=[wanted], limit=_SHOWN + 1)
    )
    exact = [row for row in rows if row[key] == wanted]
    if len(exact or rows) == 1:
        row = (exact or rows)[0]
        return Found(table=table, id=str(row[key]), row=row)
    if rows:
        listed = ", ".join(str(row[key]) for row in rows[:_SHOWN])
        raise NotFound(f"Several ids begin with {wanted}: {listed}{' …' if len(rows) > _SHOWN else '.'}")
    former = _former(view, wanted) if table == "events" else None
    if former is not None:
        return former
    raise NotFound(
        f"The record has no {wanted} in {table}.",
        hint=rejected(view, wanted) or _nearest(view, table, key, wanted),
    )


def _former(view: View, wanted: str) -> Found | None:
    """The event that had this id until a document came that was published earlier, or a report moved."""
    assigned = view.sql("SELECT report, event FROM reports WHERE event IS NOT NULL")
    now = link.resolve(wanted, {row["report"]: row["event"] for row in assigned})
    if now is None:
        return None
    (row,) = view.rows("events", where="event = ?", params=[now])
    return Found(table="events", id=now, row=row, note=f"{wanted} is now {now}: the same event.")


def _table_of(wanted: str) -> tuple[str, str]:
    if "/" in wanted:
        return _ENTITIES
    kind = wanted.partition("_")[0]
    if kind not in KINDS:
        known = ", ".join(f"{prefix}_…" for prefix in KINDS)
        raise NotFound(
            f"{wanted!r} is no id.", hint=f"Ids begin with {known}, or are like person/antony-blinken."
        )
    return KINDS[kind]


def _nearest(view: View, table: str, key: str, wanted: str) -> str:
    ids = [str(row[key]) for row in view.rows(table, order=key, limit=_COMPARED)]
    near = get_close_matches(wanted, ids, n=3, cutoff=0.6)
    if near:
        return f"Did you mean {' or '.join(near)}?"
    return f"It holds no {table}." if not ids else f"`readout {_listing(table)}` lists what there is."


def _listing(table: str) -> str:
    named = {
        "judgements": "judge list",
        "entities": "people",
        "mentions": "people",
        "reports": "events",
        "stories": "documents",
    }
    return named.get(table, table if table in ("events", "statements", "wording", "claims") else "documents")
