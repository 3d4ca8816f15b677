"""Named questions over one view of the record; rows carry the names of the record's reference."""

from readout.query.explain import Explained, Reason, explain
from readout.query.filters import Filters
from readout.query.find import Found, find
from readout.query.listings import claims, documents, events, meetings, statements, wording
from readout.query.people import people
from readout.query.search import search
from readout.query.show import MAX_RELATED, Context, Shown, show
from readout.query.summary import Summary, summarize
from readout.query.timeline import timeline

__all__ = [
    "MAX_RELATED",
    "Context",
    "Explained",
    "Filters",
    "Found",
    "Reason",
    "Shown",
    "Summary",
    "claims",
    "documents",
    "events",
    "explain",
    "find",
    "meetings",
    "people",
    "search",
    "show",
    "statements",
    "summarize",
    "timeline",
    "wording",
]
