"""The usual names of people whom a slice calls otherwise, or who are easily taken for somebody else."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tools.knowledge.curated import Someone, Term

FILE = "renamed.csv"


def usual(terms: Iterable[Term], folder: Path) -> Iterator[Term]:
    """The terms with the people under their usual names.

    Args:
        terms: Of a slice.
        folder: Where the table lies.

    Yields:
        The terms; a person in the table is marked, so that only the same name finds them again.
    """
    with (folder / FILE).open(encoding="utf-8", newline="") as file:
        table = {(row["country"], row["name"]): row for row in csv.DictReader(file)}
    for term in terms:
        here = term.person
        row = table.get((here.country, here.name)) or table.get(("*", here.name))
        if row is not None:
            term.person = _renamed(here, row)
        yield term


def _renamed(here: Someone, row: dict[str, str]) -> Someone:
    aliases = [here.name] if here.name != row["usual"] and row["why"] in _SPELLING else []
    family = row["family"]
    short = [family.split()[-1]] if " " in family and family[0].isupper() and family != row["usual"] else []
    return replace(
        here,
        name=row["usual"],
        family=family,
        family_first=row["family_first"] == "yes",
        country=row["home"],
        aliases=aliases,
        short=short,
        is_exact=True,
    )


_SPELLING = frozenset({"romanisation", "usual name"})
"""Reasons under which the slice's form is a name people use."""
