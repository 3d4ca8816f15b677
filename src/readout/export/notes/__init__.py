"""Markdown notes with links between them: one a meeting, one a person, for Obsidian and its like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from readout import link as linking
from readout.export.citing import write_citation
from readout.export.files import output_folder, whole_file
from readout.export.leaving import LeftOut
from readout.export.notes.blocks import new_note, updated
from readout.export.notes.meeting import meeting_body, meeting_front
from readout.export.notes.person import person_body, person_front
from readout.export.notes.wording import link, person_name, title_of
from readout.query.cited import by_day, cite_rows
from readout.record import Row, View

MEETINGS, PEOPLE = "meetings", "people"
"""Folders of the notes."""

ACTS = ("meeting", "call", "visit", "negotiation")
"""Acts that are a meeting."""

LOST_MARKS = "whose note has lost its marks"
GONE = "of an earlier export, no longer in the record"


def write_notes(folder: Path, view: View, left_out: LeftOut) -> dict[str, int]:
    """Write the notes; of a note that is there already only what stands between our marks is changed.

    Args:
        folder: Where to.
        view: The record.
        left_out: Counts notes that are left as they are.

    Returns:
        Folder → number of its notes.
    """
    meetings = list(
        view.rows(
            "events",
            where="list_contains(?, act)",
            params=[list(ACTS)],
            order="coalesce(date_min, date_max) NULLS LAST, event",
        )
    )
    notes = _Notes(view, meetings)
    written = {}
    for name, told in ((MEETINGS, notes.of_meetings()), (PEOPLE, notes.of_people())):
        with output_folder(folder / name) as root:
            written[name] = sum(_write(root / f"{note}.md", *parts, left_out) for note, parts in told.items())
    _point_on(folder / MEETINGS, {row["event"]: title_of(row) for row in meetings}, view, left_out)
    return written


class _Notes:
    """What the notes of a record say."""

    def __init__(self, view: View, meetings: Sequence[Row]) -> None:
        self._view = view
        self._statements = list(view.rows("statements", order="doc, content[1].start, statement"))
        reports = {report for event in meetings for report in event["reports"]}
        shown = [row for row in view.rows("reports") if row["report"] in reports]
        given = [
            (by_day(citation), citation.id, write_citation(citation, "markdown"))
            for table, rows in (("reports", shown), ("statements", self._statements))
            for citation in cite_rows(view, table, rows)
        ]
        self._cited = {row: written for _, row, written in sorted(given)}
        rank = {row: n for n, row in enumerate(self._cited)}
        self._meetings = [
            {**event, "reports": sorted(event["reports"], key=rank.__getitem__)} for event in meetings
        ]

    def of_meetings(self) -> Mapping[str, tuple[list[str], str]]:
        """Name of a note → lines of its front matter, text."""
        said = _by(self._statements, lambda row: [row["event"]])
        threads = _by(self._meetings, lambda row: [row["thread"]])
        return {
            event["event"]: (
                meeting_front(event),
                meeting_body(
                    event,
                    self._cited,
                    said.get(event["event"], ()),
                    [row for row in threads.get(event["thread"], ()) if row["event"] != event["event"]],
                ),
            )
            for event in self._meetings
        }

    def of_people(self) -> Mapping[str, tuple[list[str], str]]:
        """The same of everybody who takes part in a meeting or says something."""
        met = _by(self._meetings, lambda row: [role["entity"] for role in row["roles"]])
        said = _by(self._statements, lambda row: [party["entity"] for party in row["speakers"]])
        return {
            person_name(entity["entity"]): (
                person_front(entity),
                person_body(
                    entity, met.get(entity["entity"], ()), said.get(entity["entity"], ()), self._cited
                ),
            )
            for entity in self._view.rows("entities", where="kind = 'person'")
            if entity["entity"] in met or entity["entity"] in said
        }


def _by(rows: Iterable[Row], keys: Callable[[Row], Iterable[str | None]]) -> dict[str, list[Row]]:
    """Rows by each of their keys, in their order."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for key in dict.fromkeys(keys(row)):
            if key is not None:
                found[key].append(row)
    return found


def _write(path: Path, front: list[str], body: str, left_out: LeftOut) -> int:
    """Write a note, or our part of one; 1 when it now says what the record says, else 0."""
    old = _read(path)
    note = new_note(front, body) if old is None else updated(old, front, body)
    if note is None:
        left_out.counts[LOST_MARKS] += 1
        return 0
    if note != old:
        with whole_file(path) as file:
            file.write(note)
    return 1


def _read(path: Path) -> str | None:
    """A note as it is on disk, line ends and all; None where there is none."""
    if not path.exists():
        return None
    with path.open(encoding="utf-8", errors="surrogateescape", newline="") as file:
        return file.read()


def _point_on(folder: Path, titles: Mapping[str, str], view: View, left_out: LeftOut) -> None:
    """In notes of meetings that have another id now, a link to the note that tells of them."""
    old = sorted(path for path in folder.glob("evt_*.md") if path.stem not in titles)
    if not old:
        return
    assigned = {row["report"]: row["event"] for row in view.sql("SELECT report, event FROM reports")}
    for path in old:
        now = linking.resolve(path.stem, assigned)
        if now is None or now not in titles:
            left_out.counts[GONE] += 1
            continue
        _write(path, [f'readout: "{now}"'], f"Told in {link(now, titles[now])}.", left_out)
