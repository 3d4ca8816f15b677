"""Every kind of page of a small made-up record is answered, also while the record is written to."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import pages


@pytest.mark.bench
def test_no_page_is_above_its_bar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["pages", str(tmp_path), "--small", "--requests", "180", "--pause", "0.5", "--writing"]
    monkeypatch.setattr("sys.argv", asked)
    assert pages.main() == 0
