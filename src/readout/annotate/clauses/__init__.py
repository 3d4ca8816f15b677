"""The clauses of an official text, each with a governing verb of its own, ready to be laid beside others."""

from readout.annotate.clauses.find import find_clauses

__all__ = ["find_clauses"]
