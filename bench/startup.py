"""How quickly it starts, beside an empty interpreter: `python -m bench.startup`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 15
EMPTY = "python -c pass"
COMMANDS = {
    EMPTY: [sys.executable, "-c", "pass"],
    "import readout": [sys.executable, "-c", "import readout"],
    "readout --version": [sys.executable, "-m", "readout", "--version"],
    "readout --help": [sys.executable, "-m", "readout", "--help"],
}
LIMITS_S = {"import readout": 0.15, "readout --help": 0.4}
"""Seconds that a command may take on a quiet machine."""

QUIET_S = 0.016
"""What the empty interpreter takes on a quiet machine; where it takes longer, so may the commands."""


def measure(runs: int = RUNS) -> dict[str, float]:
    """Command → median wall seconds; interleaved, so that noise falls on all alike."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, command in COMMANDS.items():
            began = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            times[name].append(time.perf_counter() - began)
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def main() -> int:
    """Print medians and ratios; exit 1 when a limit is passed that the machine's noise does not explain."""
    found = measure()
    empty = found[EMPTY]
    noise = max(1.0, empty / QUIET_S)
    failed = False
    for name, seconds in found.items():
        limit = LIMITS_S.get(name)
        is_over = limit is not None and seconds > limit * noise
        failed |= is_over
        said = f"  limit {limit} s" if limit is not None else ""
        print(f"{name:20} {seconds:6.3f} s  {seconds / empty:5.1f} x{said}{'  OVER' if is_over else ''}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
