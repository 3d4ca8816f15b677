"""Formats of those who cite, annotate, take notes and plan, by name."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from readout.export.bibliography import BibliographyFormat, write_bibliography
from readout.export.icalendar import write_icalendar
from readout.export.leaving import LeftOut
from readout.export.notes import write_notes
from readout.export.web_annotation import write_web_annotation
from readout.record import View

SourceFormat = Literal[BibliographyFormat, "web-annotation", "markdown-notes", "icalendar"]
SOURCE_FORMATS: tuple[SourceFormat, ...] = get_args(SourceFormat)


def write_sources(folder: Path, view: View, fmt: SourceFormat, left_out: LeftOut) -> dict[str, int]:
    """Write a record in one of the formats.

    Args:
        folder: Where to.
        view: The record.
        fmt: Which.
        left_out: Counts what the format has no place for.

    Returns:
        File or folder → number of its entries.
    """
    if fmt == "web-annotation":
        return write_web_annotation(folder, view)
    if fmt == "markdown-notes":
        return write_notes(folder, view, left_out)
    if fmt == "icalendar":
        return write_icalendar(folder, view, left_out)
    return write_bibliography(folder, view, fmt)
