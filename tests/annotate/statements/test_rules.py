"""Every rule fires on its example and keeps silent on the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.annotate.statements import RULES, Rule
from readout.model import Reading

Read = Callable[..., Reading]


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert all(rule.why.endswith(".") for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_a_rule_fires_on_its_example(rule: Rule, read: Read) -> None:
    assert rule.name in {s.rule for s in read(rule.fires).statements}


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_a_rule_keeps_silent_on_its_counter_example(rule: Rule, read: Read) -> None:
    assert rule.name not in {s.rule for s in read(rule.silent).statements}
