from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.serve.browser import opening
from tests.serve.demo import make_demo

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def demo_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, read once a session; who writes to it copies it first."""
    return make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium; one for all tests, since a process has room for one.

    Opening every page in it takes ten minutes: `make browser` does, `make test` does not.
    """
    if not os.environ.get("READOUT_BROWSER"):
        pytest.skip("set READOUT_BROWSER=1, or run `make browser`")
    pytest.importorskip("playwright.sync_api", reason="the pages are tried in a browser with playwright")
    if opening.chromium() is None:
        pytest.skip("no chromium on this machine; READOUT_CHROMIUM may name one")
    with opening.browser() as opened:
        yield opened
