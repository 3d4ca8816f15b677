"""Who and what the names and titles of one text mean, on the days that it can be about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from readout.annotate.dates import OfficeEvidence
from readout.annotate.mentions.apposed import apposed
from readout.annotate.mentions.cover import Cover
from readout.annotate.mentions.lexicon import FoundName, FoundTitle
from readout.annotate.mentions.ministries import plain_ministries
from readout.annotate.mentions.outlets import outlet_reference, outlets
from readout.annotate.mentions.owned import owned_names, with_their_states
from readout.annotate.mentions.pairs import join_pairs
from readout.annotate.mentions.people import PeopleResolver, Resolution, Window, fold_name
from readout.annotate.mentions.phrases import Phrase, TitleGrammar
from readout.annotate.mentions.reference import Reference, unlisted
from readout.annotate.mentions.repeats import repeats, stands_alone
from readout.annotate.mentions.strangers import IN_NO_TABLE, cut_glued, strangers, tie_titles
from readout.annotate.mentions.told_holders import name_told_holders
from readout.annotate.page import Page
from readout.knowledge.types import Name, Person
from readout.knowledge.words import word_list
from readout.model import Alternative

_EVIDENCE_FLOOR = 0.53
"""A garbled name resolved below this does not date a text,"""
_EVIDENCE_LEAD = 0.05
"""nor one that another person fits almost as well."""
_NAMED_AFTER = re.compile(
    r"(?:\s+[A-Z][\w.’'-]*){0,3}\s+(?:Airport|Award|Boulevard|Bridge|Building|Center|Centre|College|Doctrine|"
    r"Foundation|Highway|Hospital|Institute|Library|Museum|Park|Prize|Scholarship|School|Square|Stadium|Street|"
    r"University)\b"
)
"""What bears somebody's name is not he: "Ronald Reagan Washington National Airport"."""
_SECOND_FAMILY = re.compile(r" ([^\W\d_a-z][^\W\d_]+)(?=[ ,.;:’'])(?! [^\W\d_a-z])")
_OUTLET_AFTER = re.compile(
    r" (?:Mail|Times|Post|Herald|Daily|Tribune|Gazette|Star|Today|Standard|Observer|Guardian|Telegraph|"
    r"Chronicle|Monitor|Globe|Mirror|Bulletin|Courier|Examiner|Inquirer|Express|Independent|Mercury|"
    r"Dispatch|News Agency|Press Agency|Broadcasting Corporation|Television)\b"
)
_GROUND = frozenset({"state", "capital", "place", "adjective", "demonym"})
_TOP = frozenset({"head-of-state", "head-of-government", "vice-president", "crown-prince", "monarch"})


class Look:
    """One text's finds, resolved once it is known which days the text can be about."""

    def __init__(
        self,
        *,
        page: Page,
        names: Sequence[FoundName],
        titles: Sequence[FoundTitle],
        people: PeopleResolver,
        told_of: frozenset[str],
    ) -> None:
        """Run the title grammar.

        Args:
            page: The document on the desk.
            names: Known names, not overlapping the titles.
            titles: Known titles.
            people: The resolver.
            told_of: Countries that the text tells of.
        """
        self._page = page
        self._names = names
        self._named: dict[tuple[int, int], list[FoundName]] = {}
        for name in names:
            self._named.setdefault((name.start, name.end), []).append(name)
        self._people = people
        self._told_of = told_of
        borders = sorted({s.start for s in page.sentences} | {b.start for b in page.document.blocks})
        grammar = TitleGrammar(page.plain, names, titles, borders=borders)
        phrases = (p for p in grammar.phrases() if page.sentence_at(p.start) is not None)
        self._phrases = [part for phrase in phrases for part in self._parted(phrase)]

    def _is_elsewhere(self, phrase: Phrase) -> bool:
        """ "Commerce Secretary A": a title of one country, of which the text does not tell, says nothing."""
        if not phrase.owners and len(phrase.owner_ids()) == 1 and phrase.country() is None:
            return False  # "UN chief": the title names the body
        return not phrase.owners and phrase.country() not in self._told_of

    def _parted(self, phrase: Phrase) -> list[Phrase]:
        """ "the Vice President and President Marcos" are two where he never held the first office."""
        first, *rest = phrase.titles
        is_bare = (
            first.start == phrase.start
            and self._page.plain[max(0, first.start - 4) : first.start].lower() == "the "
        )
        role = replace(phrase, end=first.end, titles=(first,), owners=(), name=None)
        if not rest or phrase.name is None or not is_bare or not _TOP.intersection(role.offices()):
            return [phrase]
        second = replace(phrase, start=rest[0].start, titles=tuple(rest))
        found = self._resolve_phrase(second, (None, None))
        if found is None or found.tenure is None:
            return [phrase]
        held = {t.office for t in self._page.knowledge.tenures_of(found.person.entity)}
        return [phrase] if held.intersection(role.offices()) else [role, second]

    def evidence(self) -> list[OfficeEvidence]:
        """For everybody named in full with an office: when they held it. Former holders are left out."""
        found = []
        for phrase in self._phrases:
            if phrase.name is None or phrase.is_former:
                continue
            sure = self._resolve_phrase(phrase, (None, None))
            if sure is None or sure.tenure is None or not _is_evidence(sure):
                continue
            offices = phrase.offices()
            spans = self._page.knowledge.tenures_of(sure.person.entity)
            held = tuple((t.start, t.end) for t in spans if t.office in offices)
            if held:
                found.append(
                    OfficeEvidence(
                        entity=sure.person.entity,
                        office=sure.tenure.title,
                        intervals=held,
                        start=phrase.start,
                        end=phrase.end,
                    )
                )
        return found

    def resolve(self, window: Window) -> list[Reference]:
        """Everybody and everything named, resolved for the days the text can be about.

        Args:
            window: First and last day; None where open.

        Returns:
            References in order, not overlapping.
        """
        taken: list[Reference] = []
        introduced: dict[tuple[str, ...], list[Reference]] = {}
        for phrase in self._phrases:
            reference = self._met_again(phrase, introduced) or self._from_phrase(phrase, window)
            taken.append(reference)
            person = self._page.knowledge.persons.get(reference.key) if reference.is_person else None
            if person is not None:
                introduced.setdefault(tuple(fold_name(person.family)), []).append(reference)
        cut_glued(taken)
        taken.extend(self._plain(taken, window))
        taken.extend(outlets(self._page, taken))
        taken.extend(apposed(self._page, taken, not_names=self._people.common_words))
        taken.extend(strangers(self._page, taken, not_names=self._people.common_words))
        tie_titles(self._page, taken)
        name_told_holders(taken)
        taken.extend(plain_ministries(self._page, taken))
        taken.extend(repeats(self._page, taken, not_names=self._people.common_words))
        taken.extend(self._owned(taken, window))
        return join_pairs(self._page, with_their_states(self._page.plain, taken))

    def _met_again(
        self, phrase: Phrase, introduced: Mapping[tuple[str, ...], Sequence[Reference]]
    ) -> Reference | None:
        """ "President Michel" after "European Council President Charles Michel": he, no head of a state."""
        if phrase.name is None or phrase.is_former or phrase.owner_ids():
            return None
        start, end = phrase.name
        title = set(self._title(phrase).lower().split())
        fuller = {
            r.key: r
            for r in introduced.get(tuple(fold_name(self._page.plain[start:end])), ())
            if title < set(self._page.plain[r.start : r.name_start].lower().split())
        }
        if len(fuller) != 1:
            return None
        first = next(iter(fuller.values()))
        return replace(first, start=phrase.start, end=phrase.end, name_start=start, name_end=end, members=[])

    def _resolve_phrase(self, phrase: Phrase, window: Window) -> Resolution | None:
        if phrase.name is None:
            return None
        name = self._page.plain[phrase.name[0] : phrase.name[1]]
        of = phrase.owner_ids()
        exact = self._exact_people(*phrase.name)
        when = (None, None) if phrase.is_former else window
        return self._people.resolve(name, offices=phrase.offices(), of=of, window=when, exact=exact)

    def _exact_people(self, start: int, end: int) -> list[Person]:
        """People whom the gazetteer knows by just these words."""
        return [
            self._page.knowledge.persons[n.entity]
            for found in self._named.get((start, end), ())
            for n in found.names
            if n.sense == "person" and " " in n.surface
        ]

    def _from_phrase(self, phrase: Phrase, window: Window) -> Reference:
        if phrase.name is None:
            return self._role(phrase, window)
        found = self._resolve_phrase(phrase, window)
        if found is None:
            return self._stranger(phrase, phrase.name)
        reference = self._person(found, *phrase.name)
        reference.start, reference.end, reference.is_former = phrase.start, phrase.end, phrase.is_former
        return reference

    def _stranger(self, phrase: Phrase, name_at: tuple[int, int]) -> Reference:
        """Somebody with a title who is in no table."""
        start, end = name_at
        name = " ".join(self._page.plain[start:end].split())
        country = None if self._is_elsewhere(phrase) else phrase.country()
        offices = phrase.offices()
        return Reference(
            start=phrase.start,
            end=phrase.end,
            name_start=start,
            name_end=end,
            entity=unlisted("person", name, country),
            name=name,
            sense="person",
            country=country,
            office=self._title(phrase),
            office_id=offices[0] if offices else None,
            is_former=phrase.is_former,
            score=0.6,
            note=f"{IN_NO_TABLE}: named with a title",
        )

    def _title(self, phrase: Phrase) -> str:
        words = self._page.plain[phrase.titles[0].start : phrase.titles[-1].end]
        return _title_case(" ".join(words.split()))

    def _person(self, found: Resolution, start: int, end: int) -> Reference:
        person, tenure = found.person, found.tenure
        home = tenure.of if tenure is not None else None
        country = person.country if home is None else self._country_of(home)
        return Reference(
            start=start,
            end=end,
            name_start=start,
            name_end=end,
            entity=self._page.entity(person.entity),
            name=person.name,
            sense="person",
            country=country,
            office=tenure.title if tenure is not None else None,
            office_id=tenure.office if tenure is not None else None,
            home=home,
            method="reading" if found.flag == "reading" else "name",
            score=found.score,
            flag=found.flag,
            note=found.note,
            alternatives=found.alternatives,
        )

    def _country_of(self, home: str) -> str | None:
        """The country of an office: of a group or body the one it belongs to, none of a body of many."""
        body = self._page.knowledge.bodies.get(home)
        return body.country if body is not None else home

    def _role(self, phrase: Phrase, window: Window) -> Reference:
        """A title without a name; its holder where office, country and days leave one."""
        is_elsewhere = self._is_elsewhere(phrase)
        of, offices, title = phrase.owner_ids(), phrase.offices(), self._title(phrase)
        of = [] if is_elsewhere else of
        holder = None
        if len(of) == 1 and not phrase.is_plural and not phrase.is_former and None not in window:
            holder = self._people.office_holder(offices, of[0], window)
        reference = Reference(
            start=phrase.start,
            end=phrase.end,
            name_start=phrase.start,
            name_end=phrase.end,
            entity=None,
            name=title,
            sense="roles" if phrase.is_plural else "role",
            country=None if is_elsewhere else phrase.country(),
            office=title,
            office_id=offices[0] if offices else None,
            is_former=phrase.is_former,
            method="role",
            score=0.5,
            owners=tuple(o.country for o in phrase.owners if o.country),
            offices=tuple(offices),
            home=next((o.entity for o in phrase.owners if o.country is None), None),
        )
        if holder is not None:
            person = self._page.knowledge.persons[holder.person]
            reference.entity, reference.name = self._page.entity(person.entity), person.name
            reference.office, reference.method, reference.score = holder.title, "office-holder", 0.8
            reference.home = holder.of if "/" in holder.of else reference.home
            reference.note = f"held the office on these days: {holder.evidence}"
        return reference

    def _plain(self, taken: Sequence[Reference], window: Window) -> list[Reference]:
        """Names that no title phrase has taken."""
        cover = Cover(taken)
        introduced = {r.key for r in taken if r.is_person and r.sense == "person"}
        found: list[Reference] = []
        for name in self._names:
            if not cover.is_free(name.start, name.end) or self._page.sentence_at(name.start) is None:
                continue
            things = [n for n in name.names if n.sense != "person"]
            reference = (
                self._thing(name, things[0]) if things else self._plain_person(name, introduced, window)
            )
            if reference is not None:
                found.append(reference)
        return found

    def _plain_person(self, found: FoundName, introduced: set[str], window: Window) -> Reference | None:
        """Somebody named without a title; by the family name alone only where nobody else can be meant."""
        surface = self._page.plain[found.start : found.end]
        if _NAMED_AFTER.match(self._page.plain, found.end):
            return None
        people = [self._page.knowledge.persons[n.entity] for n in found.names]
        if " " not in surface:
            if None in window or not stands_alone(self._page.plain, found.start, found.end):
                return None
            if any(p.entity in introduced for p in people):
                return None  # met again: see repeats
            people = [p for p in people if self._page.knowledge.tenures_of(p.entity, *window)]
            if len(people) != 1:
                return None
        resolution = self._people.resolve(surface, window=window, exact=people)
        if resolution is None or (" " not in surface and resolution.person.entity != people[0].entity):
            return None
        end = found.end
        if " " in surface and (more := _SECOND_FAMILY.match(self._page.plain, end)) is not None:
            end = more.end() if _is_second_family(more[1]) else end
        reference = self._person(resolution, found.start, end)
        if None in window:  # of no title and on no day nobody holds an office
            reference.office = reference.office_id = None
        return reference

    def _owned(self, taken: Sequence[Reference], window: Window) -> list[Reference]:
        """ "Spain's Sanchez": a family name of many, of whom one is in office there on these days."""
        found: list[Reference] = []
        if None in window:
            return found
        cover = Cover(taken)
        for state, start, end in owned_names(self._page.plain, taken):
            if not cover.is_free(start, end):
                continue
            surface = self._page.plain[start:end]
            people = [
                p
                for p in self._page.knowledge.people_by_family(surface.casefold())
                if p.country == state.country and self._page.knowledge.tenures_of(p.entity, *window)
            ]
            him = self._people.resolve(surface, window=window, exact=people) if len(people) == 1 else None
            if him is not None and him.person.entity == people[0].entity:
                found.append(self._person(him, start, end))
        return found

    def _thing(self, found: FoundName, name: Name) -> Reference:
        named_after = _OUTLET_AFTER.match(self._page.plain, found.end) if name.sense in _GROUND else None
        if named_after is not None:
            return outlet_reference(self._page, found.start, named_after.end(), name.country)
        entity = self._page.entity(name.entity)
        return Reference(
            start=found.start,
            end=found.end,
            name_start=found.start,
            name_end=found.end,
            entity=entity,
            name=entity.name if entity is not None else name.surface,
            sense=name.sense,
            country=name.country,
            method="metonym" if name.sense == "metonym" else "name",
            score=name.score,
            alternatives=tuple(
                Alternative(entity=n.entity, score=n.score) for n in found.names if n.entity != name.entity
            ),
        )


def _is_second_family(word: str) -> bool:
    """Whether a capitalised word after a full name goes on with it: "Alexandra Hill Tinoco"."""
    lower = word.lower()
    return word not in word_list("not-in-names") and not any(
        lower in word_list(name) for name in ("organization-words", "person-nouns", "not-name-words")
    )


def _is_evidence(found: Resolution) -> bool:
    """Whether a resolution may date a text: a garbled name only when nobody else comes near."""
    if found.flag in (None, "given-name"):
        return True
    lead = found.score - max((a.score for a in found.alternatives), default=0.0)
    return found.flag == "reading" and found.score >= _EVIDENCE_FLOOR and lead >= _EVIDENCE_LEAD


def _title_case(title: str) -> str:
    return " ".join(
        w if w in ("of", "for", "and", "the", "to") else w[:1].upper() + w[1:] for w in title.split()
    )
