"""What docs/python.md tells a reader to type works, and names every call there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from readout.notebook import OpenRecord, Rows

if TYPE_CHECKING:
    import pytest

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "python.md").read_text(encoding="utf-8")


def test_the_snippets_run_one_after_another(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "my-record").symlink_to(path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    snippets = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert len(snippets) == 4
    for snippet in snippets:
        exec(compile(snippet, "docs/python.md", "exec"), names)
    printed = capsys.readouterr().out
    assert "peace and stability across the Taiwan Strait" in printed
    assert "Harbour Wire" not in printed.splitlines()[0]
    assert (tmp_path / "statements.csv").is_file()


def test_every_call_is_told() -> None:
    told = set(re.findall(r"\brecord\.(\w+)", PAGE)) | set(
        re.findall(r"\b(?:rows|card|difference)\.(\w+)", PAGE)
    )
    for kind in (OpenRecord, Rows):
        ours = {name for name, value in vars(kind).items() if not name.startswith("_") and callable(value)}
        assert sorted(ours - told) == []
