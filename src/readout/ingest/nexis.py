"""Word files as newspaper databases deliver them: several articles one after another, each with its header.

The layout of Nexis Uni and Lexis+ downloads: title, publication, day, then lines such as `Byline:`, a line
`Body`, the article, `Load-Date:`, and `End of Document`. A Word file without it is one document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from readout.errors import InputRejected
from readout.ingest.docx import Paragraph, read_docx
from readout.ingest.names import shown
from readout.model import ArticleFields, RawInput

_END = "end of document"
_BODY = "body"
_AFTER_BODY = re.compile(r"(?:Load-Date:|Classification$|Graphic$|Notes$)")
_FIELD = re.compile(
    r"(Byline|Length|Section|Dateline|Highlight|Copyright)\s{0,3}:?\s{1,3}(.{0,2000})", re.DOTALL
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DAY = re.compile(
    rf"(?:\w+day,?\s)?(?:(?P<month>{'|'.join(_MONTHS)})\s(?P<day>\d\d?),?|(?P<day2>\d\d?)\s(?P<month2>{'|'.join(_MONTHS)}))"
    r"\s(?P<year>\d{4})\b.{0,60}"
)
"""`April 17, 2024 Wednesday 10:15 AM GMT`, `17 April 2024`."""


def read_word_file(data: bytes, source: str) -> Iterator[RawInput]:
    """The articles of a Word file.

    Args:
        data: The file.
        source: What it is called; the third article's source is `SOURCE#article-3`.

    Yields:
        One input an article; one for the whole file where it is no download of several.
    """
    try:
        paragraphs = read_docx(data)
    except InputRejected as refusal:
        yield RawInput(source=source, reject=(refusal.reason, refusal.message))
        return
    parts = list(_parts(paragraphs))
    articles = [part for part in parts if _body_at(part) is not None]
    if not articles:
        yield _plain(source, paragraphs, ArticleFields())
        return
    for number, part in enumerate(articles, start=1):
        yield _article(part, f"{source}#article-{number}")


def _parts(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    held: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.text.lower() == _END:
            yield held
            held = []
        else:
            held.append(paragraph)
    if held:
        yield held


def _body_at(part: Sequence[Paragraph]) -> int | None:
    """Where the line `Body` stands, below a day; None where it does not."""
    at = next((at for at, one in enumerate(part) if one.text.lower() == _BODY), None)
    return at if at is not None and _day_at(part[:at]) is not None else None


def _day_at(header: Sequence[Paragraph]) -> int | None:
    """The last line that is a day: a list of contents may stand before the first article."""
    days = [at for at, one in enumerate(header) if _DAY.fullmatch(one.text)]
    return days[-1] if days else None


def _article(part: Sequence[Paragraph], source: str) -> RawInput:
    at = _body_at(part) or 0
    header = part[:at]
    day_at = _day_at(header) or 0
    named = {
        found[1].lower(): found[2].strip()
        for one in header[day_at:]
        if (found := _FIELD.fullmatch(one.text)) is not None
    }
    fields = ArticleFields(
        title=_line(header, day_at - 2),
        publisher=_line(header, day_at - 1),
        date=_iso(header[day_at].text),
        byline=named.get("byline"),
    )
    body = takewhile(lambda one: _AFTER_BODY.match(one.text) is None, part[at + 1 :])
    return _plain(source, tuple(body), fields)


def _line(header: Sequence[Paragraph], at: int) -> str | None:
    return " ".join(header[at].text.split()) if at >= 0 else None


def _iso(line: str) -> str | None:
    found = _DAY.fullmatch(line)
    if found is None:
        return None
    month = _MONTHS.index(found["month"] or found["month2"]) + 1
    return f"{found['year']}-{month:02}-{int(found['day'] or found['day2']):02}"


def _plain(source: str, paragraphs: Sequence[Paragraph], fields: ArticleFields) -> RawInput:
    text = "\n\n".join(paragraph.text for paragraph in paragraphs)
    return RawInput(
        source=shown(source), data=text.encode("utf-8", "replace"), media_type="text/plain", fields=fields
    )
