from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import readout
from readout.notebook import OpenRecord
from tests.query.factories import sample_record


@pytest.fixture(scope="package")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_record(tmp_path_factory.mktemp("record") / "sample").path


@pytest.fixture(scope="package")
def record(path: Path) -> Iterator[OpenRecord]:
    with readout.open(path) as opened:
        yield opened
