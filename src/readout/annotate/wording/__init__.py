"""How it is worded: formulas in use, and what the text claims to count."""

from readout.annotate.wording.claims import find_claims
from readout.annotate.wording.strength import strength_of
from readout.annotate.wording.usages import FormulaIndex, find_usages, usages_in

__all__ = ["FormulaIndex", "find_claims", "find_usages", "strength_of", "usages_in"]
