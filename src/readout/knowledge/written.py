"""Families of wording in a file of their own, as people write them: YAML in the shape of our source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.errors import KnowledgeError
from readout.knowledge.patterns import trouble
from readout.knowledge.shorthand import pattern
from readout.knowledge.types import Formula

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFamily:
    """A family as it is written down.

    Attributes:
        formula: Id.
        label: For people.
        canonical: The wording in its best-known form.
        anchors: Lower-case words, one of which stands in every use.
        patterns: Readable patterns, tried in order; see `shorthand`.
        remarks: Lines above it, for whoever reads the file.
    """

    formula: str
    label: str
    canonical: str
    anchors: tuple[str, ...]
    patterns: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    def text(self) -> str:
        """It as YAML, ready to paste into a list of families."""
        lines = [
            *(f"# {remark}" for remark in self.remarks),
            f"- formula: {self.formula}",
            f"  label: {_quoted(self.label)}",
            f"  canonical: {_quoted(self.canonical)}",
            f"  anchors: [{', '.join(map(_quoted, self.anchors))}]",
            "  patterns:",
            *(f"    - {_quoted(one)}" for one in self.patterns),
        ]
        return "\n".join(lines) + "\n"


def read_families(path: Path) -> tuple[Formula, ...]:
    """The families of a file.

    Args:
        path: YAML: a list of families, or `formulas` and, where patterns name some, `fragments`.

    Returns:
        Families in the order of the file.

    Raises:
        KnowledgeError: The file cannot be read, or a family in it cannot be used.
    """
    import yaml

    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise KnowledgeError(
            f"{path} cannot be read: {' '.join(str(error).split())}.",
            hint="Put patterns in single quotation marks.",
        ) from error
    rows, fragments = (given, {}) if isinstance(given, list) else _parts(path, given)
    families = tuple(family_of(row, fragments, source=str(path)) for row in rows)
    if not families:
        raise KnowledgeError(f"{path} holds no family.", hint="Begin each with `- formula: its-id`.")
    return families


def family_of(row: Any, fragments: Mapping[str, str], *, source: str) -> Formula:
    """A family as the tables hold it.

    Args:
        row: `formula`, `patterns` and `anchors`; `label` where people shall read another one.
        fragments: Pieces that patterns name.
        source: Where it is written, for messages.

    Returns:
        The family.

    Raises:
        KnowledgeError: Something is missing, or its pattern may take more than linear time.
    """
    if not isinstance(row, dict) or not _ID.fullmatch(str(row.get("formula", ""))):
        raise KnowledgeError(
            f"{source}: a family has no id.", hint="Write `formula:` and lower-case words joined by hyphens."
        )
    formula = str(row["formula"])
    patterns = _texts(row.get("patterns"))
    anchors = tuple(anchor.lower() for anchor in _texts(row.get("anchors")))
    if not patterns or not anchors:
        raise KnowledgeError(
            f"{source}: the family {formula} has no {'patterns' if not patterns else 'anchors'}.",
            hint="An anchor is a word of which every use holds one.",
        )
    try:
        made = pattern(patterns, fragments)
    except KeyError as error:
        raise KnowledgeError(
            f"{source}: the family {formula} names an unknown fragment {error}.",
            hint="Put it below `fragments`.",
        ) from None
    wrong = trouble(made)
    nothing = re.search(made, "x ", re.IGNORECASE) if wrong is None else None
    if nothing is not None and not nothing[0]:
        wrong = "it matches nothing at all"
    if wrong is not None:
        raise KnowledgeError(
            f"{source}: the family {formula} has a pattern that cannot be used: {wrong}.",
            hint="Bound repeats, as in {0,3}, and leave a word that must be there.",
        )
    return Formula(
        formula=formula,
        label=str(row.get("label") or row.get("canonical") or formula),
        anchors=anchors,
        pattern=made,
        slots=tuple(re.compile(made, re.IGNORECASE).groupindex),
    )


def _parts(path: Path, given: Any) -> tuple[Sequence[Any], Mapping[str, str]]:
    rows = given.get("formulas") if isinstance(given, dict) else None
    if not isinstance(rows, list):
        raise KnowledgeError(
            f"{path} holds no list of families.", hint="Begin each with `- formula: its-id`."
        )
    return rows, dict(given.get("fragments") or {})


def _texts(value: Any) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    return tuple(str(one) for one in listed if str(one).strip()) if isinstance(listed, list) else ()


def _quoted(text: str) -> str:
    """A scalar in single quotation marks, which stand for themselves when doubled."""
    return "'" + text.replace("'", "''") + "'"
