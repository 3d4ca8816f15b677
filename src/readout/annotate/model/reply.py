"""From a model's reply to proposals: a closed form, checked whatever the endpoint promised."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from readout.annotate.model.prompt import ACTS, MAX_ENCOUNTERS, MAX_PARTIES, MAX_STATEMENTS, STATUSES
from readout.annotate.model.refusals import Kind, Refused, fit_to_show

_FENCED = re.compile(r"\s*```(?:json)?[ \t]*\n(.*)\n```\s*", re.DOTALL | re.IGNORECASE)
_THOUGHT_ENDS = "</think>"
_MAX_WORDS = 2_000
"""No stretch of words may be longer, whatever it is for; kinds have shorter limits of their own."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedStatement:
    """Words that somebody is proposed to have said.

    Attributes:
        speaker: Words that name who speaks.
        cue: Words that say that it is said.
        content: What is said.
    """

    speaker: str
    cue: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedEncounter:
    """An encounter that is proposed.

    Attributes:
        telling: Words that tell of it.
        act: One of `ACTS`.
        parties: Words that name each party.
        place: Words that say where, or None.
        date: Words that say when, or None.
        status: One of the record's statuses.
    """

    telling: str
    act: str
    parties: tuple[str, ...]
    place: str | None
    date: str | None
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """What a reply proposes.

    Attributes:
        statements: In its order.
        encounters: In its order.
        refused: Entries without the form that was asked for.
    """

    statements: tuple[ProposedStatement, ...]
    encounters: tuple[ProposedEncounter, ...]
    refused: tuple[Refused, ...]

    @property
    def count(self) -> int:
        """How many entries the reply has."""
        return len(self.statements) + len(self.encounters) + len(self.refused)


def read_reply(content: str) -> Proposals | None:
    """The proposals of a reply.

    Args:
        content: A model's words. A fence of Markdown around the object, and what a model says that it thinks
            before it, are passed over: endpoints that know no form of answer leave them in.

    Returns:
        Its proposals; None where the reply as a whole has not the form that was asked for.

    Example:
        >>> found = read_reply('{"statements": [], "encounters": [{"doc": "doc_a"}]}')
        >>> [one.code for one in found.refused]
        ['wrong-form']
        >>> read_reply('{"statements": [], "encounters": [], "documents": []}') is None
        True
    """
    told = _object_of(content)
    if told is None or told.keys() != {"statements", "encounters"}:
        return None
    said, met = told["statements"], told["encounters"]
    if not isinstance(said, list) or not isinstance(met, list):
        return None
    refused: list[Refused] = []
    statements = _entries(said, "statement", MAX_STATEMENTS, _statement, refused)
    encounters = _entries(met, "encounter", MAX_ENCOUNTERS, _encounter, refused)
    return Proposals(statements=statements, encounters=encounters, refused=tuple(refused))


def _object_of(content: str) -> dict[str, Any] | None:
    if content.lstrip().startswith("<think>"):
        content = content.rpartition(_THOUGHT_ENDS)[2]
    fenced = _FENCED.fullmatch(content)
    try:
        told = json.loads(
            fenced[1] if fenced is not None else content,
            object_pairs_hook=_without_doubles,
            parse_constant=_no_number,
        )
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no JSON")


def _entries(
    told: list[Any], kind: Kind, most: int, make: Callable[[dict[str, Any]], T | None], refused: list[Refused]
) -> tuple[T, ...]:
    found: list[T] = []
    for entry in told[:most]:
        made = make(entry) if isinstance(entry, dict) else None
        if made is None:
            words = fit_to_show(json.dumps(entry, ensure_ascii=False)[:500])
            refused.append(Refused(kind=kind, code="wrong-form", words=words))
        else:
            found.append(made)
    if len(told) > most:
        words = f"{len(told) - most} beyond the first {most}"
        refused.append(Refused(kind=kind, code="too-many", words=words))
    return tuple(found)


def _statement(entry: dict[str, Any]) -> ProposedStatement | None:
    if entry.keys() != {"speaker", "cue", "content"} or not all(map(_is_words, entry.values())):
        return None
    return ProposedStatement(**entry)


def _encounter(entry: dict[str, Any]) -> ProposedEncounter | None:
    if entry.keys() != {"telling", "act", "parties", "place", "date", "status"}:
        return None
    parties, place, date = entry["parties"], entry["place"] or None, entry["date"] or None
    is_fit = (
        _is_words(entry["telling"])
        and entry["act"] in ACTS
        and entry["status"] in STATUSES
        and isinstance(parties, list)
        and 0 < len(parties) <= MAX_PARTIES
        and all(map(_is_words, parties))
        and all(words is None or _is_words(words) for words in (place, date))
    )
    if not is_fit:
        return None
    return ProposedEncounter(
        telling=entry["telling"],
        act=entry["act"],
        parties=tuple(dict.fromkeys(parties)),
        place=place,
        date=date,
        status=entry["status"],
    )


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _MAX_WORDS and any(map(str.isalnum, value))
