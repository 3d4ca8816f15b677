"""Whether what a row points at is there, and no id stands twice."""

from __future__ import annotations

from collections.abc import Iterator

from readout.record.checks.finding import Finding
from readout.record.kinds import TABLES
from readout.record.view import View

_OF_A_READING = (
    *(
        (table.name, "doc", "raw.documents", "doc")
        for table in TABLES
        if table.is_read and table.name != "documents"
    ),
    ("sightings", "doc", "raw.documents", "doc"),
    ("statements", "nested_in", "raw.statements", "statement"),
    ("reports", "part_of", "raw.reports", "report"),
    ("usages", "statement", "raw.statements", "statement"),
    ("usages", "report", "raw.reports", "report"),
    ("mentions", "entity", "raw.entities", "entity"),
    ("judgements", "undoes", "raw.judgements", "judgement"),
)
_MADE = "(SELECT report AS id FROM raw.reports UNION ALL SELECT statement FROM raw.statements)"
_OF_THE_LINKS = (
    ("assignments", "subject", _MADE, "id"),
    ("assignments", "event", "raw.events", "event"),
    ("events", "part_of", "raw.events", "event"),
    ("verdicts", "claim", "raw.claims", "claim"),
    ("(SELECT unnest(reports) AS report FROM raw.events)", "report", "raw.reports", "report"),
    ("(SELECT unnest(documents) AS doc FROM raw.stories)", "doc", "raw.documents", "doc"),
    ("(SELECT unnest(events) AS event FROM raw.verdicts)", "event", "raw.events", "event"),
)


def check_ties(view: View) -> Iterator[Finding]:
    """Look for ids that point nowhere and ids that stand twice.

    Links may point at rows that a later reading has replaced. Linking again puts that right: it is no damage.

    Args:
        view: The state to check.

    Yields:
        What was found, one finding a tie.
    """
    for source, column, target, key in _OF_A_READING:
        yield from _dangling(view, f"raw.{source}", column, target, key, is_damage=True)
    yield from _dangling(view, "raw.documents", "doc", "raw.sightings", "doc", is_damage=True)
    for source, column, target, key in _OF_THE_LINKS:
        named = source if source.startswith("(") else f"raw.{source}"
        yield from _dangling(view, named, column, target, key, is_damage=False)
    for table in TABLES:
        names = ", ".join(f'"{name}"' for name in table.key)
        twice = view.sql(
            f"SELECT {names} FROM raw.{table.name} GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL"  # noqa: S608 - our own names
        )
        if twice:
            message = f"{len(twice)} keys stand more than once."
            yield Finding(
                code="key-twice", where=f"{table.name}/{next(iter(twice[0].values()))}", message=message
            )


def _dangling(
    view: View, source: str, column: str, target: str, key: str, *, is_damage: bool
) -> Iterator[Finding]:
    lost = view.sql(
        f"""
        SELECT DISTINCT s."{column}" AS id FROM {source} s
        ANTI JOIN {target} t ON t."{key}" = s."{column}"
        WHERE s."{column}" IS NOT NULL ORDER BY id
        """  # noqa: S608 - our own names
    )
    if lost:
        more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        hint = "" if is_damage else " Linking again puts it right."
        yield Finding(
            code="dangling" if is_damage else "links-outdated",
            where=f"{source.removeprefix('raw.')}.{column}",
            message=f"{lost[0]['id']}{more} is not in {target.removeprefix('raw.')}.{hint}",
            is_damage=is_damage,
        )
