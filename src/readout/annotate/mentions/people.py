"""Which person a name means, given the office and country told with it and the days it can be about.

The features and their weights are declared in `FEATURES`; a resolution's note names those that held.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readout.knowledge import Knowledge
from readout.knowledge.types import Person, Tenure
from readout.knowledge.words import word_list
from readout.model import Alternative, MentionFlag

Window = tuple[dt.date | None, dt.date | None]

FEATURES: dict[str, float] = {
    "full name": 0.70,  # every word of the name is the person's
    "family name": 0.45,  # the family name is the person's, no other word contradicts
    "family name, other given name": 0.25,  # "John Blinken"
    "likeness": 0.30,  # times the likeness of a garbled name, only within an office and country
    "office then": 0.30,  # held the office named, on the days in question
    "office once": 0.10,  # held the office named, on other days
    "in office then": 0.10,  # no office named; held some office on the days in question
}
"""What speaks for a person, and how much."""

ACCEPT = 0.5
"""A resolution below this is left to nobody."""
LIKENESS_FLOOR = 0.7
LIKENESS_FLOOR_SINGLE = 0.8
"""Names, and family names alone, less alike than this are not taken for garbled forms of one another."""
_OFFICE_RANK = [
    "head-of-government",
    "head-of-state",
    "supreme-leader",
    "foreign-minister",
    "defense-minister",
    "national-security-adviser",
    "secretary-general",
    "eu-high-representative",
    "european-council-president",
    "commission-president",
    "vice-president",
]
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Whom a name means and why.

    Attributes:
        person: The person.
        tenure: The office they held then, or None.
        score: 0–1.
        flag: What is odd about it, or None.
        note: Why, in words.
        alternatives: Whom else it might mean.
    """

    person: Person
    tenure: Tenure | None
    score: float
    flag: MentionFlag | None = None
    note: str = ""
    alternatives: tuple[Alternative, ...] = ()


def fold_name(name: str) -> tuple[str, ...]:
    """The words of a name without case, diacritics, hyphens and initials' stops.

    Args:
        name: A name as written.

    Returns:
        Its words in order.

    Example:
        >>> fold_name("Mevlüt ÇAVUŞOĞLU"), fold_name("Yoon Suk-yeol")
        (('mevlut', 'cavusoglu'), ('yoon', 'suk', 'yeol'))
    """
    plain = unicodedata.normalize(
        "NFKD", name.replace("’", "'").replace("ı", "i").replace("ø", "o").replace("ł", "l")
    )
    bare = "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("'", "")
    return tuple(_WORDS.findall(bare))


class PeopleResolver:
    """Resolves names against the tenures."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Index the people by the words of their names.

        Args:
            knowledge: The tables.
        """
        self._knowledge = knowledge
        self._names: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self._by_family: dict[str, list[Person]] = {}
        self.common_words = word_list("not-name-words") | {
            w for t in knowledge.titles for w in fold_name(t.surface)
        }
        for person in knowledge.persons.values():
            family = fold_name(person.family)
            words = set(fold_name(person.name)).union(*(fold_name(a) for a in person.aliases))
            self._names[person.entity] = (frozenset(words), frozenset(family))
            for key in {" ".join(family), "".join(family), family[-1] if family else ""}:
                self._by_family.setdefault(key, []).append(person)

    def families(self, name: str) -> list[Person]:
        """People whose family name is among the words of the name."""
        words = fold_name(name)
        keys = {*words, "".join(words), *(" ".join(p) for p in pairwise(words))}
        found = {p.entity: p for key in keys for p in self._by_family.get(key, ())}
        return [found[k] for k in sorted(found)]

    def resolve(
        self,
        name: str,
        *,
        offices: Sequence[str] = (),
        of: Sequence[str] = (),
        window: Window = (None, None),
        exact: Iterable[Person] = (),
    ) -> Resolution | None:
        """The person a name means.

        Args:
            name: As written, without title.
            offices: Office ids named with it; several are alternatives.
            of: States and bodies it was named with (ISO alpha-3 or entity id); empty when none was.
            window: The days it can be about.
            exact: People the gazetteer already knows by just this name.

        Returns:
            The best resolution, or None when nobody fits.
        """
        pool = {p.entity: p for p in (*exact, *self.families(name))}
        home = of or sorted({t.of for p in pool.values() for t in self._tenures(p, offices, (None, None))})
        for tenure in self._holders(offices, home, window):
            pool.setdefault(tenure.person, self._knowledge.persons[tenure.person])
        scored = [r for p in pool.values() if (r := self._score(p, name, offices, of, window)) is not None]
        scored.sort(key=lambda r: (-r.score, r.person.entity))
        if not scored or scored[0].score < ACCEPT:
            return None
        return _with_rivals(scored)

    def office_holder(self, offices: Sequence[str], of: str, window: Window) -> Tenure | None:
        """The one who held the office on all the days in question, or None when there were several."""
        held = self._holders(offices, [of], window)
        return held[0] if len({t.person for t in held}) == 1 else None

    def tenure_of(self, person: Person, offices: Sequence[str], window: Window) -> Tenure | None:
        """The office a person held on the days in question: one of those named, else the highest."""
        held = self._knowledge.tenures_of(person.entity, *window)
        named = [t for t in held if t.office in offices]
        return min(named or held, key=_rank, default=None)

    def _tenures(self, person: Person, offices: Sequence[str], window: Window) -> list[Tenure]:
        return [t for t in self._knowledge.tenures_of(person.entity, *window) if t.office in offices]

    def _holders(self, offices: Sequence[str], of: Sequence[str], window: Window) -> list[Tenure]:
        return [
            t for office in offices for state in of for t in self._knowledge.holders(office, state, *window)
        ]

    def _score(
        self, person: Person, name: str, offices: Sequence[str], of: Sequence[str], window: Window
    ) -> Resolution | None:
        feature, flag, likeness = self._likeness(person, name)
        if not feature:
            return None
        anywhere = [t for t in self._tenures(person, offices, (None, None)) if not of or t.of in of]
        then = [t for t in self._tenures(person, offices, window) if not of or t.of in of]
        score = FEATURES[feature] * likeness
        why = [feature if likeness == 1 else f"{feature} {likeness:.2f}"]
        if offices and then:
            score += FEATURES["office then"]
            why.append("office then")
        elif offices and anywhere:
            score += FEATURES["office once"]
            why.append("office once")
            flag = flag or "office-mismatch"
        elif offices:
            if feature != "full name":
                return None
            flag = flag or "office-mismatch"
        elif self._knowledge.tenures_of(person.entity, *window):
            score += FEATURES["in office then"]
            why.append("in office then")
        elif feature != "full name":
            return None
        if of and not offices and person.country not in of:
            return None
        tenure = min(then or anywhere, key=_rank, default=None) or self.tenure_of(person, offices, window)
        return Resolution(person=person, tenure=tenure, score=min(1.0, score), flag=flag, note=", ".join(why))

    def _likeness(self, person: Person, name: str) -> tuple[str, MentionFlag | None, float]:
        """(feature, flag, likeness) of a written name and a person's; no feature when they are unlike."""
        words = fold_name(name)
        known, family = self._names[person.entity]
        if not words:
            return "", None, 0.0
        joined = {"".join(p) for p in pairwise(words)}
        has_family = bool(family) and (family <= set(words) or "".join(sorted(family)) in joined)
        others = [w for w in words if w not in family]
        strange = [w for w in others if w not in known and not _is_initial(w, known) and not _joins(w, known)]
        if has_family and not strange:
            return ("full name" if others else "family name"), None, 1.0
        if not strange and len(words) > 1:
            return "full name", None, 0.95
        if has_family:
            return "family name, other given name", "given-name", 1.0
        alike = _alike(words, person)
        floor = LIKENESS_FLOOR if len(words) > 1 else LIKENESS_FLOOR_SINGLE
        return ("likeness", "reading", alike) if alike >= floor else ("", None, 0.0)


def _alike(words: Sequence[str], person: Person) -> float:
    """How alike a written name is to the likest form of the person's: word by word, whatever their order."""
    forms = [person.name, *person.aliases] if len(words) > 1 else [person.family]
    return max(_aligned(words, fold_name(form)) for form in forms)


def _aligned(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Mean likeness (Jaro–Winkler) of the words paired off greedily; one without a partner is unlike."""
    from rapidfuzz.distance import JaroWinkler

    pairs = sorted(
        (
            (float(JaroWinkler.similarity(a, b)), i, j)
            for i, a in enumerate(ours)
            for j, b in enumerate(theirs)
        ),
        key=lambda p: (-p[0], p[1], p[2]),
    )
    used_ours, used_theirs, total = set(), set(), 0.0
    for likeness, i, j in pairs:
        if i not in used_ours and j not in used_theirs:
            used_ours.add(i)
            used_theirs.add(j)
            total += likeness
    return total / max(len(ours), len(theirs), 1)


def _is_initial(word: str, known: Iterable[str]) -> bool:
    return len(word) == 1 and any(k.startswith(word) for k in known)


def _joins(word: str, known: Iterable[str]) -> bool:
    """Whether the word is two of the known words written as one ("sukyeol")."""
    return any(word.startswith(k) and word[len(k) :] in known for k in known if len(k) > 1)


def _rank(tenure: Tenure) -> tuple[int, str, str]:
    rank = _OFFICE_RANK.index(tenure.office) if tenure.office in _OFFICE_RANK else len(_OFFICE_RANK)
    return rank, tenure.start.isoformat(), tenure.title


def _with_rivals(scored: list[Resolution]) -> Resolution:
    best = scored[0]
    rivals = tuple(
        Alternative(entity=r.person.entity, score=round(r.score, 3))
        for r in scored[1:4]
        if r.score >= best.score - 0.1
    )
    flag: MentionFlag | None = "ambiguous" if rivals and scored[1].score >= best.score - 0.02 else best.flag
    return Resolution(
        person=best.person,
        tenure=best.tenure,
        score=best.score,
        flag=flag,
        note=best.note,
        alternatives=rivals,
    )
