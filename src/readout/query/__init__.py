"""Named questions over one view of the record; rows carry the names of the record's reference."""

from readout.query.applied import applied, applied_histories, usage_rows
from readout.query.cited import Citation, cited, cited_documents
from readout.query.discovery import Discovered, discovered, discovered_rows
from readout.query.explain import Explained, Reason, explain
from readout.query.facets import facets
from readout.query.filters import Filters
from readout.query.find import Found, find
from readout.query.histogram import Bar, Histogram, histogram
from readout.query.history import (
    History,
    Share,
    Use,
    histories,
    histories_of,
    history_rows,
)
from readout.query.listed import LISTINGS, count
from readout.query.listings import claims, documents, events, meetings, wording
from readout.query.network import Edge, Network, Node, Spell, network
from readout.query.occasions import chosen, occasion_rows, said_by
from readout.query.people import people
from readout.query.places import Placed, places
from readout.query.profile import Profile, profile
from readout.query.search import search
from readout.query.series import one_series, series, series_rows
from readout.query.show import MAX_RELATED, Context, Shown, show
from readout.query.spoken import class_of_verb, said, statements, statements_by_id, with_force
from readout.query.summary import Summary, summarize
from readout.query.timeline import timeline
from readout.query.variants import grouped, side_by_side
from readout.query.windows import Window, windows

__all__ = [
    "LISTINGS",
    "MAX_RELATED",
    "Bar",
    "Citation",
    "Context",
    "Discovered",
    "Edge",
    "Explained",
    "Filters",
    "Found",
    "Histogram",
    "History",
    "Network",
    "Node",
    "Placed",
    "Profile",
    "Reason",
    "Share",
    "Shown",
    "Spell",
    "Summary",
    "Use",
    "Window",
    "applied",
    "applied_histories",
    "chosen",
    "cited",
    "cited_documents",
    "claims",
    "class_of_verb",
    "count",
    "discovered",
    "discovered_rows",
    "documents",
    "events",
    "explain",
    "facets",
    "find",
    "grouped",
    "histogram",
    "histories",
    "histories_of",
    "history_rows",
    "meetings",
    "network",
    "occasion_rows",
    "one_series",
    "people",
    "places",
    "profile",
    "said",
    "said_by",
    "search",
    "series",
    "series_rows",
    "show",
    "side_by_side",
    "statements",
    "statements_by_id",
    "summarize",
    "timeline",
    "usage_rows",
    "windows",
    "with_force",
    "wording",
]
