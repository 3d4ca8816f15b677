"""Write tables/formulas.csv from the readable patterns below formulas_source/.

Each file there but `fragments.yaml` is a list of families. `uses` and `not` are sentences of our own, the
first with the stretch that the family matches in brackets, the others without one; a test runs them all.
`context`, which few have, is a list of groups of words, one of each of which must stand in the document.

    python -m tools.knowledge.formulas [--out src/readout/knowledge/tables]
"""

from __future__ import annotations

import argparse
import csv
import re
from pathlib import Path
from typing import Any

import yaml

from readout.knowledge.shorthand import pattern

HERE = Path(__file__).parent
SOURCE = HERE / "formulas_source"
TABLES = HERE.parent.parent / "src" / "readout" / "knowledge" / "tables"


def sources() -> list[dict[str, Any]]:
    """All families as they are written, sorted by id."""
    files = sorted(SOURCE.glob("*.yaml"))
    families = [family for path in files if path.stem != "fragments" for family in _parsed(path)]
    return sorted(families, key=lambda family: str(family["formula"]))


def fragments() -> dict[str, str]:
    """The pieces that patterns share, by name."""
    found: dict[str, str] = _parsed(SOURCE / "fragments.yaml")
    return found


def build() -> list[dict[str, str]]:
    """The rows of formulas.csv."""
    shared = fragments()
    return [_row(family, pattern(family["patterns"], shared)) for family in sources()]


def _row(family: dict[str, Any], found: str) -> dict[str, str]:
    return {
        "formula": family["formula"],
        "label": family["label"],
        "canonical": family["canonical"],
        "note": family["note"],
        "neighbours": "|".join(family["neighbours"]),
        "anchors": "|".join(family["anchors"]),
        "pattern": found,
        "slots": "|".join(re.compile(found, re.IGNORECASE).groupindex),
        "context": ";".join("|".join(group) for group in family.get("context", ())),
    }


def _parsed(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=TABLES)
    rows = build()
    with (parser.parse_args().out / "formulas.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
