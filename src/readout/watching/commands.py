"""A command run for each item: the item on its standard input, no shell in between."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from readout.errors import UsageError
from readout.watching.items import Item


def argv_of(command: str) -> tuple[str, ...]:
    """The words of a command; nothing of an item ever becomes one.

    Args:
        command: As after `--exec`.

    Returns:
        Program and arguments.

    Raises:
        UsageError: Its quotation marks do not close, it is empty, or there is no such program.

    Example:
        >>> argv_of("true 'a b'")
        ('true', 'a b')
    """
    try:
        words = tuple(shlex.split(command))
    except ValueError as error:
        raise UsageError(f"--exec {command!r} cannot be split into words: {error}.") from error
    if not words:
        raise UsageError(
            "--exec names no command.", hint="Such as --exec 'mail -s Readout desk@example.org'."
        )
    if shutil.which(words[0]) is None:
        raise UsageError(
            f"--exec: there is no program {words[0]!r}.", hint="Give its path, and make it executable."
        )
    return words


def run(argv: tuple[str, ...], item: Item, *, record: Path) -> str:
    """Run the command for one item.

    Args:
        argv: Program and arguments.
        item: Goes to its standard input as one line of JSON.
        record: Folder of the record.

    Returns:
        Why it failed, in words; empty when it ended with 0.
    """
    # Escaped to ASCII: a text of a document may hold half a character.
    line = json.dumps(item.as_row(), separators=(",", ":")) + "\n"
    try:
        done = subprocess.run(  # noqa: S603 - the user's own command, without a shell
            argv, input=line.encode(), env=_environment(item, record), check=False
        )
    except OSError as error:
        return f"{argv[0]} cannot be run: {error.strerror}"
    if done.returncode < 0:
        return f"{argv[0]} was ended by signal {-done.returncode}"
    return f"{argv[0]} ended with {done.returncode}" if done.returncode else ""


def _environment(item: Item, record: Path) -> Mapping[str, str]:
    """Ours, and what can be said of the item without any word of a document."""
    return {
        **os.environ,
        "READOUT_RECORD": str(record.absolute()),
        "READOUT_WATCH": item.watch,
        "READOUT_ITEM": item.item,
        "READOUT_KIND": item.kind,
        "READOUT_LISTING": item.listing,
        "READOUT_ID": item.id,
        "READOUT_BATCH": item.batch,
    }
