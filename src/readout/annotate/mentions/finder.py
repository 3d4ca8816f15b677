"""Everybody named in a text, before it is parsed: names, titled names, titles alone, places."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from readout.annotate.dates import OfficeEvidence
from readout.annotate.mentions.lexicon import FoundName, FoundTitle, Lexicon, fold_lower
from readout.annotate.mentions.ministries import plain_ministries
from readout.annotate.mentions.people import PeopleResolver, Resolution, Window, fold_name
from readout.annotate.mentions.phrases import Phrase, TitleGrammar
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.knowledge import Knowledge
from readout.knowledge.types import Name
from readout.model import Alternative, Entity
from readout.knowledge.words import word_list

_PAIR = re.compile(r"[-–—/]|[-–—]and[-–—]")
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w’'\-]+(?:[ \n][^\W\d_a-z][\w’'\-]+){1,2}")
_NEXT_NAME = re.compile(r"[ \n]+[^\W\d_a-z][a-z]")
_LAST_WORD = re.compile(r"[^\W\d_][\w’'.\-]*\s+\Z")


class MentionFinder:
    """Finds and resolves names; roles and pronouns that need the tree come later."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Build the automata.

        Args:
            knowledge: The tables.
        """
        self._knowledge = knowledge
        self._lexicon = Lexicon(knowledge)
        self.people = PeopleResolver(knowledge)

    def look(self, page: Page) -> Look:
        """Scan the text once.

        Args:
            page: The document on the desk.

        Returns:
            What the automata and the title grammar found; nobody is resolved yet.
        """
        names = self._lexicon.names(page.text)
        titles = self._lexicon.titles(fold_lower(page.text))
        names, titles = _disjoint(names, titles)
        return Look(page=page, names=names, titles=titles, people=self.people)


class Look:
    """One text's finds, resolved once it is known which days the text can be about."""

    def __init__(
        self, *, page: Page, names: Sequence[FoundName], titles: Sequence[FoundTitle], people: PeopleResolver
    ) -> None:
        """Run the title grammar.

        Args:
            page: The document on the desk.
            names: Known names, not overlapping the titles.
            titles: Known titles.
            people: The resolver.
        """
        self._page = page
        self._names = names
        self._people = people
        self.grammar = TitleGrammar(page.text, names, titles, borders=[s.start for s in page.sentences])
        self.phrases = [p for p in self.grammar.phrases() if page.sentence_at(p.start) is not None]

    def evidence(self) -> list[OfficeEvidence]:
        """For everybody named in full with an office: when they held it. Former holders are left out."""
        found = []
        for phrase in self.phrases:
            if phrase.name is None or phrase.is_former:
                continue
            sure = self._resolve_phrase(phrase, (None, None))
            if sure is None or sure.tenure is None or not _is_evidence(sure):
                continue
            offices = _offices(phrase)
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
        taken: list[Reference] = [self._from_phrase(p, window) for p in self.phrases]
        taken = [r for r in taken if r is not None]
        self._add_names(taken, window)
        taken.extend(plain_ministries(self._page, taken))
        self._add_repeats(taken)
        taken = _joined_pairs(taken, self._page)
        return sorted(taken, key=lambda r: r.start)

    def _resolve_phrase(self, phrase: Phrase, window: Window) -> Resolution | None:
        if phrase.name is None:
            return None
        name = self._page.text[phrase.name[0] : phrase.name[1]]
        of = _owners(phrase)
        exact = self._exact_people(*phrase.name)
        when = (None, None) if phrase.is_former else window
        return self._people.resolve(name, offices=_offices(phrase), of=of, window=when, exact=exact)

    def _exact_people(self, start: int, end: int) -> list:
        return [
            self._page.knowledge.persons[n.entity]
            for found in self._names
            if found.start == start and found.end == end
            for n in found.names
            if n.sense == "person" and " " in n.surface
        ]

    def _from_phrase(self, phrase: Phrase, window: Window) -> Reference:
        page = self._page
        country = next((o.country for o in reversed(phrase.owners) if o.country), None) or _only_country(
            phrase
        )
        title = page.text[phrase.titles[0].start : phrase.titles[-1].end].replace("\n", " ")
        offices = _offices(phrase)
        if phrase.name is None:
            return self._role(phrase, country, title, offices, window)
        found = self._resolve_phrase(phrase, window)
        start, end = phrase.name
        if found is not None:
            return self._person(
                phrase.start, phrase.end, start, end, found, former=phrase.is_former, country=country
            )
        name = " ".join(page.text[start:end].split())
        entity = Entity(
            entity=f"person/{'-'.join(fold_name(name))}", kind="person", name=name, country=country
        )
        return Reference(
            start=phrase.start,
            end=phrase.end,
            name_start=start,
            name_end=end,
            entity=entity,
            name=name,
            sense="person",
            country=country,
            office=_title_case(title),
            office_id=offices[0] if offices else None,
            is_former=phrase.is_former,
            score=0.6,
            note="named with a title; in no table",
        )

    def _person(
        self, start: int, end: int, name_start: int, name_end: int, found: Resolution, *,
        former: bool = False, country: str | None = None,
    ) -> Reference:  # fmt: skip
        person, tenure = found.person, found.tenure
        home = (
            tenure.of if tenure is not None and "/" not in tenure.of else (None if tenure else person.country)
        )
        return Reference(
            start=start,
            end=end,
            name_start=name_start,
            name_end=name_end,
            entity=self._page.entity(person.entity),
            name=person.name,
            sense="person",
            country=home
            or (person.country if tenure is None else None)
            or (country if tenure is None else None),
            office=tenure.title if tenure is not None else None,
            office_id=tenure.office if tenure is not None else None,
            home=tenure.of if tenure is not None else None,
            is_former=former,
            method="reading" if found.flag == "reading" else "name",
            score=found.score,
            flag=found.flag,
            note=found.note,
            alternatives=found.alternatives,
        )

    def _role(
        self, phrase: Phrase, country: str | None, title: str, offices: Sequence[str], window: Window
    ) -> Reference:
        of = _owners(phrase)
        holder = None
        if len(of) == 1 and not phrase.is_plural and not phrase.is_former and None not in window:
            holder = self._people.office_holder(offices, of[0], window)
        person = self._page.knowledge.persons[holder.person] if holder is not None else None
        return Reference(
            start=phrase.start,
            end=phrase.end,
            name_start=phrase.start,
            name_end=phrase.end,
            entity=self._page.entity(person.entity) if person is not None else None,
            name=person.name if person is not None else title,
            sense="roles" if phrase.is_plural else "role",
            country=country,
            office=holder.title if holder is not None else _title_case(title),
            office_id=offices[0] if offices else None,
            is_former=phrase.is_former,
            method="office-holder" if person is not None else "role",
            score=0.8 if person is not None else 0.5,
            note=f"held the office on these days: {holder.evidence}" if holder is not None else "",
            owners=tuple(o.country for o in phrase.owners if o.country),
            offices=tuple(offices),
            home=next((o.entity for o in phrase.owners if o.country is None), None),
        )

    def _add_names(self, taken: list[Reference], window: Window) -> None:
        free = _free_test(taken)
        for found in self._names:
            if not free(found.start, found.end) or self._page.sentence_at(found.start) is None:
                continue
            people = [n for n in found.names if n.sense == "person"]
            if people and len(people) == len(found.names):
                if (reference := self._plain_person(found, people, taken, window)) is not None:
                    taken.append(reference)
            elif (name := _best(found.names, self._page, found)) is not None:
                taken.append(self._thing(found, name))

    def _plain_person(
        self, found: FoundName, people: Sequence[Name], taken: Sequence[Reference], window: Window
    ) -> Reference | None:
        text = self._page.text
        start, end = found.start, found.end
        surface = text[start:end]
        if " " not in surface:
            return self._bare_family(found, people, taken, window)
        exact = [self._page.knowledge.persons[n.entity] for n in people]
        resolution = self._people.resolve(surface, window=window, exact=exact)
        if resolution is None:
            return None
        return self._person(start, end, start, end, resolution)

    def _bare_family(
        self, found: FoundName, people: Sequence[Name], taken: Sequence[Reference], window: Window
    ) -> Reference | None:
        text, start, end = self._page.text, found.start, found.end
        before = _LAST_WORD.search(text, max(0, start - 30), start)
        if _NEXT_NAME.match(text, end) or (before is not None and before[0][0].isupper() and start - len(before[0]) > 0 \
                and before[0].strip().rstrip(".") not in word_list("sentence-openers") | word_list("honorifics")):  # fmt: skip
            return None
        known = {r.entity.entity for r in taken if r.is_person and r.entity is not None}
        ids = {n.entity for n in people}
        if known & ids or any(len(n.entity) for n in people if n.entity in known):
            return None  # repeated below, from the fuller mention
        if None in window:
            return None
        exact = [self._page.knowledge.persons[i] for i in sorted(ids)]
        held = [p for p in exact if self._page.knowledge.tenures_of(p.entity, *window)]
        if len(held) != 1:
            return None
        resolution = self._people.resolve(text[start:end], window=window, exact=held)
        if resolution is None or resolution.person.entity != held[0].entity:
            return None
        return self._person(start, end, start, end, resolution)

    def _thing(self, found: FoundName, name: Name) -> Reference:
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

    def _add_repeats(self, taken: list[Reference]) -> None:
        """Bare and garbled later mentions of people whom the document has introduced."""
        text = self._page.text
        by_word: dict[str, list[Reference]] = {}
        for reference in sorted(taken, key=lambda r: r.start):
            if not reference.is_person or reference.sense != "person":
                continue
            for word in _name_words(
                text[reference.name_start : reference.name_end], reference, self._page.knowledge
            ):
                by_word.setdefault(word, []).append(reference)
        if not by_word:
            return
        self._add_garbled(taken, by_word)
        free = _free_test(taken)
        pattern = re.compile(
            r"\b(?:" + "|".join(re.escape(w) for w in sorted(by_word, key=len, reverse=True)) + r")\b"
        )
        for match in pattern.finditer(text):
            if free(match.start(), match.end()) and self._page.sentence_at(match.start()) is not None:
                if _stands_alone(text, match.start(), match.end()):
                    taken.append(_latest(by_word[match[0]], match.start(), match.end()))
        taken.sort(key=lambda r: r.start)

    def _add_garbled(self, taken: list[Reference], by_word: dict[str, list[Reference]]) -> None:
        """Unknown double names that share a word with somebody the document has introduced."""
        free = _free_test(taken)
        for match in _CAPITALISED.finditer(self._page.text):
            words = re.findall(r"[^\W\d_][\w’'\-]*[^\W_]", match[0])
            words = [w[:-2] if w.endswith(("’s", "'s")) else w for w in words]
            shared = [w for w in words if len(w) > 3 and w in by_word]
            if any(w.lower() in self._people.common_words for w in words):
                continue
            end = match.start() + len(match[0])
            if match[0].endswith(("’s", "'s")):
                end -= 2
            if (
                len(shared) != 1
                or not free(match.start(), end)
                or self._page.sentence_at(match.start()) is None
            ):
                continue
            first = by_word[shared[0]][0]
            if first.country is None or any(w in word_list("sentence-openers") for w in words):
                continue
            again = _again(first, match.start(), end)
            again.method, again.flag, again.score = "reading", "reading", min(again.score, 0.6)
            again.note = (
                f"shares “{shared[0]}” with {first.name}, whom the text has named; the rest reads otherwise"
            )
            taken.append(again)
            for word in words:
                if len(word) > 3:
                    by_word.setdefault(word, [again])




def _is_evidence(found: Resolution) -> bool:
    """Whether a resolution is sure enough to date a text by: a garbled name only when nobody else comes near."""
    if found.flag in (None, "given-name"):
        return True
    lead = found.score - max((a.score for a in found.alternatives), default=0.0)
    return found.flag == "reading" and found.score >= EVIDENCE_FLOOR and lead >= EVIDENCE_LEAD


EVIDENCE_FLOOR = 0.53
"""A garbled name resolved below this does not date a text,"""
EVIDENCE_LEAD = 0.05
"""nor one that another person fits almost as well."""


def _disjoint(
    names: Sequence[FoundName], titles: Sequence[FoundTitle]
) -> tuple[list[FoundName], list[FoundTitle]]:
    """Of a name and a title that share characters only the longer stays."""
    kept_names, kept_titles = list(names), []
    for title in titles:
        rivals = [n for n in names if n.start < title.end and title.start < n.end]
        if any(n.end - n.start > title.end - title.start for n in rivals):
            continue
        kept_titles.append(title)
        kept_names = [n for n in kept_names if n not in rivals]
    return kept_names, kept_titles


def _offices(phrase: Phrase) -> list[str]:
    owners = set(_owners(phrase))
    found: list[str] = []
    for title in phrase.titles:
        for meaning in title.titles:
            if meaning.countries and owners and not owners & set(meaning.countries):
                continue
            if meaning.office not in found:
                found.append(meaning.office)
    return found


def _owners(phrase: Phrase) -> list[str]:
    """States (ISO alpha-3) and bodies (entity id) that the phrase or the title itself names."""
    found = [o.country or o.entity for o in phrase.owners]
    if not found:
        only = {c for t in phrase.titles for m in t.titles for c in m.countries}
        everywhere = any(not m.countries for t in phrase.titles for m in t.titles)
        found = [] if everywhere else sorted(only)
    return list(dict.fromkeys(found))


def _only_country(phrase: Phrase) -> str | None:
    owners = _owners(phrase)
    return owners[0] if len(owners) == 1 and "/" not in owners[0] else None


def _title_case(title: str) -> str:
    return " ".join(
        w if w in ("of", "for", "and", "the", "to") else w[:1].upper() + w[1:] for w in title.split()
    )


def _best(names: Sequence[Name], page: Page, found: FoundName) -> Name | None:
    """The likeliest sense that is no person; a person only when nothing else fits."""
    others = [n for n in names if n.sense != "person"]
    return others[0] if others else None


def _free_test(taken: Sequence[Reference]) -> Callable[[int, int], bool]:
    covered: set[int] = set()
    for reference in taken:
        covered.update(range(reference.start, reference.end))

    def free(start: int, end: int) -> bool:
        return start not in covered and end - 1 not in covered and covered.isdisjoint(range(start, end))

    return free


def _name_words(surface: str, reference: Reference, knowledge: Knowledge) -> list[str]:
    """Words that alone can stand for the person from here on: family names as written and as known."""
    words = [w for w in re.findall(r"[^\W\d_][\w’'\-]*[^\W_]", surface) if w[0].isupper()]
    person = knowledge.persons.get(reference.entity.entity) if reference.entity is not None else None
    family = [person.family] if person is not None and person.family else []
    if person is not None and reference.flag is None and len(words) > 1:
        words = [w for w in words if fold_name(w) == fold_name(person.family)] or words[-1:]
    elif person is None and len(words) > 1:
        words = words[-1:]
    return list(dict.fromkeys([*family, *words]))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no other capitalised word makes it part of a longer name."""
    if _NEXT_NAME.match(text, end):
        return False
    before = _LAST_WORD.search(text, max(0, start - 30), start)
    if before is None:
        return True
    word = before[0].strip().rstrip(".")
    return not word[0].isupper() or word in word_list("sentence-openers") or word in word_list("honorifics") or before[0].strip().endswith((".", "’s", "'s")) \
        or word.isupper()  # fmt: skip


def _latest(known: Sequence[Reference], start: int, end: int) -> Reference:
    """Of several people of one family name, the one named last before; the first when none was."""
    before = [r for r in known if r.start < start]
    whom = before[-1] if before else known[0]
    again = _again(whom, start, end)
    others = {r.key: r for r in known if r.key != whom.key}
    if others:
        again.flag, again.score = "ambiguous", min(again.score, 0.6)
        again.note = f"several people of this family name in the text; {whom.name} was named last"
        again.alternatives = tuple(
            Alternative(entity=k, score=0.4) for k in sorted(others) if not k.startswith("~")
        )
    return again


def _again(first: Reference, start: int, end: int) -> Reference:
    return Reference(
        start=start,
        end=end,
        name_start=start,
        name_end=end,
        entity=first.entity,
        name=first.name,
        sense="person",
        country=first.country,
        office=first.office,
        office_id=first.office_id,
        is_former=first.is_former,
        home=first.home,
        method=first.method,
        score=first.score,
        flag=first.flag,
        note=first.note,
        alternatives=first.alternatives,
    )


def _is_pair(last: Reference, reference: Reference, gap: str, page: Page) -> bool:
    if not (last.can_act and reference.can_act) or last.sense == "role":
        return False
    if _PAIR.fullmatch(gap):
        return True
    sentence = page.sentence_at(last.start)
    is_title = sentence is not None and page.sentences[sentence].kind == "title"
    return is_title and gap == ", " and {last.sense, reference.sense} <= {"state", "adjective"}


def _joined_pairs(taken: list[Reference], page: Page) -> list[Reference]:
    """ "U.S.-Japan", "Rutte–Ishiba", "Japan–US–ROK": one reference with several members."""
    found: list[Reference] = []
    for reference in sorted(taken, key=lambda r: r.start):
        last = found[-1] if found else None
        gap = page.text[last.end : reference.start] if last is not None else ""
        if last is None or not _is_pair(last, reference, gap, page):
            found.append(reference)
            continue
        members = [*(last.members or [last]), reference]
        found[-1] = Reference(
            start=last.start,
            end=reference.end,
            name_start=last.start,
            name_end=reference.end,
            entity=None,
            name=page.text[last.start : reference.end],
            sense="pair",
            members=members,
        )
    return found
