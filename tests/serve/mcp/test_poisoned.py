"""Words of documents stay data: quoted, verbatim, and on one visible line where people read them."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readout.serve.mcp.quoting import literal, visible
from tests.serve.mcp.asking import bare_strings, in_memory, quotes, refused
from tests.serve.mcp.poisoned import MARK, poisoned_record, poisons

if TYPE_CHECKING:
    from mcp import Client

pytestmark = pytest.mark.hostile

_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_BARE = re.compile(r"[\w./:+=\-, ]*")
LISTINGS = ("events", "statements", "wording", "claims", "search")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, dict[str, Any], str]]:
    """(tool, data, plain text) of every tool over every poisoned row."""
    path = poisoned_record(tmp_path_factory.mktemp("poisoned") / "record").path

    async def work(client: Client) -> list[tuple[str, dict[str, Any], str]]:
        told: list[tuple[str, dict[str, Any], str]] = []

        async def ask(tool: str, **given: Any) -> dict[str, Any]:
            result = await client.call_tool(tool, given)
            assert not result.is_error, result.content
            (content,) = result.content
            assert content.type == "text"
            told.append((tool, result.structured_content, content.text))
            return dict(result.structured_content)

        for tool in LISTINGS:
            page = await ask(tool, limit=100, **({"words": MARK} if tool == "search" else {}))
            assert len(page["rows"]) >= len(poisons())
            for row in page["rows"] if tool != "search" else ():
                await ask("cite", id=row["id"])
                if tool == "events":
                    await ask("event", event=row["id"])
        return told

    return in_memory(path, work)


def test_nothing_that_a_document_says_stands_outside_the_quoted_fields(
    answers: list[tuple[str, dict[str, Any], str]],
) -> None:
    for tool, data, _ in answers:
        assert MARK in json.dumps(data)
        for path, text in bare_strings(data):
            assert MARK not in text, (tool, path)
            assert _BARE.fullmatch(text), (tool, path, text)


def test_what_is_quoted_is_verbatim(answers: list[tuple[str, dict[str, Any], str]]) -> None:
    for tool in LISTINGS:
        held = {text for name, data, _ in answers if name == tool for text in quotes(data)}
        missing = [poison for poison in poisons() if not any(poison in text for text in held)]
        # A paragraph ends at an empty line, also within a poison.
        assert not [poison for poison in missing if tool != "search" or "\n\n" not in poison], tool


def test_the_plain_text_keeps_every_word_of_a_document_between_its_marks(
    answers: list[tuple[str, dict[str, Any], str]],
) -> None:
    for tool, data, text in answers:
        assert MARK in text
        assert MARK not in _LITERAL.sub("", text), tool
        assert not {unicodedata.category(letter) for letter in text if letter != "\n"} & _HIDDEN, tool
        said = [line for line in text.splitlines() if line.startswith("Record: ")]
        assert said == [said[0]]
        assert data["record"]["batch"] in said[0]
        assert text.count("\nThere are more: ask again") == int(bool(data.get("truncated")))


def test_nothing_ends_a_literal_before_its_end() -> None:
    for poison in poisons():
        assert _LITERAL.fullmatch(literal(poison))
        assert "\n" not in literal(poison)


def test_tags_and_marks_of_direction_are_written_out() -> None:
    assert visible("a\u202eb\U000e0041\ufe0f\u3164") == r"a\u{202e}b\u{e0041}\u{fe0f}\u{3164}"
    assert visible("Tōkyō 東京 “quoted” – naïve 👍") == "Tōkyō 東京 “quoted” – naïve 👍"


def test_errors_show_nothing_hidden(tmp_path: Path) -> None:
    told = refused(tmp_path, "events", **{"evil\u202e": 1})
    assert "\u202e" not in json.dumps(told, ensure_ascii=False)
