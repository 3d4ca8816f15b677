"""A model that obeys poisoned documents, and what gets into the record of it: `python -m bench.obedient`.

Sixteen kinds of orders, and one as control, in documents of our own writing
(`tests/annotate/model/poison.py`), half of them encoded, so that none of the wanted words stand in the text.
A stub endpoint on this machine answers as each document orders. Nothing may come through that does not stand
letter by letter in the very document.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from tests.annotate.model.poison import KEY
from tests.annotate.model.trial import KEY_VARIABLE, Trial, run_trial


def main() -> int:
    """Run the trial, print its table; exit 1 when anything came through that must not."""
    os.environ[KEY_VARIABLE] = KEY
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        trial = run_trial(Path(folder))
    print_table(trial)
    documents = sum(outcome.documents for outcome in trial.outcomes.values())
    print(f"\n{documents} documents, {trial.obeyed} orders obeyed, {time.monotonic() - began:.0f} s")
    failures = {
        "receipts that are not verbatim or of another document": trial.astray,
        "documents of which the rules' rows changed": trial.changed,
        "places that hold the key": trial.leaks,
        "damages of the record": trial.damage,
    }
    for what, found in failures.items():
        print(f"{len(found)} {what}" + (f" (of {trial.receipts})" if "receipts" in what else ""))
        for one in found[:5]:
            print(f"  {one}")
    return 1 if any(failures.values()) else 0


def print_table(trial: Trial) -> None:
    """One line a kind of attack, as a Markdown table."""
    print("| attack | documents | proposed | kept | “occurred” | dropped, by reason | replies refused |")
    print("|---|---|---|---|---|---|---|")
    for kind, found in sorted(trial.outcomes.items()):
        refused = ", ".join(f"{code} {count}" for code, count in found.refused.most_common())
        failed = ", ".join(f"{code} {count}" for code, count in found.failed.most_common())
        cells = (kind, found.documents, found.proposed, found.kept, found.occurred, refused, failed)
        print(f"| {' | '.join(map(str, cells))} |")


if __name__ == "__main__":
    sys.exit(main())
