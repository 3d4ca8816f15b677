"""The gold of compared texts, and how it is counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from bench import diffs
from bench.tally import Tally
from readout.compare.order import moved
from readout.model import Change

MOST_WORDS = 25
GOLDS = (diffs.GOLD, *diffs.LOOKED_AT.values(), *diffs.KEPT_APART.values())


def _rows(gold: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load(gold.read_text(encoding="utf-8"))["pairs"]
    return rows


@pytest.mark.parametrize("gold", GOLDS)
def test_lines_are_short_quotes_with_known_classes(gold: Path) -> None:
    for line in (line for row in _rows(gold) for line in row["clauses"]):
        assert {"a", "b"} & set(line)
        assert all(len(line[side].split()) <= MOST_WORDS for side in "ab" if side in line)
        assert set(line["change"]) <= set(get_args(Change))


def test_no_pair_kept_apart_is_one_of_the_others() -> None:
    every = [{(row["a"], row["b"]) for row in _rows(gold)} for gold in GOLDS]
    assert sum(map(len, every)) == len(set().union(*every))


@pytest.mark.parametrize("gold", diffs.KEPT_APART.values())
def test_moved_is_marked_by_the_rule(gold: Path) -> None:
    for pair in diffs.pairs(gold):
        links = [link for link in pair.links if link.is_paired and not link.is_also]
        links.sort(key=lambda link: link.a or 0)
        marked = {n for n, link in enumerate(links) if "moved" in link.changes}
        assert marked == moved([link.b or 0 for link in links]), pair.name


def test_a_missed_and_a_wrong_pair_count_once_each() -> None:
    pair = next(p for p in diffs.pairs(diffs.APART) if p.group == "invented")
    right = [link for link in pair.links if link.is_paired and not link.is_also]
    stray = diffs.Link(right[0].a, right[1].b, frozenset({"kept"}))
    tally = Tally()
    diffs.score(pair, [stray, *right[2:]], tally)
    figures = tally.figures()
    assert figures["pair found"] == (len(right) - 2, len(right))
    assert figures["no wrong pair"] == (len(right) - 2, len(right) - 1)
