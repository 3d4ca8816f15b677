"""How stories are scored."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import stories
from readout.link import Brief, link_stories


def test_b_cubed_by_hand() -> None:
    gold = {"a": "x", "b": "x", "c": "y", "d": "d"}
    ours = {"a": "1", "b": "1", "c": "1", "d": "2"}
    p, r, f = stories.b_cubed(gold, ours, sorted(gold))
    assert p == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert r == 1.0
    assert f == pytest.approx(2 * p / (p + 1))
    assert stories.b_cubed(gold, gold, sorted(gold)) == (1.0, 1.0, 1.0)


def test_minhash_groups_what_is_alike() -> None:
    text = " ".join(f"word{n}" for n in range(60))
    other = " ".join(f"other{n}" for n in range(60))
    briefs = {name: Brief(doc=name, text=t) for name, t in (("a", text), ("b", f"{text} more"), ("c", other))}
    groups = stories.by_minhash(briefs, 0.5)
    assert groups["a"] == groups["b"] != groups["c"]
    assert len(set(stories.by_text(briefs).values())) == 3


def test_without_gold_nothing_is_measured(tmp_path: Path) -> None:
    assert stories.read(tmp_path / "none.yaml") is None


def test_synthetic_copies_are_found() -> None:
    assert len(link_stories(stories.synthetic(60))) == 40
