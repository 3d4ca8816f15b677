"""Countable claims as found in text; their verdicts are the link stage's."""

from __future__ import annotations

from readout.model import Claim
from readout.record.kinds.parts import receipt_row, span_of
from readout.record.shape import Row, Table

TABLE = Table(
    name="claims",
    key=("claim",),
    is_read=True,
    columns={
        "claim": "text",
        "doc": "text",
        "start": "int",
        "end": "int",
        "text": "text",
        "kind": "text",
        "ordinal": "int",
        "since": "text",
        "until": "text",
        "parties": ["text"],
        "about": {"act": "text", "format": "text", "formula": "text"},
    },
)


def to_row(claim: Claim) -> Row:
    """The row of a claim."""
    return {
        "claim": claim.claim,
        **receipt_row(claim.span),
        "kind": claim.kind,
        "ordinal": claim.ordinal,
        "since": claim.since,
        "until": claim.until,
        "parties": list(claim.parties),
        "about": {"act": claim.act, "format": claim.format, "formula": claim.formula},
    }


def of_row(row: Row) -> Claim:
    """The claim of a row."""
    about = row["about"]
    return Claim(
        span=span_of(row),
        kind=row["kind"],
        ordinal=row["ordinal"],
        since=row["since"],
        until=row["until"],
        parties=tuple(row["parties"]),
        act=about["act"],
        format=about["format"],
        formula=about["formula"],
    )
