"""How other collections write countries: PLOVER, FIPS 10-4, Correlates of War."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from readout.errors import KnowledgeError
from readout.knowledge import parse
from readout.knowledge.tables import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryCodes:
    """The codes of one state or territory.

    Attributes:
        plover: PLOVER's: ISO alpha-3, for a dependency that of the state it belongs to, KOS for Kosovo.
        fips: FIPS 10-4, two letters, or None.
        cow: Number in the list of states of the Correlates of War project, or None for no member.
        cow_abbreviation: The letters of the same list, or None.
    """

    plover: str
    fips: str | None
    cow: int | None
    cow_abbreviation: str | None


@cache
def country_codes() -> Mapping[str, CountryCodes]:
    """Codes by ISO alpha-3.

    Raises:
        KnowledgeError: The table and states.csv do not hold the same states, or a code is malformed.
    """
    found = {
        row["iso3"]: CountryCodes(
            plover=row["plover"],
            fips=row["fips"] or None,
            cow=int(row["cow"]) if row["cow"] else None,
            cow_abbreviation=row["cow_abbreviation"] or None,
        )
        for row in rows("country_codes")
    }
    odd = sorted(set(found) ^ set(parse.states()))
    if odd:
        raise KnowledgeError(f"country_codes.csv and states.csv differ on {', '.join(odd)}.")
    for iso3, codes in found.items():
        if len(codes.plover) != 3 or (codes.fips is not None and len(codes.fips) != 2):
            raise KnowledgeError(f"country_codes.csv: the codes of {iso3} are malformed.")
        if (codes.cow is None) != (codes.cow_abbreviation is None):
            raise KnowledgeError(f"country_codes.csv: {iso3} has half of a Correlates of War code.")
    return found
