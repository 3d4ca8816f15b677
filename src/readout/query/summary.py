"""What a person wants to know after a run: meetings, papers, formulas, repairs, disagreements."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from readout.query.listings import MEETING_ACTS
from readout.record import Row, View

HELD = ("occurred", "ongoing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Something and how often it was found.

    Attributes:
        name: What.
        count: How often.
        documents: In how many documents.
        detail: More about it, in a few words.
    """

    name: str
    count: int
    documents: int
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A name that was not taken as it stood.

    Attributes:
        surface: The words of the text.
        name: Whom they were taken for.
        flag: What was odd.
        note: Why, in words.
        count: How often.
        mention: Id of one such mention.
    """

    surface: str
    name: str
    flag: str
    note: str
    count: int
    mention: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A record, or the part of it that some documents tell.

    Attributes:
        documents: Documents read.
        relevant: Those among them that speak of diplomacy.
        published: First and last day of publication as ISO dates, where known.
        meetings: Rows of `events` of people talking to each other, held, by date.
        papers: Rows of `events` of every other act that happened, by date.
        ahead: Rows of `events` planned or proposed, by date.
        off: Rows of `events` cancelled or denied, by date.
        disputed: Rows of `events` with conflicts, by date.
        statements: Number of statements.
        speakers: Who spoke most.
        formulas: Which formulas were used most.
        repairs: Names that were not taken as they stood.
        claims: Number of claims.
    """

    documents: int
    relevant: int
    published: tuple[str, str] | None
    meetings: tuple[Row, ...]
    papers: tuple[Row, ...]
    ahead: tuple[Row, ...]
    off: tuple[Row, ...]
    disputed: tuple[Row, ...]
    statements: int
    speakers: tuple[Counted, ...]
    formulas: tuple[Counted, ...]
    repairs: tuple[Repair, ...]
    claims: int


def summarize(view: View, docs: Collection[str] | None = None) -> Summary:
    """Sum up the record.

    Args:
        view: The record.
        docs: Only what these documents tell; None for all.

    Returns:
        The summary.
    """
    chosen = None if docs is None or len(docs) >= view.count("documents") else sorted(docs)
    where, params = ("true", []) if chosen is None else ("list_contains(?, doc)", [chosen])
    events = _events(view, chosen)
    about = view.sql(_DOCUMENTS.format(where=where), params)[0]
    low, high = about["low"], about["high"]
    return Summary(
        documents=about["documents"],
        relevant=about["relevant"],
        published=(low.isoformat(), high.isoformat()) if low is not None and high is not None else None,
        meetings=tuple(e for e in events if e["act"] in MEETING_ACTS and e["status"] in HELD),
        papers=tuple(e for e in events if e["act"] not in MEETING_ACTS and e["status"] in HELD),
        ahead=tuple(e for e in events if e["status"] in ("planned", "proposed")),
        off=tuple(e for e in events if e["status"] in ("cancelled", "denied")),
        disputed=tuple(e for e in events if any(_is_disagreement(c) for c in e["conflicts"])),
        statements=_count(view, "statements", where, params),
        speakers=_speakers(view, where, params),
        formulas=_formulas(view, where, params),
        repairs=_repairs(view, where, params),
        claims=_count(view, "claims", where, params),
    )


_DOCUMENTS = """
    SELECT count(*) FILTER (WHERE status = 'read') AS documents,
           count(*) FILTER (
               WHERE status = 'read' AND len(list_filter(flags, lambda f: f.code = 'not-diplomatic')) = 0
           ) AS relevant,
           min(published_min) AS low, max(published_max) AS high
    FROM documents WHERE {where}
"""


def _events(view: View, docs: Sequence[str] | None) -> list[Row]:
    where, params = "", []
    if docs is not None:
        where, params = "event IN (SELECT event FROM reports WHERE list_contains(?, doc))", [docs]
    order = "coalesce(date_min, date_max) NULLS LAST, event"
    return list(view.rows("events", where=where, params=params, order=order))


_SPEAKERS = """
    SELECT speaker.name AS name, speaker.country AS country, count(*) AS n, count(DISTINCT doc) AS docs
    FROM (SELECT doc, unnest(speakers) AS speaker FROM statements WHERE {where})
    WHERE speaker.entity IS NOT NULL
    GROUP BY ALL ORDER BY n DESC, name, country LIMIT 20
"""


def _speakers(view: View, where: str, params: Sequence[object]) -> tuple[Counted, ...]:
    rows = view.sql(_SPEAKERS.format(where=where), params)
    return tuple(
        Counted(name=row["name"], detail=row["country"] or "", count=row["n"], documents=row["docs"])
        for row in rows
    )


def _count(view: View, table: str, where: str, params: Sequence[object]) -> int:
    query = "SELECT count(*) AS n FROM {table} WHERE {where}"
    return int(view.sql(query.format(table=table, where=where), params)[0]["n"])


def _formulas(view: View, where: str, params: Sequence[object]) -> tuple[Counted, ...]:
    query = "SELECT formula, count(*) AS n, count(DISTINCT doc) AS docs FROM wording"
    rows = view.sql(f"{query} WHERE {where} GROUP BY formula ORDER BY n DESC, docs DESC, formula", params)
    return tuple(Counted(name=row["formula"], count=row["n"], documents=row["docs"]) for row in rows)


def _repairs(view: View, where: str, params: Sequence[object]) -> tuple[Repair, ...]:
    query = """
        SELECT m.text, coalesce(any_value(e.name), m.entity, 'nobody known') AS name, m.flag,
               min(m.note) AS note, count(*) AS n, min(m.mention) AS mention
        FROM mentions m LEFT JOIN entities e ON e.entity = m.entity
        WHERE m.flag IS NOT NULL AND
    """
    order = "GROUP BY m.text, m.entity, m.flag ORDER BY n DESC, m.text, name, m.flag"
    rows = view.sql(f"{query} {where} {order}", params)
    return tuple(
        Repair(
            surface=row["text"],
            name=row["name"],
            flag=row["flag"],
            note=row["note"] or "",
            count=row["n"],
            mention=row["mention"],
        )
        for row in rows
    )


def _is_disagreement(conflict: Row) -> bool:
    """Not so for name variants, and for the history of a plan."""
    return (conflict["kind"] or "disagreement") == "disagreement"
