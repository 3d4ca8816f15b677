"""CSL-JSON items (schema 1.0.2), as Zotero, pandoc and citation processors read them."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from typing import Any

from readout.export.citing.dates import date_in_words, ends
from readout.export.citing.names import Author
from readout.export.citing.parts import parts_of, quoted
from readout.query.cited import Citation

_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def csl_item(citation: Citation, accessed: dt.date | None) -> dict[str, Any]:
    """One item; the verbatim words, offsets and digest stand under `custom`, as the schema provides.

    Args:
        citation: What is cited.
        accessed: When the source was seen, or None.

    Returns:
        JSON values.
    """
    parts = parts_of(citation, accessed)
    is_news = bool(parts.outlet) and not parts.is_release
    item: dict[str, Any] = {
        "id": citation.id,
        "type": "article-newspaper" if is_news else "webpage" if parts.url else "document",
        "title": parts.title,
        "author": [_name(author) for author in parts.authors],
        "container-title": parts.outlet,
        "genre": "Press release" if parts.is_release else "",
        "issued": _issued(citation),
        "accessed": _day(parts.accessed),
        "URL": parts.url,
        "language": citation.language,
        "note": f"{quoted(parts.quote, parts.who)} {parts.evidence}".strip(),
        "custom": _custom(citation, parts.passage_url),
    }
    return {key: value for key, value in item.items() if value}


def _custom(citation: Citation, passage_url: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "row": citation.id,
        "kind": citation.kind,
        "doc": citation.doc,
        "sha256": citation.raw_sha256,
        "retrieved_at": citation.retrieved_at,
        "published_edtf": citation.published.text if citation.published is not None else None,
        "published_basis": citation.published_basis,
        "source": citation.source,
        "passage_url": passage_url,
        "passages": [{"start": p.start, "end": p.end, "text": p.text} for p in citation.passages],
        "speakers": [{"name": s.name, "office": s.office} for s in citation.speakers],
        "mode": citation.mode,
        "modality": citation.modality,
        "through": list(citation.through),
    }
    return {key: value for key, value in found.items() if value}


def _name(author: Author) -> dict[str, str]:
    if author.given is None:
        return {"literal": author.family}
    name = {"family": author.family, "given": author.given}
    return {**name, "suffix": author.suffix} if author.suffix else name


def _issued(citation: Citation) -> dict[str, Any]:
    """Date parts as far as they are known; an open interval in words."""
    if citation.published is None:
        return {}
    first, last = ends(citation.published)
    if first is None or last is None:
        return {"literal": date_in_words(citation.published, "stated", order="day-first").strip("[]")}
    parts = [first.parts] if first == last else [first.parts, last.parts]
    is_doubtful = any(end.is_uncertain or end.is_about for end in (first, last))
    return {"date-parts": parts, **({"circa": True} if is_doubtful else {})}


def _day(day: dt.date | None) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]} if day is not None else {}


def csl_json(items: Iterable[dict[str, Any]]) -> str:
    """Items as one JSON array that reference managers import.

    Args:
        items: As `csl_item` gives them.

    Returns:
        JSON; characters that a terminal or editor would obey are escaped, and mean the same.
    """
    told = json.dumps(list(items), ensure_ascii=False, indent=2)
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", told)
