"""The record as it is asked: one SQL view an exported table, columns in the order of the reference.

`raw` holds the stored tables of the snapshot. What the link stage adds (`event`, `story`, `verdict`) is
joined here, so that linking anew rewrites no reading.
"""

from __future__ import annotations

from collections.abc import Mapping

_DOCUMENTS = """
    SELECT d.doc, s.seen.source, s.seen.source_kind, s.seen.retrieved_at, d.raw_sha256, d.media_type,
           d.status, d.reject_code, d.reject_reason, d.title, d.byline, d.publisher, d.agency, d.url,
           d.language, d.published, d.published_min, d.published_max, d.published_basis, d.published_why,
           d.published_receipts, d.text, d.blocks, t.story, d.flags, d.reader
    FROM raw.documents d
    LEFT JOIN (
        SELECT doc, min({'source': source, 'source_kind': source_kind, 'retrieved_at': retrieved_at}) AS seen
        FROM raw.sightings GROUP BY doc
    ) s ON s.doc = d.doc
    LEFT JOIN (
        SELECT doc, min(story) AS story
        FROM (SELECT story, unnest(documents) AS doc FROM raw.stories) GROUP BY doc
    ) t ON t.doc = d.doc
"""

_ENTITIES = """
    SELECT e.entity, e.kind, e.name, e.country, e.wikidata, coalesce(n.names_seen, []) AS names_seen
    FROM (
        SELECT entity, min(kind) AS kind, min(name) AS name, min(country) AS country,
               min(wikidata) AS wikidata
        FROM raw.entities GROUP BY entity
    ) e
    LEFT JOIN (
        SELECT entity, list({'surface': surface, 'count': times} ORDER BY times DESC, surface) AS names_seen
        FROM (
            SELECT entity, text AS surface, count(*) AS times FROM raw.mentions
            WHERE method NOT IN ('pronoun', 'role') GROUP BY entity, text
        )
        GROUP BY entity
    ) n ON n.entity = e.entity
"""

_MENTIONS = """
    SELECT mention, doc, start, "end", text, entity, country, office, method, score, flag, note,
           alternatives
    FROM raw.mentions
"""

_EVENTS = """
    SELECT event, type, mode, contexts, cameo, act, format, status, date, date_min, date_max, date_basis,
           date_why, place, roles, reports, documents, independent_sources, conflicts, series, part_of,
           thread, agenda
    FROM raw.events
"""

_REPORTS = """
    SELECT r.report, a.event, r.doc, r.start, r."end", r.text, r.trigger, r.type, r.mode, r.contexts,
           r.cameo, r.act, r.format, r.status, r.date, r.date_min, r.date_max, r.date_basis, r.date_why,
           r.place, r.roles, r.part_of, r.agenda, r.attribution, r.rule, r.score, r.notes
    FROM raw.reports r
    LEFT JOIN raw.assignments a ON a.subject = r.report
"""

_STATEMENTS = """
    SELECT s.statement, s.doc, s.mode, s.kind, s.speakers, s.cue, s.verb, s.modality, s.content, s.addressees,
           s.attribution, s.document_quoted, a.event, s.date, s.date_min, s.date_max, s.date_basis,
           s.date_why, s.stance, s.nested_in, s.rule
    FROM raw.statements s
    LEFT JOIN raw.assignments a ON a.subject = s.statement
"""

_WORDING = """
    SELECT u.usage, u.doc, u.start, u."end", u.text, u.formula, u.variant, u.slots, u.strength, u.statement,
           coalesce(r.event, s.event) AS event, u.report, u.speakers, u.date, u.date_min, u.date_max,
           u.date_basis, u.date_why
    FROM raw.usages u
    LEFT JOIN raw.assignments r ON r.subject = u.report
    LEFT JOIN raw.assignments s ON s.subject = u.statement
"""

_CLAIMS = """
    SELECT c.claim, c.doc, c.start, c."end", c.text, c.kind, c.ordinal, c.since, c.until, c.parties,
           c.about, coalesce(v.verdict, 'undecided') AS verdict, coalesce(v.found, 0) AS found,
           coalesce(v.events, []) AS events, coalesce(v.coverage, 'Not checked against the record yet.') AS
           coverage
    FROM raw.claims c
    LEFT JOIN raw.verdicts v ON v.claim = c.claim
"""

_STORIES = """
    SELECT story, documents, first_published, outlet, agency, copies, source, first_why FROM raw.stories
"""

_JUDGEMENTS = """
    SELECT judgement, author, "at", kind, subjects, payload, reason, undoes, anchors FROM raw.judgements
"""

_BATCHES = """
    SELECT batch, sequence, kind, written_at, documents, software, config, model, counts, versions,
           previous, digest
    FROM raw.batches
"""

VIEWS: Mapping[str, str] = {
    "documents": _DOCUMENTS,
    "entities": _ENTITIES,
    "mentions": _MENTIONS,
    "events": _EVENTS,
    "reports": _REPORTS,
    "statements": _STATEMENTS,
    "wording": _WORDING,
    "claims": _CLAIMS,
    "stories": _STORIES,
    "judgements": _JUDGEMENTS,
    "batches": _BATCHES,
}
"""The exported tables, in the order of the reference."""

KEYS: Mapping[str, str] = {
    "documents": "doc",
    "entities": "entity",
    "mentions": "mention",
    "events": "event",
    "reports": "report",
    "statements": "statement",
    "wording": "usage",
    "claims": "claim",
    "stories": "story",
    "judgements": "judgement",
    "batches": "sequence",
}
"""The column that each is sorted by when nothing else is asked for."""

_DATES = ("date_min", "date_max")

DATES: Mapping[str, tuple[str, ...]] = {
    "documents": ("published_min", "published_max"),
    "events": _DATES,
    "reports": _DATES,
    "statements": _DATES,
    "wording": _DATES,
}
"""Columns of type DATE, which the exported form writes as ISO text."""
