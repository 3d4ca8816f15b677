"""Rows of what is known beforehand, as tables for people or as JSON and CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from readout.cli import options
from readout.cli.listings import TABLE_LIMIT
from readout.cli.rows import write

Row = dict[str, Any]

COLUMNS: dict[str, tuple[str, ...]] = {
    "office": (
        "of",
        "office",
        "title",
        "entity",
        "name",
        "native",
        "start",
        "end",
        "precision",
        "verified",
        "evidence",
    ),
    "who": ("entity", "name", "native", "country", "score", "flag", "why", "offices", "wikidata"),
    "coverage": (
        "group",
        "office",
        "members",
        "with_holders",
        "today",
        "tenures",
        "verified",
        "years",
        "years_possible",
    ),
    "gaps": ("of", "office", "start", "end", "after", "before"),
    "contradictions": ("table", "finding"),
    "formulas": ("formula", "label", "canonical", "note", "neighbours", "slots", "anchors", "context"),
    "import": ("line", "name", "outcome", "reason"),
}
"""Columns of each listing as CSV."""

_Cell = Callable[[Row], str]

SHOWN: dict[str, tuple[tuple[str, _Cell, int, bool], ...]] = {
    "office": (
        ("Of", lambda row: row["of"], 0, False),
        ("Holder", lambda row: " ".join(filter(None, (row["name"], row["native"]))), 3, False),
        ("Title", lambda row: row["title"], 3, False),
        ("From", lambda row: _vague(row["start"], row["precision"]), 0, False),
        ("Until", lambda row: _vague(row["end"], row["precision"]), 0, False),
        ("Checked", lambda row: "yes" if row["verified"] else "no", 0, False),
    ),
    "who": (
        ("Score", lambda row: f"{row['score']:.2f}", 0, True),
        ("Person", lambda row: f"{row['name']} ({row['country']})", 3, False),
        ("Offices then", lambda row: "; ".join(row["offices"]) or "none", 4, False),
        ("Why", lambda row: row["why"], 4, False),
    ),
    "coverage": (
        ("Group", lambda row: row["group"], 2, False),
        ("Office", lambda row: row["office"], 3, False),
        ("States", lambda row: f"{row['with_holders']}/{row['members']}", 0, True),
        ("Today", lambda row: str(row["today"]), 0, True),
        ("Tenures", lambda row: str(row["tenures"]), 0, True),
        ("Verified", lambda row: str(row["verified"]), 0, True),
        ("Years", lambda row: f"{row['years']}/{row['years_possible']}", 0, True),
    ),
    "gaps": (
        ("Of", lambda row: row["of"], 0, False),
        ("Office", lambda row: row["office"], 3, False),
        ("From", lambda row: row["start"], 0, False),
        ("Until", lambda row: row["end"] or "today", 0, False),
        ("After", lambda row: _stem(row["after"]), 3, False),
        ("Before", lambda row: _stem(row["before"]), 3, False),
    ),
    "contradictions": (
        ("Table", lambda row: row["table"], 0, False),
        ("Finding", lambda row: row["finding"], 1, False),
    ),
    "formulas": (
        ("Formula", lambda row: row["formula"], 2, False),
        ("Wording", lambda row: row["canonical"], 3, False),
    ),
    "formula": (
        ("Formula", lambda row: row["formula"], 2, False),
        ("Wording", lambda row: row["canonical"], 3, False),
        ("Note", lambda row: row["note"], 5, False),
        ("Near, and not it", lambda row: "; ".join(row["neighbours"]), 3, False),
    ),
    "import": (
        ("Line", lambda row: str(row["line"]), 0, True),
        ("Name", lambda row: row["name"], 2, False),
        ("", lambda row: row["outcome"], 0, False),
        ("Reason", lambda row: row["reason"], 4, False),
    ),
}
"""Columns of each listing as a table: heading, cell, share of the width, whether it is set flush right."""


def print_known(
    listing: str, rows: Iterable[Row], *, rows_as: options.Format, limit: int | None, none: str
) -> None:
    """Print rows in the grammar of every listing.

    Args:
        listing: A key of `COLUMNS`.
        rows: Its rows.
        rows_as: Format.
        limit: What `--limit` says, or None.
        none: What a table says when there are none.
    """
    if rows_as is not options.Format.TABLE:
        from readout.export import Listing

        columns = COLUMNS[listing]
        kept = Listing(name=listing, key=columns[0], csv=columns)
        write(islice(rows, limit), listing=kept, rows_as=rows_as)
        return
    from rich.table import Table

    from readout.cli.console import out

    shown = TABLE_LIMIT if limit is None else limit
    head = list(islice(rows, shown + 1))
    if not head:
        out().print(none, style="soft")
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="head", expand=True)
    for title, _, ratio, is_right in SHOWN[listing]:
        table.add_column(
            title,
            ratio=ratio or None,
            no_wrap=not ratio,
            justify="right" if is_right else "left",
            overflow="fold",
        )
    for row in head[:shown]:
        table.add_row(*(cell(row) for _, cell, _, _ in SHOWN[listing]))
    out().print(table)
    if len(head) > shown:
        out().print(f"The first {shown}; --limit N shows more, --format csv all.", style="soft")


def _vague(day: str | None, precision: str) -> str:
    """A day as precise as the table knows it."""
    return "" if day is None else day[: {"year": 4, "month": 7}.get(precision, 10)]


def _stem(entity: Any) -> str:
    from readout.cli.cells import name_of

    return name_of(entity) if entity else ""
