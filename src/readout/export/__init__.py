"""One file a format. Tables of a whole record go to a folder, rows of a listing to a stream."""

from readout.export.citing import STYLES, Style, write_citation, write_citations
from readout.export.columns import LISTINGS, Listing
from readout.export.exported import Exported
from readout.export.formats import RECORD_FORMATS, RecordFormat, export_as
from readout.export.fragments import fragment_link
from readout.export.jsonl import export_record
from readout.export.listed import TABLE_FORMATS, TableFormat, write_table
from readout.export.origin import Origin, origin_of
from readout.export.plot import Strip, write_plot
from readout.export.rows import FORMATS, RowFormat, write_rows

__all__ = [
    "FORMATS",
    "LISTINGS",
    "RECORD_FORMATS",
    "STYLES",
    "TABLE_FORMATS",
    "Exported",
    "Listing",
    "Origin",
    "RecordFormat",
    "RowFormat",
    "Strip",
    "Style",
    "TableFormat",
    "export_as",
    "export_record",
    "fragment_link",
    "origin_of",
    "write_citation",
    "write_citations",
    "write_plot",
    "write_rows",
    "write_table",
]
