"""Runs from inputs to a linked record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from readout import flow
from readout.config import BatchConfig, Config
from readout.desk import Desk
from readout.errors import UsageError
from readout.linking import is_linked
from readout.record import Record, logical_digest
from readout.run import Progress, RunSummary
from tests.desks import open_fake_desk

TEXTS = {
    "a.txt": "Abe met Obama on 2016-12-27.",
    "b.txt": "The two spoke. Abe met Obama on 2016-12-27.",
    "c.txt": "Kishida met Yoon on 2023-03-16.",
    "empty.txt": "",
}


@pytest.fixture(autouse=True)
def _fake_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.desk.open_desk", open_fake_desk)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    return folder


def digest(record: Path) -> str:
    with Record.open(record).view() as view:
        return logical_digest(view)


def small_batches(documents: int = 1) -> Config:
    return Config(batch=BatchConfig(documents=documents))


def test_every_input_ends_as_something(news: Path, tmp_path: Path) -> None:
    done = flow.read([news], tmp_path / "record")
    assert (done.read, done.known, len(done.rejected)) == (3, 0, 1)
    assert [(one.source, one.code) for one in done.rejected] == [(str(news / "empty.txt"), "empty")]
    assert len(done.docs) == 4
    assert done.was_linked
    assert not done.was_interrupted


def test_two_tellings_are_one_event(news: Path, tmp_path: Path) -> None:
    flow.read([news], tmp_path / "record")
    with Record.open(tmp_path / "record").view() as view:
        events = sorted((event.told.dating.text, event.documents) for event in view.events())
        assert events == [("2016-12-27", 2), ("2023-03-16", 1)]
        assert is_linked(view)


def test_those_who_read_are_gone_before_linking(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []

    @contextmanager
    def desk(timeout_s: float, memory_mib: int) -> Iterator[Desk]:
        with open_fake_desk(timeout_s, memory_mib) as opened:
            yield opened
        order.append("desk closed")

    def link(*_: object) -> None:
        order.append("linked")

    monkeypatch.setattr("readout.desk.open_desk", desk)
    monkeypatch.setattr("readout.flow.link_record", link)
    flow.read([news], tmp_path / "record")
    assert order == ["desk closed", "linked"]


def test_a_second_run_changes_nothing(news: Path, tmp_path: Path) -> None:
    flow.read([news], tmp_path / "record")
    with Record.open(tmp_path / "record").view() as view:
        before = view.snapshot.batch
    done = flow.read([news], tmp_path / "record")
    assert (done.read, done.known, len(done.rejected), done.was_linked) == (0, 4, 1, False)
    with Record.open(tmp_path / "record").view() as view:
        assert view.snapshot.batch == before


def test_copies_in_one_run_are_read_once_and_seen_twice(news: Path, tmp_path: Path) -> None:
    (news / "copy.txt").write_text(TEXTS["a.txt"])
    done = flow.read([news], tmp_path / "record")
    assert (done.read, done.known) == (3, 1)
    with Record.open(tmp_path / "record").view() as view:
        seen = view.sql("SELECT source FROM sightings ORDER BY source")
    assert len(seen) == 5


def test_a_run_cut_short_is_continued(news: Path, tmp_path: Path) -> None:
    asked = count()
    done = flow.read(
        [news], tmp_path / "record", config=small_batches(), should_stop=lambda: next(asked) >= 2
    )
    assert done.was_interrupted
    assert not done.was_linked
    assert done.read == 2
    again = flow.read([news], tmp_path / "record")
    assert (again.read, again.known, again.was_linked) == (1, 2, True)
    flow.read([news], tmp_path / "whole")
    assert digest(tmp_path / "record") == digest(tmp_path / "whole")


def test_an_earlier_run_that_was_not_linked_is_linked(news: Path, tmp_path: Path) -> None:
    asked = count()
    flow.read([news / "a.txt", news / "b.txt"], tmp_path / "record", should_stop=lambda: next(asked) >= 1)
    done = flow.read([news / "a.txt"], tmp_path / "record")
    assert (done.read, done.was_linked) == (0, True)


@pytest.mark.parametrize(
    "run",
    [
        lambda news, record: flow.read(sorted(news.iterdir(), reverse=True), record, config=small_batches()),
        lambda news, record: [flow.read([path], record) for path in sorted(news.iterdir())],
        lambda news, record: flow.read([news], record, workers=2, config=small_batches(2)),
    ],
    ids=["reversed, a batch each", "a run each", "two workers"],
)
def test_order_batches_and_workers_change_nothing(
    news: Path, tmp_path: Path, run: Callable[[Path, Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow, "CHUNK_DOCUMENTS", 2)
    flow.read([news], tmp_path / "plain")
    run(news, tmp_path / "other")
    assert digest(tmp_path / "other") == digest(tmp_path / "plain")


def test_no_batch_is_larger_than_the_configuration_says(news: Path, tmp_path: Path) -> None:
    done = flow.read([news], tmp_path / "record", config=small_batches(3))
    assert done.batches == 2
    with Record.open(tmp_path / "record").view() as view:
        assert [b["documents"] for b in view.sql("FROM batches WHERE kind = 'read' ORDER BY sequence")] == [
            3,
            1,
        ]


def test_what_the_reader_fails_on_is_rejected_and_its_neighbours_are_not(news: Path, tmp_path: Path) -> None:
    (news / "bad.txt").write_text("crash")
    done = flow.read([news], tmp_path / "record")
    assert {one.code for one in done.rejected} == {"empty", "reader-failed"}
    assert "cannot read this" in next(one.reason for one in done.rejected if one.code == "reader-failed")
    assert done.read == 3


def test_what_kills_its_worker_is_rejected_and_its_neighbours_are_not(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow, "CHUNK_DOCUMENTS", 2)
    (news / "bad.txt").write_text("die")
    done = flow.read([news], tmp_path / "record", workers=2)
    assert {one.code for one in done.rejected} == {"empty", "reader-crashed"}
    assert done.read == 3


def test_progress_is_told(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "CHUNK_DOCUMENTS", 1)
    told: list[tuple[str, int, int]] = []

    def note(progress: Progress) -> None:
        told.append((progress.stage, progress.done, progress.rejected.total()))

    flow.read([news], tmp_path / "record", on_progress=note)
    assert told[:2] == [("read", 0, 0), ("read", 1, 0)]
    assert told[-1] == ("link", 4, 1)


def test_a_path_that_is_not_there_makes_no_record(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        flow.read([tmp_path / "missing"], tmp_path / "record")
    assert not (tmp_path / "record").exists()


def test_no_inputs_make_an_empty_record(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    done = flow.read([tmp_path / "nothing"], tmp_path / "record")
    assert (done.read, done.docs, done.was_linked) == (0, (), False)


def test_articles_of_one_file(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": text}) for n, text in enumerate(TEXTS.values()) if text]
    (tmp_path / "news.jsonl").write_text("\n".join(lines))
    done: RunSummary = flow.read([tmp_path / "news.jsonl"], tmp_path / "record")
    assert done.read == 3
