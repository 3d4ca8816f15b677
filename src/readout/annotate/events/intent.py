"""What a plan comes to: help ahead is a promise, force ahead a threat, what is demanded is no event yet."""

from __future__ import annotations

from collections.abc import Sequence

from readout.annotate.events.arguments import is_misjoined
from readout.annotate.events.candidate import Candidate
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list

_HOSTILE = frozenset({"COERCE", "SANCTION", "ASSAULT", "MOBILIZE"})
_FRIENDLY = frozenset({"SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_SPEAKS_OF_DEEDS = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})
_BLAMES = frozenset({"ACCUSE", "COERCE", "SANCTION"})
_COMPLEMENTS = frozenset("xcomp ccomp pcomp dobj pobj prep acl dative agent poss".split())  # noqa: SIM905


def intended_type(candidate: Candidate) -> str:
    """The PLOVER type of what is still to come (codebook 2.0: AGREE, THREATEN).

    Args:
        candidate: With its status.

    Returns:
        AGREE for friendly deeds ahead, THREATEN for hostile ones, else the type as it is.
    """
    if candidate.status != "planned" or _goes_on(candidate):
        return candidate.type
    if candidate.type in _HOSTILE:
        return candidate.type if candidate.frame.is_noun else "THREATEN"
    if candidate.type in _FRIENDLY and candidate.frame.mode != "resign":
        return "AGREE"
    return candidate.type


def _goes_on(candidate: Candidate) -> bool:
    """ "will continue sanctions": they are in force."""
    tree = candidate.tree
    around = (candidate.trigger, tree.head(candidate.center), tree.head(candidate.trigger))
    return any(word.lower in word_list("continuing") for word in around)


def is_only_spoken_of(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """ "demanded the withdrawal", "threatened to shell": a deed in the words of another act is no event yet.

    Args:
        candidate: The deed; meetings and visits keep a status of their own instead.
        others: All candidates of the document.

    Returns:
        Whether one of the others only speaks of it.
    """
    if candidate.frame.type == "CONSULT":
        return False
    if candidate.frame.pattern in ("reach", "speech") and _only_says_so(candidate, others):
        return True
    beside = (other for other in others if other is not candidate and other.tree is candidate.tree)
    return any(_is_content(candidate, other) for other in beside)


def _only_says_so(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """ "agreed to meet in May": the meeting to come is the promise (codebook 2.0: AGREE)."""
    if candidate.type != "AGREE":
        return False
    tree = candidate.tree
    return any(
        other.frame.type == "CONSULT"
        and other.tree is tree
        and other.trigger.dep == "xcomp"
        and tree.head(other.trigger).i == candidate.trigger.i
        for other in others
    )


def _is_content(candidate: Candidate, other: Candidate) -> bool:
    way = _way_up(candidate.tree, candidate.trigger, other)
    if not way:
        return False
    if other.type in _SPEAKS_OF_DEEDS:
        return way[-1].dep != "advcl"
    if other.type == "PROTEST":  # "staged a strike to demand reforms"
        return candidate.type in ("REQUEST", "ACCUSE")
    return other.type in _BLAMES and candidate.trigger.dep == "pcomp"  # "arrested for collaborating"


def _way_up(tree: Tree, token: Token, other: Candidate) -> list[Token]:
    """The words between one that is part of what another act is about and that act; empty if it is not."""
    tops = {other.trigger.i, other.center.i}
    way = [token]
    for above in tree.ancestors(token):
        at = way[-1]
        is_subject_of_clause = at.dep in ("nsubj", "nsubjpass") and above.i not in tops
        is_joined = at.dep == "conj" and above.i not in tops and not is_misjoined(tree, at)
        if not (at.dep in _COMPLEMENTS or is_subject_of_clause or is_joined or at.dep == "advcl"):
            return []
        if above.i in tops:
            return way
        way.append(above)
    return []
