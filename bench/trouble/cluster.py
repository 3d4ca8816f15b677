"""R20: workers of a cluster are killed while they read; the measurement itself is `bench.cluster`."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

from bench import corpora
from bench.trouble.goal import Goal, Tally

_NEEDED = ("bench.cluster", "ray")


def run(count: int) -> Tally:
    """Kill so many workers.

    Args:
        count: Workers.

    Returns:
        Whether each record was that of a single process; what is missing where it cannot be tried.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        return Tally(missing=f"{', '.join(missing)} cannot be loaded")
    tally = Tally(done=count, none={"other records": 0})
    command = [sys.executable, "-m", "bench.cluster", "--kills", str(count)]
    done = subprocess.run(command, cwd=corpora.ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        tally.fail("other records", f"{done.stdout[-300:]} {done.stderr[-300:]}")
    return tally


GOAL = Goal(goal="R20", title="workers of a cluster killed", unit="kills", full=50, run=run)
