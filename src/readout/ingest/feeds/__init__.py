"""Feeds: RSS, Atom, RDF and JSON Feed, polled politely; each entry becomes an input once."""

from readout.ingest.feeds.entries import Entry
from readout.ingest.feeds.polling import Poll
from readout.ingest.feeds.settings import Feed, feeds_of, read_feeds, seconds_of

__all__ = ["Entry", "Feed", "Poll", "feeds_of", "read_feeds", "seconds_of"]
