"""One file a format. Tables of a whole record go to a folder, rows of a listing to a stream."""

from readout.export.columns import LISTINGS, Listing
from readout.export.jsonl import export_record
from readout.export.rows import FORMATS, RowFormat, write_rows

__all__ = ["FORMATS", "LISTINGS", "Listing", "RowFormat", "export_record", "write_rows"]
