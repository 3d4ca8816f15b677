"""Reports: one document telling of one event."""

from __future__ import annotations

from readout.model import Report
from readout.record.kinds.occurrence import AGENDA, TOLD, told_of, told_row
from readout.record.kinds.parts import ATTRIBUTION, attribution_of, attribution_row, receipt_row, span_of
from readout.record.shape import RECEIPT, Row, Table

TABLE = Table(
    name="reports",
    key=("report",),
    is_read=True,
    columns={
        "report": "text",
        "doc": "text",
        "start": "int",
        "end": "int",
        "text": "text",
        "trigger": RECEIPT,
        **TOLD,
        "part_of": "text",
        "agenda": AGENDA,
        "attribution": [ATTRIBUTION],
        "rule": "text",
        "score": "real",
        "notes": ["text"],
    },
)


def to_row(report: Report) -> Row:
    """The row of a report."""
    return {
        "report": report.report,
        **receipt_row(report.span),
        "trigger": receipt_row(report.trigger),
        **told_row(report.told),
        "part_of": report.part_of,
        "attribution": [attribution_row(a) for a in report.attribution],
        "rule": report.rule,
        "score": report.score,
        "notes": list(report.notes),
    }


def of_row(row: Row) -> Report:
    """The report of a row."""
    return Report(
        known_as=row["report"],
        told=told_of(row),
        span=span_of(row),
        trigger=span_of(row["trigger"]),
        attribution=tuple(attribution_of(a) for a in row["attribution"]),
        rule=row["rule"],
        score=row["score"],
        part_of=row["part_of"],
        notes=tuple(row["notes"]),
    )
