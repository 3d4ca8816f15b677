"""How the pages are used: deciding, copying, keys, colours, a telephone, paper, no script at all."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import feedparser
import openpyxl
import pytest
from pyarrow import parquet

from readout.export.citing import STYLES
from tests.serve.browser.opening import NARROW, path_of
from tests.serve.browser.test_journeys import count, is_seen, settled

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.serve.browser.conftest import Open

pytestmark = pytest.mark.slow

PHONE = {"width": NARROW, "height": 780}


def question(page: Page) -> tuple[str, str]:
    """The question that is asked, and the row it is about."""
    article = page.locator("article.question")
    return article.locator("h2").inner_text(), article.get_attribute("data-id") or ""


# ------------------------------------------------------------------ deciding


def test_a_decision_by_key_and_its_undo_by_key(open_page: Open, own_site: str) -> None:
    page = open_page("/review", at=own_site)
    first = question(page)
    page.keyboard.press("a")
    page.wait_for_selector(f".last :text('{first[1]}')")
    assert question(page) != first
    page.reload()
    assert question(page) != first
    assert f"{first[1]} accepted" in page.locator(".last").inner_text()
    page.keyboard.press("u")
    page.wait_for_selector(f"article.question[data-id='{first[1]}']")
    assert question(page) == first


def test_a_decision_has_a_reason_and_a_name(open_page: Open, own_site: str) -> None:
    page = open_page("/review?kind=conflict", at=own_site, java_script_enabled=False)
    event = question(page)[1]
    page.locator("summary", has_text="Reason and name").click()
    page.get_by_label("Why").fill("both papers say so")
    page.get_by_label("Decided by").fill("A. Reader")
    page.get_by_role("button", name="Told rightly").click()
    assert f"{event} accepted by A. Reader" in page.locator(".last").inner_text()
    page.goto(f"/events/{event}")
    for _ in range(60):  # a new state of the record is looked for once a second
        judged = page.locator("section[aria-labelledby=judged]").inner_text()
        if "A. Reader" in judged:
            break
        page.reload()
    assert "A. Reader" in judged
    assert "both papers say so" in judged
    page.goto("/review?kind=conflict")
    page.get_by_role("button", name="Undo").click()
    assert question(page)[1] == event


# ------------------------------------------------------------------ taking away


def test_a_citation_is_copied_in_each_style(open_page: Open, paths: dict[str, str]) -> None:
    page = open_page(paths["event"], permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="Cite", exact=True).click()
    page.locator("dialog#cite[open] .citation").first.wait_for()
    for style in STYLES:
        page.locator(f"[data-copy=text-{style}]").click()
        shown = page.locator(f"#text-{style}").text_content()
        page.wait_for_function(
            "words => navigator.clipboard.readText().then((text) => text === words)", arg=shown
        )
        assert shown
        assert shown.strip()
    assert page.locator("#said").inner_text() == "Copied."
    page.keyboard.press("Escape")
    assert not page.locator("dialog#cite").is_visible()


def test_the_key_c_copies_a_citation_of_the_row(open_page: Open) -> None:
    page = open_page("/events", permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("j")
    page.keyboard.press("j")
    row = page.locator(".row.is-here")
    assert row.get_attribute("id") == page.locator(".row").nth(1).get_attribute("id")
    page.keyboard.press("c")
    page.wait_for_selector("#said:text('Copied.')")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "“" in text
    assert re.search(r"SHA-?256 [0-9a-f]{64}", text, re.IGNORECASE)


@pytest.mark.parametrize("kind", ["JSON", "CSV", "XLSX", "Parquet", "Atom"])
def test_twins_have_the_rows_that_the_page_says(open_page: Open, kind: str, tmp_path: Path) -> None:
    page = open_page("/meetings?country=JPN")
    number = count(page)
    link = page.locator(".twins a", has_text=re.compile(f"^{kind}$"))
    with page.expect_download() as told:
        link.click()
    path = tmp_path / told.value.suggested_filename
    told.value.save_as(path)
    assert rows_in(path.read_bytes(), kind) == number


def rows_in(data: bytes, kind: str) -> int:
    """How many rows a twin has, by a reader of its own."""
    if kind == "JSON":
        told = json.loads(data)
        return len(told)
    if kind == "CSV":
        return len(list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")))))
    if kind == "XLSX":
        sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
        return sum(1 for _ in sheet.iter_rows()) - 1
    if kind == "Parquet":
        return int(parquet.read_metadata(io.BytesIO(data)).num_rows)
    return len(feedparser.parse(data).entries)


# ------------------------------------------------------------------ looking


def paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


def test_dark_by_the_machine_and_by_the_button(open_page: Open) -> None:
    light = paper(open_page("/events"))
    page = open_page("/events", color_scheme="dark")
    dark = paper(page)
    assert dark != light
    with page.expect_navigation(url="**/events"):
        page.get_by_role("button", name="light", exact=True).click()
    assert paper(page) == light
    page.goto("/wording")
    assert paper(page) == light
    with page.expect_navigation(url="**/wording"):
        page.get_by_role("button", name="auto", exact=True).click()
    assert paper(page) == dark


def test_a_telephone_needs_no_sideways_scrolling(open_page: Open, paths: dict[str, str]) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    for name, path in paths.items():
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW, name
    page.goto("/")
    page.locator(".masthead nav a", has_text="Review").tap()
    page.wait_for_url("**/review")
    page.goto(paths["event"])
    page.get_by_role("link", name="in the text").first.tap()
    page.wait_for_url("**/documents/*")
    assert is_seen(page.locator("#text mark.at").first)


def test_the_keyboard_reaches_everything(open_page: Open) -> None:
    page = open_page("/events")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert is_seen(page.locator(".skip"))
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    reached = set()
    page.goto("/events?country=PHL")
    for _ in range(300):
        page.keyboard.press("Tab")
        spot = page.evaluate(
            """() => { const one = document.activeElement;
            const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')];
            const look = getComputedStyle(one);
            return [all.indexOf(one), look.outlineStyle, parseFloat(look.outlineWidth), one.tagName]; }"""
        )
        if spot[3] == "BODY":
            break
        assert spot[1] != "none", spot
        assert spot[2] >= 2, spot
        reached.add(spot[0])
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
        .map((one, n) => [one, n]).filter(([one]) => one.checkVisibility({visibilityProperty: true})
          && !one.closest('dialog') && !one.closest('details:not([open]) > :not(summary)')).map(([, n]) => n)"""
    )
    assert set(wanted) <= reached


def test_rows_are_walked_and_opened_by_keys(open_page: Open) -> None:
    page = open_page("/statements")
    for key in ("j", "j", "j", "k"):
        page.keyboard.press(key)
    row = page.locator(".row.is-here")
    assert row.get_attribute("id") == page.locator(".row").nth(1).get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements/sta_*")


def test_the_list_of_keys_opens_and_closes(open_page: Open) -> None:
    page = open_page("/events")
    page.keyboard.press("?")
    dialog = page.locator("dialog#keys")
    assert dialog.is_visible()
    assert "copy a citation" in dialog.inner_text()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    page.keyboard.press("/")
    page.keyboard.type("j?c")  # in a field keys are letters
    assert page.locator("#find").input_value() == "j?c"
    assert not dialog.is_visible()


def test_everything_works_without_a_script(open_page: Open, paths: dict[str, str]) -> None:
    page = open_page("/events", java_script_enabled=False)
    page.get_by_label("Country", exact=True).fill("JPN")
    page.get_by_role("button", name="Show").click()
    assert path_of(page) == "/events?country=JPN"
    page.goto("/events")
    page.get_by_role("link", name="Older").click()
    assert "page=2" in page.url
    page.get_by_role("button", name="dark", exact=True).click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert "page=2" in page.url
    page.goto(paths["event"])
    page.get_by_role("link", name="Cite", exact=True).click()
    assert page.locator(".citation").count() >= len(STYLES)
    page.goto("/network")
    page.get_by_role("button", name="This year alone").click()
    assert "year=" in page.url
    page.goto(paths["document"])
    page.locator("label", has_text="Names").click()
    page.get_by_role("button", name="Keep in the address").click()
    assert page.locator(".entry.mention").count() == 0


def test_paper_has_what_matters(open_page: Open, paths: dict[str, str]) -> None:
    page = open_page(paths["event"])
    page.emulate_media(media="print")
    for words in ("h1", ".who", ".compared", ".telling", ".evidence mark", ".permalink", ".colophon p"):
        assert page.locator(words).first.is_visible(), words
    assert not page.locator(".masthead nav").is_visible()
    assert not page.locator(".theme").is_visible()
    assert page.locator(".why dl").evaluate("one => one.checkVisibility({contentVisibilityAuto: true})")
    page.goto(paths["document"])
    page.emulate_media(media="print")
    assert page.locator("#text").is_visible()
    assert not page.locator(".switches").is_visible()
    for path in (paths["event"], paths["document"], "/events"):
        page.goto(path)
        assert page.pdf()[:5] == b"%PDF-"


def test_the_source_key_opens_no_strange_address(open_page: Open, paths: dict[str, str]) -> None:
    page = open_page(paths["document"])
    before = page.url
    page.keyboard.press("o")
    settled(page)
    assert urlsplit(page.url).netloc == urlsplit(before).netloc
