"""How quickly it starts, as ratios to an empty interpreter: `python -m bench.startup`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 15
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import readout": [sys.executable, "-c", "import readout"],
    "readout --version": [sys.executable, "-m", "readout", "--version"],
    "readout --help": [sys.executable, "-m", "readout", "--help"],
}
LIMITS_S = {"import readout": 0.15, "readout --help": 0.4}
"""Seconds beyond the empty interpreter that the issue allows on a quiet machine."""


def main() -> int:
    """Print median wall seconds and ratios; exit 1 when a limit is passed."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):  # interleaved, so that noise falls on all alike
        for name, command in COMMANDS.items():
            began = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            times[name].append(time.perf_counter() - began)
    base = statistics.median(times["python -c pass"])
    failed = False
    for name, seconds in times.items():
        middle = statistics.median(seconds)
        limit = LIMITS_S.get(name)
        over = limit is not None and middle > limit
        failed |= over
        print(
            f"{name:20} {middle:6.3f} s  {middle / base:5.1f} x"
            + (f"  limit {limit} s" if limit else "")
            + ("  OVER" if over else "")
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
