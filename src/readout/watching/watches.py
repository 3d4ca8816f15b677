"""watches.toml → watches: saved questions, each a table `[watch.NAME]` with the filters of a listing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args

from readout.errors import ConfigError
from readout.model import canonical_json, digest
from readout.query import Filters
from readout.query.filters import EVERYTHING
from readout.watching.values import LISTINGS, checked, known_keys

FILE = "watches.toml"
"""Lies where readout.toml lies: in the working folder."""

Newness = Literal["speaker", "country"]

_TABLES = ("watch", "feed")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_SEVERAL = {"country": "countries", "by": "by", "through": "through", "stance": "stance"}
_SINGLE = {
    "from": "since",
    "to": "until",
    "act": "act",
    "type": "type",
    "status": "status",
    "event-format": "format",
    "formula": "formula",
    "doc": "doc",
    "place": "place",
    "about": "about",
    "mode": "mode",
    "force": "force",
    "verb": "verb",
}
RESERVED = ("add", "digest", "feed", "list", "remove", "run")
"""Words that follow `readout watch` and so name no watch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A saved question.

    Attributes:
        name: Lower-case letters, digits, hyphens.
        listing: events, meetings, statements, wording, claims or documents.
        filters: Which rows, as for the listing.
        persons: Persons beyond the first, who must take part or speak as well.
        offices: Such as `Foreign Minister of Japan`: whoever holds them; all must take part.
        new_actor: Only the first use that anybody, or anybody of a country, makes of a formula; None for all.
        asked: The keys as they were written, for people.
    """

    name: str
    listing: str
    filters: Filters = EVERYTHING
    persons: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    new_actor: Newness | None = None
    asked: tuple[tuple[str, str], ...] = ()

    @property
    def question(self) -> str:
        """Digest of what is asked: another question has seen nothing yet."""
        return digest(canonical_json([self.listing, *map(list, self.asked)]).encode("utf-8", "replace"))


def read_watches(path: Path) -> tuple[Watch, ...]:
    """The watches of a file.

    Args:
        path: The file.

    Returns:
        Watches in the order of the file.

    Raises:
        ConfigError: The file is not there, is no TOML, or holds a key or value that is none.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ConfigError(
            f"There is no {path}.",
            hint="Write one, or begin with `readout watch add jpn-usa meetings --country JPN --country USA`.",
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be read: {error}.") from error
    return parse_watches(text, str(path))


def parse_watches(text: str, file: str = FILE) -> tuple[Watch, ...]:
    r"""The watches of a text.

    Args:
        text: TOML.
        file: What it is called in messages.

    Returns:
        Watches in the order of the text.

    Raises:
        ConfigError: It is no TOML, or holds a key or value that is none.

    Example:
        >>> [w.name for w in parse_watches('[watch.calls]\nlisting = "events"\nact = "call"')]
        ['calls']
    """
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file} is not TOML: {error}.") from error
    for table, held in given.items():
        if table not in _TABLES:
            at = _line(text, (table,))
            raise ConfigError(f"{file}{at} has an unknown table `{table}`.", hint="Write [watch.NAME].")
        if not isinstance(held, dict) or not all(isinstance(one, dict) for one in held.values()):
            raise ConfigError(f"`{table}` in {file} must hold tables.", hint="Write [watch.NAME].")
    return tuple(_watch(name, told, text, file) for name, told in given.get("watch", {}).items())


def has_watches(path: Path) -> bool:
    """Whether a file names any watch; a file of feeds need not.

    Args:
        path: The file.

    Returns:
        False also where it is not there or no TOML.
    """
    try:
        return bool(tomllib.loads(path.read_text(encoding="utf-8")).get("watch"))
    except (OSError, ValueError):
        return False


def chosen(watches: tuple[Watch, ...], names: tuple[str, ...]) -> tuple[Watch, ...]:
    """Some of the watches.

    Args:
        watches: All of them.
        names: Names; all watches when empty.

    Returns:
        Those that are named, in the order of the names.

    Raises:
        ConfigError: There is no watch of that name.
    """
    held = {watch.name: watch for watch in watches}
    for name in names:
        if name not in held:
            raise ConfigError(f"There is no watch {name!r}.", hint=_nearest(name, tuple(held)))
    return tuple(held[name] for name in dict.fromkeys(names)) if names else watches


def _watch(name: str, told: Mapping[str, Any], text: str, file: str) -> Watch:
    at = f"{file}{_line(text, ('watch', name))}"
    if not _NAME.fullmatch(name) or name in RESERVED:
        raise ConfigError(
            f"{at}: a watch cannot be called {name!r}.",
            hint=f"Use lower-case letters, digits and hyphens, and none of {', '.join(RESERVED)}.",
        )
    listing = told.get("listing")
    if listing not in LISTINGS:
        raise ConfigError(
            f"{at}: `watch.{name}.listing` must be one of {', '.join(LISTINGS)}.",
            hint=_nearest(str(listing), LISTINGS) if listing is not None else 'Write listing = "events".',
        )
    known = known_keys(listing)
    values: dict[str, Any] = {}
    for written, value in told.items():
        if written == "listing":
            continue
        here = f"{file}{_line(text, ('watch', name), written)}"
        key = known.get(written.replace("_", "-"))
        if key is None:
            raise ConfigError(
                f"{here} has an unknown key `watch.{name}.{written}`.",
                hint=_nearest(written, tuple(known), f"Of {listing} may be asked: {', '.join(known)}."),
            )
        if key in values:
            raise ConfigError(
                f"{here}: `watch.{name}.{written}` says a second time what {key} says.",
                hint="Keep one of them.",
            )
        values[key] = checked(key, value, listing=listing, where=f"{here}: `watch.{name}.{written}`")
    return _made(name, listing, values)


def _made(name: str, listing: str, values: Mapping[str, Any]) -> Watch:
    persons = values.get("person", ())
    asked_for: dict[str, Any] = {field: values.get(key, ()) for key, field in _SEVERAL.items()}
    asked_for |= {field: values.get(key) for key, field in _SINGLE.items()}
    filters = Filters(person=persons[0] if persons else None, **asked_for)
    asked = [(k, one) for k, v in sorted(values.items()) for one in (v if isinstance(v, tuple) else (v,))]
    return Watch(
        name=name,
        listing=listing,
        filters=filters,
        persons=persons[1:],
        offices=values.get("office", ()),
        new_actor=next((n for n in get_args(Newness) if n == values.get("new-actor")), None),
        asked=tuple(asked),
    )


def _nearest(word: str, known: tuple[str, ...], otherwise: str = "") -> str:
    near = get_close_matches(word.replace("_", "-"), known, n=1, cutoff=0.5)
    if near:
        return f"Did you mean {near[0]}?"
    return otherwise or (f"There are {', '.join(known)}." if known else "`readout watch add` makes one.")


def _line(text: str, table: tuple[str, ...], key: str | None = None) -> str:
    """`, line 7` for the header of a table, or for a key below it; empty where it is written otherwise."""
    dotted = r"\s*\.\s*".join(rf"[\"']?{re.escape(part)}[\"']?" for part in table)
    header = re.compile(rf"\s*\[\s*{dotted}\s*[.\]]")
    wanted = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=") if key is not None else None
    found = None
    for number, line in enumerate(text.splitlines(), start=1):
        if header.match(line):
            found = number
            if wanted is None:
                break
        elif wanted is not None and found is not None and wanted.match(line):
            return f", line {number}"
    return f", line {found}" if found is not None else ""
