"""Notes in the manner of the Chicago Manual of Style (17th ed., 14.191–14.200), plain or in Markdown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from readout.export.citing.dates import date_in_words, day_in_words
from readout.export.citing.lines import within_quotes
from readout.export.citing.parts import Parts, parts_of, quoted
from readout.query.cited import Citation

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~$&!^=%{}]")
_LIST = re.compile(r"\A(\d{0,9})([-+.)])")
_MANY = 3
_BARE_URL = re.compile(r"(?i)(https?|ftp)(:)(?=//)|\b(www)(\.)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """How a note is set.

    Attributes:
        text: Escapes text of a document.
        name: Sets the name of a newspaper.
        is_linked: Whether the headline is a link, in the place of an address in the open.
    """

    text: Callable[[str], str]
    name: Callable[[str], str]
    is_linked: bool


def markdown_text(text: str) -> str:
    r"""Text of a document that Markdown shows as it is: no emphasis, link, HTML, tag, comment or mathematics.

    Args:
        text: One line.

    Returns:
        The line, with a backslash before whatever could mean something.

    Example:
        >>> markdown_text("[[a]] <b> #1 www.x.y")
        '\\[\\[a\\]\\] \\<b\\> \\#1 www\\.x.y'
    """
    plain = _BARE_URL.sub(r"\1\3\\\2\4", _MARKUP.sub(r"\\\g<0>", text))
    return _LIST.sub(r"\1\\\2", plain)


def write_chicago(citation: Citation, accessed: dt.date | None) -> str:
    """A note, and behind it the words cited and the archived copy.

    Args:
        citation: What is cited.
        accessed: When the source was seen, or None.

    Returns:
        One paragraph.
    """
    return _note(citation, accessed, _Setting(text=str, name=str, is_linked=False))


def write_markdown(citation: Citation, accessed: dt.date | None) -> str:
    """The same in Markdown: the newspaper in italics, the headline as a link that opens at the words.

    Args:
        citation: What is cited.
        accessed: When the source was seen, or None.

    Returns:
        One paragraph.
    """
    setting = _Setting(text=markdown_text, name=lambda name: f"*{markdown_text(name)}*", is_linked=True)
    return _note(citation, accessed, setting)


def _note(citation: Citation, accessed: dt.date | None, setting: _Setting) -> str:
    parts = parts_of(citation, accessed)
    date = date_in_words(citation.published, citation.published_basis, order="month-first")
    title = setting.text(within_quotes(parts.title))
    if setting.is_linked and parts.url:
        title = f"[{title}](<{parts.passage_url}>)"
    pieces = [
        setting.text(_named(parts)),
        f"“{title},”",
        "press release" if parts.is_release else "",
        setting.name(parts.outlet.removeprefix("The ")) if parts.outlet else "",
        setting.text(date),
        f"accessed {day_in_words(parts.accessed, 'month-first')}" if parts.accessed is not None else "",
        "" if setting.is_linked else parts.url,
    ]
    note = ""
    for piece in filter(None, pieces):
        note += (" " if note.endswith(",”") else ", ") * bool(note) + piece
    told = [
        _stopped(note),
        quoted(setting.text(parts.quote), setting.text(parts.who)),
        setting.text(parts.evidence),
    ]
    return f"{' '.join(filter(None, told))}."


def _named(parts: Parts) -> str:
    """Up to three authors as they sign; of more the first and others."""
    names = [author.straight for author in parts.authors]
    if len(names) > _MANY:
        return f"{names[0]} et al."
    if len(names) < _MANY:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def _stopped(note: str) -> str:
    return note if note.endswith(".") else f"{note}."
