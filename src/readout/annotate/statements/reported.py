"""Runs the rules for reported clauses over the trees of a document."""

from __future__ import annotations

from collections.abc import Sequence

from readout.annotate.page import Page
from readout.annotate.statements.clauses import that_clause
from readout.annotate.statements.cues import CueFinder
from readout.annotate.statements.grammar import (
    before_that,
    has_modal,
    is_negated,
    is_passive,
    is_people,
    may_speak,
)
from readout.annotate.statements.nominal import may_say
from readout.annotate.statements.quote_index import QuoteIndex
from readout.annotate.statements.rules import ANY_VERB, NOMINAL_RULES, TURN, VERB_RULES, WITHHELD
from readout.annotate.statements.said import Cue, Phrase, Said, Stretch
from readout.annotate.statements.sources import addressees, agree_together, partner_of, phrase
from readout.annotate.statements.spans import is_word, stretches, with_quotes, without
from readout.annotate.statements.speakers import quoter, speaker, stand_in
from readout.annotate.statements.turns import Turn
from readout.annotate.statements.words import (
    BODIES,
    CITES,
    DECLINES,
    DOCUMENTS,
    EXPLETIVES,
    GOES_ON,
    NO_SPEAKERS,
    NOT_REPORTING,
    POSITIONS,
    QUOTES,
    RELATIVES,
    SILENCES,
    TELLS,
)
from readout.annotate.tree import Token, Tree

_FIRST = frozenset({"i", "we", "you", "me", "us"})
_ALONE = frozenset({"i", "me", "you", "it", "that", "this", "which", "who", "what"})
_ASIDE = ("advcl", "acl", "prep", "appos")
_NEED_WILL = frozenset({"infinitive", "object", "request", "topic", "preposition-object", "any-verb-clause"})


class Reported:
    """Finds reported clauses, one cue at a time."""

    def __init__(self, page: Page, cues: CueFinder, quotes: QuoteIndex, turns: Sequence[Turn]) -> None:
        """Keep what the rules look at.

        Args:
            page: The document on the desk, parsed.
            cues: Looks verbs up.
            quotes: Its quotations.
            turns: Its turns, when it is a transcript.
        """
        self._turns = turns
        self._page = page
        self._cues = cues
        self._quotes = quotes

    def find(self) -> list[Said]:
        """Everything that a rule finds, in order of the cues."""
        found = [said for turn in self._turns if (said := self._turn(turn)) is not None]
        for number, tree in sorted(self._page.trees.items()):
            if self._page.sentences[number].kind == "caption":
                continue
            said_here = (
                self._verb(number, tree, token)
                if token.is_verb and token.lower != "according"
                else self._nominal(number, tree, token)
                for token in tree.tokens
                if token.is_verb or may_say(token)
            )
            found.extend(said for said in said_here if said is not None)
        return found

    def _turn(self, turn: Turn) -> Said | None:
        """What a transcript gives under somebody's name."""
        number = self._page.sentence_at(turn.name_start)
        tree = self._page.trees.get(number) if number is not None else None
        if tree is None or number is None:
            return None
        words = [t for t in tree.between(turn.name_start, turn.name_end) if is_word(t)]
        mark = next((t for t in tree.tokens if t.start >= turn.name_end - 1 and ":" in t.text), None)
        if not words or mark is None:
            return None
        return Said(
            rule=TURN.name,
            sentence=number,
            tree=tree,
            cue=Cue(token=mark, start=turn.name_end, end=turn.name_end + 1, lemma=None),
            source=Phrase(tree=tree, head=words[-1], start=turn.name_start, end=turn.name_end),
            content=[(turn.start, turn.end)],
            is_set_off=True,
        )

    def _verb(self, number: int, tree: Tree, token: Token) -> Said | None:
        cue = self._cues.cue(tree, token)
        if cue is None:
            return self._any_verb(number, tree, token)
        if self._is_embedded_infinitive(tree, token) or _is_declined(tree, token):
            return None
        if is_negated(tree, token) and cue.lemma in POSITIONS:
            return self._withheld(number, tree, cue)
        for rule in VERB_RULES:
            if rule.forces and cue.force not in rule.forces:
                continue
            tokens = rule.find(tree, cue)
            if tokens:
                return self._said(rule.name, number, tree, cue, tokens)
        return None

    def _withheld(self, number: int, tree: Tree, cue: Cue) -> Said | None:
        """What somebody does not confirm or rule out: the whole clause, so that the "not" is in it."""
        who = tree.child(cue.token, "nsubj")
        if who is None or has_modal(tree, cue.token) or not may_speak(who) or self._is_quoted(tree, cue, who):
            return None
        skip = {"conj", "cc", "advcl", "parataxis", "mark"}
        tokens = tree.subtree(cue.token, skip=lambda t: t.dep in skip and tree.head(t).i == cue.token.i)
        content = stretches(tree, tokens, self._page.text)
        if who.lower in EXPLETIVES or who.lower in NO_SPEAKERS or not content:
            return None
        return Said(
            rule=WITHHELD.name,
            sentence=number,
            tree=tree,
            cue=Cue(token=cue.token, start=cue.start, end=cue.end, lemma=None),
            source=phrase(tree, who, self._page.text),
            content=content,
        )

    def _any_verb(self, number: int, tree: Tree, token: Token) -> Said | None:
        clause = tree.child(token, "ccomp")
        if clause is None or clause.i < token.i or tree.child(clause, "nsubj", "nsubjpass", "expl") is None:
            return None
        if token.lower in NOT_REPORTING or token.dep in ("aux", "auxpass", "amod") or is_passive(tree, token):
            return None
        cue = self._cues.guess(token)
        who = speaker(tree, cue)
        if who is None or who.lower in EXPLETIVES or who.tag in ("WDT", "DT"):
            return None
        tokens = that_clause(tree, cue)
        is_marked = any(t.lower == "that" for t in tree.children(clause, "mark"))
        if not tokens or (not is_marked and token.tag not in ("VBD", "VBZ", "VBP")):
            return None
        return self._said(ANY_VERB.name, number, tree, cue, tokens)

    def _nominal(self, number: int, tree: Tree, token: Token) -> Said | None:
        if not may_say(token):
            return None
        is_object = token.dep == "dobj" and self._cues.cue(tree, tree.head(token)) is not None
        for rule in NOMINAL_RULES:
            found = rule.find(tree, token)
            if found is None:
                continue
            if is_object and (found.head is None or not _is_another(tree, tree.head(token), found.head)):
                return None
            is_inner = found.head is not None and self._stands_in_quote(found.cue, found.head)
            is_of_another = is_inner and found.head is not None and _is_named(found.head)
            if self._is_quoted(tree, found.cue, found.head) and not is_of_another:
                return None
            source = phrase(tree, found.head, self._page.text) if found.head is not None else None
            content = self._content(tree, found.tokens, found.cue, source)
            if content:
                return Said(
                    rule=rule.name,
                    sentence=number,
                    tree=tree,
                    cue=found.cue,
                    source=source,
                    content=content,
                    is_inner=is_of_another,
                    cited=self._which_cites(tree, found.head),
                )
        return None

    def _said(self, name: str, number: int, tree: Tree, cue: Cue, tokens: list[Token]) -> Said | None:
        text = self._page.text
        who = None if name.startswith("hearsay") and not self._has_agent(tree, cue) else speaker(tree, cue)
        if self._is_quoted(tree, cue, who):
            return None
        if name == "request" and is_passive(tree, cue.token):
            return None
        if (is_negated(tree, cue.token) or has_modal(tree, cue.token)) and not self._is_telling_anyway(cue):
            return None
        if who is None and not name.startswith("hearsay"):
            return None
        if who is not None and (
            (who.lower in NO_SPEAKERS and tree.child(who, "acl", "relcl") is None)
            or (name in _NEED_WILL and not may_speak(who))
        ):
            return None
        source = phrase(tree, who, text, stand_in=stand_in(tree, cue, who)) if who is not None else None
        quoted_by = quoter(tree, cue)
        content = self._content(tree, tokens, cue, source)
        if not content:
            return None
        return Said(
            rule=name,
            sentence=number,
            tree=tree,
            cue=cue,
            source=source,
            content=content,
            addressees=addressees(tree, cue, text),
            is_inner=self._stands_in_quote(cue, who),
            cited=self._cited(tree, cue),
            together=phrase(tree, partner, text) if (partner := partner_of(tree, cue)) is not None else None,
            via=(phrase(tree, quoted_by[0], text), (quoted_by[1].start, quoted_by[1].end))
            if quoted_by is not None
            else None,
        )

    def _content(self, tree: Tree, tokens: list[Token], cue: Cue, source: Phrase | None) -> list[Stretch]:
        text = self._page.text
        pieces = stretches(tree, tokens, text)
        holes = [(cue.start, cue.end)]
        if source is not None and source.tree is tree and not any(t.i == source.head.i for t in tokens):
            holes.append((source.start, source.end))
        near = self._quotes.within(pieces[0][0], pieces[-1][1]) if pieces else []
        near = [q for q in near if not q.covers(cue.start)]
        found = with_quotes(without(pieces, holes, text), near)
        whole = [p for p in found if text[p[0] : p[1]].lower() not in RELATIVES]
        return whole or found

    def _is_quoted(self, tree: Tree, cue: Cue, who: Token | None) -> bool:
        """Whether cue and speaker stand in a quotation, and who is quoted does not tell what others said."""
        if self._quotes.at(cue.start) is not None:
            return self._stands_in_quote(cue, who) and (who is None or not _tells_on(tree, cue, who))
        # In a transcript only what others say is told once more; the colon after the name is the turn's own.
        if any(t.name_end == cue.start for t in self._turns):
            return True
        own = (
            who is None
            or who.lower in _FIRST
            or any(t.name_start <= who.start < t.start for t in self._turns)
        )
        return own and any(t.start <= cue.start < t.end for t in self._turns)

    def _stands_in_quote(self, cue: Cue, who: Token | None) -> bool:
        quote = self._quotes.at(cue.start)
        return quote is not None and (who is None or quote.covers(who.start))

    def _is_embedded_infinitive(self, tree: Tree, token: Token) -> bool:
        """Whether "to …" depends on something that does not report: "means to address"."""
        if not any(c.tag == "TO" for c in tree.children(token, "aux")):
            return False
        head = tree.head(token)
        return token.dep != "xcomp" or (head.lower not in GOES_ON and self._cues.cue(tree, head) is None)

    @staticmethod
    def _has_agent(tree: Tree, cue: Cue) -> bool:
        return tree.child(cue.token, "agent") is not None

    @staticmethod
    def _is_telling_anyway(cue: Cue) -> bool:
        """Whether what is denied is itself a position ("did not think", "would like")."""
        return cue.verb is not None and cue.verb.kind == "thought"

    def _cited(self, tree: Tree, cue: Cue) -> tuple[Phrase, Stretch] | None:
        """Whom the speaker cites: "Kyodo, citing officials, said", "said, citing a memorandum, that"."""
        clause, subject = tree.child(cue.token, "ccomp"), tree.child(cue.token, "nsubj")
        of_others = {t.i for t in before_that(tree, cue.token)}
        near = [c for head in (cue.token, subject) if head is not None for c in tree.children(head, *_ASIDE)]
        near.extend(before_that(tree, clause) if clause is not None else ())
        for child in near:
            whom = _whom_cited(tree, child) if child.lower in CITES and child.i not in of_others else None
            if whom is not None:
                is_source = _can_be_cited(tree, whom)
                return (phrase(tree, whom, self._page.text), (child.start, child.end)) if is_source else None
        return None

    def _which_cites(self, tree: Tree, source: Token | None) -> tuple[Phrase, Stretch] | None:
        """ "according to the Asahi, which quoted government sources"."""
        for verb in tree.children(source, "relcl") if source is not None else ():
            whom = tree.child(verb, "dobj") if verb.lower in QUOTES else None
            if whom is not None and _can_be_cited(tree, whom):
                return phrase(tree, whom, self._page.text), (verb.start, verb.end)
        return None


def _is_declined(tree: Tree, verb: Token) -> bool:
    """ "declined to comment on the report": nothing is said."""
    at = verb if verb.dep == "xcomp" else next(tree.children(verb, "xcomp"), verb)
    declines = tree.head(at)
    return at.lower in SILENCES and at.dep == "xcomp" and declines.lower in DECLINES


def _tells_on(tree: Tree, cue: Cue, who: Token) -> bool:
    """Whether words in a quotation tell of others' words, or of what was said together ("we confirmed")."""
    if cue.lemma in ("hear", "learn"):
        return who.lower not in _ALONE
    if who.lower == "we" and tree[who.i + 1].lower == "both":
        return True
    if cue.verb is None or cue.verb.kind != "speech":
        return False
    if who.lower in ("i", "we") and (cue.lemma or "") in TELLS:
        return cue.token.tag == "VBD"
    if who.lower in _ALONE:
        return False
    is_told = cue.token.tag in ("VBD", "VBN") and cue.force != "neutral"
    return who.lower not in _FIRST or is_told or agree_together(cue, who)


def _is_another(tree: Tree, verb: Token, owner: Token) -> bool:
    """ "reiterated Trump's call", "denied reports in the media": whose words are taken up."""
    is_subject = owner.i < verb.i or any(owner.i == t.i for t in tree.children(verb, "nsubj"))
    return not is_subject and (owner.tag.startswith("NNP") or owner.lower in BODIES)


def _is_named(owner: Token) -> bool:
    """Whether a noun's owner is somebody by name or title, not "his"."""
    return owner.tag.startswith("NNP") or (owner.is_noun and " " in owner.text)


def _can_be_cited(tree: Tree, whom: Token) -> bool:
    """Whether what is cited has said something: people, or somebody's document."""
    if is_people(whom):
        return True
    noun = whom.lower.removesuffix("s")
    words = ("from", "by") if noun == "release" else ("from", "by", "of")  # "the release of prisoners"
    is_owned = any(c.dep == "poss" or c.lower in words for c in tree.children(whom, "poss", "prep"))
    return noun in DOCUMENTS and is_owned


def _whom_cited(tree: Tree, verb: Token) -> Token | None:
    """ "citing officials", "citing what it called an informed source"."""
    whom = tree.child(verb, "dobj", "pobj")
    if whom is not None:
        return whom
    for clause in tree.children(verb, "ccomp"):
        called = tree.child(clause, "oprd", "dobj", "attr")
        if called is not None and called.i > clause.i:
            return called
    return None
