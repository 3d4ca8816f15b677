"""Rows out of dated actor files, as PETRARCH and TABARI read them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from readout.errors import UsageError
from readout.knowledge import adding
from readout.knowledge.lists.imported import Imported, tenure_of
from readout.knowledge.store import Knowledge

GOVERNMENT = "government-member"
"""The office of whom an actor file calls GOV and no more."""

PIVOT = 30
"""A year of two digits below this is of this century."""

_CODE = re.compile(r"\[([A-Z]{3,})\s*([<>]?)\s*(\d{6}|\d{8})?(?:-(\d{6}|\d{8}))?\]")
_Coded = tuple[str, str, str]
"""Code, first day, last day."""


def from_petrarch(knowledge: Knowledge, text: str) -> Iterator[Imported]:
    """Rows from a dated actor file.

    Args:
        knowledge: What is known already.
        text: Lines `NAME_ [CODE 090120-170120]`, synonyms with `+`, further codes on lines of their own,
            comments after `;` or `#`. Only codes of a government's members with dates make tenures.

    Yields:
        What became of each actor that is a person.
    """
    for number, names, codes in _actors(text):
        name = names[0]
        dated = [code for code in codes if code[1] or code[2]]
        country = next((code[0][:3] for code in codes if code[0][:3] in knowledge.states), None)
        reason = ""
        if not codes:
            reason = "no code"
        elif country is None:
            reason = f"{codes[0][0][:3]} is no state"
        elif not any(code[0][3:6] for code in codes):
            reason = "a state and no person"
        elif len(name.split()) < 2:
            reason = "a single name"
        elif not dated:
            reason = "no dates"
        if reason or country is None:
            yield Imported(line=number, name=name, outcome="skipped", reason=reason)
            continue
        try:
            yield _from_actor(knowledge, number, names, country, dated)
        except UsageError as error:
            yield Imported(line=number, name=name, outcome="skipped", reason=error.message)


def _from_actor(
    knowledge: Knowledge, number: int, names: list[str], country: str, dated: list[_Coded]
) -> Imported:
    aliases = [n for n in names[1:] if len(n.split()) > 1]
    person = adding.person_row(knowledge, names[0], country=country, aliases=aliases)
    known = knowledge.persons.get(person["entity"])
    if known is not None:
        new = [n for n in aliases if n not in (known.name, *known.aliases)]
        rows = [("aliases", adding.alias_row(knowledge, known.entity, n)) for n in new]
        if not rows:
            return Imported(line=number, name=names[0], outcome="skipped", reason="already known")
        return Imported(
            line=number,
            name=names[0],
            outcome="added",
            reason=f"already known; {len(rows)} more names",
            rows=tuple(rows),
        )
    rows = [("persons", person)]
    for code, start, end in dated:
        if code[3:6] == "GOV" and start:
            held = tenure_of(person["entity"], GOVERNMENT, country, start, end)
            rows.append(("tenures", {**held, "evidence": f"PETRARCH actor file: {code}"}))
    count = len(rows) - 1
    if not count:
        return Imported(line=number, name=names[0], outcome="skipped", reason="never in a government")
    return Imported(
        line=number,
        name=names[0],
        outcome="added",
        reason=f"member of the government of {country}, {count} time{'' if count == 1 else 's'}",
        rows=tuple(rows),
    )


def _actors(text: str) -> Iterator[tuple[int, list[str], list[_Coded]]]:
    """Line, names and codes of each actor."""
    begun, names, codes = 0, list[str](), list[_Coded]()
    for number, raw in enumerate(text.splitlines(), start=1):
        line = re.split(r"[;#]", raw, maxsplit=1)[0].rstrip()
        if not line:
            continue
        is_new = not line.startswith(("+", "\t", " ", "["))
        if is_new and names:
            yield begun, names, codes
            names, codes = [], []
        if is_new:
            begun = number
        codes += [_coded(match) for match in _CODE.finditer(line)]
        words = line.partition("[")[0].lstrip("+").strip()
        if words:
            names.append(" ".join(word.capitalize() for word in words.replace("_", " ").split()))
    if names:
        yield begun, names, codes


def _coded(match: re.Match[str]) -> _Coded:
    code, sign, first, second = match.groups()
    start = _day(first) if first and sign != "<" else ""
    end = _day(second) if second else _day(first) if first and sign == "<" else ""
    return code, start, end


def _day(text: str) -> str:
    if len(text) == 6:
        text = ("20" if int(text[:2]) < PIVOT else "19") + text
    try:
        return dt.date(int(text[:4]), int(text[4:6]), int(text[6:])).isoformat()
    except ValueError:
        return ""
