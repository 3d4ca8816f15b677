"""How it is worded: formulas in use, and what the text claims to count."""

from readout.annotate.wording.claims import find_claims
from readout.annotate.wording.usages import find_usages

__all__ = ["find_claims", "find_usages"]
