"""Runs with a model: nothing is lost when it fails, nobody is asked twice, and orders in texts come to nothing."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from readout import flow
from readout.cli import main
from readout.config import Config, ModelConfig
from readout.errors import ConfigError
from readout.record import Record, logical_digest, verify
from readout.run import RunSummary
from tests.annotate.model.poison import CONTROL, KEY, met, spoke
from tests.annotate.model.stub import Request, Response, proposing, serving
from tests.annotate.model.trial import KEY_VARIABLE, run_trial

LEAD = "{a} Foreign Minister {b} met {c} Foreign Minister {d} in {e} on Monday, May 6, 2024. "
MORE = "Over coffee in {e}, {b} and {d} hashed out their quarrel over tariffs in April 2024."
PAIRS = (
    ("Japanese", "Yoko Kamikawa", "South Korean", "Cho Tae-yul", "Seoul"),
    ("Indian", "S. Jaishankar", "Australian", "Penny Wong", "Canberra"),
    ("Turkish", "Hakan Fidan", "Egyptian", "Sameh Shoukry", "Cairo"),
)
NO_MODEL = ModelConfig(endpoint="http://127.0.0.1:9/v1", name="stub", retries=0)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for pair in PAIRS:
        text = (LEAD + MORE).format(**dict(zip("abcde", pair, strict=True)))
        (folder / f"{pair[4]}.txt").write_text(text)
    return folder


def helpful(request: Request) -> Response:
    pair = next(pair for pair in PAIRS if pair[4] in request.text)
    return proposing(
        [spoke(pair[1], "said", "nothing of the kind")],
        [met("hashed out their quarrel", pair[1], pair[3], place=pair[4], date="in April 2024")],
    )


def read(news: Path, record: Path, model: ModelConfig | None, **given: Any) -> RunSummary:
    config = Config(model=model or ModelConfig())
    return flow.read([news], record, config=config, use_model=model is not None, **given)


def rules_of(record: Path) -> list[str]:
    with Record.open(record).view() as view:
        return sorted(report.rule for report in view.reports() if report.rule.startswith("model:"))


def flags_of(record: Path) -> list[str]:
    with Record.open(record).view() as view:
        return sorted(flag.code for document in view.documents() for flag in document.flags)


def test_what_a_model_adds_is_marked_and_kept_for_the_next_reading(news: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    with serving(helpful) as stub:
        done = read(news, record, stub.settings())
        assert len(stub.requests) == 3
        assert {request.text for request in stub.requests} == {p.read_text() for p in news.iterdir()}
        again = read(news, record, stub.settings())
        assert len(stub.requests) == 3
    assert done.asked == (("model-read", 3),)
    assert (again.read, again.known) == (0, 3)
    assert rules_of(record) == ["model:stub"] * 3
    with Record.open(record).view() as view:
        before = logical_digest(view)
        models = view.sql("SELECT model FROM batches WHERE kind = 'read' ORDER BY sequence")
    assert {name for row in models for name in row["model"]} == {"rules", "model:stub"}
    read(news, record, None)
    assert rules_of(record) == []
    done = read(news, record, NO_MODEL)
    assert done.asked == (("model-read", 3),)
    with Record.open(record).view() as view:
        assert logical_digest(view) == before
    assert verify(record).findings == ()


def test_a_model_that_fails_costs_no_document_and_is_asked_again(news: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    with serving(lambda _: Response(status=500)) as stub:
        done = read(news, record, stub.settings())
    assert (done.read, done.rejected, done.asked) == (3, (), (("model-http", 3),))
    assert flags_of(record) == ["model-http"] * 3
    with Record.open(record).view() as view:
        assert len(list(view.reports())) == 3
    with serving(helpful) as stub:
        done = read(news, record, stub.settings())
    assert (done.read, done.asked) == (3, (("model-read", 3),))
    assert flags_of(record) == ["model-read"] * 3
    assert rules_of(record) == ["model:stub"] * 3


def test_two_workers_read_the_same(news: Path, tmp_path: Path) -> None:
    digests = []
    with serving(helpful) as stub:
        for workers in (1, 2):
            read(news, tmp_path / f"{workers}", stub.settings(), workers=workers)
            with Record.open(tmp_path / f"{workers}").view() as view:
                digests.append(logical_digest(view))
    assert digests[0] == digests[1]


def trickle() -> Iterator[bytes]:
    for _ in range(200):
        time.sleep(0.05)
        yield b" "


def test_a_run_that_is_stopped_ends_soon_and_goes_on_later(news: Path, tmp_path: Path) -> None:
    record, asked = tmp_path / "record", list[Request]()

    def never_done(request: Request) -> Response:
        asked.append(request)
        return Response(pieces=trickle)

    with serving(never_done) as stub:
        done = read(news, record, stub.settings(timeout_s=60.0), should_stop=lambda: bool(asked))
    assert (done.read, done.asked) == (3, (("model-stopped", 3),))
    with serving(helpful) as stub:
        done = read(news, record, stub.settings())
    assert (done.read, done.asked) == (3, (("model-read", 3),))


def test_no_record_is_made_for_a_model_that_cannot_be_asked(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_SUCH_KEY", raising=False)
    for model in (
        ModelConfig(),
        ModelConfig(endpoint="http://example.org/v1", name="m"),
        ModelConfig(endpoint="http://127.0.0.1/v1", name="m", api_key_env="NO_SUCH_KEY"),
    ):
        with pytest.raises(ConfigError):
            read(news, tmp_path / "record", model)
    assert not (tmp_path / "record").exists()


def test_explain_shows_what_was_dropped(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    with serving(helpful) as stub:
        settings = f'[model]\nendpoint = "{stub.url}"\nname = "stub"\nretries = 0\n'
        (tmp_path / "readout.toml").write_text(settings)
        assert main(["read", "news", "--model"]) == 0
    assert "3 with a model" in capsys.readouterr().out
    with Record.open(tmp_path / "readout-record").view() as view:
        doc = next(document.doc for document in view.documents())
        event = next(r for r in view.rows("reports") if r["rule"] == "model:stub")["event"]
    assert main(["explain", doc, "--refused"]) == 0
    assert "(not-verbatim)" in capsys.readouterr().out
    assert main(["explain", doc, "--refused", "--format", "json"]) == 0
    (dropped,) = (r for r in json.loads(capsys.readouterr().out)["refused"] if r["rule"] == "model:stub")
    assert (dropped["text"], dropped["type"]) == ("said", "statement")
    assert dropped["outcome"] == "cue: these words do not stand in the text (not-verbatim)"
    assert main(["show", event]) == 0
    assert "Proposed by model:stub; the rules do not tell of it." in capsys.readouterr().out


@pytest.mark.hostile
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_model_that_obeys_poisoned_documents_adds_nothing_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    trial = run_trial(tmp_path)
    assert sum(outcome.documents for outcome in trial.outcomes.values()) >= 100
    assert trial.obeyed >= 100
    assert trial.receipts > 0
    assert (trial.astray, trial.changed, trial.leaks, trial.damage) == ([], [], [], [])
    assert trial.outcomes["other documents"].kept == 0
    assert trial.outcomes["invented meetings"].kept == trial.outcomes["invented quotations"].kept == 0
    assert trial.outcomes.pop(CONTROL).occurred > 0
    assert all(outcome.occurred == 0 for outcome in trial.outcomes.values())
