"""Small documents made by hand."""

from __future__ import annotations

import datetime as dt

from readout.annotate.dates import DateExpression, find_dates, resolve_dates
from readout.annotate.sentences import split_sentences
from readout.knowledge.types import NamedDay
from readout.model import Block, BlockKind, Dating, Document, EdtfDate

ELECTION = NamedDay(
    name=("taiwan's presidential election", "taiwan presidential election"),
    days=(dt.date(2016, 1, 16), dt.date(2020, 1, 11), dt.date(2024, 1, 13)),
    country="TWN",
)


def document(text: str, *, kind: BlockKind = "body", dateline: str = "") -> Document:
    whole = dateline + text
    blocks = [Block(start=0, end=len(dateline), kind="dateline")] if dateline else []
    if text:
        blocks.append(Block(start=len(dateline), end=len(whole), kind=kind))
    return Document(
        doc="doc-1",
        source="hand",
        source_kind="file",
        raw_sha256="0",
        media_type="text/plain",
        text=whole,
        blocks=tuple(blocks),
    )


def found(text: str) -> tuple[DateExpression, ...]:
    made = document(text)
    return find_dates(made, split_sentences(made), named_days=(ELECTION,))


def words(text: str) -> list[str]:
    return [text[e.start : e.end] for e in found(text)]


def stated(edtf: str | None) -> Dating:
    return Dating() if edtf is None else Dating(date=EdtfDate(text=edtf), basis="stated")


def resolved(text: str, published: str | None, window: tuple[str, str] | None = None) -> tuple[Dating, ...]:
    span = (
        (None, None)
        if window is None
        else (dt.date.fromisoformat(window[0]), dt.date.fromisoformat(window[1]))
    )
    return resolve_dates(found(text), document=document(text), published=stated(published), window=span)
