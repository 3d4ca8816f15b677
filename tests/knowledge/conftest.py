from __future__ import annotations

from pathlib import Path

import pytest

from readout.knowledge import Knowledge, read_tables
from readout.knowledge.adding import append


class Own:
    """A user's own folder of tables."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, table: str, row: dict[str, str]) -> None:
        append(self.folder, table, row)
        read_tables.cache_clear()

    @property
    def known(self) -> Knowledge:
        return read_tables(self.folder if self.folder.is_dir() else None)


@pytest.fixture
def own(tmp_path: Path) -> Own:
    return Own(tmp_path / "readout-knowledge")
