"""Where one clause of a sentence ends and the next begins: every coordinated governing verb opens one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from readout.annotate.tree import Token, Tree
from readout.knowledge import Knowledge
from readout.knowledge.inflection import verb_forms
from readout.knowledge.ladders import noun_rungs, verb_rungs
from readout.knowledge.words import word_list

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PAST = frozenset({"VBD", "VBN"})
_STANCES = frozenset({"assert", "concern", "ask", "praise", "commit"})
_BELOW = frozenset({"relcl", "acl", "advcl", "pcomp", "ccomp", "xcomp", "dep", "dobj", "pobj", "conj"})
_BEFORE = frozenset(
    {"nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass", "advmod", "neg", "npadvmod", "mark"}
)
"""Dependents that stand before a coordinated verb and belong to its clause."""
JOINS = frozenset({"and", "but", "or", "as", "well", ",", ";", "–", "—", "-"})

SHORTEST_OBJECT = 4
"""Words of an object that can stand apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a sentence with a governing verb of its own.

    Attributes:
        verb: The verb.
        start: Its first token.
        end: One past its last.
    """

    verb: Token
    start: int
    end: int


def cut(tree: Tree, knowledge: Knowledge) -> list[Piece]:
    """The clauses of a sentence in order; none where no verb governs it, as in a heading.

    Relative clauses, participles, purposes and what is said stay with their verb, save a last "where they
    discussed …" and that-clauses joined by "and that".

    Args:
        tree: The sentence.
        knowledge: The reporting verbs.

    Returns:
        Pieces that follow one another without overlap.
    """
    root = _root(tree)
    if root is None:
        return []
    heads = {root.i}
    for token in tree.tokens:
        if token.i != root.i and _opens_clause(tree, token, root, heads, knowledge):
            heads.add(token.i)
    verbs = [tree[i] for i in sorted(heads)]
    starts = {verb.i: 0 if n == 0 else _start(tree, verb, heads) for n, verb in enumerate(verbs)}
    verbs = [verb for verb in verbs if _is_joined(tree, verb, starts[verb.i])]
    pieces = []
    for verb, after in zip(verbs, [*verbs[1:], None], strict=True):
        high = len(tree) if after is None else starts[after.i]
        while high > verb.i + 1 and tree[high - 1].lower in JOINS:
            high -= 1
        if starts[verb.i] <= verb.i < high:
            pieces.append(Piece(verb=verb, start=starts[verb.i], end=high))
    return pieces


def _is_joined(tree: Tree, verb: Token, start: int) -> bool:
    """Whether "and" or a comma stands before a coordinated verb; without one the parser errs."""
    return verb.dep != "conj" or start == 0 or tree[start - 1].lower in JOINS


def _root(tree: Tree) -> Token | None:
    """The verb that governs the sentence: its root, or the first finite verb where the root is none."""
    for token in tree.roots:
        if token.is_verb:
            return _true_root(tree, token)
    finite = [
        t for t in tree.tokens if t.tag in _FINITE and t.is_verb and t.dep not in ("relcl", "acl", "advcl")
    ]
    return finite[0] if finite else _misread(tree)


def _misread(tree: Tree) -> Token | None:
    """ "Japan and Korea condemn today's launches": the parser may take the verb for a noun."""
    for before, token in pairwise(tree.tokens):
        rung = verb_rungs().get(token.lower)
        if rung is not None and rung.ladder in _STANCES and before.tag in ("NNP", "NNPS", "NNS", "PRP"):
            return token
    return None


def _true_root(tree: Tree, root: Token) -> Token:
    """ "Noting the progress announced in April, they decided": the parser may take a participle for root."""
    if root.tag == "VBN" or (root.tag == "VBD" and tree.child(root, "nsubj") is not None):
        for clause in tree.children(root, "ccomp"):
            has_subject = tree.child(clause, "nsubj", "nsubjpass") is not None
            if clause.tag == "VBD" and has_subject and tree[0].tag == "VBG" and clause.i > root.i:
                return clause
    first = next((t for t in tree.children(root, "ccomp") if t.i < root.i and t.tag in _FINITE), None)
    return first if first is not None and _is_beside(tree, first, root) else root


def _is_beside(tree: Tree, clause: Token, root: Token) -> bool:
    """Whether two verbs stand side by side, with a semicolon between them: neither says the other."""
    return any(t.text == ";" for t in tree.tokens[clause.i : root.i])


def _opens_clause(tree: Tree, token: Token, root: Token, heads: set[int], knowledge: Knowledge) -> bool:
    if _is_stance_in_row(tree, token, root):
        return True
    if not token.is_verb:
        return False
    if token.dep == "ROOT":
        return token.i > root.i
    if token.dep == "conj":
        return _is_coordinate(tree, token, root, heads, knowledge)
    if token.dep in ("relcl", "advcl"):
        return _is_where(tree, token)
    if token.dep in ("ccomp", "parataxis", "dep"):
        return tree.head(token).i in heads and _has_subject(tree, token) and _after_semicolon(tree, token)
    return False


def _is_stance_in_row(tree: Tree, token: Token, root: Token) -> bool:
    """ "condemn it and demand that Russia end it": the parser may take the second verb for a noun.

    After a semicolon every verb of a ladder opens a clause that has the form of the main one.
    """
    rung = verb_rungs().get(_base(token.lower))
    if rung is None or not 0 < token.i < len(tree) - 1:
        return False
    before = tree[token.i - 1]
    if before.text == ";" or (before.lower in ("and", "also") and tree[token.i - 2].text == ";"):
        return _has_form_of(token, root)
    if before.lower != "and" or token.tag not in ("NN", "NNP") or root.tag not in ("VB", "VBP"):
        return False
    after, head = tree[token.i + 1], tree.head(token)
    is_noun_list = head.lower in noun_rungs() or head.lower.removesuffix("s") in noun_rungs()
    return after.lower == "that" or (after.tag in ("DT", "PRP$") and not is_noun_list)


def _has_form_of(token: Token, root: Token) -> bool:
    """ "reaffirm …; welcome …", "REAFFIRMED …; WELCOMED …"."""
    if root.tag in _PAST:
        return token.lower.endswith("ed") or token.tag in _PAST
    return token.lower == _base(token.lower) or token.tag == "VBZ"


@cache
def _bases() -> dict[str, str]:
    single = [verb for verb in verb_rungs() if " " not in verb]
    return {form: verb for verb in single for form in verb_forms(verb)}


def _base(word: str) -> str:
    return _bases().get(word, word)


def _is_coordinate(tree: Tree, token: Token, root: Token, heads: set[int], knowledge: Knowledge) -> bool:
    top = tree.head(token)
    while top.dep == "conj" and top.i not in heads and tree.head(top).i != top.i:
        top = tree.head(top)
    if top.i in heads:
        return (
            token.tag != "VBG"
            and not _is_other_form(tree, token, top)
            and not _is_bare_list(tree, token, top)
        )
    if _has_own_that(tree, token) and top.dep == "ccomp":
        return True
    # hung on a verb below the main one, though its form is the main verb's: "agreed that ties … and resolved"
    if top.dep not in _BELOW or token.lower not in _forms(knowledge) or top.tag == token.tag:
        return False
    if tree.child(token, "aux", "auxpass") is not None or tree[token.i - 1].lower in (",", "the", "of"):
        return False
    is_present = token.tag == "VB" and root.tag in ("VB", "VBP") and tree.child(root, "aux") is None
    return is_present or (token.tag in _PAST and root.tag == "VBD")


def _is_other_form(tree: Tree, token: Token, top: Token) -> bool:
    """ "agreed on policies that are fair and benefit all": what is coordinated has the form of its verb."""
    return (
        top.tag == "VBD"
        and token.tag in ("VB", "VBP")
        and tree.child(token, "aux", "nsubj", "nsubjpass", "expl") is None
    )


@lru_cache(maxsize=4)
def _forms(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(form for verb in knowledge.verbs.values() for form in verb.forms)


def _is_bare_list(tree: Tree, token: Token, top: Token) -> bool:
    """ "to sustain and enhance": infinitives and participles that share an object are one clause."""
    if token.tag in _FINITE or tree.child(token, "aux", "auxpass", "nsubj") is not None:
        return False
    return (
        top.tag not in ("VB", "VBP")
        and token.tag in ("VB", "VBN")
        and tree.child(token, "dobj", "prep", "ccomp", "xcomp") is None
    )


def _has_subject(tree: Tree, token: Token) -> bool:
    return tree.child(token, "nsubj", "nsubjpass", "expl") is not None


def _has_own_that(tree: Tree, token: Token) -> bool:
    mark = tree.child(token, "mark")
    return mark is not None and mark.lower == "that"


def _is_where(tree: Tree, token: Token) -> bool:
    where = tree.child(token, "advmod")
    return where is not None and where.lower == "where" and tree.child(token, "nsubj") is not None


def _after_semicolon(tree: Tree, token: Token) -> bool:
    low = min(t.i for t in tree.subtree(token))
    return low > 0 and tree[low - 1].text == ";"


def _start(tree: Tree, verb: Token, heads: set[int]) -> int:
    """The first token of a coordinated clause: its subject, its "that", or the verb itself."""
    own = [verb.i]
    for child in tree.children(verb):
        if child.i < verb.i and (child.dep in _BEFORE or child.dep in ("advcl", "prep")):
            below = tree.subtree(child, skip=lambda t: t.i in heads)
            if max(t.i for t in below) < verb.i:
                own.append(min(t.i for t in below))
    low = min(own)
    while low < verb.i and (tree[low].lower in JOINS):
        low += 1
    return low


def divide(tree: Tree, piece: Piece) -> list[int]:
    """Where a clause could be divided between long objects: "our commitment to …, and the importance of …".

    Args:
        tree: The sentence.
        piece: A clause.

    Returns:
        First tokens of the further objects, in order; none where there is only one.
    """
    found: list[int] = []
    low = piece.verb.i
    for token in tree.tokens[piece.verb.i + 1 : piece.end]:
        if token.dep != "conj" or token.lower not in word_list("matter-nouns"):
            continue
        opener = tree.child(token, "det", "poss")
        if opener is None or opener.i > token.i or tree.child(token, "prep", "acl", "relcl") is None:
            continue
        if opener.i - low >= SHORTEST_OBJECT and piece.end - opener.i >= SHORTEST_OBJECT:
            found.append(opener.i)
            low = opener.i
    return found
