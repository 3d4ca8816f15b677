"""One raw input becomes one Document, in this process: which parser, then blocks, metadata, language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.documents.blocks import split_blocks
from readout.documents.charset import charset_of
from readout.documents.decode import decode
from readout.documents.language import language_of
from readout.documents.limits import DEFAULT, Limits
from readout.documents.markup import without_marks
from readout.documents.metadata import read_metadata
from readout.documents.paragraphs import BLANK
from readout.documents.sniff import media_type
from readout.errors import InputRejected
from readout.knowledge.hosts import host_of, imitated
from readout.model import ArticleFields, Block, BlockKind, Document, Flag, RawInput

MAX_FIELD_POINTS = 2_000
"""Longer titles, names and addresses are cut, with a flag."""

_UNSTORABLE = re.compile("[\ud800-\udfff\x00-\x08\x0b-\x1f\x7f]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """What a parser gives back."""

    text: str
    fields: ArticleFields | None = None
    hints: dict[str, BlockKind] | None = None
    flags: tuple[Flag, ...] = ()


def parse(raw: RawInput, *, limits: Limits = DEFAULT, thoroughly: bool = True) -> Document:
    """Read one input.

    Args:
        raw: The input.
        limits: Bounds on what it may bring.
        thoroughly: Of a page the main text alone; otherwise all its lines, see `read_page`.

    Returns:
        A document of status `read`, whose blocks cover all its text.

    Raises:
        InputRejected: With a stable reason: `empty`, `binary`, `too-large`, `text-too-long`, `encrypted`, …
    """
    if raw.reject is not None:
        raise InputRejected(*raw.reject)
    if len(raw.data) > limits.raw_bytes:
        raise InputRejected(
            "too-large",
            f"{len(raw.data)} bytes; at most {limits.raw_bytes} are read.",
            hint="Split the input.",
        )
    if not raw.data.strip():
        raise InputRejected("empty", "There is nothing in it.")
    kind = media_type(raw.data, given=raw.media_type)
    content = _content(raw, kind, limits, thoroughly=thoroughly)
    if not content.text.strip(BLANK):
        raise InputRejected("empty", "There is nothing but white space in it.")
    if len(content.text) > limits.text_points:
        raise InputRejected(
            "text-too-long",
            f"{len(content.text)} characters; at most {limits.text_points} are read as one document.",
            hint="Split the input.",
        )
    return _assemble(raw, kind, content, limits)


def _content(raw: RawInput, kind: str, limits: Limits, *, thoroughly: bool) -> _Content:
    if kind == "application/pdf":
        from readout.documents.pdf import read_pdf

        pdf = read_pdf(raw.data, limits=limits)
        return _Content(text=pdf.text, fields=pdf.fields, flags=pdf.flags)
    if kind == "text/html":
        from readout.documents.page import read_page

        charset = charset_of(raw.media_type)
        page = read_page(raw.data, charset=charset, limits=limits, thoroughly=thoroughly)
        return _Content(text=page.text, fields=page.fields, hints=page.hints, flags=page.flags)
    decoded = decode(raw.data, declared=charset_of(raw.media_type))
    return _Content(text=decoded.text, flags=decoded.flags)


def _assemble(raw: RawInput, kind: str, content: _Content, limits: Limits) -> Document:
    given = _clean_fields(raw.fields)
    markup = _clean_fields(content.fields) if content.fields is not None else ArticleFields()
    title = given.title or markup.title
    blocks = split_blocks(content.text, title=title, hints=content.hints, limit=limits.blocks)
    doc, url = raw.doc, given.url or _address(markup.url, _clean(raw.url))
    known = read_metadata(doc, content.text, blocks, given, markup=markup)
    if title is None:
        title = _clean(_block_title(content.text, blocks) or known.title)
    return Document(
        doc=doc,
        source=raw.source,
        source_kind=raw.kind,
        retrieved_at=raw.retrieved_at,
        raw_sha256=raw.sha256,
        media_type=kind,
        title=title,
        byline=_clean(known.byline),
        publisher=_clean(known.publisher),
        agency=_clean(known.agency),
        url=url,
        language=language_of(content.text, given=known.language),
        published=known.published,
        published_receipts=known.receipts,
        text=content.text,
        blocks=blocks,
        flags=(
            *content.flags,
            *_length_flags(raw.fields),
            *_direction_flags(content.text),
            *_host_flags(url),
            *known.flags,
        ),
    )


def _address(own: str | None, fetched: str | None) -> str | None:
    """The address a page gives itself, if it came from that host; else the one it was fetched from."""
    if fetched is None or (own is not None and host_of(own) == host_of(fetched)):
        return own
    return fetched


def _block_title(text: str, blocks: tuple[Block, ...]) -> str | None:
    titles = (without_marks(text[block.start : block.end]) for block in blocks if block.kind == "title")
    return next(titles, None)


def _clean(value: str | None) -> str | None:
    """A value that can be stored and shown in one line: no half or control characters, not endless."""
    if value is None:
        return None
    return " ".join(_UNSTORABLE.sub("\ufffd", value).split())[:MAX_FIELD_POINTS] or None


def _clean_fields(fields: ArticleFields) -> ArticleFields:
    return ArticleFields(
        title=_clean(fields.title),
        date=_clean(fields.date),
        publisher=_clean(fields.publisher),
        url=_clean(fields.url),
        language=_clean(fields.language),
        byline=_clean(fields.byline),
        agency=_clean(fields.agency),
    )


def _length_flags(fields: ArticleFields) -> tuple[Flag, ...]:
    values = {
        "title": fields.title,
        "publisher": fields.publisher,
        "byline": fields.byline,
        "url": fields.url,
    }
    return tuple(
        Flag(code="field-cut", message=f"The given {name} was cut to {MAX_FIELD_POINTS} characters.")
        for name, value in values.items()
        if value is not None and len(value) > MAX_FIELD_POINTS
    )


def _host_flags(address: str | None) -> tuple[Flag, ...]:
    """A host that passes itself off as another."""
    genuine = imitated(address)
    if genuine is None:
        return ()
    message = f"{host_of(address)} resembles {genuine} and is another host: it does not count as that source."
    return (Flag(code="look-alike-domain", message=message),)


def _direction_flags(text: str) -> tuple[Flag, ...]:
    """Marks that make text read in another order than it is stored."""
    if text.isascii() or _BIDI.search(text) is None:
        return ()
    return (Flag(code="bidi-controls", message="The text holds marks that change the direction of reading."),)
