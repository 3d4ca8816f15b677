"""One module a page, or a family of pages that share their making."""

from readout.serve.page import Page
from readout.serve.pages import (
    diff,
    event,
    listings,
    network,
    one,
    overview,
    permalink,
    places,
    review,
    search,
    series,
    watches,
    wording,
)

PAGES: tuple[Page, ...] = (
    *overview.PAGES,
    *listings.PAGES,
    *event.PAGES,
    *places.PAGES,
    *wording.PAGES,
    *series.PAGES,
    *diff.PAGES,
    *review.PAGES,
    *watches.PAGES,
    *network.PAGES,
    *search.PAGES,
    *one.PAGES,
    *permalink.PAGES,
)
"""Every page, in the order in which addresses are tried."""

__all__ = ["PAGES", "Page"]
