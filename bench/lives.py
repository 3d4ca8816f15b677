"""The life of a record under kills: `readout read` is begun, killed, begun again, until it gets through."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bench.leftovers import see_off
from readout.record import Record, logical_digest
from tests.kill.harness import Broken, Kill, check

HANGS_S = 240.0
BATCH_DOCUMENTS = 4
FINE = (0, 3)
SETTINGS = f"[batch]\ndocuments = {BATCH_DOCUMENTS}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One kill, or a run to the end.

    Attributes:
        kill: When to kill; None to let it get through. A time is a share of what is left of the run.
        command: `read` or `compact`.
        workers: Processes that read.
    """

    kill: Kill | None
    command: str = "read"
    workers: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How an undisturbed run goes: it starts, reads batch after batch, links.

    Attributes:
        start_s: Until the reader is loaded.
        batch_s: One batch.
        documents: How many it reads.
    """

    start_s: float
    batch_s: float
    documents: int

    def moment(self, share: float, done: int) -> tuple[int, float]:
        """When so much of a run is over, told by what it does, for a busy machine keeps no time.

        Args:
            share: Of what is left of the run, 0 to 1.
            done: Documents it finds read already.

        Returns:
            How many more documents it will have acknowledged by then, and seconds to wait after that.
        """
        batches = 1 + -(-(self.documents - done) // BATCH_DOCUMENTS)  # the last one links
        passed_s = share * (self.start_s + batches * self.batch_s)
        if passed_s < self.start_s:
            return 0, passed_s
        whole, part = divmod((passed_s - self.start_s) / self.batch_s, 1)
        more = min(int(whole) * BATCH_DOCUMENTS, self.documents - done)
        return more, part * self.batch_s + (0.0 if more else self.start_s)


class Life:
    """One record from its first run to its last.

    Attributes:
        record: Its folder.
        ack: The file that lists what it promised.
        took_s: How long the last run was.
    """

    def __init__(self, folder: Path, inputs: Sequence[str], *, older: Path | None = None) -> None:
        """Begin with nothing, or with a copy of a record that an older reader has written.

        Args:
            folder: Made here; holds the record and what the runs say.
            inputs: Paths to read.
            older: A record with its list of promises (`ack`) beside it.
        """
        folder.mkdir()
        self.record = folder / "record"
        self.ack = folder / "ack"
        self.took_s = 0.0
        self._folder = folder
        self._promised_before = 0
        self._inputs = inputs
        (folder / "readout.toml").write_text(SETTINGS)
        if older is not None:
            shutil.copytree(older / "record", self.record)
            shutil.copy(older / "ack", self.ack)
            self._promised_before = self._lines()

    def run(self, step: Step, pace: Pace | None = None) -> str | None:
        """Run a command, kill it when the time has come, and see what is left.

        Args:
            step: What to run and when to kill it.
            pace: How long runs take; needed for kills by time.

        Returns:
            What it was doing when it was killed; None when it got through.

        Raises:
            Broken: It failed, hung, left workers behind, or the record does not keep its promises.
        """
        done = self._lines() - self._promised_before
        when = None
        if step.kill is not None and step.kill.after_s is not None and pace is not None:
            when = pace.moment(step.kill.after_s, done)
        began = time.monotonic()
        code = self._run(step, when)
        self.took_s = time.monotonic() - began
        check(self.record, self.ack, at=str(step.kill))
        if code in FINE:
            return None
        if code != -signal.SIGKILL:
            said = (self._folder / "stderr").read_text(errors="replace")[-500:]
            raise Broken(f"{step.command} ended with {code} at {step.kill}: {said}", figure="crashes")
        if step.kill is not None and step.kill.point is not None:
            return step.kill.point
        read = self._lines() - self._promised_before
        is_over = pace is not None and read >= pace.documents
        phase = "linking" if is_over else "reading" if read > done else "starting or first batch"
        return f"any time, {phase}" + (f", {step.workers} workers" if step.workers > 1 else "")

    def promised(self) -> int:
        """How many documents were acknowledged."""
        return len(set(self.ack.read_text().split())) if self.ack.exists() else 0

    def digest(self) -> str:
        """Logical digest of the record."""
        with Record.open(self.record).view() as view:
            return logical_digest(view)

    def _lines(self) -> int:
        return self.ack.read_bytes().count(b"\n") if self.ack.exists() else 0

    def _run(self, step: Step, when: tuple[int, float] | None) -> int:
        given = {**os.environ, "READOUT_ACK": str(self.ack)}
        given.pop("READOUT_FAULT", None)
        if step.kill is not None and step.kill.point is not None:
            given["READOUT_FAULT"] = f"{step.kill.point}:{step.kill.nth}"
        more = [*self._inputs, "--workers", str(step.workers), "--quiet"] if step.command == "read" else []
        command = [sys.executable, "-m", "readout", step.command, *more, "--record", str(self.record)]
        with (self._folder / "stderr").open("wb") as error:
            process = subprocess.Popen(
                command,
                env=given,
                cwd=self._folder,
                stdout=subprocess.DEVNULL,
                stderr=error,
                start_new_session=True,
            )
            try:
                if when is not None:
                    self._await(process, *when)
                    process.kill()  # it alone: its workers must notice by themselves
                return process.wait(HANGS_S)
            except subprocess.TimeoutExpired:
                raise Broken(f"{step.command} hangs at {step.kill}", figure="hangs") from None
            finally:
                if process.poll() is None:
                    process.kill()
                    process.wait()
                see_off(process.pid)

    def _await(self, process: subprocess.Popen[bytes], more: int, wait_s: float) -> None:
        """Wait until it has acknowledged so many more documents, then a while, or until it ends."""
        wanted = self._lines() + more
        until = time.monotonic() + HANGS_S
        while process.poll() is None and self._lines() < wanted:
            if time.monotonic() > until:
                raise subprocess.TimeoutExpired(process.args, HANGS_S)
            time.sleep(0.01)
        with suppress(subprocess.TimeoutExpired):
            process.wait(wait_s)
