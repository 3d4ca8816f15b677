"""How it is worded: formulas in use, and what the text claims to count."""

from readout.annotate.wording.claims import find_claims
from readout.annotate.wording.screen import ODD, Screen
from readout.annotate.wording.strength import strength_of
from readout.annotate.wording.usages import WORDED, FormulaIndex, Found, find_usages, found_in

__all__ = [
    "ODD",
    "WORDED",
    "FormulaIndex",
    "Found",
    "Screen",
    "find_claims",
    "find_usages",
    "found_in",
    "strength_of",
]
