"""From triggers to candidates: each frame's pattern says where its parties stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from readout.annotate.considered import WHY
from readout.annotate.events.arguments import Arguments, is_passive
from readout.annotate.events.candidate import Candidate
from readout.annotate.events.shape import is_of_several
from readout.annotate.events.sides import Sides
from readout.annotate.mentions.derived import as_state, distinct
from readout.annotate.mentions.parties import Parties
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.frames import Frame, frames_by_form, modal_frames
from readout.knowledge.words import word_list
from readout.model import RoleName

_OBJECT_PREPOSITIONS = frozenset({"from", "of", "to", "on", "in", "for", "with", "into", "under"})
_TAKES_PREPOSITION = frozenset({"speech", "deed", "material", "arrest"})
_COUNTED = {"bilateral": 2, "trilateral": 3, "quadrilateral": 4}
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_WILL = frozenset({"will", "wo", "would", "'ll", "’ll", "can", "ca", "shall"})
_DEFINITE = frozenset({"the", "this", "that", "these", "their", "his", "her", "its"})
_PHOTO = re.compile(r"\b(?:photo|photograph|picture|image)\b", re.IGNORECASE)
_SEPARATELY = re.compile(r"\bseparate(?:ly)?\b", re.IGNORECASE)


class CandidateFinder:
    """Finds every telling of an event on the trees of one page."""

    def __init__(self, page: Page, parties: Parties) -> None:
        """Keep what is shared.

        Args:
            page: The document on the desk, parsed.
            parties: Resolves noun phrases.
        """
        self._page = page
        self._parties = parties
        self._args = Arguments(parties, page.text)
        self._sides = Sides(page, self._args)
        self._last_deed: list[Reference] = []
        self._patterns: dict[str, Callable[[Candidate], bool]] = {
            "talk": self._talk,
            "talk-with": self._talk_with,
            "talk-place": self._talk_with,
            "join": self._join,
            "receive": self._receive,
            "visit": self._visit,
            "reach": self._reach,
            "paper": self._paper,
            "speech": self._directed,
            "call-on": self._call_on,
            "invite": self._invite,
            "mutual": self._mutual,
            "dated": self._dated,
            "together": self._together,
            "material": self._material,
            "deed": self._directed,
            "help": self._material,
            "toward": self._toward,
            "hit": self._toward,
            "forces": self._forces,
            "crowd": self._crowd,
            "arrest": self._arrest,
            "fight": self._fight,
        }

    def find(self) -> Iterator[Candidate]:
        """Candidates in order of the text; roles filled, circumstances not."""
        for number in sorted(self._page.trees):
            if self._is_photo(number):
                continue
            for candidate in self._in_tree(number, self._page.trees[number]):
                if candidate.who("source", "participant") and len(candidate.sides) > 1:
                    self._last_deed = candidate.who("source", "participant")
                yield candidate

    def _is_photo(self, number: int) -> bool:
        """A picture from the files shows another day."""
        sentence = self._page.sentences[number]
        return (
            sentence.kind == "caption"
            and _PHOTO.search(self._page.text[sentence.start : sentence.end]) is not None
        )

    def _in_tree(self, number: int, tree: Tree) -> Iterator[Candidate]:
        used: set[int] = set()
        for token in tree.tokens:
            if token.is_verb and self._page.reference_of(token) is None:
                yield from self._of_verb(number, tree, token, used)
        nouns = frames_by_form()[1]
        for token in tree.tokens:
            if token.tag not in _NOUNS or token.lower not in nouns:
                continue
            is_free = token.i not in used and token.dep not in ("compound", "amod", "nmod")
            if is_free and self._page.reference_of(token) is None:
                yield from self._of_noun(number, tree, token)

    def _of_verb(self, number: int, tree: Tree, verb: Token, used: set[int]) -> Iterator[Candidate]:
        """What the first frame that fits makes of a verb; its noun is used up."""
        said = self._duty(number, tree, verb) or self._refusal(number, tree, verb)
        if said is not None:
            yield said
            return
        for frame, noun in self._frames_of(tree, verb, frames_by_form()[0].get(verb.lower, ())):
            candidate = Candidate(frame=frame, sentence=number, tree=tree, trigger=verb, noun=noun)
            told = list(self._filled(candidate)) if frame.pattern != "skip" else []
            if not told:
                self._page.refuse(frame, verb, noun, WHY[frame.pattern])
            if told or frame.pattern == "skip":
                used.update([noun.i] if noun is not None else [])
                yield from told
                return

    def _of_noun(self, number: int, tree: Tree, noun: Token) -> Iterator[Candidate]:
        for frame in frames_by_form()[1].get(noun.lower, ()):
            if frame.objects and not _has_modifier(tree, noun, frame.objects):
                continue
            told = list(self._filled(Candidate(frame=frame, sentence=number, tree=tree, trigger=noun)))
            if told:
                yield from told
                return
            self._page.refuse(frame, noun, None, WHY[frame.pattern])

    def _frames_of(
        self, tree: Tree, verb: Token, frames: tuple[Frame, ...]
    ) -> Iterator[tuple[Frame, Token | None]]:
        """Frames whose words are all there, those that ask for more words first, each with its noun."""
        if not frames:
            return
        heads = [h for h in self._args.object_heads(tree, verb) if h.tag != "WDT"]
        heads = heads or self._objects_elsewhere(tree, verb)
        heads = [self._measured(tree, head) for head in heads]
        by_preposition = [
            target
            for prep in tree.children(verb, "prep")
            if prep.lower in _OBJECT_PREPOSITIONS
            for target in tree.children(prep, "pobj")
        ]
        for frame in frames:
            if frame.particle is not None and not _has_particle(tree, verb, frame.particle):
                continue
            if not frame.objects:
                yield frame, None
                continue
            takes = frame.pattern in _TAKES_PREPOSITION or frame.mode == "phone"
            further = by_preposition if takes else []
            noun = _noun_of(tree, frame, [*heads, *further])
            if noun is not None:
                yield frame, noun

    def _objects_elsewhere(self, tree: Tree, verb: Token) -> list[Token]:
        """ "a meeting held in Tokyo", "announced a pact to grow trade": objects the tree hung elsewhere."""
        if verb.tag == "VBN" and verb.dep == "acl":
            head = tree.head(verb)
            while head.dep == "pobj" and tree.head(head).lower == "of" and self._is_in_date(head):
                head = tree.head(tree.head(head))  # "the declaration of 22 December signed by"
            return [head]
        if verb.dep == "relcl":  # "the agreement that Honiara signed"
            relative = tree.child(verb, "dobj")
            return [tree.head(verb)] if relative is None or relative.tag == "WDT" else []
        clauses = (
            c for c in tree.children(verb, "ccomp") if any(a.lower == "to" for a in tree.children(c, "aux"))
        )
        return [subject for clause in clauses for subject in tree.children(clause, "nsubj")]

    def _is_in_date(self, token: Token) -> bool:
        return any(e.start <= token.start < e.end for e in self._page.dates)

    def _duty(self, number: int, tree: Tree, verb: Token) -> Candidate | None:
        """ "said that Libya must hand over the suspects": who says so asks it of the one who must."""
        above = tree.head(verb)
        if verb.dep != "ccomp" or not above.is_verb:
            return None
        modal = next((c for c in tree.children(verb, "aux") if c.lower in modal_frames()), None)
        if modal is None:
            return None
        frame = modal_frames()[modal.lower]
        candidate = Candidate(frame=frame, sentence=number, tree=tree, trigger=verb)
        candidate.act, candidate.type = frame.act, frame.type
        sources = self._args.subject(tree, above)
        targets = [r for s in tree.children(verb, "nsubj", "nsubjpass") for r in self._parties.of(tree, s)]
        self._put(candidate, sources, targets, names=("source", "target"))
        return candidate if candidate.who("source") and candidate.who("target") else None

    def _refusal(self, number: int, tree: Tree, verb: Token) -> Candidate | None:
        """ "will not accept any more refugees", "would not let them land"."""
        if verb.lower not in word_list("refusal-verbs") or tree.child(verb, "neg") is None:
            return None
        if not any(c.lower in _WILL for c in tree.children(verb, "aux")):
            return None
        frame = modal_frames()["not"]
        candidate = Candidate(frame=frame, sentence=number, tree=tree, trigger=verb)
        candidate.act, candidate.type, candidate.status = frame.act, frame.type, "occurred"
        return candidate if self._directed(candidate) else None

    def _measured(self, tree: Tree, head: Token) -> Token:
        """ "three hours of talks": the talks."""
        if head.lower in word_list("measure-nouns"):
            for prep in tree.children(head, "prep"):
                if prep.lower == "of" and (inner := tree.child(prep, "pobj")) is not None:
                    return inner
        return head

    def _filled(self, candidate: Candidate) -> Iterator[Candidate]:
        candidate.act, candidate.type = candidate.frame.act, candidate.frame.type
        center = candidate.center
        candidate.is_definite = any(c.lower in _DEFINITE for c in candidate.tree.children(center, "det"))
        if not self._patterns[candidate.frame.pattern](candidate):
            return
        yield from self._separate(candidate)

    def _separate(self, candidate: Candidate) -> Iterator[Candidate]:
        """ "met separately with A and B" is two meetings."""
        others = candidate.who("target")
        clause = candidate.tree.subtree(
            candidate.trigger, skip=lambda t: t.dep in ("ccomp", "advcl", "relcl")
        )
        words = " ".join(t.text for t in clause)
        if (
            len(others) < 2
            or not candidate.who("participant")
            or not _SEPARATELY.search(words)
            or not candidate.is_talk
        ):
            candidate.roles = [
                ("participant" if candidate.is_talk and n != "host" else n, r) for n, r in candidate.roles
            ]
            yield candidate
            return
        subject = candidate.who("participant")
        for other in others:
            roles: list[tuple[RoleName, Reference]] = [("participant", r) for r in (*subject, other)]
            yield replace(candidate, roles=roles)

    # Patterns: each fills the roles and says whether the candidate stands.

    def _put(
        self,
        candidate: Candidate,
        sources: list[Reference],
        targets: list[Reference],
        *,
        names: tuple[RoleName, RoleName],
    ) -> None:
        seen = {reference.key for _, reference in candidate.roles}
        for name, references in zip(names, (sources, targets), strict=True):
            for reference in references:
                if reference.can_act and reference.key not in seen:
                    seen.add(reference.key)
                    candidate.roles.append((name, reference))

    def _talk(self, candidate: Candidate) -> bool:
        sources, targets = self._sides.of(candidate)
        self._put(candidate, sources, targets, names=("participant", "target"))
        candidate.is_with_several = len(candidate.sides) == 1 and self._is_with_several(candidate)
        if candidate.frame.is_noun:
            if self._is_only_named(candidate) or _is_internal(candidate):
                return False
            self._put_counted(candidate, "participant")
            return bool(candidate.roles) or candidate.is_definite or self._is_told_of(candidate)
        return bool(candidate.roles) or self._is_about_them(candidate)

    def _is_with_several(self, candidate: Candidate) -> bool:
        """ "met African foreign ministers", "a call with regional leaders": officials whom nobody names."""
        tree = candidate.tree
        heads = list(self._args.object_heads(tree, candidate.trigger))
        for at in dict.fromkeys((candidate.trigger.i, candidate.center.i)):
            for prep in tree.children(tree[at], "prep"):
                if prep.lower in candidate.frame.targets:
                    heads.extend(tree.children(prep, "pobj"))
        return any(self._are_officials(tree, head) for head in heads)

    def _are_officials(self, tree: Tree, head: Token) -> bool:
        reference = self._page.reference_of(head)
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
        tree, noun = candidate.tree, candidate.trigger
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

    def _put_counted(self, candidate: Candidate, role: RoleName) -> None:
        """ "the first trilateral meeting": of the three brought together before, or two and who is named."""
        words = {c.lower for c in candidate.tree.children(candidate.trigger, "amod", "compound", "nmod")}
        number = next((n for word, n in _COUNTED.items() if word in words), 0)
        missing = number - len(candidate.sides)
        if missing > 1:
            sides = self._parties.sides_before(candidate.trigger.start, missing)
            self._put(candidate, sides, [], names=(role, role))

    def _is_about_them(self, candidate: Candidate) -> bool:
        """ "As they began talks": speaks of the meeting told before."""
        subjects = candidate.tree.children(candidate.trigger, "nsubj", "nsubjpass")
        return any(s.lower in ("they", "both", "sides", "two") or s is candidate.noun for s in subjects)

    def _is_told_of(self, candidate: Candidate) -> bool:
        """A bare noun counts when it heads a headline or caption."""
        return self._page.sentences[candidate.sentence].kind in ("title", "caption")

    def _talk_with(self, candidate: Candidate) -> bool:
        sources, targets = self._sides.of(candidate)
        self._put(candidate, sources, targets, names=("participant", "target"))
        candidate.is_with_several = not candidate.who("target") and self._is_with_several(candidate)
        several = len({r.country or r.key for r in sources}) > 1
        return bool(candidate.who("participant")) and (
            bool(candidate.who("target"))
            or candidate.is_with_several
            or (several and candidate.frame.pattern == "talk-place")
        )

    def _join(self, candidate: Candidate) -> bool:
        """ "were joined by A for talks": a meeting only if a meeting noun is near."""
        tree, verb = candidate.tree, candidate.trigger
        near = {t.lower for t in tree.subtree(verb)}
        if not near & word_list("talk-nouns"):
            return False
        if is_passive(tree, verb):
            joined = [r for s in tree.children(verb, "nsubjpass") for r in self._parties.of(tree, s)]
            joined = joined or self._args.leaned_on(tree, verb)
            self._put(candidate, joined, self._args.subject(tree, verb), names=("participant", "participant"))
        else:
            self._put(
                candidate,
                self._args.subject(tree, verb),
                self._args.object(tree, verb),
                names=("participant", "participant"),
            )
        return len(candidate.roles) > 1

    def _receive(self, candidate: Candidate) -> bool:
        """A host receives people: both sides must be persons or a person and a state."""
        sources, targets = self._sides.of(candidate)
        guests = [r for r in targets if r.is_person or is_of_several(r)]
        candidate.is_with_several = not targets and self._is_with_several(candidate)
        if candidate.is_with_several:
            self._put(candidate, sources, [], names=("participant", "participant"))
            return bool(candidate.roles)
        if not guests:
            return False
        self._put(candidate, sources, guests, names=("participant", "participant"))
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
        else:
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
        self._put(
            candidate, [r for r in guests if r.is_person] or guests, [], names=("participant", "participant")
        )
        hosts = [r for place in places for r in self._hosts(tree, place)]
        has_guest = any(not self._is_bare_state(r) for r in candidate.who())
        if not candidate.roles or not (hosts or (frame.is_noun and has_guest)):
            return False  # "the visit of the United States": of whom, or to where?
        self._send_a_guest(candidate, {r.side for r in hosts})
        at_home = candidate.sides
        abroad = [r for r in distinct(hosts) if r.side not in at_home]
        candidate.roles.extend(("host", r) for r in abroad)
        return bool(abroad) or not hosts

    def _is_bare_state(self, party: Reference) -> bool:
        """Whether words name a state itself, not somebody of it ("the Ethiopian foreign minister")."""
        words = self._page.references_in(party.start, party.end)
        return party.sense == "state" and all(r.sense in ("state", "adjective", "demonym") for r in words)

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

    def _reach(self, candidate: Candidate) -> bool:
        sources, targets = self._sides.of(candidate)
        self._put(candidate, sources, targets, names=("source", "source"))
        if len(candidate.sides) == 1:  # "agreed to lift embargoes on sales to Iran"
            self._put(candidate, [], self._sides.deeper(candidate, sources), names=("source", "target"))
        return bool(candidate.roles)

    def _paper(self, candidate: Candidate) -> bool:
        """ "issued a joint statement": several parties, or the word "joint"."""
        sources, targets = self._sides.of(candidate)
        noun = candidate.noun
        words = (
            " ".join(t.lower for t in candidate.tree.children(noun, "amod", "compound", "nmod"))
            if noun is not None
            else ""
        )
        is_joint = (
            "joint" in words
            or "trilateral" in words
            or "communiqu" in (noun.lower if noun is not None else "")
        )
        self._put(candidate, sources, targets, names=("source", "source"))
        if is_joint:
            return True
        candidate.act = "statement"
        return False

    def _together(self, candidate: Candidate) -> bool:
        """ "will work closely together": only with an adverb of closeness, and only of several."""
        adverbs = {t.lower for t in candidate.tree.children(candidate.trigger, "advmod")}
        return bool(adverbs & word_list("closeness-adverbs")) and self._mutual(candidate)

    def _directed(self, candidate: Candidate) -> bool:
        sources, targets = self._sides.of(candidate)
        targets = targets or self._pointed_at(candidate) or self._sides.deeper(candidate, sources)
        self._put(candidate, sources, targets, names=("source", "target"))
        return bool(candidate.who("source"))

    def _material(self, candidate: Candidate) -> bool:
        return self._directed(candidate) and bool(candidate.who("target"))

    def _toward(self, candidate: Candidate) -> bool:
        """Only somebody named where the frame says stands on the other side."""
        sources, targets = self._sides.of(candidate)
        self._put(candidate, sources, targets, names=("source", "target"))
        return bool(candidate.who("source")) and bool(candidate.who("target"))

    def _forces(self, candidate: Candidate) -> bool:
        """ "Serb forces withdrew from": soldiers, not negotiators."""
        subjects = candidate.tree.children(candidate.trigger, "nsubj", "nsubjpass")
        words = {t.lower for s in subjects for t in candidate.tree.subtree(s)}
        return bool(words & word_list("force-nouns")) and self._directed(candidate)

    def _crowd(self, candidate: Candidate) -> bool:
        """People demonstrate; a government that protests accuses."""
        return self._directed(candidate) and all(
            (not r.is_person and r.sense in ("group", "demonym", "people")) or self._is_crowd(candidate)
            for r in candidate.who("source")
        )

    def _is_crowd(self, candidate: Candidate) -> bool:
        subjects = candidate.tree.children(candidate.trigger, "nsubj", "nsubjpass", "poss")
        return any(self._page.text[s.start : s.end].endswith("s") and s.tag == "NNPS" for s in subjects)

    def _arrest(self, candidate: Candidate) -> bool:
        """ "was arrested in Lebanon": by the authorities there, where nobody else is said to have done it."""
        tree, verb = candidate.tree, candidate.trigger
        if not is_passive(tree, verb) or self._args.subject(tree, verb):
            return self._toward(candidate)
        where = self._args.by_preposition(tree, verb, "in")
        whom = self._args.object(tree, verb)
        self._put(candidate, where, whom, names=("source", "target"))
        if candidate.who("source"):
            candidate.notes.append("done by the authorities of the place: nobody else is named")
        return bool(candidate.who("source")) and bool(candidate.who("target"))

    def _fight(self, candidate: Candidate) -> bool:
        sources, targets = self._sides.of(candidate)
        self._put(candidate, sources, targets, names=("source", "target"))
        is_mutual = bool(candidate.who("target")) or candidate.frame.lemma == "clash"
        return is_mutual and len(candidate.roles) > 1

    def _pointed_at(self, candidate: Candidate) -> list[Reference]:
        """ "welcomed this move", "opposed the joint statement": whoever made the move told last."""
        for head in self._args.object_heads(candidate.tree, candidate.trigger):
            words = {c.lower for c in candidate.tree.children(head, "det", "amod")}
            if (
                head.lower in word_list("move-nouns") and words & {"this", "these", "the", "that", "such"}
            ) or "joint" in words:
                return [r for r in self._last_deed if all(r.key != s.key for _, s in candidate.roles)]
        return []

    def _call_on(self, candidate: Candidate) -> bool:
        tree, verb = candidate.tree, candidate.trigger
        preps = {p.lower for p in tree.children(verb, "prep", "prt")}
        if not preps & {"on", "for", "upon"} or tree.child(verb, "dobj") is not None:
            return False
        if not self._directed(candidate):
            return False
        asks = tree.child(verb, "xcomp", "ccomp", "advcl") is not None or "for" in preps
        guests = candidate.who("target")
        if not asks and guests and all(r.is_person for r in candidate.who()):
            candidate.act, candidate.type = "meeting", "CONSULT"  # "called on President Mukherjee"
            candidate.roles = [("participant", r) for r in candidate.who()]
        return True

    def _invite(self, candidate: Candidate) -> bool:
        """ "at the invitation of": why somebody came, not an invitation told of."""
        tree, noun = candidate.tree, candidate.trigger
        is_reason = noun.dep == "pobj" and tree.head(noun).lower in ("at", "on", "upon")
        return not is_reason and self._directed(candidate)

    def _mutual(self, candidate: Candidate) -> bool:
        sources, targets = self._sides.of(candidate)
        self._put(candidate, sources, targets, names=("source", "source"))
        if candidate.frame.is_noun:
            self._put_counted(candidate, "source")
        return len(candidate.sides) > 1

    def _dated(self, candidate: Candidate) -> bool:
        """ "the 1951 U.S.-Philippines treaty": a text of several with its own date; else it is just named."""
        tree, noun = candidate.tree, candidate.trigger
        own = [*tree.children(noun, "nummod", "compound", "nmod", "amod", "npadvmod")]
        own += [
            t
            for p in tree.children(noun, "prep")
            if p.lower in ("of", "from")
            for t in tree.children(p, "pobj")
        ]
        return any(self._is_in_date(token) for token in own) and self._mutual(candidate)


def _has_particle(tree: Tree, verb: Token, particle: str) -> bool:
    """Whether a verb goes with a word: "hand over", "call null" (which the parser may hang on the object)."""
    beside = [*tree.children(verb, "prt", "advmod", "prep", "oprd", "acomp")]
    beside += [c for o in tree.children(verb, "dobj") for c in tree.children(o, "acl", "amod") if c.i > o.i]
    return any(c.lower == particle for c in beside)


def _has_modifier(tree: Tree, noun: Token, words: frozenset[str]) -> bool:
    """ "missile launches", "the launch of a missile": a noun frame's objects stand around it."""
    around = [*tree.children(noun, "compound", "amod", "nmod")]
    around += [t for p in tree.children(noun, "prep") if p.lower == "of" for t in tree.children(p, "pobj")]
    return any(words.intersection(word.lower.split()) for word in around)


def _noun_of(tree: Tree, frame: Frame, heads: Iterable[Token]) -> Token | None:
    """The first object that the frame asks for; a title is one token: "Russian ambassador"."""
    for head in heads:
        for one in tree.conjuncts(head):
            if frame.objects.intersection(one.lower.split()):
                return one
    return None


def _is_internal(candidate: Candidate) -> bool:
    """ "a joint meeting of Congress": a body of one state that meets by itself."""
    parties = [r for _, r in candidate.roles]
    return len(parties) == 1 and parties[0].sense == "body" and parties[0].country is not None
