"""Writes a small record through every kind of batch and takes up where it was ended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from readout.record import Record, utc_now
from tests.record import factories as make

BATCHES = 3
SIZE = 2


def main(folder: Path, now: Callable[[], str] = utc_now) -> None:
    record = Record.open(folder) if Record.exists(folder) else Record.create(folder, now=now)
    with record.writer(now=now) as writer:
        for batch in range(BATCHES):
            readings = make.readings(SIZE, start=batch * SIZE)
            known = writer.known([r.document.doc for r in readings], reader="reader-1")
            known |= writer.known([r.document.doc for r in readings], reader="reader-2")
            writer.add([r for r in readings if r.document.doc not in known], reader="reader-1")
        writer.add(make.readings(SIZE), reader="reader-2")
        writer.judge([make.judgement()])
    with record.view() as view:
        reports = list(view.reports())
    with record.writer(now=now) as writer:
        event = make.event_of(*reports)
        writer.put_links(events=[event], assignments={r.report: event.event for r in reports})
        writer.compact()
