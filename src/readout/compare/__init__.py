"""Two texts or several compared: which clauses go together, which moved, and what became of each."""

from readout.compare.lay import compare
from readout.compare.several import match

__all__ = ["compare", "match"]
