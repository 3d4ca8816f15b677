"""One file a format. Tables of a whole record go to a folder, rows of a listing to a stream."""

from readout.export.citing import STYLES, Style, write_citation, write_citations
from readout.export.columns import LISTINGS, Listing
from readout.export.formats import RECORD_FORMATS, Exported, RecordFormat, export_as
from readout.export.fragments import fragment_link
from readout.export.jsonl import export_record
from readout.export.plot import Strip, write_plot
from readout.export.rows import FORMATS, RowFormat, write_rows

__all__ = [
    "FORMATS",
    "LISTINGS",
    "RECORD_FORMATS",
    "STYLES",
    "Exported",
    "Listing",
    "RecordFormat",
    "RowFormat",
    "Strip",
    "Style",
    "export_as",
    "export_record",
    "fragment_link",
    "write_citation",
    "write_citations",
    "write_plot",
    "write_rows",
]
