"""Who published a document and when, from what came with it and from its own lines above and below the story.

Order of trust for the date: given with the article; a labelled line ("Date:", front matter); a line that is
only a date, above the story; a page's markup; a dateline with its year; "Updated:". A dateline without a year
says nothing here: the year is found later, from the people named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.documents.dateline import find_dateline
from readout.documents.days import find_date, parse_date, settle_order
from readout.documents.headers import byline_of, header_date, label_of
from readout.documents.markup import FrontField, front_matter, peel
from readout.documents.tables import agencies
from readout.model import ArticleFields, Block, Dating, EdtfDate, Flag, Span

STANDFIRST_POINTS = 160
"""A first paragraph no longer than this may stand between the headline and the date."""
RANKS = ("label", "line", "markup", "dateline", "updated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something a text says about itself.

    Attributes:
        means: published, updated, source, publisher, byline, agency, title, language.
        value: The value, trimmed.
        start: Where the value stands in the text.
        end: One past it.
        rank: How it was said; one of `RANKS`.
        date: The date it gives, for published and updated.
    """

    means: str
    value: str
    start: int
    end: int
    rank: str = "label"
    date: EdtfDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known about a document beside its text.

    Attributes:
        title: From the text's own fields, or None.
        byline: Who wrote it.
        publisher: Who published it.
        agency: Agency whose copy it is.
        language: As stated, not checked.
        published: When.
        receipts: Where the text says when.
        flags: What a reader should know.
    """

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    agency: str | None = None
    language: str | None = None
    published: Dating = Dating()
    receipts: tuple[Span, ...] = ()
    flags: tuple[Flag, ...] = ()


def read_metadata(
    doc: str,
    text: str,
    blocks: tuple[Block, ...],
    given: ArticleFields,
    *,
    markup: ArticleFields | None = None,
) -> Metadata:
    """Gather what is known about a document.

    Args:
        doc: Its id.
        text: Its stored text.
        blocks: Its blocks.
        given: What came beside the input (a JSONL line's fields).
        markup: What a page's or file's markup says; weaker than `given`.

    Returns:
        The metadata; the date with receipts wherever the text itself says it.
    """
    found = list(_found(text, blocks))
    page = markup or ArticleFields()
    published, receipts, flags = _published(doc, text, found, given.date, page.date)
    publisher = given.publisher or page.publisher or _first(found, "publisher")
    byline = given.byline or _first(found, "byline") or page.byline
    return Metadata(
        title=_first(found, "title"),
        byline=byline,
        publisher=publisher,
        agency=given.agency or _agency(found, byline, publisher),
        language=given.language or page.language or _first(found, "language"),
        published=published,
        receipts=receipts,
        flags=flags,
    )


def known_agency(name: str) -> str | None:
    """The record's name for an agency, however written; None when it is none we know.

    Args:
        name: Words such as "KYODO" or "Kyodo News".

    Returns:
        "Kyodo", or None.

    Example:
        >>> known_agency("KYODO"), known_agency("The Strait Courier")
        ('Kyodo', None)
    """
    return agencies().get(" ".join(name.split()).casefold())


def _found(text: str, blocks: tuple[Block, ...]) -> Iterator[Found]:
    body_at, fields = front_matter(text)
    yield from (item for item in map(_from_front, fields) if item is not None)
    above, proses = True, 0
    for block in blocks:
        if block.end <= body_at:
            continue
        line = text[block.start : block.end]
        if block.kind in ("body", "quote"):
            above = above and proses == 0 and len(line) <= STANDFIRST_POINTS
            proses += 1
        elif block.kind == "metadata":
            yield from _from_line(line, block.start, above=above)
        elif block.kind == "byline" and (name := byline_of(line)) is not None:
            yield Found(means="byline", value=name, start=block.end - len(name), end=block.end)
        elif block.kind == "dateline":
            yield from _from_dateline(text, block, is_first=proses == 0)


_FRONT_MEANS = {
    "title": "title",
    "headline": "title",
    "date": "published",
    "published": "published",
    "published_at": "published",
    "pubdate": "published",
    "publisher": "publisher",
    "site": "publisher",
    "source": "source",
    "agency": "agency",
    "author": "byline",
    "authors": "byline",
    "byline": "byline",
    "lang": "language",
    "language": "language",
    "updated": "updated",
}


def _from_front(field: FrontField) -> Found | None:
    means = _FRONT_MEANS.get(field.key)
    if means is None:
        return None
    date = parse_date(field.value) if means in ("published", "updated") else None
    return Found(means=means, value=field.value, start=field.start, end=field.end, date=date)


def _from_line(line: str, start: int, *, above: bool) -> Iterator[Found]:
    peeled = peel(line)
    label = label_of(line)
    if label is not None:
        means, value, at = label
        dated = find_date(value) if means in ("published", "updated") else None
        if dated is not None:
            at = line.index(value, at) + dated[1]
            yield Found(
                means=means,
                value=value,
                start=start + at,
                end=start + at + dated[2] - dated[1],
                date=dated[0],
            )
        elif value and means not in ("published", "updated"):
            at = line.index(value, at)
            yield Found(means=means, value=value, start=start + at, end=start + at + len(value))
        return
    words = line[peeled.start : peeled.end]
    if above and (dated := header_date(words)) is not None:
        start += peeled.start
        yield Found(
            means="published",
            value=words,
            start=start + dated[1],
            end=start + dated[2],
            rank="line",
            date=dated[0],
        )


def _from_dateline(text: str, block: Block, *, is_first: bool) -> Iterator[Found]:
    # The grammar wants prose after the dash, so it is given the characters that follow.
    dateline = find_dateline(text[block.start : block.end + 40], is_first=is_first)
    if dateline is None:
        return
    if dateline.agency is not None:
        at = text.index(dateline.agency, block.start)
        yield Found(
            means="agency", value=dateline.agency, start=at, end=at + len(dateline.agency), rank="dateline"
        )
    if dateline.day is not None:
        first, last = block.start + dateline.day[0], block.start + dateline.day[1]
        dated = find_date(text[first:last])
        if dated is not None:
            yield Found(
                means="published",
                value=text[first:last],
                start=first,
                end=last,
                rank="dateline",
                date=dated[0],
            )


def _first(found: list[Found], means: str) -> str | None:
    return next((item.value for item in found if item.means == means and item.value), None)


def _agency(found: list[Found], byline: str | None, publisher: str | None) -> str | None:
    """The agency of a dateline or source line; a photograph's credit is none of these."""
    for item in found:
        if item.means in ("agency", "source"):
            known = known_agency(item.value)
            if known is not None:
                return known
            if item.means == "agency":
                return item.value
    for name in (byline, publisher):
        if name is not None and (known := known_agency(name)) is not None:
            return known
    return None


def _published(
    doc: str, text: str, found: list[Found], given: str | None, markup: str | None
) -> tuple[Dating, tuple[Span, ...], tuple[Flag, ...]]:
    dated = [item for item in _dated(found) if item.date is not None]
    flags: list[Flag] = []
    date, why = None, ""
    if given is not None:
        date, why = parse_date(given), "given with the article"
        if date is None:
            flags.append(Flag(code="bad-date", message=f"The given date {given[:80]!r} is none we can read."))
    if date is None:
        date, why = _best(dated, markup)
    if date is None:
        return Dating(), (), tuple(flags)
    receipts = tuple(Span.cut(doc, text, item.start, item.end) for item in dated if item.date == date)
    settled = (
        settle_order(given or receipts[0].text if receipts else given or "", text)
        if not date.is_day
        else None
    )
    if settled is not None:
        return (
            Dating(
                date=settled,
                basis="stated",
                why=f"{why}; the days the text names settle the order of its numbers",
            ),
            receipts,
            tuple(flags),
        )
    for item in dated:
        if item.date != date and item.rank in ("label", "line") and item.means == "published":
            message = f"The text says {item.value[:80]!r}, but it was {why} as {date.text}."
            flags.append(
                Flag(code="date-conflict", message=message, span=Span.cut(doc, text, item.start, item.end))
            )
    return Dating(date=date, basis="stated", why=why), receipts, tuple(flags)


def _dated(found: list[Found]) -> Iterator[Found]:
    for item in found:
        if item.means == "published":
            yield item
        elif item.means == "updated":
            yield Found(
                means="published",
                value=item.value,
                start=item.start,
                end=item.end,
                rank="updated",
                date=item.date,
            )


def _best(dated: list[Found], markup: str | None) -> tuple[EdtfDate | None, str]:
    marked = parse_date(markup) if markup is not None else None
    for rank in RANKS:
        if rank == "markup" and marked is not None:
            return marked, "stated in the page's markup"
        for item in dated:
            if item.rank == rank and item.date is not None:
                return item.date, f"the text says {item.value[:80]!r} ({rank})"
    return None, ""
