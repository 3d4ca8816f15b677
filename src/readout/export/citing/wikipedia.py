"""Wikipedia's citation templates: `cite news` and `cite press release` (Help:Citation Style 1)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from readout.export.citing.dates import (
    NO_DATE,
    Point,
    date_in_words,
    day_in_words,
    ends,
    plain_range,
    point_in_words,
)
from readout.export.citing.lines import one_line
from readout.export.citing.parts import parts_of
from readout.model import EdtfDate
from readout.query.cited import Citation

_MARKUP = re.compile(r"[|{}\[\]<>&~=]|''+|__+|(?<=:)//")
_IN_URL = {ord(c): f"%{ord(c):02X}" for c in "|{}[]<>'\"~"}


def wiki_text(text: str) -> str:
    """Text of a document that a template shows as it is.

    Args:
        text: One line.

    Returns:
        The line; what wiki markup, templates or HTML would obey is a character reference.

    Example:
        >>> wiki_text("a|b}} [[c]] ''d''")
        'a&#124;b&#125;&#125; &#91;&#91;c&#93;&#93; &#39;&#39;d&#39;&#39;'
    """
    return _MARKUP.sub(lambda match: "".join(f"&#{ord(c)};" for c in match[0]), text)


def write_wikipedia(citation: Citation, accessed: dt.date | None) -> str:
    """A template, and behind it the archived copy as a comment.

    Args:
        citation: What is cited.
        accessed: When the source was seen, or None.

    Returns:
        One line of wiki text.
    """
    parameters = " ".join(f"|{name}={value}" for name, value in _parameters(citation, accessed) if value)
    template = "cite press release" if citation.is_release else "cite news"
    evidence = parts_of(citation, accessed).evidence.replace("--", "—")
    return f"{{{{{template} {parameters}}}}}<!-- {wiki_text(evidence)} -->"


def _parameters(citation: Citation, accessed: dt.date | None) -> Iterator[tuple[str, str]]:
    parts = parts_of(citation, accessed)
    named = [] if citation.is_release else [a for a in parts.authors if a.straight != parts.agency]
    for n, author in enumerate(named, 1):
        number = str(n) if len(named) > 1 else ""
        if author.given is None:
            yield f"author{number}", wiki_text(author.family)
        else:
            suffix = f" {author.suffix}" if author.suffix else ""
            yield f"last{number}", wiki_text(author.family)
            yield f"first{number}", wiki_text(f"{author.given}{suffix}")
    yield "title", wiki_text(parts.title)
    yield "url", parts.url.translate(_IN_URL).replace("__", "%5F%5F")
    if citation.is_release:
        yield "publisher", wiki_text(one_line(citation.publisher) or one_line(citation.agency))
    else:
        yield "newspaper", wiki_text(parts.outlet)
        yield "agency", wiki_text(parts.agency)
    date = _date(citation.published)
    yield "date", date
    if date == NO_DATE and citation.published is not None:
        # CS1 knows neither doubt nor open ends: `orig-date` takes any words.
        told = date_in_words(citation.published, citation.published_basis, order="day-first")
        yield "orig-date", told.strip("[]")
    if parts.url and parts.accessed is not None:
        yield "access-date", day_in_words(parts.accessed, "day-first")
    if citation.language not in (None, "en"):
        yield "language", wiki_text(one_line(citation.language))
    yield "quote", wiki_text(parts.quote)


def _date(date: EdtfDate | None) -> str:
    """Days, months, years and closed ranges, which CS1 knows; `n.d.` for all else."""
    first, last = ends(date) if date is not None else (None, None)
    if first is None or last is None or _is_doubtful(first) or _is_doubtful(last):
        return NO_DATE
    if first == last:
        return point_in_words(first, "day-first")
    return plain_range(first, last, "day-first")


def _is_doubtful(point: Point) -> bool:
    return point.is_uncertain or point.is_about
