"""Noun phrases of those who speak and are spoken to."""

from __future__ import annotations

from readout.annotate.mentions.listing import is_count
from readout.annotate.statements.grammar import is_passive
from readout.annotate.statements.said import Cue, Phrase
from readout.annotate.statements.spans import is_word, noun_phrase
from readout.annotate.statements.words import AGREES, EXPLETIVES, HEARERS, SIDES, SPEAKS_TO, TELLS
from readout.annotate.tree import Token, Tree


def phrase(tree: Tree, head: Token, text: str, *, stand_in: Token | None = None) -> Phrase:
    """The noun phrase around a head.

    Args:
        tree: Tree of the sentence.
        head: Its head.
        text: The stored text.
        stand_in: The relative pronoun that stands for it, if one does.
    """
    start, end = noun_phrase(tree, head, text)
    return Phrase(tree=tree, head=head, start=start, end=end, stand_in=stand_in)


def joined(tree: Tree, head: Token) -> list[Token]:
    """Everybody in "A, B and C": conjuncts, and names of the list that the parser takes for an apposition.

    Args:
        tree: Tree of the sentence.
        head: Head of the first.

    Returns:
        Heads in order.
    """
    found: list[Token] = []
    for token in tree.conjuncts(head):
        if is_count(token) and found:
            continue
        found.append(token)
        for child in tree.children(token, "appos"):
            if child.tag.startswith("NNP") and any(True for _ in tree.children(child, "conj")):
                found.extend(tree.conjuncts(child))
    return sorted(found, key=lambda t: t.i)


def addressees(tree: Tree, cue: Cue, text: str) -> list[Phrase]:
    """To whom it is said: "told reporters", "said to the envoy".

    Args:
        tree: Tree of the sentence.
        cue: A verb.
        text: The stored text.

    Returns:
        Noun phrases in order.
    """
    found: list[Token] = []
    verb = cue.token
    lemma = (cue.lemma or "").split(" ")[0]
    if lemma in TELLS and lemma != "show":
        if is_passive(tree, verb):
            found.extend(tree.children(verb, "nsubjpass"))
        else:
            found.extend(t for t in tree.children(verb, "dative", "dobj") if t.i > verb.i and t.tag != "IN")
    for prep in tree.children(verb, "prep", "dative"):
        if prep.lower in SPEAKS_TO and prep.i > verb.i and cue.particle is not prep:
            target = tree.child(prep, "pobj")
            if target is not None and (target.tag in ("NNP", "NNPS", "PRP") or target.lower in HEARERS):
                found.append(target)
    return [phrase(tree, t, text) for t in found if is_word(t) and t.lower not in EXPLETIVES]


def partner_of(tree: Tree, cue: Cue) -> Token | None:
    """With whom something is agreed or confirmed: "agreed with Blinken to work".

    Args:
        tree: Tree of the sentence.
        cue: A verb.

    Returns:
        Head of a name, or None.
    """
    if (cue.lemma or "").split(" ")[0] not in AGREES or is_passive(tree, cue.token):
        return None
    for prep in tree.children(cue.token, "prep"):
        target = tree.child(prep, "pobj") if prep.lower == "with" and prep.i > cue.token.i else None
        if target is not None and target.tag.startswith("NNP"):
            return target
    return None


def agree_together(cue: Cue, who: Token) -> bool:
    """Whether quoted words tell what several said to each other: "We agreed that", "Both affirmed that".

    Args:
        cue: A verb in a quotation.
        who: Its subject.
    """
    is_several = who.lower in ("we", "they", "both") or who.lower in SIDES
    return is_several and cue.token.tag in ("VBD", "VBN") and (cue.lemma or "").split(" ")[0] in AGREES
