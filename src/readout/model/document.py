"""An input and the document it became."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Literal

from readout.model.edtf import Dating
from readout.model.ids import digest, make_id
from readout.model.span import Span

SourceKind = Literal["file", "feed", "web", "warc"]
BlockKind = Literal["title", "dateline", "byline", "body", "quote", "caption", "metadata", "boilerplate"]
Status = Literal["read", "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFields:
    """What an input says about itself beside its text (a JSONL line, a feed entry).

    Attributes:
        title: Headline.
        date: Publication date as given.
        publisher: Who published it.
        url: Where it can be found.
        language: ISO 639-1 code.
        byline: Who wrote it.
        agency: Agency whose copy it is.
    """

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    byline: str | None = None
    agency: str | None = None


_GIVEN = attrgetter(*(one.name for one in fields(ArticleFields)))


@dataclass(frozen=True, slots=True, kw_only=True)
class RawInput:
    """Bytes from the outside world, not yet parsed.

    Attributes:
        source: Path, address or `PATH#id` as given.
        kind: Where it came from.
        data: The bytes (a JSONL article: its text as UTF-8).
        media_type: What the bytes are believed to be (`text/plain`, `text/html`, `text/markdown`,
            `application/pdf`), or None to find out.
        fields: What the input says about itself.
        url: Address that the bytes were fetched from, or None. Like the time of retrieval it plays no part in
            the id: the same page is the same document wherever it was fetched.
        retrieved_at: ISO 8601 time of retrieval, or None.
        reject: (code, message) when it was refused before parsing: unreadable file, too large.
    """

    source: str
    kind: SourceKind = "file"
    data: bytes = b""
    media_type: str | None = None
    fields: ArticleFields = field(default_factory=ArticleFields)
    url: str | None = None
    retrieved_at: str | None = None
    reject: tuple[str, str] | None = None

    @property
    def sha256(self) -> str:
        """Digest of the raw bytes."""
        return digest(self.data)

    @property
    def doc(self) -> str:
        """Id of the document these bytes and fields make; the path they came by plays no part.

        An input that could not even be opened has no content, so its id comes from its source.
        """
        given = [self.media_type, *_GIVEN(self.fields)]
        if self.reject is not None and not self.data:
            return make_id("doc", self.reject[0], self.source)
        return make_id("doc", self.sha256, given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What is told of an input without its bytes.

    Attributes:
        doc: Id of its document.
        source: Path or address as given.
        kind: Where it came from.
        retrieved_at: ISO 8601 time of retrieval, or None.
    """

    doc: str
    source: str
    kind: SourceKind
    retrieved_at: str | None = None

    @classmethod
    def of(cls, raw: RawInput) -> Slip:
        """That of an input."""
        return cls(doc=raw.doc, source=raw.source, kind=raw.kind, retrieved_at=raw.retrieved_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the text and what it is.

    Attributes:
        start: First code point.
        end: One past the last.
        kind: What the stretch is; only `title`, `body` and `quote` are read as prose.
    """

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something about a document that a reader should know.

    Attributes:
        code: Stable code, lower-case words joined by hyphens.
        message: In words.
        span: Where, or None for the whole document.
    """

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One input after parsing: read, or rejected with a reason.

    Attributes:
        doc: Id from content.
        source: Path or address as given.
        source_kind: Where it came from.
        retrieved_at: ISO 8601 time, or None.
        raw_sha256: Digest of the raw bytes.
        media_type: What the bytes are.
        status: `read` or `rejected`.
        reject_code: Why it was rejected, or None.
        reject_reason: The same in words, or None.
        title: Headline.
        byline: Author.
        publisher: Who published it.
        agency: Agency whose copy it is.
        url: Its own address, where known.
        language: ISO 639-1.
        published: When it was published.
        published_receipts: Where the text says so.
        text: The stored text that all offsets count in.
        blocks: In order, not overlapping.
        flags: What a reader should know.
    """

    doc: str
    source: str
    source_kind: SourceKind
    raw_sha256: str
    media_type: str
    status: Status = "read"
    retrieved_at: str | None = None
    reject_code: str | None = None
    reject_reason: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    agency: str | None = None
    url: str | None = None
    language: str | None = None
    published: Dating = field(default_factory=Dating)
    published_receipts: tuple[Span, ...] = ()
    text: str = ""
    blocks: tuple[Block, ...] = ()
    flags: tuple[Flag, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The receipt for `text[start:end]`.

        Args:
            start: First code point.
            end: One past the last.

        Returns:
            A span of this document.

        Raises:
            ValueError: The offsets are empty or outside the text.
        """
        return Span.cut(self.doc, self.text, start, end)


def rejected(raw: RawInput, code: str, reason: str) -> Document:
    """The row an input leaves when it cannot be read.

    Args:
        raw: The input.
        code: Stable reject code.
        reason: Why, in words.

    Returns:
        A document of status `rejected` without text.
    """
    return Document(
        doc=raw.doc,
        source=raw.source,
        source_kind=raw.kind,
        retrieved_at=raw.retrieved_at,
        raw_sha256=raw.sha256,
        media_type=raw.media_type or "application/octet-stream",
        status="rejected",
        reject_code=code,
        reject_reason=reason,
        title=raw.fields.title,
        publisher=raw.fields.publisher,
        url=raw.fields.url or raw.url,
    )
