"""Which pages the visitors of `bench.pages` open: every kind there is, each at several addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote, urlencode

from bench.forged_world import RARE
from readout.record import View

EACH = 6
"""How many rows of a kind are visited."""

_COUNTRIES = ("JPN", "USA", "KOR", "SRB", "CHN", "FRA")
_WORDS = {
    "search, a frequent word": ("security", "fishing"),
    "search, a rare word": (RARE,),
    "search, no word": ("xylotomous",),
    "search, a phrase": ('"peace and stability"',),
    "search, by field": ("by:Japan security", "country:JPN security"),
    "search, statements": ("kind:statement security",),
}
_ROWS: Mapping[str, tuple[str, str, str, str]] = {
    "event": ("events", "event", "/events/", ""),
    "event told often": ("events", "event", "/events/", "WHERE documents >= 4"),
    "document": ("documents", "doc", "/documents/", ""),
    "statement": ("statements", "statement", "/statements/", ""),
    "report": ("reports", "report", "/reports/", ""),
    "use": ("wording", "usage", "/uses/", ""),
    "claim": ("claims", "claim", "/claims/", ""),
    "mention": ("mentions", "mention", "/mentions/", ""),
    "story": ("stories", "story", "/stories/", ""),
    "person": ("entities", "entity", "/entities/", "WHERE kind = 'person'"),
    "state": ("entities", "entity", "/entities/", "WHERE kind = 'state'"),
}
"""Kind of page → table, key, address, which rows."""

_LISTS = ("events", "meetings", "statements", "uses", "people", "claims", "documents")
_FILTERED: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "events": (
        *({"country": code} for code in _COUNTRIES),
        {"person": "ka"},
        {"place": "Tokyo"},
        {"since": "2015-03", "until": "2016"},
        {"act": "meeting", "status": "cancelled"},
    ),
    "meetings": ({"country": "KOR", "since": "2020"}, {"country": "CHN"}),
    "statements": (
        {"by": "Japan"},
        {"verb": "warn", "since": "2020"},
        {"mode": "direct"},
        {"force": "assert"},
    ),
    "uses": ({"country": "JPN"}, {"since": "2019", "until": "2021"}),
    "people": ({"country": "JPN"}, {"person": "ka"}),
    "claims": ({"country": "JPN"}, {"act": "meeting"}),
    "documents": ({"since": "2020"}, {"status": "read"}),
}


def visits(view: View) -> Mapping[str, Sequence[str]]:
    """Every kind of page.

    Args:
        view: The record, for ids to visit.

    Returns:
        Name of the kind → addresses, at least one.
    """
    found: dict[str, list[str]] = {}
    for name, address in (*_listed(view), *_by_id(view), *_others(view)):
        found.setdefault(name, []).append(address)
    return found


def _listed(view: View) -> Iterator[tuple[str, str]]:
    tables = {"uses": "wording", "people": "entities", "meetings": "events"}
    for name in _LISTS:
        yield name, f"/{name}"
        for filters in _FILTERED[name]:
            yield f"{name}, filtered", f"/{name}?{urlencode(filters)}"
        rows = view.count(tables.get(name, name)) if name not in ("meetings", "people") else 2_000
        for share in (3, 7, 9):
            yield f"{name}, deep", f"/{name}?page={max(1, rows * share // 10 // 50)}"
    for word in ("security", "Taiwan", "fishing"):
        yield "statements about", f"/statements?about={word}"


def _by_id(view: View) -> Iterator[tuple[str, str]]:
    docs = []
    for name, (table, key, address, where) in _ROWS.items():
        for row in view.sql(f"SELECT {key} AS id FROM {table} {where} ORDER BY hash({key}) LIMIT {EACH}"):  # noqa: S608
            yield name, f"{address}{quote(row['id'])}"
            if name == "event":
                yield "cite", f"/cite/{row['id']}"
            if name == "document":
                docs.append(row["id"])
    # Whoever is looked for most: those of whom the record holds most.
    often = "SELECT entity FROM flat.people ORDER BY events DESC, entity LIMIT 3"
    for row in view.sql(often):
        yield "person, well known", f"/entities/{quote(row['entity'])}"
    for code in _COUNTRIES[:3]:
        yield "state, well known", f"/entities/state/{code}"
    for one, other in zip(docs[::2], docs[1::2], strict=False):
        yield "diff", f"/diff?a={one}&b={other}"


def _others(view: View) -> Iterator[tuple[str, str]]:
    yield "overview", "/"
    yield "map", "/places"
    for code in _COUNTRIES[:3]:
        yield "map, filtered", f"/places?country={code}"
    yield "wording", "/wording"
    yield "wording, filtered", "/wording?country=JPN"
    for row in view.sql("SELECT formula FROM wording GROUP BY formula ORDER BY count(*) DESC LIMIT 3"):
        yield "family", f"/wording/{quote(row['formula'])}"
    yield "series", "/series"
    named = (
        "SELECT series FROM events WHERE series IS NOT NULL GROUP BY series ORDER BY count(*) DESC LIMIT 3"
    )
    for row in view.sql(named):
        yield "one series", f"/series/{quote(row['series'])}"
    yield "network", "/network"
    yield "network of a year", "/network?year=2016"
    yield "network of a year", "/network?year=2019"
    for name, words in _WORDS.items():
        for word in words:
            yield name, f"/search?{urlencode({'q': word})}"
    yield "review", "/review"
    for name in ("events", "statements", "documents"):
        yield "JSON of 50 rows", f"/{name}.json?limit=50"
    yield "Atom", "/events.atom"
    yield "Atom", "/statements.atom"
