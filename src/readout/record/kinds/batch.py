"""Batches: one row a commit, written last, pinning the version of every table it made visible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.model import canonical_json, digest, make_id
from readout.record.shape import Row, Table

BatchKind = Literal["create", "read", "link", "judgement", "compact"]

TABLE = Table(
    name="batches",
    key=("sequence",),
    columns={
        "batch": "text",
        "sequence": "long",
        "kind": "text",
        "written_at": "text",
        "documents": "long",
        "software": "text",
        "config": "text",
        "model": "labels",
        "counts": "counts",
        "versions": "counts",
        "files": "labels",
        "previous": "text",
        "digest": "text",
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One commit.

    Attributes:
        sequence: 0 for the first.
        kind: What it did.
        written_at: ISO 8601 in UTC, never before the batch before it.
        documents: How many documents it added or read anew.
        software: Name and version of what wrote it.
        config: Digest of the configuration.
        model: (name, digest) of each model that read.
        counts: (table, rows) of every table, sorted.
        versions: (table, Delta version) of every table, sorted.
        files: (path in the record, SHA-256) of every file it added, sorted.
        previous: Id of the batch before it, or None.
    """

    sequence: int
    kind: BatchKind
    written_at: str
    documents: int
    software: str
    config: str
    model: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, int], ...]
    versions: tuple[tuple[str, int], ...]
    files: tuple[tuple[str, str], ...]
    previous: str | None

    def said(self) -> Row:
        """The stored columns but for the id and the digest, which follow from them."""
        return {
            "sequence": self.sequence,
            "kind": self.kind,
            "written_at": self.written_at,
            "documents": self.documents,
            "software": self.software,
            "config": self.config,
            "model": list(self.model),
            "counts": list(self.counts),
            "versions": list(self.versions),
            "files": list(self.files),
            "previous": self.previous,
        }

    @property
    def digest(self) -> str:
        """SHA-256 of all it says, the digests of its files and the id of the batch before it among them."""
        return digest(canonical_json(self.said()).encode())

    @property
    def batch(self) -> str:
        """Id from its digest."""
        return make_id("bat", self.digest)


def to_row(batch: Batch) -> Row:
    """The row of a batch."""
    return {"batch": batch.batch, **batch.said(), "digest": batch.digest}


def of_row(row: Row) -> Batch:
    """The batch of a row; whether its id and digest are the stored ones is for `verify` to ask."""
    return Batch(
        sequence=row["sequence"],
        kind=row["kind"],
        written_at=row["written_at"],
        documents=row["documents"],
        software=row["software"],
        config=row["config"],
        model=tuple(row["model"].items()),
        counts=tuple(row["counts"].items()),
        versions=tuple(row["versions"].items()),
        files=tuple(row["files"].items()),
        previous=row["previous"],
    )
