"""Runs commands in a process in which every connection is an error, and tells which were tried.

`python -m tests.spied` reads a JSON list of commands from standard input and writes, for each, its exit code, what
it said on standard error, and the connections it tried.
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

from readout.cli import main

HERE = ("127.0.0.1", "::1", "localhost", "", None)
"""Names that may be looked up: a server listens on one of them."""

_TRIED: list[str] = []


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    """An audit hook: nothing in the process can connect or ask for a number without its leave."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        is_outward = isinstance(args[1], tuple)  # else a socket of this machine's own files
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        is_outward = args[0] not in HERE
    else:
        return
    if is_outward:
        _TRIED.append(f"{event} {args[1] if event.endswith(('connect', 'to', 'msg')) else args[0]}")
        raise OSError("There is no network here.")


def run(arguments: list[str]) -> dict[str, Any]:
    """One command.

    Args:
        arguments: As typed.

    Returns:
        `code`, `err`, `tried`.
    """
    _TRIED.clear()
    err = io.StringIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(b""))
    with redirect_stdout(io.StringIO()), redirect_stderr(err):
        code = main(arguments)
    return {"code": code, "err": err.getvalue(), "tried": list(_TRIED)}


if __name__ == "__main__":
    commands = json.load(sys.stdin)
    sys.addaudithook(_refuse)
    json.dump([run(command) for command in commands], sys.stdout)
