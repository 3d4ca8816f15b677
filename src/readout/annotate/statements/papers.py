"""Speech of documents: which paper speaks or is spoken from, and who stands behind it."""

from __future__ import annotations

from readout.annotate.mentions.parties import Parties
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.statements.said import Phrase, Said
from readout.annotate.statements.sources import phrase
from readout.annotate.statements.words import (
    DOCUMENTS,
    ISSUES,
    JOINT_DOCUMENTS,
    MEETS,
    PAPER_KINDS,
    RELATIVES,
    REPORTS,
)
from readout.annotate.tree import Token, Tree

_MAX_BACK = 12
_NEAR = 2
_MODIFIERS = ("amod", "compound", "nmod")


class Papers:
    """Knows the documents a text speaks of and who issued them."""

    def __init__(self, page: Page, parties: Parties) -> None:
        """Keep the page.

        Args:
            page: The document on the desk, parsed.
            parties: Resolves noun phrases.
        """
        self._page = page
        self._parties = parties

    def name(self, tree: Tree, head: Token) -> str | None:
        """What kind of document a noun is: "joint statement", "report", or None.

        Args:
            tree: Tree of the sentence.
            head: Head of a noun phrase.
        """
        noun = head.lower
        noun = noun if noun in DOCUMENTS else noun.removesuffix("s")
        if noun not in DOCUMENTS or head.tag.startswith("VB"):
            return None
        kinds = [c.lower for c in tree.children(head, *_MODIFIERS) if c.lower in PAPER_KINDS]
        return " ".join([*kinds, noun])

    def meant_by_it(self, said: Said) -> Phrase | None:
        """The document that "it" stands for when the sentence before had one for its subject."""
        source = said.source
        if source is None or source.head.lower != "it" or said.sentence == 0:
            return None
        tree = self._page.trees.get(said.sentence - 1)
        if tree is None:
            return None
        for token in tree.tokens:
            if (
                token.dep == "nsubj"
                and tree.head(token).dep in ("ROOT", "conj")
                and self.name(tree, token) is not None
            ):
                return phrase(tree, token, self._page.text)
        return None

    def outlet_before(self, sentence: int) -> Reference | None:
        """The outlet that told the sentence before: "KUNA quoted him. It said".

        Args:
            sentence: Number of the sentence.
        """
        tree = self._page.trees.get(sentence - 1)
        subjects = (
            (s for root in tree.roots for s in tree.children(root, "nsubj")) if tree is not None else ()
        )
        named = (self._page.reference_of(subject) for subject in subjects)
        return next((r for r in named if r is not None and r.sense == "outlet"), None)

    def spoken_from(self, said: Said) -> str | None:
        """The document in which something is said: "in a joint statement", "reading the communique"."""
        if said.tree is None or said.cue is None:
            return None
        tree, verb = said.tree, said.cue.token
        anchors = [verb, *(a for a in tree.ancestors(verb) if verb.dep in ("conj", "advcl", "xcomp"))]
        if verb.dep in ("acl", "relcl") and (given := self.name(tree, tree.head(verb))) is not None:
            return given
        for anchor in anchors[:3]:
            for child in tree.children(anchor, "prep", "advcl"):
                if (child.dep == "prep" and child.lower != "in") or said.holds(child.start):
                    continue
                if child.dep == "advcl" and child.lower not in ("reading", "issuing"):
                    continue
                target = tree.child(child, "pobj", "dobj")
                if target is not None and (name := self.name(tree, target)) is not None:
                    return name
        return None

    def signatories(self, said: Said, paper: Phrase) -> list[Reference]:
        """Who stands behind the document that speaks: its owners, else the last to issue one or to meet."""
        tree, head = paper.tree, paper.head
        owners = self._owners(tree, head)
        name = self.name(tree, head) or ""
        noun = name.rsplit(" ", 1)[-1]
        are_several = len(owners) > 1 or any(o.sense == "body" and o.country is None for o in owners)
        if owners and ("joint" not in name or are_several):
            return owners
        if not owners and (before := self._named_before(said.sentence, head, noun)):
            return before
        if noun not in JOINT_DOCUMENTS:
            return owners
        issued = self._issued(said.sentence, head, noun)
        if issued and ("joint" not in name or len(issued) > 1):
            return issued
        met = self._met(said.sentence, head)
        kept = self._parties.kept_together(head.start)
        are_others = bool(kept) and not {r.country for r in met} <= {r.country for r in kept}
        return (kept if are_others else met) or issued or owners

    def group(self, sentence: int, head: Token, number: int, *, people: bool = False) -> list[Reference]:
        """So many parties that met or acted together last: "the three", "both".

        Args:
            sentence: Number of the sentence.
            head: The word that stands for them.
            number: How many; 0 for any number.
            people: Whether only people will do.

        Returns:
            Them, or nobody.
        """
        tree = self._page.trees.get(sentence)
        if tree is not None and (self._parties.are_strangers(tree, head) or _are_some(tree, head)):
            return []
        found = self._met(sentence, head, number, people=people)
        are_people = number > 0 or any(r.is_person for r in found)
        return found if are_people else self._parties.kept_together(head.start)

    def _owners(self, tree: Tree, head: Token) -> list[Reference]:
        found: list[Reference] = []
        for child in tree.children(head, "poss", "compound", "nmod", "amod"):
            found.extend(self._parties.of(tree, child))
        for prep in tree.children(head, "prep"):
            if prep.lower in ("by", "of", "from", "between"):
                for target in tree.children(prep, "pobj"):
                    found.extend(self._parties.of(tree, target))
        for clause in tree.children(head, "acl"):
            by = next((c for c in tree.children(clause, "agent", "prep") if c.lower == "by"), None)
            agent = tree.child(by, "pobj") if by is not None else None
            if agent is not None:
                found.extend(self._parties.of(tree, agent))
        for clause in tree.children(head, "relcl"):  # "the declaration that the G7 adopted"
            issuer = tree.child(clause, "nsubj") if clause.lower in ISSUES else None
            if issuer is not None and issuer.lower not in RELATIVES:
                found.extend(self._parties.of(tree, issuer))
        return _distinct(found)

    def _named_before(self, sentence: int, head: Token, noun: str) -> list[Reference]:
        """Whose paper "the appeal" is: of the one of that name, of "the report" the outlet just named."""
        for number in range(sentence, max(-1, sentence - _MAX_BACK), -1):
            tree = self._page.trees.get(number)
            if tree is None:
                continue
            if noun in REPORTS and 0 < sentence - number <= _NEAR:
                spot = self._page.sentences[number]
                outlets = [r for r in self._page.references_in(spot.start, spot.end) if r.sense == "outlet"]
                if outlets:
                    return outlets[:1]
            for token in reversed(tree.tokens):
                if token.end <= head.start and token.lower == noun and (found := self._owners(tree, token)):
                    return found
        return []

    def _issued(self, sentence: int, head: Token, noun: str) -> list[Reference]:
        """The subject of the nearest "issued a joint statement", looking back."""
        for number in range(sentence, max(-1, sentence - _MAX_BACK), -1):
            tree = self._page.trees.get(number)
            if tree is None:
                continue
            for verb in reversed(tree.tokens):
                if verb.lower not in ISSUES or verb.start >= head.start or not verb.is_verb:
                    continue
                obj = tree.child(verb, "dobj", "nsubjpass")
                if obj is None or noun not in " ".join(t.lower for t in tree.subtree(obj)):
                    continue
                subject = self._subject(tree, verb)
                found = self._parties.of(tree, subject) if subject is not None else []
                if found:
                    return found
        return []

    def _met(self, sentence: int, head: Token, size: int = 0, *, people: bool = False) -> list[Reference]:
        """The last group that was the subject of a sentence, or a subject and whom it met."""
        for number in range(sentence, max(-1, sentence - _MAX_BACK), -1):
            tree = self._page.trees.get(number)
            if tree is None or self._page.sentences[number].kind == "caption":
                continue
            for verb in tree.tokens:
                if not verb.is_verb or verb.start >= head.start or _tells(tree, head, verb):
                    continue
                subject = self._subject(tree, verb)
                if subject is None:
                    continue
                group = self._parties.of(tree, subject)
                if len(group) < 2 and verb.lower in MEETS:
                    group = _distinct([*group, *self._partners(tree, verb)])
                if (size and len(group) != size) or (people and not all(g.is_person for g in group)):
                    continue
                if len(group) > 1 and len({g.country or g.key for g in group}) > 1:
                    return group
        return []

    def _partners(self, tree: Tree, verb: Token) -> list[Reference]:
        found: list[Reference] = []
        for child in tree.subtree(verb, skip=lambda t: t.dep in ("advcl", "relcl", "ccomp", "conj")):
            if child.dep == "dobj" or (child.dep == "pobj" and tree.head(child).lower in ("with", "between")):
                found.extend(r for r in self._parties.of(tree, child, acting=False) if r.can_act)
        return found

    @staticmethod
    def _subject(tree: Tree, verb: Token) -> Token | None:
        at = verb
        for _ in range(3):
            subject = tree.child(at, "nsubj")
            if subject is not None or at.dep not in ("conj", "advcl", "xcomp") or at.head == at.i:
                return subject
            at = tree.head(at)
        return None


def _are_some(tree: Tree, head: Token) -> bool:
    """ "Two of them": some of those told of, not all."""
    return (
        head.tag == "CD"
        and tree.child(head, "det") is None
        and any(c.lower == "of" for c in tree.children(head, "prep"))
    )


def _tells(tree: Tree, paper: Token, verb: Token) -> bool:
    """Whether a verb stands in what a paper says in the same sentence: "They will meet, the note said"."""
    return paper in tree.tokens and any(
        up.i == paper.head and up.is_verb and paper.dep == "nsubj" for up in tree.ancestors(verb)
    )


def _distinct(references: list[Reference]) -> list[Reference]:
    found: list[Reference] = []
    for reference in references:
        if all(reference.key != other.key for other in found):
            found.append(reference)
    return found
