"""A record in a notebook: `readout.open("my-record")`, rows with their receipts, cards, comparisons."""

from readout.notebook.card import Card
from readout.notebook.difference import Difference
from readout.notebook.histories import Histories
from readout.notebook.opened import OpenRecord
from readout.notebook.opened import open_record as open  # noqa: A004  readout.open, as gzip.open
from readout.notebook.rows import Rows

__all__ = ["Card", "Difference", "Histories", "OpenRecord", "Rows", "open"]
