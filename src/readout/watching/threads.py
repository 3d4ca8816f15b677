"""A plan and what became of it are events of one thread: news of the one is told with the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from readout.export.headlines import headline
from readout.record import Row, View
from readout.watching.items import Change

_ORDER = "coalesce(date_min, date_max) DESC NULLS LAST, event"


def of_threads(view: View, rows: Collection[Row], fresh: Collection[str]) -> Mapping[str, Row]:
    """Events that were told before, by their thread.

    Args:
        view: The record.
        rows: Rows of new events; those of other listings have no thread.
        fresh: Ids of the events that are new themselves.

    Returns:
        Thread → one event of it, the latest by its date.
    """
    threads = sorted({row["thread"] for row in rows if row.get("thread")})
    if not threads:
        return {}
    where = "thread IN (SELECT unnest(?)) AND event NOT IN (SELECT unnest(?))"
    found: dict[str, Row] = {}
    for row in view.rows("events", where=where, params=[threads, sorted(fresh)], order=_ORDER):
        found.setdefault(row["thread"], row)
    return found


def follows(row: Row, earlier: Row | None, receipts: tuple[Row, ...]) -> Iterator[Change]:
    """What is another way than in the event that a new one follows.

    Args:
        row: Of the new event.
        earlier: The event that it follows, or None.
        receipts: The words of the new one.

    Yields:
        The event it follows, then status and date where they are others.
    """
    if earlier is None or earlier["event"] == row["event"]:
        return
    yield Change(field="follows", after={"id": earlier["event"], "title": headline("events", earlier)})
    for field in ("status", "date"):
        if earlier[field] != row[field]:
            yield Change(field=field, before=earlier[field], after=row[field], receipts=receipts)
