"""What a page's markup says about itself: JSON-LD first, then meta tags, then elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from readout.documents.headers import byline_of
from readout.model import ArticleFields

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_JSON_POINTS = 500_000
MAX_SCRIPTS = 20
MAX_VALUE_POINTS = 500
_ARTICLE = re.compile(r"Article|Posting|Report|Announcement|WebPage|CreativeWork")
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline")
_DATE_NAMES = (
    *("article:published_time", "og:article:published_time", "article.published", "datepublished"),
    *("date", "pubdate", "publishdate", "publish_date", "publish-date", "release_date"),
    *("dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "dcterms.issued", "dcterms.created"),
    *("parsely-pub-date", "sailthru.date", "citation_publication_date"),
)
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
)
_SITE_NAMES = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "article:publisher",
    "application-name",
)
_SPACE = re.compile(r"\s+")
_TITLE_TAIL = re.compile(r"\s[|–—\-»·]\s[^|–—»·]{2,60}$")


def page_fields(tree: HtmlElement) -> ArticleFields:
    """Read title, date, author, publisher, address and language off a page.

    Args:
        tree: The parsed page.

    Returns:
        What was found; None where nothing was.
    """
    metas = _metas(tree)
    linked = _linked_data(tree)
    site = _of(linked.get("publisher")) or _first(metas, _SITE_NAMES)
    return ArticleFields(
        title=_text(linked.get("headline"))
        or _first(metas, _TITLE_NAMES)
        or first_heading(tree)
        or _title_element(tree),
        date=_text(linked.get("datePublished")) or _first(metas, _DATE_NAMES) or _time_element(tree),
        publisher=site,
        url=_address(tree, metas),
        language=_text(tree.get("lang")),
        byline=_author(tree, metas, linked),
    )


def first_heading(tree: HtmlElement) -> str | None:
    """The page's own headline: its first `h1` with words, outside of the page's head and foot."""
    for element in tree.iter("h1"):
        words = _text(element.text_content())
        if words is not None and len(words.split()) > 1 and not _is_outside(element):
            return words
    return None


def _is_outside(element: HtmlElement) -> bool:
    """Whether it stands in the site's head, foot or side and in no article."""
    around = {parent.tag for parent in element.iterancestors()}
    return bool(around & {"header", "footer", "nav", "aside"}) and not around & {"article", "main"}


def _metas(tree: HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        value = _text(element.get("content"))
        if key and value:
            metas.setdefault(key.lower(), value)
    return metas


def _linked_data(tree: HtmlElement) -> dict[str, Any]:
    scripts = [element for element in tree.iter("script") if "ld+json" in (element.get("type") or "")]
    for script in scripts[:MAX_SCRIPTS]:
        text = script.text or ""
        if len(text) > MAX_JSON_POINTS:
            continue
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            if _ARTICLE.search(str(node.get("@type"))[:200]) and (
                "headline" in node or "datePublished" in node
            ):
                return node
    return {}


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    items = value if isinstance(value, list) else [value]
    for item in items[:100]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (node for node in graph[:100] if isinstance(node, dict))


def _of(value: Any) -> str | None:
    """The name of a JSON-LD person or organization, or of several."""
    if isinstance(value, list):
        names = [name for name in map(_of, value[:10]) if name is not None]
        return ", ".join(names) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    words = _SPACE.sub(" ", value[: 4 * MAX_VALUE_POINTS]).strip()[:MAX_VALUE_POINTS]
    return words or None


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    found = (metas.get(name) for name in names)
    return next((value for value in found if value and not value.startswith(("http://", "https://"))), None)


def _title_element(tree: HtmlElement) -> str | None:
    for element in tree.iter("title"):
        words = _text(element.text_content())
        if words is not None:
            return _TITLE_TAIL.sub("", words)
    return None


def _time_element(tree: HtmlElement) -> str | None:
    for element in tree.iter("time"):
        value = _text(element.get("datetime")) or _text(element.text_content())
        if value is not None and any(map(str.isdigit, value)):
            return value
    return None


def _author(tree: HtmlElement, metas: dict[str, str], linked: dict[str, Any]) -> str | None:
    stated = _of(linked.get("author")) or _first(metas, _AUTHOR_NAMES)
    if stated is not None:
        return byline_of(stated) or stated
    for element in tree.xpath("//*[contains(@class, 'byline')]")[:5]:
        words = _text(element.text_content())
        if words is not None and len(words) <= 120:
            return byline_of(words) or words
    return None


def _address(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    links = (
        element.get("href")
        for element in tree.iter("link")
        if (element.get("rel") or "").lower() == "canonical"
    )
    stated = next((_text(link) for link in links if link), None) or metas.get("og:url")
    return stated if stated is not None and stated.startswith(("http://", "https://")) else None
