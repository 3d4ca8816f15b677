"""Write tables/persons.csv and tables/tenures.csv from the curated tables and two open data slices.

Hand-written rows win. The slices fill in what nobody wrote: heads of state and government of all states
(CIA World Factbook, public domain) and the offices of 23 countries to mid-2022 (Wikidata, CC0).
A hand-written row is marked verified when a slice, or the list of offices named in dated U.S. releases,
agrees with it.

    python -m tools.knowledge.people [--data ../shared/data] [--out src/readout/knowledge/tables]
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

from tools.knowledge import attested, curated, factbook, gathered, merge, renamed, wikidata

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TABLES = ROOT / "src" / "readout" / "knowledge" / "tables"


def build(data: Path | None) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The rows of both tables.

    Args:
        data: Folder with the slices, or None for the hand-written rows alone.

    Returns:
        Rows of persons.csv and rows of tenures.csv, sorted.
    """
    roster = curated.read(HERE / "curated_persons.csv", HERE / "curated_tenures.csv")
    if data is None:
        merge.add(roster, renamed.usual(gathered.read(HERE), HERE))
        return roster.person_rows(), roster.tenure_rows()
    slices = [*wikidata.read(data), *gathered.read(HERE), *factbook.read(data, HERE / "fips.csv")]
    merge.add(roster, renamed.usual(slices, HERE))
    attested.verify(roster, data)
    return roster.person_rows(), roster.tenure_rows()


def write(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows as CSV with a header."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Read the arguments and write both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--out", type=Path, default=TABLES)
    arguments = parser.parse_args()
    persons, tenures = build(arguments.data if arguments.data.exists() else None)
    write(arguments.out / "persons.csv", persons)
    write(arguments.out / "tenures.csv", tenures)
    print(f"{len(persons)} persons, {len(tenures)} tenures", file=sys.stderr)


if __name__ == "__main__":
    main()
