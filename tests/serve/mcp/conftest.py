from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.record import Record, View
from tests.query.factories import sample_record


@pytest.fixture(scope="package")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_record(tmp_path_factory.mktemp("record") / "sample").path


@pytest.fixture(scope="package")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Record.create(tmp_path_factory.mktemp("record") / "empty").path


@pytest.fixture(scope="package")
def view(record: Path) -> Iterator[View]:
    with Record.open(record).view() as opened:
        yield opened
