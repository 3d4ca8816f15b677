"""Families in a file of their own: what is read, what is refused and why."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from readout.errors import KnowledgeError
from readout.knowledge.written import WrittenFamily, read_families

FAMILY = WrittenFamily(
    formula="spirit-of-hanoi",
    label="The 'spirit' of Hanoi",
    canonical="the spirit of Hanoi",
    anchors=("spirit",),
    patterns=("the (?P<what>spirit|ghost) of ha~?noi",),
    remarks=("3 uses",),
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "families.yaml"
    path.write_text(FAMILY.text(), encoding="utf-8")
    (family,) = read_families(path)
    assert (family.formula, family.label, family.anchors, family.slots) == (
        "spirit-of-hanoi",
        "The 'spirit' of Hanoi",
        ("spirit",),
        ("what",),
    )
    match = re.search(family.pattern, "In the\nghost of Ha-Noi they met", re.IGNORECASE)
    assert match is not None
    assert match["what"] == "ghost"


def test_fragments_may_stand_beside_the_families(tmp_path: Path) -> None:
    path = tmp_path / "families.yaml"
    path.write_text(
        "fragments:\n  what: '(?:spirit|ghost)'\nformulas:\n  - formula: x\n    anchors: [hanoi]\n"
        "    patterns: ['{what} of hanoi']\n",
        encoding="utf-8",
    )
    assert re.search(read_families(path)[0].pattern, "ghost of hanoi")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "holds no list"),
        ("[]", "holds no family"),
        ("- formula: 'No Id'", "no id"),
        ("- {formula: x, anchors: [a]}", "no patterns"),
        ("- {formula: x, patterns: [a]}", "no anchors"),
        ("- {formula: x, anchors: [a], patterns: ['{what} a']}", "unknown fragment"),
        ("- {formula: x, anchors: [a], patterns: ['(?:[a-z]+,?)+x']}", "loop inside a loop"),
        ("- {formula: x, anchors: [a], patterns: ['(a']}", "cannot be used"),
        ("- {formula: x, anchors: [a], patterns: ['(?:a)?']}", "matches nothing"),
        ("- [", "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "families.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=why):
        read_families(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        read_families(tmp_path / "none.yaml")
