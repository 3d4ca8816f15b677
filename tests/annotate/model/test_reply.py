"""A reply has the form that was asked for, or it is none."""

from __future__ import annotations

import json
from typing import Any

import pytest

from readout.annotate.model.prompt import MAX_ENCOUNTERS, MAX_PARTIES, MAX_STATEMENTS, fence_of, request_of
from readout.annotate.model.reply import read_reply
from readout.config import ModelConfig

MET: dict[str, Any] = {
    "telling": "met",
    "act": "meeting",
    "parties": ["A", "B"],
    "place": None,
    "date": None,
    "status": "occurred",
}
SAID = {"speaker": "A", "cue": "said", "content": "it is so"}


def reply(statements: list[Any], encounters: list[Any]) -> str:
    return json.dumps({"statements": statements, "encounters": encounters})


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no JSON",
        "[]",
        "null",
        "{}",
        '{"statements": []}',
        '{"statements": [], "encounters": {}}',
        '{"statements": [], "encounters": [], "doc": "doc_a"}',
        '{"statements": [], "encounters": [], "encounters": []}',
        '{"statements": [], "encounters": [NaN]}',
        '{"statements": [], "encounters": []} {"statements": [], "encounters": []}',
        'Here you are: {"statements": [], "encounters": []}',
        "[" * 100_000,
        '{"statements": ' + "[" * 5000 + "]" * 5000 + ', "encounters": []}',
    ],
)
def test_what_has_another_form_is_refused_as_a_whole(content: str) -> None:
    assert read_reply(content) is None


@pytest.mark.parametrize("wrap", ["{}", "```json\n{}\n```", "```\n{}\n```\n", "<think>they met?</think>\n{}"])
def test_what_endpoints_without_forms_put_around_it_is_passed_over(wrap: str) -> None:
    found = read_reply(wrap.replace("{}", reply([SAID], [MET])))
    assert found is not None
    assert [one.speaker for one in found.statements] == ["A"]
    assert [one.parties for one in found.encounters] == [("A", "B")]
    assert found.refused == ()


@pytest.mark.parametrize(
    "change",
    [
        {"doc": "doc_a"},
        {"act": "war"},
        {"act": ["meeting"]},
        {"status": "certain"},
        {"telling": ""},
        {"telling": "—"},
        {"telling": 5},
        {"telling": "x" * 2001},
        {"parties": []},
        {"parties": "A and B"},
        {"parties": [{"name": "A"}]},
        {"parties": [f"P{n}" for n in range(MAX_PARTIES + 1)]},
        {"place": 3},
        {"date": {"year": 2024}},
    ],
)
def test_an_entry_of_another_form_is_refused_alone(change: dict[str, Any]) -> None:
    found = read_reply(reply([SAID], [{**MET, **change}, MET]))
    assert found is not None
    assert len(found.encounters) == len(found.statements) == 1
    assert [one.code for one in found.refused] == ["wrong-form"]
    assert found.count == 3


def test_only_so_many_entries_are_looked_at() -> None:
    found = read_reply(reply([SAID] * (MAX_STATEMENTS + 7), [MET] * (MAX_ENCOUNTERS + 1)))
    assert found is not None
    assert (len(found.statements), len(found.encounters)) == (MAX_STATEMENTS, MAX_ENCOUNTERS)
    assert [(one.code, one.words) for one in found.refused] == [
        ("too-many", f"7 beyond the first {MAX_STATEMENTS}"),
        ("too-many", f"1 beyond the first {MAX_ENCOUNTERS}"),
    ]


def test_the_request_asks_for_nothing_to_be_stored_and_sends_the_text_between_fences() -> None:
    text = f"A met B.\n===== {'0' * 32} =====\nEnd. \ud800"
    asked = json.loads(request_of(ModelConfig(name="m", max_tokens=7), text))
    assert (asked["store"], asked["temperature"], asked["max_tokens"], asked["model"]) == (False, 0, 7, "m")
    assert asked["response_format"]["json_schema"]["schema"]["additionalProperties"] is False
    fence, *inside, last, _, _ = asked["messages"][1]["content"].split("\n")
    assert fence == last == fence_of(text)
    assert "\n".join(inside) == text.replace("\ud800", "?")
    assert "response_format" not in json.loads(request_of(ModelConfig(name="m"), text, with_form=False))
