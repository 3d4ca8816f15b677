"""Reports that are one from the start: those that say the same, and those that a person put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from readout.link.decisions import Settled
from readout.link.facts import WORDED, Facts
from readout.link.same import JOIN_AT, evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Reports that are one event before anything is weighed.

    Attributes:
        id: The smallest id of its reports.
        members: Its reports, sorted by id.
        faces: One for each of the things they say; several only where a person put them together.
        unit: Its unit among what was decided, or None.
    """

    id: str
    members: tuple[Facts, ...]
    faces: tuple[Facts, ...]
    unit: str | None = None

    @property
    def face(self) -> Facts:
        """What it says; of several things the first."""
        return self.faces[0]


def find_nodes(reports: Sequence[Facts], settled: Settled) -> dict[str, Node]:
    """Put together what need not be compared. Copies abound: ten thousand of them are one node.

    Args:
        reports: Laid out reports, sorted by id.
        settled: What was decided of some of them.

    Returns:
        Nodes by id, in order of it.
    """
    alike: dict[object, list[Facts]] = defaultdict(list)
    for facts in reports:
        alike[settled.unit_of.get(facts.id) or signature(facts)].append(facts)
    found: list[Node] = []
    for group in alike.values():
        unit = settled.unit_of.get(group[0].id)
        if unit is not None:
            by_face: dict[object, list[Facts]] = defaultdict(list)
            for facts in group:
                by_face[signature(facts)].append(facts)
            found.append(_node(group, by_face.values(), unit))
        elif len(group) > 1 and _are_one(group[0]):
            found.extend(_without_repeats(group))
        else:
            found.extend(_node([facts], [[facts]]) for facts in group)
    return {node.id: node for node in sorted(found, key=lambda node: node.id)}


def signature(facts: Facts) -> object:
    """All that is compared of a report but the text it stands in: who, what, when, where.

    Args:
        facts: A report.

    Returns:
        Something to compare and to hash.
    """
    place = (facts.place.name, facts.place.country)
    who = (facts.parties, *facts.persons.items())
    # What has no day of its own is dated by its publication, and told from others by what it was about.
    more: object = None if facts.is_day else (facts.published, facts.agenda, facts.quotes)
    if facts.act in WORDED:
        more = (more, facts.words)
    days = (facts.low, facts.high, facts.is_about)
    said = (facts.told_format, facts.levels, facts.rounds, facts.hour)
    return (facts.act, facts.status, who, days, place, said, more)


def _are_one(facts: Facts) -> bool:
    """Whether two reports that both say this are one event."""
    other = replace(facts, docs=frozenset({f"not {facts.telling.report.span.doc}"}))
    found = evidence(facts, other)
    return found is not None and found >= JOIN_AT


def _without_repeats(group: Sequence[Facts]) -> list[Node]:
    """One node; what has no day and is told twice in one document stays by itself."""
    if group[0].is_day and group[0].act not in WORDED:
        return [_node(group, [group])]
    by_doc: dict[str, list[Facts]] = defaultdict(list)
    for facts in group:
        by_doc[facts.telling.report.span.doc].append(facts)
    once = [facts for facts in group if len(by_doc[facts.telling.report.span.doc]) == 1]
    again = [facts for facts in group if len(by_doc[facts.telling.report.span.doc]) > 1]
    return [*([_node(once, [once])] if once else []), *(_node([facts], [[facts]]) for facts in again)]


def _node(members: Sequence[Facts], faces: Iterable[Sequence[Facts]], unit: str | None = None) -> Node:
    return Node(
        id=members[0].id,
        members=tuple(members),
        faces=tuple(_face(group) for group in faces),
        unit=unit,
    )


def _face(group: Sequence[Facts]) -> Facts:
    """What all of a group say, with all that any of them says beside it."""
    if len(group) == 1:
        return group[0]
    return replace(
        group[0],
        docs=frozenset[str]().union(*(facts.docs for facts in group)),
        agenda=frozenset[str]().union(*(facts.agenda for facts in group)),
        quotes=frozenset[str]().union(*(facts.quotes for facts in group)),
    )
