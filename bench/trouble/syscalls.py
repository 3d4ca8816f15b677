"""Refuses system calls of a process that writes: the n-th write, sync, rename or creation in a folder fails.

The kernel asks us about each such call (seccomp with a listener, Linux 5.5 or newer); we let it pass or give
an error in its stead, whatever language the calling library is written in. Nothing is preloaded.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import platform
import select
import struct
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_NUMBERS: dict[str, dict[str, tuple[int, ...]]] = {
    "x86_64": {
        "write": (1, 18, 20),  # write, pwrite64, writev
        "sync": (74, 75),  # fsync, fdatasync
        "rename": (82, 264, 316, 86, 265),  # rename, renameat, renameat2, link, linkat
        "make": (2, 257, 83, 258),  # open, openat, mkdir, mkdirat
    },
    "aarch64": {
        "write": (64, 68, 66),
        "sync": (82, 83),
        "rename": (38, 276, 37),
        "make": (56, 34),
    },
}
_SECCOMP = {"x86_64": 317, "aarch64": 277}
_AT_FOLDER = {"x86_64": {264, 316, 265, 257, 258}, "aarch64": {38, 276, 37, 56, 34}}
"""Calls whose first argument is the folder that a path starts from."""
_OPENS = {"x86_64": {2: 1, 257: 2}, "aarch64": {56: 2}}
"""Calls that open, and which argument holds the flags."""

_ALLOW, _ASK = 0x7FFF0000, 0x7FC00000
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_NO_NEW_PRIVILEGES, _SET_FILTER, _WITH_LISTENER = 38, 1, 8
_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_ASKED = struct.Struct("QIIiIQ6Q")
_ANSWER = struct.Struct("QqiI")
_GO_ON = 1
_HERE = -100
_PAGE, _LONGEST = 4096, 8192

KINDS = ("write", "sync", "rename", "make")


def is_there() -> bool:
    """Whether this machine can do it."""
    actions = Path("/proc/sys/kernel/seccomp/actions_avail")
    return platform.machine() in _NUMBERS and actions.exists() and "user_notif" in actions.read_text()


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_ushort),
        ("jt", ctypes.c_ubyte),
        ("jf", ctypes.c_ubyte),
        ("k", ctypes.c_uint),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step)))


def listen() -> int:
    """Let the kernel ask about this process's calls from now on, and those of its threads and children.

    Returns:
        The handle to hand to whoever answers; without an answer each call waits.

    Raises:
        OSError: The kernel does not allow it.
    """
    numbers = [number for kind in KINDS for number in _NUMBERS[platform.machine()][kind]]
    steps = [_Step(_LOAD, 0, 0, 0)]
    steps += [_Step(_JUMP_IF_EQUAL, len(numbers) - at, 0, number) for at, number in enumerate(numbers)]
    steps += [_Step(_RETURN, 0, 0, _ALLOW), _Step(_RETURN, 0, 0, _ASK)]
    program = _Program(len(steps), (_Step * len(steps))(*steps))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
    handle = int(
        libc.syscall(_SECCOMP[platform.machine()], _SET_FILTER, _WITH_LISTENER, ctypes.byref(program))
    )
    if handle < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    return handle


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Which calls fail.

    Attributes:
        kinds: Of `KINDS`.
        nth: The first of them that fails, counted from 1; 0 lets all pass.
        error: Number of the error they give.
        lasts: Whether all after it fail, too.
    """

    kinds: tuple[str, ...] = ()
    nth: int = 0
    error: int = errno.EIO
    lasts: bool = False

    def __str__(self) -> str:
        last = " and all after it" if self.lasts else ""
        return f"{errno.errorcode[self.error]} at {'/'.join(self.kinds)} {self.nth}{last}"


@dataclass(slots=True)
class Guard:
    """Answers for the kernel until the process has ended.

    Attributes:
        root: Only calls within this folder are counted or refused.
        refusal: Which of them fail.
        seen: Kind → calls so far.
        refused: How many failed.
    """

    root: str
    refusal: Refusal
    seen: Counter[str] = field(default_factory=Counter)
    refused: int = 0

    def answer_all(self, handle: int) -> None:
        """Answer every question.

        Args:
            handle: What `listen` gave; it is closed at the end.
        """
        waiting = select.poll()
        waiting.register(handle, select.POLLIN)
        try:
            while not waiting.poll()[0][1] & select.POLLHUP:
                self._answer(handle)
        finally:
            os.close(handle)

    def _answer(self, handle: int) -> None:
        asked = bytearray(_ASKED.size)
        with suppress(FileNotFoundError):  # the caller was ended meanwhile
            fcntl.ioctl(handle, _RECEIVE, asked)
            question, process, _, number, _, _, *given = _ASKED.unpack(asked)
            is_refused = self._is_refused(process, number, given)
            code = -self.refusal.error if is_refused else 0
            fcntl.ioctl(
                handle, _SEND, bytearray(_ANSWER.pack(question, 0, code, 0 if is_refused else _GO_ON))
            )

    def _is_refused(self, process: int, number: int, given: list[int]) -> bool:
        machine = platform.machine()
        kind = next(kind for kind in KINDS if number in _NUMBERS[machine][kind])
        flags_at = _OPENS[machine].get(number)
        if flags_at is not None and not given[flags_at] & os.O_CREAT:
            return False
        try:
            where = _path(process, number, given, kind)
        except OSError:
            return False
        if where != self.root and not where.startswith(f"{self.root}/"):
            return False
        self.seen[kind] += 1
        if kind not in self.refusal.kinds or not self.refusal.nth:
            return False
        at = sum(self.seen[kind] for kind in self.refusal.kinds)
        is_refused = at == self.refusal.nth or (self.refusal.lasts and at > self.refusal.nth)
        self.refused += is_refused
        return is_refused


def _path(process: int, number: int, given: list[int], kind: str) -> str:
    if kind in ("write", "sync"):
        return str(Path(f"/proc/{process}/fd/{given[0]}").readlink())
    is_at = number in _AT_FOLDER[platform.machine()]
    path = _text_at(process, given[1 if is_at else 0])
    if path.startswith("/"):
        return path
    folder = ctypes.c_int(given[0] & 0xFFFFFFFF).value if is_at else _HERE
    start = Path(f"/proc/{process}/cwd" if folder == _HERE else f"/proc/{process}/fd/{folder}").readlink()
    return f"{start}/{path}"


def _text_at(process: int, address: int) -> str:
    """The path at an address; it may run from one page of memory into the next."""
    held = b""
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        memory.seek(address)
        while b"\0" not in held and len(held) < _LONGEST:
            held += memory.read(_PAGE - (address + len(held)) % _PAGE)
    return held.partition(b"\0")[0].decode(errors="replace")
