"""Web archives: WARC files as they come, compressed or not, one record after another."""

from readout.ingest.warc.pages import read_warc
from readout.ingest.warc.streams import VERSION, opens_with_record

__all__ = ["VERSION", "opens_with_record", "read_warc"]
