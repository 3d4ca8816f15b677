"""From triggers to candidates: the frame that fits a verb or noun, and what its pattern makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from readout.annotate.considered import WHY
from readout.annotate.events.arguments import Arguments
from readout.annotate.events.candidate import Candidate
from readout.annotate.events.deeds import DeedPatterns
from readout.annotate.events.listed import listed_talks
from readout.annotate.events.sides import Sides
from readout.annotate.events.talks import TalkPatterns
from readout.annotate.events.together import TogetherPatterns
from readout.annotate.mentions.parties import Parties
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.frames import Frame, frames_by_form, modal_frames
from readout.knowledge.words import word_list
from readout.model import RoleName

_OBJECT_PREPOSITIONS = frozenset({"from", "of", "to", "on", "in", "for", "with", "into", "under"})
_BY_TELEPHONE = frozenset({"by", "on", "over", "via", "in", "through"})
_ENGAGES = frozenset({"engage", "participate"})
"""Verbs whose talks stand behind "in"."""
_TAKES_PREPOSITION = frozenset({"speech", "deed", "material", "arrest"})
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
        self._args = Arguments(parties, page.text)
        sides = Sides(page, self._args)
        self._deeds = DeedPatterns(page, self._args, sides)
        talks = TalkPatterns(page, self._args, sides)
        together = TogetherPatterns(page, self._args, talks)
        self._patterns = {**talks.by_name, **together.by_name, **self._deeds.by_name}

    def find(self) -> Iterator[Candidate]:
        """Candidates in order of the text; roles filled, circumstances not."""
        for number in sorted(self._page.trees):
            if self._is_photo(number):
                continue
            for candidate in self._in_tree(number, self._page.trees[number]):
                if candidate.who("source", "participant") and len(candidate.sides) > 1:
                    self._deeds.last_deed = candidate.who("source", "participant")
                yield candidate
        yield from listed_talks(self._page, self._args)

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
        heads.extend(
            h for h in tree.children(verb, "npadvmod") if h.lower in word_list("measure-nouns")
        )  # "finished in Rome a second round of talks"
        heads.extend(h for h in tree.children(verb, "dobj") if h not in heads)  # "was granted an audience"
        heads = [self._measured(tree, head) for head in heads]
        by_preposition = [
            target
            for prep in tree.children(verb, "prep")
            if prep.lower in _OBJECT_PREPOSITIONS
            for target in tree.children(prep, "pobj")
        ]
        by_telephone = [
            target
            for above in (verb, *tree.children(verb, "dobj"))  # "discuss the truce by phone"
            for prep in tree.children(above, "prep", "agent")
            if prep.lower in _BY_TELEPHONE
            for target in tree.children(prep, "pobj")
        ]
        for frame in frames:
            if frame.particle is not None and not _has_particle(tree, verb, frame.particle):
                continue
            if not frame.objects:
                yield frame, None
                continue
            further = []
            if frame.mode == "phone":
                further = by_telephone
            elif frame.pattern in _TAKES_PREPOSITION or frame.lemma in _ENGAGES:
                further = by_preposition
            noun = _noun_of(tree, frame, [*heads, *further])
            if noun is not None:
                yield frame, noun

    def _objects_elsewhere(self, tree: Tree, verb: Token) -> list[Token]:
        """ "a meeting held in Tokyo", "announced a pact to grow trade": objects the tree hung elsewhere."""
        if verb.tag == "VBN" and verb.dep == "acl":
            head = tree.head(verb)
            while head.dep == "pobj" and tree.head(head).lower == "of" and self._page.is_date_at(head.start):
                head = tree.head(tree.head(head))  # "the declaration of 22 December signed by"
            return [head]
        if verb.dep == "relcl":  # "the agreement that Honiara signed"
            relative = tree.child(verb, "dobj")
            return [tree.head(verb)] if relative is None or relative.tag == "WDT" else []
        clauses = (
            c for c in tree.children(verb, "ccomp") if any(a.lower == "to" for a in tree.children(c, "aux"))
        )
        return [subject for clause in clauses for subject in tree.children(clause, "nsubj")]

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
        sources = self._args.subject(tree, above)
        targets = [
            r for s in tree.children(verb, "nsubj", "nsubjpass") for r in self._args.parties_of(tree, s)
        ]
        candidate.put(sources, targets, names=("source", "target"))
        return candidate if candidate.who("source") and candidate.who("target") else None

    def _refusal(self, number: int, tree: Tree, verb: Token) -> Candidate | None:
        """ "will not accept any more refugees", "would not let them land"."""
        if verb.lower not in word_list("refusal-verbs") or tree.child(verb, "neg") is None:
            return None
        if not any(c.lower in _WILL for c in tree.children(verb, "aux")):
            return None
        frame = modal_frames()["not"]
        candidate = Candidate(frame=frame, sentence=number, tree=tree, trigger=verb)
        candidate.status = "occurred"
        return candidate if self._deeds.directed(candidate) else None

    def _measured(self, tree: Tree, head: Token) -> Token:
        """ "three hours of talks": the talks."""
        if head.lower in word_list("measure-nouns"):
            for prep in tree.children(head, "prep"):
                if prep.lower == "of" and (inner := tree.child(prep, "pobj")) is not None:
                    return inner
        return head

    def _filled(self, candidate: Candidate) -> Iterator[Candidate]:
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


def _has_particle(tree: Tree, verb: Token, particle: str) -> bool:
    """Whether a verb goes with a word: "hand over", "call null" (which the parser may hang on the object)."""
    if particle == "together":  # "brought A and B together for talks"
        return any(t.lower == particle and t.i > verb.i for t in tree.subtree(verb, skip=_is_clause))
    beside = [*tree.children(verb, "prt", "advmod", "prep", "oprd", "acomp")]
    beside += [c for o in tree.children(verb, "dobj") for c in tree.children(o, "acl", "amod") if c.i > o.i]
    return any(c.lower == particle for c in beside)


def _is_clause(token: Token) -> bool:
    return token.dep in ("ccomp", "advcl", "relcl", "xcomp") or (token.dep == "conj" and token.is_verb)


def _has_modifier(tree: Tree, noun: Token, words: frozenset[str]) -> bool:
    """ "missile launches", "the launch of a missile": a noun frame's objects stand around it."""
    around = [*tree.children(noun, "compound", "amod", "nmod")]
    around += [t for p in tree.children(noun, "prep") if p.lower == "of" for t in tree.children(p, "pobj")]
    return any(words.intersection(word.lower.split()) for word in around)


def _noun_of(tree: Tree, frame: Frame, heads: Iterable[Token]) -> Token | None:
    """The first object that the frame asks for; a title is one token: "Russian ambassador"."""
    for head in heads:
        for one in tree.conjuncts(head):
            if one.lower in frame.objects or frame.objects.intersection(one.lower.split()):
                return one
    return None
