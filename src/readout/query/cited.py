"""What a citation of a row says: whose words, in which document, at which characters, from which source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal
from urllib.parse import urlsplit

from readout.errors import UsageError
from readout.model import DateBasis, Document, EdtfDate
from readout.query.find import Found, find
from readout.query.releases import is_release
from readout.query.spoken import statements_by_id, told_fully
from readout.record import Row, View

CitedKind = Literal["report", "statement", "usage", "claim", "mention", "document"]
"""What is cited; an event is cited by its reports, a story by its documents."""

_KINDS: Mapping[str, tuple[CitedKind, str]] = {
    "reports": ("report", "report"),
    "statements": ("statement", "statement"),
    "wording": ("usage", "usage"),
    "claims": ("claim", "claim"),
    "mentions": ("mention", "mention"),
    "documents": ("document", "doc"),
}
_LOOK_ALIKE = "look-alike"
_JOIN = " … "


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Cited characters: `document.text[start:end] == text`.

    Attributes:
        start: First code point.
        end: One past the last.
        text: The characters.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who said it.

    Attributes:
        name: Usual English name, or the words of the text.
        office: Title as the document gives it, or None.
    """

    name: str
    office: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One row in one document, with all that a reader needs to find it again.

    Attributes:
        id: Id of the row.
        kind: What the row is.
        number: `1`, `2` … by independent source; copies of one source are `1a`, `1b` …
        passages: What is quoted, in the order of the text; several where a quotation is split, none where
            a whole document is cited.
        speakers: Who said it, where it was said.
        mode: direct, indirect or mixed speech, or None where nothing was said.
        modality: Words by which it is not, or only perhaps, said; or None.
        through: Who tells of it, outermost first.
        doc: Id of the document.
        title: Headline.
        byline: Who wrote it, as the document has it.
        publisher: Who published it.
        agency: Agency whose copy it is.
        is_release: Whether a government or body gave it out itself.
        published: When, as precisely as is known, or None.
        published_basis: How that is known.
        source: Path or address it was read from.
        url: Its http(s) address, or None.
        language: ISO 639-1.
        media_type: What the archived bytes are.
        raw_sha256: Digest of the archived bytes.
        retrieved_at: ISO 8601 time of retrieval, or None.
        text: The stored text that the offsets count in.
    """

    id: str
    kind: CitedKind
    number: str = "1"
    passages: tuple[Passage, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    mode: str | None = None
    modality: str | None = None
    through: tuple[str, ...] = ()
    doc: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    agency: str | None = None
    is_release: bool = False
    published: EdtfDate | None = None
    published_basis: DateBasis = "unknown"
    source: str
    url: str | None = None
    language: str | None = None
    media_type: str = "text/plain"
    raw_sha256: str
    retrieved_at: str | None = None
    text: str = field(default="", repr=False)

    @property
    def quote(self) -> str:
        """The passages, with an ellipsis between two; empty where a whole document is cited."""
        return _JOIN.join(passage.text for passage in self.passages)


def cited(view: View, wanted: str) -> tuple[Citation, ...]:
    """What there is to cite for a row.

    Args:
        view: The record.
        wanted: An id, or the beginning of one.

    Returns:
        One citation; for an event one a report, for a story one a document: those of one independent source
        together, the source published first in front.

    Raises:
        NotFound: No row has the id, or several begin with it.
        UsageError: The row stands in no document: an entity, a judgement, a batch.
    """
    found = find(view, wanted)
    if found.table == "events":
        rows = list(view.rows("reports", where="event = ?", params=[found.id]))
        return _numbered(view, _citations(view, "reports", rows))
    if found.table == "stories":
        docs = found.row["documents"]
        rows = list(view.rows("documents", where="list_contains(?, doc)", params=[docs]))
        return _numbered(view, _citations(view, "documents", rows))
    if found.table not in _KINDS:
        raise UsageError(
            f"{found.id} stands in no document: there is nothing to quote.",
            hint=f"Cite an event, statement or mention of it: `readout show {found.id}`.",
        )
    return tuple(_citations(view, found.table, [_told(view, found)]))


def cite_rows(view: View, table: str, rows: Iterable[Row]) -> Iterator[Citation]:
    """Citations of many rows, one document at a time; their numbers say nothing.

    Args:
        view: The record.
        table: reports, statements, wording, claims or mentions.
        rows: Its rows.

    Yields:
        One citation a row, by document.
    """
    by_doc: dict[str, list[Row]] = {}
    for row in rows:
        by_doc.setdefault(row["doc"], []).append(row)
    for document in view.documents("list_contains(?, doc)", [sorted(by_doc)]):
        own: Iterable[Row] = by_doc[document.doc]
        for row in told_fully(view, own) if table == "statements" else own:
            yield _citation(view, table, row, document)


def cited_documents(view: View) -> Iterator[Citation]:
    """Every document that holds a receipt of some row, by id, without its text.

    Args:
        view: The record.

    Yields:
        Citations of whole documents.
    """
    holding = " UNION ALL ".join(f"SELECT doc FROM {table}" for table in _KINDS if table != "documents")  # noqa: S608 - our own names
    for document in view.documents(f"doc IN ({holding})"):
        yield replace(_of_document(document), text="")


def _told(view: View, found: Found) -> Row:
    """The row; a statement with its speakers' offices."""
    return statements_by_id(view, [found.id])[0] if found.table == "statements" else found.row


def _citations(view: View, table: str, rows: Sequence[Row]) -> list[Citation]:
    docs = sorted({row["doc"] for row in rows})
    documents = {document.doc: document for document in view.documents("list_contains(?, doc)", [docs])}
    return [_citation(view, table, row, documents[row["doc"]]) for row in rows]


def _citation(view: View, table: str, row: Row, document: Document) -> Citation:
    kind, key = _KINDS[table]
    found = replace(_of_document(document), id=row[key], kind=kind)
    if table == "documents":
        return found
    told = row
    if table == "wording":
        said = statements_by_id(view, [row["statement"]]) if row["statement"] is not None else []
        told = said[0] if said else {"speakers": _people(view, row["speakers"])}
    return replace(
        found,
        passages=tuple(_passages(row["content"] if table == "statements" else [row])),
        speakers=tuple(
            Speaker(name=party["name"], office=party.get("office")) for party in told.get("speakers") or []
        ),
        mode=told.get("mode") if told.get("speakers") is not None else None,
        modality=told.get("modality"),
        through=tuple(_through(told.get("attribution") or [], found)),
    )


def _people(view: View, entities: Collection[str]) -> list[Row]:
    rows = view.rows("entities", where="list_contains(?, entity)", params=[list(entities)])
    return [{"name": row["name"]} for row in rows]


def _passages(receipts: Iterable[Row]) -> Iterator[Passage]:
    for receipt in sorted(receipts, key=lambda receipt: (receipt["start"], receipt["end"])):
        yield Passage(start=receipt["start"], end=receipt["end"], text=receipt["text"])


def _through(chain: Iterable[Row], found: Citation) -> Iterator[str]:
    """Who tells of it, but for the paper itself, which the citation names anyway."""
    for link in chain:
        if link["name"] not in (found.publisher, found.agency):
            yield link["name"]


def _of_document(document: Document) -> Citation:
    return Citation(
        id=document.doc,
        kind="document",
        doc=document.doc,
        title=document.title,
        byline=document.byline,
        publisher=document.publisher,
        agency=document.agency,
        is_release=is_release(document),
        published=document.published.date,
        published_basis=document.published.basis,
        source=document.source,
        url=address_of(document),
        language=document.language,
        media_type=document.media_type,
        raw_sha256=document.raw_sha256,
        retrieved_at=document.retrieved_at,
        text=document.text,
    )


def address_of(document: Document) -> str | None:
    """Where a document can be opened.

    Args:
        document: The document.

    Returns:
        Its own http(s) address, else the one it was read from, or None.
    """
    return _address(document.url) or _address(document.source)


def _address(source: str | None) -> str | None:
    """The http(s) address, or None: what else an address may begin with is no page to open."""
    try:
        parts = urlsplit(source or "")
    except ValueError:
        return None
    return source if parts.scheme in ("http", "https") and parts.hostname else None


def _numbered(view: View, citations: list[Citation]) -> tuple[Citation, ...]:
    """Together by independent source, numbered; sources and their copies by date of publication."""
    voices = _voices(view, sorted({citation.doc for citation in citations}))
    by_voice: dict[str, list[Citation]] = {}
    for citation in sorted(citations, key=by_day):
        by_voice.setdefault(voices.get(citation.doc, citation.doc), []).append(citation)
    found: list[Citation] = []
    for number, copies in enumerate(by_voice.values(), 1):
        letters = _letters(len(copies))
        found += [
            replace(one, number=f"{number}{letter}") for one, letter in zip(copies, letters, strict=True)
        ]
    return tuple(found)


def _letters(count: int) -> list[str]:
    """Nothing for one; a, b, … z, aa, ab … for several."""
    if count == 1:
        return [""]
    named: list[str] = []
    for n in range(count):
        letters, rest = "", n
        while rest >= 0:
            letters, rest = chr(ord("a") + rest % 26) + letters, rest // 26 - 1
        named.append(letters)
    return named


def by_day(citation: Citation) -> tuple[str, str, int, str]:
    """The order of citations: by first day of publication, document and place; the undated last.

    Args:
        citation: What is cited.

    Returns:
        A key to sort by.
    """
    date = citation.published
    low = date.low if date is not None else None
    first = citation.passages[0].start if citation.passages else 0
    return (low.isoformat() if low is not None else "9999", citation.doc, first, citation.id)


def _voices(view: View, docs: Sequence[str]) -> dict[str, str]:
    """What each document counts as where independent sources are counted."""
    rows = view.rows("stories", where="list_has_any(documents, ?)", params=[list(docs)])
    told = sorted(((copy["doc"], copy, row["source"]) for row in rows for copy in row["copies"]), key=_doc)
    found: dict[str, str] = {}
    for doc, same in groupby(told, key=_doc):
        _, copy, source = next(same)
        found[doc] = source if copy["look_alike"] is None else _LOOK_ALIKE
    return found


def _doc(told: tuple[str, Row, str]) -> str:
    return told[0]
