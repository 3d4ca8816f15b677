"""Which person a name means, given the office and country told with it and the days it can be about.

The features and their weights are declared in `FEATURES`; a resolution's note names those that held.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from readout.annotate.mentions.likeness import Feature, KnownWords, NameFit, name_fit
from readout.knowledge import Knowledge, readings
from readout.knowledge.readings import fold_words as fold_name
from readout.knowledge.tenures import is_stale
from readout.knowledge.types import Person, Tenure
from readout.knowledge.words import word_list
from readout.model import Alternative, MentionFlag

__all__ = ["FEATURES", "PeopleResolver", "Resolution", "Window", "fold_name"]

Window = tuple[dt.date | None, dt.date | None]

FEATURES: dict[Feature | str, float] = {
    "full name": 0.70,  # every word of the name is the person's
    "family name": 0.45,  # the family name is the person's, no other word contradicts
    "another reading of the name": 0.60,  # "Toshimichi Shigeki" for 茂木敏充, "Yoshihide Kan" for 菅義偉
    "another reading of the given name": 0.60,  # "Toshimichi Motegi"
    "another reading of the family name": 0.35,  # "Kan" for 菅 Suga; only within an office and country
    "another reading of the family name, like given name": 0.35,  # "Toshichika Mogi"; times the likeness
    "family name, other given name": 0.25,  # "John Blinken"
    "likeness": 0.30,  # times the likeness of a garbled name, only within an office and country
    "office then": 0.30,  # held the office named, on the days in question
    "office once": 0.10,  # held the office named, on other days
    "in office then": 0.10,  # no office named; held some office on the days in question
}
"""What speaks for a person, and how much. A full name comes before every reading, whatever the scores."""

ACCEPT = 0.5
"""A resolution below this is left to nobody."""
RIVAL = 0.1
"""Who scores so little less is named as an alternative;"""
TIE = 0.02
"""and who scores so little less makes the name ambiguous."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    """A resolution before it is compared with the others."""

    found: Resolution
    feature: Feature
    held_then: bool
    years_off: int

    @property
    def order(self) -> tuple[int, float, int, str]:
        """Sorts the best first: a full name, then other names and readings, then what is only alike.

        Of namesakes who fit as well, whoever left last before the days in question comes first.
        """
        tier = {"full name": 0, "likeness": 2}.get(self.feature, 1)
        return tier, -self.found.score, self.years_off, self.found.person.entity


class PeopleResolver:
    """Resolves names against the tenures."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Index the people by the words of their names.

        Args:
            knowledge: The tables.
        """
        self._knowledge = knowledge
        self._names: dict[str, KnownWords] = {}
        self._by_family: dict[str, list[Person]] = {}
        self.common_words = word_list("not-name-words") | {
            w for t in knowledge.titles for w in fold_name(t.surface)
        }
        for person in knowledge.persons.values():
            family = fold_name(person.family)
            for key in {" ".join(family), "".join(family), family[-1] if family else ""}:
                self._by_family.setdefault(key, []).append(person)
        self._readings: readings.ReadingIndex | None = None
        self._read = lru_cache(maxsize=4096)(self._find_readings)
        self._fit = lru_cache(maxsize=16_384)(self._find_fit)

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
        scored = self._ranked(name, offices, of, window, tuple(exact))
        if not scored or scored[0].found.score < ACCEPT:
            return None
        return _with_rivals(scored)

    def candidates(
        self,
        name: str,
        *,
        offices: Sequence[str] = (),
        of: Sequence[str] = (),
        window: Window = (None, None),
    ) -> list[Resolution]:
        """Everybody a name can mean, the likeliest first, also those whom `resolve` would not accept.

        Args:
            name: As written, without title.
            offices: Office ids named with it; several are alternatives.
            of: States and bodies it was named with (ISO alpha-3 or entity id); empty when none was.
            window: The days it can be about.

        Returns:
            Resolutions without alternatives.
        """
        return [scored.found for scored in self._ranked(name, offices, of, window, ())]

    def office_holder(self, offices: Sequence[str], of: str, window: Window) -> Tenure | None:
        """The one who held the office on all the days in question, or None when there were several.

        Nobody, too, where the tables are too old to know.
        """
        held = [t for t in self._holders(offices, [of], window) if not is_stale(t, window[0])]
        return held[0] if len({t.person for t in held}) == 1 else None

    def tenure_of(self, person: Person, offices: Sequence[str], window: Window) -> Tenure | None:
        """The office a person held on the days in question: one of those named, else the highest."""
        held = self._knowledge.tenures_of(person.entity, *window)
        named = [t for t in held if t.office in offices]
        fitting = named or [t for t in held if not is_stale(t, window[0])]
        return min(fitting, key=lambda t: _rank(t, person.country), default=None)

    def _tenures(self, person: Person, offices: Sequence[str], window: Window) -> list[Tenure]:
        if not offices:
            return []
        return [t for t in self._knowledge.tenures_of(person.entity, *window) if t.office in offices]

    def _holders(self, offices: Sequence[str], of: Sequence[str], window: Window) -> list[Tenure]:
        return [
            t for office in offices for state in of for t in self._knowledge.holders(office, state, *window)
        ]

    def _ranked(
        self,
        name: str,
        offices: Sequence[str],
        of: Sequence[str],
        window: Window,
        exact: tuple[Person, ...],
    ) -> list[_Scored]:
        """Everybody a name can mean, the likeliest first."""
        read = () if exact else self._read(readings.words_of(name))
        pool = {p.entity: p for p in (*exact, *self.families(name), *read)}
        home = of or sorted({t.of for p in pool.values() for t in self._tenures(p, offices, (None, None))})
        for tenure in self._holders(offices, home, window):
            pool.setdefault(tenure.person, self._knowledge.persons[tenure.person])
        scored = [r for p in pool.values() if (r := self._score(p, name, offices, of, window)) is not None]
        scored.sort(key=lambda r: r.order)
        return scored

    def _find_readings(self, words: tuple[str, ...]) -> tuple[Person, ...]:
        """People both parts of whose native name may be read so."""
        if len(words) < 2:
            return ()
        if self._readings is None:
            self._readings = readings.ReadingIndex(self._knowledge.persons.values())
        return tuple(person for person, _ in self._readings.candidates(words))

    def _find_fit(self, known_id: str, name: str) -> NameFit | None:
        """How a name fits a person; the same few names are asked for again and again."""
        person = self._knowledge.persons[known_id]
        known = self._names.get(known_id)
        if known is None:
            known = self._names[known_id] = KnownWords.of(person)
        return name_fit(person, known, name)

    def _score(
        self, person: Person, name: str, offices: Sequence[str], of: Sequence[str], window: Window
    ) -> _Scored | None:
        fit = self._fit(person.entity, name)
        if fit is None:
            return None
        anywhere = [t for t in self._tenures(person, offices, (None, None)) if not of or t.of in of]
        then = [t for t in self._tenures(person, offices, window) if not of or t.of in of]
        context = self._context(person, offices, window, then=then, anywhere=anywhere)
        if context is None and fit.feature != "full name":
            return None
        if of and not offices and person.country not in of:
            return None
        best = min(then or anywhere, key=lambda t: _rank(t, person.country), default=None)
        tenure = best or self.tenure_of(person, offices, window)
        return _Scored(
            found=_resolution(person, tenure, fit, context, is_mismatch=bool(offices) and not then),
            feature=fit.feature,
            held_then=bool(then),
            years_off=0 if then else _years_off(anywhere, window),
        )

    def _context(
        self,
        person: Person,
        offices: Sequence[str],
        window: Window,
        *,
        then: Sequence[Tenure],
        anywhere: Sequence[Tenure],
    ) -> str | None:
        """The feature of the office and the days that holds, or None."""
        if offices:
            return "office then" if then else "office once" if anywhere else None
        return "in office then" if self._knowledge.tenures_of(person.entity, *window) else None


def _resolution(
    person: Person, tenure: Tenure | None, fit: NameFit, context: str | None, *, is_mismatch: bool
) -> Resolution:
    score = FEATURES[fit.feature] * fit.likeness + (FEATURES[context] if context is not None else 0.0)
    flag = fit.flag or ("office-mismatch" if is_mismatch else None)
    note = fit.why if context is None else f"{fit.why}, {context}"
    return Resolution(person=person, tenure=tenure, score=min(1.0, score), flag=flag, note=note)


def _rank(tenure: Tenure, country: str | None) -> tuple[int, bool, str, str]:
    """The highest office first, that of his own country before another: a king of several realms."""
    rank = _OFFICE_RANK.index(tenure.office) if tenure.office in _OFFICE_RANK else len(_OFFICE_RANK)
    return rank, tenure.of != country, tenure.start.isoformat(), tenure.title


def _years_off(tenures: Sequence[Tenure], window: Window) -> int:
    """How long before the days in question somebody left; whoever came only later is farther off than all."""
    day = window[1] or dt.date.max
    left = [day.year - t.end.year for t in tenures if t.end is not None and t.end <= day]
    return min(left, default=dt.date.max.year)


def _with_rivals(scored: Sequence[_Scored]) -> Resolution:
    """The best resolution with those that come near it.

    Who held the office on other days is no rival of one who held it then, nor one whose name is only alike of
    one who bears it.
    """
    best = scored[0]
    least = round(best.found.score - RIVAL, 6)
    near = [
        other
        for other in scored[1:4]
        if round(other.found.score, 6) >= least
        and (other.held_then or not best.held_then)
        and other.order[0] <= best.order[0]
    ]
    rivals = tuple(
        Alternative(entity=other.found.person.entity, score=round(other.found.score, 3)) for other in near
    )
    is_tie = any(
        other.found.score >= best.found.score - TIE or {best.feature, other.feature} == _EITHER
        for other in near
    )
    flag: MentionFlag | None = "ambiguous" if is_tie else best.found.flag
    return replace(best.found, flag=flag, alternatives=rivals)


_EITHER = {"family name", "another reading of the family name"}
"""Two people who held the office on the days in question, one of this name, one whose name may be read so."""
