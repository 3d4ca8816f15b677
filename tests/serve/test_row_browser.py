from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from bench.offsets import CHROMIUM
from tests.query.factories import FIRST
from tests.serve import sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Debian's Chromium is not installed")


def _serve(route: Route) -> None:
    asked = route.request
    answer = sample.client().get(asked.url.removeprefix(sample.HOST), headers=asked.headers)
    headers = {k: v for k, v in answer.headers.items() if k not in ("content-length", "content-encoding")}
    route.fulfill(status=answer.status_code, body=answer.content, headers=headers)


@contextmanager
def _page(browser: Browser, *, width: int = 1280, scripts: bool = True, dark: bool = False) -> Iterator[Page]:
    page = browser.new_page(
        viewport={"width": width, "height": 800},
        java_script_enabled=scripts,
        color_scheme="dark" if dark else "light",
    )
    page.route("**/*", _serve)
    yield page
    page.close()


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (360, False)])
def test_no_page_is_hard_to_reach(browser: Browser, width: int, dark: bool) -> None:
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    found = {}
    with _page(browser, width=width, dark=dark) as page:
        for kind, path in sample.paths().items():
            page.goto(sample.HOST + path)
            violations = Axe().run(page).response["violations"]
            found[kind] = [(v["id"], v["nodes"][0]["html"]) for v in violations]
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{kind} is wider than the window"
    assert not {kind: violations for kind, violations in found.items() if violations}


def _lines(page: Page) -> int:
    """Names that have their line."""
    return int(
        page.evaluate(
            """() => Array.from(document.querySelectorAll("#text mark.mention")).filter((mark) =>
                !getComputedStyle(mark).getPropertyValue("--a").includes("(transparent, transparent)")).length"""
        )
    )


@pytest.mark.parametrize("scripts", [True, False])
def test_kinds_are_switched_by_boxes_with_and_without_scripts(browser: Browser, scripts: bool) -> None:
    with _page(browser, scripts=scripts) as page:
        page.goto(sample.HOST + sample.paths()["document"])
        assert page.locator(".entry.claim").first.is_visible()
        page.locator("#show-claim").uncheck()
        assert not page.locator(".entry.claim").first.is_visible()
        assert page.locator(".entry.mention").first.is_visible()


def test_kinds_are_switched_by_keys(browser: Browser) -> None:
    with _page(browser) as page:
        page.goto(sample.HOST + sample.paths()["document"])
        before = _lines(page)
        assert before > 0
        page.keyboard.press("1")
        assert not page.locator("#show-mention").is_checked()
        assert _lines(page) == 0
        page.keyboard.press("1")
        assert _lines(page) == before


def test_a_receipt_is_scrolled_to_without_scripts(browser: Browser) -> None:
    start = FIRST.index("second meeting")
    with _page(browser, width=360, scripts=False) as page:
        page.goto(f"{sample.HOST}{sample.paths()['document']}?at={start}-{start + 14}#p{start}")
        mark = page.locator(f"#p{start}")
        assert mark.inner_text() == "second meeting"
        box = mark.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 800
        outline = page.evaluate(f"getComputedStyle(document.getElementById('p{start}')).outlineStyle")
        assert outline == "solid"


def test_a_mark_leads_to_its_entry_and_lights_up(browser: Browser) -> None:
    with _page(browser) as page:
        page.goto(sample.HOST + sample.paths()["document"])
        link = page.locator("#text mark.claim a").last
        target = link.get_attribute("href")
        assert target is not None
        link.click()
        assert page.url.endswith(target)
        assert page.locator("#text mark.is-lit").count() > 0


def test_citing_opens_a_dialog_with_scripts_and_a_page_without(browser: Browser) -> None:
    address = sample.HOST + sample.paths()["statement"]
    with _page(browser) as page:
        page.goto(address)
        page.get_by_role("link", name="Cite").click()
        page.locator("#cite[open] pre").first.wait_for()
        assert page.locator("#cite .citation").count() == 7
        assert page.url == address
    with _page(browser, scripts=False) as page:
        page.goto(address)
        page.get_by_role("link", name="Cite").click()
        assert "/cite/" in page.url
        assert page.locator("pre").count() == 7
