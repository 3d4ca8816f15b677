"""One fingerprint of everything a record says, whatever the order, batches and versions it was written in."""

from __future__ import annotations

import hashlib

from readout.model import canonical_json
from readout.record.view import View

_NOT_SAID = ("batches", "judgements")
"""What was done to the record; what came of it is in the other tables."""

_OF_THE_RUN = ("retrieved_at", "reader")


def logical_digest(view: View) -> str:
    """Digest of all rows but those of `batches` and `judgements`.

    Left out is what belongs to the run and not to the documents: when an input was retrieved, and which
    version read it.

    Args:
        view: The state of the record.

    Returns:
        64 hexadecimal digits; the same for the same inputs, however they were read.
    """
    running = hashlib.sha256()
    for table in (*view.table_names(), "sightings"):
        if table in _NOT_SAID:
            continue
        running.update(f"{table}\n".encode())
        for row in view.rows(table):
            for name in _OF_THE_RUN:
                row.pop(name, None)
            running.update(canonical_json(row).encode())
            running.update(b"\n")
    return running.hexdigest()
