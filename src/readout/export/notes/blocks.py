"""Notes that two hands write: what stands between our marks is ours, all else is the user's."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PAIRS = (
    (r"# readout:begin", r"# readout:end"),
    (r"<!-- readout:begin -->", r"<!-- readout:end -->"),
)
"""Around our lines of the front matter, and around our part of the text."""


def new_note(front: Sequence[str], body: str) -> str:
    """A note that nobody has written in yet.

    Args:
        front: Lines of YAML.
        body: Markdown.

    Returns:
        The note, with room for the user's own properties and text.
    """
    (first, last), (opens, closes) = _PAIRS
    return "\n".join(["---", first, *front, last, "---", "", opens, body, closes, ""])


def updated(note: str, front: Sequence[str], body: str) -> str | None:
    """A note with our part written anew.

    Args:
        note: As it is on disk.
        front: Lines of YAML; where the user took the marks out of the front matter it stays as it is.
        body: Markdown.

    Returns:
        The note; None where the marks around our text are gone.
    """
    (first, last), (opens, closes) = _PAIRS
    changed = _between(note, opens, closes, body)
    if changed is None:
        return None
    head = re.match(r"---\r?\n.*?^---\r?$", changed, re.DOTALL | re.MULTILINE)
    if head is None:
        return changed
    own = _between(head[0], first, last, "\n".join(front))
    return changed if own is None else own + changed[head.end() :]


def _between(text: str, opens: str, closes: str, own: str) -> str | None:
    """The text with something else between two lines that are marks."""
    begin = re.search(rf"^{re.escape(opens)}[ \t]*(\r?\n)", text, re.MULTILINE)
    if begin is None:
        return None
    end = re.compile(rf"^{re.escape(closes)}[ \t]*\r?$", re.MULTILINE).search(text, begin.end())
    if end is None:
        return None
    line_end = begin[1]
    lines = own.replace("\n", line_end)
    return f"{text[: begin.end()]}{lines}{line_end}{text[end.start() :]}"
