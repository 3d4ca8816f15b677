"""A watch written into watches.toml, or taken out, while every other line and comment stays as it is."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from readout.errors import ConfigError, UsageError
from readout.export.files import write_whole
from readout.watching.values import SEVERAL
from readout.watching.watches import parse_watches, read_watches

_HEADER = re.compile(r"\s*\[")
_BEGINNING = "# Watches: `readout watch` tells what is new and changed. Each table is a saved question.\n"


def filters_given(words: Sequence[str]) -> dict[str, Any]:
    """A listing and its filters as they stand on a command line.

    Args:
        words: Such as `meetings --country JPN --country USA`.

    Returns:
        Keys and values of the watch.

    Raises:
        UsageError: A filter has no value, or is given twice and may not be.

    Example:
        >>> filters_given(["events", "--status", "cancelled"])
        {'listing': 'events', 'status': 'cancelled'}
    """
    if not words or words[0].startswith("-"):
        raise UsageError(
            "A watch needs a listing.", hint="Such as: readout watch add jpn-usa meetings --country JPN"
        )
    told: dict[str, Any] = {"listing": words[0]}
    rest = list(words[1:])
    while rest:
        word = rest.pop(0)
        name, sign, value = word.removeprefix("--").partition("=")
        if not word.startswith("--") or not name:
            raise UsageError(f"{word!r} is no filter.", hint="Filters begin with --, such as --country JPN.")
        if name == "new-actor" and not sign:
            told[name] = True
            continue
        if not sign:
            if not rest:
                raise UsageError(f"--{name} has no value.")
            value = rest.pop(0)
        if name in SEVERAL:
            told.setdefault(name, []).append(value)
        elif name in told:
            raise UsageError(f"--{name} is given twice.", hint="Make a watch for each.")
        else:
            told[name] = value
    return told


def add(path: Path, name: str, told: Mapping[str, Any]) -> str:
    """Write a watch at the end of the file; the file is made when it is not there.

    Args:
        path: The file.
        name: Of the watch.
        told: Its keys and values.

    Returns:
        What was written.

    Raises:
        ConfigError: There is a watch of that name, or the watch or the file is not as it must be.
    """
    before = path.read_text(encoding="utf-8") if path.exists() else _BEGINNING
    if name in {watch.name for watch in (read_watches(path) if path.exists() else ())}:
        raise ConfigError(
            f"{path} has a watch {name!r}.", hint=f"`readout watch remove {name}` takes it out."
        )
    table = as_toml(name, told)
    parse_watches(table, f"The new watch {name!r}")
    after = f"{before.rstrip()}\n\n{table}"
    parse_watches(after, str(path))
    write_whole(path, after.encode())
    return table


def remove(path: Path, name: str) -> None:
    """Take a watch out of the file.

    Args:
        path: The file.
        name: Of the watch.

    Raises:
        ConfigError: There is no such watch, or it is written in a way that cannot be cut out line by line.
    """
    watches = read_watches(path)
    if name not in {watch.name for watch in watches}:
        raise ConfigError(f"{path} has no watch {name!r}.", hint="`readout watch list` shows them.")
    before = path.read_text(encoding="utf-8")
    after = _without(before, name)
    wanted = tomllib.loads(before)
    del wanted["watch"][name]
    if not wanted["watch"]:
        del wanted["watch"]
    try:
        left = tomllib.loads(after)
    except tomllib.TOMLDecodeError:
        left = None
    if left != wanted:
        raise ConfigError(
            f"{path}: `watch.{name}` is written in a way that is not safe to cut out.",
            hint="Take it out with an editor.",
        )
    write_whole(path, after.encode())


def as_toml(name: str, told: Mapping[str, Any]) -> str:
    """A watch as TOML.

    Args:
        name: Of the watch.
        told: Its keys and values: text, lists of text, booleans.

    Returns:
        A table with its header.

    Example:
        >>> print(as_toml("calls", {"listing": "events", "country": ["JPN"]}), end="")
        [watch.calls]
        listing = "events"
        country = ["JPN"]
    """
    lines = [f"[watch.{_key(name)}]"]
    for key, value in told.items():
        lines.append(f"{_key(key)} = {_value(value)}")
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _quoted(name)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(_quoted, value))}]"
    return _quoted(str(value))


def _quoted(text: str) -> str:
    # A basic string of TOML has the escapes of JSON; DEL is the one character that JSON leaves as it is.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _without(text: str, name: str) -> str:
    """The lines but for those from the watch's header to the next header or the comment above that."""
    lines = text.splitlines(keepends=True)
    wanted = re.compile(rf"\s*\[\s*watch\s*\.\s*[\"']?{re.escape(name)}[\"']?\s*\]")
    start = next((number for number, line in enumerate(lines) if wanted.match(line)), None)
    if start is None:
        return text
    end = next((n for n in range(start + 1, len(lines)) if _HEADER.match(lines[n])), len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1  # what stands above the next header belongs to that
    return "".join(lines[:start]) + "".join(lines[end:]).lstrip("\n")
