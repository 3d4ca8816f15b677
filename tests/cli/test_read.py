"""`readout read` from the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.desks import open_fake_desk
from tests.ingest.archived import answer, packed, record, response


@pytest.fixture(autouse=True)
def _fake_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.desk.open_desk", open_fake_desk)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Abe met Obama on 2016-12-27.")
    (folder / "b.txt").write_text("Again: Abe met Obama on 2016-12-27.")
    return folder


def test_the_summary(run: Run, news: Path) -> None:
    code, out, err = run("read", news)
    assert (code, err) == (0, "")
    for words in (
        "2 read",
        "Meetings  1",
        "2016-12-27",
        "Abe (JPN), Obama (USA)",
        "2 reports",
        "readout show evt_",
    ):
        assert words in out
    assert "--record" not in out
    assert Path("readout-record/record.json").exists()


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_summary_fits_the_terminal(
    run: Run, news: Path, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    _, out, _ = run("read", news)
    assert max(len(line) for line in out.splitlines()) <= width


def test_some_rejected_is_exit_code_3_also_the_second_time(run: Run, news: Path) -> None:
    (news / "empty.txt").write_text("")
    for _ in range(2):
        code, out, _ = run("read", news)
        assert code == 3
        assert "1 rejected" in out
        assert "empty.txt" in out
        assert "There is nothing in it." in " ".join(out.split())


def test_a_second_run_says_what_was_known(run: Run, news: Path) -> None:
    run("read", news)
    _, out, _ = run("read", news)
    assert "0 read · 2 already known" in out
    assert "Meetings  1" in out


def test_what_archives_hold_beside_texts_is_counted(run: Run, tmp_path: Path) -> None:
    revisit = record(answer(b""), kind="revisit")
    request = record(b"GET / HTTP/1.1\r\n\r\n", kind="request")
    (tmp_path / "a.warc.gz").write_bytes(packed(request, response(1), request, revisit))
    code, out, _ = run("read", tmp_path / "a.warc.gz")
    assert code == 0
    assert "1 read" in out
    assert "left out of archives: 2 not-a-response, 1 revisit" in " ".join(out.split())


def test_quiet_says_nothing(run: Run, news: Path) -> None:
    assert run("read", news, "--quiet") == (0, "", "")


def test_the_record_named_in_the_environment_or_the_file(
    run: Run, news: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Path("readout.toml").write_text('record = "kept"\n')
    run("read", news)
    assert (tmp_path / "kept" / "record.json").exists()
    monkeypatch.setenv("READOUT_RECORD", str(tmp_path / "named"))
    run("read", news)
    assert (tmp_path / "named" / "record.json").exists()
    assert "--record" in run("read", news, "--record", "given")[1]


def test_interrupted_stops_cleanly_and_continues(news: Path, tmp_path: Path) -> None:
    program = """
import os, signal, sys
from readout import desk, flow
from readout.cli import main
from tests import desks

class Slow(desks.FakeReader):
    def read(self, documents, *, reopen=None):
        os.kill(os.getpid(), signal.SIGINT)
        return super().read(documents)

desks.FakeReader = Slow
desk.open_desk = desks.open_fake_desk
flow.CHUNK_DOCUMENTS = 1
sys.exit(main(["read", "news"]))
"""
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'src'}"}
    call = [sys.executable, "-c", program]
    first = subprocess.run(call, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert first.returncode == 130
    assert "run the same command again to continue" in first.stderr
    assert "1 read" in first.stdout
    second = subprocess.run(call, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert "1 read · 1 already known" in second.stdout


def test_nothing_else_is_written_on_the_way(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("Abe met Obama on 2016-12-27 in Honolulu.")
    call = [sys.executable, "-m", "readout", "read", "news.txt", "--quiet"]
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    done = subprocess.run(call, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
