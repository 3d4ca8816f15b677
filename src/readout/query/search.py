"""Text search: words and "phrases", found together in one paragraph; every hit is a receipt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.errors import UsageError
from readout.query import filters as f
from readout.query.filters import EVERYTHING, Filters, Where
from readout.record import Row, View

_TERM = re.compile(r'"([^"]+)"|(\S+)')
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_BLANKS = re.compile(r"\s+")
_PROSE = ("title", "body", "quote", "caption")


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
    found = [phrase or word for phrase, word in _TERM.findall(words)]
    terms = [bare for text in found if (bare := _BLANKS.sub(" ", text).strip(' "'))]
    if not terms:
        raise UsageError(
            "There is nothing to search for.", hint='Give words, or a "phrase" in quotation marks.'
        )
    return tuple(Term(text=text, pattern=_pattern(text)) for text in terms)


def search(
    view: View, words: str, filters: Filters = EVERYTHING, *, limit: int | None = None
) -> Iterator[Row]:
    """Paragraphs that hold all the words.

    Args:
        view: The record.
        words: Words and quoted phrases; case plays no part, and a word may be the beginning of a longer one.
        filters: `since` and `until` of publication, `doc`.
        limit: How many paragraphs at most.

    Yields:
        Rows `doc`, `start`, `end`, `text` (the paragraph), `hits` [receipt], `title`, `publisher`,
        `published`, `source`; newest first, in the order of the text.
    """
    terms = parse_terms(words)
    left = limit
    for document in _documents(view, terms, filters):
        for row in _hits(document, terms):
            if left is not None and left <= 0:
                return
            left = None if left is None else left - 1
            yield row


def _pattern(text: str) -> re.Pattern[str]:
    body = r"\s+".join(re.escape(word) for word in text.split())
    return re.compile(rf"(?<!\w){body}" if text[0].isalnum() else body, re.IGNORECASE)


def _documents(view: View, terms: tuple[Term, ...], filters: Filters) -> Iterator[Row]:
    where = Where.empty()
    for term in terms:
        for word in term.text.split():
            where.add("contains(lower(text), lower(?))", word)
    f.between(where, filters, "published_min", "published_max")
    if filters.doc is not None:
        f.documents_like(where, filters.doc)
    order = "coalesce(published_min, published_max) DESC NULLS LAST, doc"
    return view.rows("documents", where=where.text, params=where.params, order=order)


def _hits(document: Row, terms: tuple[Term, ...]) -> Iterator[Row]:
    text: str = document["text"]
    for start, end in _paragraphs(document):
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
        }


def _paragraphs(document: Row) -> Iterator[tuple[int, int]]:
    for block in document["blocks"]:
        if block["kind"] not in _PROSE:
            continue
        for match in _PARAGRAPH.finditer(document["text"], block["start"], block["end"]):
            yield match.span()
