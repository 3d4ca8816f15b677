"""What is to come as an iCalendar file (RFC 5545): planned, proposed and called-off events on known days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from readout.export.citing import write_citation
from readout.export.citing.dates import ends
from readout.export.citing.lines import one_line
from readout.export.files import write_whole
from readout.export.fragments import safe_url
from readout.export.leaving import LeftOut
from readout.model import EdtfDate
from readout.query.cited import Citation, by_day, cite_rows
from readout.record import Row, View

if TYPE_CHECKING:
    import icalendar

FILE = "planned.ics"
STATUS = {"planned": "CONFIRMED", "proposed": "TENTATIVE", "cancelled": "CANCELLED"}
"""Status of an event → of its entry. What happened, goes on, was denied or only possible is no entry."""

NO_DATE = "without a date"
VAGUE = "of a month, a year or another long stretch of time"
OPEN = "of a stretch of time without an end"

LONGEST_DAYS = 14
"""A stretch within which a plan can be shown as an entry; a longer one is no date in a diary."""

_NOTHING_KNOWN = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def write_icalendar(folder: Path, view: View, left_out: LeftOut) -> dict[str, int]:
    """Write planned.ics: one all-day entry an event, by its first day.

    Args:
        folder: Where to.
        view: The record.
        left_out: Counts events whose date is no day or stretch of days.

    Returns:
        Name of the file → number of entries.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Readout//planned events//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Readout: planned events")
    written = 0
    cited = _cited(view)
    rows = view.rows(
        "events", where="list_contains(?, status)", params=[list(STATUS)], order="date_min NULLS LAST, event"
    )
    for row in rows:
        days = days_of(row["date"])
        if isinstance(days, str):
            left_out.counts[days] += 1
            continue
        calendar.add_component(_entry(row, days, cited[row["event"]]))
        written += 1
    write_whole(folder / FILE, calendar.to_ical())
    return {FILE: written}


def _cited(view: View) -> dict[str, list[Citation]]:
    """Event → its reports, those published first in front."""
    where = "event IN (SELECT event FROM events WHERE list_contains(?, status))"
    rows = list(view.rows("reports", where=where, params=[list(STATUS)]))
    events = {row["report"]: row["event"] for row in rows}
    found: dict[str, list[Citation]] = {}
    for citation in sorted(cite_rows(view, "reports", rows), key=by_day):
        found.setdefault(events[citation.id], []).append(citation)
    return found


def days_of(date: str | None) -> tuple[dt.date, dt.date] | str:
    """The days of an entry, or why there are none.

    Args:
        date: EDTF text, or None.

    Returns:
        First and last day, or a reason.

    Example:
        >>> days_of("2024-03-01/2024-03-03")
        (datetime.date(2024, 3, 1), datetime.date(2024, 3, 3))
        >>> days_of("2024-03")
        'of a month, a year or another long stretch of time'
    """
    if date is None:
        return NO_DATE
    known = EdtfDate(text=date)
    first, last = ends(known)
    low, high = known.bounds()
    if first is None or last is None or low is None or high is None:
        return OPEN
    if first.day is None or last.day is None or (high - low).days >= LONGEST_DAYS:
        return VAGUE
    return low, high


def _entry(row: Row, days: tuple[dt.date, dt.date], citations: Sequence[Citation]) -> icalendar.Event:
    import icalendar

    entry = icalendar.Event()
    entry.add("uid", f"{row['event']}@readout")
    entry.add("dtstamp", stamp(citations))
    entry.add("dtstart", days[0])
    entry.add("dtend", days[1] + dt.timedelta(days=1))
    entry.add("summary", summary_of(row))
    entry.add("status", _status(row))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [row["act"]])
    entry.add("description", _description(row, citations))
    place = row["place"] or {}
    if place.get("name") or place.get("country"):
        entry.add("location", one_line(place.get("name") or place["country"]))
    if place.get("lat") is not None and place.get("lon") is not None:
        entry.add("geo", (place["lat"], place["lon"]))
    address = next((citation.url for citation in citations if citation.url), None)
    if address is not None:
        entry.add("url", safe_url(address))
    return entry


def _status(row: Row) -> str:
    """As the record has it; a plan on a day that is only supposed, or some day of a stretch, is tentative."""
    is_doubtful = any(mark in row["date"] for mark in "?~%") or (
        "/" in row["date"] and row["date_basis"] not in ("stated", "judged")
    )
    return "TENTATIVE" if is_doubtful and row["status"] == "planned" else STATUS[row["status"]]


def summary_of(row: Row) -> str:
    """What it is and who takes part.

    Args:
        row: A row of `events`.

    Returns:
        Such as `bilateral meeting: Joe Biden, Fumio Kishida`.
    """
    kind = " ".join(filter(None, (row["format"], row["act"])))
    names = ", ".join(dict.fromkeys(one_line(role["name"]) for role in row["roles"]))
    return f"{one_line(kind)}: {names}" if names else one_line(kind)


def _description(row: Row, citations: Iterable[Citation]) -> str:
    """The date as the record has it, then each report with its words and source."""
    why = f": {one_line(row['date_why'])}" if row["date_why"] else ""
    head = f"{row['status'].capitalize()}, {row['date']} ({row['date_basis']}{why}). Readout {row['event']}"
    return "\n\n".join([head, *(write_citation(citation, "plain") for citation in citations)])


def stamp(citations: Iterable[Citation]) -> dt.datetime:
    """When an entry was last told of: midnight UTC of the latest publication, or the latest retrieval.

    The record's own dates, never the clock: the same record gives the same file.

    Args:
        citations: The reports of an event.

    Returns:
        A time in UTC; 1970-01-01 where nothing is known.
    """
    told = list(citations)
    published = [c.published.high for c in told if c.published is not None and c.published.high is not None]
    if published:
        return dt.datetime.combine(max(published), dt.time(), tzinfo=dt.UTC)
    retrieved = [dt.datetime.fromisoformat(c.retrieved_at) for c in told if c.retrieved_at]
    aware = [at if at.tzinfo is not None else at.replace(tzinfo=dt.UTC) for at in retrieved]
    return max(aware).astimezone(dt.UTC) if aware else _NOTHING_KNOWN
