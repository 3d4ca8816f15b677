"""Wording that recurs in what many say on many occasions: families proposed, with variants and slots."""

from readout.link.recurring.discovery import discover
from readout.link.recurring.patterns import anchors_of, id_of, patterns_of
from readout.link.recurring.proposal import Passage, Proposal, Quote, Slot, Variant
from readout.link.recurring.words import Lexicon

__all__ = [
    "Lexicon",
    "Passage",
    "Proposal",
    "Quote",
    "Slot",
    "Variant",
    "anchors_of",
    "discover",
    "id_of",
    "patterns_of",
]
