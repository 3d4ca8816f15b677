"""One module a page, or a family of pages that share their making."""

from readout.serve.page import Page
from readout.serve.pages import event, listings, overview, permalink

PAGES: tuple[Page, ...] = (*overview.PAGES, *listings.PAGES, *event.PAGES, *permalink.PAGES)
"""Every page, in the order in which addresses are tried."""

__all__ = ["PAGES", "Page"]
