from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

WITHOUT = """
import sys
sys.modules[sys.argv[1]] = None
from readout.cli import main
sys.exit(main(["mcp", "--record", sys.argv[2]]))
"""


@pytest.mark.parametrize("missing", ["mcp", "mcp_types", "jsonschema"])
def test_without_the_extra_it_says_what_to_install(record: Path, missing: str) -> None:
    """In a process of its own, since what one has imported stays imported."""
    told = subprocess.run(
        [sys.executable, "-c", WITHOUT, missing, str(record)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (told.returncode, told.stdout) == (2, ""), told.stderr
    assert 'pip install "readout[mcp]"' in told.stderr


def test_a_record_that_is_not_there_is_told_before_anything_is_served(run: Run, tmp_path: Path) -> None:
    code, out, err = run("mcp", "--record", tmp_path / "none")
    assert (code, out) == (2, "")
    assert "E410" in err
