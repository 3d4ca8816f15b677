"""The inputs that mean harm as files for the command line: the end of `bench.hostile`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from readout.record import Record
from tests.hostile.inputs import FAMILIES

SOME_REJECTED = 3
SUFFIXES = {"text/html": ".html", "application/pdf": ".pdf", "text/markdown": ".md"}


def through_files() -> list[str]:
    """What is wrong with `readout read` over the inputs as files: its exit code and what its summary says."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "inputs"
        folder.mkdir()
        written = 0
        for number, (family, make) in enumerate(FAMILIES.items()):
            for index, (_, raw) in enumerate(make()):
                if raw.reject is None:
                    suffix = SUFFIXES.get(raw.media_type or "", ".txt")
                    (folder / f"{number:02}-{family}-{index:02}{suffix}").write_bytes(raw.data)
                    written += 1
        command = [sys.executable, "-m", "readout", "read", str(folder), "--record", f"{place}/record"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=place)
        failures = []
        if done.returncode != SOME_REJECTED:
            failures.append(f"exit code {done.returncode}: {done.stderr[-300:]}")
        with Record.open(f"{place}/record").view() as view:
            rejected = view.sql("SELECT count(*) AS n FROM documents WHERE status = 'rejected'")[0]["n"]
            kept = view.count("sightings")
        if f"{rejected:,} rejected" not in done.stdout or "Rejected" not in done.stdout:
            failures.append(f"the summary does not tell of {rejected} rejected inputs")
        print(f"command line: {written} files, exit code {done.returncode}, {kept} kept, {rejected} rejected")
    return failures
