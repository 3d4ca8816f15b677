"""A record in whose every field strangers wrote markup, and what may be on a page made from it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from lxml import html

from readout.linking import SOFTWARE, link_record
from readout.model import (
    AgendaItem,
    Attribution,
    Block,
    Claim,
    Dating,
    Document,
    EdtfDate,
    Entity,
    Judgement,
    Mention,
    Occurrence,
    Party,
    Place,
    RawInput,
    Reading,
    Report,
    Role,
    Span,
    Statement,
    Usage,
    rejected,
)
from readout.record import Provenance, Record, View
from readout.serve.guard import HEADERS
from readout.serve.pages import PAGES
from tests.serve.payloads import PAYLOADS, SUM

PACKED = 10
"""Payloads in one field."""
FIELDS = (
    *("title", "byline", "publisher", "agency", "source and url", "text", "names of persons", "places"),
    *(
        "offices",
        "what was said and its cue",
        "variant and strength of a formula",
        "author and reason of a judgement",
    ),
)
"""Where the payloads stand."""
_FORMULA = "peace-and-stability-taiwan-strait"


def packs() -> tuple[str, ...]:
    """The payloads, so many in one string."""
    return tuple("  ".join(PAYLOADS[at : at + PACKED]) for at in range(0, len(PAYLOADS), PACKED))


def hostile_record(path: Path) -> Record:
    """A record in which each payload stands in each field.

    Args:
        path: Where to.

    Returns:
        The record.
    """
    record = Record.create(path)
    with record.writer(provenance=Provenance(software=SOFTWARE)) as writer:
        read = [_reading(n, words) for n, words in enumerate(packs())]
        writer.add([*read, *(_rejected(n, words) for n, words in enumerate(packs()))], reader="by-hand")
        link_record(record, writer)
        with record.view() as view:
            events = [str(row["event"]) for row in view.sql("SELECT event FROM events ORDER BY event")]
        writer.judge(
            Judgement(
                author=words, at=f"2026-01-01T00:00:{n:02}Z", kind="accept", subjects=(event,), reason=words,
                payload=(("note", words),),
            )
            for n, (words, event) in enumerate(zip(packs(), events, strict=False))
        )  # fmt: skip
        link_record(record, writer)
    return record


def _reading(number: int, words: str) -> Reading:
    parts: list[str] = []
    length = 0
    places: dict[str, tuple[int, int]] = {}

    def add(name: str, text: str, after: str = " ") -> None:
        nonlocal length
        places[name] = (length, length + len(text))
        parts.append(text + after)
        length += len(text) + len(after)

    add("title", words, "\n\n")
    start = length
    for name in ("person", "met", "stranger", "in", "place"):
        add(name, name if name in ("met", "in") else words)
    places["telling"] = (start, length - 1)
    parts.append("\n\n")
    length += 2
    for name in ("speaker", "cue", "content", "formula", "claim"):
        add(name, words, "\n")
    text = "".join(parts)
    raw = RawInput(source=f"https://host.example/{number}?{words}", data=text.encode())
    document = Document(
        doc=raw.doc,
        source=raw.source,
        source_kind="web",
        raw_sha256=raw.sha256,
        media_type="text/html",
        url=f"https://host.example/{number}?{words}" if number % 2 else f"javascript:{words}",
        title=words,
        byline=words,
        publisher=words,
        agency=words,
        language="en",
        published=_day(number),
        retrieved_at="2026-01-01T00:00:00Z",
        text=text,
        blocks=(
            Block(start=0, end=places["title"][1], kind="title"),
            Block(start=places["title"][1], end=length, kind="body"),
        ),
    )
    return _values(document, number, words, {name: document.span(*at) for name, at in places.items()})


def _values(document: Document, number: int, words: str, spans: dict[str, Span]) -> Reading:
    known = Entity(entity=f"person/hostile-{number}", kind="person", name=words, country="JPN", wikidata="Q1")
    roles = (
        Role(
            role="participant", entity=known.entity, name=words, kind="person", country="JPN", office=words,
            receipts=(spans["person"],),
        ),
        Role(
            role="participant", entity=None, name=words, kind="person", country="USA", office=words,
            receipts=(spans["stranger"],),
        ),
    )  # fmt: skip
    through = Attribution(entity=None, name=words, source=spans["speaker"], cue=spans["cue"])
    met = Report(
        told=Occurrence(
            type="CONSULT",
            act="meeting",
            format="bilateral",
            dating=_day(number),
            place=Place(name=words, country="JPN", lat=35.0 + number, lon=139.0, receipt=spans["place"]),
            roles=roles,
            agenda=(AgendaItem(label=words, receipt=spans["met"]),),
        ),
        span=spans["telling"],
        trigger=spans["met"],
        attribution=(through,),
        rule="by-hand",
        score=0.9,
        notes=(words,),
    )
    said = Statement(
        mode="direct",
        speakers=(
            Party(entity=known.entity, name=words, country="JPN", receipt=spans["speaker"]),
            Party(entity=None, name=words, receipt=spans["speaker"]),
        ),
        cue=spans["cue"],
        verb=words[:60],
        modality=words[:40],
        content=(spans["content"],),
        attribution=(through,),
        document_quoted=words,
        dating=_day(number),
        rule="by-hand",
    )
    use = Usage(
        span=spans["formula"],
        formula=_FORMULA,
        variant=words,
        slots=(("place", words),),
        strength=words,
        statement=said.statement,
        speakers=(known.entity,),
        dating=_day(number),
    )
    claim = Claim(
        span=spans["claim"], kind="ordinal", ordinal=2, since="2020", parties=(known.entity,), act="meeting"
    )
    mentions = (
        Mention(
            span=spans["person"], entity=known.entity, country="JPN", office=words, flag="reading", note=words,
            method="reading", score=0.5,
        ),
        Mention(span=spans["stranger"], entity=None, country="USA", office=words),
    )  # fmt: skip
    return Reading(
        document=document,
        entities=(known,),
        mentions=mentions,
        statements=(said,),
        reports=(met,),
        usages=(use,),
        claims=(claim,),
    )


def _rejected(number: int, words: str) -> Reading:
    raw = RawInput(
        source=f"/in/{number}/{words}", data=f"%PDF {number}".encode(), media_type="application/pdf"
    )
    return Reading(document=rejected(raw, "no-text", words))


def _day(number: int) -> Dating:
    return Dating(date=EdtfDate(text=f"2021-03-{number % 28 + 1:02}"), basis="stated", why="written out")


# ------------------------------------------------------------------ where to look


_SINGLES = (
    *(
        ("events", "event", "/events/"),
        ("documents", "doc", "/documents/"),
        ("statements", "statement", "/statements/"),
    ),
    *(("reports", "report", "/reports/"), ("wording", "usage", "/uses/"), ("claims", "claim", "/claims/")),
    *(
        ("mentions", "mention", "/mentions/"),
        ("stories", "story", "/stories/"),
        ("batches", "batch", "/batches/"),
    ),
    *(
        ("judgements", "judgement", "/judgements/"),
        ("entities", "entity", "/entities/"),
        ("events", "event", "/cite/"),
    ),
    *(("statements", "statement", "/cite/"), ("wording", "usage", "/cite/"), ("documents", "doc", "/cite/")),
)
LISTS = ("events", "meetings", "statements", "uses", "people", "claims", "documents")
TWINS = ("json", "jsonl", "csv", "atom", "xlsx", "parquet")


def pages(view: View) -> Iterator[str]:
    """Every page on which something of the record stands."""
    yield "/"
    for name in LISTS:
        yield f"/{name}"
    yield from (
        f"/{name}" for name in ("places", "wording", "series", "review", "network?level=parties", "diff")
    )
    yield f"/wording/{_FORMULA}"
    yield from (f"/review?at={at}" for at in range(20))
    yield "/search?q=pwned"
    for table, key, folder in _SINGLES:
        for row in view.sql(f"SELECT DISTINCT {key} AS id FROM {table} WHERE {key} IS NOT NULL ORDER BY 1"):
            yield f"{folder}{row['id']}"
    docs = [
        str(row["id"])
        for row in view.sql("SELECT doc AS id FROM documents WHERE status = 'read' ORDER BY doc")
    ]
    yield f"/diff?a={docs[0]}&b={docs[1]}"
    yield from (f"/documents/{doc}?at=0-40" for doc in docs)


def twins(view: View) -> Iterator[str]:
    """Every twin as data of these pages."""
    yield from (f"/{name}.{kind}" for name in LISTS for kind in TWINS)
    for table, key, folder in _SINGLES:
        row = view.sql(f"SELECT {key} AS id FROM {table} WHERE {key} IS NOT NULL ORDER BY 1 LIMIT 1")[0]
        yield f"{folder}{row['id']}.{'txt' if folder == '/cite/' else 'json'}"


def parameters() -> tuple[tuple[str, str], ...]:
    """Every page that can be asked without an id, with each parameter it may be given."""
    from readout.serve.pages.listings import LISTED

    known = {
        "/": (), "/places": LISTED[0].fields, "/wording": ("since", "until", "country", "person", "doc"),
        "/series": (), "/diff": ("a", "b", "only"), "/review": ("kind", "at"),
        "/network": ("level", "year", "country", "person", "act", "place"),
        "/search": ("q", "since", "until", "kind"),
    } | {f"/{listed.name}": listed.fields for listed in LISTED}  # fmt: skip
    found = [(path, name) for path, names in known.items() for name in (*names, "as_of", "page", "pwned")]
    singles = [page.path for page in PAGES if "{" in page.path]
    return (*found, *((path, "{}") for path in singles))


# ------------------------------------------------------------------ what may be there


_TAGS_TEXT = (
    "html head meta title link script body a header nav ul ol li form label input main section aside article div p h1 "
    "h2 h3 span b i br button select option datalist footer dialog dl dt dd kbd details summary table thead tbody tr "
    "th td caption svg rect line text circle path g figure figcaption blockquote mark del ins code pre meter"
)
_TAGS = frozenset(_TAGS_TEXT.split())
_ATTRIBUTES = re.compile(
    r"aria-[a-z]+|data-(rows|id|start|end|key|open|copy|cite|source|words|theme)|hx-(get|trigger|target|select|swap|push-url)"
    r"|href|src|class|id|lang|dir|rel|type|name|value|content|charset|title|role|action|method|for|list|placeholder"
    r"|autocomplete|tabindex|autofocus|defer|checked|selected|open|required|download|spellcheck|scope|min|max|colspan"
    r"|x|y|x1|x2|y1|y2|cx|cy|r|d|width|height|viewbox|viewBox|stroke-width"
)
_WAYS = ("href", "src", "action", "hx-get")
_SCRIPTS = ["/static/htmx.js", "/static/readout.js"]
_IN_FEEDS = frozenset(
    ("http://www.w3.org/1999/xhtml", tag) for tag in ("div", "p", "blockquote", "small", "a", "b")
)
_FEED_ATTRIBUTES = frozenset(("href", "rel", "type", "term", "scheme", "label", "title", "uri", "version"))
_OUTWARD = re.compile(r"https?://[^\s\"'<>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer of the server, as much of it as is judged."""

    path: str
    status: int
    headers: Any
    body: bytes


def faults(answer: Answered) -> Iterator[str]:
    """What is wrong with an answer: headers, elements, attributes, addresses, code that ran.

    Args:
        answer: Of a page or a twin.

    Yields:
        A line each; nothing where all is well.
    """
    for name, value in HEADERS.items():
        if answer.headers.get(name) != value:
            yield f"{name} is {answer.headers.get(name)!r}"
    if any("pwned" in f"{name}{value}" for name, value in answer.headers.items() if name != "location"):
        yield f"a header of its own: {dict(answer.headers)}"
    if answer.status >= 500:
        yield f"{answer.status}"
    kind = answer.headers.get("content-type", "")
    if kind.startswith("text/html"):
        yield from _of_page(answer.body.decode())
    elif kind.startswith("application/jsonl"):
        for line in answer.body.splitlines():
            json.loads(line)
    elif kind.startswith("application/json"):
        json.loads(answer.body)
    elif kind.startswith("application/atom+xml"):
        yield from _of_feed(answer.body)


def _of_page(text: str) -> Iterator[str]:
    if SUM in text:
        yield "a template of theirs was run"
    tree = html.document_fromstring(text)
    scripts = [element.get("src") or element.text for element in tree.iter("script")]
    if scripts != _SCRIPTS:
        yield f"scripts {scripts}"
    for element in tree.iter():
        tag = str(element.tag).casefold() if isinstance(element.tag, str) else "a comment"
        if tag not in _TAGS:
            yield f"<{tag}> in the page"
            continue
        for name, value in element.attrib.items():
            if not _ATTRIBUTES.fullmatch(name):
                yield f"<{tag} {name}=…>"
            if name in ("id", "class", "name") and "pwned" in value.split():
                yield f"<{tag} {name}={value[:40]!r}>"
            if name in _WAYS and not _leads_well(tag, name, value):
                yield f"<{tag} {name}={value[:60]!r}>"


def _leads_well(tag: str, name: str, value: str) -> bool:
    if tag == "a" and name == "href" and _OUTWARD.match(value):
        return True  # a link that a person may follow; nothing is fetched of itself
    return (value.startswith("/") and value[1:2] not in ("/", "\\")) or value.startswith("#")


def _of_feed(body: bytes) -> Iterator[str]:
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        yield "a document type in a feed"
    for element in ET.fromstring(body).iter():
        space, _, tag = element.tag.removeprefix("{").partition("}")
        if space != "http://www.w3.org/2005/Atom" and (space, tag) not in _IN_FEEDS:
            yield f"<{element.tag}> in a feed"
        if not set(element.attrib) <= _FEED_ATTRIBUTES:
            yield f"<{tag} {sorted(element.attrib)}> in a feed"
        if element.tag.endswith("}link") and re.match(
            r"\W*(javascript|data|vbscript):", element.get("href", ""), re.IGNORECASE
        ):
            yield f"a link to {element.get('href')!r}"
