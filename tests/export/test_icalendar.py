"""Planned events in a calendar, read back with icalendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icalendar
import pytest

from readout.export import export_as
from readout.export.icalendar import FILE, NO_DATE, OPEN, VAGUE, days_of, stamp
from readout.linking import SOFTWARE, link_record
from readout.model import EventStatus, Reading
from readout.record import Provenance, Record, View
from tests.export.citing.factories import citation
from tests.query.factories import document, report, role

PLANS: tuple[tuple[str, EventStatus, str | None], ...] = (
    ("Blinken will meet Motegi in Tokyo; “one, two; three”.", "planned", "2021-04-02"),
    ("Antony Blinken may meet Toshimitsu Motegi again.", "proposed", "2021-05-03"),
    ("The visit by Motegi is off.", "cancelled", "2021-06-01/2021-06-03"),
    ("Motegi comes in July.", "planned", "2021-07"),
    ("Motegi comes after that.", "planned", "2021-08-01/.."),
    ("Motegi comes some day.", "planned", None),
    ("Motegi comes, it seems, on the second.", "planned", "2021-09-02?"),
    ("Motegi comes this summer.", "planned", "2021-06-01/2021-08-31"),
    ("Blinken met Motegi long ago.", "occurred", "2020-01-01"),
)
TEXT = "Plans\n\n" + "\n\n".join(words for words, _, _ in PLANS)


def made(path: Path, reader: str = "by-hand") -> Record:
    record = Record.create(path)
    read = document(TEXT, source="/plans.txt", published="2021-03-17", publisher="Harbour Wire")
    reports = [
        report(
            read,
            words,
            words.split()[-2],
            [role(read, "Motegi", "Motegi")],
            date=date,
            place="Tokyo" if "Tokyo" in words else None,
            act=f"visit-{n}" if n else "meeting",
            status=status,
        )
        for n, (words, status, date) in enumerate(PLANS)
    ]
    with record.writer(provenance=Provenance(software=SOFTWARE)) as writer:
        writer.add([Reading(document=read, reports=tuple(reports))], reader=reader)
        link_record(record, writer)
    return record


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with made(tmp_path_factory.mktemp("record") / "plans").view() as opened:
        yield opened


def entries(path: Path) -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical((path / FILE).read_bytes())
    assert calendar["VERSION"] == "2.0"
    return {str(entry["UID"]): entry for entry in calendar.walk("VEVENT")}


def test_days_and_stretches_are_entries_and_the_vague_is_counted(view: View, tmp_path: Path) -> None:
    done = export_as(view, tmp_path, "icalendar")
    found = sorted(
        (entry["DTSTART"].dt, entry["DTEND"].dt, str(entry["STATUS"])) for entry in entries(tmp_path).values()
    )
    assert found == [
        (dt.date(2021, 4, 2), dt.date(2021, 4, 3), "CONFIRMED"),
        (dt.date(2021, 5, 3), dt.date(2021, 5, 4), "TENTATIVE"),
        (dt.date(2021, 6, 1), dt.date(2021, 6, 4), "CANCELLED"),
        (dt.date(2021, 9, 2), dt.date(2021, 9, 3), "TENTATIVE"),
    ]
    assert done.left_out == {VAGUE: 2, NO_DATE: 1, OPEN: 1}


def test_an_entry_has_its_words_and_its_source(view: View, tmp_path: Path) -> None:
    export_as(view, tmp_path, "icalendar")
    (event,) = view.rows("events", where="status = 'planned' AND date = '2021-04-02'")
    entry = entries(tmp_path)[f"{event['event']}@readout"]
    assert PLANS[0][0] in str(entry["DESCRIPTION"])
    assert "Plans. Harbour Wire. 17 March 2021." in str(entry["DESCRIPTION"])
    assert str(entry["LOCATION"]) == "Tokyo"
    assert str(entry["SUMMARY"]) == "meeting: Toshimitsu Motegi"
    assert entry["DTSTAMP"].dt == dt.datetime(2021, 3, 17, tzinfo=dt.UTC)


def test_ids_and_bytes_come_from_the_record_alone(view: View, tmp_path: Path) -> None:
    with made(tmp_path / "again").view() as other:
        for name, opened in (("one", view), ("two", other)):
            export_as(opened, tmp_path / name, "icalendar")
    assert (tmp_path / "one" / FILE).read_bytes() == (tmp_path / "two" / FILE).read_bytes()


def test_lines_are_folded_and_end_as_the_standard_has_it(view: View, tmp_path: Path) -> None:
    export_as(view, tmp_path, "icalendar")
    lines = (tmp_path / FILE).read_bytes().split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2024-03-01", ("2024-03-01", "2024-03-01")),
        ("2024-03-01?", ("2024-03-01", "2024-03-01")),
        ("2024-03-01/2024-03-14", ("2024-03-01", "2024-03-14")),
        ("2024-03-01/2024-03-15", VAGUE),
        ("2024-03-01/2024-03", VAGUE),
        ("2024-03", VAGUE),
        ("2024", VAGUE),
        ("2024-03-01/..", OPEN),
        ("../2024-03-01", OPEN),
        (None, NO_DATE),
    ],
)
def test_days(date: str | None, days: tuple[str, str] | str) -> None:
    found = days_of(date)
    assert (found if isinstance(found, str) else tuple(day.isoformat() for day in found)) == days


def test_the_stamp_never_comes_from_the_clock() -> None:
    seen = citation(published=None, retrieved_at="2024-05-30T23:00:00+02:00")
    assert stamp([seen]) == dt.datetime(2024, 5, 30, 21, tzinfo=dt.UTC)
    assert stamp([seen, citation()]) == dt.datetime(2024, 5, 27, tzinfo=dt.UTC)
    assert stamp([citation(published=None)]) == dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
