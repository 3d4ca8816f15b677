"""The record laid flat: what listings choose and sort by, without texts and without lists of objects.

A listing first finds the ids of its page here, then asks for those rows alone. Columns are plain values, so a
condition reads a few of them, and whoever takes part in a row has a line of their own.
"""

from __future__ import annotations

from collections.abc import Mapping

_EVENTS = """
    SELECT event, type, mode, act, format, status, date, date_min, date_max,
           coalesce(date_min, date_max) AS day, place.name AS place_name, place.country AS place_country,
           strip_accents(lower(place.name)) AS place_plain, place.lat AS lat, place.lon AS lon,
           documents, independent_sources, len(conflicts) AS conflicts, series, part_of, thread
    FROM main.events
"""

_ROLES = """
    SELECT event, p.role AS role, p.entity AS entity, p.name AS name, p.kind AS kind, p.country AS country,
           p.office AS office, strip_accents(lower(p.name)) AS plain
    FROM (SELECT event, unnest(roles) AS p FROM main.events)
"""

_STATEMENTS = """
    SELECT s.statement, s.doc, s.event, s.mode, s.kind, s.verb, s.stance, s.document_quoted, s.nested_in,
           s.date, s.date_min, s.date_max,
           coalesce(s.date_min, s.date_max, d.published_min, d.published_max) AS day,
           CASE WHEN s.date IS NULL THEN d.published_min ELSE s.date_min END AS low,
           CASE WHEN s.date IS NULL THEN d.published_max ELSE s.date_max END AS high,
           s.content[1].start AS first,
           strip_accents(array_to_string(list_transform(s.content, lambda c: c.text), ' ')) AS said,
           d.publisher, d.title, d.published_min, d.published_max
    FROM main.statements s LEFT JOIN raw.documents d ON d.doc = s.doc
"""

_SPEAKERS = """
    SELECT statement, p.entity AS entity, p.name AS name, p.country AS country,
           strip_accents(lower(p.name)) AS plain
    FROM (SELECT statement, unnest(speakers) AS p FROM main.statements)
"""

_KEYS = """
    SELECT DISTINCT statement, unnest(flatten(list_transform(speakers, lambda p: list_concat(
        [p.entity],
        list_filter(string_split_regex(lower(strip_accents(p.name)), '[^\\w]+'), lambda w: length(w) > 3)
    )))) AS key
    FROM main.statements
"""

_SOURCES = """
    SELECT statement, p.entity AS entity, p.name AS name
    FROM (SELECT statement, unnest(attribution) AS p FROM main.statements)
"""

_WORDING = """
    SELECT u.usage, u.doc, u.start, u."end", u.formula, u.variant, u.strength, u.statement, u.event, u.date,
           u.date_min, u.date_max,
           coalesce(u.date_min, u.date_max, d.published_min, d.published_max) AS day,
           CASE WHEN u.date IS NULL THEN d.published_min ELSE u.date_min END AS low,
           CASE WHEN u.date IS NULL THEN d.published_max ELSE u.date_max END AS high
    FROM main.wording u LEFT JOIN raw.documents d ON d.doc = u.doc
"""

_VOICES = """
    SELECT u.usage, u.entity, e.name, e.country
    FROM (SELECT usage, unnest(speakers) AS entity FROM main.wording) u
    JOIN (SELECT entity, min(name) AS name, min(country) AS country FROM raw.entities GROUP BY entity) e
        ON e.entity = u.entity
"""

_CLAIMS = """
    SELECT claim, doc, start, "end", kind, verdict, about.act AS act, about.format AS format,
           about.formula AS formula
    FROM main.claims
"""

_PARTIES = """
    SELECT c.claim, c.entity, e.country
    FROM (SELECT claim, unnest(parties) AS entity FROM main.claims) c
    LEFT JOIN (SELECT entity, min(country) AS country FROM raw.entities GROUP BY entity) e
        ON e.entity = c.entity
"""

_DOCUMENTS = """
    SELECT doc, source, source_kind, media_type, status, reject_code, title, publisher, agency, url, language,
           published, published_min, published_max, coalesce(published_min, published_max) AS day, story
    FROM main.documents
"""

_SIGHTINGS = """
    SELECT doc, lower(source) AS source FROM raw.sightings
"""

_TELLINGS = """
    SELECT report, event, doc FROM main.reports
"""

_NAMED = """
    SELECT mention, doc, start, "end", entity, country, office, method, flag FROM main.mentions
"""

_PEOPLE = """
    SELECT e.entity, e.name, strip_accents(lower(e.name)) AS plain, e.country, e.wikidata,
           coalesce(m.offices, []) AS offices, e.names_seen, coalesce(v.events, 0) AS events,
           coalesce(s.statements, 0) AS statements, coalesce(m.mentions, 0) AS mentions,
           coalesce(m.documents, 0) AS documents, v.first, v.last
    FROM main.entities e
    LEFT JOIN (
        SELECT entity, count(*) AS mentions, count(DISTINCT doc) AS documents,
               list_sort(list_distinct(list(office) FILTER (WHERE office IS NOT NULL))) AS offices
        FROM flat.named GROUP BY entity
    ) m ON m.entity = e.entity
    LEFT JOIN (
        SELECT r.entity, count(DISTINCT r.event) AS events, min(e.date_min) AS first, max(e.date_max) AS last
        FROM flat.roles r JOIN flat.events e ON e.event = r.event GROUP BY r.entity
    ) v ON v.entity = e.entity
    LEFT JOIN (
        SELECT entity, count(DISTINCT statement) AS statements FROM flat.speakers GROUP BY entity
    ) s ON s.entity = e.entity
    WHERE e.kind = 'person'
"""

FLAT: Mapping[str, str] = {
    "events": _EVENTS,
    "roles": _ROLES,
    "statements": _STATEMENTS,
    "speakers": _SPEAKERS,
    "keys": _KEYS,
    "sources": _SOURCES,
    "wording": _WORDING,
    "voices": _VOICES,
    "claims": _CLAIMS,
    "parties": _PARTIES,
    "documents": _DOCUMENTS,
    "sightings": _SIGHTINGS,
    "tellings": _TELLINGS,
    "named": _NAMED,
    "people": _PEOPLE,
}
"""SQL of each relation of schema `flat`, in an order in which each names only those before it."""

ORDERS: Mapping[str, str] = {
    "events": "day DESC NULLS LAST, event",
    "roles": "entity, event",
    "statements": "day DESC NULLS LAST, doc, first, statement",
    "speakers": "entity, statement",
    "keys": "key, statement",
    "sources": "entity, statement",
    "wording": 'day DESC NULLS LAST, doc, start, "end", usage',
    "voices": "entity, usage",
    "claims": 'doc, start, "end", claim',
    "parties": "entity, claim",
    "documents": "day DESC NULLS LAST, doc",
    "sightings": "doc, source",
    "tellings": "event, report",
    "named": 'doc, start, "end", mention',
    "people": "events DESC, statements DESC, mentions DESC, entity",
}
"""The order of listings, and that in which a view that is held in memory keeps the lines."""
