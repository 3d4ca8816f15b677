"""A real browser on pages whose every field strangers wrote: no script runs, nothing is fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readout.record import Record
from tests.serve.browser.opening import watched
from tests.serve.demo import serving
from tests.serve.hostile_record import hostile_record, pages
from tests.serve.payloads import PAYLOADS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.hostile, pytest.mark.slow]

SENTINEL = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (one) =>
  window.violations.push(`${one.violatedDirective} ${one.blockedURI} ${one.sample}`));
"""
TOLD = """
() => [window.pwned ? "a script ran" : "", document.querySelector("#pwned, .pwned") ? "an element of theirs" : "",
  ...window.violations].filter(Boolean)
"""


@pytest.fixture(scope="module")
def hostile(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Record]]:
    record = hostile_record(tmp_path_factory.mktemp("hostile") / "record")
    with serving(Path(record.path)) as site:
        yield site, record


def some(record: Record) -> list[str]:
    """All lists, and of each kind of single page two."""
    kinds: dict[str, list[str]] = {}
    with record.view() as view:
        for path in pages(view):
            kinds.setdefault(path.rpartition("/")[0], []).append(path)
    return [path for folder, found in kinds.items() for path in islice(found, None if not folder else 2)]


def test_nothing_of_theirs_happens(browser: Browser, hostile: tuple[str, Record]) -> None:
    site, record = hostile
    found = []
    with watched(browser, site) as (page, watch):
        page.add_init_script(SENTINEL)
        for path in some(record):
            page.goto(path)
            page.mouse.move(200, 300)
            page.keyboard.press("j")
            found += [f"{path}: {one}" for one in page.evaluate(TOLD)]
        for n, payload in enumerate(PAYLOADS[::8]):
            name = ("q", "since", "person", "show")[n % 4]
            where = {"q": "/search", "since": "/events", "person": "/meetings", "show": "/nowhere"}[name]
            page.goto("/search")
            page.evaluate("([where, name, value]) => { const to = new URL(where, location.href);"
                          " to.searchParams.set(name, value); location.assign(to); }", [where, name, payload])  # fmt: skip
            page.wait_for_url(f"**{where}?*")
            found += [f"{where} {name}={payload!r}: {one}" for one in page.evaluate(TOLD)]
    assert not found
    assert not watch.dialogs
    assert not watch.outside
    assert not watch.said


def test_the_dialog_of_a_citation_is_made_of_words(browser: Browser, hostile: tuple[str, Record]) -> None:
    site, record = hostile
    with record.view() as view:
        event = view.sql("SELECT event AS id FROM events ORDER BY event")[0]["id"]
    with watched(browser, site) as (page, watch):
        page.add_init_script(SENTINEL)
        page.goto(f"/events/{event}")
        page.get_by_role("link", name="Cite", exact=True).click()
        page.locator("dialog#cite[open] .citation").first.wait_for()
        assert not page.evaluate(TOLD)
        assert page.locator("#cite-body script").count() == 0
        assert watch.nothing(), watch


def test_a_script_that_gets_through_is_found_out(browser: Browser, hostile: tuple[str, Record]) -> None:
    site, _ = hostile
    with watched(browser, site, bypass_csp=True) as (page, watch):
        page.add_init_script(SENTINEL)
        page.goto("/")
        page.evaluate(
            "document.body.insertAdjacentHTML('beforeend', '<img src=//host.example/p onerror=window.pwned=1>')"
        )
        page.wait_for_function("window.pwned === 1")
        assert "a script ran" in page.evaluate(TOLD)
        assert watch.outside


def test_the_policy_alone_would_stop_them(browser: Browser, hostile: tuple[str, Record]) -> None:
    site, _ = hostile
    with watched(browser, site) as (page, watch):
        page.add_init_script(SENTINEL)
        page.goto("/")
        # A policy cannot hold back a refresh; that no such element comes to be is what the other tests show.
        for payload in (one for one in PAYLOADS if "http-equiv=refresh" not in one):
            page.evaluate(
                "words => document.querySelector('.lede').insertAdjacentHTML('beforeend', words)", payload
            )
        page.wait_for_timeout(200)
        assert page.evaluate("window.pwned") != 1  # an element of that id is not a script
        assert page.evaluate("window.violations.length") > 20
        assert not watch.outside
        assert not watch.dialogs
