"""When a model is asked, when again, and when not any more."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from readout.annotate.model import Asker
from readout.annotate.model.answer import Answer, Failure
from readout.annotate.model.asking import FAILURES_IN_A_ROW, LONGEST_PAUSE_S
from readout.config import ModelConfig
from readout.model import KeptReply
from readout.record import ReplyShelf

KEY = "sk-Abcdef123456"
BUSY = Failure(code="model-http", message="busy", is_passing=True, status=503)
FOR_GOOD = Failure(code="model-http", message="no", status=401)


class Script:
    """An endpoint that answers by a list, the last entry for ever."""

    def __init__(self, answers: Iterable[Answer | Failure]) -> None:
        self.answers = list(answers)
        self.asked: list[dict[str, Any]] = []

    def post(self, body: bytes) -> Answer | Failure:
        self.asked.append(json.loads(body))
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def asker(script: Script, folder: Path, pauses: list[float] | None = None, **given: Any) -> Asker:
    settings = ModelConfig(endpoint="http://127.0.0.1/v1", name="m", **given)
    pause = pauses.append if pauses is not None else (lambda _: None)
    return Asker(settings, script, ReplyShelf(folder), key=KEY, pause=pause)


def test_what_was_kept_is_not_asked_for_again(tmp_path: Path) -> None:
    script = Script([Answer(content="words")])
    first = asker(script, tmp_path)
    reply = first.ask("A met B.")
    assert isinstance(reply, KeptReply)
    first.keep(reply)
    assert asker(script, tmp_path).ask("A met B.") == reply
    assert len(script.asked) == 1
    asker(script, tmp_path, max_tokens=9).ask("A met B.")
    asker(script, tmp_path).ask("A met C.")
    assert len(script.asked) == 3


def test_a_damaged_reply_on_the_shelf_is_asked_for_again(tmp_path: Path) -> None:
    script = Script([Answer(content="words")])
    one = asker(script, tmp_path)
    reply = one.ask("A met B.")
    assert isinstance(reply, KeptReply)
    one.keep(reply)
    (file,) = (p for p in tmp_path.rglob("*.json"))
    for damage in (b"", b"{", b"[1]", json.dumps({"content": 5}).encode()):
        file.write_bytes(damage)
        assert one.ask("A met B.") == reply
    assert len(script.asked) == 5


@pytest.mark.parametrize(
    ("answers", "calls", "pauses", "is_answer"),
    [
        ([BUSY, BUSY, Answer(content="x")], 3, [0.5, 1.0], True),
        ([BUSY], 3, [0.5, 1.0], False),
        ([FOR_GOOD], 1, [], False),
        (
            [Failure(code="model-http", message="", is_passing=True, after_s=4000.0), Answer(content="x")],
            2,
            [LONGEST_PAUSE_S],
            True,
        ),
    ],
)
def test_only_what_may_pass_is_tried_again(
    answers: list[Answer | Failure], calls: int, pauses: list[float], is_answer: bool, tmp_path: Path
) -> None:
    script, waited = Script(answers), list[float]()
    found = asker(script, tmp_path, waited, retries=2).ask("A met B.")
    assert isinstance(found, KeptReply) == is_answer
    assert (len(script.asked), waited) == (calls, pauses)


def test_an_endpoint_that_is_gone_is_left_alone(tmp_path: Path) -> None:
    script = Script([BUSY])
    one = asker(script, tmp_path, retries=0)
    for number in range(FAILURES_IN_A_ROW + 10):
        assert isinstance(one.ask(f"Text {number}."), Failure)
    assert len(script.asked) == FAILURES_IN_A_ROW


def test_an_endpoint_without_forms_is_asked_without(tmp_path: Path) -> None:
    no_form = Failure(code="model-http", message="", status=400)
    script = Script([no_form, Answer(content="a"), Answer(content="b")])
    one = asker(script, tmp_path)
    assert [type(one.ask(text)) for text in ("One.", "Two.")] == [KeptReply, KeptReply]
    assert ["response_format" in body for body in script.asked] == [True, False, False]


def test_long_texts_are_not_sent(tmp_path: Path) -> None:
    script = Script([Answer(content="x")])
    found = asker(script, tmp_path, max_document_chars=10).ask("x" * 11)
    assert isinstance(found, Failure)
    assert (found.code, script.asked) == ("model-too-long", [])


@pytest.mark.parametrize(
    "words",
    [
        f"key: {KEY}",
        " ".join(KEY),
        KEY.upper(),
        KEY[::-1],
        base64.b64encode(KEY.encode()).decode(),
        KEY.encode().hex(),
    ],
)
def test_a_reply_that_repeats_the_key_is_none(words: str, tmp_path: Path) -> None:
    found = asker(Script([Answer(content=words)]), tmp_path).ask("A met B.")
    assert isinstance(found, Failure)
    assert found.code == "model-leak"
    assert KEY not in found.message


def test_a_run_that_stops_asks_nobody(tmp_path: Path) -> None:
    script = Script([Answer(content="x")])
    settings = ModelConfig(endpoint="http://127.0.0.1/v1", name="m")
    found = Asker(settings, script, ReplyShelf(tmp_path), should_stop=lambda: True).ask("A met B.")
    assert isinstance(found, Failure)
    assert (found.code, script.asked) == ("model-stopped", [])
