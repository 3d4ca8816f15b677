"""One logical digest however the same inputs are read: `python -m bench.determinism`.

Reads a corpus once; twice; in another order; in two halves; with two workers; in small batches under
another hash seed.
"""

from __future__ import annotations

import random
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench import corpora
from bench.running import readout_command


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way of reading the same inputs.

    Attributes:
        name: For the table.
        runs: The inputs of each run, one after another into one record.
        options: Of `readout read`.
        hash_seed: `PYTHONHASHSEED` of every run.
        settings: What readout.toml says.
    """

    name: str
    runs: tuple[list[str], ...]
    options: tuple[str, ...] = ()
    hash_seed: str = "0"
    settings: str = ""


def ways(paths: list[str]) -> tuple[Way, ...]:
    """The ways, the plain one first."""
    half = len(paths) // 2
    return (
        Way(name="once", runs=(paths,)),
        Way(name="twice", runs=(paths, paths)),
        Way(name="another order", runs=(shuffled(paths),)),
        Way(name="two halves", runs=(paths[half:], paths[:half])),
        Way(name="two workers", runs=(paths,), options=("--workers", "2")),
        Way(
            name="hash seed, batches",
            runs=(shuffled(paths),),
            hash_seed="4242",
            settings="[batch]\ndocuments = 5\n",
        ),
    )


def shuffled(paths: list[str]) -> list[str]:
    """The same in another order, the same one each time."""
    found = list(paths)
    random.Random(7).shuffle(found)  # noqa: S311  an order that can be repeated
    return found


def read(way: Way, folder: Path) -> tuple[Path, float]:
    """Read in one way.

    Args:
        way: Which.
        folder: Made here; holds the record.

    Returns:
        The record, and how long its runs took in seconds.
    """
    folder.mkdir()
    (folder / "readout.toml").write_text(way.settings)
    record = folder / "record"
    options = ["--record", str(record), "--quiet", *way.options]
    seconds = 0.0
    for inputs in way.runs:
        ran = readout_command("read", *inputs, *options, hash_seed=way.hash_seed, folder=folder)
        seconds += ran.wall_s
    return record, seconds


def digest_of(record: Path) -> str:
    """The logical digest that `readout verify --digest` prints."""
    return readout_command("verify", "--record", str(record), "--digest").output.split()[-1]


def main() -> int:
    """Print one line a way of reading; exit 1 when two digests differ."""
    paths = corpora.paths("seeds") + corpora.paths("devset") + corpora.paths("examples")
    found = set()
    with tempfile.TemporaryDirectory() as folder:
        for number, way in enumerate(ways(paths)):
            record, seconds = read(way, Path(folder) / str(number))
            digest = digest_of(record)
            found.add(digest)
            print(f"{way.name:18} {digest[:16]}  {seconds:5.1f} s", flush=True)
    print("one digest" if len(found) == 1 else f"{len(found)} DIGESTS")
    return int(len(found) != 1)


if __name__ == "__main__":
    sys.exit(main())
