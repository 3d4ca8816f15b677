"""How strongly a formula is used: its governing verb on the scale of note, recognise, affirm, reaffirm."""

from __future__ import annotations

from collections.abc import Iterator

from readout.annotate.tree import Token, Tree
from readout.annotate.wording.words import word_list
from readout.knowledge import Knowledge
from readout.knowledge.types import Verb

_DOWN = frozenset(
    word_list(
        "dobj obj pobj pcomp ccomp xcomp attr oprd acomp dative nsubjpass csubjpass appos nmod compound poss "
        "amod dep"
    )
)
"""Arcs by which a verb governs what hangs on it, or a noun holds what belongs to it."""
_PASSED = frozenset({"nsubj", "csubj", "conj", "advcl"})
"""Arcs that are climbed, but whose verb does not say what hangs there: it speaks of it, or stands beside."""
_CLAUSAL = frozenset({"ccomp", "xcomp", "csubjpass"})
"""Arcs by which a verb takes a clause as what is said: "maintained that", "agreed to", which take no noun."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BESIDE = "pobj-of-apposition"
"""As in “in a joint statement “the importance of …””: the quotation is parsed as apposed to the statement."""
_CONTENT_PREPOSITIONS = frozenset(word_list("of on upon for to about against as toward towards over"))
"""Prepositions by which a verb takes what is said: "agreed on", "committed to"; not "in", "at", "with"."""


def governing_strength(tree: Tree, start: int, end: int, knowledge: Knowledge) -> str | None:
    """Label of the verb that governs a stretch of the sentence.

    The nearest verb with a place on the scale is taken: in "said that they reaffirmed the importance of …" it
    is *reaffirm*. A negated verb says nothing; a clause that only describes ("the allies, who …", "while …")
    is not climbed out of.

    Args:
        tree: Tree of the sentence.
        start: First code point of the formula.
        end: One past the last.
        knowledge: The tables.

    Returns:
        Lemma of the verb, or None.
    """
    for top in _tops(tree, start, end):
        for verb, token in _governors(tree, top, knowledge):
            if verb.strength is not None:
                return None if tree.child(token, "neg") is not None else verb.lemma
    return None


def strength_of(form: str | None, knowledge: Knowledge) -> str | None:
    """Lemma of a verb, if it has a place on the scale.

    Args:
        form: Any of its forms, or None.
        knowledge: The tables.

    Returns:
        The label, or None.
    """
    verb = knowledge.verb_of(form) if form else None
    return verb.lemma if verb is not None and verb.strength is not None else None


def _tops(tree: Tree, start: int, end: int) -> list[Token]:
    """Tokens of the stretch that hang on something outside it, in order: a stray preposition comes last."""
    inside = tree.between(start, end)
    ids = {t.i for t in inside}
    return [t for t in inside if t.head == t.i or t.head not in ids]


def _governors(tree: Tree, top: Token, knowledge: Knowledge) -> Iterator[tuple[Verb, Token]]:
    """Reporting verbs on the way up from a token, each with its own token; the token itself may be one."""
    token, arc, trail = top, "", ""
    for _ in range(len(tree)):
        if token.is_verb and arc not in _PASSED:
            verb = _verb(tree, token, trail, knowledge)
            if verb is not None and (verb.object_is_content or arc in _CLAUSAL):
                yield verb, token
        head = tree.head(token)
        step = _step(tree, token, head, arc) if head.i != token.i else None
        if step is None:
            return
        if token.dep == "prep":
            trail = token.lower
        else:
            trail = f"{token.lower} {trail}" if trail and token.dep == "dobj" else ""
        token, arc = head, step


def _step(tree: Tree, token: Token, head: Token, arc: str) -> str | None:
    """The arc to climb from a token to its head, put right where the parser errs; None where the way ends.

    Args:
        tree: Tree of the sentence.
        token: Where we are.
        head: What it hangs on.
        arc: By which arc we came to the token.

    Returns:
        A dependency label.
    """
    if token.dep == "prep":
        if not head.is_verb or token.lower in _CONTENT_PREPOSITIONS or arc == _BESIDE:
            return "prep"
        return "advcl" if arc == "pcomp" else None  # "work closely with allies to maintain …"
    if token.dep == "pobj" and arc == "appos":
        return _BESIDE
    if token.dep == "conj":
        is_listed = token.tag == "VB" and head.tag in _FINITE and tree.child(token, "aux") is None
        return "xcomp" if is_listed else "conj"  # "reiterates that it will work …; uphold …; and safeguard …"
    if token.dep == "advcl":
        return "advcl" if _is_infinitive(tree, token) else None
    if token.dep == "acl":  # "their pledge to uphold", "the view that …"; not "the order based on …"
        return None if token.tag in ("VBG", "VBN") else "acl"
    return token.dep if token.dep in _DOWN or token.dep in _PASSED else None


def _is_infinitive(tree: Tree, token: Token) -> bool:
    return any(child.lower == "to" for child in tree.children(token, "aux"))


def _verb(tree: Tree, token: Token, trail: str, knowledge: Knowledge) -> Verb | None:
    """The verb as the table knows it: "called for", "took note of", "made clear", else the plain word."""
    tails = [trail, *(child.lower for child in tree.children(token, "prt", "acomp", "oprd", "ccomp"))]
    tails += [f"{child.lower} {trail}" for child in tree.children(token, "dobj") if trail]
    for tail in tails:
        if tail and (verb := knowledge.verb_of(f"{token.lower} {tail}")) is not None:
            return verb
    return knowledge.verb_of(token.lower)
