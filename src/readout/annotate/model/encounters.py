"""From a proposed encounter to a report: located, then judged by the rules' own parties, status and dates."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from readout.annotate.events.candidate import Candidate
from readout.annotate.events.circumstance import as_place, can_be_where, date_of, not_after, place_of
from readout.annotate.events.merge import drop_states_of_people
from readout.annotate.events.reports import freeze
from readout.annotate.events.shape import is_call, is_of_several, told_format
from readout.annotate.events.status import status_of
from readout.annotate.events.then import name_holders_then
from readout.annotate.mentions.derived import distinct
from readout.annotate.mentions.parties import Parties
from readout.annotate.mentions.reference import Reference
from readout.annotate.model.locate import Folded
from readout.annotate.model.nearby import Neighbourhood, is_commanded, overlap
from readout.annotate.model.refusals import Refused, fit_to_show
from readout.annotate.model.reply import ProposedEncounter
from readout.annotate.page import Page
from readout.annotate.statements.said import Stretch
from readout.annotate.tree import Token, Tree
from readout.knowledge.frames import Frame, frames_by_form
from readout.knowledge.words import word_list
from readout.model import Dating, EventStatus, Report, Statement

SCORE = 0.5
"""Of every report that a model proposed; the rules give 0.8 and more."""
LONGEST = {"telling": 160, "party": 120, "place": 80, "date": 80}
"""Characters that each part may have."""

_MARKS = ("denying", "planning", "cancelling", "proposing", "supposing")
"""Lists of words that say what became of something, and do not tell of it themselves."""
_WHERE = frozenset({"in", "at", "near", "to", "from", "outside"})
"""A capital behind these is a place, not its government."""

Parse = Callable[[int], Tree | None]
"""The tree of a sentence, parsed where it was not yet."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """Where the parts of a proposal stand, all near its telling."""

    sentence: int
    telling: Stretch
    parties: tuple[Stretch, ...]
    place: Stretch | None
    date: Stretch | None


class EncounterMaker:
    """Makes reports of one page out of proposals."""

    def __init__(
        self,
        page: Page,
        parties: Parties,
        statements: Sequence[Statement],
        *,
        folded: Folded,
        around: Neighbourhood,
        parse: Parse,
        rule: str,
        note: str,
    ) -> None:
        """Keep what is shared.

        Args:
            page: The document on the desk, parsed.
            parties: Resolves noun phrases.
            statements: What the rules found to be said, for attribution.
            folded: Its text, to look for words in.
            around: Its sentences of prose.
            parse: Gives the tree of a sentence.
            rule: Name under which the reports go into the record.
            note: Where they come from, in words.
        """
        self._page = page
        self._parties = parties
        self._statements = statements
        self._folded = folded
        self._around = around
        self._parse = parse
        self._rule = rule
        self._note = note
        published = page.document.published.date
        self._last_day = published.high if published is not None else page.window[1]

    def make(self, proposed: ProposedEncounter) -> tuple[Report | None, list[Refused]]:
        """The report of a proposal.

        Args:
            proposed: As the model gave it.

        Returns:
            The report, or None, and what was dropped: the proposal, or its place or date.
        """
        placed = self._placed(proposed)
        if isinstance(placed, Refused):
            return None, [placed]
        tree = self._parse(placed.sentence)
        trigger = tree.top(*placed.telling) if tree is not None else None
        if tree is None or trigger is None or not self._can_tell(tree, trigger):
            return None, [_refused("no-telling", "telling", proposed.telling, placed.telling)]
        if is_commanded(tree, trigger):
            return None, [_refused("in-a-command", "telling", proposed.telling, placed.telling)]
        candidate = Candidate(
            frame=_frame(proposed.act, is_noun=not trigger.is_verb),
            sentence=placed.sentence,
            tree=tree,
            trigger=trigger,
            notes=[self._note],
        )
        for words, at in zip(proposed.parties, placed.parties, strict=True):
            found = self._party(at)
            if not found:
                return None, [_refused("unknown-party", "party", words, at)]
            candidate.put(found, (), names=("participant", "participant"))
        dropped = self._set_scene(candidate, proposed, placed)
        drop_states_of_people(candidate)
        name_holders_then(self._page, candidate)
        if not _stands(candidate):
            return None, [_refused("one-side", "parties", ", ".join(proposed.parties), placed.telling)]
        report = freeze(self._page, candidate, [], self._statements, {})
        telling = self._page.span(*placed.telling)
        return dataclasses.replace(report, trigger=telling, rule=self._rule, score=SCORE), dropped

    def _placed(self, proposed: ProposedEncounter) -> _Placed | Refused:
        """Where everything stands; of several places of the telling the first that has all parts near it."""
        parts = [("telling", proposed.telling), *(("party", words) for words in proposed.parties)]
        parts += [
            (name, words) for name, words in (("place", proposed.place), ("date", proposed.date)) if words
        ]
        places: dict[tuple[str, str], tuple[Stretch, ...]] = {}
        for part, words in parts:
            if len(words) > LONGEST[part]:
                return _refused("too-long", part, words)
            found = self._folded.find(words)
            if not found:
                return _refused("too-often" if found is None else "not-verbatim", part, words)
            places[part, words] = found
        tellings = places["telling", proposed.telling]
        in_prose = [at for at in tellings if self._around.at(at[0]) is not None]
        whole = [(n, at) for at in in_prose if (n := self._around.sentence_of(at)) is not None]
        if not whole:
            code = "several-sentences" if in_prose else "not-prose"
            return _refused(code, "telling", proposed.telling, tellings[0])
        for number, telling in whole:
            near = {key: self._around.nearest(found, telling) for key, found in places.items()}
            if all(at is not None for at in near.values()):
                named = [near["party", words] for words in proposed.parties]
                return _Placed(
                    sentence=number,
                    telling=telling,
                    parties=tuple(at for at in named if at is not None),
                    place=near.get(("place", proposed.place or "")),
                    date=near.get(("date", proposed.date or "")),
                )
        return _refused("far-apart", "", proposed.telling, whole[0][1])

    def _can_tell(self, tree: Tree, trigger: Token) -> bool:
        """A verb or noun of its own: no name, none that denies or plans, none that only reports a clause."""
        is_name = self._page.reference_of(trigger) is not None or trigger.tag.startswith("PRP")
        meets = any(f.type == "CONSULT" and not f.objects for f in frames_by_form()[0].get(trigger.lower, ()))
        is_mark = trigger.is_verb and not meets and any(trigger.lower in word_list(name) for name in _MARKS)
        reports = trigger.is_verb and tree.child(trigger, "ccomp") is not None
        return (trigger.is_verb or trigger.is_noun) and not (is_name or is_mark or reports)

    def _party(self, at: Stretch) -> list[Reference]:
        """Whom the rules take the words for; nobody who is only joined to them."""
        number = self._page.sentence_at(at[0])
        tree = self._parse(number) if number is not None else None
        head = tree.top(*at) if tree is not None else None
        if tree is None or head is None:
            return []
        is_where = head.dep == "pobj" and tree.head(head).lower in _WHERE
        found = [r for r in self._parties.of(tree, head, acting=not is_where) if r.can_act]
        inside = [r for r in found if overlap(at, (r.name_start, r.name_end))]
        if inside:
            return inside
        joined = {
            r.key
            for t in tree.children(head, "conj", "appos")
            if not at[0] <= t.start < at[1]
            for r in self._parties.of(tree, t)
        }
        return distinct(r for r in found if r.key not in joined)

    def _set_scene(self, candidate: Candidate, proposed: ProposedEncounter, placed: _Placed) -> list[Refused]:
        """Date, place, format and status, by the rules; what is dropped of them."""
        page = self._page
        dropped: list[Refused] = []
        candidate.dating = date_of(page, candidate)
        candidate.place = place_of(page, candidate)
        if placed.date is not None:
            dating = self._dating(placed.date)
            candidate.dating = dating or candidate.dating
            if dating is None:
                dropped.append(_refused("no-date", "date", proposed.date or "", placed.date))
        if placed.place is not None:
            where = [
                r
                for r in page.references
                if overlap(placed.place, (r.name_start, r.name_end)) and can_be_where(r)
            ]
            candidate.place = as_place(page, where[-1]) if where else candidate.place
            if not where:
                dropped.append(_refused("no-place", "place", proposed.place or "", placed.place))
        candidate.format = told_format(page, candidate)
        if candidate.is_talk and is_call(page, candidate):
            candidate.act = "call"
        self._set_status(candidate, proposed.status)
        if candidate.status == "occurred":
            candidate.dating = not_after(candidate.dating, self._last_day)
            if self._is_to_come(candidate.dating):
                candidate.dating = Dating()
                at = placed.date or placed.telling
                dropped.append(_refused("day-to-come", "date", proposed.date or proposed.telling, at))
        return dropped

    def _dating(self, at: Stretch) -> Dating | None:
        """What our own date reader makes of the words, or None."""
        pairs = zip(self._page.dates, self._page.datings, strict=True)
        read = [d for e, d in pairs if overlap(at, (e.start, e.end)) and d.date is not None]
        return read[0] if len(read) == 1 else None

    def _is_to_come(self, dating: Dating) -> bool:
        """Whether a dating begins more than a day after the text: the borders of time zones aside."""
        low = dating.date.bounds()[0] if dating.date is not None else None
        return low is not None and self._last_day is not None and (low - self._last_day).days > 1

    def _set_status(self, candidate: Candidate, proposed: str) -> None:
        """It occurred only where rules and model both say so; else what the rules say, else the model."""
        ruled = status_of(candidate, published=self._last_day)
        candidate.status = _STATUS[proposed] if ruled == "occurred" else ruled
        if ruled not in (proposed, "occurred"):
            candidate.notes.append(f"proposed as {proposed}; the sentence says {ruled}")


_STATUS: dict[str, EventStatus] = {
    "occurred": "occurred",
    "ongoing": "ongoing",
    "planned": "planned",
    "proposed": "proposed",
    "cancelled": "cancelled",
    "denied": "denied",
    "hypothetical": "hypothetical",
}


def _frame(act: str, *, is_noun: bool) -> Frame:
    return Frame(
        lemma=act,
        is_noun=is_noun,
        objects=frozenset(),
        type="CONSULT",
        mode=None,
        act=act,
        pattern="visit" if act == "visit" else "talk",
        sources=(),
        targets=(),
        status=None,
    )


def _stands(candidate: Candidate) -> bool:
    """Talks need two sides, or a body that meets in its members; a visit a visitor."""
    if candidate.act == "visit":
        return bool(candidate.roles)
    if candidate.act == "meeting" and any(is_of_several(r) for r in candidate.who()):
        return True
    return len(candidate.sides) > 1


def _refused(code: str, part: str, words: str, at: Stretch | None = None) -> Refused:
    start, end = at if at is not None else (None, None)
    return Refused(kind="encounter", code=code, part=part, words=fit_to_show(words), start=start, end=end)
