from __future__ import annotations

from collections.abc import Iterator

import pytest

from readout.record import View
from tests.query.factories import sample_record


@pytest.fixture(scope="package")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with sample_record(tmp_path_factory.mktemp("record") / "sample").view() as opened:
        yield opened
