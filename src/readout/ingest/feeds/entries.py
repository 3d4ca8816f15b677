"""The bytes of a feed → its entries: RSS 0.9x to 2.0, RDF, Atom, JSON Feed. Runs in the child only."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from readout.errors import InputRejected
from readout.model import digest

MOST_ENTRIES = 1_000
MOST_CONTENT = 2_000_000
_MOST_FIELD = 2_000
_ATOM = "{http://www.w3.org/2005/Atom}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_MARKUP = ("html", "text/html", "xhtml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry.

    Attributes:
        key: What it is known by: its id, its address, or a digest of what it says.
        link: Address of its page; empty where it has none.
        title: Headline.
        date: When it was published, ISO 8601; empty where not known.
        byline: Who wrote it.
        content: What the feed itself says, as HTML.
    """

    key: str
    link: str = ""
    title: str = ""
    date: str = ""
    byline: str = ""
    content: str = ""


def read_entries(data: bytes, url: str) -> list[Entry]:
    """The entries of a feed, in its order.

    Args:
        data: The feed.
        url: Its address, from which addresses in it are taken.

    Returns:
        At most `MOST_ENTRIES`.

    Raises:
        InputRejected: `bad-feed`.
    """
    is_json = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
    told = _json_entries(data) if is_json else _xml_entries(data)
    return [_finished(entry, url) for entry in islice(told, MOST_ENTRIES)]


def _finished(told: dict[str, str], url: str) -> Entry:
    guid, link = _line(told.get("guid")), _line(told.get("link"))
    link = link or (guid if guid.startswith(("http://", "https://")) else "")
    try:
        link = urljoin(url, link) if link else ""
    except ValueError:
        link = ""
    content = told.get("content", "").strip()[:MOST_CONTENT]
    title = _line(told.get("title"))
    return Entry(
        key=guid or link or digest(f"{title}\n{content}".encode("utf-8", "replace")),
        link=link,
        title=title,
        date=_date(_line(told.get("date"))),
        byline=_line(told.get("byline")),
        content=content,
    )


def _line(text: str | None) -> str:
    return " ".join((text or "").split())[:_MOST_FIELD]


def _date(text: str) -> str:
    """A date of RFC 822 or ISO 8601 as ISO 8601."""
    try:
        return dt.datetime.fromisoformat(text).isoformat()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


# ------------------------------------------------------------------ JSON Feed


def _json_entries(data: bytes) -> Iterator[dict[str, str]]:
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputRejected("bad-feed", "It is neither XML nor JSON that can be read.") from None
    if not isinstance(told, dict) or not isinstance(told.get("items"), list):
        raise InputRejected("bad-feed", "It is JSON, but no JSON Feed: there are no items.")
    for item in told["items"]:
        if isinstance(item, dict):
            yield _json_entry(item)


def _json_entry(item: dict[str, Any]) -> dict[str, str]:
    text = {key: value for key, value in item.items() if isinstance(value, str)}
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [
        one["name"] for one in authors or () if isinstance(one, dict) and isinstance(one.get("name"), str)
    ]
    guid = item.get("id")
    return {
        "guid": str(guid) if isinstance(guid, str | int) else "",
        "link": text.get("url") or text.get("external_url", ""),
        "title": text.get("title", ""),
        "date": text.get("date_published") or text.get("date_modified", ""),
        "byline": ", ".join(names),
        "content": text.get("content_html") or _as_html(text.get("content_text") or text.get("summary", "")),
    }


def _as_html(text: str) -> str:
    from html import escape

    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n") if part.strip())


# ------------------------------------------------------------------ XML


def _xml_entries(data: bytes) -> Iterator[dict[str, str]]:
    from lxml import etree

    if b"<!ENTITY" in data or b"<\0!\0E\0N\0T" in data:
        raise InputRejected("bad-feed", "It declares entities of its own, which no feed needs.")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    name = etree.QName(root).localname.lower() if root is not None else ""
    if name not in ("rss", "rdf", "feed"):
        raise InputRejected("bad-feed", f"It is no feed: it begins with <{name[:40]}>.")
    if name == "feed":
        return map(_atom_entry, root.iter(f"{_ATOM}entry"))
    return (_rss_entry(one) for one in root.iter("{*}item"))


def _text(node: Any) -> str:
    return "".join(node.itertext()) if node is not None else ""


def _child(node: Any, *names: str) -> str:
    """The text of the first child that has any of the names and is not empty."""
    for name in names:
        found = _text(node.find(name))
        if found.strip():
            return found
    return ""


def _rss_entry(item: Any) -> dict[str, str]:
    guid = item.find("{*}guid")
    is_address = guid is None or guid.get("isPermaLink", "true").lower() != "false"
    return {
        "guid": _text(guid) or item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", ""),
        "link": _child(item, "link", "{http://purl.org/rss/1.0/}link") or (_text(guid) if is_address else ""),
        "title": _child(item, "{*}title"),
        "date": _child(item, "{*}pubDate", f"{_DC}date"),
        "byline": _child(item, f"{_DC}creator"),
        "content": _child(item, _CONTENT, "{*}description"),
    }


def _atom_entry(entry: Any) -> dict[str, str]:
    from lxml import etree

    links = [one for one in entry.findall(f"{_ATOM}link") if one.get("rel", "alternate") == "alternate"]
    body = next(
        (one for one in map(entry.find, (f"{_ATOM}content", f"{_ATOM}summary")) if one is not None), None
    )
    content = ""
    if body is not None:
        kind = body.get("type", "text")
        if kind == "xhtml":
            content = "".join(etree.tostring(one, encoding="unicode", method="html") for one in body)
        else:
            content = _text(body) if kind in _MARKUP else _as_html(_text(body))
    return {
        "guid": _child(entry, f"{_ATOM}id"),
        "link": links[0].get("href", "") if links else "",
        "title": _child(entry, f"{_ATOM}title"),
        "date": _child(entry, f"{_ATOM}published", f"{_ATOM}updated"),
        "byline": ", ".join(
            filter(None, (_child(one, f"{_ATOM}name") for one in entry.findall(f"{_ATOM}author")))
        ),
        "content": content,
    }
