"""Several texts side by side."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from readout.compare import match
from readout.model import Clause
from tests.compare.factories import clause

TAIWAN = clause("underscore", "taiwan strait #peace-and-stability-taiwan-strait")
KOREA = clause("condemn", "missile launch PRK", ladder="concern", rung=5)
CABLES = clause("discuss", "undersea cables", ladder="talk", rung=0)
ASEAN = clause("recognize", "asean centrality")


def told(texts: list[list[Clause]]) -> list[list[str | None]]:
    return [[c.lemma if c is not None else None for c in matched.clauses] for matched in match(texts)]


def test_what_all_have_what_some_and_what_one() -> None:
    assert told([[TAIWAN, KOREA], [CABLES, TAIWAN], [TAIWAN, CABLES, ASEAN]]) == [
        ["underscore", "underscore", "underscore"],
        ["condemn", None, None],
        [None, "discuss", "discuss"],
        [None, None, "recognize"],
    ]


def test_the_order_of_the_texts_changes_no_group() -> None:
    texts = [[TAIWAN, KOREA], [CABLES, TAIWAN], [TAIWAN, CABLES, ASEAN]]
    groups = {
        frozenset((order[n], c.lemma) for n, c in enumerate(matched.clauses) if c is not None)
        for order in permutations(range(3))
        for matched in match([texts[n] for n in order])
    }
    assert len(groups) == 4


def test_every_clause_stands_once() -> None:
    twice = [TAIWAN, replace(TAIWAN, opens=False), KOREA]
    matched = match([twice, [TAIWAN], []])
    assert sorted(c.lemma for m in matched for c in m.clauses if c is not None) == [
        "condemn",
        "underscore",
        "underscore",
        "underscore",
    ]
    assert [m.texts for m in matched].count((0, 1)) == 1


def test_no_text_and_one_text() -> None:
    assert match([]) == ()
    assert [m.texts for m in match([[TAIWAN, KOREA]])] == [(0,), (0,)]
