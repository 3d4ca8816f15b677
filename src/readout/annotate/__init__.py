"""Document → Reading: sentences, mentions, dates, statements, events, wording; one file a kind."""

from readout.annotate.parse import Parser, SpacyParser
from readout.annotate.reader import Reader, RulesReader

__all__ = ["Parser", "Reader", "RulesReader", "SpacyParser"]
