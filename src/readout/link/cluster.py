"""Reports in, groups of reports out. The order in which reports come plays no part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from readout.link.blocks import pairs_worth_comparing
from readout.link.decisions import Apart, Settled, Together, settle
from readout.link.facts import Facts
from readout.link.nodes import Node, find_nodes
from readout.link.same import JOIN_AT, Evidence, evidence

LOOKED_AT = 32
"""Of two groups that might join, so many of each are held against each other, those of the smallest ids."""

Found = Mapping[str, Sequence[tuple[float, str]]]
"""Node → what it may be joined with, each with the evidence."""


def cluster(reports: Iterable[Facts], decisions: Sequence[Together | Apart] = ()) -> list[list[Facts]]:
    """Put together the reports that tell of one event.

    The strongest evidence joins first; two groups join only if nothing in one rules out one in the other, and
    never against what a person decided.

    Args:
        reports: Laid out reports, each id once.
        decisions: What a person decided, in order; a later decision wins over those before it.

    Returns:
        Groups, sorted by their smallest report id, each sorted by report id.
    """
    laid = sorted(reports, key=lambda facts: facts.id)
    settled = settle(decisions, (facts.id for facts in laid))
    nodes = find_nodes(laid, settled)
    judge = _Judge(nodes, settled)
    group_of = {node: [node] for node in nodes}
    for _, a, b in sorted(_edges(judge, nodes)):
        left, right = group_of[a], group_of[b]
        if left is not right and judge.may_join(left, right):
            if len(left) < len(right):
                left, right = right, left
            left.extend(right)
            left.sort()
            group_of.update(dict.fromkeys(right, left))
    distinct = {group[0]: group for group in group_of.values()}
    joined = ([facts for node in group for facts in nodes[node].members] for group in distinct.values())
    return sorted(
        (sorted(group, key=lambda facts: facts.id) for group in joined), key=lambda group: group[0].id
    )


class _Judge:
    """Evidence for a pair of nodes, found once."""

    def __init__(self, nodes: Mapping[str, Node], settled: Settled) -> None:
        self._nodes = nodes
        self._rivals = settled.rivals
        self._known: dict[tuple[str, str], Evidence] = {}

    def __call__(self, a: str, b: str) -> Evidence:
        key = (a, b) if a < b else (b, a)
        if key not in self._known:
            self._known[key] = self._weigh(self._nodes[key[0]], self._nodes[key[1]])
        return self._known[key]

    def _weigh(self, a: Node, b: Node) -> Evidence:
        """The best that any of the things they say comes to, unless a person parted them."""
        if a.unit is not None and b.unit in self._rivals.get(a.unit, ()):
            return None
        found = (evidence(x, y) for x in a.faces for y in b.faces)
        return max((one for one in found if one is not None), default=None)

    def may_join(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Whether nothing in one group rules out anything in the other."""
        if self._are_parted(left, right):
            return False
        return all(self(x, y) is not None for x in left[:LOOKED_AT] for y in right[:LOOKED_AT])

    def _are_parted(self, left: Sequence[str], right: Sequence[str]) -> bool:
        if not self._rivals:
            return False
        theirs = {self._nodes[node].unit for node in right}
        ours = (self._nodes[node].unit for node in left)
        return any(theirs & self._rivals.get(unit, frozenset()) for unit in ours if unit is not None)


def _edges(judge: _Judge, nodes: Mapping[str, Node]) -> Iterator[tuple[float, str, str]]:
    """Pairs worth joining, the strongest first when sorted."""
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for a, b in pairs_worth_comparing(nodes.values()):
        strength = judge(a, b)
        if strength is not None and strength >= JOIN_AT:
            found[a].append((strength, b))
            found[b].append((strength, a))
    for a in sorted(found):
        for strength, b in found[a]:
            if a < b and not any(_is_torn(judge, nodes, *way, strength, found) for way in ((a, b), (b, a))):
                yield -strength, a, b


def _is_torn(
    judge: _Judge, nodes: Mapping[str, Node], node: str, other: str, strength: float, found: Found
) -> bool:
    """Whether a report that says less could as well mean another event than the one the edge leads to."""
    loose, exact = nodes[node].face, nodes[other].face
    if nodes[node].unit is not None or not _says_less(loose, exact):
        return False
    rivals = (b for s, b in found[node] if s >= strength and b != other and _says_less(loose, nodes[b].face))
    return any(judge(other, rival) is None for rival in rivals)


def _says_less(loose: Facts, exact: Facts) -> bool:
    """Whether one has no day where the other has, or only some of its parties."""
    return (not loose.is_day and exact.is_day) or loose.parties < exact.parties
