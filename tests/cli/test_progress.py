"""Progress in words and as lines of JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from readout import fetching
from readout.cli.progress import describe, progressing
from readout.errors import RecordLocked
from readout.run import ErrorLine, Progress, ProgressLine, Standing, SummaryLine
from tests.cli.conftest import Run
from tests.desks import open_fake_desk
from tests.ingest.archived import packed, record, response
from tests.ingest.fetch.servers import fetcher, page, pages, serving

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide.md"


@pytest.fixture(autouse=True)
def _fake_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.desk.open_desk", open_fake_desk)


def standing(**fields: Any) -> Standing:
    return Standing(**{"stage": "read", "elapsed_s": 9.0, "rejected": {}, "skipped": {}, **fields})


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (standing(stage="open"), "opening"),
        (standing(stage="poll"), "polling feeds"),
        (standing(stage="link", done=1_200), "linking · 1,200 inputs"),
        (standing(found=10, done=8), "reading · 8 done of 10 found"),
        (standing(found=10, done=8, total=5_000), "reading · 8 of 5,000"),
        (standing(found=9, done=9, eta_s=0.0), "reading · 9 done of 9 found"),
        (standing(found=10, done=8, rate_per_s=4.04), "reading · 8 done of 10 found · 4.0/s"),
        (
            standing(
                done=8, total=5_000, rate_per_s=14.2, eta_s=350, rejected={"timeout": 1, "too-large": 2}
            ),
            "reading · 8 of 5,000 · 14.2/s · about 6 min left · 3 rejected (2 too-large, 1 timeout)",
        ),
        (
            standing(found=9, done=8, known=3, skipped={"revisit": 4, "status": 1}),
            "reading · 8 done of 9 found · 3 already known · 5 left out",
        ),
    ],
)
def test_in_words(given: Standing, told: str) -> None:
    assert describe(given, width=100) == told


def test_what_does_not_fit_is_left_out_whole() -> None:
    given = standing(
        found=9, done=8, rate_per_s=1.0, known=12, skipped={"status": 3}, rejected={"timeout": 2, "binary": 1}
    )
    for width in range(45, 120):
        told = describe(given, width=width)
        assert len(told) <= width
        assert re.fullmatch(
            r"reading · 8 done of 9 found · 1\.0/s( · 3 rejected( \((2 timeout, 1 binary|2 timeout …)\))?)?"
            r"( · 12 already known)?( · 3 left out)?",
            told,
        )
    assert describe(given, width=60).endswith("3 rejected")
    assert describe(given, width=65).endswith("3 rejected (2 timeout …)")


def lines(printed: str) -> Iterator[dict[str, Any]]:
    for line in printed.splitlines():
        if line.startswith("{"):
            yield json.loads(line)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Abe met Obama on 2016-12-27.")
    (folder / "b.txt").write_text("Again: Abe met Obama on 2016-12-27.")
    (folder / "empty.txt").write_text("")
    return folder


def test_lines_of_json(run: Run, news: Path) -> None:
    code, out, err = run("read", news, "--json-progress", "--quiet")
    assert (code, out) == (3, "")
    told = list(lines(err))
    assert len(told) == len(err.splitlines())
    assert [line["type"] for line in told][-2:] == ["progress", "summary"]
    first, last, summary = told[0], told[-2], told[-1]
    assert first["stage"] == "open"
    assert (last["stage"], last["found"], last["done"], last["read"]) == ("link", 3, 3, 2)
    assert (last["total"], last["rejected"]) == (3, {"empty": 1})
    assert last["done_bytes"] == last["total_bytes"] == sum(path.stat().st_size for path in news.iterdir())
    assert (summary["read"], summary["known"], summary["rejected"]) == (2, 0, {"empty": 1})
    assert (summary["documents"], summary["was_linked"], summary["was_interrupted"]) == (3, True, False)
    assert summary["record"].endswith("readout-record")


def test_lines_have_the_fields_of_their_types_and_the_guide_tells_them_all(run: Run, news: Path) -> None:
    _, _, err = run("read", news, "--json-progress", "--quiet")
    kinds = {"progress": ProgressLine, "summary": SummaryLine}
    for line in lines(err):
        assert list(line) == list(get_type_hints(kinds[line["type"]]))
    section = GUIDE.read_text("utf-8").partition("### Progress")[2].partition("\n### ")[0]
    told = set(re.findall(r"`([a-z_]+)`", section))
    for kind in (ProgressLine, SummaryLine, ErrorLine):
        assert set(get_type_hints(kind)) <= told


def test_of_a_stream_no_whole_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    request = record(b"GET / HTTP/1.1\r\n\r\n", kind="request")
    archive = tmp_path / "a.warc.gz"
    archive.write_bytes(packed(request, response(1), request))
    told = list(lines(run("read", archive, "--json-progress", "--quiet")[2]))
    assert (told[-2]["total"], told[-2]["total_bytes"]) == (None, archive.stat().st_size)
    assert told[-2]["skipped"] == told[-1]["skipped"] == {"not-a-response": 2}
    with archive.open("rb") as raw:
        monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": raw}))
        told = list(lines(run("read", "-", "--json-progress", "--quiet")[2]))
    assert {(line["total"], line["total_bytes"], line["eta_s"]) for line in told[:-1]} == {(None, None, None)}


def test_an_error_is_the_last_line(run: Run, tmp_path: Path) -> None:
    code, _, err = run("read", tmp_path / "gone", "--json-progress")
    told = list(lines(err))
    assert (code, told[-1]["type"], told[-1]["code"]) == (2, "error", "E100")
    assert "There is no file or folder" in told[-1]["message"]
    assert list(told[-1]) == list(get_type_hints(ErrorLine))
    assert err.splitlines()[-1].startswith("readout: [E100]")


def test_a_line_comes_also_while_nothing_ends(capsys: pytest.CaptureFixture[str]) -> None:
    with progressing(as_json=True, every_s=0.001) as told:
        assert told.tell is not None
        told.tell(Progress(found=4, done=1))
        seen = ""
        while seen.count('"found": 4') < 3:
            seen += capsys.readouterr().err
    assert list(lines(capsys.readouterr().err)) == []  # nothing after the end


def test_what_ends_a_run_is_told_and_raised(capsys: pytest.CaptureFixture[str]) -> None:
    for error, code in (
        (RecordLocked("x", hint="y"), "E420"),
        (KeyboardInterrupt(), "interrupted"),
        (OSError("z"), "E000"),
    ):
        with pytest.raises(type(error)), progressing(as_json=True):
            raise error
        assert list(lines(capsys.readouterr().err))[-1]["code"] == code


def test_nobody_is_told_where_nobody_looks() -> None:
    with progressing() as told:  # standard error is no terminal here
        assert told.tell is None


def test_feeds(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = b"<rss><channel><item><link>/1</link></item></channel></rss>"
    with serving(
        pages({"/feed.xml": page(feed, kind="text/xml"), "/1": page(b"Abe met Obama on 2016-12-27.")})
    ) as server:
        monkeypatch.setattr(fetching, "open_fetcher", lambda *_: fetcher(server))
        (tmp_path / "readout.toml").write_text(f"[fetch]\nports = [{server.port}]\n")
        (tmp_path / "feeds.toml").write_text(f'[feed.a]\nurl = "{server.url("/feed.xml")}"\n')
        code, _, err = run("watch", "feeds.toml", "--json-progress")
        again = list(lines(run("watch", "feeds.toml", "--json-progress")[2]))
    told = list(lines(err))
    assert code == 0
    assert len(told) == len(err.splitlines())
    assert (told[-1]["type"], told[-1]["read"]) == ("summary", 1)
    assert (again[-1]["type"], again[-1]["stage"]) == ("progress", "poll")
    assert {line["total_bytes"] for line in told[:-1]} == {None}
    assert run("watch", "--json-progress")[0] == 2
