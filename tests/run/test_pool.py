"""Workers do not outlive the process that started them, however it ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE_S = 30.0


class Echo:
    digest = "echo"

    def __call__(self, task: int) -> int:
        return os.getpid()


@contextmanager
def open_echo() -> Iterator[Echo]:
    yield Echo()


PARENT = """
import os, signal
from readout.run import Pool
from tests.run.test_pool import open_echo

if __name__ == "__main__":
    with Pool(open_echo, (), workers=2) as pool:
        print(*pool.map(range(2), split=lambda task: [task], give_up=lambda task: 0), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "parent.py"
    program.write_text(PARENT)
    paths = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
    done = subprocess.run(
        [sys.executable, str(program)],
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    workers = [int(word) for word in done.stdout.split()]
    assert len(workers) == 2
    until = time.monotonic() + PATIENCE_S
    while any(is_alive(pid) for pid in workers) and time.monotonic() < until:
        os.sched_yield()
    assert not [pid for pid in workers if is_alive(pid)]


def is_alive(pid: int) -> bool:
    """Running, and not only waiting for init to notice its end."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
