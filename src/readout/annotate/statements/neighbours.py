"""The words right before and right after a quotation, and the cue among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readout.annotate.page import Page
from readout.annotate.statements.cues import CueFinder
from readout.annotate.statements.grammar import is_infinitive, is_passive, may_speak
from readout.annotate.statements.nominal import according_to
from readout.annotate.statements.quote_index import QuoteIndex
from readout.annotate.statements.quotes import Quote
from readout.annotate.statements.said import Cue, Phrase
from readout.annotate.statements.sources import phrase
from readout.annotate.statements.spans import is_word
from readout.annotate.statements.speakers import speaker, stand_in
from readout.annotate.statements.surroundings import SEPARATES, Surroundings
from readout.annotate.statements.words import NO_QUOTE, NO_SPEAKERS, NO_TAIL, NOT_REPORTING, SAYS_NOTHING
from readout.annotate.tree import Token, Tree

_ASIDE_DEPS = frozenset({"relcl", "acl", "amod", "compound", "pcomp"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBG", "VBN"})
_COMPLEMENTS = ("dobj", "dative", "attr", "oprd", "acomp", "xcomp", "ccomp")
_MAX_AFTER = 28
_MAX_BEFORE = 24
_MAX_FRAGMENT_GAP = 8
_MAX_NAME = 9
_DASH_NAME = re.compile(
    r"[ \t\n\u00a0]{0,3}(―|—|–|--|-)[ \t\u00a0]{0,2}([^\W\d_a-z][^\n“\"―]{1,80}?)(?=[.\s]*(?:\n|\Z|“|\"))"
)
_LAST_SIGN = re.compile(r"[^\s]\s*\Z")


@dataclass(frozen=True, slots=True)
class CueSpot:
    """A cue beside a quotation.

    Attributes:
        rule: Name of the rule that sees it so.
        sentence: Number of its sentence.
        tree: Tree of that sentence.
        cue: The cue.
        source: Who speaks.
        is_set_off: Whether comma, colon or a capital set the quotation off.
        prefix: First code point of unquoted words that belong to the content, or None.
    """

    rule: str
    sentence: int
    tree: Tree
    cue: Cue
    source: Phrase | None
    is_set_off: bool
    prefix: int | None = None


class Neighbours:
    """Looks around quotations."""

    def __init__(self, page: Page, cues: CueFinder, quotes: QuoteIndex) -> None:
        """Keep the page.

        Args:
            page: The document on the desk, parsed.
            cues: Looks verbs up.
            quotes: All quotations of the document, in order.
        """
        self._page = page
        self._cues = cues
        self._quotes = quotes
        self._around = Surroundings(page, cues, quotes)

    def is_whole(self, quote: Quote) -> bool:
        """Whether a quotation is all there is in its sentences."""
        return self._around.is_whole(quote)

    def breaks_off(self, quote: Quote) -> bool:
        """Whether a quotation ends with a comma, so that its sentence goes on with who says it."""
        return self._around.last_sign(quote) == ","

    def colon_before(self, quote: Quote) -> CueSpot | None:
        """The cue of a quotation introduced by a colon, also from the sentence or paragraph before."""
        text = self._page.text
        sign = _LAST_SIGN.search(text, max(0, quote.start - 12), quote.start)
        if sign is None or sign[0][0] != ":":
            return None
        number = self._page.sentence_at(sign.start())
        tree = self._page.trees.get(number) if number is not None else None
        if tree is None or number is None:
            return None
        before = [t for t in tree.tokens if t.end <= sign.start() + 1]
        cue = self._last_cue(tree, before, guess=True)
        if cue is not None:
            return CueSpot("quote-after-cue", number, tree, cue, self._source(tree, cue), is_set_off=True)
        head = self._named_before(tree, before)
        mark = next((t for t in reversed(before) if t.text.endswith(":")), None)
        if head is None or mark is None:
            return None
        cue = Cue(token=mark, start=sign.start(), end=sign.start() + 1, lemma=None)
        return CueSpot("quote-after-name", number, tree, cue, phrase(tree, head, text), is_set_off=True)

    @staticmethod
    def _named_before(tree: Tree, before: Sequence[Token]) -> Token | None:
        """Who is named before a colon: a name alone, or the subject of a verb that says nothing."""
        words = [t for t in before if is_word(t)]
        verbs = [t for t in words if t.is_verb and t.dep in ("ROOT", "ccomp", "conj", "relcl", "advcl")]
        own = [t for t in verbs if tree.child(t, "nsubj") is not None]
        verb = own[-1] if own else next(iter(verbs), None)
        head = None
        if verb is not None:
            head = tree.child(verb, "nsubj")
        elif 0 < len(words) <= _MAX_NAME:
            head = tree.top(words[0].start, words[-1].end) or words[-1]
        return head if head is not None and may_speak(head) else None

    def dash_after(self, quote: Quote) -> CueSpot | None:
        """A dash and a name at the end of the line, as under mottoes and letters."""
        text = self._page.text
        match = _DASH_NAME.match(text, quote.end)
        if match is None:
            return None
        number = self._page.sentence_at(match.start(2))
        tree = self._page.trees.get(number) if number is not None else None
        if tree is None or number is None:
            return None
        words = [t for t in tree.between(match.start(2), match.end(2)) if is_word(t)]
        if not words or any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in words):
            return None
        head = next((t for t in words if t.tag.startswith("NN")), words[0])
        mark = tree.tokens[max(0, words[0].i - 1)]
        cue = Cue(token=mark, start=match.start(1), end=match.end(1), lemma=None)
        whole = Phrase(tree=tree, head=head, start=words[0].start, end=words[-1].end)
        return CueSpot("quote-dash-name", number, tree, cue, whole, is_set_off=True)

    def clause_around(self, quote: Quote) -> CueSpot | None:
        """The verb in whose complement quoted words stand, whatever it means, if somebody is its subject."""
        number = self._page.sentence_at(quote.inner_start)
        tree = self._page.trees.get(number) if number is not None else None
        inside = tree.between(quote.inner_start, quote.inner_end) if tree is not None else []
        if tree is None or number is None or not inside or quote.is_term(self._page.text):
            return None
        below = tree.top(inside[0].start, inside[-1].end) or inside[0]
        for at in tree.ancestors(below):
            if at.tag in _FINITE and at.dep not in ("aux", "auxpass", "amod") and not quote.covers(at.start):
                break
            below = at
        else:
            return None
        if below.i < at.i or below.dep in ("advcl", "conj", "parataxis") or at.lower in SAYS_NOTHING:
            return None
        cue = self._cues.cue(tree, at) or self._cues.guess(at)
        source = self._source(tree, cue)
        if source is None or cue.lemma in NO_QUOTE or is_passive(tree, at):
            return None
        if at.tag in ("VBG", "VBN") and tree.child(at, "aux", "nsubj") is None:
            return None
        if source.head.lower in NO_SPEAKERS or not may_speak(source.head):
            return None
        first = next((c for c in tree.children(at, *_COMPLEMENTS) if c.i > at.i), below)
        prefix = min(tree.subtree(first)[0].start, quote.start)
        return CueSpot("quote-in-clause", number, tree, cue, source, is_set_off=False, prefix=prefix)

    def before(self, quote: Quote) -> CueSpot | None:
        """The cue that the quotation follows in its sentence."""
        number, words, tree = self._around.prefix(quote)
        if tree is None or number is None or not words:
            return None
        gap = self._page.text[words[-1].end : quote.start].strip()
        starts_big = self._page.text[quote.inner_start : quote.inner_start + 1].isupper()
        is_sentence = starts_big and self._around.last_sign(quote) in ".,?!"
        cue = self._last_cue(tree, words, guess=gap == "," or (is_sentence and words[-1].is_verb))
        if cue is None or cue.lemma in NO_QUOTE or quote.is_term(self._page.text):
            return None
        between = [t for t in words if t.start >= cue.end]
        if gap in (",", "—", "–", "--") or (not between and starts_big):
            if not self._goes_straight(tree, cue, between, limit=_MAX_BEFORE):
                return None
            return CueSpot("quote-after-cue", number, tree, cue, self._source(tree, cue), is_set_off=True)
        if gap or not self._goes_straight(tree, cue, between, limit=_MAX_FRAGMENT_GAP):
            return None
        if between and between[-1].dep in ("det", "amod", "poss", "compound", "case", "nummod", "prep"):
            return None
        if self._source(tree, cue) is None:
            return None
        return CueSpot("quote-fragment", number, tree, cue, self._source(tree, cue), is_set_off=False)

    def after(self, quote: Quote) -> CueSpot | None:
        """The cue that follows the quotation."""
        text = self._page.text
        following = text[quote.end : quote.end + 3].lstrip()[:1]
        if self._around.last_sign(quote) not in SEPARATES and following not in (",", "—", "–", "-"):
            return None
        number, tree, words = self._around.suffix(quote)
        if tree is None or number is None or not words or words[0].lower in NO_TAIL:
            return None
        if words[0].lower == "according":
            found = according_to(tree, words[0])
            if found is None or found.head is None:
                return None
            return self._spot(
                quote, "quote-before-cue", number, tree, found.cue, phrase(tree, found.head, text)
            )
        cue = self._cue_after(quote, tree, words)
        source = self._source_after(tree, cue, words) if cue is not None else None
        if cue is None or source is None or (cue.token.tag == "VBG" and self._around.prefix(quote)[1]):
            return None
        return self._spot(quote, "quote-before-cue", number, tree, cue, source)

    def _cue_after(self, quote: Quote, tree: Tree, words: Sequence[Token]) -> Cue | None:
        """The verb that says it, also one in no table when nothing else can be meant."""
        verb = self._first_verb(tree, words[:_MAX_AFTER])
        if verb is None:
            return None
        cue = self._cues.cue(tree, verb)
        if cue is not None:
            return cue if cue.lemma not in NO_QUOTE else None
        if self._around.prefix(quote)[1] or not self._can_guess(tree, verb, words):
            return None
        return self._cues.guess(verb)

    def _spot(
        self, quote: Quote, rule: str, number: int, tree: Tree, cue: Cue, source: Phrase | None
    ) -> CueSpot:
        _, words, _ = self._around.prefix(quote)
        prefix = words[0].start if words else None
        return CueSpot(rule, number, tree, cue, source, is_set_off=True, prefix=prefix)

    def _last_cue(self, tree: Tree, words: Sequence[Token], *, guess: bool) -> Cue | None:
        """The cue nearest to the end of some words; verbs of clauses aside are passed over."""
        for token in reversed(words):
            if not token.is_verb or token.dep in ("aux", "auxpass"):
                continue
            cue = self._cues.cue(tree, token)
            if cue is not None and token.dep not in ("amod", "compound"):
                return cue
            if token.dep in _ASIDE_DEPS or token.tag == "VBG":
                continue
            if not guess or tree.child(token, "nsubj") is None or token.lower in NOT_REPORTING:
                return None
            return self._cues.guess(token)
        return None

    @staticmethod
    def _goes_straight(tree: Tree, cue: Cue, between: Sequence[Token], *, limit: int) -> bool:
        """Whether nothing but addressees and circumstances stands between cue and quotation."""
        if len(between) > limit:
            return False
        for token in between:
            if token.dep in ("nsubj", "nsubjpass") and tree.head(token).i != cue.token.i:
                return False
        return True

    @staticmethod
    def _first_verb(tree: Tree, words: Sequence[Token]) -> Token | None:
        """The verb that says: of no clause aside, and of a chain the last ("is reported to have said")."""
        ids = {t.i for t in words}
        for token in words:
            if not token.is_verb or token.dep in ("aux", "auxpass", "amod", "compound"):
                continue
            if token.dep in ("relcl", "acl") and token.head in ids:
                continue
            last = token
            for _ in range(3):
                following = tree.child(last, "xcomp")
                if following is None or following.i not in ids or not is_infinitive(tree, following):
                    break
                last = following
            return last
        return None

    @staticmethod
    def _can_guess(tree: Tree, verb: Token, words: Sequence[Token]) -> bool:
        """Whether an unknown verb after a quotation can only say it: it has a subject and no object."""
        if (
            verb.tag not in ("VBD", "VBZ", "VBP")
            or verb.lower in NOT_REPORTING
            or tree.child(verb, "dobj", "attr", "acomp") is not None
        ):
            return False
        return verb.i == words[0].i or any(t.is_noun for t in words if t.i < verb.i)

    def _source(self, tree: Tree, cue: Cue) -> Phrase | None:
        who = speaker(tree, cue)
        if who is None or self._quotes.at(who.start) is not None:
            return None
        return phrase(tree, who, self._page.text, stand_in=stand_in(tree, cue, who))

    def _source_after(self, tree: Tree, cue: Cue, words: Sequence[Token]) -> Phrase | None:
        """The subject among the words after the quotation, on either side of the verb."""
        ids = {t.i for t in words}
        who = speaker(tree, cue)
        if who is None or who.i not in ids:
            before = [t for t in words if t.i < cue.token.i and t.is_noun]
            behind = [t for t in words if t.i > cue.token.i and t.is_noun]
            who = None
            if before:
                who = tree.top(before[0].start, before[-1].end)
            elif behind and behind[0].i - cue.token.i <= 6:
                own = [t for t in tree.children(cue.token, "dobj", "npadvmod", "attr", "oprd") if t.i in ids]
                who = own[0] if own else behind[0]
        return phrase(tree, who, self._page.text) if who is not None else None
