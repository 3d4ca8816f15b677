"""Gives every quotation its speaker: a cue after it, before it, or the speaker of the words before it."""

from __future__ import annotations

from collections import defaultdict

from readout.annotate.page import Page
from readout.annotate.statements.cues import CueFinder
from readout.annotate.statements.neighbours import CueSpot, Neighbours
from readout.annotate.statements.quote_index import QuoteIndex
from readout.annotate.statements.quotes import Quote
from readout.annotate.statements.said import Said
from readout.annotate.statements.sources import addressees
from readout.annotate.statements.spans import merged, with_quotes

_MIN_ALONE_WORDS = 4
_MAX_BACK = 15
_BESIDE = frozenset({"relcl", "acl", "advcl", "amod", "pcomp"})
"""Clauses aside: who speaks in one of them does not go on in the next paragraph."""


class Attacher:
    """Attaches the quotations of one document to what was found without them."""

    def __init__(self, page: Page, cues: CueFinder, quotes: QuoteIndex, found: list[Said]) -> None:
        """Keep what is known so far.

        Args:
            page: The document on the desk, parsed.
            cues: Looks verbs up.
            quotes: Its quotations.
            found: Reported clauses; changed and added to.
        """
        self._page = page
        self._quotes = quotes
        self._near = Neighbours(page, cues, quotes)
        self._found = found
        self._in_sentence: dict[int, list[Said]] = defaultdict(list)
        outer = [said for said in found if not said.is_inner]
        for said in outer:
            self._in_sentence[said.sentence].append(said)
        self._by_cue = {s.cue.start: s for s in outer if s.cue is not None}
        self._of: dict[int, Said] = {}
        self._set_off: dict[int, list[Quote]] = {}

    def attach(self) -> list[Said]:
        """Everything said, quotations included, in order of the text."""
        for number, quote in enumerate(self._quotes.quotes):
            self._one(number, quote)
        self._settle()
        self._found = [s for s in self._found if s.content]
        return sorted(self._found, key=lambda s: (s.start, s.end, s.cue.start if s.cue else -1))

    def _one(self, number: int, quote: Quote) -> None:
        if quote.continues and number - 1 in self._of:
            self._extend(self._of[number - 1], number, quote)
            return
        spot = self._near.colon_before(quote)
        if spot is not None and self._near.breaks_off(quote):
            spot = self._near.after(quote) or spot
        if spot is None:
            before, after = self._near.before(quote), self._near.after(quote)
            spot = before if before is not None and (before.is_set_off or after is None) else after
        if spot is None:
            spot = self._near.dash_after(quote)
        if spot is not None:
            self._speak(number, quote, spot)
            return
        holder = self._holder(quote)
        if holder is not None:
            self._of[number] = holder
            return
        inside = next(
            (s for s in self._around(quote) if s.cue is not None and quote.covers(s.cue.start)), None
        )
        if inside is not None:
            self._extend(inside, number, quote)
            return
        self._continue(number, quote)
        if number not in self._of and (spot := self._near.clause_around(quote)) is not None:
            self._speak(number, quote, spot)

    def _speak(self, number: int, quote: Quote, spot: CueSpot) -> None:
        """The quotation has a cue of its own."""
        said = self._by_cue.get(spot.cue.start)
        if said is not None and not spot.is_set_off and said.holds(quote.inner_start):
            self._of[number] = said
            return
        if said is None:
            said = Said(
                rule=spot.rule,
                sentence=spot.sentence,
                tree=spot.tree,
                cue=spot.cue,
                source=spot.source,
                addressees=addressees(spot.tree, spot.cue, self._page.text) if spot.cue.lemma else [],
            )
            self._add(said)
            self._by_cue[spot.cue.start] = said
        if said.source is None:
            said.source = spot.source
        if spot.is_set_off and spot.prefix is None:
            if not self._set_off.get(id(said)):
                said.rule = spot.rule
                said.content = []
            self._set_off.setdefault(id(said), []).append(quote)
            said.is_set_off = True
            said.content = merged([*said.content, (quote.start, quote.end)])
        elif not said.holds(quote.inner_start):
            start = spot.prefix if spot.prefix is not None else quote.start
            said.content = with_quotes(
                merged([*said.content, (start, quote.end)]), self._quotes.within(start, quote.end)
            )
        self._of[number] = said

    def _add(self, said: Said) -> None:
        self._found.append(said)
        self._in_sentence[said.sentence].append(said)

    def _around(self, quote: Quote) -> list[Said]:
        """What is said by cues in the sentences of a quotation and in those beside it."""
        first = self._page.sentence_at(quote.start) or 0
        last = self._page.sentence_at(quote.end - 1) or first
        return [s for n in range(first - 1, max(first, last) + 2) for s in self._in_sentence.get(n, ())]

    def _holder(self, quote: Quote) -> Said | None:
        """The innermost reported clause that the quotation stands in."""
        holding = [
            s for s in self._around(quote) if s.holds(quote.inner_start) and s.holds(quote.inner_end - 1)
        ]
        return min(holding, key=lambda s: s.end - s.start) if holding else None

    def _continue(self, number: int, quote: Quote) -> None:
        """Whole sentences of quotation without a cue go on with whoever spoke last."""
        if not self._near.is_whole(quote):
            return
        last = self._last_before(quote)
        if (
            last is None
            or len(self._page.text[quote.inner_start : quote.inner_end].split()) < _MIN_ALONE_WORDS
        ):
            return
        here = self._page.sentence_at(quote.start) or 0
        spoke_here = self._page.sentences[last.sentence].paragraph == quote.paragraph
        ended_here = self._paragraph_of_end(last) == quote.paragraph
        if spoke_here or ended_here:
            if last.is_set_off:
                self._extend(last, number, quote)
                return
            self._add_heir("quote-continued", last, number, quote, here)
        elif last.is_set_off and self._paragraph_of_end(last) >= quote.paragraph - 1:
            self._extend(last, number, quote)
        elif self._page.sentences[last.sentence].paragraph >= quote.paragraph - 2:
            self._add_heir("quote-alone", last, number, quote, here)

    def _paragraph_of_end(self, said: Said) -> int:
        number = self._page.sentence_at(said.end - 1)
        return self._page.sentences[number].paragraph if number is not None else -1

    def _add_heir(self, rule: str, last: Said, number: int, quote: Quote, sentence: int) -> None:
        while last.heir is not None:
            last = last.heir
        said = Said(
            rule=rule,
            sentence=sentence,
            tree=self._page.trees.get(sentence),
            content=[(quote.start, quote.end)],
            heir=last,
            is_set_off=True,
        )
        self._add(said)
        self._of[number] = said

    def _last_before(self, quote: Quote) -> Said | None:
        """Whoever spoke last before the quotation, by the later of cue and words."""
        here = self._page.sentence_at(quote.start) or 0
        for number in range(here, max(-1, here - _MAX_BACK), -1):
            spoken = [s for s in self._in_sentence.get(number, ()) if self._may_go_on(s, quote)]
            if spoken:
                return max(spoken, key=lambda s: (s.is_set_off, -s.start))
        return None

    def _may_go_on(self, said: Said, quote: Quote) -> bool:
        """Whether somebody spoke there whose words a quotation can continue."""
        if not said.content or said.start >= quote.start or (said.source is None and said.heir is None):
            return False
        if (said.cue is not None and said.cue.start >= quote.start) or said.rule in (
            "noun",
            "any-verb-clause",
        ):
            return False
        if said.cue is not None and said.cue.token.dep in _BESIDE and not self._of_quote(said):
            return False
        thought = said.cue is not None and said.cue.verb is not None and said.cue.verb.kind == "thought"
        return self._of_quote(said) or not thought

    def _of_quote(self, said: Said) -> bool:
        return id(said) in self._set_off

    def _extend(self, said: Said, number: int, quote: Quote) -> None:
        said.content = merged([*said.content, (quote.start, quote.end)])
        self._of[number] = said

    def _settle(self) -> None:
        """A quotation set off for one speaker is nobody else's clause."""
        for said in self._found:
            for quote in self._set_off.get(id(said), []):
                for other in self._around(quote):
                    if other is said or other.is_set_off or other.cue is None or not other.content:
                        continue
                    inside = all(quote.start <= low and high <= quote.end for low, high in other.content)
                    apart = said.cue is not None and not other.holds(said.cue.start)
                    if inside and apart and not quote.covers(other.cue.start):
                        other.content = []
