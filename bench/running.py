"""Runs `readout` as a user does: another process, the installed package, nothing shared."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

FINE = (0, 3)
"""Exit codes of a run that got through; 3 says that some inputs were rejected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command did.

    Attributes:
        wall_s: How long it took.
        output: What it printed.
        code: Its exit code.
    """

    wall_s: float
    output: str
    code: int


def readout_command(*arguments: str, hash_seed: str = "0", folder: Path | None = None) -> Ran:
    """Run a command of Readout.

    Args:
        arguments: As typed.
        hash_seed: `PYTHONHASHSEED` of the process.
        folder: Where it runs, so that a `readout.toml` there holds; here when not given.

    Returns:
        What it did.

    Raises:
        RuntimeError: It failed.
    """
    command = [sys.executable, "-m", "readout", *arguments]
    began = time.monotonic()
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in FINE:
        raise RuntimeError(f"readout {' '.join(arguments)} ended with {done.returncode}:\n{done.stderr}")
    return Ran(wall_s=time.monotonic() - began, output=done.stdout, code=done.returncode)
