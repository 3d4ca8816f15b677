"""A user's own families of wording: what they may say, how they are found, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.annotate.folded import fold
from readout.annotate.wording.usages import FormulaIndex
from readout.errors import KnowledgeError
from readout.knowledge import check, load, read_tables
from readout.knowledge.own_formulas import own_formulas

HANOI = '[[formulas]]\nformula = "spirit-of-hanoi"\ncanonical = "the spirit of Hanoi"\n'


def folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "formulas.toml").write_text(text, encoding="utf-8")
    return tmp_path


def found(own: Path, text: str) -> list[tuple[str, str]]:
    plain = fold(text).text
    return [(m.formula, plain[m.start : m.end]) for m in FormulaIndex(own_formulas(own)).find(plain)]


@pytest.mark.parametrize(
    ("family", "text", "stretch"),
    [
        (HANOI, "They recalled The  Spirit\nof Hanoi.", "The Spirit of Hanoi"),
        (
            HANOI + "wording = ['a “no-haste” accord', \"the envoys' line\"]\n",
            'It is a "no–haste" accord.',
            'a "no–haste" accord',
        ),
        (HANOI + "wording = \"the envoys' line\"\n", "So goes the envoys’ line.", "the envoys' line"),
        (
            "[fragments]\nmood = '(?:spirit|ghost)'\n" + HANOI + "patterns = ['(?:the )?(?P<what>{mood}) of hanoi']\n",
            "They fear the ghost of Hanoi.",
            "the ghost of Hanoi",
        ),
    ],
)  # fmt: skip
def test_a_family_is_found_as_its_owner_writes_it(
    tmp_path: Path, family: str, text: str, stretch: str
) -> None:
    assert found(folder(tmp_path, family), text) == [("spirit-of-hanoi", stretch)]


def test_anchors_slots_and_label_are_worked_out(tmp_path: Path) -> None:
    text = HANOI + "patterns = ['the (?P<what>spirit|ghost) of hanoi', 'hanoi (?P<what>mood)']\n"
    (family,) = own_formulas(folder(tmp_path, text))
    assert (family.anchors, family.slots, family.label) == (("hanoi",), ("what", "what2"), family.canonical)


def test_a_context_is_groups_of_words(tmp_path: Path) -> None:
    for given in ("[['Vietnam', 'hanoi'], ['border']]", "['vietnam', 'hanoi']"):
        (family,) = own_formulas(folder(tmp_path, HANOI + f"context = {given}\n"))
        assert family.context[0] == ("vietnam", "hanoi")
        index = FormulaIndex([family])
        assert index.out_of_place("the spirit of hanoi at the border") == frozenset()
        assert index.out_of_place("a spirit") == frozenset({0})


def test_own_families_stand_beside_ours_and_replace_them(tmp_path: Path) -> None:
    text = HANOI + '[[formulas]]\nformula = "one-china"\ncanonical = "one China, said otherwise"\n'
    known = read_tables(folder(tmp_path, text))
    assert len(known.formulas) == len(load().formulas) + 1
    assert {f.formula: f.canonical for f in known.formulas}["one-china"] == "one China, said otherwise"
    assert known.digest != load().digest
    assert check(known) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("formulas = 'x", "cannot be read"),
        ("[[families]]\nformula = 'x'\n", "unknown table 'families'"),
        ("[[formulas]]\nformula = 'Spirit'\n", "'Spirit' is no id"),
        ("[[formulas]]\ncanonical = 'x'\n", "None is no id"),
        ("[[formulas]]\nformula = 'spirit'\n", "has no canonical wording"),
        (HANOI + HANOI, "'spirit-of-hanoi' stands there twice"),
        (HANOI + "pattern = 'x'\n", "unknown 'pattern'"),
        (HANOI + "note = 3\n", "a note that is no text"),
        (HANOI + "wording = ['']\n", "wording that are no texts"),
        (HANOI + "patterns = ['{mood} of hanoi']\n", "unknown fragment 'mood'"),
        (HANOI + "patterns = ['(hanoi']\n", "missing )"),
        (HANOI + "patterns = ['(?:[a-z]+,?)+ hanoi']\n", "a loop inside a loop"),
        (HANOI + "patterns = ['[a-z]+ of']\n", "no word that is always there"),
        (HANOI + "context = 'hanoi'\n", "a context that is no list"),
        (HANOI + "context = [[]]\n", "an empty group in its context"),
        (HANOI + "context = [[3]]\n", "context that are no texts"),
        (HANOI + "uses = ['[The spirit] of Hanoi lives.']\n", "does not match"),
        (HANOI + "not = ['In the spirit of Hanoi they met.']\n", "matches 'the spirit of Hanoi'"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(KnowledgeError) as refused:
        own_formulas(folder(tmp_path, text))
    assert says in str(refused.value)
    assert "formulas.toml" in str(refused.value)
