"""What the rows of all answers have in common: receipts, sources, and who says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from readout.record import Row, View
from readout.serve.mcp.quoting import quoted, receipt

MAX_RECEIPTS = 24
"""Receipts of one row."""

MAX_SOURCES = 24
"""Documents of one row that are named."""

_DOCUMENTS = (
    "SELECT doc, source, title, publisher, agency, published FROM documents WHERE list_contains(?, doc)"
)
_REPORTS = """
    SELECT report, event, doc, start, "end", text, status, attribution FROM reports
    WHERE list_contains(?, event) ORDER BY event, doc, start, report
"""
_RECEIPT = {"doc", "start", "end", "text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the rows of one page need to know of other tables.

    Attributes:
        view: The record.
        sources: By id of the document.
        reports: By id of the event.
    """

    view: View
    sources: Mapping[str, Row]
    reports: Mapping[str, Sequence[Row]]

    @classmethod
    def of(cls, view: View, *, docs: Collection[str] = (), events: Collection[str] = ()) -> Page:
        """Look up what the rows of a page name.

        Args:
            view: The record.
            docs: Ids of documents.
            events: Ids of events; their reports and the documents of these are looked up, too.

        Returns:
            What was found.
        """
        reports: dict[str, list[Row]] = {}
        for row in view.sql(_REPORTS, [sorted(events)]) if events else ():
            reports.setdefault(row["event"], []).append(row)
        wanted = {*docs, *(row["doc"] for told in reports.values() for row in told)}
        found = view.sql(_DOCUMENTS, [sorted(wanted)]) if wanted else []
        return cls(view=view, sources={row["doc"]: row for row in found}, reports=reports)

    def row(self, row_id: str, status: Row, receipts: Iterable[Row], docs: Iterable[str], fields: Row) -> Row:
        """A row of an answer.

        Args:
            row_id: Its id.
            status: As `status` gives it.
            receipts: As `receipt` gives them, the weightiest first.
            docs: Ids of its documents.
            fields: What this kind of row has beside.

        Returns:
            The row.
        """
        held, named = list(receipts), list(dict.fromkeys(docs))
        return {
            "id": row_id,
            "as_of": self.view.snapshot.batch,
            "status": status,
            "receipts": held[:MAX_RECEIPTS],
            "receipts_left_out": max(0, len(held) - MAX_RECEIPTS),
            "sources": [self._source(doc) for doc in named[:MAX_SOURCES]],
            "sources_left_out": max(0, len(named) - MAX_SOURCES),
            **fields,
        }

    def saying(self, doc: str, happened: str, *, report: str | None = None, chain: Iterable[Row] = ()) -> Row:
        """Who says so: one document, and through whom.

        Args:
            doc: Id of the document.
            happened: As it tells it.
            report: Id of the report, where there is one.
            chain: Links of the attribution, outermost first.

        Returns:
            One item of `status.according_to`.
        """
        publisher = self.sources.get(doc, {}).get("publisher")
        links = [quoted(str(link["name"])) for link in chain]
        return {
            "doc": doc,
            "report": report,
            "happened": happened,
            "publisher": quoted(publisher),
            "chain": links,
        }

    def _source(self, doc: str) -> Row:
        known = self.sources.get(doc, {})
        words = {key: quoted(known.get(key)) for key in ("source", "title", "publisher", "agency")}
        return {"doc": doc, **words, "published": known.get("published")}


def status(happened: str, sayings: Iterable[Row]) -> Row:
    """Whether it happened, and who says so."""
    return {"happened": happened, "according_to": list(sayings)[:MAX_SOURCES]}


def party(found: Row, role: str | None = None) -> Row:
    """Somebody who takes part, speaks or is spoken to; the name may be words of a text."""
    return {
        "role": role,
        "entity": found.get("entity"),
        "kind": found.get("kind"),
        "country": found.get("country"),
        "office": quoted(found.get("office")),
        "name": quoted(str(found["name"])),
    }


def dates(row: Row) -> Row:
    """When, as EDTF, and how it is known."""
    return {"date": row["date"], "date_basis": row["date_basis"]}


def is_receipt(value: Any) -> bool:
    """Whether a value is a receipt that holds words."""
    return isinstance(value, dict) and value.keys() >= _RECEIPT and value["doc"] is not None


def each(found: Iterable[Row | None], of: str) -> Iterable[Row]:
    """Receipts of one kind; those that are missing are passed over."""
    return (receipt(one, of) for one in found if is_receipt(one) and one is not None)
