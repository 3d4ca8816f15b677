"""One file a format. Tables of a whole record go to a folder, rows of a listing to a stream."""

from readout.export.columns import LISTINGS, Listing
from readout.export.exported import Exported
from readout.export.formats import RECORD_FORMATS, RecordFormat, export_as
from readout.export.jsonl import export_record
from readout.export.listed import TABLE_FORMATS, TableFormat, write_table
from readout.export.origin import Origin, origin_of
from readout.export.plot import Strip, write_plot
from readout.export.rows import FORMATS, RowFormat, write_rows

__all__ = [
    "FORMATS",
    "LISTINGS",
    "RECORD_FORMATS",
    "TABLE_FORMATS",
    "Exported",
    "Listing",
    "Origin",
    "RecordFormat",
    "RowFormat",
    "Strip",
    "TableFormat",
    "export_as",
    "export_record",
    "origin_of",
    "write_plot",
    "write_rows",
    "write_table",
]
