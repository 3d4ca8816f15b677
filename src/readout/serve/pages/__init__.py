"""One module a page, or a family of pages that share their making."""

from readout.serve.page import Page
from readout.serve.pages import document, event, listings, overview, permalink

_ROWS: tuple[Page, ...] = (*document.PAGES,)
"""A document, a person or body, and single rows of every kind."""

PAGES: tuple[Page, ...] = (*overview.PAGES, *listings.PAGES, *event.PAGES, *_ROWS, *permalink.PAGES)
"""Every page, in the order in which addresses are tried."""

__all__ = ["PAGES", "Page"]
