"""How a record stands: newest batch, links, writer, files, what a check finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from readout.errors import ReadoutError
from readout.health.check import Check, Level

if TYPE_CHECKING:
    from readout.record import Record, VerifyReport
    from readout.record.snapshot import Snapshot

GROUP = "record"
SHOWN = 3
_COUNTED = ("document", "event", "statement", "judgement")
_AHEAD = dt.timedelta(minutes=5)


def check_record(path: Path, *, is_full: bool, now: dt.datetime) -> Iterator[Check]:
    """Look at a record; nothing in it is changed.

    Args:
        path: Its folder.
        is_full: Whether every byte and every receipt is checked, as `readout verify` does.
        now: The time, with its zone.

    Yields:
        Newest batch, contents, links, writer, files, soundness; one note where there is none.
    """
    from readout.record import Record

    if not Record.exists(path):
        said = f"none at {path.absolute()}"
        yield _check("folder", "well", said, "readout read PATH makes one")
        return
    yield _check("folder", "well", str(path.absolute()))
    try:
        record = Record.open(path)
        state = record.snapshot
    except ReadoutError as error:
        yield _check("newest batch", "wrong", error.message, error.hint)
        return
    yield _newest(state, now)
    yield _check("contents", "well", ", ".join(_counted(state.counts[f"{noun}s"], noun) for noun in _COUNTED))
    yield _writer(record)
    yield _links(record)
    yield _files(state)
    yield _soundness(path, is_full=is_full)


def _check(name: str, level: Level, said: str, next_step: str = "") -> Check:
    return Check(group=GROUP, name=name, level=level, said=said, next_step=next_step)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _newest(state: Snapshot, now: dt.datetime) -> Check:
    written = dt.datetime.fromisoformat(state.written_at)
    said = f"{state.batch}, number {state.sequence}, {state.kind}, {written:%Y-%m-%d %H:%M} UTC"
    if written > now + _AHEAD:
        return _check("newest batch", "wrong", f"{said}: later than now", "set the clock")
    return _check("newest batch", "well", said)


def _writer(record: Record) -> Check:
    writing = record.writing
    return _check("writer", "well", f"{writing} is writing" if writing else "nobody is writing")


def _links(record: Record) -> Check:
    from readout.linking import is_linked

    try:
        with record.view() as view:
            is_done = is_linked(view)
    except ReadoutError as error:
        return _check("links", "wrong", error.message, error.hint)
    if is_done:
        return _check("links", "well", "events are linked up to the newest batch")
    said = "events are not linked yet: a run was stopped, is under way, or was another version's"
    return _check("links", "note", said, "any readout read PATH links at its end")


def _files(state: Snapshot) -> Check:
    from readout.record import COMPACT_AT_FILES

    name, files = max(((name, len(files)) for name, files in state.files.items()), key=lambda found: found[1])
    said = f"{sum(map(len, state.files.values())):,}, most of them {files} ({name})"
    if files > COMPACT_AT_FILES:
        return _check(
            "files", "note", f"{said}: asking is quicker when they are put together", "readout compact"
        )
    return _check("files", "well", said)


def _soundness(path: Path, *, is_full: bool) -> Check:
    from readout.record import glance, verify

    found = (verify if is_full else glance)(path)
    if found.is_ok:
        notes = [finding.message for finding in found.findings]
        return _check(
            "check", "note" if notes else "well", " ".join([_looked_at(found, is_full=is_full), *notes])
        )
    damage = [f"{one.where}: {one.message}" for one in found.findings if one.is_damage]
    more = f" and {len(damage) - SHOWN} more" if len(damage) > SHOWN else ""
    step = "restore the folder from a copy, or read the inputs into a new record"
    return _check("check", "wrong", "; ".join(damage[:SHOWN]) + more, step if is_full else "readout verify")


def _looked_at(found: VerifyReport, *, is_full: bool) -> str:
    if is_full:
        return f"{found.files:,} files and {found.receipts:,} receipts are what was written"
    return f"{found.rows:,} rows are there, as many as were written; --verify checks every byte"
