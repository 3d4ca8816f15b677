"""Write tables/given_names.csv: given names that are, all the world over, of men or of women alone.

The names are those of the locales of Faker, which is no part of the project; install it beside it:

    pip install faker==40.54.0
    python -m tools.knowledge.given_names [--out src/readout/knowledge/tables]
"""

from __future__ import annotations

import argparse
import csv
import importlib
import pkgutil
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
TABLES = ROOT / "src" / "readout" / "knowledge" / "tables"
LISTS = {"m": ("first_names_male", "first_romanized_names_male"),
         "f": ("first_names_female", "first_romanized_names_female")}  # fmt: skip
MORE = 4
"""A name is of one gender where so many times as many locales give it to that one."""
SHORTEST = 3
BOTH = frozenset(
    {
        *("alexis", "alix", "andrea", "chris", "daniele", "jean", "joan", "laurence"),
        *("nikita", "noor", "robin", "sasha", "simone", "valery"),
    }
)
"""Of women in one country and of men in another, whatever the lists say."""


def names(provider: Any, lists: tuple[str, ...]) -> Iterator[str]:
    """The first words of a locale's given names, in small Latin letters without marks.

    Args:
        provider: Of one locale.
        lists: Which of its lists.

    Yields:
        Each name of Latin letters once for every place where it stands.
    """
    for attribute in lists:
        for entry in getattr(provider, attribute, None) or ():
            word = entry[-1] if isinstance(entry, tuple) else entry
            plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
            first = plain.replace("-", " ").split()[0].lower()
            if first.isascii() and first.isalpha() and len(first) >= SHORTEST:
                yield first


def collected() -> dict[str, list[str]]:
    """Gender → the names of that gender alone, sorted."""
    people = importlib.import_module("faker.providers.person")
    counts: dict[str, Counter[str]] = {"m": Counter(), "f": Counter()}
    for module in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"{people.__name__}.{module.name}").Provider
        for gender, lists in LISTS.items():
            counts[gender].update(names(provider, lists))
    men, women = counts["m"], counts["f"]
    return {
        "m": sorted(name for name in men.keys() - BOTH if men[name] >= MORE * women[name]),
        "f": sorted(name for name in women.keys() - BOTH if women[name] >= MORE * men[name]),
    }


def main() -> int:
    """Write the table."""
    options = argparse.ArgumentParser(prog="python -m tools.knowledge.given_names")
    options.add_argument("--out", type=Path, default=TABLES)
    out = options.parse_args().out / "given_names.csv"
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["gender", "initial", "names"])
        for gender, found in collected().items():
            for initial, some in groupby(found, key=lambda name: name[0]):
                writer.writerow([gender, initial, "|".join(some)])
    print(f"wrote {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
