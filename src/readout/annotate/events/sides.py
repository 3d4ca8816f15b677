"""Who stands on which side of a trigger: those who act and those they act on or with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.annotate.events.arguments import Arguments, is_misjoined, is_passive
from readout.annotate.events.candidate import Candidate
from readout.annotate.events.shape import is_of_several
from readout.annotate.mentions.derived import as_state
from readout.annotate.mentions.groups import group_of, is_group_noun, people_of
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list

_COMPLEMENTS = frozenset(
    "dobj dative pobj prep agent xcomp ccomp pcomp attr oprd acl prt conj".split()  # noqa: SIM905
)
_TOUCHES_PEOPLE = frozenset(
    {"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "THREATEN", "PROTEST", "CONCEDE", "SANCTION", "AID"}
)
_WITH_PURPOSE = frozenset({"PROTEST", "THREATEN"})
_COUNTED = {"bilateral": 2, "trilateral": 3, "quadrilateral": 4}
_PLACES = frozenset({"place", "capital", "region", "state"})
_OWNERS = ("poss", "amod", "compound", "nmod")
_CLAUSES = ("ccomp", "xcomp", "advcl")
_SUBJECTS = ("nsubj", "nsubjpass")


class Sides:
    """Reads both sides of a candidate off its tree, as its frame says where they stand."""

    def __init__(self, page: Page, arguments: Arguments) -> None:
        """Keep what is shared.

        Args:
            page: The document on the desk.
            arguments: Reads subjects, objects and prepositions.
        """
        self._page = page
        self._args = arguments

    def of(self, candidate: Candidate) -> tuple[list[Reference], list[Reference]]:
        """Those who act, and those they act on or with.

        Args:
            candidate: Frame, trigger and tree.

        Returns:
            Both sides in order of the text.
        """
        tree, verb, frame = candidate.tree, candidate.trigger, candidate.frame
        if frame.is_noun:
            return self._of_noun(candidate)
        sources = self._args.subject(tree, verb)
        if frame.mode == "phone" and not sources and verb.dep == "acl":  # "A and B connected by phone"
            sources = self._args.parties_of(tree, tree.head(verb))
        targets: list[Reference] = []
        for where in frame.targets:
            if where == "obj":
                targets.extend(self._args.object(tree, verb))
            else:
                targets.extend(self._args.by_preposition(tree, verb, where))
                if candidate.noun is not None:
                    targets.extend(self._args.by_preposition(tree, candidate.noun, where))
        if candidate.noun is not None:
            owners = self._args.possessor(tree, candidate.noun)
            if (
                not targets and frame.type == "CONSULT" and is_passive(tree, verb)
            ):  # "a meeting of A and B was held"
                targets.extend(self._args.by_preposition(tree, candidate.noun, "of"))
            if is_passive(tree, verb) and not sources:
                sources = owners
            elif not sources or self._is_pair(tree, candidate.noun):
                targets.extend(owners)
            else:  # "attended the NATO summit"
                targets.extend(r for r in owners if is_of_several(r))
        return sources, targets

    def counted(self, candidate: Candidate) -> list[Reference]:
        """ "the first trilateral meeting": the three brought together before, or two where one is named.

        Args:
            candidate: A noun with the roles found so far.

        Returns:
            Those missing, or nobody.
        """
        words = {c.lower for c in candidate.tree.children(candidate.trigger, "amod", "compound", "nmod")}
        number = next((n for word, n in _COUNTED.items() if word in words), 0)
        missing = number - len(candidate.sides)
        return self._args.sides_before(candidate.trigger.start, missing) if missing > 1 else []

    def _is_pair(self, tree: Tree, noun: Token) -> bool:
        """ "the U.S.-Japan talks" name both sides; "their Quad summit" names no further one."""
        before = (self._page.reference_of(t) for t in tree.children(noun, "compound", "nmod", "amod", "poss"))
        return any(r is not None and r.sense == "pair" for r in before)

    def _of_noun(self, candidate: Candidate) -> tuple[list[Reference], list[Reference]]:
        tree, noun, frame = candidate.tree, candidate.trigger, candidate.frame
        sources: list[Reference] = []
        for where in frame.sources:
            if where == "poss":
                sources.extend(self._args.possessor(tree, noun))
            elif where == "subj":
                sources.extend(self._light_subject(tree, noun))
            else:
                sources.extend(self._args.by_preposition(tree, noun, where))
        targets = [r for where in frame.targets for r in self._args.by_preposition(tree, noun, where)]
        if frame.pattern == "talk":
            further, others = self._around(candidate, has_targets=bool(targets))
            sources, targets = sources or further, targets or others
        return sources, targets or self._under(tree, noun)

    def _around(self, candidate: Candidate, *, has_targets: bool) -> tuple[list[Reference], list[Reference]]:
        """Sides of talks that stand farther off: at their measure, at the verb, or as its subject.

        "a third round of talks between", "talks took place in Rome between", "spoke after a meeting with".
        """
        tree, noun = candidate.tree, candidate.trigger
        measure = measure_of(tree, noun)
        top = measure or noun
        verb = tree.head(top)
        sources: list[Reference] = []
        targets: list[Reference] = []
        for where in candidate.frame.targets:
            if measure is not None:
                targets.extend(self._args.by_preposition(tree, measure, where))
            if top.lower in ("phone", "telephone"):  # "was on the phone with B"
                targets.extend(self._args.by_preposition(tree, tree.head(verb), where))
            if (
                top.dep in _SUBJECTS
                and verb.is_verb
                and (where != "with" or tree.child(verb, "dobj") is not None)
            ):
                targets.extend(self._args.by_preposition(tree, verb, where))
        if measure is not None:
            sources = self._args.possessor(tree, measure) or self._light_subject(tree, measure)
        if not sources and (targets or has_targets):
            sources = self._attender(tree, top)
        return sources or self._in_conversation(tree, top), targets

    def _attender(self, tree: Tree, noun: Token) -> list[Reference]:
        """ "announced it after a meeting with B": who does what is told with the talks took part in them."""
        prep = tree.head(noun)
        verb = tree.head(prep)
        part = verb if verb.dep == "dobj" else tree.child(verb, "dobj")
        if prep.lower == "in" and part is not None and part.lower == "part":  # "took part in"
            verb = tree.head(part)
        elif prep.lower == "in" and _is_one(tree, noun):  # "raised it in a telephone conversation with B"
            pass
        elif noun.lower in ("phone", "telephone") and prep.lower in ("by", "on", "over"):
            return self._args.subject(tree, verb)  # "was on the phone with B"
        elif prep.lower == "for" and verb.lower in word_list(
            "going-verbs"
        ):  # "is expected in Rome for talks"
            going = tree.children(verb, "nsubj", "nsubjpass")
            return [r for s in going for r in self._args.parties_of(tree, s)] or self._args.subject(
                tree, verb
            )
        elif prep.lower not in word_list("attending-prepositions") and verb.is_verb:
            return []
        if (
            noun.dep == "pobj" and not verb.is_verb and prep.lower == "for"
        ):  # "Abiy in Asmara for talks with B"
            return self._there(tree, verb)
        if noun.dep != "pobj" or not verb.is_verb or is_passive(tree, verb):
            return []
        return [r for r in self._args.subject(tree, verb) if r.can_act]

    def _there(self, tree: Tree, at: Token) -> list[Reference]:
        """The person of a headline without a verb who is somewhere for talks."""
        while at.dep in ("pobj", "prep") and at.head != at.i:
            at = tree.head(at)
        return [r for r in self._args.parties_of(tree, at) if r.is_person] if not at.is_verb else []

    def _in_conversation(self, tree: Tree, noun: Token) -> list[Reference]:
        """ "In a telephone conversation, A and B reviewed": two persons of two sides, nobody else."""
        prep = tree.head(noun)
        verb = tree.head(prep)
        is_phone = noun.lower in ("phone", "telephone") and prep.lower == "on"  # "A and B were on the phone"
        is_within = prep.lower in ("in", "during", "after") and _is_one(tree, noun)
        if noun.dep != "pobj" or not (is_phone or is_within) or not verb.is_verb:
            return []
        people = [r for r in self._args.subject(tree, verb) if r.is_person]
        if is_within and not is_passive(
            tree, verb
        ):  # "A told B in a call", "A thanked B during their meeting"
            told = [*self._args.object(tree, verb), *self._args.by_preposition(tree, verb, "to")]
            people += [r for r in told if r.is_person]
        return people if len({r.side for r in people}) > 1 else []

    def _under(self, tree: Tree, noun: Token) -> list[Reference]:
        """ "Turkey is under EU sanctions": whoever is under it."""
        prep = tree.head(noun)
        if noun.dep != "pobj" or prep.lower != "under" or not tree.head(prep).is_verb:
            return []
        return self._args.subject(tree, tree.head(prep))

    def _light_subject(self, tree: Tree, noun: Token) -> list[Reference]:
        """Subject of the light verb a noun is the object of: "imposed sanctions", "continue strikes"."""
        head = tree.head(noun)
        if noun.dep == "conj":
            return self._light_subject(tree, head) if head.tag.startswith("NN") else []
        if noun.dep == "dobj" and head.is_verb and head.lower in word_list("light-verbs"):
            return self._args.subject(tree, head)
        if noun.dep == "nsubjpass":
            return self._args.subject(tree, head)
        return []

    def deeper(self, candidate: Candidate, sources: Sequence[Reference]) -> list[Reference]:
        """Whom a complement names: "refused to deploy peacekeepers in Iraq", "agreed to U.S. mediation".

        Args:
            candidate: Frame, trigger and tree.
            sources: Those who act; they are nobody's other side.

        Returns:
            The parties nearest to the trigger below it, or none.
        """
        if not candidate.frame.targets:
            return []
        below = self._below(candidate)
        named = [[r for r in self._named(candidate.tree, t) if _is_other(r, sources)] for t in below]
        if candidate.frame.act == "strike":  # "on targets in Yemen used by Houthi rebels"
            named.sort(key=lambda found: all(r.sense != "group" for r in found))
        for found in named:
            if found:
                return found
        return self._at_home(candidate, below, sources) if candidate.type in _TOUCHES_PEOPLE else []

    def _at_home(
        self, candidate: Candidate, below: Sequence[Token], sources: Sequence[Reference]
    ) -> list[Reference]:
        """Nobody is named: the people told of, or those of the place told of; "demonstrators", "in Cizre"."""
        places = (self._page.reference_of(t) for t in below if t.dep in ("pobj", "dobj", "conj", "appos"))
        place = next((r for r in places if r is not None and r.country and r.sense in _PLACES), None)
        home = place if place is not None else next((r for r in sources if r.country is not None), None)
        if home is None:
            return []
        owner = as_state(self._page, home)
        crowd = next((t for t in below if is_group_noun(t)), None)
        if crowd is not None:
            return [group_of(self._page, crowd, owner, note="no country told: taken for that of the place")]
        if place is None:
            return []
        if all(r.country != place.country for r in sources) or candidate.type == "PROTEST":
            owner.note = f"{place.name} lies there"
            return [owner]
        return [people_of(self._page, place)]

    def _below(self, candidate: Candidate) -> list[Token]:
        """The words of the complements, nearest first."""
        tree = candidate.tree
        tops = [candidate.noun] if candidate.noun is not None else []
        level = [c for top in (*tops, candidate.trigger) for c in self._complements(tree, top)]
        if candidate.type in _WITH_PURPOSE:
            level.extend(tree.children(candidate.trigger, "advcl"))
        found: list[Token] = []
        while level and len(found) < len(tree):
            found.extend(level)
            level = [c for token in level for c in self._complements(tree, token)]
        return found

    def _complements(self, tree: Tree, token: Token) -> Iterator[Token]:
        """What hangs on a word and says what it is about: no subject, no time, no reason, no other clause."""
        if token.dep in ("prep", "agent") and (
            token.lower in word_list("aside-prepositions")
            or (token.lower == "by" and tree.head(token).is_noun)
        ):
            return
        further = _OWNERS if token.is_noun else _SUBJECTS if token.dep in _CLAUSES else ()
        for child in tree.children(token):
            is_below = child.dep in further or (child.i > token.i and child.dep in _COMPLEMENTS)
            is_below = is_below or _is_purpose(tree, child)
            if is_below and not is_misjoined(tree, child):
                yield child

    def _named(self, tree: Tree, token: Token) -> list[Reference]:
        if token.is_verb or token.dep in ("prep", "agent", "dative", "prt"):
            return []
        return self._args.parties_of(tree, token)


def _is_one(tree: Tree, noun: Token) -> bool:
    """ "a conversation", "their meeting": one of whoever is told of."""
    return any(c.lower in ("a", "an", "their") for c in tree.children(noun, "det", "poss"))


def measure_of(tree: Tree, noun: Token) -> Token | None:
    """ "a third round of talks": the round, or None.

    Args:
        tree: Tree of the sentence.
        noun: The talks.
    """
    prep = tree.head(noun)
    if noun.dep != "pobj" or prep.lower != "of":
        return None
    head = tree.head(prep)
    return head if head.lower in word_list("measure-nouns") else None


def _is_purpose(tree: Tree, clause: Token) -> bool:
    """ "funding to address drought in Somalia": an infinitive that hangs on a noun."""
    return (
        clause.dep == "relcl"
        and clause.tag == "VB"
        and any(c.lower == "to" for c in tree.children(clause, "aux"))
    )


def _is_other(party: Reference, sources: Sequence[Reference]) -> bool:
    """Whether a party is none of those who act; a group at home is another than its government."""
    return party.can_act and all(
        party.key != s.key and (party.side != s.side or "group" in (party.sense, s.sense)) for s in sources
    )
