from __future__ import annotations

import os
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.documents import Parser, parse
from readout.documents.wire import (
    DeadlinePassed,
    WorkerGone,
    document_to_head,
    head_to_document,
    head_to_raw,
    raw_to_head,
    receive,
    send,
)
from readout.documents.worker import RECYCLE_PEAK_MIB
from readout.model import ArticleFields, RawInput
from tests.documents.factories import read
from tests.hostile.pdfs import text_pdf

STORY = "Talks end in Tokyo\n\nTOKYO, May 18 (Kyodo) — The ministers met on Sunday, “as planned”, 東京 😀.\n"
PROC = Path("/proc")
needs_proc = pytest.mark.skipif(not PROC.joinpath("self/fd").exists(), reason="looks into /proc")


def story(number: int = 0) -> RawInput:
    return RawInput(
        source=f"test#{number}",
        data=f"{STORY}\n{number}".encode(),
        media_type="text/plain",
        fields=ArticleFields(date="2024-05-18", publisher="Meridian News"),
        url="https://example.org/fetched",
        retrieved_at="2024-05-19T00:00:00Z",
    )


def slow() -> RawInput:
    body = "<li>The talks go on in Tokyo and in other places of the world</li>" * 20_000
    return RawInput(source="slow", data=f"<!doctype html><html><body><ul>{body}</ul></body></html>".encode())


@pytest.fixture(scope="module")
def parser() -> Iterator[Parser]:
    with Parser() as parser:
        yield parser


def child_of(parser: Parser) -> int:
    assert parser._child is not None
    return parser._child.process.pid


def test_the_worker_says_what_parse_says(parser: Parser) -> None:
    for raw in (
        story(),
        RawInput(source="p", data=text_pdf([STORY.encode("ascii", "ignore").decode().split("\n")])),
    ):
        assert parser.parse(raw) == parse(raw)


def test_a_large_parent_does_not_make_the_worker_large() -> None:
    ballast = b"x" * (RECYCLE_PEAK_MIB + 100 << 20)
    with Parser() as parser:
        parser.parse(story())
        pid = child_of(parser)
        parser.parse(story())
        assert child_of(parser) == pid
    assert ballast


def test_many_keep_their_order(parser: Parser) -> None:
    raws = [story(n) for n in range(20)]
    raws.insert(3, RawInput(source="empty"))
    raws.insert(9, RawInput(source="gone", reject=("unreadable", "No such file")))
    raws.insert(11, RawInput(source="large", data=b"The talks go on. " * 5_000))
    documents = list(parser.parse_many(iter(raws)))
    assert [document.source for document in documents] == [raw.source for raw in raws]
    assert [document.reject_code for document in documents if document.status == "rejected"] == [
        "empty",
        "unreadable",
    ]
    assert documents[0] == parse(raws[0])


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (RawInput(source="x"), "empty"),
        (RawInput(source="x", data=bytes(99)), "binary"),
        (RawInput(source="x", data=b"x" * ((20 << 20) + 1)), "too-large"),
        (RawInput(source="x", reject=("bad-json-line", "Not JSON")), "bad-json-line"),
        (RawInput(source="x", data=b"%PDF-1.7"), "bad-pdf"),
    ],
)
def test_refusals_are_documents(parser: Parser, raw: RawInput, code: str) -> None:
    document = parser.parse(raw)
    assert (document.status, document.reject_code, document.doc) == ("rejected", code, raw.doc)
    assert document.reject_reason


def test_a_slow_document_is_cut_off_and_the_next_is_read() -> None:
    with Parser(timeout_s=0.5) as parser:
        parser.parse(story())
        start = time.monotonic()
        assert parser.parse(slow()).reject_code == "timeout"
        assert time.monotonic() - start < 3
        assert parser.parse(story()).status == "read"


def test_memory_is_bounded() -> None:
    content = text_pdf([["x" * 90] * 40_000])
    with Parser(memory_mib=160) as parser:
        assert parser.parse(RawInput(source="x", data=content * 2)).reject_code in {
            "out-of-memory",
            "parser-crashed",
        }
        assert parser.parse(story()).status == "read"


def test_a_worker_that_died_between_documents_is_replaced(parser: Parser) -> None:
    parser.parse(story())
    os.kill(child_of(parser), signal.SIGKILL)
    assert parser.parse(story()).status == "read"
    assert [document.status for document in parser.parse_many([story(1), story(2)])] == ["read", "read"]
    os.kill(child_of(parser), signal.SIGKILL)
    assert [document.status for document in parser.parse_many([story(1), story(2)])] == ["read", "read"]


@pytest.mark.parametrize("served_before", [0, 1])
def test_a_worker_that_dies_over_a_document(served_before: int) -> None:
    with Parser() as parser:
        for number in range(served_before):
            parser.parse(story(number))
        pid = parser._ready_child().process.pid
        os.kill(pid, signal.SIGSTOP)
        timer = threading.Timer(0.2, os.kill, (pid, signal.SIGKILL))
        timer.start()
        document = parser.parse(story())
        timer.join()
        if served_before:
            assert document.status == "read"  # a fresh worker decides
        else:
            assert document.reject_code == "parser-crashed"
            assert "SIGKILL" in str(document.reject_reason)
        assert parser.parse(story()).status == "read"


def test_only_the_document_at_work_is_blamed() -> None:
    with Parser(timeout_s=1.0) as parser:
        parser.parse(story())
        os.kill(child_of(parser), signal.SIGSTOP)
        documents = list(parser.parse_many(story(n) for n in range(5)))
        assert [document.reject_code for document in documents] == ["timeout", None, None, None, None]


def test_a_spent_worker_is_replaced(parser: Parser) -> None:
    parser.parse(story())
    before = child_of(parser)
    assert parser._child is not None
    parser._child.peak_mib = 10_000
    parser.parse(story())
    assert child_of(parser) != before


def test_interruption_leaves_the_parser_usable(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    parser.parse(story())
    with monkeypatch.context() as patch:
        patch.setattr("readout.documents.worker.receive", interrupt)
        with pytest.raises(KeyboardInterrupt):
            parser.parse(story())
    assert parser.parse(story()).status == "read"


def test_ctrl_c_is_not_the_workers_to_handle(parser: Parser) -> None:
    parser.parse(story())
    pid = child_of(parser)
    os.kill(pid, signal.SIGINT)
    assert parser.parse(story()).status == "read"
    assert child_of(parser) == pid
    assert os.getpgid(pid) == pid


@needs_proc
def test_the_worker_inherits_nothing(parser: Parser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("READOUT_SECRET", "canary")
    with (tmp_path / "open").open("wb") as file, Parser() as fresh:
        os.set_inheritable(file.fileno(), True)
        fresh.parse(story())
        folder = PROC / str(child_of(fresh))
        opened = {str(link.readlink()) for link in (folder / "fd").iterdir()}
        own = str(folder / "status")  # it looks at its own memory
        assert {path for path in opened if not path.startswith("socket:")} - {own} == {"/dev/null"}
        assert b"canary" not in (folder / "environ").read_bytes()
        limits = (folder / "limits").read_text()
    rows = {line[:26].strip(): line[26:].split()[:2] for line in limits.splitlines()}
    assert rows["Max address space"] == [str(1 << 30)] * 2
    assert rows["Max core file size"] == ["0", "0"]
    assert rows["Max cpu time"][0] != "unlimited"


@needs_proc
def test_the_worker_does_not_outlive_its_parent() -> None:
    program = (
        "import os, signal; from readout.documents import Parser; from readout.model import RawInput\n"
        "parser = Parser(); parser.parse(RawInput(source='x', data=b'They met.'))\n"
        "print(parser._child.process.pid, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    root = Path(__file__).parents[2] / "src"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    pid = int(done.stdout)
    deadline = time.monotonic() + 10
    while _is_alive(pid) and time.monotonic() < deadline:
        os.sched_yield()
    assert not _is_alive(pid)


def _is_alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in (PROC / str(pid) / "status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_nothing_is_left_after_closing() -> None:
    with Parser() as parser:
        parser.parse(story())
        assert parser._child is not None
        process = parser._child.process
    assert process.returncode is not None


@pytest.mark.parametrize(
    "raw",
    [
        story(),
        RawInput(
            source="\ud800 ü",
            kind="feed",
            data=b"\0\xff",
            media_type=None,
            fields=ArticleFields(title="\ud800"),
        ),
        RawInput(source="x", reject=("too-large", "…")),
    ],
)
def test_inputs_cross_the_wire(raw: RawInput) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        send(ours, raw_to_head(raw), raw.data)
        assert head_to_raw(*receive(theirs)) == raw


def test_documents_cross_the_wire() -> None:
    document = read(f"{STORY}\n\nDate: 2024-05-18\n\n\u202e", date="2024-05-17")
    raw = RawInput(
        source="test",
        data=document.text.encode(),
        media_type="text/plain",
        fields=ArticleFields(date="2024-05-17"),
    )
    head, body = document_to_head(document)
    assert head_to_document(raw, head, body) == document


@pytest.mark.parametrize(
    "change",
    [
        {"blocks": [[0, 999, 0]]},
        {"blocks": [[5, 9, 0], [0, 3, 0]]},
        {"blocks": [[0, 3, 99]]},
        {"receipts": [[3, 3]]},
        {"published": ["2023-99-99", "stated", ""]},
        {"blocks": None},
        {"flags": [["x"]]},
    ],
)
def test_a_worker_is_not_believed(change: dict[str, object]) -> None:
    head, body = document_to_head(parse(story()))
    with pytest.raises(WorkerGone):
        head_to_document(story(), {**head, **change}, body)
    with pytest.raises(WorkerGone):
        head_to_document(story(), head, b"\xff")


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\0",
        struct.pack("!II", 4_000_000_000, 9),
        struct.pack("!II", 2, 0) + b"no",
        struct.pack("!II", 2, 0) + b"[]",
        struct.pack("!II", 9, 0) + b"{}",
    ],
)
def test_nonsense_on_the_wire(sent: bytes) -> None:
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            theirs.sendall(sent)
        with pytest.raises(WorkerGone):
            receive(ours, deadline=time.monotonic() + 5)


def test_a_silent_line_meets_the_deadline() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, pytest.raises(DeadlinePassed):
        receive(ours, deadline=time.monotonic() + 0.05)
