from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("missing", ["mcp", "mcp_types", "jsonschema"])
def test_without_the_extra_it_says_what_to_install(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for name in [name for name in sys.modules if name.startswith("readout.serve")]:
        monkeypatch.delitem(sys.modules, name)
    for name in [missing, *(name for name in sys.modules if name.startswith(f"{missing}."))]:
        monkeypatch.setitem(sys.modules, name, None)
    code, out, err = run("mcp", "--record", record)
    assert (code, out) == (2, ""), err
    assert 'pip install "readout[mcp]"' in err


def test_a_record_that_is_not_there_is_told_before_anything_is_served(run: Run, tmp_path: Path) -> None:
    code, out, err = run("mcp", "--record", tmp_path / "none")
    assert (code, out) == (2, "")
    assert "E410" in err
