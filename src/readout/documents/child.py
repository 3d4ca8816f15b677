"""The worker's side: limits on itself first, then one document after another until the line closes.

Started by `Parser` as `python -I -c …`; never imported by anything else.
"""

from __future__ import annotations

import importlib
import math
import os
import resource
import signal
import socket
import sys
from functools import cache
from typing import Any

from readout.documents.wire import WorkerGone, document_to_head, head_to_raw, receive, send
from readout.errors import InputRejected

_PR_SET_PDEATHSIG = 1
_MIB = 1 << 20


def main(fd: int, parent: int, memory_mib: int, cpu_s: float, *, dies_with_parent: bool) -> None:
    """Serve documents until the parent hangs up.

    Args:
        fd: The socket's file descriptor.
        parent: Process id that must be the parent.
        memory_mib: Address space this process may have.
        cpu_s: Processor seconds one document may take.
        dies_with_parent: Whether the kernel should kill this process when the starting thread ends.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if dies_with_parent:
        _die_with_parent()
    if os.getppid() != parent:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _limit_memory(memory_mib)
    importlib.import_module("readout.documents.parse")  # before the first document's time runs
    with socket.socket(fileno=fd) as line:
        try:
            send(line, {"ready": True})
            while _serve_one(line, cpu_s):
                pass
        except WorkerGone:
            return


def _die_with_parent() -> None:
    import ctypes

    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    except (OSError, AttributeError):
        return  # not Linux: the closed line ends this process instead


def _limit_memory(memory_mib: int) -> None:
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory_mib * _MIB, memory_mib * _MIB))
    except (ValueError, OSError):
        return  # a system without this limit (macOS); the deadline still holds


def _limit_cpu(cpu_s: float) -> None:
    """Let the kernel end this process should one document spin past its time, parent or no parent."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    soft = math.ceil(usage.ru_utime + usage.ru_stime + cpu_s) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


@cache
def _status() -> int | None:
    """Where the kernel tells about this process, opened once: a file descriptor."""
    try:
        return os.open("/proc/self/status", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None


def _peak_kib() -> int:
    """Most memory this process has held, in KiB.

    `ru_maxrss` will not do where there is better: a child starts with its parent's peak in it.
    """
    status = _status()
    if status is None:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    return int(os.pread(status, 4096, 0).partition(b"VmHWM:")[2].split(maxsplit=1)[0])


def _serve_one(line: socket.socket, cpu_s: float) -> bool:
    """Answer one document; whether to go on."""
    head, data = receive(line)
    _limit_cpu(cpu_s)
    answer, body, sound = _answer(head, data)
    answer["peak_kib"] = _peak_kib()
    send(line, answer, body)
    return sound


def _answer(head: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes, bool]:
    """What became of a document, its text, and whether this process is still fit to serve."""
    from readout.documents.parse import parse

    try:
        document, body = document_to_head(parse(head_to_raw(head, data), thoroughly=head["thoroughly"]))
    except InputRejected as refusal:
        return {"rejected": [refusal.reason, str(refusal.message)]}, b"", True
    except MemoryError:
        return {"rejected": ["out-of-memory", "It took more memory than a document may take."]}, b"", False
    except Exception as error:  # noqa: BLE001  the worker's border: what a parser throws is this document's fate
        message = f"The parser failed: {type(error).__name__}: {str(error)[:200]}"
        return {"rejected": ["parser-crashed", message]}, b"", False
    return {"document": document}, body, True
