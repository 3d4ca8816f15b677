"""Readers in other processes never fail and never see half a batch while a writer works."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from readout.record import Record
from tests.record import factories as make

READ = """
import sys
from readout.record import Record

record, seen = Record.open(sys.argv[1]), set()
print("ready", flush=True)
while True:
    with record.view() as view:
        counts = view.snapshot.counts
        documents = view.count("documents")
        assert documents == counts["documents"], (documents, counts)
        assert view.count("mentions") == 2 * documents == counts["mentions"]
        assert view.count("reports") == documents == len(list(view.reports()))
        assert view.count("sightings") == documents == len(list(view.documents_brief()))
        seen.add(view.snapshot.sequence)
        if documents == int(sys.argv[2]):
            break
print("states", len(seen))
"""


def test_readers_never_fail_while_a_writer_writes(tmp_path: Path) -> None:
    record = Record.create(tmp_path / "record")
    batches = 4
    command = [sys.executable, "-c", READ, str(record.path), str(batches * 2 + 1)]
    readers = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    try:
        for reader in readers:
            assert reader.stdout is not None
            assert reader.stdout.readline() == "ready\n"
        with record.writer(compact_at_files=3) as writer:
            for number in range(batches):
                writer.add(make.readings(2, start=number * 2), reader=make.READER)
                writer.add([make.reading(0, note=f"read anew {number}")], reader=f"reader-{number}")
            writer.compact()
            writer.add([make.reading(99)], reader=make.READER)
        for reader in readers:
            out, error = reader.communicate(timeout=60)
            assert (reader.returncode, error) == (0, "")
            assert int(out.split()[-1]) > 1
    finally:
        for reader in readers:
            reader.kill()
            reader.wait()
