"""What a statement is about: words in what was said, and whoever is named or meant there."""

from __future__ import annotations

import re

from readout.errors import UsageError
from readout.knowledge import load
from readout.query.filters import Where
from readout.query.phrases import phrase_pattern, words_of
from readout.query.whom import names_held, state_named
from readout.record import View

_TERM = re.compile(r'"([^"]+)"|(\S+)')
_NAMED = """
    statement IN (
        SELECT s.statement
        FROM (SELECT statement, doc, unnest(content) AS piece FROM statements) s
        JOIN flat.named m ON m.doc = s.doc AND m.start >= s.piece.start AND m."end" <= s.piece."end"
        WHERE {whose}
    )
"""
_OF_STATE = "m.entity IN (SELECT entity FROM entities WHERE country = ? AND kind <> 'person')"


def about(where: Where, view: View, text: str) -> None:
    """Ask for statements about something.

    A state is also meant by its government, its capital and its other names, by "it" and by whatever place
    of it is named; of anybody else every name counts under which the record has seen them.

    Args:
        where: Condition on `flat.statements` to add to.
        view: Knows the names.
        text: Words, "phrases", a name or a code.

    Raises:
        UsageError: There is no word in it.
    """
    terms = [phrase or word for phrase, word in _TERM.findall(text)]
    patterns = [pattern for term in terms if (pattern := phrase_pattern(term, is_whole=False))]
    if not patterns:
        raise UsageError("--about needs a word.", hint="Give words, a name, or an ISO code: --about Taiwan.")
    knowledge = load()
    code = state_named(knowledge, text)
    says = " AND ".join(["regexp_matches(said, ?)"] * len(patterns))
    if code is not None:
        says, patterns = (
            "regexp_matches(said, ?)",
            [phrase_pattern(knowledge.states[code].name, is_whole=False)],
        )
        where.add(f"{says} OR {_NAMED.format(whose=_OF_STATE)}", *patterns, code)
        return
    whose = "list_contains(?, m.entity)"
    where.add(f"({says}) OR {_NAMED.format(whose=whose)}", *patterns, _named_so(view, text))


def _named_so(view: View, text: str) -> list[str]:
    """Whoever goes by exactly that name."""
    wanted = tuple(words_of(text))
    return [one.entity for one in names_held(view) if wanted in one.names]
