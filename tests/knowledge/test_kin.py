"""Words that say much the same."""

from __future__ import annotations

from collections import Counter

from readout.knowledge.kin import kin
from readout.knowledge.tables import listed, rows


def test_no_word_is_of_two_kins() -> None:
    words = Counter(word for row in rows("kin") for word in listed(row["words"]))
    assert [word for word, count in words.items() if count > 1] == []


def test_kin_by_matter() -> None:
    assert kin()["ceasefire"] == kin()["truce"]
    assert kin()["troops"] == kin()["soldiers"]
    assert kin()["missile"] != kin()["nuclear"]
