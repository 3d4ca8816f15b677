"""What a search asks for beside words: `title:summit`, `speaker:"Wang Yi"`, `kind:statement`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.errors import UsageError
from readout.query import filters as f
from readout.query.filters import Filters, Where
from readout.query.spoken import statements_where
from readout.query.whom import whom
from readout.record import View

FIELDS = ("title", "publisher", "agency", "source", "doc", "language", "country", "speaker", "kind")
"""What may stand before a colon; any other word with a colon is searched for as it is."""

LONGEST = 1_000
"""Code points of a search; nobody types more."""

_TOKEN = re.compile(rf'(?:({"|".join(FIELDS)}):)?(?:"([^"]+)"|(\S+))', re.IGNORECASE)
_KINDS = ("document", "statement")
_TELLS_OF = """
    doc IN (
        SELECT doc FROM flat.tellings WHERE event IN (SELECT event FROM flat.roles WHERE country = ?)
    )
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A search as it was typed.

    Attributes:
        terms: Words and phrases.
        fields: (field, value) pairs.
    """

    terms: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]

    def of(self, field: str) -> tuple[str, ...]:
        """Values of a field."""
        return tuple(value for name, value in self.fields if name == field)

    @property
    def is_statements(self) -> bool:
        """Whether statements are meant, and not paragraphs."""
        return "statement" in self.of("kind") or (
            "document" not in self.of("kind") and bool(self.of("speaker"))
        )


def parse(words: str) -> Asked:
    """The words, phrases and fields of a search.

    Args:
        words: As typed.

    Returns:
        Them, in order.

    Raises:
        UsageError: It is too long, no text, or of no known kind.

    Example:
        >>> parse('title:summit "peace and stability" 10:30')
        Asked(terms=('peace and stability', '10:30'), fields=(('title', 'summit'),))
    """
    if len(words) > LONGEST:
        raise UsageError(f"A search of {len(words)} characters is too long.", hint="Give a few words.")
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise UsageError(f"That is no text: {error}.", hint="Give a few words.") from error
    terms, fields = [], []
    for field, phrase, word in _TOKEN.findall(words.replace("\0", " ")):
        if field:
            value = " ".join((phrase or word).strip('"').split())
            if value:
                fields.append((field.casefold(), value))
        else:
            terms.append(phrase or word)
    kinds = [value.casefold() for name, value in fields if name == "kind"]
    for kind in kinds:
        f.one_of(kind, _KINDS, "kind:")
    fields = [(name, value.casefold() if name == "kind" else value) for name, value in fields]
    return Asked(terms=tuple(terms), fields=tuple(fields))


def document_fields(where: Where, view: View, asked: Asked) -> None:
    """Ask for documents that have the fields.

    Args:
        where: Condition on `flat.documents` to add to.
        view: Knows names.
        asked: The search.

    Raises:
        UsageError: Nobody is known by a name.
    """
    for column in ("title", "publisher", "agency", "source"):
        for value in asked.of(column):
            f.contains(where, column, value)
    for value in asked.of("language"):
        where.add("language = lower(?)", value)
    for value in asked.of("doc"):
        f.documents_like(where, value)
    for value in asked.of("country"):
        where.add(_TELLS_OF, f.country_code(view, value))
    for value in asked.of("speaker"):
        inside = Where.empty()
        whom(view, value, option="speaker:").among(inside, f.SPEAKERS)
        where.add(f"doc IN (SELECT doc FROM flat.statements WHERE {inside.text})", *inside.params)  # noqa: S608  our own names


def statement_fields(view: View, asked: Asked, filters: Filters) -> Where:
    """Which statements filters and fields mean.

    Args:
        view: Knows names.
        asked: The search.
        filters: As for `statements`.

    Returns:
        A condition on `flat.statements`.

    Raises:
        UsageError: Nobody is known by a name.
    """
    where = statements_where(view, filters)
    for value in asked.of("speaker"):
        whom(view, value, option="speaker:").among(where, f.SPEAKERS)
    f.countries_among(where, view, f.SPEAKERS, asked.of("country"))
    inside = Where.empty()
    printed = tuple(pair for pair in asked.fields if pair[0] not in ("country", "speaker", "kind"))
    document_fields(inside, view, Asked(terms=(), fields=printed))
    if inside.sql:
        where.add(f"doc IN (SELECT doc FROM flat.documents WHERE {inside.text})", *inside.params)  # noqa: S608  our own names
    return where
