"""Why a proposal was dropped: codes, their meaning in words, and the model's words fit to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["statement", "encounter", "reply"]

WHY: dict[str, str] = {
    "wrong-form": "it has not the fields that were asked for, or others",
    "too-many": "more were proposed than may be",
    "too-long": "longer than such words may be",
    "not-verbatim": "these words do not stand in the text",
    "too-often": "these words stand in the text too often to know which are meant",
    "not-prose": "these words stand in no sentence of prose",
    "several-sentences": "these words run over more than one sentence",
    "several-paragraphs": "these words run over more than one paragraph",
    "far-apart": "its words stand too far from each other",
    "in-its-own-words": "speaker or cue stand within what is said",
    "no-telling": "no verb or noun among these words that could tell of it",
    "in-a-command": "the sentence tells the reader to do something; it tells of nothing",
    "unknown-party": "nobody whom the rules know stands there",
    "one-side": "fewer than two sides take part",
    "no-place": "no place that the rules know stands there; left out",
    "no-date": "no date that the rules can read stands there; left out",
    "day-to-come": "the rules read a day after the text itself, of what has happened; left out",
    "told-by-rules": "the rules have found it already",
    "told-twice": "proposed before",
}
"""Code → why, in words."""

_LONGEST_SHOWN = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A proposal, or a part of one, that was dropped.

    Attributes:
        kind: What was proposed.
        code: Why, a key of `WHY`.
        part: Which part it was dropped for: speaker, content, telling …; empty for the whole.
        words: The model's words, fit to be shown.
        start: First code point of what it is about, where that could be located; else None.
        end: One past the last, or None.
    """

    kind: Kind
    code: str
    part: str = ""
    words: str = ""
    start: int | None = None
    end: int | None = None

    @property
    def outcome(self) -> str:
        """Why, in words, with the code."""
        part = f"{self.part}: " if self.part else ""
        return f"{part}{WHY[self.code]} ({self.code})"


def fit_to_show(words: str) -> str:
    r"""A model's words on one line, cut off, signs that change how others look written out.

    Args:
        words: Anything.

    Returns:
        At most 120 printable characters.

    Example:
        >>> fit_to_show("a\u202eb\nc")
        'a\\u202eb c'
    """
    line = " ".join(words[: 4 * _LONGEST_SHOWN].split())
    plain = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in line)
    return plain if len(plain) <= _LONGEST_SHOWN else f"{plain[: _LONGEST_SHOWN - 1]}…"
