"""Two texts compared: which clauses go together, which moved, and what became of each."""

from readout.compare.lay import compare

__all__ = ["compare"]
