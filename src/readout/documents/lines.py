"""What a single line is, by what it says: the rules in order of trust."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from readout.documents.captions import is_marked_caption
from readout.documents.furniture import is_furniture, is_navigation
from readout.documents.headers import SHORT_POINTS, is_byline, is_metadata
from readout.model import BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRule:
    """One rule: a kind of block and the question that decides it.

    Attributes:
        name: Name for `readout explain`.
        kind: What a line is for which it holds.
        holds: The question.
    """

    name: str
    kind: BlockKind
    holds: Callable[[str], bool]


RULES: tuple[LineRule, ...] = (
    LineRule(name="metadata", kind="metadata", holds=is_metadata),
    LineRule(name="furniture", kind="boilerplate", holds=is_furniture),
    LineRule(name="navigation", kind="boilerplate", holds=is_navigation),
    LineRule(name="byline", kind="byline", holds=is_byline),
    LineRule(name="marked-caption", kind="caption", holds=is_marked_caption),
)
"""In order of trust; the first that holds decides."""


def kind_of_line(line: str) -> BlockKind | None:
    """What a line is by its words alone.

    Args:
        line: A trimmed line.

    Returns:
        Its kind, or None when it may be prose.
    """
    if len(line) > SHORT_POINTS:
        return "caption" if is_marked_caption(line) else None
    for rule in RULES:
        if rule.holds(line):
            return rule.kind
    return None
