"""axe-core finds nothing, on any page, in light and dark, wide and narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.serve.browser.opening import NARROW, WIDE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.serve.browser.conftest import Open

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

TAGS = ("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice")


RUN = """
async ({tags}) => {
  const options = {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]};
  const told = await axe.run(document, options);
  const why = (node) => [...node.any, ...node.all, ...node.none].map((check) => check.message).join(" ");
  return told.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.target} ${node.html.slice(0, 160)} ${why(node)}`));
}
"""


def violations(page: Page) -> list[str]:
    """What axe-core finds on the page that is open, one line a rule and place."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_source())
    found: list[str] = page.evaluate(RUN, {"tags": TAGS})
    return found


def axe_source() -> str:
    """axe-core's script, as its package brings it."""
    base = pytest.importorskip("axe_playwright_python.base")
    return str(base.AXE_FILE_PATH.read_text(encoding="utf-8"))


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing(open_page: Open, paths: dict[str, str], width: int) -> None:
    page = open_page(viewport={"width": width, "height": 900})
    found = []
    for path in paths.values():
        page.goto(path)
        for scheme in ("light", "dark") if width == WIDE else ("light",):  # colours do not change with width
            page.emulate_media(color_scheme=scheme)
            found += [f"{path} {scheme} {width}: {one}" for one in violations(page)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"{path} is {wide} pixels wide in {width}")
    assert not found, "\n".join(found)
