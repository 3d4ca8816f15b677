"""Meetings that recur: well-known formats with their members over time and the names they go by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from readout.errors import KnowledgeError
from readout.knowledge.tables import listed
from readout.knowledge.types import Membership, Series
from readout.model import EdtfDate

COLUMNS = ("series", "name", "format", "parties", "body", "names", "since", "note")

LEVELS: Mapping[str, frozenset[str]] = {
    "leaders": frozenset(
        {
            *("head-of-state", "head-of-government", "monarch", "crown-prince", "supreme-leader"),
            *("secretary-general", "commission-president", "european-council-president", "chief-executive"),
        }
    ),
    "foreign-ministers": frozenset({"foreign-minister", "eu-high-representative"}),
    "defense-ministers": frozenset({"defense-minister"}),
    "finance-ministers": frozenset({"finance-minister"}),
    "trade-ministers": frozenset({"commerce-minister", "trade-representative"}),
    "economy-ministers": frozenset({"economy-minister"}),
    "energy-ministers": frozenset({"energy-minister"}),
    "environment-ministers": frozenset({"environment-minister"}),
    "interior-ministers": frozenset({"interior-minister"}),
    "justice-ministers": frozenset({"justice-minister"}),
    "national-security-advisers": frozenset({"national-security-adviser", "security-council-secretary"}),
    "deputy-foreign-ministers": frozenset({"deputy-foreign-minister"}),
    "military-chiefs": frozenset({"military-chief"}),
}
"""Levels of office at which states meet, the highest first, and the offices that belong to each."""

TEAMS: Mapping[str, frozenset[str]] = {"2+2": frozenset({"foreign-ministers", "defense-ministers"})}
"""Formats in which each side sends ministers of several levels."""

_ID = re.compile(r"series(?:/[a-z0-9]+(?:[-+][a-z0-9]+)*){2}")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "–": "-", "‑": "-", "—": "-"})


def series_of_rows(rows: Iterable[Mapping[str, str]], *, where: str) -> dict[str, Series]:
    """Declared series by id.

    Args:
        rows: With the columns of `COLUMNS`.
        where: The table, for messages.

    Returns:
        The series in the order of the rows.

    Raises:
        KnowledgeError: An id, a format, a period or a year is none, or a row names no party.
    """
    found: dict[str, Series] = {}
    for row in rows:
        one = _series(row, where)
        if one.series in found:
            raise KnowledgeError(f"{where}: {one.series} stands there twice.", hint="Give each its own id.")
        found[one.series] = one
    return found


def own_series(rows: Iterable[Mapping[str, str]], folder: Path) -> dict[str, Series]:
    """A user's own series, from rows of `series.csv` in their folder."""
    return series_of_rows(rows, where=str(folder / "series.csv"))


def straight(text: str) -> str:
    """A text as names of series are sought in it: lower-case, with straight marks and single blanks.

    Example:
        >>> straight("the Quad Foreign  Ministers’ Meeting")
        "the quad foreign ministers' meeting"
    """
    return " ".join(text.translate(_STRAIGHT).casefold().split())


def _series(row: Mapping[str, str], where: str) -> Series:
    series = row["series"]
    if not _ID.fullmatch(series):
        raise KnowledgeError(
            f"{where}: {series!r} is no id of a series.", hint="Write it so: series/jpn-usa/2+2."
        )
    if row["format"] not in LEVELS and row["format"] not in TEAMS:
        raise KnowledgeError(
            f"{where}: {series} has an unknown format {row['format']!r}.",
            hint=f"Known: {', '.join([*TEAMS, *LEVELS])}.",
        )
    if row["since"] and not re.fullmatch(r"\d{4}", row["since"]):
        raise KnowledgeError(f"{where}: {series} began in {row['since']!r}.", hint="Write a year.")
    members = tuple(_member(cell, series, where) for cell in listed(row["parties"]))
    if not members and not row["body"]:
        raise KnowledgeError(f"{where}: {series} has no parties.", hint="Write JPN|USA, or name a body.")
    return Series(
        series=series,
        name=row["name"] or series,
        format=row["format"],
        members=members,
        body=row["body"] or None,
        names=tuple(dict.fromkeys(straight(name) for name in listed(row["names"]))),
        since=int(row["since"]) if row["since"] else None,
        note=row["note"],
    )


def _member(cell: str, series: str, where: str) -> Membership:
    """`RUS:1998/2014-03` is a member from the first day of 1998 to the last of March 2014."""
    party, _, period = cell.partition(":")
    if not period:
        return Membership(party=party)
    try:
        start, end = EdtfDate(text=period).bounds()
    except ValueError:
        raise KnowledgeError(
            f"{where}: {series} has {party} for {period!r}.", hint="Write 1998/2014-03, or 2017/.."
        ) from None
    return Membership(party=party, start=start, end=end)
