"""R5: writes, syncs, renames and creations that are refused, disks that are full, clocks that jump.

After each fault the error must be one of ours, with its code; the record, opened and verified, must hold what
was acknowledged; once the fault is gone the same work must end with the record of an undisturbed run.
"""

from __future__ import annotations

import ctypes
import errno
import os
import random
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import cycle
from multiprocessing import reduction
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

from bench.trouble import syscalls
from bench.trouble.goal import Goal, Tally
from bench.trouble.syscalls import Guard, Refusal
from readout.errors import ReadoutError
from tests.kill import write_record
from tests.kill.harness import Broken, check, digest_of, started

SEED = 5
CLEAR = 3
"""Exit code of work that ended with an error of ours."""

_ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT)
_LIMIT_S = 120.0
_NEW_MOUNTS, _NEW_USER = 0x00020000, 0x10000000

UNCLEAR, LOST, OTHER, HANGS = "unclear errors", "lost or damaged", "other digests", "hangs"

Fault = tuple[str, Callable[["Scene"], int]]


class Scene:
    """A folder in which the same work is done again and again.

    Attributes:
        folder: Holds the record, the list of its promises and what it complained about.
        record: The record's folder.
        ack: The list of promises.
        digest: That of an undisturbed run.
        calls: How many calls of each kind an undisturbed run makes.
    """

    def __init__(self, folder: Path) -> None:
        """Do the work undisturbed.

        Args:
            folder: Empty.
        """
        self.folder = folder
        self.record = folder / "record"
        self.ack = folder / "record.ack"
        guard = Guard(str(self.record), Refusal())
        if self.guarded(guard) != 0:
            raise Broken(f"undisturbed work failed: {self.complaint()}", figure="crashes")
        self.calls = dict(guard.seen)
        self.digest = digest_of(self.record)
        self.clear()

    def complaint(self) -> str:
        """What the work said last on its error stream."""
        path = self.folder / "stderr"
        return path.read_text(errors="replace").strip()[-300:] if path.exists() else ""

    def guarded(self, guard: Guard) -> int:
        """Do the work while a guard answers for the kernel, where it can; its exit code."""
        if not syscalls.is_there():
            return self.done(_plain)
        ours, theirs = Pipe()
        with started(_guarded, self.record, self.ack, self.folder / "stderr", theirs) as process:
            theirs.close()
            guard.answer_all(reduction.recv_handle(ours))
            process.join(_LIMIT_S)
            return -1 if process.exitcode is None else process.exitcode

    def done(self, work: Callable[..., None], *given: object) -> int:
        """Do the work in another way; its exit code, -1 where it hangs."""
        with started(work, self.record, self.ack, self.folder / "stderr", *given) as process:
            process.join(_LIMIT_S)
            return -1 if process.exitcode is None else process.exitcode

    def clear(self) -> None:
        """Take record and promises away."""
        shutil.rmtree(self.record, ignore_errors=True)
        self.ack.unlink(missing_ok=True)


def run(count: int) -> Tally:
    """Inject so many faults, each into work that begins anew or where the one before left it.

    Args:
        count: Faults.

    Returns:
        How they were met.
    """
    tally = Tally(none=dict.fromkeys((UNCLEAR, LOST, OTHER, HANGS), 0))
    with tempfile.TemporaryDirectory() as place:
        scene = Scene(Path(place).resolve())
        tally.told["calls of the work"] = sum(scene.calls.values())
        for (name, fault), _ in zip(faults(scene, count), range(count), strict=False):
            _meet(scene, name, fault, tally)
            tally.done += 1
    return tally


def faults(scene: Scene, count: int) -> Iterator[Fault]:
    """The faults: of six, three refuse one call, one all from one on, one fills a disk or a file, one jumps.

    Args:
        scene: Tells how many calls there are.
        count: How many will be asked for.

    Yields:
        Name and what to do.
    """
    chance = random.Random(SEED)  # noqa: S311  choices that can be repeated, not secrets
    errors, kinds = cycle(_ERRORS), cycle(syscalls.KINDS)
    sizes = (2**at for at in cycle(range(9, 16)))
    for number in range(count):
        turn = number % 6
        if turn == 5:
            yield "clock jumps", lambda scene: scene.done(_jumping)
        elif turn == 4 and number % 12 == 4:
            yield "disk full", _full_disk(chance.randrange(100, 1500))
        elif turn == 4 or not syscalls.is_there():
            yield "file too large", _limited(next(sizes))
        else:
            kind = next(kinds) if turn < 3 else "write"
            of = ("write", "make", "rename") if turn == 3 else (kind,)
            refusal = Refusal(
                kinds=of,
                nth=chance.randint(1, max(1, sum(scene.calls.get(one, 0) for one in of))),
                error=next(errors),
                lasts=turn == 3,
            )
            yield (
                str(refusal),
                partial(_refused, refusal=refusal),
            )


def _refused(scene: Scene, *, refusal: Refusal) -> int:
    return scene.guarded(Guard(str(scene.record), refusal))


def _meet(scene: Scene, name: str, fault: Callable[[Scene], int], tally: Tally) -> None:
    code = fault(scene)
    where = f"{name}: {scene.complaint()}"
    tally.count({0: "got through", CLEAR: "ended with a clear error"}.get(code, "ended otherwise"))
    if code not in (0, CLEAR):
        tally.fail(HANGS if code < 0 else UNCLEAR, f"{where} (exit code {code})")
    try:
        check(scene.record, scene.ack, at=name)
        code = scene.done(_plain)
        check(scene.record, scene.ack, at=f"{name}, mended")
    except (Broken, ReadoutError) as error:
        tally.fail(LOST, f"{where}: {error}")
        scene.clear()
        return
    if code != 0 or digest_of(scene.record) != scene.digest:
        tally.fail(OTHER, f"{where}, then exit code {code}: {scene.complaint()}")
    scene.clear()


def _plain(record: Path, ack: Path, complaint: Path) -> None:
    """Do the work; an error of ours ends it with its own exit code."""
    os.environ["READOUT_ACK"] = str(ack)
    handle = os.open(complaint, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.dup2(handle, 2)
    try:
        write_record.main(record)
    except ReadoutError as error:
        os.write(2, str(error).encode())
        sys.exit(CLEAR if error.code.startswith("E4") else 1)


def _guarded(record: Path, ack: Path, complaint: Path, out: Connection) -> None:
    handle = syscalls.listen()
    reduction.send_handle(out, handle, 0)
    os.close(handle)
    _plain(record, ack, complaint)


def _limited(limit_bytes: int) -> Callable[[Scene], int]:
    return lambda scene: scene.done(_with_limit, limit_bytes)


def _with_limit(record: Path, ack: Path, complaint: Path, limit_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    _plain(record, ack, complaint)


def _jumping(record: Path, ack: Path, complaint: Path) -> None:
    """The clock is set back by ten years, then on by twenty, then back to 1970, from one look to the next."""
    jumps = cycle([timedelta(0), timedelta(days=-3650), timedelta(days=7300), timedelta(days=-20_000)])
    os.environ["READOUT_ACK"] = str(ack)
    complaint.touch()
    write_record.main(record, lambda: (datetime.now(UTC) + next(jumps)).isoformat(timespec="microseconds"))


def _full_disk(size_kib: int) -> Callable[[Scene], int]:
    return lambda scene: scene.done(_on_small_disk, size_kib)


def _on_small_disk(record: Path, ack: Path, complaint: Path, size_kib: int) -> None:
    """The same on a file system of its own that is too small, checked in there, then made larger.

    What comes of it cannot be seen from outside: the record that is left for the caller is a copy.
    """
    disk = record.parent / "disk"
    disk.mkdir(exist_ok=True)
    libc = ctypes.CDLL(None, use_errno=True)
    is_mounted = (
        libc.unshare(_NEW_MOUNTS | (_NEW_USER if os.geteuid() else 0)) == 0
        and libc.mount(b"none", b"/", None, 0x44000, None) == 0  # private, with all below
        and libc.mount(b"none", os.fsencode(disk), b"tmpfs", 0, b"size=%dk" % size_kib) == 0
    )
    if not is_mounted:
        _with_limit(record, ack, complaint, size_kib << 4)
        return
    inner = disk / "record"
    try:
        _plain(inner, ack, complaint)
    finally:
        shutil.copytree(inner, record, dirs_exist_ok=True)


GOAL = Goal(goal="R5", title="refused writes, full disks, clock jumps", unit="faults", full=60, run=run)
