"""Terms gathered one by one from lists of office-holders on Wikidata (CC0 facts, to mid-2022)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from tools.knowledge.curated import Someone, Term, first_day, fold, last_day
from tools.knowledge.naming import SPANISH, named
from tools.knowledge.wikidata import LAST_SEEN

FILE = "gathered_tenures.csv"

EVIDENCE = "Wikidata as of July 2022 (CC0 facts)"


def read(folder: Path) -> Iterator[Term]:
    """The terms of the table.

    Args:
        folder: Where the table lies.

    Yields:
        Terms; an open end means in office when the lists stop, and no more.
    """
    with (folder / FILE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    given = frozenset(
        re.split(r"\s", fold(row["name"]).lower())[0] for row in rows if row["country"] in SPANISH
    )
    for row in rows:
        start, how = first_day(row["start"])
        end, how_end = last_day(row["end"])
        order = ["day", "month", "year"]
        yield Term(
            person=_person(row, given),
            office=row["office"],
            of=row["of"],
            title=row["title"],
            start=start,
            end=end if end is not None else LAST_SEEN,
            is_end_known=end is not None,
            precision=max(how, how_end if end is not None else "month", key=order.index),
            verified=True,
            evidence=EVIDENCE + ("" if end is not None else "; in office when the lists stop, end unknown"),
        )


def _person(row: dict[str, str], given: frozenset[str]) -> Someone:
    if row["office"] not in ("monarch", "crown-prince") or row["country"] == "MYS":
        return named(row["name"], row["country"], row["wikidata"], given=given)
    name = re.sub(r" of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?$", "", row["name"].split(",")[0]).removeprefix(
        "Crown Prince "
    )
    return Someone(
        name=name, family=name, family_first=False, country=row["country"], wikidata=row["wikidata"]
    )
