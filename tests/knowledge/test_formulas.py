"""Formula patterns: what they match, what they leave alone, and that they stay linear."""

from __future__ import annotations

import re
import time
from functools import cache

import pytest

from readout.annotate.folded import flat_lower, fold
from readout.annotate.wording.usages import FormulaIndex
from readout.knowledge import load
from readout.knowledge.patterns import slot_values, trouble
from tools.knowledge.formulas import sources

RECORD_FORMULAS = 98

SOURCES = {source["formula"]: source for source in sources()}
USES = [(formula, use) for formula, source in SOURCES.items() for use in source["uses"]]
NOT = [(formula, text) for formula, source in SOURCES.items() for text in source["not"]]


@cache
def compiled() -> dict[str, re.Pattern[str]]:
    return {formula.formula: re.compile(formula.pattern, re.IGNORECASE) for formula in load().formulas}


@cache
def index_of(formula: str) -> FormulaIndex:
    return FormulaIndex(f for f in load().formulas if f.formula == formula)


def found_in(formula: str, text: str) -> list[str]:
    plain = fold(text).text
    return [plain[match.start : match.end] for match in index_of(formula).find(plain)]


def test_every_family_is_there_once() -> None:
    assert sorted(SOURCES) == [formula.formula for formula in load().formulas]
    assert len(load().formulas) == len(SOURCES) == RECORD_FORMULAS


def test_every_family_is_told_and_has_sentences_each_way() -> None:
    for formula in load().formulas:
        source = SOURCES[formula.formula]
        assert formula.label, formula.formula
        assert formula.canonical, formula.formula
        assert len(formula.note) > 80, formula.formula
        assert formula.neighbours, formula.formula
        assert len(source["uses"]) >= 4, formula.formula
        assert len(source["not"]) >= 2, formula.formula


@pytest.mark.parametrize(("formula", "use"), USES)
def test_formula_matches(formula: str, use: str) -> None:
    stretches = [fold(stretch).text for stretch in re.findall(r"\[([^\]]+)\]", use)]
    assert found_in(formula, use.replace("[", "").replace("]", "")) == stretches


@pytest.mark.parametrize(("formula", "text"), NOT)
def test_formula_leaves_alone(formula: str, text: str) -> None:
    index = index_of(formula)
    assert index.find(fold(text).text, without=index.out_of_place(flat_lower(text))) == []


def test_slots_are_named_and_cleaned() -> None:
    match = compiled()["peace-and-stability-taiwan-strait"].search(
        "maintaining peace and\n stability in the Taiwan Strait"
    )
    assert match is not None
    assert slot_values(match) == (
        ("verb", "maintaining"),
        ("what", "peace and stability"),
        ("preposition", "in"),
        ("place", "Taiwan Strait"),
    )


def test_patterns_are_linear() -> None:
    assert [(f.formula, trouble(f.pattern)) for f in load().formulas if trouble(f.pattern)] == []


@pytest.mark.parametrize(
    "filler", ["a", "a.", "peace and ", "the ", " ", "status quo ", "unilateral ", "\n", "and "]
)
def test_hostile_text_is_quick(filler: str) -> None:
    text = "peace and stability " + filler * 5_000
    for formula, pattern in compiled().items():
        start = time.process_time()
        pattern.search(text)
        assert time.process_time() - start < 0.5, formula
