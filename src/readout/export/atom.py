"""Any listing as an Atom feed (RFC 4287), and what a watch has told.

Ids are `tag:` URIs (RFC 4151) made from the ids of rows, which come from content: an entry has the same id
wherever and whenever it is written. Its `updated` is what the record says, never the clock.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import Any, TextIO
from urllib.parse import quote, urlsplit

from readout.export.headlines import headline, one_line
from readout.record import Row

_AUTHORITY = "readout.invalid,2026"
_KEYS: Mapping[str, str] = {
    "events": "event",
    "meetings": "event",
    "statements": "statement",
    "wording": "usage",
    "claims": "claim",
    "documents": "doc",
    "judgements": "judgement",
    "people": "entity",
}
_MOST_RECEIPTS = 12
_RECEIPT = {"doc", "start", "end", "text"}
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold: controls, halves of characters, U+FFFE and U+FFFF."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed.

    Attributes:
        id: Id of what is told, such as a row.
        title: One line.
        updated: ISO 8601 time in UTC.
        page: Id of the row whose page it links to; the id itself when empty.
        lines: (label, text) pairs above the receipts.
        receipts: The words it rests on.
        terms: Categories.
    """

    id: str
    title: str
    updated: str
    page: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    receipts: tuple[Row, ...] = ()
    terms: tuple[str, ...] = ()


def write_atom(  # noqa: PLR0913 - what a feed says of itself
    rows: Iterable[Row],
    stream: TextIO,
    *,
    listing: str,
    title: str,
    updated: str,
    times: Mapping[str, str] = _NOTHING,
    sources: Mapping[str, str] = _NOTHING,
    self_link: str = "",
    base_link: str = "",
) -> int:
    """Write rows of a listing as a feed.

    Args:
        rows: Rows of the listing.
        stream: Where to.
        listing: events, meetings, statements, wording, claims, documents, judgements or people.
        title: Of the feed.
        updated: When the state of the record that is asked was written: `view.snapshot.written_at`.
        times: Id of a row → when it last changed, as `readout.query.updated` gives it; `updated` for others.
        sources: Id of a document → its path or address; only addresses become links.
        self_link: Address of the feed; empty where it has none.
        base_link: Address of the pages, to which `/id/ID` is added; empty for no links to pages.

    Returns:
        How many entries were written.
    """
    key = _KEYS[listing]
    entries = (_entry(row, listing, str(row[key]), times.get(str(row[key]), updated)) for row in rows)
    return write_entries(
        entries,
        stream,
        name=listing,
        title=title,
        updated=updated,
        sources=sources,
        self_link=self_link,
        base_link=base_link,
    )


def write_entries(
    entries: Iterable[Entry],
    stream: TextIO,
    *,
    name: str,
    title: str,
    updated: str,
    sources: Mapping[str, str] = _NOTHING,
    self_link: str = "",
    base_link: str = "",
) -> int:
    """Write a feed.

    Args:
        entries: Its entries, the latest first.
        stream: Where to.
        name: What the feed is of; becomes a part of its id.
        title: For people.
        updated: ISO 8601 time in UTC; an entry's later one counts.
        sources: Id of a document → its path or address.
        self_link: Address of the feed.
        base_link: Address of the pages.

    Returns:
        How many entries were written.
    """
    held = list(entries)
    latest = max([_moment(updated), *(_moment(entry.updated) for entry in held)])
    stream.write('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n')
    stream.write(
        f"<id>{xml_text(tag(f'feed/{name}'))}</id>\n<title>{xml_text(one_line(title) or name)}</title>\n"
    )
    stream.write(f"<updated>{latest}</updated>\n<author><name>Readout</name></author>\n")
    stream.write("<generator>Readout</generator>\n")
    stream.write(_link("self", self_link, type="application/atom+xml"))
    stream.write(_link("alternate", base_link, type="text/html"))
    stream.writelines("".join(_written(entry, sources, base_link)) for entry in held)
    stream.write("</feed>\n")
    return len(held)


def tag(identity: str) -> str:
    """The `tag:` URI of an id.

    Example:
        >>> tag("evt_k3v7"), tag("person/yoko-kamikawa")
        ('tag:readout.invalid,2026:evt_k3v7', 'tag:readout.invalid,2026:person/yoko-kamikawa')
    """
    return f"tag:{_AUTHORITY}:{quote(_fit(identity), safe='/-._~')}"


def xml_text(text: str) -> str:
    """Text as XML and HTML take it; what neither may hold becomes U+FFFD.

    Example:
        >>> xml_text("a < b & c ]]>")
        'a &lt; b &amp; c ]]&gt;'
    """
    return escape(_fit(text))


def web_address(source: str | None) -> str:
    """A source as a link, if it is one to follow.

    Args:
        source: Path or address, as documents have it.

    Returns:
        An http or https address without anything that ends an attribute; empty for anything else.

    Example:
        >>> (
        ...     web_address("https://example.org/a b"),
        ...     web_address("javascript:alert(1)"),
        ...     web_address("/news/a.txt"),
        ... )
        ('https://example.org/a%20b', '', '')
    """
    try:
        parts = urlsplit(source or "")
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return ""
    return quote(_fit(source or ""), safe=":/?#@!$&'()*+,;=%~-._") if is_web else ""


def _entry(row: Row, listing: str, identity: str, updated: str) -> Entry:
    receipts = tuple(_receipts(row))
    terms = (listing, *(str(row[n]) for n in ("act", "status", "formula", "verdict") if row.get(n)))
    lines = tuple(_lines(row))
    return Entry(
        id=identity,
        title=headline(listing, row),
        updated=updated,
        lines=lines,
        receipts=receipts,
        terms=terms,
    )


def _lines(row: Row) -> Iterator[tuple[str, str]]:
    for name in ("date", "published", "publisher", "document_quoted", "coverage", "reason"):
        if row.get(name):
            yield name, str(row[name])
    if row.get("independent_sources") is not None:
        yield "independent sources", str(row["independent_sources"])
    for conflict in row.get("conflicts") or ():
        values = " / ".join(str(value["value"]) for value in conflict["values"])
        yield f"reports differ on {conflict['field']}", values


def _receipts(value: Any) -> Iterator[Row]:
    """The receipts of a row, each once."""
    seen: set[tuple[Any, ...]] = set()
    waiting = [value]
    while waiting and len(seen) < _MOST_RECEIPTS:
        one = waiting.pop(0)
        if isinstance(one, dict):
            place = tuple(one.get(name) for name in ("doc", "start", "end"))
            if one.keys() >= _RECEIPT and None not in place and place not in seen:
                seen.add(place)
                yield one
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def _written(entry: Entry, sources: Mapping[str, str], base_link: str) -> Iterator[str]:
    yield f"<entry>\n<id>{xml_text(tag(entry.id))}</id>\n"
    yield f"<title>{xml_text(one_line(entry.title)) or xml_text(entry.id)}</title>\n"
    yield f"<updated>{_moment(entry.updated)}</updated>\n"
    if base_link:
        page = f"{base_link.rstrip('/')}/id/{quote(_fit(entry.page or entry.id), safe='/')}"
        yield _link("alternate", page, type="text/html")
    followed = dict.fromkeys(web_address(sources.get(one["doc"])) for one in entry.receipts)
    for address in followed:
        yield _link("via", address)
    for term in dict.fromkeys(entry.terms):
        yield f'<category term="{xml_text(term)}"/>\n'
    yield '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
    yield "".join(f"<p>{xml_text(label)}: {xml_text(one_line(text))}</p>" for label, text in entry.lines)
    for one in entry.receipts:
        place = f"{one['doc']} {one['start']}:{one['end']}"
        yield f"<blockquote><p>{xml_text(one['text'])}</p></blockquote>"
        yield f"<p><small>{xml_text(place)}</small></p>"
    yield "</div></content>\n</entry>\n"


def _link(relation: str, address: str, **about: str) -> str:
    safe = web_address(address)
    more = "".join(f' {name}="{value}"' for name, value in about.items())
    return f'<link rel="{relation}"{more} href="{escape(safe)}"/>\n' if safe else ""


def _moment(text: str) -> str:
    """An RFC 3339 time in UTC; a day is its first moment."""
    moment = dt.datetime.fromisoformat(text)
    moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=dt.UTC)
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)
