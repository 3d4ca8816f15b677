"""What a clause does with its matter, and how strongly: the governing verb on its ladder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from readout.annotate.tree import Token, Tree
from readout.knowledge import Knowledge
from readout.knowledge.inflection import verb_forms
from readout.knowledge.ladders import Rung, noun_rungs, verb_rungs
from readout.knowledge.words import word_list
from readout.model import Force

_CARRIERS = frozenset(
    "express voice share convey raise have relay extend offer send state reiterate repeat renew restate "
    "underscore emphasize stress note communicate discuss reaffirm affirm".split()
)
"""Verbs whose object says what is done: "voiced concern", "reiterated their call for"."""
_PLAIN_CARRIERS = frozenset("express voice share convey raise have relay extend offer send communicate".split())
_GOES_ON = frozenset({"continue", "begin", "start"})
_STATES = frozenset({"be", "remain", "stand", "stay"})
_ENCOUNTERS = frozenset("meeting meetings call talks summit consultation consultations session round".split())
_TALKS = frozenset("discussion discussions dialogue dialogues conversation conversations exchange exchanges".split())
_BE = frozenset({"is", "are", "was", "were", "be", "been", "'s", "’s", "'re"})
_STRONG_ON = frozenset({"concern", "ask"})
_THAT_AGREES = frozenset({"agree", "agree on"})


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
    lemma = _lemma(tree, verb, knowledge)
    goes_on = tree.child(verb, "xcomp") if lemma in _GOES_ON else None
    if goes_on is not None and goes_on.is_verb and goes_on.i in inside:
        below = governor(tree, goes_on, inside, knowledge)
        modal = tree.child(verb, "aux")
        if below.force.ladder is None and modal is not None and modal.lower in ("will", "shall"):
            return _placed(tree, below.lemma, [modal, verb, *below.tokens], (), Rung(ladder="commit", height=2))
        return Governor(lemma=below.lemma, force=below.force, tokens=(verb, *below.tokens))
    tokens = [verb]
    if verb.lower in _BE or lemma in _STATES:
        state = tree.child(verb, "acomp", "attr", "oprd")
        if state is not None and (below := _lemma(tree, state, knowledge)) in verb_rungs():
            return _placed(tree, below, [verb, state], _adverbs(tree, verb, state), verb_rungs()[below])
        if state is not None and state.lower in ("concerned", "worried", "alarmed"):
            return _placed(tree, "concern", [verb, state], _adverbs(tree, verb, state), noun_rungs()["concern"])
    if tree.child(verb, "auxpass") is not None and verb.lower in ("concerned", "alarmed", "troubled"):
        return _placed(tree, "concern", [verb], _adverbs(tree, verb), noun_rungs()["concern"])
    tokens += _tail(tree, verb, lemma)
    if _is_encounter(tree, verb, lemma):
        return _placed(tree, lemma, tokens, (), verb_rungs()["meet"])
    noun = _object_noun(tree, verb, inside)
    if lemma in _GOES_ON or lemma in ("have", "hold"):
        if noun is None and verb.dep == "aux":
            noun = tree.head(verb)
        if noun is not None and noun.lower in _TALKS:
            return _placed(tree, "discuss", [*tokens, noun], (), verb_rungs()["discuss"])
    rung = _told_noun(lemma)
    if rung is not None:
        adjectives = [t for t in tree.children(noun, "amod")] if noun is not None else []
        return _placed(tree, f"express {_noun_of(lemma)}", tokens, [*_adverbs(tree, verb), *adjectives], rung, told=verb_rungs().get(lemma.split()[0]))
    if noun is not None and lemma in _CARRIERS and (rung := _noun_rung(noun)) is not None:
        if lemma in _PLAIN_CARRIERS or rung.ladder in ("concern", "ask") or (rung.ladder == "commit" and lemma != "discuss"):
            adjectives = [t for t in tree.children(noun, "amod")]
            return _placed(tree, f"express {noun.lower.removesuffix('s')}", [*tokens, *adjectives, noun], [*_adverbs(tree, verb), *adjectives], rung, told=verb_rungs().get(lemma))
    if lemma in _THAT_AGREES and (tree.child(verb, "ccomp") is not None or lemma == "agree on"):
        return _placed(tree, lemma, tokens, _adverbs(tree, verb), verb_rungs()["agree that"])
    rung = verb_rungs().get(lemma)
    if rung is not None and rung.ladder == "commit" and (against := _against(tree, verb, inside, knowledge)) is not None:
        return _placed(tree, lemma, [*tokens, *against.tokens], (), Rung(ladder="concern", height=against.force.rung))
    if rung is not None and rung.ladder != "meet":
        rung = _explored(tree, verb, rung)
    if rung is None and (modal := tree.child(verb, "aux")) is not None and modal.lower in ("will", "shall"):
        return _placed(tree, lemma, [modal, *tokens], _adverbs(tree, verb), Rung(ladder="commit", height=2))
    return _placed(tree, lemma, tokens, _adverbs(tree, verb), rung)


def _noun_of(lemma: str) -> str | None:
    """The noun in a verb such as "raise concerns about"."""
    return next((word.removesuffix("s") for word in lemma.split()[1:] if word.removesuffix("s") in noun_rungs()), None)


def _told_noun(lemma: str) -> Rung | None:
    noun = _noun_of(lemma) if lemma not in verb_rungs() and lemma.split()[0] in _PLAIN_CARRIERS else None
    return noun_rungs()[noun] if noun is not None else None


def _is_encounter(tree: Tree, verb: Token, lemma: str) -> bool:
    """Whether the verb tells of the encounter itself: "met", "spoke with", "held a call with"."""
    if lemma == "meet":
        return True
    if lemma == "speak":
        return any(t.lower in ("with", "to", "by") for t in tree.children(verb, "prep"))
    noun = tree.child(verb, "dobj")
    return lemma in ("hold", "have", "convene", "host") and noun is not None and noun.lower in _ENCOUNTERS


def _against(tree: Tree, verb: Token, inside: frozenset[int], knowledge: Knowledge) -> Governor | None:
    """"resolved to push back against": what is promised is to oppose."""
    below = tree.child(verb, "xcomp")
    if below is None or below.i not in inside or not below.is_verb:
        return None
    found = governor(tree, below, inside, knowledge)
    return found if found.force.ladder == "concern" else None


def _explored(tree: Tree, verb: Token, rung: Rung) -> Rung:
    """"agreed to consider": what is agreed is only to look at it."""
    below = tree.child(verb, "xcomp")
    if rung.ladder == "commit" and below is not None and below.lower in ("consider", "explore", "discuss", "examine", "study"):
        return Rung(ladder="commit", height=1)
    return rung


def _placed(tree: Tree, lemma: str, tokens: Sequence[Token], adverbs: Iterable[Token], rung: Rung | None, *, told: Rung | None = None) -> Governor:
    tokens = [*tokens, *tree.children(tokens[0], "auxpass", "prt")] if rung is not None else list(tokens)
    strong = [t for t in adverbs if t.lower in word_list("strengthening-words")]
    words = sorted({t.i: t for t in [*tokens, *strong]}.values())
    if any(t.dep == "neg" for token in tokens for t in tree.children(token)):
        rung = None
    height = (rung.height + bool(strong and rung.ladder in _STRONG_ON)) if rung is not None else 0
    force = Force(
        ladder=rung.ladder if rung is not None else None,
        rung=height,
        words=" ".join(t.text for t in words),
        told=told.height if told is not None else None,
    )
    return Governor(lemma=lemma, force=force, tokens=tuple(words))


def _adverbs(tree: Tree, *tokens: Token) -> list[Token]:
    return [t for token in tokens for t in tree.children(token, "advmod")]


def _tail(tree: Tree, verb: Token, lemma: str) -> list[Token]:
    """The other words of a verb such as "call on", "take note of"."""
    wanted = set(lemma.split()[1:])
    below = [t for t in tree.tokens[verb.i + 1 : verb.i + 5] if t.lower in wanted]
    return below if len(below) >= len(wanted) else []


def _lemma(tree: Tree, verb: Token, knowledge: Knowledge) -> str:
    """As the table knows the verb: "call on", "take note of", else the plain word."""
    after = [t.lower for t in tree.tokens[verb.i + 1 : verb.i + 4]]
    for count in (3, 2, 1):
        if len(after) >= count:
            found = knowledge.verb_of(" ".join([verb.lower, *after[:count]]))
            if found is not None:
                return found.lemma
    base = _forms().get(verb.lower)
    if base is not None and after and f"{base} {after[0]}" in verb_rungs():
        return f"{base} {after[0]}"
    found = knowledge.verb_of(verb.lower)
    return found.lemma if found is not None else base or verb.lower


@cache
def _forms() -> dict[str, str]:
    """Form → lemma of the single verbs of the ladders."""
    return {form: lemma for lemma in (words.split()[0] for words in verb_rungs()) for form in verb_forms(lemma)}


def _object_noun(tree: Tree, verb: Token, inside: frozenset[int]) -> Token | None:
    noun = tree.child(verb, "dobj")
    return noun if noun is not None and noun.i in inside else None


def _noun_rung(noun: Token) -> Rung | None:
    rungs = noun_rungs()
    return rungs.get(noun.lower) or rungs.get(noun.lower.removesuffix("s"))
