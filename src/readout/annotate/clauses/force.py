"""What a clause does with its matter, and how strongly: the governing verb on its ladder."""

from __future__ import annotations

from collections.abc import Callable

from readout.annotate.clauses.case import (
    ADMITTING,
    GOES_ON,
    STRONGER_BY_A_WORD,
    Case,
    Governor,
    is_state,
    lemma_of,
    lemmas_of_forms,
    placed,
    promise_of,
)
from readout.annotate.tree import Token, Tree
from readout.knowledge import Knowledge
from readout.knowledge.ladders import Rung, noun_rungs, verb_rungs
from readout.knowledge.words import word_list
from readout.model import Force

_PLAIN_CARRIERS = word_list("plain-carriers")
"""Verbs that say nothing of their own: "voiced concern"."""
_CARRIERS = _PLAIN_CARRIERS | word_list("carriers")
"""Verbs whose object may say what is done: "reiterated their call for"."""
_FELT = frozenset({"concern", "praise"})
"""Ladders of what one may be: "are alarmed by", "were pleased to note"."""
_SEEN = frozenset({"follow", "learn", "observe", "receive", "see", "view", "watch"})
"""Besides asserting verbs, those that "with concern" tells how."""
_SEEN_AT_MOST = 3
"""Rung of the ladder of assertions up to which "with concern" tells more than the verb."""
_ENCOUNTER_VERBS = frozenset({"hold", "have", "convene", "host"})
_GATHERED = frozenset({"gather", "gathered", "assemble", "assembled"})
_ENCOUNTERS = word_list("encounter-nouns")
_TALKS = word_list("discussion-nouns")
_LEVELS = frozenset(
    {"contribution", "contributions", "level", "levels", "share", "target", "targets", "funding", "number"}
)
_TRIED_OUT = frozenset({"consider", "explore", "discuss", "examine", "study"})


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
    case = Case(tree, verb, lemma_of(tree, verb, knowledge), inside, knowledge)
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
    return _by_itself(Case(tree, verb, lemma_of(tree, verb, knowledge), inside, knowledge))


def _by_itself(case: Case) -> Governor:
    """The verb on its ladder, whatever its object says."""
    return placed(case, verb_rungs().get(case.lemma), case.words(), case.adverbs())


def _below(case: Case, verb: Token) -> Governor:
    """The governor of a verb under the one that is looked at."""
    return governor(case.tree, verb, case.inside, case.knowledge)


def going_on(case: Case) -> Governor | None:
    """ "will continue to impose", "began to withdraw": what goes on tells."""
    below = case.child("xcomp") if case.lemma in GOES_ON else None
    if below is None or not below.is_verb:
        return None
    found = _below(case, below)
    tokens = (case.verb, *found.tokens)
    if found.force.ladder is None and (modal := promise_of(case)) is not None:
        rung = Rung(ladder="commit", height=2)
        return placed(case, rung, [modal, *tokens], lemma=found.lemma)
    return Governor(lemma=found.lemma, force=found.force, tokens=tokens)


def state(case: Case) -> Governor | None:
    """ "are concerned by", "remain committed to", "were pleased to note", "stand ready"."""
    rung = noun_rungs().get(case.verb.lower)
    if rung is not None and rung.ladder in _FELT and case.tree.child(case.verb, "auxpass") is not None:
        return placed(case, rung, [case.verb], case.adverbs(), lemma=_expressed(rung))
    if not is_state(case):
        return None
    told = case.child("acomp", "attr", "oprd")
    if told is None:
        return None
    rung = noun_rungs().get(told.lower) if told.tag in _ADJECTIVES else None
    if rung is not None and rung.ladder in _FELT:
        lemma = _expressed(rung)
    else:
        lemma = lemma_of(case.tree, told, case.knowledge)
        if rung is None and lemma not in verb_rungs():
            return None
        rung = rung or verb_rungs()[lemma]
    return placed(case, rung, [case.verb, told], case.adverbs(told), lemma=lemma)


def _expressed(rung: Rung) -> str:
    """The lemma of those who are worried or pleased."""
    return "express concern" if rung.ladder == "concern" else "express satisfaction"


def noted_with(case: Case) -> Governor | None:
    """ "noted with concern", "follow with satisfaction": the noun tells."""
    rung = verb_rungs().get(case.lemma)
    is_weak = rung is not None and rung.ladder == "assert" and rung.height <= _SEEN_AT_MOST
    if not is_weak and lemmas_of_forms().get(case.verb.lower, case.verb.lower) not in _SEEN:
        return None
    for preposition in case.tree.children(case.verb, "prep"):
        noun = case.tree.child(preposition, "pobj")
        if preposition.lower != "with" or noun is None or noun.i not in case.inside:
            continue
        name = _known(noun.lower)
        if name is not None and noun_rungs()[name].ladder in _FELT:
            tokens = [*case.words(), preposition, noun]
            told = list(case.tree.children(noun, "amod"))
            return placed(
                case, noun_rungs()[name], [*tokens, *told], told, lemma=f"express {name}", told=rung
            )
    return None


def was_expressed(case: Case) -> Governor | None:
    """ "Concern was expressed about": a passive whose subject tells."""
    noun = case.child("nsubjpass")
    name = _known(noun.lower) if noun is not None else None
    if noun is None or name is None or case.lemma not in _PLAIN_CARRIERS:
        return None
    adjectives = list(case.tree.children(noun, "amod"))
    return placed(
        case, noun_rungs()[name], [*adjectives, noun, case.verb], adjectives, lemma=f"express {name}"
    )


def refused(case: Case) -> Governor | None:
    """ "will not accept", "do not recognise": to oppose it."""
    verb = lemmas_of_forms().get(case.verb.lower, case.lemma)
    if verb not in ADMITTING or case.tree.child(case.verb, "neg") is None:
        return None
    words = " ".join(t.text for t in (*case.tree.children(case.verb, "aux", "neg"), case.verb))
    force = Force(ladder="concern", rung=verb_rungs()["oppose"].height, words=words)
    return Governor(lemma="oppose", force=force, tokens=(case.verb,))


def announced_done(case: Case) -> Governor | None:
    """ "announced that the office has been opened": no mere promise."""
    below = case.child("ccomp") if case.lemma == "announce" else None
    if below is None or not any(t.lower in ("has", "have", "had") for t in case.tree.children(below, "aux")):
        return None
    return placed(case, None, [case.verb, below])


def deed(case: Case) -> Governor | None:
    """ "raised its contribution to 65 million euros", "now share data": nothing is told."""
    noun = case.child("dobj")
    if noun is None or case.lemma not in ("raise", "share"):
        return None
    is_to_level = any(t.lower == "to" for t in case.tree.children(case.verb, "prep"))
    is_raised = case.lemma == "raise" and (is_to_level or noun.lower in _LEVELS)
    if not is_raised and not (case.lemma == "share" and noun.lower in word_list("shared-goods")):
        return None
    modal = promise_of(case)
    rung = Rung(ladder="commit", height=2) if modal is not None else None
    return placed(case, rung, [case.verb] if modal is None else [modal, case.verb])


def encounter(case: Case) -> Governor | None:
    """ "met", "spoke with", "held a call with": the encounter itself."""
    noun = case.child("dobj")
    is_talk = case.lemma == "speak" and any(
        t.lower in ("with", "to", "by") for t in case.tree.children(case.verb, "prep")
    )
    is_held = case.lemma in _ENCOUNTER_VERBS and noun is not None and noun.lower in _ENCOUNTERS
    is_gathered = case.lemma in _GATHERED and noun is None
    if case.lemma == "meet" or is_talk or is_held or is_gathered:
        return placed(case, verb_rungs()["meet"], case.words())
    return None


def talk(case: Case) -> Governor | None:
    """ "had candid discussions", "continued discussions on": discussed."""
    if case.lemma not in GOES_ON and case.lemma not in ("have", "hold"):
        return None
    noun = case.child("dobj")
    if noun is None and case.verb.dep == "aux":  # the parser takes the participle after "had" for the verb
        noun = case.tree.head(case.verb)
    if noun is None or noun.lower not in _TALKS:
        return None
    return placed(case, verb_rungs()["discuss"], [*case.words(), noun], lemma="discuss")


def told_by_noun(case: Case) -> Governor | None:
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
    return placed(case, rung, tokens, [*case.adverbs(), *adjectives], lemma=f"express {name}", told=told)


def agreed_view(case: Case) -> Governor | None:
    """ "agreed that it is", "agreed on the importance": no promise."""
    if case.lemma == "agree on":
        nouns = [t for p in case.tree.children(case.verb, "prep") for t in case.tree.children(p, "pobj")]
        is_view = not nouns or any(t.lower in word_list("view-nouns") for t in nouns)
        rung = verb_rungs()["agree that" if is_view else "agree to"]
        return placed(case, rung, case.words(), case.adverbs())
    if case.lemma != "agree" or case.child("ccomp") is None:
        return None
    return placed(case, verb_rungs()["agree that"], case.words(), case.adverbs())


def promised(case: Case) -> Governor | None:
    """ "agreed to consider" is less than agreed, "resolved to push back" is to oppose."""
    rung, below = verb_rungs().get(case.lemma), case.child("xcomp")
    if rung is None or rung.ladder != "commit" or below is None:
        return None
    if below.is_verb and (against := _below(case, below)).force.ladder == "concern":
        height = Rung(ladder="concern", height=against.force.rung)
        return placed(case, height, [*case.words(), *against.tokens])
    if below.lower == "meet":
        return placed(case, Rung(ladder="meet", height=1), [*case.words(), below], lemma="meet again")
    if below.lower in _TRIED_OUT:
        return placed(case, Rung(ladder="commit", height=1), case.words(), case.adverbs())
    return None


def will(case: Case) -> Governor | None:
    """ "We will open our airfields": a promise."""
    modal = promise_of(case) if case.lemma not in verb_rungs() else None
    if modal is None:
        return None
    return placed(case, Rung(ladder="commit", height=2), [modal, *case.words()], case.adverbs())


RULES: tuple[Callable[[Case], Governor | None], ...] = (
    going_on,
    state,
    refused,
    announced_done,
    deed,
    encounter,
    talk,
    noted_with,
    was_expressed,
    told_by_noun,
    agreed_view,
    promised,
    will,
)
"""What a verb can be besides itself, in the order in which it is tried."""


_ADJECTIVES = frozenset({"JJ", "VBN", "VBD"})


def _carries(lemma: str, noun: str) -> bool:
    """Whether a verb leaves it to a noun to say what is done."""
    if lemma in _PLAIN_CARRIERS:
        return True
    ladder = noun_rungs()[noun].ladder
    return lemma in _CARRIERS and (
        ladder in STRONGER_BY_A_WORD or (ladder == "commit" and lemma != "discuss")
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
