"""Small questions about verbs and clauses of a tree."""

from __future__ import annotations

from collections.abc import Callable

from readout.annotate.statements.said import Cue
from readout.annotate.statements.words import (
    ASIDES,
    BODIES,
    DOCUMENTS,
    INANIMATE,
    OTHERS_VERBS,
    QUOTATIVE,
    SPEAKERS_VERBS,
    TELLS,
    THINGS,
)
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list

BREAKS = frozenset({",", "—", "–", "-", "--", ";", "“", "”", '"', "''", "``", "(", ")"})
"""Tokens at which somebody's words break off for the speaker."""
Skip = Callable[[Token], bool]
"""Which tokens to leave out of a subtree, with all below them."""
_WH = frozenset({"what", "how", "why", "whether", "where", "when", "who", "if", "which"})
_FULL = {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would", "’d": "would"}
_PERSON_ENDINGS = (
    *(
        "er",
        "or",
        "man",
        "woman",
        "person",
        "alist",
        "nomist",
        "scientist",
        "ian",
        "ident",
        "agent",
        "pondent",
        "udent",
        "ponent",
        "tant",
    ),
    *("ee", "sentative", "ecutive", "native", "cretary", "candidate", "legate", "advocate", "magistrate"),
)


def is_passive(tree: Tree, verb: Token) -> bool:
    """Whether the verb stands in the passive."""
    if tree.child(verb, "nsubjpass", "auxpass") is not None:
        return True
    return verb.tag == "VBN" and verb.dep in ("acl", "advcl") and tree.child(verb, "agent") is not None


def is_negated(tree: Tree, verb: Token) -> bool:
    """Whether "not" or "never" stands with the verb."""
    return tree.child(verb, "neg") is not None


def has_modal(tree: Tree, verb: Token) -> bool:
    """Whether the verb only may, will or should be done: "must stop and abide by"."""
    at = verb
    while at.dep == "conj" and at.tag == "VB" and tree.child(at, "aux", "nsubj") is None:
        at = tree.head(at)
    return any(child.tag == "MD" for child in tree.children(at, "aux"))


def modality(tree: Tree, verb: Token) -> str | None:
    """What says that a verb is not, or only perhaps, done.

    Args:
        tree: Tree of the sentence.
        verb: A verb, or any other cue.

    Returns:
        "not", "would", "may not" …, or None.
    """
    modals = [_FULL.get(c.lower, c.lower) for c in tree.children(verb, "aux") if c.tag == "MD"]
    nots = ["never" if c.lower == "never" else "not" for c in tree.children(verb, "neg")]
    return " ".join([*modals, *nots]) or None


def may_speak(head: Token) -> bool:
    """Whether a noun can have a will or a voice: a name, a pronoun, people, a body, a document.

    A common noun in the singular must look like a person, body or document; a plural may be people.
    """
    if head.tag != "NN" or (head.text[:1].isupper() and (head.i > 0 or " " in head.text)):
        return head.lower not in INANIMATE
    noun = head.lower
    return noun in DOCUMENTS or noun in BODIES or (noun.endswith(_PERSON_ENDINGS) and noun not in THINGS)


def is_people(head: Token) -> bool:
    """Whether a noun names people or a body, not a paper or a thing: "officials", "the ministry", a name."""
    if head.tag.startswith("NNP") or head.text[:1].isupper():
        return head.lower not in DOCUMENTS
    noun = head.lower if head.tag == "NN" else head.lower.removesuffix("s")
    return (
        noun in BODIES
        or noun in word_list("short-titles")
        or (noun.endswith(_PERSON_ENDINGS) and noun not in THINGS)
    )


def is_infinitive(tree: Tree, verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(child.tag == "TO" for child in tree.children(verb, "aux", "mark"))


def has_that(tree: Tree, clause: Token) -> bool:
    """Whether a clause begins with the conjunction "that"."""
    return any(child.lower == "that" for child in tree.children(clause, "mark", "advmod"))


def _is_question(tree: Tree, clause: Token) -> bool:
    first = tree.subtree(clause)[0]
    return first.lower in _WH


def _is_remark(tree: Tree, verb: Token, clause: Token) -> bool:
    """Whether a clause only remarks on what was said: "promised to listen, which she does"."""
    words = [t for t in tree.subtree(clause) if t.text[:1].isalnum()]
    first = words[0].i if words else 0
    return first > verb.i and tree[first].lower == "which" and tree[first - 1].text in BREAKS


def is_quotative(cue: Cue) -> bool:
    """Whether a clause can stand before the verb as what it says."""
    return cue.force in ("neutral", "assert", "declare") or (cue.lemma or "") in QUOTATIVE


def finite_clause(tree: Tree, cue: Cue) -> Token | None:
    """The finite clause that completes a verb of saying; a question clause counts.

    Args:
        tree: Tree of the sentence.
        cue: A verb.

    Returns:
        The clause's verb, or None.
    """
    verb = cue.token
    complements = [
        c
        for c in tree.children(verb, "ccomp")
        if not is_infinitive(tree, c) and not _is_remark(tree, verb, c)
    ]
    if len(complements) > 1:  # "made clear the crossing would be closed"
        complements = [c for c in complements if c.tag != "JJ"] or complements
    if complements:
        return next((c for c in complements if c.i > verb.i), complements[0])
    for child in tree.children(verb, "advcl", "xcomp", "pcomp"):
        if child.i > verb.i and (
            has_that(tree, child) or (child.dep == "xcomp" and _is_question(tree, child))
        ):
            return child
    if tree.child(verb, "dobj", "xcomp") is None and not has_that(tree, verb):
        # "answered, according to the embassy, that …": the parser takes the clause for a second verb
        joined = next((c for c in tree.children(verb, "conj") if has_that(tree, c)), None)
        if joined is not None:
            return joined
    return _clause_further_down(tree, cue)


def _clause_further_down(tree: Tree, cue: Cue) -> Token | None:
    """A clause hung on the adjective of "made clear that" or on the hearer of "told reporters that"."""
    if cue.particle is not None and cue.particle.tag.startswith("JJ"):
        for child in tree.children(cue.particle, "ccomp", "csubj", "xcomp"):
            if child.i > cue.particle.i and not is_infinitive(tree, child):
                return child
    if (cue.lemma or "") in TELLS:
        for hearer in tree.children(cue.token, "dobj", "dative"):
            for clause in tree.children(hearer, "acl", "ccomp", "relcl"):
                if has_that(tree, clause):
                    return clause
    return None


def before_that(tree: Tree, clause: Token) -> list[Token]:
    """What the parser hangs on a clause but stands before its "that": "said, citing officials, that"."""
    mark = tree.child(clause, "mark")
    if mark is None or mark.lower != "that":
        return []
    return [c for c in tree.children(clause, "prep", "advcl", "acl") if c.i < mark.i]


def is_last_word(tree: Tree, token: Token) -> bool:
    """Whether it is the "according" of "…, according to Kyodo" at the end: so is all that was said before."""
    if token.lower != "according" or token.i == 0 or tree[token.i - 1].text not in BREAKS:
        return False
    words = {t.i for t in tree.subtree(token)}
    return all(t.i in words or not t.text[:1].isalnum() for t in tree.tokens[token.i :])


def aside(tree: Tree, cue: Cue) -> Skip:
    """What hangs in the clause but belongs to the speaker: "…, adding that"."""

    def skip(token: Token) -> bool:
        if token.i == cue.token.i:
            return True
        if token.dep == "conj" and token.lower in SPEAKERS_VERBS and tree.child(token, "nsubj") is None:
            subject = tree.child(tree.head(token), "nsubj", "nsubjpass")
            return subject is not None and (subject.tag == "PRP" or not may_speak(subject))
        if token.dep == "conj" and token.lower in OTHERS_VERBS and not has_that(tree, token):
            subject = tree.child(token, "nsubj")
            clause = tree.head(token)
            if subject is not None and subject.tag != "PRP" and clause.dep == "ccomp":
                return tree.head(clause).i == cue.token.i and may_speak(subject)
        if token.dep not in ("advcl", "conj", "acl", "ccomp", "parataxis") or token.tag != "VBG":
            return False
        before = tree.subtree(token)[0].i - 1
        return token.lower in ASIDES and before >= 0 and tree[before].text in BREAKS

    return skip
