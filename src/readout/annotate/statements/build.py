"""From what was worked out to the record's statements."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from readout.annotate.mentions.groups import is_somebody
from readout.annotate.mentions.parties import Parties
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.statements.chains import Links
from readout.annotate.statements.grammar import modality
from readout.annotate.statements.naming import Naming
from readout.annotate.statements.papers import Papers
from readout.annotate.statements.quote_index import QuoteIndex
from readout.annotate.statements.rules import TURN
from readout.annotate.statements.said import Phrase, Said, Stretch
from readout.annotate.statements.sources import agree_together
from readout.annotate.statements.spans import merged, without
from readout.annotate.statements.turns import find_giver
from readout.annotate.statements.vouched import is_guess, is_held, is_nobody
from readout.annotate.statements.words import GROUP_WORDS, OWN_PRONOUNS
from readout.model import Attribution, Dating, Mode, Party, SpeechKind, Stance, Statement

_OF_OTHERS = frozenset({"he", "she", "they"})


class Builder:
    """Freezes what was said into statements."""

    def __init__(self, page: Page, parties: Parties, quotes: QuoteIndex) -> None:
        """Keep what is asked for every statement.

        Args:
            page: The document on the desk, parsed.
            parties: Resolves noun phrases.
            quotes: Its quotations.
        """
        self._page = page
        self._naming = Naming(page, parties)
        self._papers = Papers(page, parties)
        self._quotes = quotes
        self._found_in: dict[int, list[Said]] = {}
        self._giver, self._given_from = self._release()

    def _release(self) -> tuple[tuple[Attribution, ...], int]:
        """Who gives out the whole text, and from where on it is his."""
        page = self._page
        turn = find_giver(page.text, page.sentences)
        number = page.sentence_at(turn.name_start) if turn is not None else None
        tree = page.trees.get(number) if number is not None else None
        head = tree.at(turn.name_end - 1) if turn is not None and tree is not None else None
        if turn is None or tree is None or head is None or turn.cue is None:
            return (), 0
        name = Phrase(tree=tree, head=head, start=turn.name_start, end=turn.name_end)
        cue = page.span(*turn.cue)
        parties = self._naming.parties(name) or (self._naming.unknown(name),)
        links = (Attribution(entity=p.entity, name=p.name, source=p.receipt, cue=cue) for p in parties)
        return tuple(links), turn.start

    def build(self, found: Sequence[Said]) -> tuple[Statement, ...]:
        """Statements in order, each with the chain through which we know it.

        Args:
            found: What was said, in order.
        """
        links = Links(found)
        for said in found:
            self._found_in.setdefault(said.sentence, []).append(said)
        built: dict[int, Statement] = {}
        for said in links.outermost_first():
            outer = links.outer(said)
            while outer is not None and id(outer) not in built:
                outer = links.outer(outer)
            if (said.is_inner and outer is None) or (outer is not None and is_guess(said)):
                continue
            made = self._one(said, outer, built[id(outer)] if outer is not None else None)
            if outer is None or not (is_nobody(said, made.speakers) or is_held(said, made.speakers)):
                built[id(said)] = made
        by_id = {statement.statement: statement for statement in built.values()}
        ordered = sorted(
            by_id.items(), key=lambda one: (one[1].content[0].start, one[1].content[0].end, one[0])
        )
        return tuple(statement for _, statement in ordered)

    def _one(self, said: Said, within: Said | None, outer: Statement | None) -> Statement:
        page = self._page
        teller = said.heir or said
        document = self._document(teller)
        speakers = self._speakers(teller, within, outer)
        attribution: tuple[Attribution, ...] = self._giver if said.start >= self._given_from else ()
        if outer is not None:
            attribution = (*outer.attribution, *(_link(p, outer) for p in outer.speakers))
        cue = page.span(said.cue.start, said.cue.end) if said.cue is not None else None
        if said.cited is not None:
            cited, at = said.cited
            attribution = (*attribution, *self._links(speakers, at))
            speakers = self._naming.parties(cited)
        if said.via is not None:
            quoter, at = said.via
            attribution = (*attribution, *self._links(self._naming.parties(quoter), at))
        verb = said.cue.verb if said.cue is not None else None
        kind: SpeechKind = verb.kind if verb is not None else "speech"
        return Statement(
            mode=self._mode(said),
            kind="writing" if document is not None and kind == "speech" else kind,
            speakers=speakers,
            cue=cue,
            verb=said.cue.lemma if said.cue is not None else None,
            modality=modality(said.tree, said.cue.token)
            if said.tree is not None and said.cue is not None
            else None,
            content=tuple(page.span(low, high) for low, high in merged(said.content)),
            addressees=tuple(p for a in said.addressees for p in self._naming.parties(a)),
            attribution=attribution,
            document_quoted=document,
            dating=self._dating(said),
            stance=self._stance(said),
            nested_in=outer.statement if outer is not None else None,
            rule=said.rule,
        )

    def _links(self, parties: Sequence[Party], at: Stretch) -> list[Attribution]:
        """Those who quote or cite, each with the verb that says so."""
        cue = self._page.span(*at)
        return [Attribution(entity=p.entity, name=p.name, source=p.receipt, cue=cue) for p in parties]

    def _document(self, said: Said) -> str | None:
        paper = self._paper(said)
        return (
            self._papers.name(paper.tree, paper.head) if paper is not None else self._papers.spoken_from(said)
        )

    def _paper(self, said: Said) -> Phrase | None:
        """The document that speaks, also as "it", or None."""
        source = said.source
        if source is not None and self._papers.name(source.tree, source.head) is not None:
            return source
        return self._papers.meant_by_it(said)

    def _speakers(self, said: Said, within: Said | None, outer: Statement | None) -> tuple[Party, ...]:
        """Who speaks: those behind a document, those named, for a pronoun those in whose words it stands."""
        source = said.source
        if source is None:
            return ()
        paper = self._paper(said)
        if paper is not None:
            behind = self._papers.signatories(said, paper)
            return tuple(self._naming.party(r, source, whole=True) for r in behind) or (
                self._naming.unknown(source),
            )
        found = self._with_himself(self._naming.parties(source), outer)
        if any(p.entity is not None for p in found):
            found = self._colleagues(said, outer, found) or found
            return (*found, *self._partners(said, found))
        meant = self._meant_by(source.head.lower, said, within, outer)
        return tuple(dataclasses.replace(p, receipt=found[0].receipt) for p in meant) or found

    def _meant_by(
        self, word: str, said: Said, within: Said | None, outer: Statement | None
    ) -> tuple[Party, ...]:
        """Whom a pronoun or a word for a group means that no noun phrase explains, or nobody."""
        source = said.source
        if source is None:
            return ()
        group: list[Reference] = []
        if word == "it":
            outlet = self._papers.outlet_before(said.sentence)
            group = [outlet] if outlet is not None else []
        elif word in GROUP_WORDS:
            group = self._papers.group(said.sentence, source.head, GROUP_WORDS[word])
        if group or word in GROUP_WORDS:
            return tuple(self._naming.party(r, source) for r in group)
        if outer is None:
            return self._spoke_before(said, word) if word in _OF_OTHERS else ()
        if said.is_inner and word == "we" and (met := self._who_agreed(said, outer)):
            return met
        is_himself = word in OWN_PRONOUNS and _may_be(word, within, outer.speakers)
        return outer.speakers if is_himself else ()

    @staticmethod
    def _with_himself(found: tuple[Party, ...], outer: Statement | None) -> tuple[Party, ...]:
        """ "President Guelleh and I agreed," Ruto said: he is one of them."""
        if outer is None or len(found) < 2:
            return found
        return tuple(
            one
            for p in found
            for one in (
                [dataclasses.replace(he, receipt=p.receipt) for he in outer.speakers]
                if p.entity is None and p.name.casefold() in ("i", "i both", "me")
                else [p]
            )
        )

    def _colleagues(
        self, said: Said, outer: Statement | None, states: tuple[Party, ...]
    ) -> tuple[Party, ...]:
        """ "Kishida said the three had agreed": he and those he met, not their states."""
        he = outer.speakers[0] if outer is not None and len(outer.speakers) == 1 else None
        countries = {p.country for p in states}
        if he is None or he.country not in countries or not (he.entity or "").startswith("person/"):
            return ()
        source = said.source
        if source is None or len(states) < 2 or source.head.lower not in ("they", *GROUP_WORDS):
            return ()
        if source.head.lower == "sides" or not all((p.entity or "").startswith("state/") for p in states):
            return ()
        people = self._papers.group(said.sentence, source.head, len(states), people=True)
        is_same = {r.country for r in people} == countries and any(r.key == he.entity for r in people)
        return tuple(self._naming.party(r, source) for r in people) if is_same else ()

    def _partners(self, said: Said, found: tuple[Party, ...]) -> tuple[Party, ...]:
        """Those with whom it was agreed, where they are people or states as the speakers are."""
        if said.together is None:
            return ()
        kinds = {(p.entity or "").split("/")[0] for p in found}
        partners = self._naming.parties(said.together)
        return tuple(p for p in partners if p not in found and (p.entity or "").split("/")[0] in kinds)

    def _who_agreed(self, said: Said, outer: Statement) -> tuple[Party, ...]:
        """ "We confirmed that …," he said: those who met last, if he or his side was one of them."""
        if said.source is None or said.cue is None or not agree_together(said.cue, said.source.head):
            return ()
        group = self._papers.group(said.sentence, said.source.head, 0)
        his = {value for p in outer.speakers for value in (p.entity, p.country) if value is not None}
        is_his = any(his & {r.key, r.country} for r in group)
        return tuple(self._naming.party(r, said.source) for r in group) if is_his else ()

    def _spoke_before(self, said: Said, pronoun: str) -> tuple[Party, ...]:
        """Who spoke in the sentence before, when a pronoun that nobody else explains can mean them."""
        for other in self._in_order(said):
            if other.source is None or other.source.head.lower in OWN_PRONOUNS:
                continue
            parties = self._naming.parties(other.source)
            is_one = len(parties) == 1 and _is_human(other, parties)
            return parties if is_one or (pronoun == "they" and len(parties) > 1) else ()
        return ()

    def _in_order(self, said: Said) -> list[Said]:
        """What is said in the sentence before by its main verb, the first first."""
        return [
            other
            for other in self._found_in.get(said.sentence - 1, ())
            if other.cue is not None
            and (other.cue.token.dep in ("ROOT", "conj") or other.cue.token.lower == "according")
        ]

    def _mode(self, said: Said) -> Mode:
        """Direct when all words are quoted and set off, mixed when some are; terms and titles aside."""
        text = self._page.text
        quoted = [q for low, high in said.content for q in self._quotes.within(low, high)]
        words = [q for q in quoted if not q.is_term(text)]
        if said.is_inner:
            return "indirect"
        if said.rule == TURN.name:
            return "direct"
        if not words:
            return "indirect" if not said.is_set_off else "direct"
        is_all_quoted = said.is_set_off and not without(
            said.content, [(q.start, q.end) for q in quoted], text
        )
        return "direct" if is_all_quoted else "mixed"

    def _dating(self, said: Said) -> Dating:
        """The one time expression that stands beside the cue, outside of what is said."""
        page = self._page
        if said.cue is None or not page.dates:
            return Dating()
        sentence = page.sentences[said.sentence]
        beside = [
            dating
            for expression, dating in page.dates_in(sentence.start, sentence.end)
            if not said.holds(expression.start) and abs(expression.start - said.cue.end) < 60
        ]
        return beside[0] if len(beside) == 1 else Dating()

    def _stance(self, said: Said) -> Stance | None:
        """Toward whom a verb of praise or blame goes: the first actor named in its object."""
        verb = said.cue.verb if said.cue is not None else None
        if (
            verb is None
            or verb.polarity == "neutral"
            or said.tree is None
            or said.rule not in ("object", "preposition-object")
        ):
            return None
        for token in said.tree.between(said.start, said.end):
            for reference in self._page.references_in(token.start, token.end):
                named = next((r for r in reference.each() if r.can_act and r.entity is not None), None)
                if named is not None and named.entity is not None:
                    return Stance(toward=named.entity.entity, polarity=verb.polarity)
        return None


def _may_be(pronoun: str, teller: Said | None, speakers: tuple[Party, ...]) -> bool:
    """Whether a pronoun in somebody's reported words can mean himself."""
    if len(speakers) != 1:
        return bool(speakers) and pronoun in ("we", "they")
    return pronoun in ("i", "we") or (pronoun in ("he", "she")) == _is_human(teller, speakers)


def _is_human(said: Said | None, speakers: tuple[Party, ...]) -> bool:
    """Whether one human being speaks, named or not."""
    if any((p.entity or "").startswith("person/") for p in speakers):
        return True
    return said is not None and said.source is not None and is_somebody(said.source.head)


def _link(party: Party, outer: Statement) -> Attribution:
    return Attribution(entity=party.entity, name=party.name, source=party.receipt, cue=outer.cue)
