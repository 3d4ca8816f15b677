"""Another entity in the place of one, wherever a row speaks of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from readout.model import Attribution, Entity, Mention, Party, Report, Role, Span, Statement, Usage

Means = Callable[[Span | None], bool]
"""Whether the words at a place mean the one who is put in."""


def everywhere(_: Span | None) -> bool:
    """All words do."""
    return True


def in_report(report: Report, old: str, new: Entity, means: Means = everywhere) -> Report:
    """A report with another entity in the roles and the chain of attribution that named the old one."""
    told = replace(report.told, roles=_distinct(tuple(_role(r, old, new, means) for r in report.told.roles)))
    return replace(
        report, told=told, attribution=tuple(_link(a, old, new, means) for a in report.attribution)
    )


def in_statement(statement: Statement, old: str, new: Entity, means: Means = everywhere) -> Statement:
    """A statement with another entity among its speakers, addressees and links."""
    stance = statement.stance
    if stance is not None and stance.toward == old and means is everywhere:
        stance = replace(stance, toward=new.entity)
    return replace(
        statement,
        speakers=tuple(_party(p, old, new, means) for p in statement.speakers),
        addressees=tuple(_party(p, old, new, means) for p in statement.addressees),
        attribution=tuple(_link(a, old, new, means) for a in statement.attribution),
        stance=stance,
    )


def in_mention(mention: Mention, old: str, new: Entity, note: str) -> Mention:
    """A mention of the old one as a mention of the new; what was doubtful in it is settled."""
    if mention.entity != old:
        return mention
    is_same_state = mention.country == new.country
    return replace(
        mention,
        entity=new.entity,
        country=new.country or mention.country,
        office=mention.office if is_same_state else None,
        score=1.0,
        flag=None,
        note=note,
        alternatives=(),
    )


def nobody(mention: Mention) -> Mention:
    """A mention of somebody who is not known."""
    return replace(mention, entity=None, country=None, office=None, flag=None, alternatives=())


def in_usage(usage: Usage, old: str, new: Entity) -> Usage:
    """A usage with another speaker."""
    named = tuple(dict.fromkeys(new.entity if one == old else one for one in usage.speakers))
    return replace(usage, speakers=named)


def _role(role: Role, old: str, new: Entity, means: Means) -> Role:
    if role.entity != old or not any(map(means, role.receipts or (None,))):
        return role
    office = role.office if role.country == new.country else None
    return replace(
        role,
        entity=new.entity,
        name=new.name,
        kind=new.kind,
        country=new.country or role.country,
        office=office,
    )


def _distinct(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """One role for somebody who now stands there twice."""
    found: dict[tuple[str, str], Role] = {}
    for number, role in enumerate(roles):
        key = (role.role, role.entity or f"{role.name} {number}")
        held = found.get(key)
        receipts = role.receipts if held is None else (*held.receipts, *role.receipts)
        found[key] = replace(held or role, receipts=receipts)
    return tuple(found.values())


def _party(party: Party, old: str, new: Entity, means: Means) -> Party:
    if party.entity != old or not means(party.receipt):
        return party
    return replace(party, entity=new.entity, name=new.name, country=new.country or party.country)


def _link(link: Attribution, old: str, new: Entity, means: Means) -> Attribution:
    if link.entity != old or not means(link.source):
        return link
    return replace(link, entity=new.entity, name=new.name)
