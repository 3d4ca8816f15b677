"""Writes to a record batch by batch for as long as it runs, as a long run of `readout read` does.

`python -m bench.appending RECORD [--documents 100] [--every 5]` adds made-up readings through the project's
own writer; each batch is a new state of the record.
"""

from __future__ import annotations

import argparse
import sys
import time
from itertools import islice
from pathlib import Path

from bench.forged import READER, readings
from readout.linking import SOFTWARE
from readout.record import Provenance, Record

SEED = 2
"""Other documents than those that the record was made of."""

_MOST = 5_000


def main() -> int:
    """Write until ended."""
    options = argparse.ArgumentParser(prog="python -m bench.appending")
    options.add_argument("record", type=Path)
    options.add_argument("--documents", type=int, default=100, help="in a batch")
    options.add_argument("--every", type=float, default=5.0, help="seconds between two batches")
    given = options.parse_args()
    record = Record.open(given.record)
    made = readings(_MOST, seed=SEED)
    while batch := list(islice(made, given.documents)):
        with record.writer(provenance=Provenance(software=SOFTWARE)) as writer:
            writer.add(batch, reader=READER)
        print(f"{len(batch)} documents", flush=True)
        time.sleep(given.every)
    return 0


if __name__ == "__main__":
    sys.exit(main())
