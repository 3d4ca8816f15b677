r"""Write tables/formulas.csv from the readable patterns of formulas_source.yaml.

In a pattern there a blank stands for `\s+` (texts are hard-wrapped), `'` for a straight or curly apostrophe,
`~` for a hyphen, a dash or a blank, and `{name}` for a fragment.

    python -m tools.knowledge.formulas [--out src/readout/knowledge/tables]
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
TABLES = HERE.parent.parent / "src" / "readout" / "knowledge" / "tables"

FRAGMENT = re.compile(r"\{([a-z]\w*)\}")
"""A quantifier such as `{0,3}` begins with a digit, a fragment with a letter."""

CLASSES = (
    ("[~–-]", "[-‐‑–—]"),
    ("['\"“‘]", '[\x01"“‘]'),
    ("['\"”’]", '[\x01"”’]'),
    ("[a-z~.]", "[a-z.-]"),
    ("[a-z' ]", "[a-z\x01’\\s]"),
    ("~", "[-‐‑–\\s]"),
    ("'", "['’]"),
    ("\x01", "'"),
    (" ", "\\s+"),
)
"""What the short signs stand for, replaced in this order; character 1 keeps an apostrophe as it is."""


def pattern(alternatives: list[str], fragments: Mapping[str, str]) -> str:
    r"""One regular expression of the readable alternatives.

    Args:
        alternatives: As in the source.
        fragments: Name to pattern; a fragment may hold another.

    Returns:
        A pattern for `re.IGNORECASE`.

    Example:
        >>> print(pattern(["the {goods}~b"], {"goods": "peace"}))
        \b(?:the\s+peace[-‐‑–\s]b)
    """
    return r"\b(?:" + "|".join(_written_out(text, fragments) for text in alternatives) + ")"


def _written_out(text: str, fragments: Mapping[str, str]) -> str:
    while FRAGMENT.search(text) is not None:
        text = FRAGMENT.sub(lambda match: fragments[match[1]], text)
    for short, long in CLASSES:
        text = text.replace(short, long)
    return text


def build() -> list[dict[str, str]]:
    """The rows of formulas.csv, in the order of the source."""
    source: dict[str, Any] = yaml.safe_load((HERE / "formulas_source.yaml").read_text(encoding="utf-8"))
    rows = []
    for formula in source["formulas"]:
        found = pattern(formula["patterns"], source["fragments"])
        rows.append(
            {
                "formula": formula["formula"],
                "label": formula["label"],
                "anchors": "|".join(formula["anchors"]),
                "pattern": found,
                "slots": "|".join(re.compile(found, re.IGNORECASE).groupindex),
            }
        )
    return rows


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
