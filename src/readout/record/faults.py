"""Places where a test may end the process, as a power cut would, and a list of what was promised before.

`READOUT_FAULT=append-after` kills the process the first time it passes that point, `append-after:3` the
third time. `READOUT_ACK=FILE` appends the id of every document to a file once its batch is on the disk.
Without the variables a point costs one look-up.
"""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

POINTS = (
    "create-before",
    "create-after",
    "restore-before",
    "restore-after",
    "delete-before",
    "delete-after",
    "append-before",
    "append-after",
    "overwrite-before",
    "overwrite-after",
    "fsync-before",
    "fsync-after",
    "commit-before",
    "commit-after",
    "snapshot-before",
    "snapshot-after",
    "compact-before",
    "compact-after",
    "vacuum-before",
    "vacuum-after",
)
"""Every labelled point, in the order of a batch's life; the kill tests go through all of them."""

_VARIABLE = "READOUT_FAULT"
_ACK_VARIABLE = "READOUT_ACK"
# A process dies at its own n-th passage, so the count belongs to the process.
_passed: Counter[str] = Counter()


def fault(point: str) -> None:
    """End this process at once, without any cleaning up, where the environment asks for it.

    Args:
        point: One of `POINTS`.
    """
    wanted = os.environ.get(_VARIABLE)
    if wanted is None:
        return
    name, _, nth = wanted.partition(":")
    if name != point:
        return
    _passed[point] += 1
    if _passed[point] == int(nth or 1):
        os.kill(os.getpid(), signal.SIGKILL)


def acknowledge(docs: Iterable[str]) -> None:
    """Write down which documents the caller is about to be told are safe, where the environment asks for it.

    Args:
        docs: Ids.
    """
    path = os.environ.get(_ACK_VARIABLE)
    if path is None:
        return
    with Path(path).open("a", encoding="utf-8") as out:
        out.write("".join(f"{doc}\n" for doc in sorted(docs)))
        out.flush()
        os.fsync(out.fileno())
