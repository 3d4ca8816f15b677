"""What docs/assistants.md says is so: the tools, the way to connect, the limits."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import anyio
from mcp import Client, StdioServerParameters

from readout.serve.mcp import paging, quoting, resources, schemas
from readout.serve.mcp.tools import tools
from tests.serve.mcp.asking import SOURCE

if TYPE_CHECKING:
    import pytest

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "assistants.md").read_text(encoding="utf-8")


def test_every_tool_is_told_and_no_other() -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == [tool.name for tool in tools()]


def test_the_way_to_connect_connects(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "my-record").symlink_to(record)
    (block,) = re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    told = json.loads(block)["mcpServers"]["readout"]
    assert told["command"] == "readout"
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "readout", *told["args"]],
        env={"PYTHONPATH": str(SOURCE)},
        cwd=tmp_path,
    )

    async def ask() -> int:
        async with Client(server, read_timeout_seconds=60) as client:
            return len((await client.list_tools()).tools)

    assert anyio.run(ask) == len(tools())


def test_the_limits_are_those_told() -> None:
    assert f"{quoting.MAX_QUOTE:,} characters" in PAGE
    assert f"at most {schemas.LIMIT_MOST} rows and about {paging.MAX_BYTES // 1000} kB" in PAGE
    assert f"{resources.PAGE_POINTS:,} characters a page" in PAGE
    assert resources.CODEBOOK in PAGE
