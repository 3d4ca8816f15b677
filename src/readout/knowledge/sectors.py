"""PLOVER sectors of actors, and the codes that stand for those who are no state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from readout.errors import KnowledgeError
from readout.knowledge import parse
from readout.knowledge.tables import listed, rows
from readout.knowledge.types import Body

SECTORS = (
    *("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK"),
    *("AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"),
)
"""In the order of the codebook. JRN is the press and MED medicine, unlike in CAMEO."""

ACTORS = ("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC")
"""Codes in the place of a country's: of bodies of states, the UN and the EU, of others across borders."""

OUTLET = "news-agency"
"""The role in body_roles.csv that every news outlet has, whatever its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """A PLOVER sector.

    Attributes:
        sector: GOV, MIL, LEG …
        name: In words.
        cameo: The type code of CAMEO, or None where it has none.
        offices: Kinds of office whose holders belong to it.
        nouns: Nouns, lower-case, that name people or bodies of it.
    """

    sector: str
    name: str
    cameo: str | None
    offices: tuple[str, ...]
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownGroup:
    """The codes of a body in PLOVER and CAMEO.

    Attributes:
        actor: PLOVER code in the place of a country's, or None for a body of one country.
        cameo: CAMEO's code for a known group, or None.
    """

    actor: str | None
    cameo: str | None


@cache
def sectors() -> Mapping[str, Sector]:
    """Sectors by code.

    Raises:
        KnowledgeError: Other sectors than the codebook has, an unknown office, an office or noun twice.
    """
    found = {
        row["sector"]: Sector(
            sector=row["sector"],
            name=row["name"],
            cameo=row["cameo"] or None,
            offices=listed(row["offices"]),
            nouns=listed(row["nouns"]),
        )
        for row in rows("sectors")
    }
    odd = sorted(set(found) ^ set(SECTORS))
    if odd:
        raise KnowledgeError(f"sectors.csv: not the sectors of PLOVER: {', '.join(odd)}.")
    _once("offices", [office for sector in found.values() for office in sector.offices])
    _once("nouns", [noun for sector in found.values() for noun in sector.nouns])
    known = set(parse.offices())
    odd = sorted(known ^ {office for sector in found.values() for office in sector.offices})
    if odd:
        raise KnowledgeError(f"sectors.csv and offices.csv differ on {', '.join(odd)}.")
    return found


def _once(what: str, values: list[str]) -> None:
    twice = sorted({value for value in values if values.count(value) > 1})
    if twice:
        raise KnowledgeError(f"sectors.csv: {what} in two sectors: {', '.join(twice)}.")


def check_sector(sector: str | None) -> None:
    """Refuse what is no sector of PLOVER.

    Args:
        sector: A code, or None.

    Raises:
        KnowledgeError: It is none.
    """
    if sector is not None and sector not in SECTORS:
        raise KnowledgeError(f"Unknown PLOVER sector {sector!r}.", hint=f"One of {', '.join(SECTORS)}.")


@cache
def _by_office() -> Mapping[str, str]:
    return {office: sector.sector for sector in sectors().values() for office in sector.offices}


@cache
def _by_noun() -> Mapping[str, str]:
    return {noun: sector.sector for sector in sectors().values() for noun in sector.nouns}


@cache
def _by_role() -> Mapping[str, tuple[str | None, str]]:
    found = {row["role"]: (row["sector"] or None, row["actor"]) for row in rows("body_roles")}
    for role, (sector, actor) in found.items():
        check_sector(sector)
        if actor not in ACTORS:
            raise KnowledgeError(f"body_roles.csv: {role} has unknown actor code {actor!r}.")
    missing = sorted({body.role for body in parse.bodies().values()} - set(found))
    if missing or OUTLET not in found:
        raise KnowledgeError(f"body_roles.csv lacks the roles {', '.join(missing or [OUTLET])}.")
    return found


@cache
def known_groups() -> Mapping[str, KnownGroup]:
    """Codes of bodies by entity id.

    Raises:
        KnowledgeError: A row names an unknown body or actor code.
    """
    found = {
        row["entity"]: KnownGroup(actor=row["actor"] or None, cameo=row["cameo"] or None)
        for row in rows("known_groups")
    }
    bodies = parse.bodies()
    for entity, group in found.items():
        if entity not in bodies:
            raise KnowledgeError(f"known_groups.csv: {entity} is not in bodies.csv.")
        if group.actor is not None and group.actor not in ACTORS:
            raise KnowledgeError(f"known_groups.csv: {entity} has unknown actor code {group.actor!r}.")
    return found


def sector_of_office(office: str | None) -> str | None:
    """The sector of an office's holder.

    Args:
        office: Id of the kind of office, or None.

    Returns:
        The sector, or None.

    Example:
        >>> sector_of_office("foreign-minister"), sector_of_office("legislator")
        ('GOV', 'LEG')
    """
    return _by_office().get(office) if office is not None else None


def sector_of_noun(noun: str) -> str | None:
    """The sector of whoever a noun names.

    Args:
        noun: Lower-case: "troops", "police".

    Returns:
        The sector, or None for any other word.
    """
    return _by_noun().get(noun)


def sector_of_body(body: Body) -> str | None:
    """The sector of a body, or None where its kind has none (an international organization).

    Args:
        body: From the tables; a role that the table of roles does not know has no sector.

    Returns:
        The sector, or None.
    """
    if body.kind == "outlet":
        return _by_role()[OUTLET][0]
    return _by_role().get(body.role, (None, "IGO"))[0]


def actor_code(body: Body) -> str | None:
    """The code that stands in the place of a country's, for a body that belongs to none.

    Args:
        body: From the tables.

    Returns:
        IGO, UNO, EUR, NGO, ISM, IMG or MNC; None for a body of one country.
    """
    known = known_groups().get(body.entity)
    if known is not None and known.actor is not None:
        return known.actor
    if body.country is not None:
        return None
    return _by_role().get(OUTLET if body.kind == "outlet" else body.role, (None, "IGO"))[1]
