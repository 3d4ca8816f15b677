"""Who stands in which role of a frame: subjects, objects, prepositions, possessors, agents."""

from __future__ import annotations

from collections.abc import Iterator

from readout.annotate.mentions.parties import Parties
from readout.annotate.mentions.reference import Reference
from readout.annotate.tree import Token, Tree
from readout.knowledge.words import word_list

_PASSIVE = ("nsubjpass", "csubjpass")
_SHARED_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "acl", "acomp", "oprd"})
_SETTLED = frozenset(
    {
        "made",
        "reached",
        "signed",
        "concluded",
        "struck",
        "hosted",
        "held",
        "organized",
        "organised",
        "convened",
    }
)
_STRAYS_TO = frozenset({"pobj", "npadvmod", "appos", "advmod"})
_SIDE_ROAD = frozenset({"relcl", "advcl", "ccomp", "acl"})
_NEAR_TOKENS = 10
_STOPS = frozenset({",", ".", ":", "CC", "WP", "WDT", "WRB"})
_BEFORE_NAME = frozenset({"IN", "DT", "PRP$", "JJ", "NNP", "NN"})
"""Tags of what may stand between "with" and a name."""
_BACKED = (
    "-backed",
    "-led",
    "-allied",
    "-aligned",
    "-linked",
    "-based",
    "-born",
    "-made",
    "-occupied",
    "-controlled",
)


class Arguments:
    """Reads the parties of triggers off one document's trees."""

    def __init__(self, parties: Parties, text: str) -> None:
        """Keep the resolver.

        Args:
            parties: Resolves noun phrases.
            text: The stored text.
        """
        self._parties = parties
        self._text = text

    def subject(self, tree: Tree, verb: Token) -> list[Reference]:
        """Who does it: the subject, the agent of a passive, or the subject of the verb this one leans on."""
        if is_passive(tree, verb):
            return self._agents(tree, verb)
        kinds = ("nsubj", "nsubjpass") if verb.lower in word_list("minded-participles") else ("nsubj",)
        own = [r for s in tree.children(verb, *kinds) for r in self._with_company(tree, verb, s)]
        if own or tree.child(verb, "nsubj") is not None:
            return own
        if verb.dep == "relcl" and any(c.lower == "having" for c in tree.children(verb, "aux")):
            return self._parties.of(tree, tree.head(verb))  # "We, the ministers, having met in Rome, declare"
        return (
            self._lost_subject(tree, verb)
            or self._apart_subject(tree, verb)
            or self.leaned_on(tree, verb)
            or self._untold_subject(tree, verb)
        )

    def _with_company(self, tree: Tree, verb: Token, subject: Token) -> Iterator[Reference]:
        """A subject, "who" resolved, and who does it "together with" him."""
        is_relative = verb.dep == "relcl" and subject.lower == "who"
        found = self._parties.of(tree, tree.head(verb) if is_relative else subject)
        yield from found or self._beside_unknown(tree, subject)
        for prep in tree.children(subject, "prep"):
            if prep.lower == "with" and any(
                c.lower in ("together", "along", "jointly") for c in tree.children(prep, "advmod")
            ):
                for target in tree.children(prep, "pobj"):
                    yield from self._parties.of(tree, target)

    def _beside_unknown(self, tree: Tree, subject: Token) -> Iterator[Reference]:
        """ "Mwai Kibaki and Raila Odinga met": of two of whom one is unknown, the other."""
        if not subject.tag.startswith("NNP"):
            return
        for token in tree.children(subject, "nmod", "conj", "compound"):
            reference = self._parties.reference_of(token)
            is_joined = token.dep == "conj" or tree.child(token, "cc") is not None
            if reference is not None and reference.is_person and is_joined:
                yield from self._parties.of(tree, token)

    def _lost_subject(self, tree: Tree, verb: Token) -> list[Reference]:
        """The name before a finite verb that the parser gave to a preposition: "after B forces struck"."""
        is_cut = verb.tag == "VBN" and verb.dep == "ROOT" and tree.child(verb, "aux", "auxpass") is None
        if not (is_cut or verb.tag in ("VBD", "VBZ", "VBP")) or verb.dep not in (
            "advcl",
            "ccomp",
            "ROOT",
            "relcl",
        ):
            return []
        for at in range(verb.i - 1, -1, -1):
            token = tree[at]
            if token.is_verb or token.lower in (",", ";", "that", "which", "who"):
                return []
            head = tree.head(token)
            if (
                token.dep == "pobj" and head.lower in ("after", "before", "as", "since")
            ) or token.dep == "npadvmod":
                return self._parties.of(tree, token)
        return []

    def _apart_subject(self, tree: Tree, verb: Token) -> list[Reference]:
        """ "A, who was in New York for talks, met B": the person that the parser hung beside the verb."""
        if verb.tag not in ("VBD", "VBZ", "VBP") or verb.dep not in ("ROOT", "ccomp"):
            return []
        beside = [
            t for t in tree.children(verb, "npadvmod", "advmod", "dep", "nmod", "appos") if t.i < verb.i
        ]
        named = ((t, self._parties.reference_of(t)) for t in reversed(beside))
        return next((self._parties.of(tree, t) for t, r in named if r is not None and r.is_person), [])

    def _untold_subject(self, tree: Tree, verb: Token) -> list[Reference]:
        """ "Abe says will meet Putin", "Japan's Kono to hold talks": a headline leaves it out."""
        above = tree.head(verb)
        auxiliaries = {c.lower for c in tree.children(verb, "aux")}
        if verb.dep == "ccomp" and "will" in auxiliaries and above.is_verb:
            return [r for s in tree.children(above, "nsubj") for r in self._parties.of(tree, s)]
        reference = self._parties.reference_of(above) if verb.dep in ("advcl", "relcl", "acl") else None
        if reference is not None and "to" in auxiliaries and above.dep == "ROOT":
            return self._parties.of(tree, above)
        return []

    def parties_of(self, tree: Tree, token: Token) -> list[Reference]:
        """Whom one phrase means."""
        return self._parties.of(tree, token)

    def sides_before(self, offset: int, number: int) -> list[Reference]:
        """The states and bodies that were last brought together, if they are so many."""
        return self._parties.sides_before(offset, number)

    def object(self, tree: Tree, verb: Token) -> list[Reference]:
        """To whom it is done: object or passive subject, or whoever its phrase names as owner."""
        for phrase in self.object_heads(tree, verb):
            found = self.named_in(tree, phrase)
            if found:
                return found
        for clause in tree.children(verb, "ccomp", "xcomp"):  # "ordered the president to appear"
            if any(c.lower == "to" for c in tree.children(clause, "aux")):
                subjects = tree.children(clause, "nsubj", "nsubjpass")
                return [r for s in subjects for r in self._parties.of(tree, s)]
        return []

    def object_heads(self, tree: Tree, verb: Token) -> Iterator[Token]:
        """Heads of the object phrases of a verb, active or passive."""
        yield from tree.children(verb, *(_PASSIVE if is_passive(tree, verb) else ("dobj", "dative")))

    def by_preposition(self, tree: Tree, token: Token, preposition: str) -> list[Reference]:
        """Parties in the phrases that hang on a token by a preposition."""
        found: list[Reference] = []
        for prep in (
            *tree.children(token, "prep", "agent", "dative"),
            *self._strayed(tree, token, preposition),
        ):
            if prep.lower != preposition:
                continue
            for target in tree.children(prep, "pobj"):
                found.extend(self._swallowed(tree, target) or self._parties.of(tree, target))
        if not found and preposition == "with":
            return [r for t in self._written_behind(tree, token) for r in self._parties.of(tree, t)]
        return found

    def _written_behind(self, tree: Tree, token: Token) -> list[Token]:
        """ "spoke today with A and B to advance it": the parser may take A for who advances.

        Args:
            tree: Tree of the sentence.
            token: The trigger.

        Returns:
            The first name behind a "with" that stands near, nothing but day and place between.
        """
        is_behind = False
        for at in tree.tokens[token.i + 1 : token.i + _NEAR_TOKENS]:
            reference = self._parties.reference_of(at)
            is_person = reference is not None and (reference.is_person or reference.sense == "role")
            if is_behind and is_person:
                return [at]
            if at.is_verb or at.tag in _STOPS or is_person or (is_behind and at.tag not in _BEFORE_NAME):
                return []
            is_behind = is_behind or (at.lower == "with" and at.dep != "prep")
        return []

    def _swallowed(self, tree: Tree, noun: Token) -> list[Reference]:
        """ "with his Cypriot counterpart ways of": somebody whom the parser put before the next noun."""
        before = (c for c in tree.children(noun, "compound", "nmod") if c.lower in word_list("peer-nouns"))
        peer = next(before, None)
        return self._parties.peer(tree, peer, noun) if peer is not None else []

    def _strayed(self, tree: Tree, token: Token, preposition: str) -> Iterator[Token]:
        """A preposition hung elsewhere: "meet in Anchorage with Wang", "a visit this year by Kishida"."""
        if preposition in ("with", "between"):
            for prep in tree.subtree(token, skip=_is_side_road):
                if (
                    prep.dep == "prep"
                    and (tree.head(prep).dep in _STRAYS_TO or tree.head(prep).lower in _SETTLED)
                    and prep.i > token.i
                ):
                    head = tree.head(prep)
                    reference = self._parties.reference_of(head)
                    if reference is None or not reference.can_act or reference.sense == "state":
                        yield prep
        elif preposition == "by" and token.tag.startswith("NN"):
            for prep in tree.tokens[token.i + 1 :]:
                if prep.is_verb:
                    return
                if prep.lower == "by" and tree.head(prep).i != token.i:
                    yield prep
                    return

    def possessor(self, tree: Tree, noun: Token) -> list[Reference]:
        """ "Kamikawa's meeting", "the Japan–U.S. talks": owners and name modifiers before a noun."""
        found: list[Reference] = []
        for child in tree.children(noun, "poss", "compound", "nmod", "amod"):
            found.extend(r for r in self._parties.of(tree, child) if r.can_act)
            below = (t for t in tree.subtree(child) if t.i < child.i)
            for pair in below:  # "Israel-Hamas ceasefire talks"
                reference = self._parties.reference_of(pair)
                if reference is not None and reference.sense == "pair":
                    found.extend(reference.each())
        if not found and noun.dep == "ROOT":  # "A meeting with B": a caption
            beside = [t for t in tree.children(noun, "advmod", "dep", "npadvmod", "nsubj") if t.i < noun.i]
            found.extend(r for t in beside for r in self._parties.of(tree, t) if r.is_person)
        return found

    def named_in(self, tree: Tree, phrase: Token) -> list[Reference]:
        """Whom a phrase means, or the first parties named anywhere in it: owners before prepositions."""
        found = self._parties.of(tree, phrase)
        if found:
            return found
        for token in tree.subtree(phrase, skip=lambda t: t.dep in ("relcl", "ccomp", "advcl")):
            if token.i == phrase.i or self._is_backer(token):
                continue
            if token.dep in ("poss", "nmod", "amod", "compound", "pobj", "appos", "dobj") and not _is_where(
                tree, token
            ):
                found = [r for r in self._parties.of(tree, token) if r.can_act]
                if found:
                    return found
        for clause in tree.children(phrase, "relcl"):  # "the support that NATO and Japan expressed"
            found = [r for s in tree.children(clause, "nsubj") for r in self._parties.of(tree, s)]
            if found:
                return found
        return []

    def _is_backer(self, token: Token) -> bool:
        """ "Iranian-backed rebels" are not Iran."""
        return self._text[token.end : token.end + 11].lower().startswith(_BACKED)

    def _agents(self, tree: Tree, verb: Token) -> list[Reference]:
        found: list[Reference] = []
        for by in tree.children(verb, "agent", "prep"):
            if by.lower == "by":
                for target in tree.children(by, "pobj"):
                    found.extend(self._parties.of(tree, target))
        return found or self._strayed_agents(tree, verb)

    def _strayed_agents(self, tree: Tree, verb: Token) -> list[Reference]:
        """ "was condemned in a joint statement by Egypt": the agent that the parser gave to the statement."""
        for prep in tree.children(verb, "prep"):
            for noun in tree.children(prep, "pobj"):
                if found := self._by(tree, noun):
                    return found
        for noun in tree.children(verb, "dobj"):  # "was granted an audience by"
            if found := self._by(tree, noun):
                return found
        return []

    def _by(self, tree: Tree, noun: Token) -> list[Reference]:
        below = (b for b in tree.children(noun, "prep", "agent") if b.lower == "by")
        return next(
            ([r for t in tree.children(b, "pobj") for r in self._parties.of(tree, t)] for b in below), []
        )

    def _of_noun_above(self, tree: Tree, verb: Token) -> list[Reference]:
        """Subject of a verb below a noun: "issued a declaration demanding", "plans for A to visit"."""
        noun = tree.head(verb)
        if verb.tag == "VBN" and tree.child(verb, "aux") is None:  # "having met" is active
            return []
        if verb.tag == "VB" and (asked := self._for_whom(tree, noun, verb)):
            return asked
        above = tree.head(noun)
        return self._parties.of(tree, noun) or (self.subject(tree, above) if above.is_verb else [])

    def _for_whom(self, tree: Tree, noun: Token, verb: Token) -> list[Reference]:
        """ "plans for Prime Minister Modi to visit": who shall do it stands behind "for"."""
        last = tree[verb.i - 2] if verb.i > 1 else noun
        if last.dep != "pobj" or tree.head(last).lower != "for" or tree.head(tree.head(last)).i != noun.i:
            return []
        return self._parties.of(tree, last)

    def leaned_on(self, tree: Tree, verb: Token) -> list[Reference]:
        """Subject of the verb that this one leans on by "and", an infinitive or a participle."""
        at, steps = verb, 0
        while (at.dep in _SHARED_SUBJECT or _is_then(tree, at)) and at.head != at.i and steps < 4:
            head = tree.head(at)
            if is_misjoined(tree, at):
                head = tree.head(head)
            if at.dep == "acl" and not head.is_verb:
                return self._of_noun_above(tree, at)
            if at.dep == "pcomp":
                is_of, head = head.lower == "of", tree.head(head)
                if is_of and head.is_verb:
                    return []  # "spoke in May of coming under fire": nobody can tell whose
                if head.tag == "CD":
                    head = tree.head(tree.head(head))  # "her account in 2008 of"
                if not head.is_verb and tree.child(head, "poss") is not None:
                    return self.possessor(tree, head)  # "her account of coming under fire"
            if head.is_verb:
                if (
                    at.dep == "xcomp"
                    and (obj := tree.child(head, "dobj")) is not None
                    and head.lower not in word_list("own-will-verbs")
                ):
                    return self._parties.of(tree, obj)
                subjects = [
                    r for s in tree.children(head, "nsubj", "nsubjpass") for r in self._parties.of(tree, s)
                ]
                if subjects:
                    return subjects
            at, steps = head, steps + 1
        return []


def _is_then(tree: Tree, verb: Token) -> bool:
    """ "shook hands, then talked": a second deed that the parser joined by nothing."""
    return verb.dep == "dep" and verb.tag == "VBD" and tree.head(verb).tag == "VBD"


def _is_side_road(token: Token) -> bool:
    """A clause of its own or another member; "the agreements reached between" goes on."""
    return token.dep in ("conj", "xcomp") or (token.dep in _SIDE_ROAD and token.lower not in _SETTLED)


def is_misjoined(tree: Tree, verb: Token) -> bool:
    """ "urged it to reconsider and spoke": a finite verb joined to an infinitive goes with the verb above."""
    return verb.dep == "conj" and verb.tag in ("VBD", "VBZ", "VBP") and tree.head(verb).tag in ("VB", "VBG")


def is_passive(tree: Tree, verb: Token) -> bool:
    """Whether a verb stands in the passive ("was held", "attended by")."""
    if tree.child(verb, "nsubjpass", "auxpass") is not None:
        return not _is_minded(tree, verb)
    return verb.tag == "VBN" and verb.dep in ("acl", "advcl") and tree.child(verb, "agent") is not None


def _is_minded(tree: Tree, verb: Token) -> bool:
    """ "is opposed to", "is prepared to": a state of mind, not a deed done to somebody."""
    if verb.lower not in word_list("minded-participles") or tree.child(verb, "agent") is not None:
        return False
    below = (c for v in (verb, *tree.children(verb, "xcomp")) for c in tree.children(v, "prep", "aux"))
    return any(c.lower == "to" for c in below)


def _is_where(tree: Tree, token: Token) -> bool:
    return token.dep == "pobj" and tree.head(token).lower in (
        "in",
        "at",
        "near",
        "across",
        "around",
        "over",
        "within",
    )
