"""Everybody named in a text, before it is parsed: names, titled names, titles alone, places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from readout.annotate.mentions.lexicon import FoundName, FoundTitle, Lexicon, fold_lower
from readout.annotate.mentions.look import Look
from readout.annotate.mentions.people import PeopleResolver
from readout.annotate.page import Page
from readout.knowledge import Knowledge
from readout.knowledge.types import Name

_ABBREVIATED = re.compile(r" \(([A-Z][A-Z.&\-]{1,8}[A-Z])\)")
_MIN_INITIALS = 3


class MentionFinder:
    """Finds and resolves names; roles and pronouns that need the tree come later."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Build the automata.

        Args:
            knowledge: The tables.
        """
        self.lexicon = Lexicon(knowledge)
        self.people = PeopleResolver(knowledge)

    def look(self, page: Page) -> Look:
        """Scan the text once.

        Args:
            page: The document on the desk.

        Returns:
            What the automata and the title grammar found; nobody is resolved yet.
        """
        names = [n for n in self.lexicon.names(page.plain) if not _is_national(page.plain, n)]
        titles = self.lexicon.titles(fold_lower(page.plain))
        names = [n for n in names if not _is_of_another(page, n, names)]
        told_of = _told_of(page, names)
        names, titles = _disjoint(names, titles)
        short = _abbreviations(page.plain, names)
        names = [replace(n, names=short.get(page.plain[n.start : n.end], n.names)) for n in names]
        return Look(page=page, names=names, titles=titles, people=self.people, told_of=told_of)


def _told_of(page: Page, names: Sequence[FoundName]) -> frozenset[str]:
    """The countries that anything named in a text belongs to (ISO alpha-3)."""
    persons = page.knowledge.persons
    meant = (name for found in names for name in found.names)
    homes = (persons[n.entity].country if n.entity in persons else n.country for n in meant)
    return frozenset(home for home in homes if home is not None)


def _is_of_another(page: Page, name: FoundName, names: Sequence[FoundName]) -> bool:
    """Whether "the Foreign Office" is of a country that is not Britain, which the text does not tell of."""
    if page.plain[name.start : name.end] != "Foreign Office":
        return False
    return "GBR" not in _told_of(page, [other for other in names if other.start != name.start])


def _is_national(text: str, name: FoundName) -> bool:
    """Whether "Security Council" is the end of "National Security Council", a state's own."""
    is_council = any(n.entity == "org/united-nations-security-council" for n in name.names)
    return is_council and text[: name.start].rstrip().endswith("National")


def _abbreviations(text: str, names: Sequence[FoundName]) -> dict[str, tuple[Name, ...]]:
    """What abbreviations mean in a text that has a name in full: "the Syrian Democratic Forces (SDF)"."""
    found: dict[str, tuple[Name, ...]] = {}
    for name in names:
        bodies = tuple(n for n in name.names if n.sense in ("body", "group"))
        if not bodies:
            continue
        told = _ABBREVIATED.match(text, name.end)
        initials = "".join(word[0] for word in text[name.start : name.end].split() if word[0].isupper())
        if told is not None:
            found[told[1]] = bodies
        elif len(initials) >= _MIN_INITIALS:
            found.setdefault(initials, bodies)
    return found


def _disjoint(
    names: Sequence[FoundName], titles: Sequence[FoundTitle]
) -> tuple[list[FoundName], list[FoundTitle]]:
    """Of a name and a title that share characters only the longer stays; "Crown | Prince Khalid" are both."""
    order = sorted(names, key=lambda n: n.start)
    starts = [n.start for n in order]
    longest = max((n.end - n.start for n in order), default=0)
    gone: set[int] = set()
    cut: list[FoundName] = []
    kept_titles = []
    for title in titles:
        near = range(bisect_right(starts, title.start - longest), bisect_left(starts, title.end))
        rivals = [at for at in near if title.start < order[at].end]
        run_on = [at for at in rivals if title.start < starts[at] and title.end < order[at].end]
        if any(order[at].end - starts[at] > title.end - title.start for at in rivals if at not in run_on):
            continue
        kept_titles.append(title)
        gone.update(rivals)
        cut += [replace(order[at], start=title.end + 1) for at in run_on if order[at].end > title.end + 1]
    kept_names = [n for at, n in enumerate(order) if at not in gone]
    return sorted([*kept_names, *cut], key=lambda n: n.start), kept_titles
