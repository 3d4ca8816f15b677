"""The whole record in the formats of event data sets and of spreadsheets, by name."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from readout.errors import UsageError
from readout.export.coded import coded_events
from readout.export.exported import Exported
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
from readout.export.table import Told
from readout.export.whole import WHOLE
from readout.knowledge import load
from readout.record import View

RecordFormat = Literal[
    "jsonl",
    "csv",
    "parquet",
    "xlsx",
    "bundle",
    "gexf",
    "ftm",
    "plover",
    "polecat",
    "icews",
    "gdelt",
    "phoenix",
    SourceFormat,
]
RECORD_FORMATS: tuple[RecordFormat, ...] = get_args(RecordFormat)


def export_as(view: View, folder: str | Path, fmt: RecordFormat) -> Exported:
    """Write a record in one of the formats; each file appears whole or not at all.

    Args:
        view: The record.
        folder: Where to; made when it is not there. Files of an earlier export are replaced.
        fmt: `jsonl` writes every table as it is; `csv`, `parquet`, `xlsx` and `bundle` tidy tables; `gexf`
            the network of who met whom; `ftm` FollowTheMoney entities; those of `SOURCE_FORMATS` for those
            who cite and plan; the others what the data sets of that name look like.

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
    with output_folder(folder) as root:
        if fmt in WHOLE:
            return WHOLE[fmt](root, Told(view=view, knowledge=load()))
        events = coded_events(view, load())
        if fmt == "polecat":
            written = write_polecat(root, events, left_out, story_names(view))
        else:
            writers = {
                "gdelt": write_gdelt,
                "icews": write_icews,
                "phoenix": write_phoenix,
                "plover": write_plover,
            }
            written = writers[fmt](root, events, left_out)
    return Exported(written=written, left_out=left_out.as_dict())
