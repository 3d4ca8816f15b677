"""Who speaks: the subject of a cue, wherever the sentence keeps it."""

from __future__ import annotations

from readout.annotate.statements.said import Cue, Phrase
from readout.annotate.statements.spans import is_word, noun_phrase
from readout.annotate.statements.words import ASIDES, DOCUMENTS, EXPLETIVES, INANIMATE, RELATIVES, SPEAKS_TO, TELLS
from readout.annotate.tree import Token, Tree

_SHARING = frozenset({"conj", "xcomp", "advcl", "acl", "pcomp", "dep"})
_CLIMBED = frozenset({"ccomp"})
_MAX_CLIMB = 5


def phrase(tree: Tree, head: Token, text: str) -> Phrase:
    """The noun phrase around a head.

    Args:
        tree: Tree of the sentence.
        head: Its head.
        text: The stored text.
    """
    start, end = noun_phrase(tree, head, text)
    return Phrase(tree=tree, head=head, start=start, end=end)


def joined(tree: Tree, head: Token) -> list[Token]:
    """Everybody in "A, B and C": conjuncts, and names of the list that the parser takes for an apposition.

    Args:
        tree: Tree of the sentence.
        head: Head of the first.

    Returns:
        Heads in order.
    """
    found = []
    for token in tree.conjuncts(head):
        found.append(token)
        for child in tree.children(token, "appos"):
            if child.tag.startswith("NNP") and any(True for _ in tree.children(child, "conj")):
                found.extend(tree.conjuncts(child))
    return sorted(found, key=lambda t: t.i)


def is_passive(tree: Tree, verb: Token) -> bool:
    """Whether the verb stands in the passive."""
    if tree.child(verb, "nsubjpass", "auxpass") is not None:
        return True
    return verb.tag == "VBN" and verb.dep in ("acl", "advcl") and tree.child(verb, "agent") is not None


def may_speak(head: Token) -> bool:
    """Whether a noun can have a will or a voice: a name, a pronoun, people, a body, a document.

    A common noun in the singular must look like a person, body or document; a plural may be people.
    """
    if head.tag != "NN":
        return head.lower not in INANIMATE
    noun = head.lower
    return noun in DOCUMENTS or noun in _BODIES or noun.endswith(_PERSON_ENDINGS)


_BODIES = frozenset(
    "ministry government administration side party embassy army military police court parliament congress senate council "
    "commission committee agency office team group union alliance bloc state country nation kingdom press media paper "
    "newspaper company bank junta regime cabinet delegation opposition crowd public family campaign source chief head "
    "aide king queen prince pope judge witness wife husband mother father son daughter boss staff board panel white-house "
    "summit meeting conference department institute organization organisation association foundation coalition "
    "majority minority website network channel site man woman friend somebody someone everyone nobody official people "
    "premier envoy diplomat spokesperson analyst expert mayor colonel pilot veteran activist".split()
)
_PERSON_ENDINGS = ("er", "or", "man", "woman", "person", "ist", "ian", "ent", "ant", "ee", "eer", "ive", "ary", "ician", "ate")


def is_negated(tree: Tree, verb: Token) -> bool:
    """Whether "not" or "never" stands with the verb."""
    return tree.child(verb, "neg") is not None


def has_modal(tree: Tree, verb: Token) -> bool:
    """Whether the verb only may, will or should be done."""
    return any(child.tag == "MD" for child in tree.children(verb, "aux"))


def speaker(tree: Tree, cue: Cue) -> Token | None:
    """The head of the noun phrase that speaks.

    The verb's own subject; the agent of a passive; for a verb without a subject the subject of the verb it is joined to
    ("condemned … and called for"), hangs on ("…, adding that") or completes ("wants to say"); for a relative pronoun
    what it stands for.

    Args:
        tree: Tree of the sentence.
        cue: A verb.

    Returns:
        A token, or None when the sentence does not say.
    """
    verb = cue.token
    if is_passive(tree, verb):
        return _agent(tree, verb)
    own = tree.child(verb, "nsubj")
    if own is not None:
        return None if own.tag == "EX" else _antecedent(tree, verb, own)
    return _shared(tree, verb)


def _agent(tree: Tree, verb: Token) -> Token | None:
    for by in tree.children(verb, "agent", "prep"):
        if by.lower == "by":
            return tree.child(by, "pobj")
    return None


def _antecedent(tree: Tree, verb: Token, subject: Token) -> Token:
    """What a relative pronoun stands for; any other subject stands for itself."""
    if subject.lower not in RELATIVES or subject.tag not in ("WP", "WDT", "IN"):
        return subject
    at = verb
    for _ in range(_MAX_CLIMB):
        if at.dep == "relcl":
            return tree.head(at)
        if at.dep not in ("conj", "xcomp", "ccomp") or at.head == at.i:
            break
        at = tree.head(at)
    return subject


def _outer_speaker(tree: Tree, verb: Token) -> Token | None:
    """For "…, adding that": the subject of the verb that the whole clause before completes."""
    at, best = verb, None
    for _ in range(_MAX_CLIMB):
        if at.head == at.i:
            break
        up = tree.head(at)
        if at.dep == "relcl":
            up = next((a for a in tree.ancestors(up) if a.is_verb), up)
        subject = tree.child(up, "nsubj")
        if at.dep in ("ccomp", "relcl") and up.is_verb and subject is not None and subject.i < at.i:
            best = subject
        at = up
    return best


def _shared(tree: Tree, verb: Token) -> Token | None:
    if verb.tag == "VBG" and verb.lower in ASIDES and verb.dep in ("advcl", "acl", "conj", "ccomp"):
        outer = _outer_speaker(tree, tree.head(verb))
        if outer is not None:
            return _antecedent(tree, tree.head(outer), outer)
    at = verb
    for _ in range(_MAX_CLIMB):
        if at.dep not in _SHARING and not (at is not verb and at.dep in _CLIMBED) or at.head == at.i:
            return None
        head = tree.head(at)
        if at.dep == "acl" and not head.is_verb:
            if at.tag == "VBN":
                return None
            if not _says_itself(tree, at, head):
                at = head
                head = tree.head(head)
            else:
                return head
        if at.dep == "pcomp":
            head = tree.head(head)
        if head.is_verb or head.dep == "ROOT":
            if at.dep == "pcomp" and tree.head(at).lower == "as":
                quoted = tree.child(head, "dobj", "nsubjpass")
                if quoted is not None:
                    return quoted
            subject = tree.child(head, "nsubj", "nsubjpass")
            if subject is not None and at.dep == "conj" and head.dep == "ccomp" and not may_speak(subject):
                at = head
                continue
            if subject is not None:
                passive = subject.dep == "nsubjpass" and at.dep == "conj" and not is_passive(tree, verb)
                return None if subject.tag == "EX" and not passive else _antecedent(tree, head, subject)
        at = head
    return None


def _says_itself(tree: Tree, verb: Token, noun: Token) -> bool:
    """Whether a noun before a participle speaks ("a statement saying"), or whoever acts on it ("told her, adding")."""
    if noun.dep != "dobj" or verb.lower not in ASIDES or verb.lower == "calling":
        return True
    return noun.lower.removesuffix("s") in DOCUMENTS or not tree.head(noun).is_verb


def quoter(tree: Tree, cue: Cue) -> Token | None:
    """Who quotes the speaker: "Kyodo quoted officials as saying".

    Args:
        tree: Tree of the sentence.
        cue: A verb.

    Returns:
        Head of the noun phrase that quotes, or None.
    """
    if cue.token.dep != "pcomp":
        return None
    verb = tree.head(tree.head(cue.token))
    if verb.lower not in ("quoted", "cited", "quoting", "citing", "quotes", "cites"):
        return None
    return _agent(tree, verb) if is_passive(tree, verb) else tree.child(verb, "nsubj")


def addressees(tree: Tree, cue: Cue, text: str) -> list[Phrase]:
    """To whom it is said: "told reporters", "said to the envoy".

    Args:
        tree: Tree of the sentence.
        cue: A verb.
        text: The stored text.

    Returns:
        Noun phrases in order.
    """
    found = []
    verb = cue.token
    lemma = (cue.lemma or "").split(" ")[0]
    if lemma in TELLS:
        if is_passive(tree, verb):
            found.extend(tree.children(verb, "nsubjpass"))
        else:
            found.extend(t for t in tree.children(verb, "dative", "dobj") if t.i > verb.i and t.tag != "IN")
    for prep in tree.children(verb, "prep", "dative"):
        if prep.lower in SPEAKS_TO and prep.i > verb.i and cue.particle is not prep:
            target = tree.child(prep, "pobj")
            if target is not None and (target.tag in ("NNP", "NNPS", "PRP") or target.lower in _HEARERS):
                found.append(target)
    return [phrase(tree, t, text) for t in found if is_word(t) and t.lower not in EXPLETIVES]


_HEARERS = frozenset(
    "reporters journalists press media parliament lawmakers senators counterpart ministers envoys ambassador diplomats "
    "supporters audience crowd council committee assembly".split()
)
