"""Where rules and model tell of the same thing, the rules' item stays."""

from __future__ import annotations

from collections.abc import Iterable

from readout.annotate.events.merge import dates_agree
from readout.annotate.model.nearby import overlap
from readout.model import Report, Span, Statement

_HELD = frozenset({"occurred", "ongoing"})
_ENCOUNTERS = frozenset({"meeting", "call", "visit", "negotiation"})
_SHARE = 0.5
"""So much of the shorter of two pieces of speech must be shared."""


def same_report(proposed: Report, told: Iterable[Report]) -> Report | None:
    """The encounter among some that is the proposed one as far as is told, or None.

    Args:
        proposed: A model's.
        told: The rules', and the model's so far.
    """
    encounters = (report for report in told if report.told.act in _ENCOUNTERS)
    return next((report for report in encounters if _is_same(proposed, report)), None)


def _is_same(a: Report, b: Report) -> bool:
    if _overlap(a.trigger, b.trigger):
        return True
    if not _kinds_agree(a.told.act, b.told.act) or not dates_agree(a.told.dating, b.told.dating):
        return False
    if a.told.status != b.told.status and not {a.told.status, b.told.status} <= _HELD:
        return False
    ours, theirs = _who(a), _who(b)
    return ours <= theirs or theirs <= ours


def _kinds_agree(a: str, b: str) -> bool:
    return a == b or {a, b} == {"meeting", "negotiation"}


def _who(report: Report) -> set[str]:
    """The sides; two encounters of one pair of states are one as long as no date tells them apart."""
    return {role.country or role.entity or role.name for role in report.told.roles}


def same_statement(proposed: Statement, told: Iterable[Statement]) -> Statement | None:
    """The statement among some whose words the proposed one shares, or None.

    Args:
        proposed: A model's, not nested in any of them.
        told: The rules', and the model's so far.
    """
    return next((one for one in told if _shares_words(proposed, one)), None)


def _shares_words(a: Statement, b: Statement) -> bool:
    shared = sum(_overlap(one, other) for one in a.content for other in b.content)
    shorter = min(sum(len(piece.text) for piece in s.content) for s in (a, b))
    return shared >= _SHARE * shorter


def _overlap(a: Span, b: Span) -> int:
    return overlap((a.start, a.end), (b.start, b.end))
