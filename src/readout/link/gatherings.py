"""Events laid out as gatherings: which parties met or signed, at which level of office, when."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.knowledge import Knowledge
from readout.knowledge.sectors import known_groups
from readout.knowledge.series import LEVELS, TEAMS, straight
from readout.link.facts import PRINCIPAL, TALKS
from readout.model import Event, Occurrence, Role

PAPER = "joint-statement"
SIGNING = frozenset({"participant", "source", "host"})
"""Roles of those who issue a paper; a target is whom it is about."""

HELD = frozenset({"occurred", "ongoing"})
AHEAD = frozenset({"planned", "proposed", "cancelled"})

_EU = "org/eu"
_WORDS: Mapping[str, tuple[str, ...]] = {
    "2+2": (
        r"2 ?\+ ?2",
        "two[- ]plus[- ]two",
        "2[- ]plus[- ]2",
        "foreign (?:and|&) defen[cs]e minist(?:ers|erial)",
    ),
    "leaders": ("leaders", "heads of (?:state|government)", "summit"),
    "defense-ministers": ("defence ministers",),
    "national-security-advisers": ("national security advisors",),
}
"""Words for levels beside the plurals in offices.csv."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """A meeting or a joint paper, as far as a series is told from it.

    Attributes:
        event: Id.
        parties: ISO alpha-3 codes and ids of bodies.
        level: 2+2, leaders, foreign-ministers …; None where nothing tells.
        is_mixed: Whether those who met have no level in common.
        named: Declared series whose name stands in a telling.
        low: First day, or None.
        high: Last day, or None.
        is_held: Whether it took place.
        is_paper: Whether it is a joint paper, not a meeting.
        docs: Documents that tell of it.
        part_of: Event it is a part of, or None.
    """

    event: str
    parties: frozenset[str]
    level: str | None
    is_mixed: bool
    named: frozenset[str]
    low: dt.date | None
    high: dt.date | None
    is_held: bool
    is_paper: bool
    docs: frozenset[str] = frozenset()
    part_of: str | None = None


class Lens:
    """Lays events out; made once for many, because it indexes names, offices and words for levels."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._offices: dict[tuple[str | None, str, str | None], tuple[str, str] | None] = {}
        self._level_of = {office: level for level, offices in LEVELS.items() for office in offices}
        self._series: dict[str, set[str]] = defaultdict(set)
        for series in knowledge.series.values():
            for name in series.names:
                self._series[name].add(series.series)
        self._names = _any_of(re.escape(name) for name in self._series)
        words = {level: list(forms) for level, forms in _WORDS.items()}
        for office in knowledge.offices.values():
            if (level := self._level_of.get(office.office)) is not None and level != "leaders":
                words.setdefault(level, []).append(re.escape(office.plural.casefold()))
        self._levels = sorted(words)
        groups = (f"(?P<l{at}>{'|'.join(words[level])})" for at, level in enumerate(self._levels))
        self._words = _any_of(groups)

    def lay_out(self, event: Event, texts: Sequence[str], docs: Iterable[str] = ()) -> Gathering | None:
        """One event as a gathering.

        Args:
            event: A linked event.
            texts: How it is told, and the titles of documents that are its paper.
            docs: Documents that tell of it.

        Returns:
            The gathering; None for other acts, for what was denied or supposed, and where a party is unknown.
        """
        told = event.told
        is_paper = told.act == PAPER
        if not (is_paper or told.act in TALKS) or told.status not in HELD | AHEAD:
            return None
        roles = [role for role in told.roles if role.role in (SIGNING if is_paper else PRINCIPAL)]
        parties = [self._party(role) for role in roles]
        known = frozenset(party for party in parties if party is not None)
        if not known or None in parties:
            return None
        texts = [straight(text) for text in texts]
        level, is_mixed = self._level(told, roles, texts)
        low, high = told.dating.date.bounds() if told.dating.date is not None else (None, None)
        return Gathering(
            event=event.event,
            parties=known,
            level=level,
            is_mixed=is_mixed,
            named=frozenset(
                series
                for text in texts
                for name in self._names.findall(text)
                for series in self._series[name]
            ),
            low=low,
            high=high,
            is_held=told.status in HELD,
            is_paper=is_paper,
            docs=frozenset(docs),
            part_of=event.part_of,
        )

    def _party(self, role: Role) -> str | None:
        """The state or body a role stands for; institutions of the EU are the EU."""
        if role.country is not None:
            return role.country
        if role.kind == "person":
            held = self._held(role)
            return _whole(held[1]) if held is not None else None
        return _whole(role.entity) if role.entity is not None else None

    def _held(self, role: Role) -> tuple[str, str] | None:
        """The office a role was told in, and of which state or body."""
        if role.office is None:
            return None
        key = (role.entity, role.office, role.country)
        if key not in self._offices:
            self._offices[key] = self._find_office(*key)
        return self._offices[key]

    def _find_office(self, entity: str | None, title: str, country: str | None) -> tuple[str, str] | None:
        for tenure in self._knowledge.tenures_of(entity) if entity is not None else ():
            if self._knowledge.title_of(tenure) == title:
                return tenure.office, tenure.of
        if country is None:
            return None
        titles = self._knowledge.titles_for(title.casefold())
        fitting = [t.office for t in titles if not t.countries or country in t.countries]
        return (fitting[0], country) if fitting else None

    def _level(
        self, told: Occurrence, roles: Sequence[Role], texts: Sequence[str]
    ) -> tuple[str | None, bool]:
        """The level at which they met, and whether they had none in common.

        Two sides show it, or one side and the words; where nobody is named, the words alone.
        """
        if told.format is not None and "+" in told.format:
            return told.format, False
        shown: dict[str, set[str]] = defaultdict(set)
        for role in roles:
            party = self._party(role)
            if role.kind == "person" and party is not None:
                held = self._held(role)
                level = self._level_of.get(held[0]) if held is not None else None
                shown[party] |= {level} if level is not None else set()
        if not shown:
            return ("leaders" if told.format == "summit" else self._said(texts)), False
        shared = set.intersection(*shown.values())
        team = next((name for name, needed in TEAMS.items() if needed <= shared), None)
        best = team or next((level for level in LEVELS if level in shared), None)
        if best is None:
            return None, True
        return (best if len(shown) > 1 or self._said(texts) == best else None), False

    def _said(self, texts: Sequence[str]) -> str | None:
        """The one level that the words name, or None for none or several."""
        found = {
            self._levels[int(match.lastgroup[1:])]
            for text in texts
            for match in self._words.finditer(text)
            if match.lastgroup is not None
        }
        return found.pop() if len(found) == 1 else None


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """Any of the forms as whole words, the longest first; never where there is none."""
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)" if longest else r"(?!)")


def _whole(entity: str) -> str:
    group = known_groups().get(entity)
    return _EU if group is not None and group.actor == "EUR" else entity
