"""RIS records, as reference managers read them: one tag a line, CRLF, closed by `ER`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from readout.export.citing.dates import date_in_words, ends
from readout.export.citing.parts import parts_of, quoted
from readout.query.cited import Citation

END = "\r\n"


def write_ris(citation: Citation, accessed: dt.date | None) -> str:
    """One record.

    Args:
        citation: What is cited.
        accessed: When the source was seen, or None.

    Returns:
        Lines, each closed by CRLF; no value runs over a line.
    """
    lines = [f"{tag}  - {value}" for tag, value in _tags(citation, accessed) if value]
    return END.join([*lines, "ER  - ", ""])


def _tags(citation: Citation, accessed: dt.date | None) -> Iterator[tuple[str, str]]:
    parts = parts_of(citation, accessed)
    yield "TY", "NEWS" if parts.outlet and not parts.is_release else "ELEC" if parts.url else "GEN"
    yield "ID", citation.id
    for author in parts.authors:
        yield "AU", author.inverted if author.given is not None else author.family.replace(",", " ")
    yield "TI", parts.title
    yield "T2", parts.outlet
    yield "M3", "Press release" if parts.is_release else ""
    yield from _dates(citation)
    yield "Y2", f"{parts.accessed:%Y/%m/%d}/" if parts.accessed is not None else ""
    yield "LA", citation.language or ""
    yield "UR", parts.url
    yield "N1", quoted(parts.quote, parts.who)
    yield "N1", parts.evidence


def _dates(citation: Citation) -> Iterator[tuple[str, str]]:
    """`DA` is year/month/day/other: what is not known stays empty, a doubt is told in words."""
    if citation.published is None:
        return
    first, last = ends(citation.published)
    words = date_in_words(citation.published, "stated", order="day-first").strip("[]")
    if first is not None and first == last:
        doubt = words if first.is_uncertain or first.is_about else ""
        yield "PY", str(first.year)
        month, day = (f"{part:02d}" if part else "" for part in (first.month, first.day))
        yield "DA", f"{first.year}/{month}/{day}/{doubt}"
    else:
        yield "N1", f"Published {words}"
