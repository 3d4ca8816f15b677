"""A desk that reads without a parser or a model, for tests of everything around it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from readout.desk import Desk
from readout.model import (
    Block,
    Dating,
    Document,
    EdtfDate,
    Occurrence,
    RawInput,
    Reading,
    Report,
    Role,
    Span,
    rejected,
)
from readout.shards import ShardDesk, find_in_shard

_MET = re.compile(r"(\w+) met (\w+) on (\d{4}-\d\d-\d\d)\.")


def parse(raw: RawInput) -> Document:
    """Plain text; what is empty is rejected."""
    if raw.reject is not None:
        return rejected(raw, *raw.reject)
    text = raw.data.decode()
    if not text.strip():
        return rejected(raw, "empty", "There is nothing in it.")
    return Document(
        doc=raw.doc,
        source=raw.source,
        source_kind=raw.kind,
        retrieved_at=raw.retrieved_at,
        url=raw.fields.url,
        raw_sha256=raw.sha256,
        media_type="text/plain",
        text=text,
        blocks=(Block(start=0, end=len(text), kind="body"),),
    )


def role(name: str, span: Span) -> Role:
    entity, country = f"person/{name.lower()}", "JPN" if name < "M" else "USA"
    return Role(
        role="participant", entity=entity, name=name, kind="person", country=country, receipts=(span,)
    )


class FakeReader:
    """Reads sentences such as `Abe met Obama on 2016-12-27.`; fails on `crash`, dies on `die`."""

    digest = "fake"

    def read(self, documents: Iterable[Document], *, reopen: object = None) -> Iterator[Reading]:
        for document in documents:
            if "crash" in document.text:
                raise RuntimeError("cannot read this")
            if "die" in document.text:
                os._exit(9)
            yield Reading(document=document, reports=tuple(self._reports(document)))

    def _reports(self, document: Document) -> Iterator[Report]:
        for match in _MET.finditer(document.text):
            roles = tuple(role(match[n], document.span(*match.span(n))) for n in (1, 2))
            yield Report(
                told=Occurrence(
                    type="CONSULT",
                    act="meeting",
                    dating=Dating(date=EdtfDate(text=match[3]), basis="stated"),
                    roles=roles,
                ),
                span=document.span(*match.span()),
                trigger=document.span(match.end(1) + 1, match.end(1) + 4),
                rule="met",
            )


def open_crew_desk() -> ShardDesk:
    """What a worker of a cluster holds."""
    return ShardDesk(Desk(parse, FakeReader()), find_in_shard)


@contextmanager
def open_fake_desk(timeout_s: float, memory_mib: int) -> Iterator[Desk]:
    yield Desk(parse, FakeReader())
