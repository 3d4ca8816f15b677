"""Whether the files are those that the batches say they wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from readout.errors import ReadoutError
from readout.record import durable, engine
from readout.record.checks.finding import Finding
from readout.record.kinds import BATCHES, BY_NAME, TABLES
from readout.record.kinds import batch as batches
from readout.record.kinds.batch import Batch
from readout.record.snapshot import Snapshot
from readout.record.stored import LOG, Stored, log_file

_OPENED_STATES = 64


def read_chain(root: Path) -> tuple[list[Batch], list[Finding]]:
    """Every batch, and where the chain of their digests breaks.

    Args:
        root: Folder of the record.

    Returns:
        The batches, oldest first, and what is wrong with them.

    Raises:
        RecordError: The batches cannot be read at all.
    """
    table = Stored.open(BATCHES, root)
    paths = [table.path / name for name in table.files()]
    with engine.connect(root) as connection:
        rows = list(engine.fetch(connection, f"{engine.scan(BATCHES, paths)} ORDER BY sequence"))
    found: list[Finding] = []
    chain: list[Batch] = []
    for number, row in enumerate(rows):
        batch = batches.of_row(row)
        if (batch.batch, batch.digest) != (row["batch"], row["digest"]):
            found.append(
                _damage("batch-edited", row["batch"], "It does not say what it said when it was written.")
            )
        if batch.sequence != number or batch.previous != (chain[-1].batch if chain else None):
            found.append(_damage("batch-missing", row["batch"], "It does not follow the batch before it."))
        chain.append(batch)
    for version in range(table.version + 1):
        if not _is_log(table.path / log_file(version)):
            where = f"{BATCHES.name}/{log_file(version)}"
            found.append(_damage("log-missing", where, "The log file is not there, or holds no commit."))
    return chain, found


def check_files(root: Path, chain: Sequence[Batch], state: Snapshot) -> tuple[int, list[Finding]]:
    """Compare every file with the digest that the batch which wrote it took down.

    Args:
        root: Folder of the record.
        chain: Every batch.
        state: The newest state.

    Returns:
        How many files were compared, and what is wrong.
    """
    digests = {path: value for batch in chain for path, value in batch.files} | dict(state.own)
    live = {f"{name}/{file}" for name, files in state.files.items() for file in files}
    found = [
        _damage("file-unknown", path, "No batch wrote this file.") for path in sorted(live - digests.keys())
    ]
    compared = 0
    for path, wanted in sorted(digests.items()):
        is_needed = path in live or f"/{LOG}/" in path
        try:
            actual = durable.sha256_of(root / path)
        except OSError as error:
            if is_needed:
                found.append(_damage("file-missing", path, f"It cannot be read: {error}"))
            continue
        compared += 1
        if actual != wanted:
            found.append(_damage("file-changed", path, "Its bytes are not those that were written."))
    return compared, found


def check_versions(root: Path, chain: Sequence[Batch], state: Snapshot) -> Iterator[Finding]:
    """Open the states that the batches pinned, and see whether anything lies beyond the last one.

    Args:
        root: Folder of the record.
        chain: Every batch.
        state: The newest state.

    Yields:
        What does not open, and what an unfinished batch has left.
    """
    digests = {path for batch in chain for path, _ in batch.files}
    step = max(1, len(chain) // _OPENED_STATES)
    pins = sorted({pin for batch in (*chain[::step], chain[-1]) for pin in batch.versions})
    for name, version in pins:
        try:
            files = Stored.open(BY_NAME[name], root, version).files()
        except ReadoutError as error:
            yield _damage("version-unreadable", f"{name}@{version}", error.message)
            continue
        for file in files:
            if f"{name}/{file}" not in digests:
                yield _damage(
                    "version-changed", f"{name}@{version}", f"It names {file}, which no batch wrote."
                )
    for table in TABLES:
        try:
            beyond = Stored.open(table, root)
            pinned = Stored.open(table, root, state.versions[table.name])
        except ReadoutError as error:
            yield _damage("version-unreadable", table.name, error.message)
            continue
        if tuple(pinned.files()) != state.files[table.name]:
            yield _damage(
                "snapshot-differs", table.name, "The note in `snapshots` names other files than the log."
            )
        if beyond.files() != pinned.files():
            message = "A batch was not finished; the next run takes its rows back."
            yield Finding(code="batch-unfinished", where=table.name, message=message, is_damage=False)


def check_counts(root: Path, state: Snapshot) -> Iterator[Finding]:
    """Count the rows of every table.

    Args:
        root: Folder of the record.
        state: The newest state.

    Yields:
        Tables that cannot be read or hold more or fewer rows than their batch says.
    """
    counted: Mapping[str, int] = state.counts
    with engine.connect(root) as connection:
        for table in TABLES:
            paths = [root / table.name / file for file in state.files[table.name]]
            try:
                query = f"FROM ({engine.scan(table, paths)}) SELECT count(*) AS n"
                rows = next(engine.fetch(connection, query))["n"]
            except ReadoutError as error:
                yield _damage("table-unreadable", table.name, error.message)
                continue
            if rows != counted[table.name]:
                message = f"It holds {rows} rows; batch {state.batch} counted {counted[table.name]}."
                yield _damage("row-count", table.name, message)


def _is_log(path: Path) -> bool:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return any("commitInfo" in json.loads(line) for line in lines)
    except (OSError, ValueError):
        return False


def _damage(code: str, where: str, message: str) -> Finding:
    return Finding(code=code, where=where, message=message)
