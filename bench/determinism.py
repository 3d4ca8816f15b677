"""One logical digest however the same inputs are read: `python -m bench.determinism`.

Reads a corpus once; twice; in another order; in two halves; with two workers; under another hash seed.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import corpora


def _read(record: Path, paths: list[str], *options: str, seed: str = "0") -> None:
    command = [sys.executable, "-m", "readout", "read", *paths, "--record", str(record), *options]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")


def digest_of(record: Path) -> str:
    """The logical digest that `readout verify --digest` prints."""
    command = [sys.executable, "-m", "readout", "verify", "--record", str(record), "--digest"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[-1]


def main() -> int:
    """Print one line a way of reading; exit 1 when two digests differ."""
    paths = corpora.paths("seeds") + corpora.paths("devset") + corpora.paths("examples")
    shuffled = list(paths)
    random.Random(7).shuffle(shuffled)
    half = len(paths) // 2
    ways: dict[str, list[tuple[list[str], tuple[str, ...], str]]] = {
        "once": [(paths, (), "0")],
        "twice": [(paths, (), "0"), (paths, (), "0")],
        "another order": [(shuffled, (), "0")],
        "two halves": [(paths[half:], (), "0"), (paths[:half], (), "0")],
        "two workers": [(paths, ("--workers", "2"), "0")],
        "another hash seed": [(paths, (), "4242")],
    }
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, runs) in enumerate(ways.items()):
            record = Path(folder) / str(number)
            for inputs, options, seed in runs:
                _read(record, inputs, *options, seed=seed)
            found[name] = digest_of(record)
            print(f"{name:18} {found[name]}", flush=True)
    same = len(set(found.values())) == 1
    print("one digest" if same else "DIGESTS DIFFER")
    return int(not same)


if __name__ == "__main__":
    sys.exit(main())
