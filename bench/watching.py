"""A reader that never stops asking while others write and are killed: `python -m bench.watching FOLDER`.

It opens the newest record under FOLDER again and again until FOLDER/stop is there, then prints what it met.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from readout.record import Record

PAUSE_S = 0.4
ASKED = ("documents", "mentions", "reports", "statements")
"""Tables counted at every look: what a batch makes visible, it makes visible in all of them."""


def watch(folder: Path) -> dict[str, object]:
    """Look until told to stop.

    Args:
        folder: Holds records as `*/record`; the newest is looked at.

    Returns:
        `looks`, `states` (how many different batches were seen) and `failures`.
    """
    looks = 0
    states: set[str] = set()
    failures: list[str] = []
    most: dict[Path, int] = {}
    while not (folder / "stop").exists():
        path = _newest(folder)
        if path is not None:
            try:
                states.add(_look(path, most))
            except Exception as error:  # noqa: BLE001  whatever a reader meets is what is measured here
                failures.append(f"{path.parent.name}: {type(error).__name__}: {error}")
            looks += 1
        time.sleep(PAUSE_S)
    return {"looks": looks, "states": len(states), "failures": failures}


def _newest(folder: Path) -> Path | None:
    return next((p for p in sorted(folder.glob("[0-9]*/record"), reverse=True) if Record.exists(p)), None)


def _look(path: Path, most: dict[Path, int]) -> str:
    with Record.open(path).view() as view:
        for table in ASKED:
            held, said = view.count(table), view.snapshot.counts[table]
            if held != said:
                raise AssertionError(f"{table} shows {held} rows, its batch says {said}")
        for table in ASKED[1:]:
            query = f"SELECT count(*) AS n FROM {table} WHERE doc NOT IN (SELECT doc FROM documents)"  # noqa: S608  our own names
            strays = view.sql(query)[0]["n"]
            if strays:
                raise AssertionError(f"{table} has {strays} rows of documents that are not there")
        count = view.count("documents")
        if count < most.get(path, 0):
            raise AssertionError(f"{most[path]} documents were there, now {count}")
        most[path] = count
        return view.snapshot.batch


if __name__ == "__main__":
    print(json.dumps(watch(Path(sys.argv[1]))))
