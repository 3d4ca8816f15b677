"""The whole record in the formats of event data sets and of spreadsheets, by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from readout.errors import UsageError
from readout.export.coded import coded_events
from readout.export.files import output_folder
from readout.export.gdelt import write_gdelt
from readout.export.icews import write_icews
from readout.export.jsonl import export_record
from readout.export.leaving import LeftOut
from readout.export.phoenix import write_phoenix
from readout.export.plover import write_plover
from readout.export.polecat import write_polecat
from readout.export.sources import SOURCE_FORMATS, SourceFormat, write_sources
from readout.export.story import story_names
from readout.export.tidy import write_tidy
from readout.knowledge import load
from readout.record import View

RecordFormat = Literal[
    "jsonl", "csv", "parquet", "plover", "polecat", "icews", "gdelt", "phoenix", SourceFormat
]
RECORD_FORMATS: tuple[RecordFormat, ...] = get_args(RecordFormat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export wrote.

    Attributes:
        written: Table or file → number of its rows.
        left_out: Why events were left out → how many.
    """

    written: Mapping[str, int]
    left_out: Mapping[str, int]


def export_as(view: View, folder: str | Path, fmt: RecordFormat) -> Exported:
    """Write a record in one of the formats; each file appears whole or not at all.

    Args:
        view: The record.
        folder: Where to; made when it is not there. Files of an earlier export are replaced.
        fmt: `jsonl` writes every table as it is; `csv` and `parquet` tidy tables of the events; those of
            `SOURCE_FORMATS` for those who cite and plan; the others what data sets of that name look like.

    Returns:
        What was written, and what the format has no place for.

    Raises:
        UsageError: There is no such format.
        RecordError: The folder cannot be written to.
    """
    if fmt not in RECORD_FORMATS:
        raise UsageError(f"No format {fmt!r}.", hint=f"One of {', '.join(RECORD_FORMATS)}.")
    if fmt == "jsonl":
        return Exported(written=export_record(view, folder), left_out={})
    left_out = LeftOut()
    if fmt in SOURCE_FORMATS:
        with output_folder(folder) as root:
            return Exported(written=write_sources(root, view, fmt, left_out), left_out=left_out.as_dict())
    events = coded_events(view, load())
    with output_folder(folder) as root:
        if fmt == "polecat":
            written = write_polecat(root, events, left_out, story_names(view))
        elif fmt in ("csv", "parquet"):
            written = write_tidy(root, events, as_parquet=fmt == "parquet")
        else:
            writers = {
                "gdelt": write_gdelt,
                "icews": write_icews,
                "phoenix": write_phoenix,
                "plover": write_plover,
            }
            written = writers[fmt](root, events, left_out)
    return Exported(written=written, left_out=left_out.as_dict())
