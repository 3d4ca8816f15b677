"""Speech reported without a verb of its own: "according to", nouns that report, a name and a colon."""

from __future__ import annotations

from dataclasses import dataclass

from readout.annotate.statements.grammar import is_last_word, may_speak
from readout.annotate.statements.said import Cue
from readout.annotate.statements.spans import is_word
from readout.annotate.statements.words import (
    DOCUMENTS,
    LABELS,
    LIGHT_VERBS,
    NO_AUTHORITY,
    NOUN_CUES,
    NOUN_PREPOSITIONS,
    POLLS,
    RELATIVES,
)
from readout.annotate.tree import Token, Tree

_CLAUSE_HEADS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "acl", "xcomp", "pcomp"})
_OWN = frozenset({"his", "her", "their", "its"})
_MAX_NAME_TOKENS = 9
_YEAR = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A cue without a verb, who speaks, and the tokens that are said."""

    cue: Cue
    head: Token | None
    tokens: list[Token]


def may_say(token: Token) -> bool:
    """Whether one of the rules below can fire at the token: asked of every token, so by the word alone."""
    return token.lower in NOUN_CUES or token.lower in ("according", "in") or token.text == ":"


def according_to(tree: Tree, token: Token) -> Found | None:
    """The clause that "according to somebody" stands in.

    Fires: According to Kyodo News, the ministers met twice.
    Not: The ministers acted according to plan.
    """
    if token.lower != "according":
        return None
    to = tree.child(token, "prep")
    following = tree[token.i + 1] if token.i + 1 < len(tree) else None
    if to is None and following is not None and following.lower == "to":
        to = following
    if to is None or to.lower != "to":
        return None
    who = tree.child(to, "pobj") or tree.child(token, "pobj") or _named_after(tree, to)
    if who is None or who.lower in NO_AUTHORITY:
        return None
    starts = not any(is_word(tree[i]) for i in range(token.i))
    comma = next((t.i for t in tree.tokens[to.i :] if t.text == ","), None)
    inside = {t.i for t in tree.subtree(token)} | {to.i} | {t.i for t in tree.subtree(who)}
    inside = {i for i in inside if i >= token.i}
    head = _governing(tree, token)
    cue = Cue(token=token, start=token.start, end=to.end, lemma=None)
    if head is None or head.i in inside:
        if not starts or comma is None:
            return None
        who = tree.top(to.end, tree[comma].start) or who
        return Found(cue, who, list(tree.tokens[comma + 1 :]))
    if starts or is_last_word(tree, token):
        while head.dep in ("ccomp", "conj", "xcomp", "advcl", "parataxis") and head.head != head.i:
            head = tree.head(head)
    mark = tree.child(head, "mark")
    if mark is not None and mark.lower == "that" and token.i < mark.i and head.dep in ("ccomp", "conj"):
        head = tree.head(head)
    has_subject = tree.child(head, "nsubj", "nsubjpass") is not None
    if starts and not has_subject and comma is not None and comma < head.i:
        inside = set(range(token.i, comma + 1))
    tokens = [
        t for t in tree.tokens if t.i not in inside and (starts or t.i in {s.i for s in tree.subtree(head)})
    ]
    return Found(cue, who, tokens) if tokens else None


def _named_after(tree: Tree, to: Token) -> Token | None:
    """The last noun of the words after "according to" where the parser saw no object in them."""
    last = None
    for token in tree.tokens[to.i + 1 :]:
        if not is_word(token):
            break
        last = token if token.is_noun else last
    return last


def in_poll(tree: Tree, token: Token) -> Found | None:
    """The clause that "in a poll" stands in.

    Fires: In a poll published on Monday, half of the voters opposed the treaty.
    Not: In a paper published on Monday, half of the pages were blank.
    """
    if token.lower != "in" or token.dep != "prep":
        return None
    who = tree.child(token, "pobj")
    if who is None or who.lower not in POLLS:
        return None
    head = _governing(tree, token)
    if head is None or tree.child(head, "nsubj", "nsubjpass", "expl") is None or head.dep == "relcl":
        return None
    inside = {t.i for t in tree.subtree(token)}
    tokens = [t for t in tree.subtree(head) if t.i not in inside]
    cue = Cue(token=token, start=token.start, end=token.end, lemma=None)
    return Found(cue, who, tokens) if len(tokens) > 1 else None


def noun_says(tree: Tree, token: Token) -> Found | None:
    """A noun of speech with its owner and what it says: "Seoul's warning that …", "his promise to …".

    Fires: Japan's warning that the islands are disputed angered China.
    Not: The view from the tower was fine.
    """
    lemma = NOUN_CUES.get(token.lower)
    if lemma is None or not token.is_noun:
        return None
    owner = tree.child(token, "poss")
    tokens: list[Token] = []
    for child in tree.children(token):
        if child.i < token.i:
            continue
        is_medium = child.lower == "in" and lemma == "report"
        if child.dep == "prep" and (child.lower in ("by", "from", "of") or is_medium) and owner is None:
            target = tree.child(child, "pobj")
            if target is not None and target.tag in ("NNP", "NNPS", "NNS", "NN"):
                owner = target if child.lower != "of" or target.tag.startswith("NNP") else owner
                continue
        if child.dep in ("acl", "ccomp", "xcomp", "relcl") and _says(tree, child):
            tokens.extend(tree.subtree(child))
        elif child.dep == "prep" and child.lower in NOUN_PREPOSITIONS.get(token.lower, ()):
            tokens.extend(t for t in tree.subtree(child) if t.i != child.i)
    if owner is None and token.dep == "dobj" and tree.head(token).lower in LIGHT_VERBS:
        owner = tree.child(tree.head(token), "nsubj")
    if token.dep == "dobj" and not tokens:  # "conveyed his appreciation to the king for his help"
        words = NOUN_PREPOSITIONS.get(token.lower, ())
        below = tree.subtree(tree.head(token), skip=lambda t: t.is_verb)
        preps = [t for t in below if t.dep == "prep" and t.i > token.i and t.lower in words][:1]
        tokens = [t for prep in preps for t in tree.subtree(prep) if t.i != prep.i]
    if owner is None or not tokens:
        return None
    if owner.lower in _OWN:
        owner = _subject(tree, token) or owner
    return Found(Cue(token=token, start=token.start, end=token.end, lemma=lemma), owner, tokens)


def _subject(tree: Tree, noun: Token) -> Token | None:
    """Who "his" is in "Kishida repeated his call": the subject of the verb whose object the noun is."""
    at = next((a for a in tree.ancestors(noun) if a.is_verb), None)
    subject = tree.child(at, "nsubj") if at is not None else None
    if subject is None or subject.i > noun.i or subject.lower in RELATIVES or not may_speak(subject):
        return None
    return subject


def colon(tree: Tree, token: Token) -> Found | None:
    """A name, a colon, and what it says, as in headlines and transcripts.

    Fires: Foreign Minister Yoko Kamikawa: Japan and the United States will work closely together
    Not: The agenda has two points: trade and security.
    """
    if token.text != ":" or not 0 < token.i <= _MAX_NAME_TOKENS or token.i + 1 >= len(tree):
        return None
    before = tree.tokens[: token.i]
    if before[0].lower in LABELS or before[-1].lower in LABELS:
        return None
    if any(t.is_verb and t.dep not in ("amod", "compound") for t in before) or not before[-1].is_noun:
        return None
    if any(t.tag == "CD" and len(t.text) == _YEAR and t.text.isdigit() for t in before):
        return None  # a dateline
    after = list(tree.tokens[token.i + 1 :])
    head = tree.top(before[0].start, before[-1].end)
    is_paper = head is not None and head.lower in DOCUMENTS and head.i == token.i - 1
    if not is_paper and not any(t.is_verb for t in after):
        return None
    if (
        head is None
        or not (head.tag.startswith("NNP") or is_paper)
        or (before[-1].dep in ("pobj", "dobj") and head is not before[-1])
    ):
        return None
    return Found(Cue(token=token, start=token.start, end=token.end, lemma=None), head, after)


def _governing(tree: Tree, token: Token) -> Token | None:
    """The verb of the clause a phrase stands in."""
    for at in tree.ancestors(token):
        if at.dep in _CLAUSE_HEADS and (at.is_verb or at.tag == "MD" or at.dep == "ROOT"):
            return at
    return None


def _says(tree: Tree, clause: Token) -> bool:
    return any(m.lower in ("that", "to") for m in tree.children(clause, "mark", "aux"))
