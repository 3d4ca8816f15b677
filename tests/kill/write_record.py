"""A command that writes a small record through every kind of batch and takes up where it was ended."""

from __future__ import annotations

import sys
from pathlib import Path

from readout.record import Record
from tests.record import factories as make

BATCHES = 4
SIZE = 3


def main(folder: Path) -> None:
    record = Record.open(folder) if Record.exists(folder) else Record.create(folder)
    with record.writer() as writer:
        for batch in range(BATCHES):
            readings = make.readings(SIZE, start=batch * SIZE)
            known = writer.known([r.document.doc for r in readings], reader="reader-1")
            known |= writer.known([r.document.doc for r in readings], reader="reader-2")
            writer.add([r for r in readings if r.document.doc not in known], reader="reader-1")
        writer.add(make.readings(SIZE), reader="reader-2")
        writer.judge([make.judgement()])
    with record.view() as view:
        reports = list(view.reports())
    with record.writer() as writer:
        event = make.event_of(*reports)
        writer.put_links(events=[event], assignments={r.report: event.event for r in reports})
        writer.compact()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
