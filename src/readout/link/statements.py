"""Which statements were made at which event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from readout.model import Report, Statement

_SPOKEN_AT = frozenset(
    {"meeting", "call", "visit", "negotiation", "joint-statement", "agreement", "statement"}
)


def place_statements(
    statements: Iterable[Statement], reports: Iterable[Report], event_of: Mapping[str, str]
) -> dict[str, str]:
    """Tie statements to the events at which they were made.

    What is quoted from a joint statement belongs to the one joint statement that the document tells of.
    Anything else must stand within the telling of an event in which its speaker takes part.

    Args:
        statements: From any documents.
        reports: From the same documents.
        event_of: Event of each report.

    Returns:
        Statement id → event id, for those that could be tied.
    """
    by_doc: dict[str, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda r: (r.span, r.report)):
        if report.told.act in _SPOKEN_AT and report.told.status in ("occurred", "ongoing"):
            by_doc[report.span.doc].append(report)
    placed = {}
    for statement in statements:
        said_at = _where_said(statement, by_doc.get(statement.doc, []))
        if said_at is not None:
            placed[statement.statement] = event_of[said_at.report]
    return placed


def _where_said(statement: Statement, reports: list[Report]) -> Report | None:
    quoted = (statement.document_quoted or "").replace(" ", "-")
    if quoted:
        papers = [report for report in reports if report.told.act == quoted]
        return papers[0] if len(papers) == 1 else None
    around = [r for r in reports if any(r.span.covers(piece) for piece in statement.content)]
    fitting = [r for r in around if _takes_part(statement, r)]
    return min(fitting, key=lambda r: (r.span.end - r.span.start, r.report), default=None)


def _takes_part(statement: Statement, report: Report) -> bool:
    entities = {role.entity for role in report.told.roles if role.entity is not None}
    countries = {role.country for role in report.told.roles if role.country is not None}
    return any(s.entity in entities or s.country in countries for s in statement.speakers)
