"""The 37 contexts of PLOVER and the word beginnings that tell of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from readout.errors import KnowledgeError
from readout.knowledge.tables import listed, rows

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

CONTEXTS = (
    "military",
    "intelligence",
    "executive",
    "legislative",
    "election",
    "political_institutions",
    "pro_democracy",
    "pro_autocracy",
    "economic",
    "legal",
    "reparations",
    "human_rights",
    "rights_freedoms",
    "repression",
    "human_security",
    "gender",
    "lgbt",
    "religion_ethnicity",
    "inequality",
    "diplomatic",
    "territory",
    "peacekeeping",
    "health",
    "asylum",
    "migration",
    "disasters",
    "natural_resource",
    "environment",
    "technology",
    "terrorism",
    "cbrn",
    "cyber",
    "misinformation",
    "crime",
    "corruption",
    "illegal_drugs",
    "trafficking",
)
"""In the order of the codebook."""

_WHOLE = "."


@cache
def contexts() -> Mapping[str, tuple[str, ...]]:
    """Context → its stems: beginnings of words or of runs of words; with a full stop behind, whole ones.

    Raises:
        KnowledgeError: The table does not hold exactly the codebook's contexts, or one has no stems.
    """
    found = {row["context"]: listed(row["stems"]) for row in rows("contexts")}
    odd = sorted(set(found) ^ set(CONTEXTS))
    if odd:
        raise KnowledgeError(f"contexts.csv: not the contexts of PLOVER: {', '.join(odd)}.")
    for context, stems in found.items():
        if not stems or any(stem != stem.lower() or not stem.strip(_WHOLE) for stem in stems):
            raise KnowledgeError(f"contexts.csv: {context} needs stems in lower case.")
    return found


def context_words(text: str) -> Mapping[str, frozenset[str]]:
    """Which contexts the words of a text tell of.

    Args:
        text: A sentence or a paragraph.

    Returns:
        Context → the stems found, for the contexts with any.

    Example:
        >>> sorted(context_words("Sanctions on oil exports hit the army."))
        ['economic', 'military', 'natural_resource']
    """
    automaton, stems = _automaton()
    low = text.lower().replace("\n", " ")
    found: dict[str, set[str]] = defaultdict(set)
    for number, start, end in automaton.find_matches_as_indexes(low, overlapping=True):
        stem, of = stems[number]
        if start and low[start - 1].isalnum():
            continue
        if stem.endswith(_WHOLE) and end < len(low) and low[end].isalnum():
            continue
        for context in of:
            found[context].add(stem)
    return {context: frozenset(words) for context, words in found.items()}


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[str, tuple[str, ...]], ...]]:
    from ahocorasick_rs import AhoCorasick

    of: dict[str, list[str]] = defaultdict(list)
    for context, stems in contexts().items():
        for stem in stems:
            of[stem].append(context)
    table = tuple((stem, tuple(of[stem])) for stem in of)
    return AhoCorasick([stem.removesuffix(_WHOLE) for stem, _ in table]), table
