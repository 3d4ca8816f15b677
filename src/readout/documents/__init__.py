"""Raw bytes become a Document: text, blocks, metadata, offsets, language.

`parse` does it in this process; `Parser` does it in a child that can be killed, which is what anything
from the outside world goes through.
"""

from readout.documents.limits import Limits
from readout.documents.parse import parse
from readout.documents.worker import Parser

__all__ = ["Limits", "Parser", "parse"]
