"""A network laid out on a page: who met most, in places that say who met whom."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from readout.query import Edge, Network, Node

WIDTH, HEIGHT = 960, 620
MOST_NODES = 48
_MARGIN = 70
_STEPS = 120
_BY_ORDER = 0.6
_PARTING = 200
_CHARACTER, _LINE = 6.4, 18.0
"""Width of a letter and height of a line, in units of the picture."""


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
    radius = {key: 5 + 15 * sqrt(node.meetings / most) for key, node in shown.items()}
    across = _spread({key: float(x) for key, (x, _) in placed.items()})
    down = _spread({key: float(y) for key, (_, y) in placed.items()})
    at = {
        key: [
            _MARGIN + across[key] * (WIDTH - 2 * _MARGIN),
            _MARGIN / 2 + down[key] * (HEIGHT - 1.3 * _MARGIN),
        ]
        for key in placed
    }
    _part(at, {key: (_CHARACTER * len(shown[key].label), 2 * radius[key] + _LINE) for key in placed})
    spots = {
        key: Spot(node=shown[key], x=round(x, 1), y=round(y, 1), r=round(radius[key], 1))
        for key, (x, y) in at.items()
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


def _spread(placed: dict[str, float]) -> dict[str, float]:
    """Places between 0 and 1, drawn apart: half by where they are, half by their order.

    Parts that have nothing to do with each other push each other to the edges and leave no room for names.
    """
    order = sorted(placed, key=lambda key: (placed[key], key))
    low, high = (min(placed.values()), max(placed.values())) if placed else (0.0, 1.0)
    last = max(1, len(order) - 1)
    width = (high - low) or 1.0
    return {
        key: (1 - _BY_ORDER) * (placed[key] - low) / width + _BY_ORDER * n / last
        for n, key in enumerate(order)
    }


def _part(at: dict[str, list[float]], size: dict[str, tuple[float, float]]) -> None:
    """Move those apart whose names would lie over each other, each a little at a time."""
    keys = sorted(at)
    for _ in range(_PARTING):
        moved = False
        for n, one in enumerate(keys):
            for other in keys[n + 1 :]:
                dx, dy = at[other][0] - at[one][0], at[other][1] - at[one][1]
                wide = (max(size[one][0], 28) + max(size[other][0], 28)) / 2 - abs(dx)
                tall = (size[one][1] + size[other][1]) / 2 - abs(dy)
                if wide <= 0 or tall <= 0:
                    continue
                moved = True
                axis, push = (0, wide) if wide < tall else (1, tall)
                way = 1.0 if (dx, dy)[axis] >= 0 else -1.0
                at[one][axis] -= way * push / 2
                at[other][axis] += way * push / 2
        for x_y in at.values():
            x_y[0] = min(WIDTH - _MARGIN, max(_MARGIN, x_y[0]))
            x_y[1] = min(HEIGHT - _MARGIN / 2, max(_MARGIN / 3, x_y[1]))
        if not moved:
            return
