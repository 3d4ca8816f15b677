"""BibTeX entries that BibTeX, biblatex and reference managers read; `date` holds EDTF, as biblatex has it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from readout.export.citing.dates import ends
from readout.export.citing.names import Author
from readout.export.citing.parts import parts_of, quoted
from readout.query.cited import Citation

_COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # `\{` would unbalance what BibTeX counts
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_ESCAPES = str.maketrans(_COMMANDS)


def latex_text(text: str) -> str:
    r"""Text of a document that LaTeX prints as it is.

    Args:
        text: One line.

    Returns:
        The line; special characters are commands, braces are balanced.

    Example:
        >>> print(latex_text("50% of {A_1}"))
        50\% of \textbraceleft{}A\_1\textbraceright{}
    """
    return text.translate(_ESCAPES)


def write_bibtex(citation: Citation, accessed: dt.date | None) -> str:
    """One entry; its key is the id of the row.

    Args:
        citation: What is cited.
        accessed: When the source was seen, or None.

    Returns:
        Lines without an end.
    """
    kind = "article" if not citation.is_release and (citation.publisher or citation.agency) else "misc"
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _fields(citation, accessed) if value)
    return f"@{kind}{{{citation.id},\n{fields}\n}}"


def _fields(citation: Citation, accessed: dt.date | None) -> Iterator[tuple[str, str]]:
    parts = parts_of(citation, accessed)
    yield "author", " and ".join(map(_author, parts.authors))
    yield "title", f"{{{latex_text(parts.title)}}}"
    yield "journal", latex_text(parts.outlet)
    yield "howpublished", "Press release" if parts.is_release else ""
    if citation.published is not None:
        first, last = ends(citation.published)
        yield "date", citation.published.text.replace("..", "")
        years = {end.year if end is not None else None for end in (first, last)}
        yield "year", str(years.pop()) if len(years) == 1 else ""
    yield "url", parts.url
    yield "urldate", parts.accessed.isoformat() if parts.accessed is not None else ""
    yield "annotation", quoted(latex_text(parts.quote), latex_text(parts.who))
    yield "note", latex_text(parts.evidence)


def _author(author: Author) -> str:
    """A person as BibTeX splits names; whatever is no person in braces, which it does not split."""
    if author.given is None:
        return f"{{{latex_text(author.family)}}}"
    order = (author.family, author.suffix, author.given)
    return ", ".join(latex_text(part) for part in order if part)
