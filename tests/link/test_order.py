"""The examples, read in any order and batching: the same events under the same ids, in the same threads."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from readout import flow
from readout.config import BatchConfig, Config
from readout.desk import Desk, open_desk
from readout.model import RawInput, Reading
from readout.record import Record, logical_digest

EXAMPLES = sorted(
    path for path in (Path(__file__).parents[2] / "examples").iterdir() if path.name[0].isdigit()
)
Outcome = tuple[str, list[tuple[str, str | None, str | None, tuple[str, ...]]]]
"""Digest of a record; its events with thread, whole and reports."""


class _Remembering:
    """The real desk; what was read once is not read again."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, Reading] = {}

    @property
    def digest(self) -> str:
        return self._desk.digest

    def __call__(self, chunk: Sequence[RawInput]) -> tuple[Reading, ...]:
        new = tuple(raw for raw in chunk if raw.doc not in self._known)
        self._known.update(zip((raw.doc for raw in new), self._desk(new), strict=True))
        return tuple(self._known[raw.doc] for raw in chunk)


@pytest.fixture(scope="module")
def desk() -> Iterator[_Remembering]:
    with open_desk(60, 1024) as real:
        yield _Remembering(real)


@pytest.fixture(autouse=True)
def _one_desk(monkeypatch: pytest.MonkeyPatch, desk: _Remembering) -> None:
    @contextmanager
    def opened(timeout_s: float, memory_mib: int) -> Iterator[_Remembering]:
        assert timeout_s > 0 < memory_mib
        yield desk

    monkeypatch.setattr("readout.desk.open_desk", opened)


def outcome(record: Path) -> Outcome:
    with Record.open(record).view() as view:
        rows = [(r["event"], r["thread"], r["part_of"], tuple(r["reports"])) for r in view.rows("events")]
        return logical_digest(view), rows


@pytest.fixture(scope="module")
def in_one_go(tmp_path_factory: pytest.TempPathFactory, desk: _Remembering) -> Outcome:
    record = tmp_path_factory.mktemp("once") / "record"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("readout.desk.open_desk", contextmanager(lambda *_: iter([desk])))
        flow.read(EXAMPLES, record)
    return outcome(record)


@pytest.mark.parametrize("seed", range(2))
def test_neither_order_nor_batches_play_a_part(seed: int, tmp_path: Path, in_one_go: Outcome) -> None:
    rng = random.Random(seed)
    paths = list(EXAMPLES)
    rng.shuffle(paths)
    config = Config(batch=BatchConfig(documents=rng.choice((1, 3, 7))))
    cuts = sorted(rng.sample(range(1, len(paths)), 3))
    for low, high in zip([0, *cuts], [*cuts, len(paths)], strict=True):
        flow.read(paths[low:high], tmp_path / "record", config=config)
    assert outcome(tmp_path / "record") == in_one_go
    assert any(len(reports) > 1 for *_, reports in in_one_go[1])
