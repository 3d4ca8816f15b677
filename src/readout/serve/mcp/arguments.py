"""Arguments of a call, checked against the tool's schema; what is wrong is said with what to do."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from readout.errors import UsageError
from readout.model import EdtfDate
from readout.query import Filters
from readout.serve.mcp.schemas import LIMIT_DEFAULT, Schema

_FORMATS = FormatChecker(formats=())
_SEVERAL = ("by", "through", "stance")
_ONE = ("since", "until", "person", "act", "type", "status", "format", "formula", "doc", "place", "about")
_SPOKEN = ("mode", "force", "verb")


def _is_edtf(value: object) -> bool:
    if isinstance(value, str):
        EdtfDate(text=value)
    return True


_FORMATS.checks("edtf", raises=ValueError)(_is_edtf)


def checked(schema: Schema, given: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of a call, if they are what the tool takes.

    Args:
        schema: Of the arguments.
        given: The arguments.

    Returns:
        They.

    Raises:
        UsageError: One is unknown, missing, or not what it must be; the message names it.
    """
    unknown = sorted(set(given) - set(schema["properties"]))
    if unknown:
        raise _unknown(unknown[0], list(schema["properties"]))
    problems = sorted(
        Draft202012Validator(schema, format_checker=_FORMATS).iter_errors(dict(given)),
        key=lambda problem: [str(part) for part in problem.absolute_path],
    )
    for problem in problems:
        raise _told(problem)
    return dict(given)


def filters_of(given: Mapping[str, Any]) -> Filters:
    """The filters that arguments ask for.

    Args:
        given: Checked arguments.

    Returns:
        The filters.
    """
    asked: dict[str, Any] = {name: given.get(name) for name in (*_ONE, *_SPOKEN)}
    asked |= {name: tuple(given.get(name, ())) for name in _SEVERAL}
    return Filters(countries=tuple(given.get("country", ())), **asked)


def limit_of(given: Mapping[str, Any]) -> int:
    """How many rows a page has at most."""
    return int(given.get("limit", LIMIT_DEFAULT))


def _unknown(name: str, known: list[str]) -> UsageError:
    near = get_close_matches(name, known, n=1)
    meant = f"Did you mean {near[0]}? " if near else ""
    return UsageError(
        f"There is no argument {name!r}.",
        hint=f"{meant}The tool takes {', '.join(known) if known else 'no arguments'}.",
    )


def _told(problem: ValidationError) -> UsageError:
    where = ".".join(str(part) for part in problem.absolute_path) or "the arguments"
    schema: Any = problem.schema
    if problem.validator == "required":
        missing = next(name for name in problem.validator_value if name not in problem.instance)
        return UsageError(f"{missing} is missing.", hint=str(schema["properties"][missing]["description"]))
    if problem.validator == "enum":
        return UsageError(
            f"{where} cannot be {problem.instance!r:.80}.", hint=f"Give one of {', '.join(schema['enum'])}."
        )
    if problem.validator == "format":
        return UsageError(
            f"{where} is no date: {problem.instance!r:.80}.", hint="Write 2021, 2021-03 or 2021-03-16."
        )
    return UsageError(
        f"{where} is not what it must be: {problem.message[:200]}.", hint=str(schema.get("description", ""))
    )
