"""Citations in the styles people ask for: one file a family of styles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, get_args

from readout.errors import UsageError
from readout.export.citing.bibtex import write_bibtex
from readout.export.citing.csl import csl_item, csl_json
from readout.export.citing.notes import write_chicago, write_markdown
from readout.export.citing.plain import write_plain
from readout.export.citing.ris import write_ris
from readout.export.citing.wikipedia import write_wikipedia
from readout.query.cited import Citation

Style = Literal["plain", "chicago", "bibtex", "markdown", "wikipedia", "csl-json", "ris"]
STYLES: tuple[Style, ...] = get_args(Style)


def _write_csl(citation: Citation, accessed: dt.date | None) -> str:
    return csl_json([csl_item(citation, accessed)])


_WRITERS: Mapping[str, Callable[[Citation, dt.date | None], str]] = {
    "plain": write_plain,
    "chicago": write_chicago,
    "bibtex": write_bibtex,
    "markdown": write_markdown,
    "wikipedia": write_wikipedia,
    "csl-json": _write_csl,
    "ris": write_ris,
}


def write_citation(citation: Citation, style: Style, *, accessed: dt.date | None = None) -> str:
    """A citation in a style.

    Args:
        citation: What is cited.
        style: Which style.
        accessed: The day the source was seen; None for the day it was retrieved, where that is known.

    Returns:
        Text without a line end; a RIS record ends with one.

    Raises:
        UsageError: There is no such style.
    """
    if style not in _WRITERS:
        raise UsageError(f"No style {style!r}.", hint=f"One of {', '.join(STYLES)}.")
    return _WRITERS[style](citation, accessed)


def write_citations(citations: Iterable[Citation], style: Style, *, accessed: dt.date | None = None) -> str:
    """Several citations as one text to be pasted or imported.

    Args:
        citations: What is cited.
        style: Which style.
        accessed: As for `write_citation`.

    Returns:
        Entries that a program reads one after the other (CSL-JSON: one array); notes numbered by independent
        source, `1a` and `1b` where one tells it twice, and not numbered where there is one only.

    Raises:
        UsageError: There is no such style.
    """
    given = list(citations)
    if style == "csl-json":
        return csl_json(csl_item(citation, accessed) for citation in given)
    written = [write_citation(citation, style, accessed=accessed) for citation in given]
    if style == "ris":
        return "".join(written)
    if style in ("plain", "chicago", "markdown") and len(given) > 1:
        written = [f"{_number(one.number, style)}{text}" for one, text in zip(given, written, strict=True)]
    return ("\n" if style == "wikipedia" else "\n\n").join(written)


def _number(number: str, style: Style) -> str:
    return f"[{number}]\n" if style == "plain" else f"{number}\\. " if style == "markdown" else f"{number}. "


__all__ = ["STYLES", "Style", "write_citation", "write_citations"]
