"""Against people's own dates: GUM Wikinews (CC BY), where it is at hand."""

from __future__ import annotations

import pytest

from bench.dates import is_within, measure, ours
from bench.gum import texts
from readout.model import EdtfDate

_IS_HERE = any(True for _ in texts())


@pytest.mark.skipif(not _IS_HERE, reason="GUM is not on this machine")
def test_values_agree_with_people() -> None:
    figures = measure(ours).figures()
    for figure, floor in (("1 found", 0.97), ("3 right of all", 0.90), ("4 right of all, strict", 0.88)):
        right, count = figures[figure]
        assert right >= floor * count, figure


@pytest.mark.parametrize(
    ("answer", "bounds", "expected"),
    [
        ("2008-01-19", "../2008-01-19", True),
        ("2008-01-20", "../2008-01-19", False),
        ("2008", "2007/2009", True),
        ("../2008", "2007/2009", False),
    ],
)
def test_within(answer: str, bounds: str, expected: bool) -> None:
    assert is_within(EdtfDate(text=answer), EdtfDate(text=bounds)) is expected
