"""R6 and R7: one record, to the byte of its exports, however the same inputs are read."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import corpora
from bench.determinism import Way, digest_of, read, shuffled
from bench.running import readout_command
from bench.trouble.goal import Goal, Tally

EXPORTS = ("jsonl", "csv", "parquet", "xlsx", "gexf", "ftm")
DIGESTS, BYTES = "other digests", "exports of other bytes"


def again() -> tuple[Way, ...]:
    """Ways in which inputs come again: three times, in another order, in halves that overlap."""
    paths = corpora.paths("examples")
    third = len(paths) // 3
    return (
        Way(name="three times", runs=(paths, paths, paths)),
        Way(name="another order", runs=(shuffled(paths),)),
        Way(name="halves that overlap", runs=(paths[third:], paths[: 2 * third])),
        Way(name="one after another", runs=(paths[::2], paths[1::2])),
        Way(name="in small batches", runs=(paths,), settings="[batch]\ndocuments = 3\n"),
    )


def alike() -> tuple[Way, ...]:
    """Ways in which a run may differ: its workers and its hash seed."""
    paths = corpora.paths("examples")
    return tuple(
        Way(
            name=f"{workers} workers, hash seed {seed}",
            runs=(paths,),
            options=("--workers", str(workers)),
            hash_seed=seed,
        )
        for seed in ("0", "4242")
        for workers in (1, 2, 4)
    )


def repeated(count: int) -> Tally:
    """Read the same inputs in so many ways in which they come again.

    Args:
        count: Ways.

    Returns:
        How many records were others than that of one plain run.
    """
    tally = Tally(none={DIGESTS: 0})
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _compare(folder, again()[:count], tally)
    return tally


def determined(count: int) -> Tally:
    """Read the same inputs with other workers and hash seeds, and write one record out twice in every format.

    Args:
        count: Ways and formats, the ways first.

    Returns:
        How many records, and how many files, were others.
    """
    tally = Tally(none={DIGESTS: 0, BYTES: 0})
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        chosen = alike()[:count]
        record = _compare(folder, chosen, tally)
        for name in EXPORTS[: max(0, count - len(chosen))]:
            first, second = (
                _exported(record, folder / f"{name} {seed}", name, seed) for seed in ("0", "4242")
            )
            if first != second:
                tally.fail(BYTES, name)
            tally.count("files written out", len(first))
            tally.done += 1
    return tally


def _compare(folder: Path, chosen: Sequence[Way], tally: Tally) -> Path:
    """Read in the plain way, then in others; the record of the plain way."""
    plain, _ = read(Way(name="once", runs=(corpora.paths("examples"),)), folder / "plain")
    wanted = digest_of(plain)
    for number, way in enumerate(chosen):
        record, _ = read(way, folder / str(number))
        if digest_of(record) != wanted:
            tally.fail(DIGESTS, way.name)
        tally.count("runs", len(way.runs))
        tally.done += 1
    return plain


def _exported(record: Path, folder: Path, name: str, hash_seed: str) -> dict[str, str]:
    """The files of an export: name → digest."""
    options = ("--record", str(record), "--format", name, "--out", str(folder))
    readout_command("export", *options, hash_seed=hash_seed)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


GOALS = (
    Goal(goal="R6", title="the same inputs again", unit="ways", full=5, run=repeated),
    Goal(goal="R7", title="other workers, other hash seeds", unit="ways", full=12, run=determined),
)
