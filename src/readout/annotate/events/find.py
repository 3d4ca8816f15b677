"""From triggers to candidates: each frame's pattern says where its parties stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from readout.annotate.events.arguments import Arguments, is_passive
from readout.annotate.events.candidate import Candidate
from readout.annotate.events.sides import Sides
from readout.annotate.mentions.parties import Parties
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree
from readout.knowledge.frames import Frame, frames_by_form
from readout.knowledge.words import word_list
from readout.model import RoleName

_LIGHT = (
    "conduct",
    "carry",
    "launch",
    "stage",
    "mount",
    "impose",
    "continue",
    "maintain",
    "lift",
    "expand",
    "tighten",
)
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
            "invite": self._directed,
            "mutual": self._mutual,
            "together": self._together,
            "material": self._directed,
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
        verbs, nouns = frames_by_form()
        used: set[int] = set()
        for token in tree.tokens:
            if self._page.reference_of(token) is not None or not token.is_verb:
                continue
            frame, noun = self._frame_of(tree, token, verbs.get(token.lower, ()))
            if frame is None:
                continue
            if noun is not None:
                used.add(noun.i)
            if frame.pattern == "skip":
                continue
            yield from self._filled(
                Candidate(frame=frame, sentence=number, tree=tree, trigger=token, noun=noun)
            )
        for token in tree.tokens:
            if token.i in used or token.is_verb or self._page.reference_of(token) is not None:
                continue
            frame = next(iter(nouns.get(token.lower, ())), None)
            if (
                frame is not None
                and token.tag in ("NN", "NNS", "NNP", "NNPS")
                and token.dep not in ("compound", "amod", "nmod")
            ):
                yield from self._filled(Candidate(frame=frame, sentence=number, tree=tree, trigger=token))

    def _frame_of(
        self, tree: Tree, verb: Token, frames: tuple[Frame, ...]
    ) -> tuple[Frame | None, Token | None]:
        """The first frame whose object is there, else the first that needs none."""
        heads = list(self._args.object_heads(tree, verb))
        if not heads and verb.tag == "VBN" and verb.dep == "acl":
            heads = [tree.head(verb)]  # "a meeting held in Tokyo"
        heads = [self._measured(tree, head) for head in heads]
        for frame in frames:
            if not frame.objects:
                return frame, None
            for head in heads:
                for one in tree.conjuncts(head):
                    if frame.objects.intersection(
                        one.lower.split()
                    ):  # a title is one token: "Russian ambassador"
                        return frame, one
        return None, None

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
        if len(others) < 2 or not _SEPARATELY.search(words) or not candidate.is_talk:
            candidate.roles = [("participant" if candidate.is_talk else n, r) for n, r in candidate.roles]
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
        seen: set[str] = set()
        for name, references in zip(names, (sources, targets), strict=True):
            for reference in references:
                if reference.can_act and reference.key not in seen:
                    seen.add(reference.key)
                    candidate.roles.append((name, reference))

    def _talk(self, candidate: Candidate) -> bool:
        sources, targets = self._sides.of(candidate)
        self._put(candidate, sources, targets, names=("participant", "target"))
        if candidate.frame.is_noun:
            return bool(candidate.roles) or candidate.is_definite or self._is_told_of(candidate)
        return bool(candidate.roles) or self._is_about_them(candidate)

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
        several = len({r.country or r.key for r in sources}) > 1
        return bool(candidate.who("participant")) and (
            bool(candidate.who("target")) or (several and candidate.frame.pattern == "talk-place")
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
        if not any(r.is_person for r in targets):
            return False
        self._put(
            candidate, sources, [r for r in targets if r.is_person], names=("participant", "participant")
        )
        return len(candidate.sides) > 1

    def _visit(self, candidate: Candidate) -> bool:
        tree, verb, frame = candidate.tree, candidate.trigger, candidate.frame
        if frame.is_noun:
            sources, _ = self._sides.of(candidate)
            places = [
                t
                for p in tree.children(verb, "prep")
                if p.lower in ("to", "in")
                for t in tree.children(p, "pobj")
            ]
        else:
            sources = self._args.subject(tree, verb)
            places = [
                t
                for where in frame.targets
                if where != "obj"
                for p in tree.children(verb, "prep")
                if p.lower == where
                for t in tree.children(p, "pobj")
            ]
            places += list(tree.children(verb, "dobj")) if "obj" in frame.targets else []
            if candidate.noun is not None:
                places += [t for p in tree.children(candidate.noun, "prep") for t in tree.children(p, "pobj")]
        guests = [r for r in sources if r.is_person or r.sense in ("body", "state", "role", "roles")]
        self._put(
            candidate, [r for r in guests if r.is_person] or guests, [], names=("participant", "participant")
        )
        goes_somewhere = any(self._is_abroad(tree, p) for p in places)
        if frame.is_noun:
            return bool(candidate.roles)
        return bool(candidate.who()) and goes_somewhere

    def _is_abroad(self, tree: Tree, token: Token) -> bool:
        for one in tree.conjuncts(token):
            reference = self._page.reference_of(one)
            if reference is not None and reference.country is not None and not reference.is_person:
                return True
        return False

    def _reach(self, candidate: Candidate) -> bool:
        sources, targets = self._sides.of(candidate)
        self._put(candidate, sources, targets, names=("source", "source"))
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
        targets = targets or self._pointed_at(candidate)
        self._put(candidate, sources, targets, names=("source", "target"))
        if not candidate.who("source"):
            return False
        if candidate.frame.pattern == "material" and not candidate.who("target"):
            return (
                candidate.frame.type in ("MOBILIZE", "RETREAT", "ASSAULT")
                and candidate.frame.objects != frozenset()
            )
        return True

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
        preps = {p.lower for p in candidate.tree.children(candidate.trigger, "prep", "prt")}
        if not preps & {"on", "for", "upon"} or candidate.tree.child(candidate.trigger, "dobj") is not None:
            return False
        return self._directed(candidate)

    def _mutual(self, candidate: Candidate) -> bool:
        sources, targets = self._sides.of(candidate)
        self._put(candidate, sources, targets, names=("source", "source"))
        return len(candidate.sides) > 1
