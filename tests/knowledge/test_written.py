"""Families as they are written down are read again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from readout.errors import KnowledgeError
from readout.knowledge.own_formulas import read_families
from readout.knowledge.written import WrittenFamily

FAMILY = WrittenFamily(
    formula="spirit-of-hanoi",
    label="The 'spirit' of Hanoi",
    canonical="the spirit of Hanoi",
    anchors=("spirit",),
    patterns=("the (?P<what>spirit|ghost) of ha~?noi",),
    remarks=("3 uses",),
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "families.toml"
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


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        read_families(tmp_path / "none.toml")
