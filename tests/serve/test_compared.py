from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readout import flow
from readout.desk import Desk
from readout.documents import parse
from readout.errors import UsageError
from readout.record import Record, View
from readout.serve.compared import laid
from readout.single import compare, shared_reader
from tests.serve.mcp.asking import Answer, all_rows, answer, in_memory

if TYPE_CHECKING:
    from mcp import Client

TEXTS = (
    """TOKYO, March 16 (Harbour Wire) - “We note the importance of peace and stability across the Taiwan Strait,” Secretary of State Antony Blinken said in Tokyo, “and we oppose unilateral attempts to change the status quo.”""",
    """TOKYO, April 16 (Harbour Wire) - “We strongly reaffirm the importance of peace and stability across the Taiwan Strait,” Secretary of State Antony Blinken said in Tokyo.""",
)


@contextmanager
def open_desk_here(timeout_s: float, memory_mib: int) -> Iterator[Desk]:
    yield Desk(parse, shared_reader())


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compared")
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(f"Date: 2024-0{number + 3}-16\n\n{text}", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("readout.desk.open_desk", open_desk_here)
        flow.read(sorted(folder.glob("*.txt")), folder / "record")
    return folder / "record"


@pytest.fixture(scope="module")
def view(path: Path) -> Iterator[View]:
    with Record.open(path).view() as opened:
        yield opened


def said(view: View) -> list[str]:
    rows = view.rows("statements", where="contains(content[1].text, 'Taiwan')")
    return [str(r["statement"]) for r in sorted(rows, key=lambda r: "strongly" in r["content"][0]["text"])]


def test_two_statements_are_laid_with_offsets_of_their_documents(view: View) -> None:
    compared = laid(view, *said(view))
    texts = {document.doc: document.text for document in view.documents()}
    clauses = [clause for row in compared.comparison.rows for clause in (row.before, row.after) if clause]
    assert clauses
    for clause in clauses:
        assert texts[clause.span.doc][clause.span.start : clause.span.end] == clause.span.text
        assert "Blinken" not in clause.span.text
    assert "strengthened" in {change for row in compared.comparison.rows for change in row.changes}


def test_two_documents_are_laid_as_the_command_line_lays_them(view: View) -> None:
    docs = [document.doc for document in view.documents()]
    documents = list(view.documents())
    assert laid(view, *docs).comparison == compare(*documents)


def test_what_has_no_text_is_not_compared(view: View) -> None:
    event = next(view.rows("mentions"))["mention"]
    with pytest.raises(UsageError, match="neither a document nor a statement"):
        laid(view, event, event)


def test_the_tool_gives_the_comparison_page_by_page(path: Path, view: View) -> None:
    before, after = (document.doc for document in view.documents())
    whole = compare(*view.documents()).rows

    async def work(client: Client) -> tuple[Answer, list[Answer]]:
        first = await answer(client, "diff", before=before, after=after)
        return first, await all_rows(client, "diff", before=before, after=after, limit=1)

    first, rows = in_memory(path, work)
    assert first["total"] == len(rows) == len(whole)
    assert rows == first["rows"]
    assert [row["changes"] for row in rows] == [list(row.changes) for row in whole]
    assert sum(first["counts"].values()) >= len(whole)
