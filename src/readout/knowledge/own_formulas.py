"""A user's own families of diplomatic wording: `formulas.toml` in the folder of their tables."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from readout.errors import KnowledgeError
from readout.knowledge.patterns import needed, trouble
from readout.knowledge.shorthand import pattern, plain_pattern
from readout.knowledge.types import Formula

FILE = "formulas.toml"

KEYS = (
    "formula",
    "label",
    "canonical",
    "note",
    "neighbours",
    "anchors",
    "context",
    "patterns",
    "wording",
    "uses",
    "not",
)
"""What a family may say; only `formula` and `canonical` must be there."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_STRETCH = re.compile(r"\[([^\]]+)\]")


def own_formulas(folder: Path) -> tuple[Formula, ...]:
    """The families of a folder.

    Args:
        folder: A user's own tables.

    Returns:
        The families in the order of the file; none without a file.

    Raises:
        KnowledgeError: The file is no TOML, or a family in it cannot be used.
    """
    path = folder / FILE
    return read_families(path) if path.is_file() else ()


def read_families(path: Path) -> tuple[Formula, ...]:
    """The families of a file.

    Args:
        path: TOML, as in a folder of own tables.

    Returns:
        The families in the order of the file.

    Raises:
        KnowledgeError: There is no such file, it is no TOML, or a family in it cannot be used.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(
            f"{path} cannot be read: {error}.", hint="Put patterns in single quotation marks."
        ) from None
    strange = sorted(given.keys() - {"formulas", "fragments"})
    if strange:
        raise KnowledgeError(
            f"{path} has an unknown table {strange[0]!r}.", hint="Begin each with [[formulas]]."
        )
    fragments = given.get("fragments", {})
    found: dict[str, Formula] = {}
    for row in given.get("formulas", []):
        family = family_of(path, row, fragments)
        if family.formula in found:
            raise _wrong(path, family.formula, "stands there twice", "Give each its own id.")
        found[family.formula] = family
    return tuple(found.values())


def with_own(ours: Iterable[Formula], own: Iterable[Formula]) -> tuple[Formula, ...]:
    """Our families with a user's; one with an id of ours replaces it."""
    return tuple({formula.formula: formula for formula in (*ours, *own)}.values())


def family_of(path: Path, row: Mapping[str, Any], fragments: Mapping[str, str]) -> Formula:
    """A family as the tables hold it.

    Args:
        path: Where it is written, for messages.
        row: What is written of it, by the words of `KEYS`.
        fragments: Pieces that patterns name.

    Returns:
        The family.

    Raises:
        KnowledgeError: Something is missing or wrong, or its pattern may take more than linear time.
    """
    formula = row.get("formula")
    if not isinstance(formula, str) or not _ID.fullmatch(formula):
        raise _wrong(path, formula, "is no id", "Write lower-case words joined by hyphens.")
    unknown = sorted(row.keys() - set(KEYS))
    if unknown:
        raise _wrong(path, formula, f"has an unknown {unknown[0]!r}", f"Known: {', '.join(KEYS)}.")
    canonical = _text(path, formula, row, "canonical")
    if not canonical:
        raise _wrong(path, formula, "has no canonical wording", "Write canonical = '…'.")
    made = _pattern(path, formula, row, canonical, fragments)
    _try(path, formula, row, made)
    return Formula(
        formula=formula,
        label=_text(path, formula, row, "label") or canonical,
        anchors=_anchors(path, formula, row, made),
        pattern=made,
        slots=tuple(re.compile(made, re.IGNORECASE).groupindex),
        canonical=canonical,
        note=_text(path, formula, row, "note"),
        neighbours=_texts(path, formula, row, "neighbours"),
        context=_context(path, formula, row),
    )


def _pattern(
    path: Path, formula: str, row: Mapping[str, Any], canonical: str, fragments: Mapping[str, str]
) -> str:
    readable = _texts(path, formula, row, "patterns")
    wordings = _texts(path, formula, row, "wording") or (() if readable else (canonical,))
    try:
        parts = [pattern(readable, fragments)] if readable else []
    except KeyError as error:
        raise _wrong(
            path, formula, f"names an unknown fragment {error}", "Put it below [fragments]."
        ) from None
    made = "|".join([*parts, *map(plain_pattern, wordings)])
    wrong = trouble(made)
    if wrong is not None:
        raise _wrong(
            path, formula, f"has a pattern that cannot be used: {wrong}", "Bound repeats, as in {0,3}."
        )
    if re.search(made, "", re.IGNORECASE) is not None:
        raise _wrong(path, formula, "matches an empty text", "Leave a word in it that must be there.")
    return made


def _anchors(path: Path, formula: str, row: Mapping[str, Any], made: str) -> tuple[str, ...]:
    anchors = tuple(anchor.lower() for anchor in _texts(path, formula, row, "anchors")) or needed(made)
    if not anchors:
        raise _wrong(
            path, formula, "has no word that is always there", "Write anchors: one of them is in every use."
        )
    return anchors


def _context(path: Path, formula: str, row: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    """The groups; a plain list of words is the only one."""
    given = row.get("context", [])
    if not isinstance(given, list):
        raise _wrong(path, formula, "has a context that is no list", "Write [['japan'], ['korea', 'seoul']].")
    groups = given if all(isinstance(group, list) for group in given) else [given]
    if not all(groups):
        raise _wrong(path, formula, "has an empty group in its context", "Write a word in it or drop it.")
    return tuple(
        tuple(word.lower() for word in _texts(path, formula, {"context": group}, "context"))
        for group in groups
    )


def _try(path: Path, formula: str, row: Mapping[str, Any], made: str) -> None:
    compiled = re.compile(made, re.IGNORECASE)
    for use in _texts(path, formula, row, "uses"):
        text = use.replace("[", "").replace("]", "")
        found = [match[0] for match in compiled.finditer(text)]
        wanted = _STRETCH.findall(use) or found[:1]
        if not found or found != wanted:
            raise _wrong(
                path, formula, f"does not match {use!r} but {found}", "Mend the pattern or the sentence."
            )
    for text in _texts(path, formula, row, "not"):
        match = compiled.search(text)
        if match is not None:
            raise _wrong(
                path, formula, f"matches {match[0]!r} in {text!r}", "Mend the pattern or the sentence."
            )


def _text(path: Path, formula: str, row: Mapping[str, Any], key: str) -> str:
    value = row.get(key, "")
    if not isinstance(value, str):
        raise _wrong(path, formula, f"has a {key} that is no text", "Put it in quotation marks.")
    return " ".join(value.split())


def _texts(path: Path, formula: str, row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = row.get(key, [])
    listed: Sequence[Any] = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(part, str) and part.strip() for part in listed):
        raise _wrong(path, formula, f"has {key} that are no texts", "Write a list of quoted texts.")
    return tuple(listed)


def _wrong(path: Path, formula: Any, what: str, hint: str) -> KnowledgeError:
    return KnowledgeError(f"{path}: the formula {formula!r} {what}.", hint=hint)
