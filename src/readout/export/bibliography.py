"""The documents of a record as a bibliography: CSL-JSON, RIS or BibTeX."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from readout.export.citing import write_citations
from readout.export.files import whole_file
from readout.query.cited import cited_documents
from readout.record import View

BibliographyFormat = Literal["csl-json", "ris", "bibtex"]
FILES: dict[BibliographyFormat, str] = {
    "csl-json": "documents.csl.json",
    "ris": "documents.ris",
    "bibtex": "documents.bib",
}


def write_bibliography(folder: Path, view: View, style: BibliographyFormat) -> dict[str, int]:
    """Write every document that holds a receipt, by id.

    Args:
        folder: Where to.
        view: The record.
        style: Format.

    Returns:
        Name of the file → number of documents.
    """
    documents = list(cited_documents(view))
    written = write_citations(documents, style)
    with whole_file(folder / FILES[style]) as file:
        file.write(written if written.endswith("\n") or not written else f"{written}\n")
    return {FILES[style]: len(documents)}
