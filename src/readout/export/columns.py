"""The columns of each listing as CSV: flat, always the same, whatever the rows hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A kind of rows that a question gives.

    Attributes:
        name: As on the command line.
        key: Column of the id.
        csv: Paths into a row, one a CSV column: `place.name` is the name of the place.
    """

    name: str
    key: str
    csv: tuple[str, ...]


_DATE = ("date", "date_min", "date_max", "date_basis")
_EVENT = (
    "event",
    *_DATE,
    "act",
    "format",
    "status",
    "type",
    "mode",
    "contexts",
    "cameo",
    "place.name",
    "place.country",
    "place.lat",
    "place.lon",
    "roles",
    "documents",
    "independent_sources",
    "conflicts",
    "series",
    "part_of",
    "thread",
    "agenda",
)

_STATEMENT = (
    "statement",
    *_DATE,
    "speakers",
    "verb",
    "force",
    "strength",
    "polarity",
    "modality",
    "mode",
    "kind",
    "content",
    "addressees",
    "attribution",
    "document_quoted",
    "stance.toward",
    "stance.polarity",
    "event",
    "nested_in",
    "published",
    "publisher",
    "agency",
    "title",
    "source",
    "doc",
    "rule",
)

LISTINGS: Mapping[str, Listing] = {
    listing.name: listing
    for listing in (
        Listing(name="events", key="event", csv=_EVENT),
        Listing(name="meetings", key="event", csv=_EVENT),
        Listing(name="statements", key="statement", csv=_STATEMENT),
        Listing(
            name="judgements",
            key="judgement",
            csv=("judgement", "author", "at", "kind", "subjects", "payload", "reason", "undoes"),
        ),
        Listing(
            name="doubts",
            key="question",
            csv=("kind", "question", "subjects", "why"),
        ),
        Listing(name="said", key="statement", csv=(*_STATEMENT, "hits", "variants")),
        Listing(
            name="wording",
            key="usage",
            csv=(
                "usage",
                *_DATE,
                "formula",
                "text",
                "variant",
                "slots",
                "strength",
                "speakers",
                "statement",
                "event",
                "doc",
                "start",
                "end",
            ),
        ),
        Listing(
            name="history",
            key="value",
            csv=(
                "formula",
                "part",
                "value",
                "detail",
                "uses",
                "share",
                "documents",
                "first",
                "last",
                "periods",
            ),
        ),
        Listing(
            name="discovered",
            key="formula",
            csv=(
                "rank",
                "formula",
                "canonical",
                "score",
                "uses",
                "occasions",
                "voices",
                "variants",
                "slots",
                "speakers",
            ),
        ),
        Listing(
            name="series",
            key="series",
            csv=(
                "series",
                "name",
                "basis",
                "format",
                "parties",
                "occasions",
                "ahead",
                "first",
                "last",
                "interval_days",
                "papers",
                "texts",
                "since",
            ),
        ),
        Listing(
            name="occasions",
            key="date",
            csv=(
                "series",
                "part",
                "date",
                "formula",
                "status",
                "state",
                "place",
                "who",
                "paper",
                "variant",
                "verb",
                "change",
                "run",
                "first",
                "last",
                "skipped",
                "later",
                "events",
                "documents",
                "usages",
            ),
        ),
        Listing(
            name="people",
            key="entity",
            csv=(
                "entity",
                "name",
                "country",
                "wikidata",
                "offices",
                "names_seen",
                "events",
                "statements",
                "mentions",
                "documents",
                "first_seen",
                "last_seen",
            ),
        ),
        Listing(
            name="documents",
            key="doc",
            csv=(
                "doc",
                "status",
                "reject_code",
                "published",
                "published_basis",
                "title",
                "publisher",
                "agency",
                "byline",
                "language",
                "source",
                "source_kind",
                "media_type",
                "retrieved_at",
                "raw_sha256",
                "story",
                "flags",
            ),
        ),
        Listing(
            name="claims",
            key="claim",
            csv=(
                "claim",
                "kind",
                "ordinal",
                "since",
                "until",
                "text",
                "parties",
                "about.act",
                "about.format",
                "about.formula",
                "verdict",
                "found",
                "events",
                "coverage",
                "doc",
                "start",
                "end",
            ),
        ),
        Listing(
            name="search",
            key="doc",
            csv=("doc", "start", "end", "published", "publisher", "title", "text", "hits", "source"),
        ),
    )
}
"""By name."""
