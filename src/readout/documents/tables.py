"""The hand-edited tables of this stage, read once when first asked for."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


def _rows(name: str) -> list[dict[str, str]]:
    path = files("readout.documents").joinpath("tables", f"{name}.csv")
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@cache
def agencies() -> dict[str, str]:
    """Casefolded name of a news agency → the name the record uses."""
    return {name.casefold(): row["agency"] for row in _rows("agencies") for name in row["names"].split("|")}


@cache
def labels() -> dict[str, str]:
    """Casefolded label of a metadata line ("data source") → what its value means."""
    return {row["label"]: row["means"] for row in _rows("labels")}


@cache
def not_places() -> frozenset[str]:
    """Words in capitals that stand before a dash without being a dateline's place."""
    return frozenset(row["word"] for row in _rows("not_places"))


@cache
def stopwords() -> dict[str, frozenset[str]]:
    """ISO 639-1 code → frequent words of the language."""
    return {row["language"]: frozenset(row["words"].split()) for row in _rows("stopwords")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Phrases that stand around stories on pages, casefolded.

    Attributes:
        exact: Whole lines of navigation, sharing, comments and notices.
        prefixes: Beginnings of such lines.
        openers: Those after which links or comments follow.
        kickers: Whole lines that say what kind of document it is ("press release").
        kicker_prefixes: Beginnings of such lines.
    """

    exact: frozenset[str]
    prefixes: tuple[str, ...]
    openers: frozenset[str]
    kickers: frozenset[str]
    kicker_prefixes: tuple[str, ...]


@cache
def furniture() -> Furniture:
    """The phrases, sorted by what they do."""
    rows = _rows("furniture")

    def phrases(kind: str, match: str) -> tuple[str, ...]:
        return tuple(row["phrase"] for row in rows if row["kind"] == kind and row["match"] == match)

    return Furniture(
        exact=frozenset(phrases("boilerplate", "exact")),
        prefixes=phrases("boilerplate", "prefix"),
        openers=frozenset(row["phrase"] for row in rows if row["opens_section"] == "yes"),
        kickers=frozenset(phrases("metadata", "exact")),
        kicker_prefixes=phrases("metadata", "prefix"),
    )
