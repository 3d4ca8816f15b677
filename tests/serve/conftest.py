from __future__ import annotations

from pathlib import Path

import pytest

from tests.serve.demo import make_demo


@pytest.fixture(scope="session")
def demo_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, read once a session; who writes to it copies it first."""
    return make_demo(tmp_path_factory.mktemp("demo"))
