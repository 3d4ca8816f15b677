"""A feed parsed in a process of its own, which can be killed without loss."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from readout.errors import InputRejected
from readout.ingest.feeds.child import MIB, OUT_MIB
from readout.ingest.feeds.entries import Entry

TIMEOUT_S = 15.0
_PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv[1]); from readout.ingest.feeds.child import main; "
    "main(sys.argv[2])"
)
_HINT = "Open its address in a browser."


def parse_feed(data: bytes, url: str, *, timeout_s: float = TIMEOUT_S) -> list[Entry]:
    """The entries of a feed.

    Args:
        data: The feed.
        url: Its address.
        timeout_s: Seconds it may take before the process is killed.

    Returns:
        Entries in the order of the feed.

    Raises:
        InputRejected: `bad-feed`: it is none, or parsing it took too long or too much.
    """
    root = str(Path(__file__).resolve().parents[3])
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as told:
        given.write(data)
        given.seek(0)
        try:
            done = subprocess.run(  # noqa: S603  our own interpreter, our own program, an address as an argument
                [sys.executable, "-I", "-c", _PROGRAM, root, url],
                stdin=given,
                stdout=told,
                stderr=subprocess.DEVNULL,
                env={},
                timeout=timeout_s,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise InputRejected("bad-feed", f"Parsing it took longer than {timeout_s:g} seconds.") from None
        told.seek(0)
        answer = told.read(OUT_MIB * MIB)
    if done.returncode:
        raise InputRejected("bad-feed", "Parsing it took too much time or memory.", hint=_HINT)
    try:
        entries = json.loads(answer)
        if isinstance(entries, str):
            raise InputRejected("bad-feed", entries, hint=_HINT)
        return [Entry(**entry) for entry in entries]
    except (ValueError, TypeError, RecursionError):
        raise InputRejected("bad-feed", "Parsing it gave nothing that can be read.", hint=_HINT) from None
