"""Rows in which the holder of an office takes part, whoever that was then."""

from __future__ import annotations

from readout.knowledge import load
from readout.query.filters import Where
from readout.watching.faces import TABLES
from readout.watching.values import office_of

_ENTITIES = {
    "events": "[p.entity FOR p IN roles]",
    "statements": "[p.entity FOR p IN speakers]",
    "wording": "speakers",
}
_IN_OFFICE = """
    {key} IN (
        SELECT r.key
        FROM (
            SELECT {key} AS key, unnest({entities}) AS person, coalesce({low}, {high}) AS low,
                   coalesce({high}, {low}) AS high
            FROM {table}
        ) r
        JOIN (
            SELECT unnest(?) AS person, unnest(?)::DATE AS low, unnest(?)::DATE AS high
        ) t ON t.person = r.person AND r.high >= t.low AND (t.high IS NULL OR r.low <= t.high)
    )
"""
"""Rows of the days of a tenure that have the person."""

_MENTIONED_SO = """
    {key} IN (
        SELECT r.key FROM (SELECT {key} AS key, doc, unnest({entities}) AS person FROM {table}) r
        JOIN mentions m ON m.doc = r.doc AND m.entity = r.person
        WHERE m.country = ? AND list_contains(?, lower(m.office))
    )
"""
_TITLED_SO = "len(list_filter(roles, lambda p: p.country = ? AND list_contains(?, lower(p.office)))) > 0"
_DATED = """
    (
        SELECT s.*, d.published_min, d.published_max FROM {table} s LEFT JOIN documents d ON d.doc = s.doc
    )
"""


def offices_called(title: str, whose: str) -> tuple[str, ...]:
    """Ids of the offices that a title means.

    Args:
        title: As in an article, or an id: `Foreign Secretary`, `head-of-government`.
        whose: Code of a state or id of a body.

    Returns:
        Ids; none where no table has the title.
    """
    knowledge = load()
    if title in knowledge.offices:
        return (title,)
    titles = knowledge.titles_for(title.casefold())
    local = [t for t in titles if whose in t.countries] or [t for t in titles if not t.countries]
    named = [o.office for o in knowledge.offices.values() if title.casefold() in (o.name, o.plural)]
    return tuple(dict.fromkeys([*(t.office for t in local), *named]))


def held_by(where: Where, listing: str, office: str) -> None:
    """Ask for rows in which whoever held an office then takes part, or speaks.

    Args:
        where: Condition to add to.
        listing: events, meetings, statements or wording.
        office: Such as `Foreign Minister of Japan`.
    """
    title, whose = office_of(office)
    knowledge = load()
    ids = offices_called(title, whose)
    tenures = [tenure for one in ids for tenure in knowledge.holders(one, whose)]
    titles = {title.casefold(), *(knowledge.title_of(tenure).casefold() for tenure in tenures)}
    titles |= {t.surface.casefold() for t in knowledge.titles if t.office in ids and whose in t.countries}
    table, key = TABLES[listing]
    dated = {"key": key, "entities": _ENTITIES[table], "table": table, "low": "date_min", "high": "date_max"}
    if table != "events":
        dated["low"], dated["high"] = "coalesce(date_min, published_min)", "coalesce(date_max, published_max)"
        dated["table"] = _DATED.format(table=table)
    told = (
        _TITLED_SO
        if table == "events"
        else _MENTIONED_SO.format(key=key, entities=_ENTITIES[table], table=table)
    )
    ends = [tenure.end.isoformat() if tenure.end is not None else None for tenure in tenures]
    where.add(
        f"({told}) OR {_IN_OFFICE.format(**dated)}",
        whose,
        sorted(titles),
        [tenure.person for tenure in tenures],
        [tenure.start.isoformat() for tenure in tenures],
        ends,
    )
