"""Which files one batch made visible: what a view opens, and never anything newer.

The truth is the newest row of `batches`. A pinned version never changes, so the files it stands for are also
written to `snapshots/`: opening a view then reads one small file. That file is a witness, too. Where it is
newer than the log of `batches`, the log has lost a batch.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from readout.errors import NotFound, RecordDamaged, RecordError, UsageError
from readout.model import canonical_json, digest
from readout.record import durable, engine
from readout.record.faults import fault
from readout.record.kinds import BATCHES, BY_NAME
from readout.record.kinds import batch as batches
from readout.record.kinds.batch import Batch
from readout.record.stored import LOG, Stored, log_file

FOLDER = "snapshots"
_KEPT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One state of the record.

    Attributes:
        batch: Id of the batch that made it visible.
        sequence: Number of that batch.
        kind: What that batch did.
        written_at: When, ISO 8601 in UTC.
        counts: Rows of every table.
        versions: Delta version of every table.
        files: Names of the data files of every table, `batches` among them.
        log_version: Delta version of `batches` at which it was read.
        own: SHA-256 of the files of `batches` itself that the next batch will take down.
    """

    batch: str
    sequence: int
    kind: str
    written_at: str
    counts: Mapping[str, int]
    versions: Mapping[str, int]
    files: Mapping[str, tuple[str, ...]]
    log_version: int
    own: Mapping[str, str]

    @classmethod
    def of(
        cls, batch: Batch, *, files: Mapping[str, tuple[str, ...]], log_version: int, own: Mapping[str, str]
    ) -> Snapshot:
        """The state that a batch made visible."""
        return cls(
            batch=batch.batch,
            sequence=batch.sequence,
            kind=batch.kind,
            written_at=batch.written_at,
            counts=dict(batch.counts),
            versions=dict(batch.versions),
            files=files,
            log_version=log_version,
            own=own,
        )


def has_batches(root: Path) -> bool:
    """Whether a first batch was ever committed in a folder."""
    return bool(_newest(root / BATCHES.name / LOG))


def latest(root: Path) -> Snapshot:
    """The newest state of the record.

    Args:
        root: Folder of the record.

    Returns:
        The state of the newest batch.

    Raises:
        RecordDamaged: A batch is missing, or a log cannot be read.
    """
    witnessed = _newest(
        root / FOLDER
    )  # before the log: a batch committed in between must not look like a loss
    logged = _newest(root / BATCHES.name / LOG)
    if logged is None or (witnessed is not None and witnessed > logged):
        raise RecordDamaged(
            f"The log of batches in {root} ends before the last batch that was acknowledged.",
            hint="Restore the folder from a copy, or read the documents again into a new record.",
        )
    remembered = _remembered(root, logged)
    if remembered is not None:
        return remembered
    return _resolve(root, read_batches(root, logged), logged)


def as_of(root: Path, when: str) -> Snapshot:
    """An older state of the record.

    Args:
        root: Folder of the record.
        when: Id of a batch or its beginning; or an ISO 8601 date (its last moment counts) or time, in UTC
            unless it says otherwise.

    Returns:
        The state of that batch, or of the last one written by that time.

    Raises:
        NotFound: No batch has that id, or none was written by that time.
        UsageError: It is neither.
        RecordError: Compaction has since removed its files.
    """
    logged = _newest(root / BATCHES.name / LOG)
    known = read_batches(root, logged)
    if when.startswith("bat_"):
        chosen = [batch for batch in known if batch.batch.startswith(when)]
        if len(chosen) != 1:
            raise NotFound(
                f"{len(chosen)} batches have an id that begins with {when}.", hint="See `batches`."
            )
    else:
        limit = _moment(when)
        chosen = [batch for batch in known if dt.datetime.fromisoformat(batch.written_at) <= limit]
        if not chosen:
            raise NotFound(f"Nothing was written by {when}; the first batch is of {known[0].written_at}.")
    state = _resolve(root, known[: chosen[-1].sequence + 1], logged or 0)
    for name, files in state.files.items():
        if not all((root / name / file).exists() for file in files):
            raise RecordError(
                f"The state of {when} is gone: compaction has removed its files of {name}.",
                hint="Ask for a later time.",
            )
    return state


def read_batches(root: Path, version: int | None = None) -> list[Batch]:
    """Every batch up to a version of the log, oldest first.

    Args:
        root: Folder of the record.
        version: Delta version of `batches`; None for the newest.

    Returns:
        At least one batch.

    Raises:
        RecordDamaged: The log cannot be read.
    """
    table = Stored.open(BATCHES, root, version)
    paths = [table.path / name for name in table.files()]
    with engine.connect(root) as connection:
        try:
            rows = list(engine.fetch(connection, f"{engine.scan(BATCHES, paths)} ORDER BY sequence"))
            found = [batches.of_row(row) for row in rows]
        except (RecordError, UsageError, KeyError, TypeError, AttributeError) as error:
            raise RecordDamaged(f"The batches of {root} cannot be read: {error}") from error
    if not found:
        raise RecordDamaged(f"{root} holds no batch.", hint="Make the record anew.")
    return found


def remember(root: Path, state: Snapshot) -> None:
    """Write down which files a state consists of, and forget the oldest such note.

    Args:
        root: Folder of the record.
        state: The state that was just committed.
    """
    fault("snapshot-before")
    said = {
        "batch": state.batch,
        "sequence": state.sequence,
        "kind": state.kind,
        "written_at": state.written_at,
        "counts": dict(state.counts),
        "versions": dict(state.versions),
        "files": {name: list(files) for name, files in state.files.items()},
        "log_version": state.log_version,
        "own": dict(state.own),
    }
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    text = canonical_json({"said": said, "sha256": digest(canonical_json(said).encode())})
    durable.write_whole(folder / f"{state.log_version:020d}.json", text.encode())
    for old in sorted(folder.glob("*.json"))[:-_KEPT]:
        old.unlink(missing_ok=True)
    fault("snapshot-after")


def _remembered(root: Path, log_version: int) -> Snapshot | None:
    try:
        held = json.loads((root / FOLDER / f"{log_version:020d}.json").read_bytes())
        said = held["said"]
        if digest(canonical_json(said).encode()) != held["sha256"]:
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Snapshot(**{**said, "files": {name: tuple(files) for name, files in said["files"].items()}})


def _resolve(root: Path, chain: Sequence[Batch], log_version: int) -> Snapshot:
    batch = chain[-1]
    files = {
        name: tuple(Stored.open(BY_NAME[name], root, version).files()) for name, version in batch.versions
    }
    held = tuple(Stored.open(BATCHES, root, log_version).files())
    taken_down = {path for earlier in chain for path, _ in earlier.files}
    ours = [*held, *(log_file(version) for version in range(log_version + 1))]
    own = {path for path in (f"{BATCHES.name}/{name}" for name in ours) if path not in taken_down}
    return Snapshot.of(
        batch,
        files={**files, BATCHES.name: held},
        log_version=log_version,
        own={path: durable.sha256_of(root / path) for path in sorted(own)},
    )


def _newest(folder: Path) -> int | None:
    try:
        stems = [
            entry.name.removesuffix(".json") for entry in folder.iterdir() if entry.name.endswith(".json")
        ]
    except OSError:
        return None
    return max((int(stem) for stem in stems if stem.isdecimal()), default=None)


def _moment(text: str) -> dt.datetime:
    try:
        if len(text) == len("2026-01-02"):
            return dt.datetime.combine(dt.date.fromisoformat(text), dt.time.max, dt.UTC)
        moment = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"{text!r} is neither the id of a batch nor a date.",
            hint="Give bat_…, 2026-01-02 or 2026-01-02T15:00.",
        ) from error
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=dt.UTC)
