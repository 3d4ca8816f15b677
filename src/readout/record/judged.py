"""The readings as people left them: without the rejected, with the corrected in place of what was read."""

from __future__ import annotations

import json

from readout.record.shape import Table, json_type
from readout.record.views import KEYS

CORRECTED_TABLES = """
    SELECT DISTINCT "table" FROM raw.reviews WHERE state IN ('rejected', 'merged') OR "row" IS NOT NULL
"""
"""Exported names of the tables in which anything is hidden or changed."""


def judged_rows(name: str, table: Table) -> str:
    """SQL of a table as its reviews leave it.

    Args:
        name: Its exported name, by which reviews call it.
        table: What its rows look like; `disk` has them as they were read.

    Returns:
        A SELECT over `disk` and `raw.reviews`.
    """
    columns = ", ".join(f'"{column}"' for column in table.columns)
    shape = json.dumps(json_type(dict(table.columns)))
    return f"""
        SELECT {columns} FROM disk.{table.name} t
        ANTI JOIN (
            SELECT subject FROM raw.reviews
            WHERE "table" = '{name}' AND (state IN ('rejected', 'merged') OR "row" IS NOT NULL)
        ) r ON r.subject = t.{KEYS[name]}
        UNION ALL BY NAME
        SELECT {columns} FROM (
            SELECT unnest(from_json("row", '{shape}')) FROM raw.reviews
            WHERE "table" = '{name}' AND state NOT IN ('rejected', 'merged') AND "row" IS NOT NULL
        )
    """  # noqa: S608 - our own names
