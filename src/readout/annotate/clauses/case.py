"""A governing verb as the rules look at it, and what it is once a rung is found: denied, passive, done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from readout.annotate.tree import Token, Tree
from readout.knowledge import Knowledge
from readout.knowledge.inflection import verb_forms
from readout.knowledge.ladders import Rung, verb_rungs
from readout.knowledge.words import word_list
from readout.model import Force

GOES_ON = frozenset({"continue", "begin", "start"})
_STATES = frozenset({"be", "remain", "stand", "stay"})
_MANNERS = frozenset({"terms", "manner", "words", "language", "way"})
_NOT_ONLY_DONE = frozenset(
    {"will", "shall", "would", "should", "may", "might", "could", "must", "can", "to", "ought"}
)
ADMITTING = frozenset({"accept", "tolerate", "condone", "recognize", "recognise"})
_PROMISES = frozenset({"will", "shall"})
STRONGER_BY_A_WORD = frozenset({"concern", "ask"})
"""Ladders on which "strongly" or "serious" is a rung."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Governor:
    """The governing verb of a clause.

    Attributes:
        lemma: As the tables have it, else the verb in lower case.
        force: Its place on a ladder.
        tokens: The words of it.
    """

    lemma: str
    force: Force
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A verb that is being looked at."""

    tree: Tree
    verb: Token
    lemma: str
    inside: frozenset[int]
    knowledge: Knowledge

    def child(self, *deps: str) -> Token | None:
        """The first dependent of the verb within the clause with one of the labels."""
        found = self.tree.child(self.verb, *deps)
        return found if found is not None and found.i in self.inside else None

    def adverbs(self, *others: Token) -> list[Token]:
        """What may intensify the verb: "strongly", "in the strongest terms"."""
        found = [t for token in (self.verb, *others) for t in self.tree.children(token, "advmod")]
        for preposition in self.tree.children(self.verb, "prep"):
            manner = self.tree.child(preposition, "pobj")
            if manner is not None and manner.lower in _MANNERS:
                found += self.tree.children(manner, "amod")
        return found

    def words(self) -> list[Token]:
        """The verb with the other words of "call on", "take note of"."""
        wanted = set(self.lemma.split()[1:])
        tail = [t for t in self.tree.tokens[self.verb.i + 1 : self.verb.i + 5] if t.lower in wanted]
        return [self.verb, *(tail if len(tail) >= len(wanted) else [])]


def placed(
    case: Case,
    rung: Rung | None,
    tokens: Sequence[Token],
    adverbs: Sequence[Token] = (),
    *,
    lemma: str | None = None,
    told: Rung | None = None,
) -> Governor:
    """A governor with what intensifies it; one that is denied stands on no ladder.

    Args:
        case: The verb.
        rung: Where it stands.
        tokens: Its words.
        adverbs: What may intensify it.
        lemma: What it amounts to, if not its own lemma.
        told: Where a noun puts it on its rung, the rung of the verb.

    Returns:
        The governor.
    """
    strong = [t for t in adverbs if t.lower in word_list("strengthening-words")]
    passive = case.tree.children(case.verb, "auxpass") if rung is not None else ()
    manners = (t for one in strong for t in _manner(case.tree, one))
    words = sorted({t.i: t for t in (*tokens, *strong, *manners, *passive)}.values())
    is_denied = any(t.dep == "neg" for token in tokens for t in case.tree.children(token))
    if is_denied:
        rung = None
    height = 0
    if rung is not None:
        height = rung.height + bool(strong and rung.ladder in STRONGER_BY_A_WORD)
    is_fact = rung is None and not is_denied and _is_fact(case)
    force = Force(
        ladder=rung.ladder if rung is not None else None,
        rung=_stage(case) if is_fact else height,
        words=" ".join(t.text for t in words),
        told=told.height if told is not None else None,
        degree=_degree(strong) if rung is not None and rung.ladder in STRONGER_BY_A_WORD else 0,
        is_fact=is_fact,
    )
    return Governor(lemma=lemma or case.lemma, force=force, tokens=tuple(words))


def _manner(tree: Tree, word: Token) -> list[Token]:
    """ "in the … terms" about an adjective that stands there."""
    noun = tree.head(word)
    return [t for t in tree.subtree(tree.head(noun)) if t.i >= noun.head] if noun.lower in _MANNERS else []


def _degree(strong: Sequence[Token]) -> int:
    """How much the words add that make a verb stronger: 2 for "gravely", 1 for "strongly", 0 without any."""
    return max((1 + (t.lower in word_list("strongest-words")) for t in strong), default=0)


def _stage(case: Case) -> int:
    """How far a deed has come: 0 begun or going on, 1 done, 2 completed."""
    if case.verb.tag == "VBG" or case.lemma in word_list("beginning-verbs"):
        return 0
    if is_state(case):
        return int(not any(t.lower in word_list("not-yet-done") for t in case.tree.subtree(case.verb)))
    return 1 + (lemmas_of_forms().get(case.verb.lower, case.lemma) in word_list("completing-verbs"))


def _is_fact(case: Case) -> bool:
    """ "have set up", "was signed": what is or has been done, not what may, will or should be."""
    if is_state(case) and not _is_in_being(case):
        return False
    if case.verb.tag == "VBG" and case.tree.child(case.verb, "aux") is None:
        return False
    verb = case.verb
    while verb.dep == "conj" and verb.tag == "VB" and case.tree.child(verb, "aux", "nsubj") is None:
        verb = case.tree.head(verb)  # "must stop its war and withdraw"
    return all(t.lower not in _NOT_ONLY_DONE for t in case.tree.children(verb, "aux"))


def _is_in_being(case: Case) -> bool:
    """ "is in force", "are operational"."""
    told = case.child("acomp", "attr")
    if told is not None and told.lower in word_list("in-being"):
        return not any(t.lower == "to" for t in case.tree.children(told))
    pairs = ((p, case.tree.child(p, "pobj")) for p in case.tree.children(case.verb, "prep"))
    return any(f"{p.lower} {noun.lower}" in word_list("in-being") for p, noun in pairs if noun is not None)


def is_state(case: Case) -> bool:
    """Whether the verb only says what something is or remains."""
    return case.lemma in _STATES or case.verb.lower in verb_forms("be") or case.verb.lower in _BE


_BE = frozenset({"is", "are", "was", "were", "been", "'s", "’s", "'re"})


def promise_of(case: Case) -> Token | None:
    """The "will" or "shall" of a verb."""
    modal = case.tree.child(case.verb, "aux")
    return modal if modal is not None and modal.lower in _PROMISES else None


@cache
def lemmas_of_forms() -> dict[str, str]:
    """Form → lemma of the first words of the verbs on the ladders."""
    stages = word_list("beginning-verbs") | word_list("completing-verbs")
    lemmas = sorted({words.split(maxsplit=1)[0] for words in verb_rungs()} | GOES_ON | ADMITTING | stages)
    return {form: lemma for lemma in lemmas for form in verb_forms(lemma)}


def lemma_of(tree: Tree, verb: Token, knowledge: Knowledge) -> str:
    """As the tables know the verb: "call on", "take note of", else the plain word."""
    after = [t.lower for t in tree.tokens[verb.i + 1 : verb.i + 4]]
    for count in range(len(after), 0, -1):
        found = knowledge.verb_of(" ".join([verb.lower, *after[:count]]))
        if found is not None:
            return found.lemma
    base = lemmas_of_forms().get(verb.lower)
    if base is not None and after and f"{base} {after[0]}" in verb_rungs():
        return f"{base} {after[0]}"
    found = knowledge.verb_of(verb.lower)
    return found.lemma if found is not None else base or verb.lower
