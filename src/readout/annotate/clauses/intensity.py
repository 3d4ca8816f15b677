"""What makes a clause stronger or weaker besides its verb: "unwavering", "must", "where possible"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from readout.annotate.clauses.case import Governor
from readout.annotate.clauses.terms import stem
from readout.annotate.tree import Token, Tree
from readout.knowledge.kin import kin
from readout.knowledge.words import word_list

VERB = "verb"
"""Stands for the governing verb, whatever it is."""
BLAMING = frozenset({"concern", "ask"})
"""Ladders on which the words of the verb itself are a rung."""
MODALS: Mapping[str, int] = {
    "may": -2,
    "might": -2,
    "could": -2,
    "should": -1,
    "ought": -1,
    "can": 0,
    "will": 0,
    "would": 0,
    "shall": 1,
    "must": 1,
}
"""How far from "will" they lie."""
_NOTED = 2
"""Rung of the ladder of assertions up to which, as in praise, a plan is less than the deed."""

Intensity = tuple[str, str, int]
"""Stem of what it stands at, the word, how much stronger or weaker it makes it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words that weigh together.

    Attributes:
        text: In lower case, single blanks.
        tokens: Its tokens.
        sign: +1 or -1.
    """

    text: str
    tokens: tuple[Token, ...]
    sign: int


@cache
def _signs() -> dict[str, int]:
    lists = {"strengthening-phrases": 1, "weakening-phrases": -1}
    return {phrase: sign for name, sign in lists.items() for phrase in word_list(name)}


@cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted(_signs(), key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(rf"\b{re.escape(p)}\b".replace(r"\ ", r"\s+") for p in phrases))


def weighing_phrases(text: str, tokens: Sequence[Token]) -> list[Phrase]:
    """ "without delay", "where possible", "subject to" among some tokens.

    Args:
        text: Text of the page.
        tokens: Of a clause, in order.

    Returns:
        The phrases in order, none within another.
    """
    if not tokens:
        return []
    low, high = tokens[0].start, tokens[-1].end
    found = []
    for match in _pattern().finditer(text[low:high].lower()):
        start, end = low + match.start(), low + match.end()
        inside = tuple(t for t in tokens if t.start < end and start < t.end)
        words = " ".join(match[0].split())
        found.append(Phrase(words, inside, _signs()[words]))
    return found


def intensity(
    tree: Tree, tokens: Sequence[Token], phrases: Sequence[Phrase], by: Governor
) -> tuple[Intensity, ...]:
    """What makes a clause stronger or weaker.

    Args:
        tree: The sentence.
        tokens: Those of the clause.
        phrases: The phrases among them that weigh.
        by: Its governor; what is a rung of it does not count again.

    Returns:
        Each word or phrase with what it stands at.
    """
    own = {t.i for t in by.tokens}
    acts = own if by.force.ladder in BLAMING else set()
    taken = {t.i for phrase in phrases for t in phrase.tokens}
    up, down = word_list("strengthening-words"), word_list("weakening-words")
    found = [(VERB, p.text, p.sign) for p in phrases if not acts & {t.i for t in p.tokens}]
    for token in tokens:
        is_modal = token.tag == "MD" and token.lower in MODALS and token.i not in own
        sign = MODALS[token.lower] if is_modal else (token.lower in up) - (token.lower in down)
        if (sign or is_modal) and token.i not in acts | taken:
            head = tree.head(token)
            while head.dep == "conj" and head.lower in up:
                head = tree.head(head)
            place = VERB if head.i in own else kin().get(head.lower, stem(head.lower))
            found.append((place, token.lower, sign))
    found += [(VERB, t.lower, -1) for t in tokens if _is_not_all(tree, t, own)]
    if by.force.ladder == "praise" or (by.force.ladder == "assert" and by.force.rung <= _NOTED):
        found += [(VERB, t.lower, -1) for t in tokens if _is_plan(tree, t, own)]
    return tuple(found)


def _is_plan(tree: Tree, token: Token, own: set[int]) -> bool:
    """ "welcome the intention to": less than to welcome the deed."""
    if token.dep != "dobj" or token.head not in own or token.lower not in word_list("plan-nouns"):
        return False
    return tree.child(token, "acl", "prep") is not None


def _is_not_all(tree: Tree, token: Token, own: set[int]) -> bool:
    """ "Several delegations stressed": less than if all did."""
    subject = tree.head(token)
    is_subject = subject.dep in ("nsubj", "nsubjpass") and subject.head in own
    return is_subject and token.i < subject.i and token.lower in word_list("not-all")
