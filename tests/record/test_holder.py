"""The newest state held open for many readers while another process writes."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from readout.errors import NotFound, RecordError
from readout.record import Holder, Record, TextIndex
from tests.record import factories as make

BATCHES = 6
WRITE = f"""
import sys
from pathlib import Path
from bench.forged import readings
from readout.record import Record
made = list(readings(60, seed=3))
with Record.open(Path(sys.argv[1])).writer() as writer:
    for first in range({BATCHES}):
        writer.add(made[first * 7 : first * 7 + 7], reader="forged")
"""


def test_readers_see_whole_batches_while_another_process_writes(tmp_path: Path) -> None:
    record = Record.create(tmp_path / "r")
    root = Path(__file__).parents[2]
    errors: list[Exception] = []
    seen: set[int] = set()
    is_done = threading.Event()
    with Holder(record, look_s=0.05, texts=TextIndex.beside(record.path)) as holder:

        def read() -> None:
            while not is_done.is_set():
                try:
                    with holder.view() as view:
                        n = view.count("documents")
                        assert n % 7 == 0
                        assert n == view.snapshot.counts["documents"]
                        assert view.sql("SELECT count(*) AS n FROM flat.documents")[0]["n"] == n
                        seen.add(n)
                except Exception as error:  # noqa: BLE001  whatever a reader met
                    errors.append(error)
                    return

        readers = [threading.Thread(target=read) for _ in range(4)]
        for reader in readers:
            reader.start()
        subprocess.run(
            [sys.executable, "-c", WRITE, str(record.path)],
            check=True,
            cwd=root,
            env={"PYTHONPATH": f"{root / 'src'}:{root}"},
        )
        holder.refresh()
        with holder.view() as view:
            assert view.count("documents") == 7 * BATCHES
        is_done.set()
        for reader in readers:
            reader.join()
    assert errors == []
    assert 0 in seen


def test_a_state_stays_open_for_those_who_read_it(tmp_path: Path) -> None:
    record = make.record(tmp_path, make.reading())
    with Holder(record, look_s=0) as holder:
        with holder.view() as old:
            before = old.count("documents")
            with record.writer() as writer:
                writer.add(make.readings(3), reader=make.READER)
            assert holder.refresh()
            assert not holder.refresh()
            with holder.view() as new:
                assert new.count("documents") > before
            assert old.count("documents") == before
        with pytest.raises(Exception, match="closed"):
            old.count("documents")


def test_older_states_are_shared_and_few_stay_open(tmp_path: Path) -> None:
    record = make.record(tmp_path)
    for reading in make.readings(6):
        with record.writer() as writer:
            writer.add([reading], reader=make.READER)
    with record.view() as view:
        batches = [row["batch"] for row in view.rows("batches")]
    with Holder(record, look_s=0) as holder:
        for number, batch in enumerate(batches):
            with holder.view(batch) as one, holder.view(batch) as same:
                assert one is same
                assert one.count("documents") == max(0, number - len(batches) + 7)
        with holder.view(batches[-1]) as last, holder.view() as newest:
            assert last is newest
        with pytest.raises(NotFound), holder.view("2001-01-01"):
            pass


def test_what_is_closed_says_so(tmp_path: Path) -> None:
    holder = Holder(make.record(tmp_path), look_s=0)
    with pytest.raises(RecordError, match="not held open"), holder.view():
        pass
