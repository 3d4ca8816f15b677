"""Quotations and reported speech: what was said, by whom, through whom we know it.

Quotations are found first, from the characters alone; reported clauses come from the trees, one rule a way of
reporting; then every quotation gets its speaker, documents get their signatories, and statements standing in
others their chain.
"""

from readout.annotate.statements.find import find_statements
from readout.annotate.statements.quotes import Quote, find_quotes
from readout.annotate.statements.rules import RULES, Rule

__all__ = ["RULES", "Quote", "Rule", "find_quotes", "find_statements"]
