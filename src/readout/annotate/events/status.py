"""Whether something happened: read off negation, tense, mood and the words that govern the trigger.

Each marker is a declared set of words; the first that applies from the inside out decides.
"""

from __future__ import annotations

import datetime as dt

from readout.annotate.events.candidate import Candidate
from readout.annotate.tree import Token, Tree
from readout.model import EventStatus
from readout.knowledge.words import word_list

_FUTURE_AUX = frozenset({"will", "shall", "'ll", "’ll"})
_GOVERNING = frozenset(
    {"xcomp", "ccomp", "dobj", "pobj", "nsubj", "nsubjpass", "acomp", "prep", "pcomp", "attr", "oprd"}
)


def status_of(candidate: Candidate, *, published: dt.date | None) -> EventStatus:
    """Whether the event of a candidate happened.

    Args:
        candidate: With its dating already found.
        published: Last day on which the text can have been published, or None.

    Returns:
        The status.
    """
    if candidate.frame.status is not None:
        return candidate.frame.status  # type: ignore[return-value]
    tree = candidate.tree
    for token in _chain(tree, candidate):
        found = _marked(tree, token, inner=token is candidate.trigger or token is candidate.noun)
        if found is not None:
            return found
    if published is not None and _lies_ahead(candidate, published):
        return "planned"
    return "occurred"


def _chain(tree: Tree, candidate: Candidate) -> list[Token]:
    """The trigger and the words that govern it, up to the clause that asserts it."""
    chain = [candidate.center]
    if candidate.noun is not None:
        chain.append(candidate.trigger)
    at = candidate.trigger
    while at.head != at.i and at.dep in _GOVERNING and len(chain) < 6:
        above = tree.head(at)
        if at.dep == "ccomp" and above.lower not in word_list("planning") | word_list("cancelling") | word_list("denying"):
            break
        if at.dep in ("nsubj", "nsubjpass") and not above.is_verb:
            break
        if at.dep == "pobj" and not _governs_by_preposition(tree, at):
            break
        chain.append(above)
        at = above
    return chain


def _governs_by_preposition(tree: Tree, token: Token) -> bool:
    """ "plans for a visit" is planned; "spoke before a visit" tells nothing of the visit's own fate."""
    prep = tree.head(token)
    return prep.lower in ("for", "to", "of", "on", "about", "toward", "towards")


def _marked(tree: Tree, token: Token, *, inner: bool) -> EventStatus | None:
    words = {c.lower for c in tree.children(token, "aux", "amod", "compound", "advmod", "mark")}
    if any(c.dep == "neg" for c in tree.children(token)) or any(
        c.lower == "no" for c in tree.children(token, "det")
    ):
        return "denied"
    lower = token.lower
    if lower in ("toward", "towards"):  # "work toward the success of a visit"
        return "planned"
    if lower in word_list("cancelling") or words & word_list("cancelling"):
        return "cancelled"
    if not inner and lower in word_list("denying"):
        return "denied"
    if (
        words & _FUTURE_AUX
        or (not inner
        and lower in word_list("planning"))
        or words & (word_list("planning") - {"set", "planned"})
        or "planned" in words
    ):
        return "planned"
    if (
        token.tag == "VB"
        and any(c.lower == "to" for c in tree.children(token, "aux"))
        and token.dep in ("ROOT", "relcl", "acl")
    ):
        return "planned"  # headlines ("to visit"), "the first to visit"
    if not inner and lower in word_list("proposing"):
        return "proposed"
    if "would" in words and _is_reported(tree, token):
        return "planned"
    if words & word_list("supposing") or (not inner and lower in word_list("supposing")):
        return "hypothetical"
    if token.tag == "VBG" and any(c.lower in ("is", "are") for c in tree.children(token, "aux")):
        return "ongoing"
    return None


def _is_reported(tree: Tree, token: Token) -> bool:
    """ "said that they would meet" is the future as seen from then."""
    head = tree.head(token)
    return (
        token.dep == "ccomp"
        and head.tag in ("VBD", "VBN")
        and not any(c.lower in ("if", "unless") for c in tree.children(token, "mark"))
    )


def _lies_ahead(candidate: Candidate, published: dt.date) -> bool:
    date = candidate.dating.date
    if date is None:
        return False
    low, high = date.bounds()
    first = low or high
    return first is not None and (
        first > published or (high is not None and high > published and first >= published)
    )
