"""Patterns of deeds and positions: who does or says something, to whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from readout.annotate.events.arguments import Arguments, is_passive
from readout.annotate.events.candidate import Candidate
from readout.annotate.events.sides import Sides
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.knowledge.words import word_list


class DeedPatterns:
    """Fill the roles of deeds, and say whether they stand.

    Attributes:
        last_deed: Who did what was told last, for "welcomed this move".
    """

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
        self.last_deed: list[Reference] = []

    @property
    def by_name(self) -> Mapping[str, Callable[[Candidate], bool]]:
        """Name of a pattern → what fills the roles and says whether the candidate stands."""
        return {
            "reach": self._reach,
            "paper": self._paper,
            "speech": self.directed,
            "call-on": self._call_on,
            "invite": self._invite,
            "mutual": self._mutual,
            "dated": self._dated,
            "together": self._together,
            "material": self._material,
            "deed": self.directed,
            "help": self._material,
            "toward": self._toward,
            "hit": self._toward,
            "forces": self._forces,
            "crowd": self._crowd,
            "arrest": self._arrest,
            "fight": self._fight,
        }

    def _reach(self, candidate: Candidate) -> bool:
        sources, targets = self._sides.of(candidate)
        candidate.put(sources, targets, names=("source", "source"))
        if len(candidate.sides) == 1:  # "agreed to lift embargoes on sales to Iran"
            candidate.put([], self._sides.deeper(candidate, sources), names=("source", "target"))
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
        candidate.put(sources, targets, names=("source", "source"))
        if is_joint:
            return True
        candidate.act = "statement"
        return False

    def _together(self, candidate: Candidate) -> bool:
        """ "will work closely together": only with an adverb of closeness, and only of several."""
        adverbs = {t.lower for t in candidate.tree.children(candidate.trigger, "advmod")}
        return bool(adverbs & word_list("closeness-adverbs")) and self._mutual(candidate)

    def directed(self, candidate: Candidate) -> bool:
        """Somebody acts, perhaps toward somebody else."""
        sources, targets = self._sides.of(candidate)
        targets = targets or self._pointed_at(candidate) or self._sides.deeper(candidate, sources)
        candidate.put(sources, targets, names=("source", "target"))
        return bool(candidate.who("source"))

    def _material(self, candidate: Candidate) -> bool:
        return self.directed(candidate) and bool(candidate.who("target"))

    def _toward(self, candidate: Candidate) -> bool:
        """Only somebody named where the frame says stands on the other side."""
        sources, targets = self._sides.of(candidate)
        candidate.put(sources, targets, names=("source", "target"))
        return bool(candidate.who("source")) and bool(candidate.who("target"))

    def _forces(self, candidate: Candidate) -> bool:
        """ "Serb forces withdrew from": soldiers, not negotiators."""
        subjects = candidate.tree.children(candidate.trigger, "nsubj", "nsubjpass")
        words = {t.lower for s in subjects for t in candidate.tree.subtree(s)}
        return bool(words & word_list("force-nouns")) and self.directed(candidate)

    def _crowd(self, candidate: Candidate) -> bool:
        """People demonstrate; a government that protests accuses."""
        return self.directed(candidate) and all(
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
        candidate.put(where, whom, names=("source", "target"))
        if candidate.who("source"):
            candidate.notes.append("done by the authorities of the place: nobody else is named")
        return bool(candidate.who("source")) and bool(candidate.who("target"))

    def _fight(self, candidate: Candidate) -> bool:
        sources, targets = self._sides.of(candidate)
        candidate.put(sources, targets, names=("source", "target"))
        is_mutual = bool(candidate.who("target")) or candidate.frame.lemma == "clash"
        return is_mutual and len(candidate.roles) > 1

    def _pointed_at(self, candidate: Candidate) -> list[Reference]:
        """ "welcomed this move", "opposed the joint statement": whoever made the move told last."""
        for head in self._args.object_heads(candidate.tree, candidate.trigger):
            words = {c.lower for c in candidate.tree.children(head, "det", "amod")}
            if (
                head.lower in word_list("move-nouns") and words & {"this", "these", "the", "that", "such"}
            ) or "joint" in words:
                return [r for r in self.last_deed if all(r.key != s.key for _, s in candidate.roles)]
        return []

    def _call_on(self, candidate: Candidate) -> bool:
        tree, verb = candidate.tree, candidate.trigger
        preps = {p.lower for p in tree.children(verb, "prep", "prt")}
        if not preps & {"on", "for", "upon"} or tree.child(verb, "dobj") is not None:
            return False
        if not self.directed(candidate):
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
        return not is_reason and self.directed(candidate)

    def _mutual(self, candidate: Candidate) -> bool:
        sources, targets = self._sides.of(candidate)
        candidate.put(sources, targets, names=("source", "source"))
        if candidate.frame.is_noun:
            candidate.put(self._sides.counted(candidate), [], names=("source", "source"))
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
        return any(self._page.is_date_at(token.start) for token in own) and self._mutual(candidate)
