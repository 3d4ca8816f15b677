"""One module a page, or a family of pages that share their making."""

from readout.serve.page import Page
from readout.serve.pages import (
    document,
    event,
    listings,
    overview,
    permalink,
    places,
    review,
    single,
    statement,
)

PAGES: tuple[Page, ...] = (
    *overview.PAGES,
    *listings.PAGES,
    *event.PAGES,
    *places.PAGES,
    *review.PAGES,
    *document.PAGES,
    *single.PAGES,
    *statement.PAGES,
    *permalink.PAGES,
)
"""Every page, in the order in which addresses are tried."""

__all__ = ["PAGES", "Page"]
