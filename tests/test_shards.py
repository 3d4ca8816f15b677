"""A worker finds the inputs of a shard itself; a run on a cluster ends with the record of one process."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from readout import flow
from readout.config import Config, FetchConfig
from readout.desk import Desk
from readout.errors import OfflineError, UsageError
from readout.model import RawInput, Slip
from readout.record import Record, logical_digest
from readout.run.cluster import Order
from readout.shards import Shard, ShardDesk, find_in_shard
from tests.desks import FakeReader, open_crew_desk, open_fake_desk, parse
from tests.ingest.archived import zipped
from tests.run.cluster.crews import use_crew

MEETINGS = {
    f"{number:03}.txt": f"Abe met Obama on 2016-12-{1 + number % 28:02}. Number {number}.".encode()
    for number in range(60)
}
SHARD = Shard(address="file:///news.zip")


def raws(count: int = 40) -> list[RawInput]:
    return [RawInput(source=f"{n}.txt", data=f"Text {n}.".encode()) for n in range(count)]


def shard_desk(inputs: list[RawInput]) -> tuple[ShardDesk, list[int]]:
    """A desk, and how many inputs were found each time the shard was opened."""
    opened: list[int] = []

    def find(shard: Shard, on_skip: Callable[[str], None]) -> Iterator[RawInput]:
        opened.append(0)
        for number, raw in enumerate(inputs):
            if number % 10 == 5:
                on_skip("not-a-document")
            opened[-1] += 1
            yield raw

    return ShardDesk(Desk(parse, FakeReader()), find), opened


def test_a_shard_stays_open_between_steps() -> None:
    desk, opened = shard_desk(raws())
    looked = desk.step(SHARD, Order(start=0, look=16))
    assert [slip.source for slip in looked.slips] == [f"{n}.txt" for n in range(16)]
    assert looked.result.skipped == ("not-a-document", "not-a-document")
    step = desk.step(SHARD, Order(start=0, wanted=(None, *looked.slips[1:]), look=16))
    assert [reading.document.source for reading in step.result.readings] == [f"{n}.txt" for n in range(1, 16)]
    assert [slip.source for slip in step.slips] == [f"{n}.txt" for n in range(16, 32)]
    assert opened == [32]


def test_another_worker_goes_on_where_one_died() -> None:
    inputs = raws()
    desk, opened = shard_desk(inputs)
    slips = tuple(Slip.of(raw) for raw in inputs[20:22])
    step = desk.step(SHARD, Order(start=20, wanted=slips, look=2))
    assert [reading.document.doc for reading in step.result.readings] == [raw.doc for raw in inputs[20:22]]
    assert [slip.source for slip in step.slips] == ["22.txt", "23.txt"]
    assert step.result.skipped == ()
    assert opened == [24]


def test_a_shard_that_changed_is_told() -> None:
    desk, _ = shard_desk(raws())
    with pytest.raises(UsageError, match="has changed"):
        desk.step(SHARD, Order(start=3, wanted=(Slip.of(raws()[4]),)))
    with pytest.raises(UsageError, match="has changed"):
        desk.step(SHARD, Order(start=40, wanted=(Slip.of(raws()[4]),)))


def test_what_costs_too_many_workers_is_not_read() -> None:
    desk, _ = shard_desk(raws())
    step = desk.step(SHARD, Order(start=3, wanted=(Slip.of(raws()[3]),), is_lost=True))
    [reading] = step.result.readings
    assert (reading.document.reject_code, reading.document.doc) == ("reader-crashed", raws()[3].doc)


# ------------------------------------------------------------------ whole runs, the workers in this process


@pytest.fixture
def news(tmp_path: Path) -> list[str]:
    """Addresses of a folder and of an archive that share texts, and a path."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, data in list(MEETINGS.items())[:20]:
        (folder / name).write_bytes(data)
    (tmp_path / "news.zip").write_bytes(zipped({**MEETINGS, "x.png": b"", "empty.txt": b"\n"}))
    (tmp_path / "here.txt").write_text("Kishida met Yoon on 2023-03-16.")
    return [f"file://{folder}/*.txt", f"file://{tmp_path}/news.zip", str(tmp_path / "here.txt")]


def digest(record: Path) -> str:
    with Record.open(record).view() as view:
        return logical_digest(view)


@pytest.mark.parametrize("seed", range(3))
def test_the_record_is_that_of_one_process(
    news: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    use_crew(monkeypatch, open_crew_desk, lambda *_: chance.random() < 0.1)
    alone = flow.read(news, tmp_path / "alone")
    there = flow.read(news, tmp_path / "there", cluster="somewhere")
    assert digest(tmp_path / "there") == digest(tmp_path / "alone")
    assert (
        (there.read, there.known, there.docs) == (alone.read, alone.known, alone.docs) == (61, 20, alone.docs)
    )
    assert there.skipped == alone.skipped == (("not-a-document", 1),)
    assert there.was_linked


def test_shards_delivered_twice_and_run_again_add_nothing(
    news: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_crew(monkeypatch, open_crew_desk)
    flow.read(news, tmp_path / "alone")
    twice = flow.read([*news, *news[:2]], tmp_path / "there", cluster="somewhere")
    assert (twice.read, twice.known) == (61, 20 + 20 + 61)
    assert digest(tmp_path / "there") == digest(tmp_path / "alone")
    again = flow.read(news, tmp_path / "there", cluster="somewhere")
    assert (again.read, again.known, again.batches) == (0, 82, 0)
    assert digest(tmp_path / "there") == digest(tmp_path / "alone")


def test_a_stopped_run_goes_on(news: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_crew(monkeypatch, open_crew_desk)
    flow.read(news, tmp_path / "alone")
    found = [0]
    stopped = flow.read(
        news,
        tmp_path / "there",
        cluster="somewhere",
        on_progress=lambda progress: found.append(progress.read),
        should_stop=lambda: found[-1] >= 20,
    )
    assert stopped.was_interrupted
    assert not stopped.was_linked
    assert 20 <= stopped.read < 61
    rest = flow.read(news, tmp_path / "there", cluster="somewhere")
    assert stopped.read + rest.read == 61
    assert digest(tmp_path / "there") == digest(tmp_path / "alone")


def test_a_text_that_kills_is_rejected_alone(
    news: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [bad] = [raw.doc for raw in find_in_shard(Shard(address=news[1]), lambda _: None) if b"30." in raw.data]
    use_crew(
        monkeypatch,
        open_crew_desk,
        lambda _, task, order: not order.is_lost and any(slip and slip.doc == bad for slip in order.wanted),
    )
    done = flow.read(news, tmp_path / "there", cluster="somewhere")
    assert [(one.doc, one.code) for one in done.rejected if one.code != "empty"] == [(bad, "reader-crashed")]
    assert done.read == 60


def test_a_model_is_not_asked_on_a_cluster(news: list[str], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not ask a model"):
        flow.read(news, tmp_path / "there", cluster="somewhere", use_model=True)
    assert not (tmp_path / "there").exists()


@pytest.mark.parametrize("address", ["s3://news/a.txt", "GS://news/*"])
def test_a_store_of_the_network_is_not_asked_offline(tmp_path: Path, address: str) -> None:
    with pytest.raises(OfflineError):
        flow.read([address], tmp_path / "there", config=Config(fetch=FetchConfig(offline=True)))


# ------------------------------------------------------------------ whole runs, on Ray


@contextmanager
def open_fake_shard_desk(timeout_s: float, memory_mib: int) -> Iterator[ShardDesk]:
    with open_fake_desk(timeout_s, memory_mib) as desk:
        yield ShardDesk(desk, find_in_shard)


PROGRAM = """
import sys
from readout import flow, shards
from tests.test_shards import open_fake_shard_desk

shards.open_shard_desk = open_fake_shard_desk
if __name__ == "__main__":
    done = flow.read(sys.argv[2:], sys.argv[1], cluster="local", workers=2)
    print(done.read, *(f"{one.source.rpartition('#')[2]}={one.code}" for one in done.rejected))
"""


@pytest.mark.slow
@pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed: readout[cluster]")
def test_ray_reads_and_survives_a_text_that_kills(news: list[str], tmp_path: Path) -> None:
    (tmp_path / "deadly.zip").write_bytes(zipped({**MEETINGS, "030.txt": b"Now die."}))
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    done = subprocess.run(
        [sys.executable, str(program), str(tmp_path / "there"), news[0], f"file://{tmp_path}/deadly.zip"],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), *sys.path]),
            "RAY_AUTH_MODE": "disabled",
        },
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    assert done.stdout.split() == ["59", "030.txt=reader-crashed"]


def test_without_ray_the_next_step_is_told(
    news: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError) as told:
        flow.read(news, tmp_path / "there", cluster="local")
    assert "readout[cluster]" in told.value.hint
