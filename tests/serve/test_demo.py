"""What is tried in a browser is every page there is."""

from __future__ import annotations

from pathlib import Path

from starlette.routing import Match, Route

from readout.record import Record
from readout.serve.pages import PAGES
from tests.serve.demo import addresses

TWINS = (".json", ".atom", ".txt", ".{kind}")
"""Endings of what is no page but a file."""

ELSEWHERE = frozenset({"/judge", "/id/{wanted:path}"})
"""Where a form is sent to, and what only leads on."""


def test_every_page_has_an_address_in_the_demonstration(demo_record: Path) -> None:
    with Record.open(demo_record).view() as view:
        paths = [address.partition("?")[0] for address in addresses(view).values()]
    pages = {page.path for page in PAGES if not page.path.endswith(TWINS)} - ELSEWHERE
    assert {page for page in pages if not any(_leads_to(page, path) for path in paths)} == set()


def _leads_to(page: str, path: str) -> bool:
    scope = {"type": "http", "method": "GET", "path": path, "root_path": "", "headers": []}
    return Route(page, lambda _: None).matches(scope)[0] is not Match.NONE
