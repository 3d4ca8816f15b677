"""What is kept: one module a kind, with its table, the row of a value, and the value of a row."""

from __future__ import annotations

from readout.record.kinds import (
    batch,
    claim,
    document,
    entity,
    event,
    judgement,
    link,
    mention,
    report,
    review,
    sighting,
    statement,
    story,
    usage,
)
from readout.record.shape import Table

TABLES: tuple[Table, ...] = (
    document.TABLE,
    sighting.TABLE,
    entity.TABLE,
    mention.TABLE,
    statement.TABLE,
    report.TABLE,
    usage.TABLE,
    claim.TABLE,
    event.TABLE,
    story.TABLE,
    link.ASSIGNMENTS,
    link.VERDICTS,
    judgement.TABLE,
    review.TABLE,
)
"""Every table that a batch pins, in the order in which it writes them; `batches` comes after all of them."""

BATCHES: Table = batch.TABLE

BY_NAME: dict[str, Table] = {table.name: table for table in (*TABLES, BATCHES)}
