"""Where an exported file comes from: which state of which record, written by which version."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from readout._version import __version__
from readout.record import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The state of a record.

    Attributes:
        batch: Id of its newest batch.
        digest: SHA-256 of all that batch says and of the one before it.
        written_at: When it was written, in UTC.
        software: Readout's version.
    """

    batch: str
    digest: str
    written_at: dt.datetime
    software: str = __version__

    def as_dict(self) -> dict[str, str]:
        """Names and values, for the metadata of a file."""
        return {
            "readout_batch": self.batch,
            "readout_digest": self.digest,
            "readout_written_at": self.written_at.isoformat(),
            "readout_version": self.software,
        }


def origin_of(view: View) -> Origin:
    """The state that a view shows.

    Args:
        view: The record.

    Returns:
        Its newest batch.
    """
    batch = view.snapshot.batch
    (row,) = view.sql("SELECT digest FROM batches WHERE batch = ?", [batch])
    written_at = dt.datetime.fromisoformat(view.snapshot.written_at).astimezone(dt.UTC)
    return Origin(batch=batch, digest=row["digest"], written_at=written_at)
