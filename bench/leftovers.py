"""Who is left of a session once its first process was killed: nobody should be."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from tests.kill.harness import Broken

GONE_S = 20.0
"""How long workers may outlive the process that started them."""


def see_off(session: int) -> None:
    """Wait until nobody of a session is left; end those who stay.

    Args:
        session: Its id: that of the process that began it.

    Raises:
        Broken: Somebody stayed.
    """
    until = time.monotonic() + GONE_S
    while (left := _members(session)) and time.monotonic() < until:
        time.sleep(0.05)
    if left:
        with suppress(ProcessLookupError):
            os.killpg(session, signal.SIGKILL)
        message = f"{len(left)} processes outlived the one that started them by {GONE_S:.0f} s"
        raise Broken(message, figure="left behind")


def _members(session: int) -> list[int]:
    """Living processes of a session; none where there is no /proc."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError, IndexError):
            fields = entry.read_text(errors="replace").rpartition(")")[2].split()
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(int(entry.parent.name))
    return found
