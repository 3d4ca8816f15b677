"""Briefs in, stories out. The order in which they come plays no part."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from readout.knowledge.hosts import imitated
from readout.link.stories.align import Alignment, align, is_copy, is_pattern
from readout.link.stories.changes import SAME, Difference, difference
from readout.link.stories.leaders import Leaders
from readout.link.stories.origin import Member, credit_of, day_key, ranked, why_copied
from readout.link.stories.renderings import rendering
from readout.link.stories.shelf import Shelf
from readout.link.stories.sketches import digest_of, shared_only, sketch
from readout.link.stories.story import LOOK_ALIKE, Brief, Copy, Story
from readout.link.stories.twins import Bead, beads_of
from readout.link.stories.words import Prose, lay_out
from readout.model import make_id

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MIN_VOTES = 2
"""Features that two texts share without which they are not compared."""

MIN_SHARE = 0.1
"""Of the features of the text that has fewer the other must have, too: texts on one matter share 0.03 at the
median and 0.14 in one pair of a hundred, edited copies 0.4, translations 0.2 (2026-11-22, news, our gold)."""

MAX_COMPARED = 8
"""Stories, those with the most features in common first, that a text is compared with."""

CLOSE = 0.7
"""Once a text is known to be a copy, only stories are looked at that share so much with it as that one."""

SURE = 0.95
"""A text that stands in another to such an extent is compared with no third."""

MAX_RENDERED = 0.5
"""Twins with more of their words in common are told as copies are."""

KEPT = 128
"""Laid out texts that are kept at hand."""


def link_stories(briefs: Iterable[Brief]) -> tuple[Story, ...]:
    """Group documents that are copies of one text.

    Every document is compared with the first documents of stories alone, earliest first: a story cannot
    grow link by link into what its first document is not, and ten thousand copies cost as many comparisons.

    Args:
        briefs: Documents, each id once.

    Returns:
        Stories sorted by id; every document belongs to exactly one.
    """
    with Shelf() as shelf:
        return _Linking(shelf).run(briefs)


class _Linking:
    """One run: texts on the shelf, what else is known about each at hand."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._members: list[Member] = []
        self._digests: list[int] = []
        self._sizes: list[int] = []
        self._laid_out: OrderedDict[int, Prose] = OrderedDict()
        self._told: dict[int, tuple[int, float, Difference]] = {}

    def run(self, briefs: Iterable[Brief]) -> tuple[Story, ...]:
        sketches = list(sketch(self._taken_in(briefs)))
        self._sizes = [len(one) for one in sketches]
        features = shared_only(sketches)
        self._members = [
            replace(one, shared=len(of_it)) for one, of_it in zip(self._members, features, strict=True)
        ]
        groups = self._groups(features)
        return tuple(sorted((self._story(group) for group in groups), key=lambda story: story.story))

    def _taken_in(self, briefs: Iterable[Brief]) -> Iterator[Prose]:
        """Put texts on the shelf and give them laid out, one after the other."""
        for brief in briefs:
            prose = lay_out(brief.text, brief.asides)
            self._shelf.put(prose.pack())
            member = Member(
                brief=replace(brief, text="", asides=()),
                words=prose.length,
                credit=credit_of(brief.text),
                look_alike=imitated(brief.url),
            )
            self._members.append(member)
            self._digests.append(digest_of(prose))
            yield prose

    def _groups(self, features: Sequence[NDArray[np.intp]]) -> list[list[int]]:
        """Numbers of the documents of each story, its leader first."""
        led: dict[int, list[int]] = {}
        leader_of_text: dict[int, int] = {}
        leaders = Leaders(features)
        for number in self._in_order():
            digest = self._digests[number]
            leader = leader_of_text.get(digest) if digest else None
            if leader is None:
                leader = self._leader(number, leaders.votes(features[number]))
            led.setdefault(leader, []).append(number)
            if digest:
                leader_of_text.setdefault(digest, leader)
            leaders.add(leader, features[number])
        return list(led.values())

    def _in_order(self) -> list[int]:
        """The earliest first; of a day the one that has most in common with any: all copies go back to it."""

        def key(number: int) -> tuple[bool, str, int, int, str]:
            one = self._members[number]
            day = day_key(one.brief.published)
            return one.look_alike is not None, day, -one.shared, one.words, one.doc

        return sorted(range(len(self._members)), key=key)

    def _leader(self, number: int, votes: Mapping[int, int]) -> int:
        """The leader of the story that a document belongs to: itself where it is a copy of none."""
        likely = sorted(votes.items(), key=lambda vote: (-vote[1], self._members[vote[0]].doc))
        best, best_cover, best_shared = number, -1.0, 0
        for leader, shared in likely[:MAX_COMPARED]:
            if shared < MIN_VOTES or shared < CLOSE * best_shared:
                break
            if shared < MIN_SHARE * min(self._sizes[leader], self._sizes[number]):
                continue
            found = align(self._prose(leader), self._prose(number))
            days = self._days_apart(leader, number)
            if is_copy(found, days_apart=days):
                cover = found.cover
            elif not is_pattern(found, days_apart=days) and _beads(found) is not None:
                cover = found.similarity
            else:
                continue
            if cover > best_cover:
                best, best_cover, best_shared = leader, cover, max(shared, best_shared)
                self._told[number] = leader, *_told(found)
            if cover >= SURE:
                break
        return best

    def _prose(self, number: int) -> Prose:
        found = self._laid_out.get(number)
        if found is None:
            found = Prose.unpack(self._shelf.get(number))
            self._laid_out[number] = found
            if len(self._laid_out) > KEPT:
                self._laid_out.popitem(last=False)
        self._laid_out.move_to_end(number)
        return found

    def _days_apart(self, one: int, other: int) -> int | None:
        days = [_day(self._members[number].brief.published) for number in (one, other)]
        first, second = days
        return abs((first - second).days) if first is not None and second is not None else None

    def _story(self, group: Sequence[int]) -> Story:
        number_of = {self._members[number].doc: number for number in group}
        members = [self._members[number] for number in group]
        agency = _agency_of(members)
        first, *others = ranked(members, agency)
        anchor = min(
            members, key=lambda one: (one.look_alike is not None, day_key(one.brief.published), one.doc)
        )
        copies = [self._copy(number_of, first, other, agency) for other in others]
        own = make_id("sto", anchor.doc)
        is_sure = bool(copies) and all(copy.copied_from is not None for copy in copies)
        if first.look_alike is not None:
            source = LOOK_ALIKE
        else:
            source = f"agency {agency}" if agency is not None else own
        head = Copy(
            doc=first.doc,
            look_alike=first.look_alike,
            outlet=first.brief.publisher,
            published=first.brief.published,
        )
        return Story(
            story=own,
            copies=(head, *copies),
            source=source,
            first_published=first.brief.published,
            outlet=first.brief.publisher,
            agency=agency,
            first_why="; ".join(_reasons(copies)) if is_sure else None,
        )

    def _copy(self, number_of: Mapping[str, int], first: Member, other: Member, agency: str | None) -> Copy:
        one, two = number_of[first.doc], number_of[other.doc]
        leader, similarity, told = self._told.get(two, (two, 1.0, SAME))
        if leader != one and self._digests[one] != self._digests[two]:
            similarity, told = _told(align(self._prose(one), self._prose(two)))
        is_told, why = why_copied(first, other, agency, told.kind)
        return Copy(
            doc=other.doc,
            similarity=round(similarity, 4),
            note=told.note,
            kind=told.kind,
            left_out=told.left_out,
            added=told.added,
            altered=told.altered,
            changes=told.changes,
            copied_from=first.doc if is_told else None,
            why=why,
            look_alike=other.look_alike,
            outlet=other.brief.publisher,
            published=other.brief.published,
        )


def _beads(found: Alignment) -> tuple[Bead, ...] | None:
    """The sentences of two texts in pairs where they are one in other words."""
    return beads_of(found.a, found.b, verbatim=found.cover)


def _told(found: Alignment) -> tuple[float, Difference]:
    """How alike two texts are, and what the second did to the first."""
    beads = _beads(found) if found.similarity < MAX_RENDERED else None
    how = rendering(found.a, found.b, beads) if beads is not None else None
    return found.similarity, difference(found, how=how)


def _agency_of(members: Sequence[Member]) -> str | None:
    """The agency that the earliest genuine member credits; however many later copies name another."""
    named = [one for one in members if one.look_alike is None and one.brief.agency is not None]
    earliest = min(named, key=lambda one: (day_key(one.brief.published), -one.words, one.doc), default=None)
    return earliest.brief.agency if earliest is not None else None


def _reasons(copies: Sequence[Copy]) -> list[str]:
    """Why the first is the first, each reason once; dates of single copies said together."""
    kinds = dict.fromkeys(
        "published before the others" if copy.why.startswith("published") else copy.why for copy in copies
    )
    return list(kinds)[:3]


def _day(published: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
