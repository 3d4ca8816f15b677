"""What a watch may ask of each listing, and which values there are: as the command line names them."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, get_args

from readout.errors import ConfigError, UsageError
from readout.knowledge import load
from readout.knowledge.given import state_or_body
from readout.model import EdtfDate
from readout.model.event import EventStatus

_EVENT = (
    "from",
    "to",
    "country",
    "person",
    "act",
    "type",
    "status",
    "event-format",
    "place",
    "doc",
    "office",
)
_KEYS: Mapping[str, tuple[str, ...]] = {
    "events": _EVENT,
    "meetings": _EVENT,
    "statements": (
        "from",
        "to",
        "by",
        "through",
        "about",
        "mode",
        "force",
        "verb",
        "stance",
        "doc",
        "office",
    ),
    "wording": ("from", "to", "country", "person", "formula", "doc", "office", "new-actor"),
    "claims": ("country", "act", "event-format", "doc"),
    "documents": ("from", "to", "status", "doc"),
}
LISTINGS = tuple(_KEYS)
"""What can be watched."""

ALIASES = {"since": "from", "until": "to"}
"""Other names of keys, as the command line has them."""

SEVERAL = ("country", "person", "office", "by", "through", "stance")
"""Keys that may have several values, all of which must hold."""

_OF = " of "
_DOCUMENT_STATUSES = ("read", "rejected")
_MODES = ("direct", "indirect", "mixed")
_FORCES = ("assert", "commit", "direct", "express", "declare", "ask", "neutral")


def known_keys(listing: str) -> dict[str, str]:
    """The keys of a listing.

    Args:
        listing: One of `LISTINGS`.

    Returns:
        Key as it may be written → key.
    """
    keys = {key: key for key in _KEYS[listing]}
    return keys | {name: key for name, key in ALIASES.items() if key in keys}


def checked(key: str, value: Any, *, listing: str, where: str) -> str | tuple[str, ...]:
    """A value in the form that filters take.

    Args:
        key: A key of the listing.
        value: As TOML gives it.
        listing: Which.
        where: File, line and path, for messages.

    Returns:
        Text, or several for a key that may have several; of `new-actor` "speaker", "country" or "".

    Raises:
        ConfigError: It is of the wrong kind, or names nothing that there is.
    """
    if key == "new-actor":
        return _newness(value, where)
    if key in SEVERAL:
        given = value if isinstance(value, list) else [value]
        if not given:
            raise ConfigError(f"{where} names nobody.", hint="Leave it out to ask for all.")
        return tuple(_fitting(key, _text(one, where), listing, where) for one in given)
    if isinstance(value, list):
        raise ConfigError(f"{where} takes one value.", hint="Make a watch for each.")
    return _fitting(key, _text(value, where), listing, where)


def office_of(text: str) -> tuple[str, str]:
    """An office and whose it is.

    Args:
        text: `TITLE of STATE` or `TITLE of BODY`.

    Returns:
        The title, and the code of the state or the id of the body.

    Raises:
        UsageError: Either is unknown.

    Example:
        >>> office_of("Foreign Minister of Japan")
        ('Foreign Minister', 'JPN')
    """
    title, between, whose = text.rpartition(_OF)
    if not between or not title.strip():
        raise UsageError(f"{text!r} is no office.", hint="Write “Foreign Minister of Japan”.")
    return title.strip(), state_or_body(load(), whose.strip().removeprefix("the ").strip())


def _newness(value: Any, where: str) -> str:
    if value is True or value == "speaker":
        return "speaker"
    if value is False:
        return ""
    if value == "country":
        return "country"
    raise ConfigError(
        f"{where} must be true, false or “country”, not {value!r}.",
        hint="true is for whoever never used the formula, “country” for nobody of whose country did.",
    )


def _text(value: Any, where: str) -> str:
    # A year, and a day as TOML has them, are dates all the same.
    if isinstance(value, bool | dict | list | float):
        raise ConfigError(f"{where} must be text in quotes, not {value!r}.", hint='Such as "JPN".')
    text = str(value).strip()
    if not text:
        raise ConfigError(f"{where} is empty.", hint="Leave it out to ask for all.")
    return text


def _fitting(key: str, text: str, listing: str, where: str) -> str:
    try:
        if key in ("from", "to"):
            EdtfDate(text=text)
        elif key == "country":
            return _country(text)
        elif key == "office":
            office_of(text)
            _title(text)
    except (ValueError, UsageError) as error:
        said = error.message if isinstance(error, UsageError) else f"{text!r} is no date."
        hint = error.hint if isinstance(error, UsageError) else "Write 2021, 2021-03 or 2021-03-16."
        raise ConfigError(f"{where}: {said}", hint=hint) from error
    return _one_of(key, text, listing, where)


def _one_of(key: str, text: str, listing: str, where: str) -> str:
    known: tuple[str, ...] = ()
    if key == "status":
        known = _DOCUMENT_STATUSES if listing == "documents" else get_args(EventStatus)
    elif key == "mode":
        known = _MODES
    elif key == "force":
        known = _FORCES
    if not known:
        return text
    if text.casefold() not in known:
        near = get_close_matches(text.casefold(), known, n=1, cutoff=0.5)
        hint = f"Did you mean {near[0]}?" if near else f"Give one of {', '.join(known)}."
        raise ConfigError(f"{where}: {key} {text!r} is unknown.", hint=hint)
    return text.casefold()


def _country(text: str) -> str:
    """Its code: a watch may wait for a state that the record has not named yet."""
    from readout.query.whom import state_named

    code = state_named(load(), text) or load().state_of_capital(text)
    if code is None:
        raise UsageError(f"No state is called {text!r}.", hint="Give its ISO code, such as JPN.")
    return code


def _title(text: str) -> None:
    from readout.watching.offices import offices_called

    title, whose = office_of(text)
    if not offices_called(title, whose):
        raise UsageError(f"No office of {whose} is called {title!r}.", hint="`readout office` tells offices.")
