"""Format and kind of a meeting, as told by the words around it or by who takes part."""

from __future__ import annotations

import re

from readout.annotate.events.candidate import Candidate
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list

_PLUS = re.compile(r"\b([2-9])\s?(?:\+|plus)\s?([1-9])\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(bilateral|trilateral|quadrilateral|multilateral|plenary)\b", re.IGNORECASE)
_SUMMIT = re.compile(r"\bsummits?\b", re.IGNORECASE)
_CALL = re.compile(
    r"\b(?:phone|telephone|video|virtual(?:ly)?|by (?:tele)?phone|video\s?conference|teleconference|"
    r"held a call|(?:secure )?call with)\b",
    re.IGNORECASE,
)
_WORDS_AROUND = 90


def told_format(page: Page, candidate: Candidate) -> str | None:
    """The format the words around the trigger give, or None.

    Args:
        page: The document on the desk.
        candidate: Trigger and tree.

    Returns:
        `2+2`, `bilateral`, `trilateral`, `summit` … or None.
    """
    sentence = page.sentences[candidate.sentence]
    low = max(sentence.start, candidate.center.start - _WORDS_AROUND)
    high = min(sentence.end, candidate.center.end + _WORDS_AROUND)
    around = page.text[low:high]
    if (plus := _PLUS.search(around)) is not None:
        return f"{plus[1]}+{plus[2]}"
    words = _modifiers(page, candidate)
    if (named := _NAMED.search(words)) is not None:
        return named[1].lower()
    return "summit" if _SUMMIT.search(words) else None


def counted_format(candidate: Candidate) -> str | None:
    """The format that the number of sides gives, or None when fewer than two are known.

    Args:
        candidate: With its roles.

    Returns:
        `bilateral`, `trilateral`, `multilateral`, or None.
    """
    if any(is_of_several(r) for r in candidate.who()) and len(candidate.sides) == 1:
        return "multilateral"
    if candidate.is_with_several:
        return "multilateral"
    sides = len(candidate.sides)
    return {2: "bilateral", 3: "trilateral", 4: "quadrilateral"}.get(
        sides, "multilateral" if sides > 3 else None
    )


def is_of_several(reference: Reference) -> bool:
    """Whether a party is a body that meets in its members: an organization of no one state.

    Args:
        reference: A party.
    """
    entity = reference.entity
    return (
        reference.sense == "body"
        and entity is not None
        and entity.kind == "organization"
        and entity.country is None
        and reference.country is None
    )


def is_of_unnamed(tree: Tree, head: Token) -> bool:
    """Whether a plural noun is a side of talks that nobody names.

    It fires on "six world powers" and "rebels of the north", and must not on "business leaders" or
    "countries".

    Args:
        tree: Tree of the sentence.
        head: A noun without a name.
    """
    beside = tree.children(head, "amod", "compound", "nmod", "nummod")
    words = {c.lower for c in beside}
    if head.lower in word_list("party-nouns"):
        return True
    if words & word_list("unofficial-modifiers"):
        return False
    is_counted = any(c.tag == "CD" for c in beside) or bool(words & word_list("foreign-modifiers"))
    return head.lower in word_list("party-plurals") and is_counted


def is_call(page: Page, candidate: Candidate) -> bool:
    """Whether the words around the trigger put the talk on the telephone."""
    return _CALL.search(_modifiers(page, candidate)) is not None


def _is_elsewhere(token: Token) -> bool:
    """A clause of its own, or a verb joined to the trigger: what is told there is not of it."""
    return token.dep in ("relcl", "advcl", "ccomp", "acl") or (token.dep == "conj" and token.is_verb)


def _modifiers(page: Page, candidate: Candidate) -> str:
    """The trigger's own phrase without its clauses."""
    tree = candidate.tree
    words = tree.subtree(candidate.center, skip=_is_elsewhere)
    if candidate.noun is not None:
        words = [*words, *tree.children(candidate.trigger, "advmod", "prep")]
        words += [t for p in tree.children(candidate.trigger, "prep") for t in tree.children(p, "pobj")]
    else:
        words = [w for w in words if w.i >= candidate.center.i - 6]
    return " ".join(page.text[w.start : w.end] for w in sorted(words, key=lambda t: t.i))
