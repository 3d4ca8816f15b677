"""Patterns of encounters: who talks with whom, who receives whom, who goes where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from readout.annotate.events.arguments import Arguments, is_passive
from readout.annotate.events.candidate import Candidate
from readout.annotate.events.shape import is_of_several, is_of_unnamed
from readout.annotate.events.sides import Sides, measure_of
from readout.annotate.mentions.derived import as_state, distinct
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list

_CALLED = frozenset({"DT", "JJ", "NN", "NNS", "``", "“", '"'})
"""Tags of what begins a name that somebody is called."""


class TalkPatterns:
    """Fill the roles of talks and visits, and say whether they stand."""

    def __init__(self, page: Page, arguments: Arguments, sides: Sides) -> None:
        """Keep what is shared.

        Args:
            page: The document on the desk, parsed.
            arguments: Reads subjects, objects and prepositions.
            sides: Reads both sides as a frame says.
        """
        self._page = page
        self._args = arguments
        self._sides = sides

    @property
    def by_name(self) -> Mapping[str, Callable[[Candidate], bool]]:
        """Name of a pattern → what fills the roles and says whether the candidate stands."""
        return {
            "talk": self._talk,
            "talk-with": self._talk_with,
            "talk-place": self._talk_with,
            "ended": self._ended,
            "call-at": self._call_at,
            "see": self._see,
            "join": self._join,
            "receive": self._receive,
            "visit": self._visit,
        }

    def _talk(self, candidate: Candidate) -> bool:
        sources, targets = self._sides.of(candidate)
        candidate.put(sources, targets, names=("participant", "target"))
        if not sources and self._is_of_things(candidate):
            return False
        candidate.is_with_several = len(candidate.sides) == 1 and self._is_with_several(candidate)
        if candidate.frame.is_noun:
            if self._is_only_named(candidate) or _is_internal(candidate):
                return False
            candidate.put(self._sides.counted(candidate), [], names=("participant", "participant"))
            return bool(candidate.roles) or candidate.is_definite or self._is_told_of(candidate)
        if len(candidate.sides) == 1 and not targets and is_passive(candidate.tree, candidate.trigger):
            met = self._args.leaned_on(candidate.tree, candidate.trigger)  # "arrived and was met by"
            candidate.put(met, [], names=("participant", "target"))
        if candidate.noun is None and self._is_sport(candidate):
            return False
        return bool(candidate.roles) or self._is_about_them(candidate)

    def _is_with_several(self, candidate: Candidate) -> bool:
        """ "met African foreign ministers", "a call with regional leaders": officials whom nobody names."""
        tree = candidate.tree
        heads = list(self._args.object_heads(tree, candidate.trigger))
        for at in dict.fromkeys((candidate.trigger.i, candidate.center.i)):
            for prep in tree.children(tree[at], "prep"):
                if prep.lower in candidate.frame.targets:
                    heads.extend(tree.children(prep, "pobj"))
        return any(self._are_officials(tree, one) for head in heads for one in tree.conjuncts(head))

    def _are_officials(self, tree: Tree, head: Token) -> bool:
        reference = self._page.reference_of(head)
        if reference is None and is_of_unnamed(tree, head):
            return True
        is_plural = reference is not None and reference.sense == "roles" and reference.home is None
        if not is_plural or any(c.lower in word_list("unofficial-modifiers") for c in tree.children(head)):
            return False
        words = [
            (c.lower, self._page.reference_of(c)) for c in tree.children(head, "amod", "compound", "nmod")
        ]
        return any(
            word in word_list("foreign-modifiers") or (r is not None and r.sense == "region")
            for word, r in words
        )

    def _is_only_named(self, candidate: Candidate) -> bool:
        """ "a pledge to be neutral in talks between A and B": talks that may never have been."""
        tree = candidate.tree
        noun = measure_of(tree, candidate.trigger) or candidate.trigger
        if noun.dep != "pobj" or noun.tag != "NNS" or tree.child(noun, "det", "poss", "nummod") is not None:
            return False
        if len(candidate.people) > 1:
            return False
        phrase = tree.subtree(noun)
        low, high = phrase[0].start, phrase[-1].end
        places = (r for r in self._page.references_in(low, high) if r.sense in ("capital", "place"))
        if self._page.dates_in(low, high) or any(True for _ in places):
            return False
        above = tree.head(tree.head(noun))
        return not above.is_verb or above.tag == "VB" or tree.head(noun).lower in ("during", "about")

    def _is_about_them(self, candidate: Candidate) -> bool:
        """ "As they began talks": speaks of the meeting told before."""
        subjects = candidate.tree.children(candidate.trigger, "nsubj", "nsubjpass")
        return any(s.lower in ("they", "both", "sides", "two") or s is candidate.noun for s in subjects)

    def _is_told_of(self, candidate: Candidate) -> bool:
        """A bare noun counts when it heads a headline or caption."""
        return self._page.sentences[candidate.sentence].kind in ("title", "caption")

    def _talk_with(self, candidate: Candidate) -> bool:
        sources, targets = self._sides.of(candidate)
        candidate.put(sources, targets, names=("participant", "target"))
        if self._is_of_its_object(candidate):
            return False
        candidate.is_with_several = not candidate.who("target") and self._is_with_several(candidate)
        several = len({r.country or r.key for r in sources if not _is_crowd(r)}) > 1 or any(
            is_of_several(r) for r in sources
        )
        return bool(candidate.who("participant")) and (
            bool(candidate.who("target"))
            or candidate.is_with_several
            or (several and candidate.frame.pattern == "talk-place")
        )

    def _ended(self, candidate: Candidate) -> bool:
        """ "A and B ended talks", "ended three days of talks with B": not "A ended talks with B"."""
        noun = candidate.noun
        if noun is None or not self._talk(candidate):
            return False
        tree = candidate.tree
        sides = {r.side for r in self._args.subject(tree, candidate.trigger)}
        return len(sides) > 1 or measure_of(tree, noun) is not None or _has_number(tree, noun)

    def _call_at(self, candidate: Candidate) -> bool:
        """ "called on President Vucic in Belgrade": a call on somebody that asks nothing of him."""
        tree, verb = candidate.tree, candidate.trigger
        asks = any(p.lower in ("for", "to", "not") for p in tree.children(verb, "prep", "neg"))
        ends = [t.i + 1 for p in tree.children(verb, "prep") for t in tree.children(p, "pobj")]
        asks = asks or any(at < len(tree) and tree[at].lower == "to" for at in ends)
        return not asks and self._is_of_two_persons(candidate)

    def _see(self, candidate: Candidate) -> bool:
        """ "called Aoun on Thursday", "saw Rubio in Washington": a person, of whom nothing is said."""
        tree, verb = candidate.tree, candidate.trigger
        head = tree.child(verb, "dobj")
        if head is None or is_passive(tree, verb):
            return False
        about = (p for p in tree.children(verb, "prep") if p.lower in ("as", "for", "on"))
        if any(not self._is_when(tree, p) for p in about):
            return False
        if head.lower == "other":  # "will see each other in Olivos"
            candidate.put(self._args.subject(tree, verb), [], names=("participant", "participant"))
            return len(candidate.sides) > 1
        if not self._is_of_two_persons(candidate):
            return False
        if verb.lower[0] != "s":  # calling and ringing
            candidate.act = "call"
        return True

    def _is_when(self, tree: Tree, prep: Token) -> bool:
        """ "on Thursday", "for five hours"."""
        return any(
            self._page.is_date_at(t.start) or t.lower in word_list("measure-nouns")
            for t in tree.children(prep, "pobj")
        )

    def _is_of_two_persons(self, candidate: Candidate) -> bool:
        """Whether a person meets persons of another side, and nothing more is said of them in the clause."""
        tree, verb = candidate.tree, candidate.trigger
        if tree.child(verb, "oprd", "xcomp", "ccomp", "acomp", "attr") is not None:
            return False
        sources, targets = self._sides.of(candidate)
        candidate.put(
            [r for r in sources if r.is_person],
            [r for r in targets if r.is_person],
            names=("participant", "target"),
        )
        if tree.child(verb, "prt") is None and self._is_called(tree, verb):
            return False
        return (
            len(candidate.sides) > 1 and bool(candidate.who("participant")) and bool(candidate.who("target"))
        )

    def _is_called(self, tree: Tree, verb: Token) -> bool:
        """ "called him a liar": a noun or adjective follows the object at once, and is no day."""
        head = tree.child(verb, "dobj")
        if head is None:
            return False
        after = tree.subtree(head)[-1].i + 1
        return (
            after < len(tree) and tree[after].tag in _CALLED and not self._page.is_date_at(tree[after].start)
        )

    def _is_of_its_object(self, candidate: Candidate) -> bool:
        """ "discussed the border with Bolivia": a state behind a noun for what two have between them."""
        head = candidate.tree.child(candidate.trigger, "dobj")
        targets = candidate.who("target")
        return (
            head is not None
            and head.lower in word_list("tie-nouns")
            and bool(targets)
            and all(self.is_bare_state(r) and r.start > head.end for r in targets)
        )

    def _is_of_things(self, candidate: Candidate) -> bool:
        """ "the river meets the sea between A and B": subject and object are nobody."""
        tree, verb = candidate.tree, candidate.trigger
        head = None if candidate.frame.is_noun or candidate.noun is not None else tree.child(verb, "dobj")
        subject = tree.child(verb, "nsubj")
        if (
            head is None
            or subject is None
            or subject.tag not in ("NN", "NNS")
            or head.tag not in ("NN", "NNS")
        ):
            return False
        return not self._args.parties_of(tree, head)

    def _is_sport(self, candidate: Candidate) -> bool:
        """ "Brazil will meet Argentina in the final": teams, not states."""
        words = {t.lower for t in candidate.tree.tokens}
        return bool(words & word_list("sport-words")) and all(self.is_bare_state(r) for r in candidate.who())

    def _join(self, candidate: Candidate) -> bool:
        """ "were joined by A for talks": a meeting only if a meeting noun is near."""
        tree, verb = candidate.tree, candidate.trigger
        near = {t.lower for t in tree.subtree(verb)}
        if not near & word_list("talk-nouns"):
            return False
        if is_passive(tree, verb):
            joined = [r for s in tree.children(verb, "nsubjpass") for r in self._args.parties_of(tree, s)]
            joined = joined or self._args.leaned_on(tree, verb)
            candidate.put(joined, self._args.subject(tree, verb), names=("participant", "participant"))
        else:
            candidate.put(
                self._args.subject(tree, verb),
                self._args.object(tree, verb),
                names=("participant", "participant"),
            )
        return len(candidate.roles) > 1

    def _receive(self, candidate: Candidate) -> bool:
        """A host receives people: both sides must be persons or a person and a state."""
        sources, targets = self._sides.of(candidate)
        if not targets and is_passive(candidate.tree, candidate.trigger):  # "Received by A, B spoke"
            targets = self._args.leaned_on(candidate.tree, candidate.trigger)
        heads = self._args.object_heads(candidate.tree, candidate.trigger)
        is_delegation = any(h.lower in word_list("delegation-words") for h in heads)
        guests = [
            r for r in targets if r.is_person or is_of_several(r) or is_delegation or self._is_office(r)
        ]
        candidate.is_with_several = not targets and self._is_with_several(candidate)
        if candidate.is_with_several:
            candidate.put(sources, [], names=("participant", "participant"))
            return bool(candidate.roles)
        if not guests:
            return False
        candidate.put(sources, guests, names=("participant", "participant"))
        return len(candidate.sides) > 1

    def _visit(self, candidate: Candidate) -> bool:
        tree, verb, frame = candidate.tree, candidate.trigger, candidate.frame
        if frame.is_noun:
            sources, _ = self._sides.of(candidate)
            places = [
                t
                for p in tree.children(verb, "prep", "dative")
                if p.lower in ("to", "in")
                for t in tree.children(p, "pobj")
            ]
            places += tree.children(verb, "compound", "amod", "nmod")  # "his British trip"
            if not sources and (guest := _guest_before(tree, verb)) is not None:
                sources = [r for r in self._args.parties_of(tree, guest) if r.is_person]
            if not sources and (above := _verb_of_purpose(tree, verb)) is not None:
                sources = [r for r in self._args.subject(tree, above) if r.is_person]
                places += [
                    t
                    for p in tree.children(above, "prep")
                    if p.lower in ("in", "to")
                    for t in tree.children(p, "pobj")
                ]
                places += tree.children(above, "dobj")  # "left Asmara after a visit"
        else:
            if self._is_state_itself(tree, verb):
                return False
            sources = self._args.subject(tree, verb)
            places = [
                t
                for where in frame.targets
                if where != "obj"
                for p in tree.children(verb, "prep", "dative")
                if p.lower == where
                for t in tree.children(p, "pobj")
            ]
            places += list(tree.children(verb, "dobj")) if "obj" in frame.targets else []
            if candidate.noun is not None:
                further = tree.children(candidate.noun, "prep", "dative")
                places += [t for p in further for t in tree.children(p, "pobj")]
        guests = [r for r in sources if r.is_person or r.sense in ("body", "state", "role", "roles")]
        candidate.put([r for r in guests if r.is_person] or guests, [], names=("participant", "participant"))
        hosts = [r for place in places for r in self._hosts(tree, place)]
        has_guest = any(not self.is_bare_state(r) and not self._is_private(r) for r in candidate.who())
        if not candidate.roles or not (hosts or (frame.is_noun and has_guest)):
            return False  # "the visit of the United States": of whom, or to where?
        self._send_a_guest(candidate, {r.side for r in hosts})
        at_home = candidate.sides
        abroad = [r for r in distinct(hosts) if r.side not in at_home]
        candidate.roles.extend(("host", r) for r in abroad)
        return bool(abroad) or not hosts

    def _is_office(self, party: Reference) -> bool:
        """ "received the ambassador of France": an officer whom nobody names stands for his state."""
        words = self._page.references_in(party.start, party.end)
        return any(r.sense == "role" for r in words)

    def is_bare_state(self, party: Reference) -> bool:
        """Whether words name a state itself, not somebody of it ("the Ethiopian foreign minister")."""
        words = self._page.references_in(party.start, party.end)
        return party.sense == "state" and all(r.sense in ("state", "adjective", "demonym") for r in words)

    def _is_state_itself(self, tree: Tree, verb: Token) -> bool:
        """ "Germany visit France on Tuesday": a team; no state goes anywhere."""
        subjects = tree.children(verb, "nsubj")
        words = [self._page.reference_of(s) for s in subjects]
        return bool(words) and all(r is not None and r.sense == "state" for r in words)

    def _is_private(self, party: Reference) -> bool:
        """ "his first trip from the airport": a person in no table, of whom no office is told."""
        return party.is_person and not party.office and party.key not in self._page.knowledge.persons

    def _send_a_guest(self, candidate: Candidate, homes: set[str]) -> None:
        """ "Netanyahu shunned Carter during his trips to Israel": nobody visits his own country."""
        if not homes or not candidate.sides <= homes:
            return
        start = self._page.sentences[candidate.sentence].start
        named = self._page.references_in(start, candidate.trigger.start)
        guest = next((r for r in reversed(named) if r.is_person and r.side not in homes), None)
        if guest is not None:
            candidate.roles = [("participant", guest)]

    def _hosts(self, tree: Tree, token: Token) -> Iterator[Reference]:
        """The states that a guest goes to."""
        for one in tree.conjuncts(token):
            reference = self._page.reference_of(one)
            if reference is not None and reference.country is not None and not reference.is_person:
                yield as_state(self._page, reference)


def _is_crowd(party: Reference) -> bool:
    """ "French and German farmers": people who are named only by what they are."""
    return party.sense == "group" and party.method != "name"


def _guest_before(tree: Tree, visit: Token) -> Token | None:
    """ "Malaysian PM Anwar on two-day visit to Singapore": a headline without a verb, or None."""
    prep = tree.head(visit)
    above = tree.head(prep)
    is_on = visit.dep == "pobj" and prep.lower in ("on", "for", "in") and prep.dep == "prep"
    return above if is_on and not above.is_verb and above.dep in ("ROOT", "nsubj") else None


def _verb_of_purpose(tree: Tree, visit: Token) -> Token | None:
    """ "was in Hanoi for a working visit": the verb before "for" or "on", or None."""
    prep = tree.head(visit)
    if visit.dep != "pobj" or prep.lower not in ("for", "on", "after"):
        return None
    verb = tree.head(prep)
    return verb if verb.lower in word_list("staying-verbs") else None


def _has_number(tree: Tree, noun: Token) -> bool:
    """ "three-day talks", "a third meeting"."""
    words = (w for c in tree.children(noun, "amod", "compound", "nummod") for w in tree.subtree(c))
    return any(w.tag == "CD" or w.lower in word_list("ordinal-words") for w in words)


def _is_internal(candidate: Candidate) -> bool:
    """ "a joint meeting of Congress": a body of one state that meets by itself."""
    parties = [r for _, r in candidate.roles]
    return len(parties) == 1 and parties[0].sense == "body" and parties[0].country is not None
