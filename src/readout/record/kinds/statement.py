"""Statements: quotations and reported speech."""

from __future__ import annotations

from readout.model import Stance, Statement
from readout.record.kinds.parts import (
    ATTRIBUTION,
    DATING,
    PARTY,
    attribution_of,
    attribution_row,
    dating_of,
    dating_row,
    party_of,
    party_row,
    receipt_or_null,
    receipt_row,
    span_of,
    span_or_none,
)
from readout.record.shape import RECEIPT, Row, Table

TABLE = Table(
    name="statements",
    key=("statement",),
    is_read=True,
    columns={
        "statement": "text",
        "doc": "text",
        "mode": "text",
        "kind": "text",
        "speakers": [PARTY],
        "cue": RECEIPT,
        "verb": "text",
        "modality": "text",
        "content": [RECEIPT],
        "addressees": [PARTY],
        "attribution": [ATTRIBUTION],
        "document_quoted": "text",
        **DATING,
        "stance": {"toward": "text", "polarity": "text"},
        "nested_in": "text",
        "rule": "text",
    },
)


def to_row(statement: Statement) -> Row:
    """The row of a statement."""
    stance = statement.stance
    return {
        "statement": statement.statement,
        "doc": statement.doc,
        "mode": statement.mode,
        "kind": statement.kind,
        "speakers": [party_row(p) for p in statement.speakers],
        "cue": receipt_or_null(statement.cue),
        "verb": statement.verb,
        "modality": statement.modality,
        "content": [receipt_row(span) for span in statement.content],
        "addressees": [party_row(p) for p in statement.addressees],
        "attribution": [attribution_row(a) for a in statement.attribution],
        "document_quoted": statement.document_quoted,
        **dating_row(statement.dating),
        "stance": None if stance is None else {"toward": stance.toward, "polarity": stance.polarity},
        "nested_in": statement.nested_in,
        "rule": statement.rule,
    }


def of_row(row: Row) -> Statement:
    """The statement of a row."""
    stance = row["stance"]
    return Statement(
        known_as=row["statement"],
        mode=row["mode"],
        kind=row["kind"],
        speakers=tuple(party_of(p) for p in row["speakers"]),
        cue=span_or_none(row["cue"]),
        verb=row["verb"],
        modality=row["modality"],
        content=tuple(span_of(r) for r in row["content"]),
        addressees=tuple(party_of(p) for p in row["addressees"]),
        attribution=tuple(attribution_of(a) for a in row["attribution"]),
        document_quoted=row["document_quoted"],
        dating=dating_of(row),
        stance=None if stance is None else Stance(toward=stance["toward"], polarity=stance["polarity"]),
        nested_in=row["nested_in"],
        rule=row["rule"],
    )
