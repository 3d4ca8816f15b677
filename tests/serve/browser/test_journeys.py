"""What people do with the pages, in a real browser: from a question to the words it was read from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.serve.browser.opening import path_of

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.serve.browser.conftest import Open

pytestmark = pytest.mark.slow


def count(page: Page) -> int:
    """How many rows the page says there are."""
    return int(page.locator(".count b").inner_text().replace(",", ""))


def is_seen(spot: Locator) -> bool:
    """Whether some of it is within the window."""
    box = spot.bounding_box()
    view = spot.page.viewport_size
    return bool(box and view and box["y"] + box["height"] > 0 and box["y"] < view["height"])


def settled(page: Page) -> None:
    """Wait until nothing is under way."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function("!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')")


# ------------------------------------------------------------------ from a list to the words


def test_from_the_overview_to_a_receipt_in_three_clicks(open_page: Open) -> None:
    page = open_page("/")
    page.locator(".row-event a.open").first.click()
    page.get_by_role("link", name="in the text").first.click()
    lit = page.locator("#text mark.at").first
    lit.wait_for()
    assert is_seen(lit)
    page.locator("#text mark a").first.click()
    assert "#in-" in page.url


def test_a_receipt_opens_the_document_at_its_characters(open_page: Open, paths: dict[str, str]) -> None:
    page = open_page(paths["event"])
    link = page.get_by_role("link", name="in the text").first
    start, end = re.search(r"at=(\d+)-(\d+)", link.get_attribute("href") or "").groups()  # type: ignore[union-attr]
    link.click()
    marks = page.locator("#text mark.at")
    assert marks.first.get_attribute("data-start") == start
    assert marks.last.get_attribute("data-end") == end
    assert is_seen(marks.first)
    shown = "".join(marks.all_text_contents())
    text = page.evaluate("Array.from(document.getElementById('text').textContent).join('')")
    assert shown == "".join(list(text)[int(start) : int(end)])
    assert marks.first.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


def test_a_filter_is_an_address_and_back(open_page: Open) -> None:
    page = open_page("/events")
    whole = count(page)
    page.get_by_label("Country", exact=True).fill("JPN")
    page.get_by_label("Country", exact=True).press("Enter")
    page.wait_for_url("**/events?*country=JPN*")
    settled(page)
    chosen = count(page)
    assert 0 < chosen < whole
    page.reload()
    assert count(page) == chosen
    assert page.get_by_label("Country", exact=True).input_value() == "JPN"
    page.go_back()
    settled(page)
    assert path_of(page) == "/events"
    assert count(page) == whole


def test_empty_filters_do_not_stay_in_the_address(open_page: Open) -> None:
    page = open_page("/events")
    page.get_by_label("Status").select_option("planned")
    page.wait_for_url("**/events?*status=planned*")
    settled(page)
    assert path_of(page) == "/events?status=planned"
    assert set(page.locator(".row-event .status").all_inner_texts()) == {"planned"}


def test_a_facet_is_chosen_and_let_go(open_page: Open) -> None:
    page = open_page("/events")
    whole = count(page)
    told = page.locator(".facet li", has_text="planned").first
    number = int(told.locator(".soft").inner_text())
    told.locator("a").click()
    assert "status=planned" in page.url
    assert count(page) == number
    page.locator(".facet a[aria-current]").click()
    assert count(page) == whole


def test_a_bar_of_the_timeline_opens_its_rows(open_page: Open) -> None:
    page = open_page("/events")
    bar = page.locator(".bars a").first
    number = int(re.search(r": (\d+)", bar.get_attribute("aria-label") or "")[1])  # type: ignore[index]
    bar.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**since=*")
    assert number <= count(page)
    assert "until=" in page.url


def test_paging_forth_and_back(open_page: Open) -> None:
    page = open_page("/events")
    first = page.locator(".row").first.get_attribute("id")
    page.get_by_role("link", name="Older").click()
    assert "page=2" in page.url
    assert page.locator(".row").first.get_attribute("id") != first
    page.get_by_role("link", name="Newer").click()
    assert page.locator(".row").first.get_attribute("id") == first


def test_a_dot_of_the_map_opens_its_events(open_page: Open) -> None:
    page = open_page("/places")
    dot = page.locator(".map a[aria-label^='Manila']")
    number = int(re.search(r"(\d+) event", dot.get_attribute("aria-label") or "")[1])  # type: ignore[index]
    dot.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/events?*place=Manila*")
    assert count(page) == number


# ------------------------------------------------------------------ one thing


def test_the_reports_of_an_event_stand_side_by_side(open_page: Open, paths: dict[str, str]) -> None:
    page = open_page(paths["event"])
    columns = page.locator(".compared thead th").count() - 2
    assert columns >= 2
    differing = page.locator(".compared tr.is-differing")
    assert differing.count() >= 1
    assert len(set(differing.first.locator("td").all_inner_texts()[1:])) > 1
    assert page.locator(".telling").count() == columns


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_marks_of_a_document_are_switched(open_page: Open, paths: dict[str, str], by: str) -> None:
    page = open_page(paths["document"])
    names = page.locator(".entry.mention")
    shown = names.count()
    assert shown
    assert names.first.is_visible()
    if by == "mouse":
        page.locator("label", has_text="Names").click()
    else:
        page.keyboard.press(page.locator("#show-mention").get_attribute("data-key") or "")
    assert not page.locator("#show-mention").is_checked()
    assert not names.first.is_visible()
    page.get_by_role("button", name="Keep in the address").click()
    assert page.locator(".entry.mention").count() == 0
    assert page.locator(".entry").count() > 0


def test_an_entry_and_its_mark_are_lit_together(open_page: Open, paths: dict[str, str]) -> None:
    page = open_page(paths["document"])
    entry = page.locator(".entry.mention").nth(3)
    entry.locator(".spot").click()
    lit = page.locator("#text mark.is-lit")
    assert lit.count() >= 1
    assert lit.first.get_attribute("data-start") == entry.get_attribute("data-start")
    assert is_seen(lit.first)


def test_from_a_person_to_a_meeting(open_page: Open) -> None:
    page = open_page("/people?person=Blinken")
    page.get_by_role("link", name="Antony Blinken").click()
    assert page.locator(".strip-bar rect").count() >= 2
    page.locator("section[aria-labelledby=meetings] a.open").first.click()
    assert path_of(page).startswith("/events/evt_")
    assert "Antony Blinken" in page.locator("h1 + .who").inner_text()


def test_the_chain_of_a_statement_ends_in_what_was_said(open_page: Open, paths: dict[str, str]) -> None:
    page = open_page(paths["statement"])
    steps = page.locator(".chain li")
    assert steps.count() >= 2
    assert steps.last.locator("blockquote").inner_text()
    assert page.locator(".chain li.speaks").count() == 1


def test_two_documents_are_compared(open_page: Open, paths: dict[str, str]) -> None:
    page = open_page("/diff")
    before, after = re.findall(r"doc_\w+", paths["diff"])
    page.get_by_label("Before").fill(before)
    page.get_by_label("After").fill(after)
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/diff?a=*", timeout=30_000)
    assert page.locator(".clause").count() > 3
    page.locator(".classes a", has_text="strengthened").click()
    assert page.locator(".clause").count() == page.locator(".clause .change-strengthened").count() >= 1


def test_two_statements_are_compared(open_page: Open, paths: dict[str, str]) -> None:
    page = open_page(paths["diff-said"])
    assert page.locator("h1").inner_text() == "How the wording moved"
    assert page.locator(".clause").count() >= 1


def test_from_a_family_of_wording_to_a_use(open_page: Open) -> None:
    page = open_page("/wording")
    page.get_by_role("link", name="Peace and stability across the Taiwan Strait").click()
    assert page.locator(".strips li").count() > 3
    page.get_by_role("link", name="Every use").click()
    page.locator(".row-use a.open").first.click()
    assert path_of(page).startswith("/uses/use_")
    assert "peace and stability" in page.locator("mark").first.inner_text().casefold()


def test_from_the_matrix_of_a_series_to_a_paper(open_page: Open, paths: dict[str, str]) -> None:
    page = open_page("/series")
    page.locator("tbody th a").first.click()
    assert page.locator("h1").inner_text()
    page.goto(paths["series"])
    assert page.locator(".matrix tbody tr").count() >= 1
    page.locator(".matrix tbody th a").first.click()
    assert path_of(page).startswith("/wording/")


def test_the_slider_of_the_network_is_in_the_address(open_page: Open) -> None:
    page = open_page("/network")
    whole = page.locator(".node").count()
    page.locator("#year").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/network?*year=*")
    settled(page)
    year = re.search(r"year=(\d{4})", page.url)[1]  # type: ignore[index]
    assert page.locator("#year-said").inner_text() == year
    assert 0 < page.locator(".node").count() < whole
    page.reload()
    assert page.locator("#year-said").inner_text() == year
    page.get_by_label("Country", exact=True).fill("JPN")
    page.get_by_label("Country", exact=True).press("Enter")
    page.wait_for_url("**country=JPN*")
    assert f"year={year}" in page.url


def test_a_claim_says_its_verdict_and_what_was_counted(open_page: Open) -> None:
    page = open_page("/claims")
    row = page.locator(".row-claim", has_text="in the record").first
    verdict = row.locator(".verdict").inner_text()
    row.locator("a.open").click()
    assert page.locator("h1 .verdict").inner_text() == verdict
    assert page.locator("section[aria-labelledby=counted] .row-event").count() >= 1


def test_search_for_a_phrase(open_page: Open) -> None:
    page = open_page("/")
    page.keyboard.press("/")
    page.keyboard.type('"peace and stability"')
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    marks = page.locator("mark.hit")
    assert marks.count() >= 3
    assert all(one.casefold() in "peace and stability" for one in marks.all_inner_texts())


def test_search_in_a_field_and_jump_by_id(open_page: Open, paths: dict[str, str]) -> None:
    page = open_page("/search?q=speaker:Japan peace")
    assert page.locator(".row").count() >= 1
    event = paths["event"].rpartition("/")[2]
    page.locator("#q").fill(event)
    page.locator("#q").press("Enter")
    page.wait_for_url(f"**/events/{event}")


# ------------------------------------------------------------------ states and permalinks


def test_a_state_of_the_record_is_pinned(open_page: Open, paths: dict[str, str]) -> None:
    page = open_page(paths["as-of"])
    assert page.locator(".asof").is_visible()
    batch = re.search(r"as_of=(\w+)", page.url)[1]  # type: ignore[index]
    page.locator(".row a.open").first.click()
    assert f"as_of={batch}" in page.url
    assert page.get_by_text("Nobody has judged this yet").is_visible()
    page.get_by_role("link", name="See it as it is now").click()
    assert "as_of" not in page.url


def test_the_beginning_of_an_id_leads_to_its_page(open_page: Open, paths: dict[str, str]) -> None:
    event = paths["event"].rpartition("/")[2]
    page = open_page(f"/id/{event[:14]}")
    assert path_of(page) == f"/events/{event}"
    page.goto(f"/events/{event[:14]}")
    assert path_of(page) == f"/events/{event}"


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nowhere", 404, "Begin at the overview"),
        ("/events/evt_nothing", 404, "evt_nothing"),
        ("/events?since=tomorrow", 400, "tomorrow"),
        ("/events?colour=red", 400, "It knows since"),
        ("/events?page=0", 400, "Pages go from 1"),
    ],
)
def test_what_is_wrong_is_told_with_a_way_on(open_page: Open, path: str, status: int, words: str) -> None:
    page = open_page("/")
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == status
    assert words in page.locator("main").inner_text()
    page.get_by_role("link", name="Overview").click()
    assert path_of(page) == "/"
