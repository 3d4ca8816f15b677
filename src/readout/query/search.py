"""Text search: words and "phrases", found together in one paragraph or statement; every hit is a receipt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from readout.errors import UsageError
from readout.query import filters as f
from readout.query.filters import EVERYTHING, Filters, Where
from readout.query.search_fields import Asked, document_fields, parse, statement_fields
from readout.record import Row, View, paragraphs

_BLANKS = re.compile(r"\s+")
_FIRST, _MOST = 64, 1024
_PAPERS = """
    SELECT doc, title, publisher, published, source FROM flat.documents WHERE doc IN (SELECT unnest(?))
"""
_IN_TEXT = "contains(lower({text}), lower(?))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word or phrase asked for.

    Attributes:
        text: As asked for.
        pattern: Finds it, whatever the case and the kind of blanks; a word at its beginning.
    """

    text: str
    pattern: re.Pattern[str]


def parse_terms(words: str) -> tuple[Term, ...]:
    """The words and quoted phrases of a search.

    Args:
        words: Such as `Kamikawa "peace and stability"`.

    Returns:
        At least one term.

    Raises:
        UsageError: There is nothing to search for.
    """
    return _terms(parse(words))


def search(
    view: View, words: str, filters: Filters = EVERYTHING, *, limit: int | None = None, offset: int = 0
) -> Iterator[Row]:
    """Paragraphs, or statements, that hold all the words.

    Args:
        view: The record.
        words: Words and quoted phrases; case plays no part, accents do, and a word may be the beginning of a
            longer one. Beside them fields: `title:`, `publisher:`, `agency:`, `source:`, `doc:`,
            `language:`, `country:` (of whoever takes part in what a document tells, or speaks) and
            `speaker:`, which, as `kind:statement` does, asks for statements instead of paragraphs.
        filters: `since` and `until` of publication, `doc`; of statements all that `statements` takes.
        limit: How many at most.
        offset: How many to leave out before.

    Yields:
        Rows `doc`, `start`, `end`, `text` (the paragraph, or a statement's first piece), `hits` [receipt],
        `title`, `publisher`, `published`, `source`, `statement` (id, or None for a paragraph); newest first,
        in the order of the text.

    Raises:
        UsageError: There is nothing to search for, or a filter is none.
    """
    asked = parse(words)
    terms = _terms(asked)
    found = (
        _statements(view, terms, asked, filters)
        if asked.is_statements
        else _told(view, terms, asked, filters)
    )
    first = max(0, offset)
    yield from islice(found, first, None if limit is None else first + max(0, limit))


def _terms(asked: Asked) -> tuple[Term, ...]:
    terms = [bare for text in asked.terms if (bare := _BLANKS.sub(" ", text).strip(' "'))]
    if not terms:
        raise UsageError(
            "There is nothing to search for.", hint='Give words, or a "phrase" in quotation marks.'
        )
    return tuple(Term(text=text, pattern=_pattern(text)) for text in terms)


def _pattern(text: str) -> re.Pattern[str]:
    body = r"\s+".join(re.escape(word) for word in text.split())
    return re.compile(rf"(?<!\w){body}" if text[0].isalnum() else body, re.IGNORECASE)


def _told(view: View, terms: tuple[Term, ...], asked: Asked, filters: Filters) -> Iterator[Row]:
    for document in _documents(view, terms, asked, filters):
        yield from _hits(document, terms)


def _documents(view: View, terms: tuple[Term, ...], asked: Asked, filters: Filters) -> Iterator[Row]:
    """Documents that hold every word, newest first."""
    worded, chosen = Where.empty(), Where.empty()
    for word in _words(terms):
        worded.add(_IN_TEXT.format(text="text"), word)
    f.between(chosen, filters, "published_min", "published_max")
    if filters.doc is not None:
        f.documents_like(chosen, filters.doc)
    document_fields(chosen, view, asked)
    if view.texts is None:
        where = worded
        if chosen.sql:
            where.add(f"doc IN (SELECT doc FROM flat.documents WHERE {chosen.text})", *chosen.params)  # noqa: S608  our own names
        order = "coalesce(published_min, published_max) DESC NULLS LAST, doc"
        yield from view.rows("documents", where=where.text, params=where.params, order=order)
        return
    among = view.texts.documents(view, [term.text for term in terms])
    if among is not None:
        chosen.add("doc IN (SELECT unnest(?))", sorted(among))
    for some in _newest(view, chosen):
        held = {row["doc"]: row for row in view.rows_of("documents", _with_words(view, some, worded))}
        yield from (held[doc] for doc in some if doc in held)


def _newest(view: View, chosen: Where) -> Iterator[list[str]]:
    """Documents chosen, newest first, some at a time and then more."""
    condition = f"WHERE {chosen.text}" if chosen.sql else ""
    query = f"""
        SELECT doc FROM flat.documents {condition} ORDER BY day DESC NULLS LAST, doc LIMIT ? OFFSET ?
    """  # noqa: S608  our own names
    first, size = 0, _FIRST
    while some := [row["doc"] for row in view.sql(query, [*chosen.params, size, first])]:
        yield some
        first, size = first + size, min(2 * size, _MOST)


def _with_words(view: View, docs: Sequence[str], worded: Where) -> list[str]:
    """Which of some documents hold every word; the texts of all others are not looked at."""
    marks = ", ".join("?" * len(docs))
    query = f"""
        WITH few AS MATERIALIZED (SELECT doc, text FROM documents WHERE doc IN ({marks}))
        SELECT doc FROM few WHERE {worded.text}
    """  # noqa: S608  our own names
    return [row["doc"] for row in view.sql(query, [*docs, *worded.params])]


def _growing(ids: Sequence[str]) -> Iterator[list[str]]:
    """Ids some at a time, then more: most pages are full after the first."""
    left, size = iter(ids), _FIRST
    while some := list(islice(left, size)):
        yield some
        size = min(2 * size, _MOST)


def _words(terms: Iterable[Term]) -> list[str]:
    return [word for term in terms for word in term.text.split()]


def _hits(document: Row, terms: tuple[Term, ...]) -> Iterator[Row]:
    text: str = document["text"]
    for start, end in paragraphs(text, document["blocks"]):
        found = [list(term.pattern.finditer(text, start, end)) for term in terms]
        if not all(found):
            continue
        spans = sorted({match.span() for matches in found for match in matches})
        yield {
            "doc": document["doc"],
            "start": start,
            "end": end,
            "text": text[start:end],
            "hits": [{"doc": document["doc"], "start": a, "end": b, "text": text[a:b]} for a, b in spans],
            "title": document["title"],
            "publisher": document["publisher"],
            "published": document["published"],
            "source": document["source"],
            "statement": None,
        }


def _statements(view: View, terms: tuple[Term, ...], asked: Asked, filters: Filters) -> Iterator[Row]:
    """Statements whose pieces hold every term, each within one piece."""
    where = statement_fields(view, asked, filters)
    for word in _words(terms):
        where.add("contains(lower(said), strip_accents(lower(?)))", word)
    query = f"""
        SELECT statement FROM flat.statements WHERE {where.text}
        ORDER BY day DESC NULLS LAST, doc, first, statement
    """  # noqa: S608  our own names
    ids = [row["statement"] for row in view.sql(query, where.params)]
    for some in _growing(ids):
        held = list(view.rows_of("statements", some))
        docs = sorted({row["doc"] for row in held})
        papers = {row["doc"]: row for row in view.sql(_PAPERS, [docs])}
        for row in held:
            hits = [_in_pieces(row["content"], term) for term in terms]
            if all(hits):
                first, paper = row["content"][0], papers[row["doc"]]
                yield {
                    **first,
                    "hits": sorted(
                        {hit["start"]: hit for found in hits for hit in found}.values(),
                        key=lambda hit: (hit["start"], hit["end"]),
                    ),
                    "title": paper["title"],
                    "publisher": paper["publisher"],
                    "published": paper["published"],
                    "source": paper["source"],
                    "statement": row["statement"],
                }


def _in_pieces(pieces: Sequence[Row], term: Term) -> list[Row]:
    return [
        {
            "doc": piece["doc"],
            "start": piece["start"] + match.start(),
            "end": piece["start"] + match.end(),
            "text": match[0],
        }
        for piece in pieces
        for match in term.pattern.finditer(piece["text"])
    ]
