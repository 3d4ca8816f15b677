"""Lists of words that rules ask for by name: what plans, cancels, denies; what speaks for a government."""

from __future__ import annotations

from functools import cache

from readout.errors import KnowledgeError
from readout.knowledge.tables import listed, rows


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a list in tables/words.csv.

    Args:
        name: Name of the list: "planning", "state-nouns".

    Returns:
        Its words as written in the table.

    Raises:
        KnowledgeError: There is no such list.

    Example:
        >>> "postponed" in word_list("cancelling")
        True
    """
    for row in rows("words"):
        if row["list"] == name:
            return frozenset(listed(row["words"]))
    raise KnowledgeError(f"tables/words.csv has no list {name!r}.")
