"""The network as GEXF: read back by networkx, with days, weights and sources."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest

from readout.export.gexf import FILES, gexf, graph_of, write_gexf
from readout.export.origin import origin_of
from readout.query import network
from readout.record import View
from tests.query.meetings import Told, record_of

MEETINGS: tuple[Told, ...] = (
    ("Wang met Kono", "2021-03-16", "occurred", "CHN JPN"),
    ("Wang met Kono", "2022-05", "occurred", "CHN JPN"),
    ("Wang met Kono", None, "occurred", "CHN JPN"),
    ("Wang met Kono", "2023-01-02/..", "occurred", "CHN JPN"),
    ("Wang met Lavrov", "2024-01-01", "planned", "CHN RUS"),
    ("Ng\x00uyễn-&-<Sons> met Kono", "2021-01-01", "occurred", "VNM JPN"),
)
NS = {"g": "http://www.gexf.net/1.2draft"}


@pytest.fixture
def view(tmp_path: Path) -> View:
    return record_of(tmp_path / "record", *MEETINGS).view()


def test_what_is_written_is_read_back(view: View, tmp_path: Path) -> None:
    written, missing = write_gexf(tmp_path, view)
    assert written == {"network.gexf": 2, "states.gexf": 2}
    assert missing == {}
    found = nx.read_gexf(tmp_path / "network.gexf")
    assert len(found) == 3
    edge = found.edges["person/kono", "person/wang"]
    assert (edge["weight"], edge["meetings"], edge["independent_sources"], edge["undated"]) == (4.0, 4, 4, 1)
    assert edge["dates"] == "2021-03-16; 2022-05; 2023-01-02/.."
    node = found.nodes["person/kono"]
    assert (node["label"], node["kind"], node["country"], node["office"]) == (
        "Kono",
        "person",
        "JPN",
        "Minister",
    )
    assert "person/lavrov" not in found


def test_spells_are_the_days_of_the_meetings(view: View) -> None:
    root = ET.fromstring(gexf(network(view), origin=origin_of(view)))
    graph = root.find("g:graph", NS)
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat"), graph.get("defaultedgetype")) == (
        "dynamic",
        "date",
        "undirected",
    )
    edges = {(e.get("source"), e.get("target")): e for e in graph.iterfind(".//g:edge", NS)}
    spells = [s.attrib for s in edges["person/kono", "person/wang"].iterfind(".//g:spell", NS)]
    assert spells == [
        {"start": "2021-03-16", "end": "2021-03-16"},
        {"start": "2022-05-01", "end": "2022-05-31"},
        {"start": "2023-01-02"},
    ]


def test_names_that_xml_cannot_hold_are_shown_as_replaced(view: View) -> None:
    labels = [data["label"] for _, data in graph_of(network(view)).nodes(data=True)]
    assert "Ng\ufffduyễn & <Sons>" in labels


def test_the_same_record_gives_the_same_bytes_on_any_day(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    first = gexf(network(view), origin=origin_of(view))
    monkeypatch.setattr("time.strftime", lambda *_: "1999-01-01")
    assert gexf(network(view), origin=origin_of(view)) == first
    assert view.snapshot.written_at[:10].encode() in first


def test_nobody_met_anybody(tmp_path: Path) -> None:
    with record_of(tmp_path / "empty").view() as view:
        write_gexf(tmp_path, view)
    for name, _ in FILES:
        assert len(nx.read_gexf(io.BytesIO((tmp_path / name).read_bytes()))) == 0
