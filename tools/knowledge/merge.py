"""Adding the terms of the slices to the hand-written roster, which wins."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from tools.knowledge.curated import UNCHECKED, Roster, Someone, Term, fold

SAME_START_DAYS = 21
"""Two starts of one office so near are the same appointment."""


def add(roster: Roster, terms: Iterable[Term]) -> None:
    """Add what the roster lacks; mark as verified what a slice confirms.

    Args:
        roster: Changed in place.
        terms: In order of trust.
    """
    for term in terms:
        known = _person(roster, term.person)
        same = [t for t in roster.terms if (t.office, t.of) == (term.office, term.of)]
        if known is not None:
            if not known.wikidata and term.person.wikidata:
                known.wikidata = term.person.wikidata
            term.person = known
            if any(t.person is known and _near(t.start, term.start) for t in same):
                for held in (t for t in same if t.person is known and _near(t.start, term.start)):
                    _confirm(held, term)
                continue
        if known is not None and _extend(term, [t for t in same if t.person is known]):
            continue
        if any(_covers(held, term) for held in same):
            continue
        own = [t.start for t in same if t.person is known and t.start > term.start]
        _trim(term, same)
        if term.end is not None and (term.end <= term.start or term.end in own):
            continue
        if known is None:
            roster.people.append(term.person)
        roster.terms.append(term)
    _tidy(roster)


def _extend(term: Term, own: list[Term]) -> bool:
    """Whether the term goes on from one the same person holds; if so the earlier one is made longer."""
    for held in own:
        if held.start <= term.start and (held.end is None or held.end >= term.start - dt.timedelta(days=31)):
            if not held.curated and held.end is not None and (term.end is None or term.end > held.end):
                held.end = term.end
            return True
    return False


def _tidy(roster: Roster) -> None:
    """End a term from a slice where the next holder's begins, when they overlap by a few days or weeks."""
    for held in roster.terms:
        if held.curated or held.end is None or held.office in ("state-councilor", "vice-president"):
            continue
        for later in roster.terms:
            if (later.office, later.of) != (held.office, held.of) or not held.start < later.start < held.end:
                continue
            if (held.end - later.start).days <= 60:
                held.end = later.start


def _confirm(held: Term, term: Term) -> None:
    if not held.curated or held.precision == "year":
        return
    source = term.evidence.split(";")[0]
    held.evidence = (
        f"start agrees with {source}" if held.evidence == UNCHECKED else f"{held.evidence}; {source}"
    )
    held.verified = True


def _near(one: dt.date, other: dt.date) -> bool:
    return abs((one - other).days) <= SAME_START_DAYS


def _covers(held: Term, term: Term) -> bool:
    """Whether somebody we trust more holds the office when the term begins."""
    week = term.start + dt.timedelta(days=7)
    return held.start <= week and (held.end is None or held.end > week)


def _trim(term: Term, same: list[Term]) -> None:
    """End the term where the next holder's begins."""
    later = [t.start for t in same if t.start > term.start]
    if later and (term.end is None or term.end > min(later)):
        term.end = min(later)
        term.evidence += "; ended by the next holder"


def _person(roster: Roster, someone: Someone) -> Someone | None:
    if someone.wikidata:
        for known in roster.people:
            if known.wikidata == someone.wikidata:
                return known
    family = fold(someone.family).lower().split()[-1]
    words = someone.words()
    best: tuple[int, Someone] | None = None
    for known in roster.people:
        if known.country != someone.country:
            continue
        mine = known.words()
        if family not in mine and fold(known.family).lower() not in words:
            continue
        if not _met(_first(someone), mine) and not _met(_first(known), words - {family}):
            continue
        shared = sum(_met(word, mine) for word in words)
        wanted = min(3 if someone.family_first or known.family_first else 2, len(words), len(mine))
        if shared >= wanted and (best is None or shared > best[0]):
            best = (shared, known)
    return best[1] if best is not None else None


def _first(someone: Someone) -> str:
    return re.split(r"[\s\-.]+", fold(someone.name).lower())[0]


def _met(word: str, others: set[str]) -> bool:
    return word in others or (len(word) > 4 and any(other[:4] == word[:4] for other in others))
