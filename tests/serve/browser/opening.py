"""A real browser on the pages: opened once a session, watched by every test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

WIDE, NARROW = 1280, 360
"""Widths at which pages are looked at, CSS pixels."""


def chromium() -> str | None:
    """Where Chromium is: `READOUT_CHROMIUM`, or the machine's own; None without one."""
    return os.environ.get("READOUT_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def browser() -> Iterator[Browser]:
    """The machine's Chromium, without a window.

    Yields:
        The browser.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium())
        yield opened
        opened.close()


@dataclass  # without slots: playwright notes its wrappers on the object
class Watch:
    """What happened in a context that must not.

    Attributes:
        site: The address of the pages, without a slash at its end.
        outside: Requests to anywhere else, which were stopped.
        said: Errors and warnings of the console, and scripts that failed.
        dialogs: What a script asked or told.
    """

    site: str
    outside: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch a context from now on."""
        context.route("**/*", self._let_through)
        context.on("console", lambda message: self._hear(message.type, message.text))
        context.on("weberror", lambda error: self.said.append(str(error.error)))
        context.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def _let_through(self, route: Route) -> None:
        if route.request.url.startswith((f"{self.site}/", "data:text/html,")):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()

    def _hear(self, kind: str, text: str) -> None:
        # Of a page that answers 404 or 400 the console says so; that is what such a test asks for.
        if kind in ("error", "warning") and not text.startswith("Failed to load resource"):
            self.said.append(f"{kind}: {text}")

    def nothing(self) -> bool:
        """Whether all was quiet."""
        return not (self.outside or self.said or self.dialogs)


@contextmanager
def watched(opened: Browser, site: str, **options: Any) -> Iterator[tuple[Page, Watch]]:
    """A page in a context of its own.

    Args:
        opened: The browser.
        site: The address of the pages.
        **options: Of the context: `viewport`, `color_scheme`, `java_script_enabled` …

    Yields:
        The page, which opens paths of the site, and what is noted of it.
    """
    given = {
        "viewport": {"width": WIDE, "height": 900},
        "base_url": site,
        "reduced_motion": "reduce",
    } | options
    context = opened.new_context(**given)
    context.set_default_timeout(10_000)
    watch = Watch(site=site)
    watch.over(context)
    yield context.new_page(), watch
    context.close()


def path_of(page: Page) -> str:
    """Path and query of the page that is open."""
    parts = urlsplit(page.url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
