"""Adding the terms of the slices to the hand-written roster, which wins."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tools.knowledge.curated import UNCHECKED, Roster, Someone, Term, fold

FIRST_YEAR = 2000
"""Terms that ended before are left out."""

SAME_START_DAYS = 21
"""Two starts of one office so near are the same appointment."""

INTERLUDE_DAYS = 60
"""So short a term inside another's does not end that one."""

OVERLAP_DAYS = 60
"""Two terms of one office that overlap by no more follow one another."""

SHARED = frozenset(
    [
        "ambassador",
        "assistant-secretary",
        "deputy-foreign-minister",
        "deputy-defense-minister",
        "intelligence-chief",
        "spokesperson",
        "un-ambassador",
        "vice-president",
        "deputy-secretary-general",
        "state-councilor",
        "director-general",
    ]
)
"""Offices of which a state has several at once, told apart by their titles."""

_PATRONYMIC = frozenset({"bin", "ibn", "ould", "al"})
"""Words that put a father's or a house's name into one's own: the first names must then agree."""


def add(roster: Roster, terms: Iterable[Term]) -> None:
    """Add what the roster lacks; mark as verified what a slice confirms.

    Args:
        roster: Changed in place.
        terms: In order of trust.
    """
    _set_apart(roster)
    crowd = _Crowd(roster)
    seats: dict[tuple[str, ...], list[Term]] = defaultdict(list)
    for held in roster.terms:
        seats[_seat(held)].append(held)
    listed = list(terms)
    _close(listed)
    for term in listed:
        if term.end is not None and term.end.year < FIRST_YEAR:
            continue
        same = seats[_seat(term)]
        known = crowd.find(term.person)
        if known is not None:
            known.wikidata = known.wikidata or term.person.wikidata
            known.aliases += [a for a in term.person.aliases if a not in known.aliases and a != known.name]
            term.person = known
        if _goes_on(term, [t for t in same if t.person is known]):
            continue
        if not _after(term, same) or _goes_on(term, [t for t in same if t.person is known]):
            continue
        own = [t.start for t in same if t.person is known and t.start > term.start]
        _trim(term, same)
        if term.end is not None and (term.end <= term.start or term.end in own):
            continue
        if known is None:
            roster.people.append(term.person)
            crowd.add(term.person)
        roster.terms.append(term)
        same.append(term)
    for same in seats.values():
        _tidy(same)
    roster.terms = [t for t in roster.terms if t.curated or t.end is None or t.end.year >= FIRST_YEAR]


def _set_apart(roster: Roster) -> None:
    """Nobody of the slices is somebody who left before they begin, unless the whole name says so."""
    since = {t.person.name for t in roster.terms if t.end is None or t.end.year >= FIRST_YEAR}
    for someone in roster.people:
        someone.is_exact = someone.is_exact or someone.name not in since


class _Crowd:
    """The people so far, found again under other spellings of their names."""

    def __init__(self, roster: Roster) -> None:
        self._by_wikidata: dict[str, Someone] = {}
        self._by_country: dict[str, list[tuple[Someone, set[str]]]] = defaultdict(list)
        for someone in roster.people:
            self.add(someone)

    def add(self, someone: Someone) -> None:
        if someone.wikidata:
            self._by_wikidata.setdefault(someone.wikidata, someone)
        self._by_country[someone.country].append((someone, someone.words()))

    def find(self, someone: Someone) -> Someone | None:
        if someone.wikidata in self._by_wikidata:
            return self._by_wikidata[someone.wikidata]
        for known, _ in self._by_country[someone.country]:
            if someone.name == known.name or someone.name in known.aliases:
                return known
        if someone.is_exact:
            return None
        family = _words(someone.family)[-1]
        words = someone.words()
        best: tuple[int, Someone] | None = None
        for known, mine in self._by_country[someone.country]:
            if known.is_exact or (known.wikidata and someone.wikidata):
                continue
            if family not in mine and not words.issuperset(_words(known.family)):
                continue
            if not _met(_first(someone), mine) and not _met(_first(known), words - {family}):
                continue
            if _PATRONYMIC & set(_words(someone.name)) and not _met(_first(someone), _first_words(known)):
                continue
            shared = sum(_met(word, mine) for word in words)
            wanted = min(3 if someone.family_first or known.family_first else 2, len(words), len(mine))
            if shared >= wanted and (best is None or shared > best[0]):
                best = (shared, known)
        if best is not None and someone.wikidata:
            self._by_wikidata[someone.wikidata] = best[1]
        return best[1] if best is not None else None


def _seat(term: Term) -> tuple[str, ...]:
    return (term.office, term.of, term.title) if term.office in SHARED else (term.office, term.of)


def _close(terms: Sequence[Term]) -> None:
    """End a term whose end its source does not know where that source's next holder begins."""
    seats: dict[tuple[str, ...], list[Term]] = defaultdict(list)
    for term in terms:
        seats[(*_seat(term), term.evidence.split(";")[0])].append(term)
    for same in seats.values():
        same.sort(key=lambda t: t.start)
        for i, term in enumerate(same):
            if _is_interlude(term, same):
                term.end = dt.date.min
                continue
            later = [t for t in same[i + 1 :] if t.start > term.start and t.person.name != term.person.name]
            if not term.is_end_known and later:
                term.end, term.is_end_known = later[0].start, True
                term.evidence = f"{term.evidence.split(';')[0]}; end inferred from the next holder"


def _is_interlude(term: Term, same: Sequence[Term]) -> bool:
    """Whether the term lies inside another's by the same source, and is short: somebody stood in."""
    if term.end is None or not term.is_end_known or (term.end - term.start).days > INTERLUDE_DAYS:
        return False
    return any(
        t is not term and t.is_end_known and t.end is not None and t.start < term.start and term.end < t.end
        for t in same
    )


def _goes_on(term: Term, own: Sequence[Term]) -> bool:
    """Whether the term is, or goes on from, one the same person holds; then that one takes what it lacks."""
    near = [held for held in own if _near(held.start, term.start)]
    for held in near:
        _confirm(held, term)
        _take_end(held, term)
    if near:
        return True
    for held in own:
        if held.start <= term.start and (held.end is None or held.end >= term.start - dt.timedelta(days=31)):
            if not _take_end(held, term) and not held.curated and held.end is not None:
                held.end = max(held.end, term.end) if term.end is not None else None
            return True
    return False


def _take_end(held: Term, term: Term) -> bool:
    if held.is_end_known or held.curated or (term.end is not None and not term.is_end_known):
        return False
    if term.end is not None and held.end is not None and term.end < held.end:
        return False
    held.end, held.is_end_known, held.precision = term.end, True, "day"
    held.evidence = f"{held.evidence.split(';')[0]}; end: {term.evidence.split(';')[0]}"
    return True


def _tidy(same: Sequence[Term]) -> None:
    """End a term from a slice where the next holder's begins, when it is open or overlaps by some weeks."""
    for held in same:
        if held.curated or held.office in SHARED:
            continue
        for later in sorted(same, key=lambda t: t.start):
            if held.end is None and later.start > held.start:
                held.end = later.start
                held.evidence += "; ended by the next holder"
            elif (
                held.end is not None
                and held.start < later.start < held.end
                and (held.end - later.start).days <= OVERLAP_DAYS
            ):
                held.end = later.start


def _confirm(held: Term, term: Term) -> None:
    if not held.curated or held.precision == "year":
        return
    source = term.evidence.split(";")[0]
    if source in held.evidence:
        return
    held.evidence = (
        f"start agrees with {source}" if held.evidence == UNCHECKED else f"{held.evidence}; {source}"
    )
    held.verified = True


def _near(one: dt.date, other: dt.date) -> bool:
    return abs((one - other).days) <= SAME_START_DAYS


def _after(term: Term, same: Sequence[Term]) -> bool:
    """Whether the office is free when the term begins; a slight overlap moves its start."""
    for held in same:
        if not _covers(held, term):
            continue
        if held.end is None or (held.end - term.start).days > OVERLAP_DAYS:
            return False
        if term.end is not None and (term.end - held.end).days < OVERLAP_DAYS:
            return False
        term.start = held.end
        term.evidence += "; begins where the predecessor's ends"
    return True


def _covers(held: Term, term: Term) -> bool:
    """Whether somebody we trust more holds the office when the term begins."""
    week = term.start + dt.timedelta(days=7)
    return held.start <= week and (held.end is None or held.end > week)


def _trim(term: Term, same: Sequence[Term]) -> None:
    """End the term where the next holder's begins."""
    later = [t.start for t in same if t.start > term.start]
    if later and (term.end is None or term.end > min(later)):
        term.end = min(later)
        term.evidence += "; ended by the next holder"


def _first(someone: Someone) -> str:
    return _words(someone.name)[0]


def _first_words(someone: Someone) -> set[str]:
    return {_words(name)[0] for name in [someone.name, *someone.aliases] if _words(name)}


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s\-.]+", fold(name).lower()) if word]


def _met(word: str, others: set[str]) -> bool:
    return word in others or (len(word) > 4 and any(other[:4] == word[:4] for other in others))
