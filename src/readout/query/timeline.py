"""Events, statements and formulas along one line of time."""

from __future__ import annotations

from collections.abc import Iterator

from readout.query.filters import EVERYTHING, Filters
from readout.query.listings import events, wording
from readout.query.spoken import statements
from readout.record import Row, View


def timeline(view: View, filters: Filters = EVERYTHING, *, limit: int | None = None) -> Iterator[Row]:
    """What happened and what was said, oldest first; what has no date comes last.

    Args:
        view: The record.
        filters: Which rows of each kind.
        limit: How many at most.

    Yields:
        Rows `date`, `date_min`, `kind` (event | statement | wording), `id`, `what`, `who`, `countries`.
    """
    rows = [_event(row) for row in events(view, filters)]
    if not (filters.act or filters.type or filters.status or filters.format or filters.place):
        rows += [_statement(row) for row in statements(view, filters)]
        rows += [_usage(row) for row in wording(view, filters)]
    rows.sort(key=lambda row: (row["date_min"] or "9999", row["kind"], row["id"]))
    yield from rows[:limit]


def _event(row: Row) -> Row:
    what = " ".join(filter(None, [row["format"], row["act"]]))
    return _moment(
        row, "event", row["event"], what if row["status"] == "occurred" else f"{what} ({row['status']})"
    )


def _statement(row: Row) -> Row:
    words = " … ".join(piece["text"] for piece in row["content"])
    moment = _moment(row, "statement", row["statement"], f"{row['verb'] or 'said'}: {words}")
    return {**moment, "who": [s["name"] for s in row["speakers"]], "countries": _countries(row["speakers"])}


def _usage(row: Row) -> Row:
    return {
        **_moment(row, "wording", row["usage"], f"{row['formula']}: {row['text']}"),
        "who": row["speakers"],
    }


def _moment(row: Row, kind: str, identity: str, what: str) -> Row:
    roles = row.get("roles") or []
    return {
        "date": row["date"],
        "date_min": row["date_min"],
        "kind": kind,
        "id": identity,
        "what": what,
        "who": [role["name"] for role in roles],
        "countries": _countries(roles),
    }


def _countries(parties: list[Row]) -> list[str]:
    return sorted({party["country"] for party in parties if party["country"] is not None})
