"""What a clause does with its matter, and how strongly: the governing verb on its ladder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from readout.annotate.tree import Token, Tree
from readout.knowledge import Knowledge
from readout.knowledge.inflection import verb_forms
from readout.knowledge.ladders import Rung, noun_rungs, verb_rungs
from readout.knowledge.words import word_list
from readout.model import Force

_PLAIN_CARRIERS = word_list("plain-carriers")
"""Verbs that say nothing of their own: "voiced concern"."""
_CARRIERS = _PLAIN_CARRIERS | word_list("carriers")
"""Verbs whose object may say what is done: "reiterated their call for"."""
_GOES_ON = frozenset({"continue", "begin", "start"})
_STATES = frozenset({"be", "remain", "stand", "stay"})
_WORRIED = frozenset({"concerned", "worried", "alarmed", "troubled"})
_ENCOUNTER_VERBS = frozenset({"hold", "have", "convene", "host"})
_ENCOUNTERS = word_list("encounter-nouns")
_TALKS = word_list("discussion-nouns")
_TRIED_OUT = frozenset({"consider", "explore", "discuss", "examine", "study"})
_PROMISES = frozenset({"will", "shall"})
_STRONGER_BY_A_WORD = frozenset({"concern", "ask"})
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
class _Case:
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
        """What may intensify the verb."""
        return [t for token in (self.verb, *others) for t in self.tree.children(token, "advmod")]

    def words(self) -> list[Token]:
        """The verb with the other words of "call on", "take note of"."""
        wanted = set(self.lemma.split()[1:])
        tail = [t for t in self.tree.tokens[self.verb.i + 1 : self.verb.i + 5] if t.lower in wanted]
        return [self.verb, *(tail if len(tail) >= len(wanted) else [])]

    def below(self, verb: Token) -> Governor:
        """The governor of a verb under this one."""
        return governor(self.tree, verb, self.inside, self.knowledge)


def governor(tree: Tree, verb: Token, inside: frozenset[int], knowledge: Knowledge) -> Governor:
    """What the verb of a clause does, the words that intensify it included.

    Args:
        tree: The sentence.
        verb: The verb.
        inside: Positions of the clause's tokens.
        knowledge: The reporting verbs.

    Returns:
        The verb on its ladder.
    """
    case = _Case(tree, verb, _lemma(tree, verb, knowledge), inside, knowledge)
    for rule in RULES:
        if (found := rule(case)) is not None:
            return found
    return _by_itself(case)


def plain_governor(tree: Tree, verb: Token, inside: frozenset[int], knowledge: Knowledge) -> Governor:
    """What a verb does to a further object, whatever its first one says: "… as well as the importance of".

    Args:
        tree: The sentence.
        verb: The verb.
        inside: Positions of the clause's tokens.
        knowledge: The reporting verbs.

    Returns:
        The verb itself on its ladder.
    """
    return _by_itself(_Case(tree, verb, _lemma(tree, verb, knowledge), inside, knowledge))


def _by_itself(case: _Case) -> Governor:
    """The verb on its ladder, whatever its object says."""
    return _placed(case, verb_rungs().get(case.lemma), case.words(), case.adverbs())


def going_on(case: _Case) -> Governor | None:
    """ "will continue to impose", "began to withdraw": what goes on tells."""
    below = case.child("xcomp") if case.lemma in _GOES_ON else None
    if below is None or not below.is_verb:
        return None
    found = case.below(below)
    tokens = (case.verb, *found.tokens)
    if found.force.ladder is None and (modal := _promise(case)) is not None:
        rung = Rung(ladder="commit", height=2)
        return _placed(case, rung, [modal, *tokens], lemma=found.lemma)
    return Governor(lemma=found.lemma, force=found.force, tokens=tokens)


def state(case: _Case) -> Governor | None:
    """ "are concerned by", "remain committed to"."""
    if case.verb.lower in _WORRIED and case.tree.child(case.verb, "auxpass") is not None:
        return _placed(case, noun_rungs()["concern"], [case.verb], case.adverbs(), lemma="express concern")
    if not _is_state(case):
        return None
    told = case.child("acomp", "attr", "oprd")
    if told is None:
        return None
    if told.lower in _WORRIED:
        rung, lemma = noun_rungs()["concern"], "express concern"
    else:
        lemma = _lemma(case.tree, told, case.knowledge)
        if lemma not in verb_rungs():
            return None
        rung = verb_rungs()[lemma]
    return _placed(case, rung, [case.verb, told], case.adverbs(told), lemma=lemma)


def encounter(case: _Case) -> Governor | None:
    """ "met", "spoke with", "held a call with": the encounter itself."""
    noun = case.child("dobj")
    is_talk = case.lemma == "speak" and any(
        t.lower in ("with", "to", "by") for t in case.tree.children(case.verb, "prep")
    )
    is_held = case.lemma in _ENCOUNTER_VERBS and noun is not None and noun.lower in _ENCOUNTERS
    if case.lemma == "meet" or is_talk or is_held:
        return _placed(case, verb_rungs()["meet"], case.words())
    return None


def talk(case: _Case) -> Governor | None:
    """ "had candid discussions", "continued discussions on": discussed."""
    if case.lemma not in _GOES_ON and case.lemma not in ("have", "hold"):
        return None
    noun = case.child("dobj")
    if noun is None and case.verb.dep == "aux":  # the parser takes the participle after "had" for the verb
        noun = case.tree.head(case.verb)
    if noun is None or noun.lower not in _TALKS:
        return None
    return _placed(case, verb_rungs()["discuss"], [*case.words(), noun], lemma="discuss")


def told_by_noun(case: _Case) -> Governor | None:
    """ "raised concerns about", "reiterated their call for", "reaffirmed our resolve": the noun tells."""
    adjectives: list[Token] = []
    noun = case.child("dobj")
    if noun is not None:
        adjectives = list(case.tree.children(noun, "amod"))
    name = _noun_of(case.lemma)
    if name is not None:
        tokens, rung = case.words(), noun_rungs()[name]
    elif noun is not None and (name := _known(noun.lower)) is not None and _carries(case.lemma, name):
        tokens, rung = [*case.words(), *adjectives, noun], noun_rungs()[name]
    else:
        return None
    told = verb_rungs().get(case.lemma.split(maxsplit=1)[0])
    return _placed(case, rung, tokens, [*case.adverbs(), *adjectives], lemma=f"express {name}", told=told)


def agreed_view(case: _Case) -> Governor | None:
    """ "agreed that it is", "agreed on the importance": no promise."""
    is_view = case.lemma == "agree on" or (case.lemma == "agree" and case.child("ccomp") is not None)
    return _placed(case, verb_rungs()["agree that"], case.words(), case.adverbs()) if is_view else None


def promised(case: _Case) -> Governor | None:
    """ "agreed to consider" is less than agreed, "resolved to push back" is to oppose."""
    rung, below = verb_rungs().get(case.lemma), case.child("xcomp")
    if rung is None or rung.ladder != "commit" or below is None:
        return None
    if below.is_verb and (against := case.below(below)).force.ladder == "concern":
        height = Rung(ladder="concern", height=against.force.rung)
        return _placed(case, height, [*case.words(), *against.tokens])
    if below.lower == "meet":
        return _placed(case, Rung(ladder="meet", height=1), [*case.words(), below], lemma="meet again")
    if below.lower in _TRIED_OUT:
        return _placed(case, Rung(ladder="commit", height=1), case.words(), case.adverbs())
    return None


def will(case: _Case) -> Governor | None:
    """ "We will open our airfields": a promise."""
    modal = _promise(case) if case.lemma not in verb_rungs() else None
    if modal is None:
        return None
    return _placed(case, Rung(ladder="commit", height=2), [modal, *case.words()], case.adverbs())


RULES: tuple[Callable[[_Case], Governor | None], ...] = (
    going_on,
    state,
    encounter,
    talk,
    told_by_noun,
    agreed_view,
    promised,
    will,
)
"""What a verb can be besides itself, in the order in which it is tried."""


def _placed(
    case: _Case,
    rung: Rung | None,
    tokens: Sequence[Token],
    adverbs: Sequence[Token] = (),
    *,
    lemma: str | None = None,
    told: Rung | None = None,
) -> Governor:
    strong = [t for t in adverbs if t.lower in word_list("strengthening-words")]
    passive = case.tree.children(case.verb, "auxpass") if rung is not None else ()
    words = sorted({t.i: t for t in (*tokens, *strong, *passive)}.values())
    if any(t.dep == "neg" for token in tokens for t in case.tree.children(token)):
        rung = None
    height = 0
    if rung is not None:
        height = rung.height + bool(strong and rung.ladder in _STRONGER_BY_A_WORD)
    force = Force(
        ladder=rung.ladder if rung is not None else None,
        rung=height,
        words=" ".join(t.text for t in words),
        told=told.height if told is not None else None,
    )
    return Governor(lemma=lemma or case.lemma, force=force, tokens=tuple(words))


def _is_state(case: _Case) -> bool:
    return case.lemma in _STATES or case.verb.lower in verb_forms("be") or case.verb.lower in _BE


_BE = frozenset({"is", "are", "was", "were", "been", "'s", "’s", "'re"})


def _promise(case: _Case) -> Token | None:
    modal = case.tree.child(case.verb, "aux")
    return modal if modal is not None and modal.lower in _PROMISES else None


def _carries(lemma: str, noun: str) -> bool:
    """Whether a verb leaves it to a noun to say what is done."""
    if lemma in _PLAIN_CARRIERS:
        return True
    ladder = noun_rungs()[noun].ladder
    return lemma in _CARRIERS and (
        ladder in _STRONGER_BY_A_WORD or (ladder == "commit" and lemma != "discuss")
    )


def _noun_of(lemma: str) -> str | None:
    """The noun in a verb such as "raise concerns about"."""
    first, *others = lemma.split()
    if lemma in verb_rungs() or first not in _PLAIN_CARRIERS:
        return None
    return next((name for word in others if (name := _known(word)) is not None), None)


def _known(noun: str) -> str | None:
    """A noun as the ladders have it."""
    return next((n for n in (noun.removesuffix("s"), noun) if n in noun_rungs()), None)


@cache
def _forms() -> dict[str, str]:
    """Form → lemma of the first words of the verbs on the ladders."""
    lemmas = sorted({words.split(maxsplit=1)[0] for words in verb_rungs()} | _GOES_ON)
    return {form: lemma for lemma in lemmas for form in verb_forms(lemma)}


def _lemma(tree: Tree, verb: Token, knowledge: Knowledge) -> str:
    """As the tables know the verb: "call on", "take note of", else the plain word."""
    after = [t.lower for t in tree.tokens[verb.i + 1 : verb.i + 4]]
    for count in range(len(after), 0, -1):
        found = knowledge.verb_of(" ".join([verb.lower, *after[:count]]))
        if found is not None:
            return found.lemma
    base = _forms().get(verb.lower)
    if base is not None and after and f"{base} {after[0]}" in verb_rungs():
        return f"{base} {after[0]}"
    found = knowledge.verb_of(verb.lower)
    return found.lemma if found is not None else base or verb.lower
