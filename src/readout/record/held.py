"""A state of the record laid out in memory: exported tables and flat relations, sorted and indexed.

The views keep their names and columns, so that every question is asked in the same SQL.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from readout.record.flat import FLAT, ORDERS
from readout.record.views import VIEWS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_RAW: Mapping[str, str] = {
    "documents": "SELECT * FROM kept.documents",
    "usages": "SELECT * FROM kept.wording",
    "statements": "SELECT * FROM kept.statements",
    "reports": "SELECT * FROM kept.reports",
}
"""Stored tables that questions name, as what is held in memory gives them."""

_INDEXED: Mapping[str, tuple[str, ...]] = {
    "documents": ("doc",),
    "entities": ("entity",),
    "mentions": ("mention", "doc", "entity"),
    "events": ("event", "thread"),
    "reports": ("report", "event", "doc"),
    "statements": ("statement", "event", "doc", "nested_in"),
    "wording": ("usage", "event", "doc"),
    "claims": ("claim", "doc"),
    "stories": ("story",),
    "flat.roles": ("event", "entity"),
    "flat.speakers": ("statement", "entity"),
    "flat.documents": ("doc",),
    "flat.statements": ("statement",),
    "flat.events": ("event",),
}
"""Columns by which single rows are looked up."""


def hold(connection: DuckDBPyConnection) -> None:
    """Lay out what a connection's views show in memory, and let the views show that.

    Args:
        connection: Has the views of one state.
    """
    connection.execute("ATTACH ':memory:' AS kept")
    connection.execute("CREATE SCHEMA kept.flat")
    for name in VIEWS:
        connection.execute(f"CREATE TABLE kept.{name} AS FROM {name}")
        connection.execute(f"CREATE OR REPLACE VIEW {name} AS FROM kept.main.{name}")
    for name, query in _RAW.items():
        connection.execute(f"CREATE OR REPLACE VIEW raw.{name} AS {query}")
    for name in FLAT:
        connection.execute(f"CREATE TABLE kept.flat.{name} AS FROM flat.{name} ORDER BY {ORDERS[name]}")
        connection.execute(f"CREATE OR REPLACE VIEW flat.{name} AS FROM kept.flat.{name}")
    for name, columns in _INDEXED.items():
        for column in columns:
            connection.execute(f"CREATE INDEX {name.replace('.', '_')}_{column} ON kept.{name} ({column})")
