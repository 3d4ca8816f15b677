from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from readout.record import Record
from tests.query.factories import first_reading, second_reading
from tests.watching.factories import made


@pytest.fixture(scope="package")
def two_records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The first paper alone, and both papers; tests take copies."""
    folder = tmp_path_factory.mktemp("records")
    return {
        "one": made(folder / "one", first_reading()).path,
        "whole": made(folder / "whole", first_reading(), second_reading()).path,
    }


@pytest.fixture
def record(two_records: dict[str, Path], tmp_path: Path) -> Record:
    """The first paper."""
    return Record.open(shutil.copytree(two_records["one"], tmp_path / "record"))


@pytest.fixture
def whole(two_records: dict[str, Path], tmp_path: Path) -> Record:
    """Both papers."""
    return Record.open(shutil.copytree(two_records["whole"], tmp_path / "record"))
