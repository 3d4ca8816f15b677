"""When an answer of the record is the one that the gold wants: names, parties, dates, stretches of text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from readout.model import EdtfDate

Gold = Mapping[str, Any]
Row = dict[str, Any]
Stretch = tuple[int, int]

TALKS = frozenset({"meeting", "call", "visit", "negotiation"})
PAPERS = frozenset({"joint-statement", "statement", "agreement"})
AHEAD = frozenset({"planned", "proposed", "cancelled"})


def listed(value: Any) -> list[Any]:
    """A value of the gold as a list: nothing, one thing, or several."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def accepted(want: Gold, field: str) -> list[Any]:
    """What the gold holds for right in a field: its value and those it calls as good.

    What is told as background ("historical") did occur.

    Example:
        >>> accepted({"status": "historical"}, "status"), accepted({"type": "AGREE"}, "type")
        (['historical', 'occurred'], ['AGREE'])
    """
    fair = [*listed(want.get(field)), *listed(want.get(f"{field}_accept"))]
    return [*fair, "occurred"] if field == "status" and "historical" in fair else fair


def words(text: str | None) -> frozenset[str]:
    """Words without case, accents and punctuation.

    Example:
        >>> sorted(words("Luiz Inácio Lula's"))
        ['inacio', 'luiz', 'lulas']
    """
    plain = unicodedata.normalize("NFKD", (text or "").replace("’", "").replace("'", ""))
    return frozenset(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)).casefold()))


def names_agree(one: str | None, other: str | None) -> bool:
    """Whether all words of one name are words of the other, an initial standing for a word.

    Example:
        >>> names_agree("Xi Jinping", "Jinping Xi"), names_agree("Kim Jong Un", "Kim Yo Jong")
        (True, False)
        >>> names_agree("S. Jaishankar", "Subrahmanyam Jaishankar")
        True
    """
    a, b = words(one), words(other)
    return bool(a) and bool(b) and (_is_within(a, b) or _is_within(b, a))


def _is_within(few: frozenset[str], many: frozenset[str]) -> bool:
    initials = {word[0] for word in many - few}
    return all(word in many or (len(word) == 1 and word in initials) for word in few)


def is_party(want: Any, name: str | None, country: str | None, kind: str | None) -> bool:
    """Whether somebody of the record is a party of the gold.

    Args:
        want: An ISO code, a body's name, or {name, country | organization, office}.
        name: Whom the record names.
        country: Its country, or None.
        kind: Person, state, organization …; None where the record does not say.

    Returns:
        Whether it is the same one. A person passes for their state.
    """
    if isinstance(want, Mapping):
        if want.get("name") is None:
            return country == want.get("country") or names_agree(want.get("organization"), name)
        fits = want.get("country") is None or country is None or want["country"] == country
        return fits and names_agree(want["name"], name)
    return want == country or (kind != "person" and names_agree(str(want), name))


def days(edtf: str | None) -> tuple[str, str] | None:
    """First and last day as ISO text, open ends far away; None for no date.

    Example:
        >>> days("2021-04~"), days("2021-04-17/..")
        (('2021-04-01', '2021-04-30'), ('2021-04-17', '9999'))
    """
    if not edtf:
        return None
    low, high = EdtfDate(text=str(edtf)).bounds()
    return (low.isoformat() if low else "0000", high.isoformat() if high else "9999")


def is_date(wanted: Iterable[Any], got: str | None) -> bool:
    """Whether a date lies within one of those wanted: as precise, or more so."""
    given = days(got)
    if given is None:
        return False
    asked = [days(str(one)) for one in wanted]
    return any(one is not None and one[0] <= given[0] and given[1] <= one[1] for one in asked)


def places_of(text: str, needle: str) -> list[Stretch]:
    """Where a stretch stands in a text, whatever its white space.

    Example:
        >>> places_of("He met  her. He met her.", "met her")
        [(3, 11), (16, 23)]
    """
    pattern = r"\s+".join(map(re.escape, needle.split()))
    return [match.span() for match in re.finditer(pattern, text)] if pattern else []


def shared(one: Stretch, pieces: Iterable[Stretch]) -> int:
    """How many characters of a stretch the pieces cover; pieces do not overlap."""
    return sum(max(0, min(one[1], high) - max(one[0], low)) for low, high in pieces)


def receipts(value: Any) -> Iterator[Row]:
    """Every receipt in a row, nested ones included."""
    if isinstance(value, dict):
        if {"doc", "start", "end", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from receipts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from receipts(inner)


def chain_of(row: Row) -> str:
    """Who is said to have said it, outermost first, as known and as written."""
    told = row.get("attribution") or []
    return " ".join(f"{one.get('name') or ''} {(one.get('source') or {}).get('text') or ''}" for one in told)


def is_attributed(wanted: Iterable[str], row: Row) -> bool:
    """Whether at least half the words of everybody wanted are in the chain."""
    held = words(chain_of(row))
    return all(2 * len(words(one) & held) >= len(words(one)) for one in wanted)
