"""Who speaks: the subject of a cue, wherever the sentence keeps it."""

from __future__ import annotations

from readout.annotate.statements.grammar import is_passive, may_speak
from readout.annotate.statements.said import Cue
from readout.annotate.statements.words import (
    ASIDES,
    CARRIES,
    DOCUMENTS,
    GATHERINGS,
    GIVES,
    QUOTES,
    RELATIVES,
    SPEAKERS_VERBS,
    UTTERANCES,
)
from readout.annotate.tree import Token, Tree

_SHARING = frozenset({"conj", "xcomp", "advcl", "acl", "pcomp", "dep"})
_STAND_INS = frozenset({"who", "which", "whom"})
_MAX_CLIMB = 5


def speaker(tree: Tree, cue: Cue) -> Token | None:
    """The head of the noun phrase that speaks.

    The verb's own subject; the agent of a passive; for a verb without a subject the subject of the verb it is
    joined to ("condemned … and called for"), hangs on ("…, adding that") or completes ("wants to say"); for a
    relative pronoun what it stands for.

    Args:
        tree: Tree of the sentence.
        cue: A verb.

    Returns:
        A token, or None when the sentence does not say.
    """
    verb = cue.token
    if is_passive(tree, verb):
        return _agent(tree, verb)
    own = heard_from(tree, cue) or tree.child(verb, "nsubj")
    if own is not None:
        found = None if own.tag == "EX" else _antecedent(tree, verb, own)
    else:
        found = _shared(tree, verb) or _before(tree, verb)
    return _issuer(tree, verb, found) or found


def _issuer(tree: Tree, verb: Token, paper: Token | None) -> Token | None:
    """Who gives out the document that speaks: "the Council issued a statement calling the test a threat"."""
    if paper is None or verb.i < paper.i or verb.dep not in ("acl", "relcl"):
        return None
    of = tree.head(paper)
    given = tree.head(of) if paper.dep == "pobj" and of.lower == "of" else paper  # "a series of tweets"
    noun, gives = paper.lower.removesuffix("s"), tree.head(given)
    if given.dep != "dobj" or noun not in DOCUMENTS | UTTERANCES or gives.lower not in GIVES:
        return None
    subject = tree.child(gives, "nsubj") or _shared(tree, gives)
    return subject if subject is not None and may_speak(subject) else None


def stand_in(tree: Tree, cue: Cue, who: Token) -> Token | None:
    """The relative pronoun that stands for a speaker: "Kishida, who said".

    Args:
        tree: Tree of the sentence.
        cue: A verb.
        who: Head of the noun phrase that speaks.

    Returns:
        "who", or None where the noun phrase is the subject itself.
    """
    at = cue.token
    for _ in range(_MAX_CLIMB):
        subject = tree.child(at, "nsubj", "nsubjpass")
        if subject is not None:
            is_relative = subject.lower in _STAND_INS and _antecedent(tree, at, subject).i == who.i
            return subject if is_relative and subject.i != who.i else None
        if at.dep not in _SHARING or at.head == at.i:
            return None
        at = tree.head(at)
    return None


def quoter(tree: Tree, cue: Cue) -> tuple[Token, Token] | None:
    """Who quotes the speaker: "Kyodo quoted officials as saying", "said in a statement carried by RIA".

    Args:
        tree: Tree of the sentence.
        cue: A verb.

    Returns:
        Head of the noun phrase that quotes, and the verb that says so; or None.
    """
    verb = _quoting_verb(tree, cue)
    if verb is None:
        return None
    is_of_another = is_passive(tree, verb) or verb.dep == "acl"
    who = (_agent(tree, verb) or _paper(tree, verb)) if is_of_another else tree.child(verb, "nsubj")
    is_himself = who is not None and verb.i == cue.token.i and who.tag == "PRP"  # "I heard from"
    return (who, verb) if who is not None and not is_himself else None


def _paper(tree: Tree, verb: Token) -> Token | None:
    """The document in which somebody is quoted: "in a statement, the chairman was quoted as saying"."""
    inside = (tree.child(prep, "pobj") for prep in tree.children(verb, "prep") if prep.lower == "in")
    return next((paper for paper in inside if paper is not None and paper.lower in DOCUMENTS), None)


def _quoting_verb(tree: Tree, cue: Cue) -> Token | None:
    """The verb by which another quotes what the cue says."""
    who = tree.child(cue.token, "nsubj")
    for clause in tree.children(who, "acl") if who is not None else ():
        if clause.lower in ("quoted", "cited"):
            return clause
    for prep in tree.children(cue.token, "prep"):
        paper = tree.child(prep, "pobj") if prep.lower == "in" else None
        for clause in tree.children(paper, "acl") if paper is not None else ():
            if clause.lower in CARRIES:
                return clause
    if heard_from(tree, cue) is not None:
        return cue.token
    verb = tree.head(tree.head(cue.token)) if cue.token.dep == "pcomp" else None
    return verb if verb is not None and verb.lower in QUOTES else None


def heard_from(tree: Tree, cue: Cue) -> Token | None:
    """From whom something was heard: "I heard from the prefecture that", "Reuters learned from officials".

    Args:
        tree: Tree of the sentence.
        cue: A verb.

    Returns:
        Head of the noun phrase that is the source, or None.
    """
    if cue.lemma not in ("hear", "learn"):
        return None
    found = (tree.child(prep, "pobj") for prep in tree.children(cue.token, "prep") if prep.lower == "from")
    return next((who for who in found if who is not None and who.is_noun), None)


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


def _before(tree: Tree, verb: Token) -> Token | None:
    """The name before the main verb that the parser took for a part of the words between them."""
    if verb.dep != "ROOT" or verb.tag not in ("VBD", "VBZ", "VBP") or verb.i == 0:
        return None
    if tree[verb.i - 1].text not in (",", ")", "--", "—", "–") or tree.child(verb, "nsubjpass", "expl"):
        return None
    for token in reversed(tree.tokens[: verb.i]):
        if token.tag in ("NNP", "NNPS", "NNS") and token.dep in ("appos", "nsubj", "npadvmod", "dep"):
            named = tree.head(token)
            is_beside = token.dep == "appos" and named.tag.startswith("NNP") and named.i < token.i
            found = named if is_beside else token
            return found if may_speak(found) else None
    return None


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
    """The subject of a verb that has none of its own, from the verbs it hangs on."""
    if verb.tag == "VBG" and verb.lower in ASIDES and verb.dep in ("advcl", "acl", "conj", "ccomp"):
        outer = _outer_speaker(tree, tree.head(verb))
        if outer is not None:
            return _antecedent(tree, tree.head(outer), outer)
    at = verb
    for _ in range(_MAX_CLIMB):
        hangs = at.dep in _SHARING or (at is not verb and at.dep == "ccomp")
        if not hangs or at.head == at.i:
            return None
        head = tree.head(at)
        if at.dep == "acl" and not head.is_verb:
            if at.tag == "VBN":
                return None
            if not _follows_comma(tree, at) and _says_itself(tree, at, head):
                return head
            at, head = head, tree.head(head)
        elif at.dep == "pcomp":
            is_quoted = head.lower == "as"
            head = tree.head(head)
            quoted = tree.child(head, "dobj", "nsubjpass") if is_quoted else None
            if quoted is not None:
                return quoted
        subject = _subject_for(tree, at, head)
        if subject is not None:
            return None if subject.tag == "EX" else _antecedent(tree, head, subject)
        at = head
    return None


def _subject_for(tree: Tree, verb: Token, head: Token) -> Token | None:
    """The head's subject, unless it is a thing in a clause after which the speaker goes on."""
    if not head.is_verb and head.dep != "ROOT":
        return None
    subject = tree.child(head, "nsubj", "nsubjpass")
    if verb.dep != "conj" or head.dep != "ccomp" or subject is None:
        return subject
    goes_on = subject.tag == "PRP" and verb.lower in SPEAKERS_VERBS
    return None if goes_on or not may_speak(subject) else subject


def _follows_comma(tree: Tree, verb: Token) -> bool:
    """Whether "…, saying" is set off from the noun before it: then the subject of the clause says it."""
    at = tree.subtree(verb)[0].i
    return verb.tag == "VBG" and verb.lower in ASIDES and at > 0 and tree[at - 1].text == ","


def _says_itself(tree: Tree, verb: Token, noun: Token) -> bool:
    """Whether a noun before a participle speaks ("a statement saying"), not who acts on it or there."""
    if noun.dep == "pobj" and noun.lower in GATHERINGS:
        return False
    if noun.dep != "dobj" or verb.lower not in ASIDES or verb.lower == "calling":
        return True
    return noun.lower.removesuffix("s") in DOCUMENTS or not tree.head(noun).is_verb
