"""A citation to be read: the words first, then who, where, when, and how to check it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from readout.export.citing.dates import date_in_words, day_in_words
from readout.export.citing.lines import one_line
from readout.export.citing.parts import in_marks, parts_of
from readout.query.cited import Citation


def write_plain(citation: Citation, accessed: dt.date | None) -> str:
    """A citation of a few lines.

    Args:
        citation: What is cited.
        accessed: When the source was seen, or None.

    Returns:
        Lines without an end.
    """
    return "\n".join(filter(None, _lines(citation, accessed)))


def _lines(citation: Citation, accessed: dt.date | None) -> Iterator[str]:
    parts = parts_of(citation, accessed)
    if parts.quote:
        yield in_marks(parts.quote)
        yield f"— {parts.who}" if parts.who else ""
    byline = one_line(citation.byline).removeprefix("By ").removeprefix("by ")
    outlet = one_line(citation.publisher) or one_line(citation.agency)
    pieces = [
        parts.title,
        f"By {byline}" if byline else "",
        f"{outlet} ({parts.agency})" if parts.agency else outlet,
        "Press release" if parts.is_release else "",
        date_in_words(citation.published, citation.published_basis, order="day-first"),
    ]
    yield ". ".join(filter(None, pieces)).removesuffix(".") + "."
    yield parts.passage_url or f"File: {one_line(citation.source)}"
    yield f"Accessed {day_in_words(parts.accessed, 'day-first')}." if parts.accessed is not None else ""
    yield f"{parts.evidence}."
