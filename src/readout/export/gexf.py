"""Who met whom as GEXF 1.2, for Gephi: nodes, edges, and the days of every meeting."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.export.files import binary_file
from readout.export.origin import Origin, origin_of
from readout.export.text import for_xml
from readout.query.network import Edge, Level, Network, Node, Spell, network
from readout.record import View

if TYPE_CHECKING:
    import datetime as dt

    import networkx as nx

FILES: tuple[tuple[str, Level], ...] = (("network.gexf", "parties"), ("states.gexf", "states"))
"""Who is a node in each file: whoever a meeting names; states with all who act for them, and bodies."""

VERSION = "1.2draft"


def write_gexf(folder: Path, view: View) -> tuple[dict[str, int], dict[str, int]]:
    """Write network.gexf and states.gexf: meetings that happened, and no others.

    Args:
        folder: Where to.
        view: The record.

    Returns:
        File → number of edges, and what is not drawn → how many, of network.gexf.
    """
    origin, written, drawn = origin_of(view), {}, []
    for name, level in FILES:
        found = network(view, level=level)
        with binary_file(folder / name) as file:
            file.write(gexf(found, origin=origin))
        written[name] = len(found.edges)
        drawn.append(found)
    missing = {
        "meetings are not drawn: only one side is named": drawn[0].unpaired,
        "participants are not drawn: they are only described": drawn[0].unnamed,
    }
    return written, {reason: count for reason, count in missing.items() if count}


def gexf(found: Network, *, origin: Origin) -> bytes:
    """A network as a GEXF document; the same network gives the same bytes.

    Args:
        found: The network.
        origin: State of the record; its day stands as that of the document.

    Returns:
        XML in UTF-8.
    """
    import io

    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version=VERSION)
    writer.add_graph(graph_of(found))
    meta = writer.xml.find("meta")
    meta.set("lastmodifieddate", origin.written_at.date().isoformat())
    meta.find("creator").text = f"Readout {origin.software}, {origin.batch}"
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def graph_of(found: Network) -> nx.Graph:
    """A network as a graph of networkx, with the attributes that GEXF keeps.

    Args:
        found: The network.

    Returns:
        An undirected graph; `spells` are ISO days, None where a bound is open.
    """
    import networkx as nx

    graph = nx.Graph(name="who met whom", mode="dynamic")
    graph.add_nodes_from((for_xml(node.id), _node(node)) for node in found.nodes)
    graph.add_edges_from(
        (for_xml(edge.a), for_xml(edge.b), {"id": str(n), **_edge(edge)})
        for n, edge in enumerate(found.edges)
    )
    return graph


def _node(node: Node) -> dict[str, Any]:
    about: dict[str, Any] = {
        "label": for_xml(node.label),
        "kind": node.kind,
        "country": node.country or "",
        "office": for_xml(node.offices[0]) if node.offices else "",
        "offices": for_xml("; ".join(node.offices)),
        "meetings": node.meetings,
        "independent_sources": node.independent_sources,
    }
    if node.first is not None and node.last is not None:
        about |= {"start": node.first.isoformat(), "end": node.last.isoformat()}
    return about


def _edge(edge: Edge) -> dict[str, Any]:
    dated = [spell for spell in edge.spells if spell.start is not None or spell.end is not None]
    about: dict[str, Any] = {
        "weight": float(edge.meetings),
        "meetings": edge.meetings,
        "independent_sources": edge.independent_sources,
        "undated": edge.meetings - len(dated),
        "dates": "; ".join(spell.date for spell in dated if spell.date is not None),
        "events": "; ".join(spell.event for spell in edge.spells),
    }
    if dated:
        about["spells"] = list(dict.fromkeys(_bounds(dated)))
    return about


def _bounds(spells: Iterable[Spell]) -> Iterable[tuple[str | None, str | None]]:
    return ((_iso(spell.start), _iso(spell.end)) for spell in spells)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day is not None else None
