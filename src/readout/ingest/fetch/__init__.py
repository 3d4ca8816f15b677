"""The web, fetched with care: public addresses only, within bounds, politely, nothing known twice."""

from readout.ingest.fetch.exchange import Exchanger
from readout.ingest.fetch.fetcher import Fetched, Fetcher, Known
from readout.ingest.fetch.links import is_address, link_of
from readout.ingest.fetch.manners import SystemClock
from readout.ingest.fetch.notes import Notes
from readout.ingest.fetch.pages import Shelf, fetch_page, fetch_pages
from readout.ingest.fetch.rules import FEEDS, PAGES, Rules

__all__ = [
    "FEEDS",
    "PAGES",
    "Exchanger",
    "Fetched",
    "Fetcher",
    "Known",
    "Notes",
    "Rules",
    "Shelf",
    "SystemClock",
    "fetch_page",
    "fetch_pages",
    "is_address",
    "link_of",
]
