"""A client of the SDK's own, asked from tests that know no event loop."""

from __future__ import annotations

import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import anyio
from mcp import Client, StdioServerParameters
from mcp.shared.exceptions import MCPError

from readout.serve.mcp.server import server

Answer = dict[str, Any]
Given = TypeVar("Given")
SOURCE = Path(__file__).resolve().parents[3] / "src"


def in_memory(record: Path, work: Callable[[Client], Awaitable[Given]]) -> Given:
    """Do something with a client beside a server in this process."""

    async def run() -> Given:
        async with Client(server(record)) as client:
            return await work(client)

    return anyio.run(run)


def over_stdio(record: Path, work: Callable[[Client], Awaitable[Given]], *, mode: str = "auto") -> Given:
    """The same with `readout mcp` in a process of its own."""
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "readout", "mcp", "--record", str(record)],
        env={"PYTHONPATH": str(SOURCE), "PATH": os.environ["PATH"]},
    )

    async def run() -> Given:
        async with Client(command, mode=mode, read_timeout_seconds=60) as client:
            return await work(client)

    return anyio.run(run)


async def answer(client: Client, tool: str, **given: Any) -> Answer:
    """What a tool gives; it must not be an error."""
    result = await client.call_tool(tool, given)
    assert not result.is_error, result.content
    told: Answer = result.structured_content
    return told


def ask(record: Path, tool: str, **given: Any) -> Answer:
    """The same of a server in this process."""
    return in_memory(record, lambda client: answer(client, tool, **given))


def refused(record: Path, tool: str, **given: Any) -> Answer:
    """The error of a call that must be one."""

    async def work(client: Client) -> Answer:
        result = await client.call_tool(tool, given)
        assert result.is_error
        told: Answer = result.structured_content["error"]
        (content,) = result.content
        assert content.type == "text"
        assert told["what"] in content.text
        return told

    return in_memory(record, work)


def protocol_error(record: Path, work: Callable[[Client], Awaitable[Any]]) -> str:
    """The message of a request that the protocol refuses."""

    async def run(client: Client) -> str:
        try:
            await work(client)
        except MCPError as error:
            return error.message
        raise AssertionError("the request was not refused")

    return in_memory(record, run)


async def all_rows(client: Client, tool: str, **given: Any) -> list[Answer]:
    """The rows of all pages."""
    rows: list[Answer] = []
    more: Answer = {}
    while True:
        page = await answer(client, tool, **given, **more)
        rows += page["rows"]
        assert page["truncated"] == (page["cursor"] is not None)
        if page["cursor"] is None:
            return rows
        more = {"cursor": page["cursor"]}


def bare_strings(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of an answer that is not marked as quoted, with where it stands."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if not (key == "text" and value.get("quoted") is True):
                yield from bare_strings(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from bare_strings(inner, path)
    elif isinstance(value, str):
        yield path, value


def quotes(value: Any) -> Iterator[str]:
    """Every text of an answer that is marked as quoted."""
    if isinstance(value, dict):
        if value.get("quoted") is True:
            yield value["text"]
        for inner in value.values():
            yield from quotes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from quotes(inner)
