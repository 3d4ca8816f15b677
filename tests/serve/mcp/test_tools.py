from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readout import query
from readout.model import canonical_json, digest
from readout.record import Record, View
from readout.serve.mcp.server import INSTRUCTIONS, definitions
from readout.serve.mcp.tools import tools
from tests.query.factories import FIRST, READER, readings, second_reading
from tests.serve.mcp.asking import (
    all_rows,
    answer,
    ask,
    bare_strings,
    in_memory,
    over_stdio,
    protocol_error,
    quotes,
    refused,
)

if TYPE_CHECKING:
    from mcp import Client

NAMES = ["search", "events", "event", "statements", "wording", "diff", "claims", "cite"]
LISTINGS = ("events", "statements", "wording", "claims")
SCHEMAS = "4e5403bc3e71057ee3b1df20fca2a7b68d8d290ef5d7f8c9eb13221c79532681"


def test_the_tools_only_read() -> None:
    told = definitions()
    assert [tool.name for tool in told] == NAMES
    for tool in told:
        hints = tool.annotations
        assert hints is not None
        assert hints.read_only_hint
        assert hints.idempotent_hint
        assert hints.destructive_hint is False
        assert hints.open_world_hint is False


def test_the_schemas_are_those_that_were_agreed() -> None:
    """Whoever changes what the tools take or give writes the new digest here, and a line in the changelog."""
    told = [tool.model_dump(mode="json", by_alias=True, exclude_none=True) for tool in definitions()]
    assert digest(canonical_json([INSTRUCTIONS, told]).encode()) == SCHEMAS


def objects(schema: Any) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [found for inner in schema for found in objects(inner)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if "properties" in schema else []
    return own + [found for inner in schema.values() for found in objects(inner)]


@pytest.mark.parametrize("tool", tools(), ids=lambda tool: tool.name)
def test_every_object_of_a_schema_is_closed(tool: Any) -> None:
    for schema in (tool.takes, tool.gives):
        found = objects(schema)
        assert found
        assert all(one["additionalProperties"] is False for one in found)
    assert all(
        "description" in one or "enum" in one or "items" in one for one in tool.takes["properties"].values()
    )


async def the_round(client: Client) -> dict[str, Any]:
    """Every tool and every resource once; the client checks each answer against its schema."""
    assert [tool.name for tool in (await client.list_tools()).tools] == NAMES
    told: dict[str, Any] = {"search": await answer(client, "search", words='"peace and stability" Blinken')}
    for name in LISTINGS:
        told[name] = await answer(client, name)
    said = told["statements"]["rows"][0]["id"]
    docs = [source["doc"] for row in told["events"]["rows"] for source in row["sources"]]
    told["event"] = await answer(client, "event", event=told["events"]["rows"][0]["id"])
    told["cite"] = await answer(client, "cite", id=said)
    told["codebook"] = (await client.read_resource("readout://codebook")).contents[0].text  # type: ignore[union-attr]
    page = (await client.read_resource(f"readout://document/{docs[0]}")).contents[0]
    told["document"] = page.text  # type: ignore[union-attr]
    return told


def test_every_tool_answers_over_stdio_as_in_memory(record: Path) -> None:
    here = in_memory(record, the_round)
    assert over_stdio(record, the_round) == here
    assert over_stdio(record, the_round, mode="legacy") == here
    assert "peace-and-stability-taiwan-strait" in here["codebook"]
    assert all(here[name]["rows"] for name in (*LISTINGS, "search"))


def test_an_event_says_whether_it_happened_and_who_says_so(record: Path) -> None:
    rows = ask(record, "events", act="meeting", status="occurred")["rows"]
    (row,) = rows
    assert row["status"]["happened"] == "occurred"
    chains = {
        saying["publisher"]["text"]: [link["text"] for link in saying["chain"]]
        for saying in row["status"]["according_to"]
    }
    assert chains == {"Harbour Wire": [], "Meridian News": ["officials"]}
    assert {source["published"] for source in row["sources"]} == {"2021-03-16", "2021-03-17"}
    place = next(conflict for conflict in row["conflicts"] if conflict["field"] == "place")
    assert {value["value"]["text"] for value in place["values"]} == {"Tokyo", "Kyoto"}


@pytest.mark.parametrize("name", [*LISTINGS, "search"])
def test_receipts_hold(record: Path, view: View, name: str) -> None:
    texts = {document.doc: document.text for document in view.documents()}
    rows = ask(record, name, **({"words": "Taiwan"} if name == "search" else {}))["rows"]
    assert rows
    for row in rows:
        assert row["receipts"]
        for receipt in row["receipts"]:
            assert receipt["quoted"] is True
            assert texts[receipt["doc"]][receipt["start"] : receipt["end"]] == receipt["text"]
            assert receipt["whole_end"] == receipt["end"]
        assert row["as_of"] == view.snapshot.batch


@pytest.mark.parametrize(
    ("name", "given"),
    [("events", {}), ("statements", {}), ("wording", {}), ("claims", {}), ("search", {"words": "the"})],
)
def test_the_pages_together_are_the_listing(
    record: Path, view: View, name: str, given: dict[str, str]
) -> None:
    key = {"events": "event", "statements": "statement", "wording": "usage", "claims": "claim"}

    async def work(client: Client) -> tuple[list[str], list[str]]:
        whole = await answer(client, name, limit=100, **given)
        paged = await all_rows(client, name, limit=1, **given)
        if name != "search":
            assert whole["total"] == len(whole["rows"]) == len(paged)
        return [row["id"] for row in whole["rows"]], [row["id"] for row in paged]

    whole, paged = in_memory(record, work)
    assert paged == whole
    if name == "search":
        found = [f"{r['doc']}:{r['start']}-{r['end']}" for r in query.search(view, "the")]
    else:
        found = [str(row[key[name]]) for row in getattr(query, name)(view)]
    assert whole == found
    assert len(found) > 1 or name != "events"


def test_a_page_ends_before_it_is_too_large(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.serve.mcp.paging.MAX_BYTES", 2000)

    async def work(client: Client) -> tuple[int, list[str]]:
        first = await answer(client, "events", limit=50)
        assert first["truncated"]
        return len(first["rows"]), [row["id"] for row in await all_rows(client, "events", limit=50)]

    first, paged = in_memory(record, work)
    assert first == 1
    monkeypatch.undo()
    assert paged == [row["id"] for row in ask(record, "events")["rows"]]


def test_a_long_quotation_is_cut_where_it_says(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.serve.mcp.quoting.MAX_QUOTE", 5)
    receipt = ask(record, "search", words="Kyoto")["rows"][0]["receipts"][0]
    assert len(receipt["text"]) == receipt["end"] - receipt["start"] == 5
    assert receipt["whole_end"] > receipt["end"]


def test_pages_are_of_one_state_though_the_record_is_written_meanwhile(tmp_path: Path) -> None:
    record = Record.create(tmp_path / "record")
    first, second, _ = readings()
    with record.writer() as writer:
        writer.add([first], reader=READER)

    async def work(client: Client) -> None:
        before = await answer(client, "search", words="Blinken", limit=1)
        with record.writer() as writer:
            writer.add([second], reader=READER)
        rest = await all_rows(client, "search", words="Blinken", limit=1, cursor=before["cursor"])
        newest = await answer(client, "search", words="Blinken")
        again = await answer(client, "search", words="Blinken", as_of=before["record"]["batch"])
        assert [row["id"] for row in [*before["rows"], *rest]] == [row["id"] for row in again["rows"]]
        assert len(newest["rows"]) > len(again["rows"])
        assert {row["as_of"] for row in again["rows"]} == {before["record"]["batch"]}
        assert again["record"] == before["record"] != newest["record"]

    in_memory(record.path, work)


def test_wrong_calls_say_what_where_and_what_next(record: Path) -> None:
    event = ask(record, "events")["rows"][0]["id"]
    said = ask(record, "statements")["rows"][0]["id"]
    table: list[tuple[str, dict[str, Any], str, str]] = [
        ("events", {"countries": ["JPN"]}, "no argument 'countries'", "Did you mean country?"),
        ("events", {"since": "2021-13"}, "since is no date", "2021-03-16"),
        ("events", {"until": "yesterday"}, "until is no date", "2021-03-16"),
        ("events", {"act": "meetng"}, "act cannot be", "meeting"),
        ("events", {"status": "happened"}, "status cannot be", "occurred"),
        ("events", {"country": "JPN"}, "country is not", "JPN or Japan"),
        ("events", {"country": ["Atlantis"]}, "no state 'Atlantis'", "JPN"),
        ("events", {"limit": 0}, "limit is not", "rows"),
        ("events", {"limit": 101}, "limit is not", "rows"),
        ("events", {"cursor": "zzz"}, "cursor is not one", "first page"),
        ("events", {"as_of": "bat_zzzzzzzz"}, "batches", ""),
        ("events", {"as_of": "soon"}, "as_of is not", "batch"),
        ("search", {}, "words is missing", "Words"),
        ("search", {"words": '""'}, "nothing to search", "words"),
        ("event", {"event": "evt_zzzzzzzzzzzzzzzz"}, "has no evt_", "Did you mean|tell"),
        ("event", {"event": said}, "event is not", "evt_"),
        ("cite", {"id": "person/antony-blinken"}, "id is not", "Id of"),
        ("diff", {"before": event, "after": said}, "before is not", "document or a statement"),
        ("diff", {"before": said, "after": said, "only": ["louder"]}, "only.0 cannot be", "strengthened"),
    ]
    for tool, given, what, then in table:
        told = refused(record, tool, **given)
        assert what in told["what"], told
        assert told["where"] == tool
        assert any(part in (told["next"] or "") for part in then.split("|")), told


def test_a_cursor_serves_only_its_own_question(record: Path) -> None:
    cursor = ask(record, "events", limit=1)["cursor"]
    told = refused(record, "events", act="meeting", cursor=cursor)
    assert "other arguments" in told["what"]
    assert "other arguments" in refused(record, "statements", cursor=cursor)["what"]


def test_what_is_not_there_is_a_protocol_error(record: Path) -> None:
    assert "no tool 'delete'" in protocol_error(record, lambda client: client.call_tool("delete", {}))
    for uri in (
        "readout://other",
        "file:///etc/passwd",
        "readout://document/../etc",
        "readout://document/doc_zz'--",
    ):
        assert "There is no resource" in protocol_error(record, lambda c, uri=uri: c.read_resource(uri))  # type: ignore[misc]


def test_an_empty_record_answers(empty: Path) -> None:
    for name in LISTINGS:
        told = ask(empty, name)
        assert (told["rows"], told["total"], told["truncated"]) == ([], 0, False)
    assert ask(empty, "search", words="Taiwan")["rows"] == []
    assert "no evt_" in refused(empty, "event", event="evt_zzzzzzzz")["what"]


def test_no_record_is_an_error_of_the_tool(tmp_path: Path) -> None:
    assert refused(tmp_path / "none", "events")["code"] == "E410"


def test_a_document_is_read_page_by_page(record: Path, view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    import json

    monkeypatch.setattr("readout.serve.mcp.resources.PAGE_POINTS", 100)
    doc = second_reading().document.doc

    async def work(client: Client) -> str:
        uri: str | None = f"readout://document/{doc}"
        text = ""
        while uri is not None:
            page = json.loads((await client.read_resource(uri)).contents[0].text)  # type: ignore[union-attr]
            assert page["content"]["quoted"] is True
            assert page["start"] == len(text)
            text += page["content"]["text"]
            assert page["end"] == len(text)
            uri = page["next"]
        return text

    assert in_memory(record, work) == second_reading().document.text
    assert "code points" in protocol_error(
        record, lambda client: client.read_resource(f"readout://document/{doc}?start=99999")
    )


def test_what_is_cited_stands_there(record: Path) -> None:
    rows = ask(record, "events", act="meeting", status="occurred")["rows"]
    told = ask(record, "cite", id=rows[0]["id"])["citations"]
    assert [one["publisher"]["text"] for one in told] == ["Harbour Wire", "Meridian News"] or [
        one["publisher"]["text"] for one in told
    ] == ["Meridian News", "Harbour Wire"]
    wire = next(one for one in told if one["publisher"]["text"] == "Harbour Wire")
    (place,) = wire["receipts"]
    assert FIRST[place["start"] : place["end"]] == place["text"]
    assert len(wire["digest"]) == 64
    doc = ask(record, "cite", id=place["doc"])["citations"][0]
    assert doc["title"]["text"] == FIRST.splitlines()[0]
    bibtex = ask(record, "cite", id=place["doc"], style="bibtex")["citations"][0]["written"]["text"]
    assert bibtex.startswith("@")


def test_names_and_titles_are_quoted_too(record: Path) -> None:
    told = ask(record, "events")
    assert "Toshimitsu Motegi" in set(quotes(told))
    assert not [path for path, text in bare_strings(told) if "Motegi" in text]
