"""A network laid out on a page: who met most, in places that say who met whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import sqrt

from readout.query import Edge, Network, Node

WIDTH, HEIGHT = 960, 620
MOST_NODES = 48
_MARGIN = 70
_STEPS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Somebody on the page.

    Attributes:
        node: Who.
        x: Units from the left.
        y: Units from the top.
        r: Radius.
    """

    node: Node
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Two who met.

    Attributes:
        edge: How often, and when.
        a: One.
        b: The other.
        width: Of the line.
    """

    edge: Edge
    a: Spot
    b: Spot
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A network in two dimensions.

    Attributes:
        spots: Who is drawn, the busiest last so that they lie on top.
        lines: Who met whom among them, the most frequent first.
        left_out: How many are not drawn.
    """

    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    left_out: int


def lay_out(network: Network) -> Layout:
    """Draw the busiest of a network.

    Args:
        network: Who met whom.

    Returns:
        A layout by Fruchterman and Reingold (1991), the same for the same network.
    """
    import networkx as nx

    busiest = sorted(network.nodes, key=lambda node: (-node.meetings, node.id))[:MOST_NODES]
    shown = {node.id: node for node in busiest}
    edges = [edge for edge in network.edges if edge.a in shown and edge.b in shown]
    graph = nx.Graph()
    graph.add_nodes_from(sorted(shown))
    graph.add_weighted_edges_from((edge.a, edge.b, sqrt(edge.meetings)) for edge in edges)
    placed = nx.spring_layout(graph, k=2.4 / sqrt(max(1, len(shown))), iterations=_STEPS, seed=1)
    most = max((node.meetings for node in busiest), default=1)
    spots = {
        key: Spot(
            node=shown[key],
            x=round(WIDTH / 2 + float(x) * (WIDTH / 2 - _MARGIN), 1),
            y=round(HEIGHT / 2 + float(y) * (HEIGHT / 2 - _MARGIN / 2), 1),
            r=round(5 + 15 * sqrt(shown[key].meetings / most), 1),
        )
        for key, (x, y) in placed.items()
    }
    heaviest = max((edge.meetings for edge in edges), default=1)
    lines = sorted(edges, key=lambda edge: (-edge.meetings, edge.a, edge.b))
    return Layout(
        spots=tuple(sorted(spots.values(), key=lambda spot: (spot.node.meetings, spot.node.id))),
        lines=tuple(
            Line(
                edge=edge, a=spots[edge.a], b=spots[edge.b], width=round(1 + 6 * edge.meetings / heaviest, 1)
            )
            for edge in lines
        ),
        left_out=len(network.nodes) - len(shown),
    )


def years(network: Network) -> Counter[int]:
    """How many pairs met in each year, of meetings whose year is certain."""
    return Counter(
        spell.start.year
        for edge in network.edges
        for spell in edge.spells
        if spell.start is not None and spell.end is not None and spell.start.year == spell.end.year
    )
