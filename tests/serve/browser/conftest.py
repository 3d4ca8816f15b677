from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readout.record import Record
from tests.serve.browser import opening
from tests.serve.demo import addresses, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def paths(demo_record: Path) -> dict[str, str]:
    """Every page of the record, by name."""
    with Record.open(demo_record).view() as view:
        return addresses(view)


@pytest.fixture(scope="session")
def site(browser: Browser, demo_record: Path) -> Iterator[str]:
    """The address of the pages; nothing is decided there."""
    with serving(demo_record) as address:
        yield address


@pytest.fixture
def own_site(browser: Browser, demo_record: Path, tmp_path: Path) -> Iterator[str]:
    """The address of pages on a copy of the record, to decide on."""
    shutil.copytree(demo_record, tmp_path / "record")
    with serving(tmp_path / "record") as address:
        yield address


Open = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Open]:
    """Opens a path in a context of its own; at the end nothing may have gone out, failed or asked."""
    with ExitStack() as opened:
        watches = []

        def work(path: str = "/", *, at: str = site, **options: Any) -> Page:
            page, watch = opened.enter_context(opening.watched(browser, at, **options))
            watches.append(watch)
            page.goto(path)
            return page

        yield work
        for watch in watches:
            assert watch.nothing(), watch
