"""The words that stand around a quotation in its sentences."""

from __future__ import annotations

from readout.annotate.page import Page
from readout.annotate.sentences import Sentence
from readout.annotate.statements.cues import CueFinder
from readout.annotate.statements.quote_index import QuoteIndex
from readout.annotate.statements.quotes import Quote
from readout.annotate.statements.spans import is_word
from readout.annotate.tree import Token, Tree

SEPARATES = ",.?!…—–-"
"""Signs that end quoted words before their speaker is named."""
_SHORT_TELLING = 90


class Surroundings:
    """Reads the words before and after quotations."""

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

    def is_whole(self, quote: Quote) -> bool:
        """Whether no word stands before it in its sentence and none follows it in its last one."""
        return not self.prefix(quote)[1] and not self.suffix(quote)[2]

    def prefix(self, quote: Quote) -> tuple[int | None, list[Token], Tree | None]:
        """The words of its sentence before the quotation, as far back as the quotation before it."""
        number = self._page.sentence_at(quote.start)
        tree = self._page.trees.get(number) if number is not None else None
        if tree is None or number is None:
            return number, [], None
        floor, previous = 0, self._quotes.before(quote.start)
        while previous is not None and previous.end > self._page.sentences[number].start:
            if self.sets_off(previous):
                floor = previous.end
                break
            previous = self._quotes.before(previous.start)
        return (
            number,
            [t for t in tree.tokens if floor <= t.start and t.end <= quote.start and is_word(t)],
            tree,
        )

    def suffix(self, quote: Quote) -> tuple[int | None, Tree | None, list[Token]]:
        """The words after it up to the next quotation, of the next sentence where its mark ended this one."""
        number = self._page.sentence_at(quote.end - 1)
        if number is None:
            number = self._page.sentence_at(quote.inner_end - 1)
        if number is None:
            return None, None, []
        tree = self._page.trees.get(number)
        limit = self._quotes.next_start(quote.end, len(self._page.text))
        words = (
            [t for t in tree.tokens if quote.end <= t.start < limit and is_word(t)]
            if tree is not None
            else []
        )
        if words or number + 1 >= len(self._page.sentences):
            return number, tree, words
        here, following = self._page.sentences[number], self._page.sentences[number + 1]
        if following.paragraph != here.paragraph or following.start >= limit:
            return number, tree, []
        tree = self._page.trees.get(number + 1)
        if not self._page.text[following.start].islower() and not self._only_tells(quote, following, tree):
            return number, tree, []
        words = [t for t in tree.tokens if t.start < limit and is_word(t)] if tree is not None else []
        return number + 1, tree, words

    def last_sign(self, quote: Quote) -> str:
        """The last sign of the words in it, the marks of a quotation inside it left out."""
        return self._page.text[quote.inner_start : quote.inner_end].rstrip("”’'\" \u00a0")[-1:] or " "

    def sets_off(self, quote: Quote) -> bool:
        """Whether a quotation ends so that something new begins."""
        return self.last_sign(quote) in SEPARATES or self._page.text[quote.end : quote.end + 1] == ","

    def _only_tells(self, quote: Quote, sentence: Sentence, tree: Tree | None) -> bool:
        """Whether the sentence after a question or exclamation tells only who spoke: “Why?” Bush said."""
        if (
            tree is None
            or self.last_sign(quote) not in "?!"
            or sentence.end - sentence.start > _SHORT_TELLING
        ):
            return False
        following = self._page.text[sentence.end : sentence.end + 3].lstrip()[:1]
        verb = next((t for t in tree.tokens if t.is_verb and t.dep == "ROOT"), None)
        if verb is None or (following in '“"' and following):
            return bool(verb) and not self._page.text[sentence.start : sentence.end].rstrip().endswith(
                (",", ":")
            )
        return self._cues.cue(tree, verb) is not None and tree.child(verb, "ccomp", "xcomp") is None
