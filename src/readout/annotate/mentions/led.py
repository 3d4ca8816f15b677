"""Who leads a delegation or an organ of a state: "a delegation headed by A", "the speaker of parliament"."""

from __future__ import annotations

from readout.annotate.mentions.derived import as_state
from readout.annotate.mentions.reference import Reference, Resolve
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list

_LED = frozenset({"led", "headed", "chaired"})
_HEADS = frozenset({"heads", "chiefs", "leaders", "speakers", "chairmen", "directors"})
_DEEPEST = 3
"""How many phrases with "of" are followed."""
_OWNERS = ("poss", "amod", "nmod", "compound")


def leaders(page: Page, tree: Tree, token: Token, everybody: Resolve, *, home: str | None) -> list[Reference]:
    """Those by whom a delegation is led, and the states whose departments' heads are told of.

    It fires on "Delegations headed by A and B met", and must not on "the party led by A".

    Args:
        page: The document on the desk.
        tree: Tree of the sentence.
        token: A noun.
        everybody: Resolves a noun phrase with all it is joined to.
        home: The country of the delegation where one is told, for a leader whose own nobody tells.
    """
    if token.lower in _HEADS:
        return _of_several(page, tree, token)
    if token.lower not in word_list("led-nouns"):
        return []
    found = [
        leader
        for verb in tree.children(token, "acl", "relcl")
        if verb.lower in _LED
        for by in tree.children(verb, "agent", "prep")
        if by.lower == "by"
        for target in tree.children(by, "pobj")
        for leader in everybody(tree, target)
        if leader.can_act
    ]
    for leader in found:
        if leader.is_person and leader.country is None and leader.home is None and home is not None:
            leader.country = home
    return found


def officer_of(page: Page, tree: Tree, token: Token) -> list[Reference]:
    """The state for which the unnamed head of one of its organs stands.

    It fires on "the head of Libya's Presidential Council", and must not on "the head of Libya's football
    league".

    Args:
        page: The document on the desk.
        tree: Tree of the sentence.
        token: A noun.
    """
    if token.lower not in word_list("short-titles"):
        return []
    for prep in tree.children(token, "prep"):
        targets = tree.children(prep, "pobj")
        for organ in targets:
            if prep.lower != "of" or organ.lower not in word_list("organ-nouns"):
                continue
            owners = (page.reference_of(c) for c in (*tree.children(organ, *_OWNERS), *targets))
            owner = next((r for r in owners if r is not None and r.country and not r.is_person), None)
            if owner is not None:
                return [as_state(page, owner)]
    return []


def _of_several(page: Page, tree: Tree, token: Token) -> list[Reference]:
    """ "the heads of the defence departments of Russia and Serbia": the states at the end of the chain."""
    at = token
    for _ in range(_DEEPEST):
        below = [t for p in tree.children(at, "prep") if p.lower == "of" for t in tree.children(p, "pobj")]
        if not below:
            return []
        at = below[0]
        found = [page.reference_of(one) for one in tree.conjuncts(at)]
        states = [r for r in found if r is not None and r.sense == "state" and r.country is not None]
        if len(states) > 1:
            return [as_state(page, state) for state in states]
    return []
