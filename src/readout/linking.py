"""The order of the link stage: judgements on what was read, stories, events, series, claims."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from readout._version import __version__

if TYPE_CHECKING:
    from readout.link import Brief, Story
    from readout.link.judging import Corrections
    from readout.model import Document, Review
    from readout.record import Record, View, Writer

ASIDES = ("boilerplate", "caption", "metadata")
"""Kinds of blocks in which copies are not looked for."""

SOFTWARE = f"readout {__version__}"

_SPEAKS = "status = 'read' AND len(list_filter(flags, lambda f: f.code = 'not-diplomatic')) = 0"
_LINKED = f"status = 'read' AND ({_SPEAKS} OR url IN (SELECT url FROM documents WHERE {_SPEAKS}))"  # noqa: S608
"""What can be linked: documents that speak of diplomacy, and other versions of their pages."""

_SOURCES = """
    SELECT copy.doc AS doc, CASE WHEN copy.look_alike IS NULL THEN source ELSE 'look-alike' END AS source
    FROM (SELECT source, unnest(copies) AS copy FROM stories)
"""
_LAST = """
    SELECT kind, max(sequence) AS sequence, arg_max(software, sequence) AS software FROM batches
    WHERE kind IN ('read', 'link') GROUP BY kind
"""


def link_record(record: Record, writer: Writer) -> None:
    """Link everything the record holds, anew, after what people decided.

    Args:
        record: The record.
        writer: The one that writes to it.
    """
    corrections = _corrected(record, writer)
    with record.view() as view:
        links = _links(view, corrections)
    writer.put_links(**links)


def _corrected(record: Record, writer: Writer) -> Corrections | None:
    """What the judgements make of the rows, which is also written; None without any, now and before."""
    from readout.knowledge import load
    from readout.link import judging
    from readout.query.judged import judged_rows
    from readout.record import row_json

    with record.view(judged=False) as view:
        judgements = judging.active(view.judgements())
        if not judgements and not view.count("reviews"):
            return None
        corrections = judging.correct(judgements, judged_rows(view, judgements), load().entity)
    writer.put_reviews(judging.reviews_of(corrections, row_json))
    return corrections


def _links(view: View, corrections: Corrections | None) -> dict[str, Any]:
    """What `Writer.put_links` takes; all that it was made from is let go of before it is written."""
    from readout import link
    from readout.knowledge import load
    from readout.query.disputed import surroundings
    from readout.query.held import held_by
    from readout.query.releases import issuers
    from readout.record import row_json

    knowledge = load()
    wide_places = frozenset(place.name for place in knowledge.places.values() if place.kind != "venue")
    stories = None if _has_stories(view) else _stories(view)
    source_of = (
        {copy.doc: link.source_of(copy, story) for story in stories for copy in story.copies}
        if stories is not None
        else {row["doc"]: row["source"] for row in view.stream(_SOURCES)}
    )
    brief = list(view.documents_brief(_LINKED))
    published = {document.doc: document.published for document in brief}
    reports = list(view.reports())
    tellings = [
        (report, source_of.get(report.span.doc, report.span.doc), published[report.span.doc])
        for report in reports
    ]
    whose = issuers(brief)
    decisions = corrections.decisions if corrections is not None else ()
    events, event_of = link.link_reports(
        tellings, wide_places=wide_places, decisions=decisions, issuers=whose
    )
    titles = {document.doc: document.title or "" for document in brief}
    series = link.find_series(events, {r.report: r for r in reports}, titles, knowledge)
    events = tuple(replace(event, series=series.get(event.event)) for event in events)
    assignments = {**event_of, **link.place_statements(view.statements(), reports, event_of)}
    told = {t[0].report: link.Telling(*t, whose.get(t[0].span.doc)) for t in tellings}
    doc_of = {report.report: report.span.doc for report in reports}
    around = surroundings(view, events, doc_of, event_of=assignments, published=published)
    events = link.with_disputes(events, told, around)
    reviews: tuple[Review, ...] = ()
    if corrections is not None:
        events, reviews = link.judging.settle(events, corrections, knowledge.entity)
        reviews = (*reviews, *link.judging.reviews_of(corrections, row_json))
    claims = list(view.claims())
    held = held_by(view, claims, events, reports=reports, event_of=assignments)
    return {
        "events": events,
        "stories": stories,
        "assignments": assignments,
        "verdicts": link.check_claims(claims, held, published=published),
        "reviews": reviews,
    }


def _has_stories(view: View) -> bool:
    """Whether no document was read since this software looked for copies; judgements have no say in it."""
    last = {row["kind"]: row for row in view.sql(_LAST)}
    linked = last.get("link")
    return (
        linked is not None
        and linked["software"] == SOFTWARE
        and ("read" not in last or last["read"]["sequence"] < linked["sequence"])
    )


def _stories(view: View) -> tuple[Story, ...]:
    from readout import link

    return link.link_stories(_brief(document) for document in view.documents(_LINKED))


def _brief(document: Document) -> Brief:
    """What the search for copies must know about a document."""
    from readout.link import Brief

    return Brief(
        doc=document.doc,
        text=document.text,
        published=document.published.text,
        publisher=document.publisher,
        agency=document.agency,
        url=document.url,
        retrieved_at=document.retrieved_at,
        asides=tuple((block.start, block.end) for block in document.blocks if block.kind in ASIDES),
    )


def is_linked(view: View) -> bool:
    """Whether nothing has been read or judged since the record was last linked by this software.

    Args:
        view: The newest state.

    Returns:
        True also for an empty record.
    """
    last = view.sql(
        """
        SELECT kind, software FROM batches WHERE kind IN ('read', 'link', 'judgement')
        ORDER BY sequence DESC LIMIT 1
        """
    )
    return not last or (last[0]["kind"] == "link" and last[0]["software"] == SOFTWARE)
