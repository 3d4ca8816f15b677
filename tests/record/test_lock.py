"""One writer at a time; who only looks disturbs nobody."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from readout.errors import RecordLocked
from readout.record.lock import exclusive, holder


def test_nobody_then_somebody_then_nobody(tmp_path: Path) -> None:
    assert holder(tmp_path) is None
    assert list(tmp_path.iterdir()) == []
    with exclusive(tmp_path):
        assert (holder(tmp_path) or "").startswith(f"process {os.getpid()} on ")
        with pytest.raises(RecordLocked, match=f"process {os.getpid()}"), exclusive(tmp_path):
            pass
    assert holder(tmp_path) is None


def test_a_writer_gets_the_lock_while_others_look(tmp_path: Path) -> None:
    with exclusive(tmp_path):
        pass
    is_over = threading.Event()

    def look() -> None:
        while not is_over.is_set():
            holder(tmp_path)

    lookers = [threading.Thread(target=look) for _ in range(2)]
    for looker in lookers:
        looker.start()
    try:
        for _ in range(300):
            with exclusive(tmp_path):
                pass
    finally:
        is_over.set()
        for looker in lookers:
            looker.join()
