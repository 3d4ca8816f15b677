"""Patterns of what several do with each other: they talk alone, are brought together, welcome guests."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from readout.annotate.events.arguments import Arguments
from readout.annotate.events.candidate import TALKS, Candidate
from readout.annotate.events.talks import TalkPatterns
from readout.annotate.page import Page
from readout.annotate.signs import LEAD_SENTENCES
from readout.annotate.tree import Token
from readout.knowledge.frames import frames_by_form
from readout.knowledge.words import word_list

_COPULAS = frozenset({"is", "are", "was", "were", "be", "been"})
_IN_PERSON = frozenset(
    {"alone", "apart", "breakfast", "dinner", "doors", "lunch", "margins", "privately", "sidelines"}
)
"""Where people who spoke were at one place."""
_MEALS = frozenset({"banquet", "breakfast", "dinner", "lunch", "luncheon"})
_WHERE = frozenset({"at", "in", "on", "outside", "to"})


class TogetherPatterns:
    """Fill the roles of what several do with each other, and say whether it stands."""

    def __init__(self, page: Page, arguments: Arguments, talks: TalkPatterns) -> None:
        """Keep what is shared.

        Args:
            page: The document on the desk.
            arguments: Reads subjects, objects and prepositions.
            talks: Those of talks and visits.
        """
        self._page = page
        self._args = arguments
        self._talks = talks.by_name
        self._is_bare_state = talks.is_bare_state

    @property
    def by_name(self) -> Mapping[str, Callable[[Candidate], bool]]:
        """Name of a pattern → what fills the roles and says whether the candidate stands."""
        return {
            "converse": self._converse,
            "bring": self._bring,
            "guest": self._guest,
            "welcome": self._welcome,
        }

    def _converse(self, candidate: Candidate) -> bool:
        """ "A and B talked alone", "A spoke with B": not "A and B spoke at the forum"."""
        words = self._near(candidate)
        is_with = self._talks["talk-with"](candidate)
        if not is_with and candidate.frame.lemma == "discuss":
            is_with = self._is_discussed_with(candidate)
        if not is_with:
            talkers = [
                r for r in candidate.who("participant") if r.sense != "group" and not self._is_bare_state(r)
            ]
            is_of_several = len({r.side for r in talkers}) > 1
            is_of_several = is_of_several or (len(candidate.sides) > 1 and self._are_officials(candidate))
            are_people = all(r.is_person for r in talkers)
            is_talk = candidate.frame.lemma == "discuss" and are_people and self._is_news(candidate)
            if not is_of_several or not (is_talk or words & word_list("together-words")):
                return False
        if candidate.act == "call" and words & _IN_PERSON:
            candidate.act = "meeting"
        return True

    def _is_discussed_with(self, candidate: Candidate) -> bool:
        """ "discussed energy projects with Sikorski": the parser hangs the person on the projects."""
        tree = candidate.tree
        objects = tree.children(candidate.trigger, "dobj")
        others = [r for o in objects for r in self._args.by_preposition(tree, o, "with") if r.is_person]
        candidate.put([], others, names=("participant", "target"))
        return len(candidate.sides) > 1 and bool(others)

    def _is_news(self, candidate: Candidate) -> bool:
        """ "A and B discussed Syria" at the head of a text, by name: not "They discussed it" farther on."""
        subjects = candidate.tree.children(candidate.trigger, "nsubj")
        is_named = all(s.tag.startswith("NN") for s in subjects)
        return candidate.sentence < LEAD_SENTENCES and bool(subjects) and is_named

    def _are_officials(self, candidate: Candidate) -> bool:
        """Whether the subject is people of several states: "US and Korean officials"."""
        tree = candidate.tree
        return any(
            s.lower in word_list("people-of-states") for s in tree.children(candidate.trigger, "nsubj")
        )

    def _bring(self, candidate: Candidate) -> bool:
        """ "Wang Yi brought the two ministers together for talks": he and they."""
        talks = (f for word in self._near(candidate) for f in frames_by_form()[1].get(word, ()))
        if not self._near(candidate) & _MEALS and not any(frame.act in TALKS for frame in talks):
            return False
        tree, verb = candidate.tree, candidate.trigger
        hosts, guests = self._args.subject(tree, verb), self._args.object(tree, verb)
        candidate.put(hosts, guests, names=("participant", "participant"))
        return len(candidate.sides) > 1 and bool({r.side for r in guests} - {r.side for r in hosts})

    def _guest(self, candidate: Candidate) -> bool:
        """ "Weah was the guest of Ouattara", "guests of Karis were Levits and Nausėda"."""
        tree, noun = candidate.tree, candidate.trigger
        copula = tree.head(noun)
        if noun.dep not in ("attr", "nsubj") or copula.lower not in _COPULAS:
            return False
        others = tree.children(copula, "nsubj" if noun.dep == "attr" else "attr")
        guests = [r for other in others for r in self._args.parties_of(tree, other)]
        hosts = [*self._args.by_preposition(tree, noun, "of"), *self._args.possessor(tree, noun)]
        candidate.put(
            [r for r in hosts if r.is_person],
            [r for r in guests if r.is_person],
            names=("participant", "participant"),
        )
        return len(candidate.sides) > 1

    def _welcome(self, candidate: Candidate) -> bool:
        """ "welcomed Obama with military honours", "was welcomed at Sunan airport by Kim"."""
        tree, verb = candidate.tree, candidate.trigger
        heads = list(self._args.object_heads(tree, verb))
        if not all(self._is_somebody(head) for head in heads):
            return False
        if not self._talks["receive"](candidate) or not all(r.is_person for r in candidate.who()):
            return False
        return bool(self._near(candidate) & word_list("welcoming-words")) or self._is_placed(candidate)

    def _is_somebody(self, head: Token) -> bool:
        """Whether the object is a person, not something of his: "welcomed Biden's decision"."""
        reference = self._page.reference_of(head)
        if reference is None:
            return head.tag == "PRP" or head.lower in word_list("short-titles") | word_list("peer-nouns")
        return reference.is_person or reference.sense in ("role", "roles")

    def _is_placed(self, candidate: Candidate) -> bool:
        """Whether the clause tells where: "at Putrajaya"."""
        tree = candidate.tree
        spots = (
            self._page.reference_of(target)
            for prep in tree.children(candidate.trigger, "prep")
            if prep.lower in _WHERE
            for target in tree.children(prep, "pobj")
        )
        return any(r is not None and r.sense in ("place", "capital", "state", "metonym") for r in spots)

    def _near(self, candidate: Candidate) -> set[str]:
        """The words of the clause, without clauses below it."""
        below = candidate.tree.subtree(candidate.trigger, skip=_is_apart)
        return {token.lower for token in below}


def _is_apart(token: Token) -> bool:
    return token.dep in ("ccomp", "advcl", "relcl") or (token.dep == "conj" and token.is_verb)
