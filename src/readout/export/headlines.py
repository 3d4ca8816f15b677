"""One line that tells a row: for feeds, digests, alerts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]

_WORDS = 160
"""Code points of a quotation in a line."""

_NAMES = 6


def headline(listing: str, row: Row) -> str:
    """A row in one line.

    Args:
        listing: events, meetings, statements, wording, claims, documents or judgements.
        row: A row of it.

    Returns:
        Such as `bilateral meeting, planned: Antony Blinken (USA), Toshimitsu Motegi (JPN) · Tokyo`.
    """
    if listing in ("events", "meetings"):
        place = row["place"] or {}
        who = [_party(role) for role in row["roles"]]
        return event_line(row, who, place.get("name") or place.get("country"))
    if listing == "statements":
        text = " … ".join(piece["text"] for piece in row["content"])
        return said_line([party["name"] for party in row["speakers"]], row["verb"], text)
    if listing == "wording":
        return used_line(map(_stem, row["speakers"]), row["formula"], row["text"])
    if listing == "claims":
        return claim_line(row["text"], row["verdict"])
    if listing == "documents":
        return document_line(row["title"] or row["source"], row["publisher"], row["status"])
    if listing == "judgements":
        return f"{row['author']}: {row['kind']} {', '.join(row['subjects'])}"
    return one_line(" ".join(str(value) for value in row.values() if isinstance(value, str)), limit=_WORDS)


def event_line(row: Row, who: Sequence[str], place: str | None) -> str:
    """What happened, who took part, where.

    Args:
        row: Has `format`, `act`, `status`.
        who: Names.
        place: Name, or None.

    Example:
        >>> event_line({"format": "bilateral", "act": "call", "status": "planned"}, ["Blinken"], None)
        'bilateral call, planned: Blinken'
    """
    what = " ".join(part for part in (row["format"], row["act"]) if part)
    what += f", {row['status']}" if row["status"] not in (None, "occurred") else ""
    where = f" · {place}" if place else ""
    return one_line(f"{what}: {_listed(who)}{where}" if who else f"{what}{where}")


def said_line(who: Iterable[str], verb: str | None, text: str) -> str:
    """Who said what.

    Example:
        >>> said_line(["Wang Yi"], "say", "no")
        'Wang Yi (say): “no”'
    """
    return (
        f"{_listed(list(who)) or 'Somebody'}{f' ({verb})' if verb else ''}: “{one_line(text, limit=_WORDS)}”"
    )


def used_line(who: Iterable[str], formula: str, text: str) -> str:
    """Who used which formula, in which words."""
    return f"{formula}, {_listed(list(who)) or 'somebody'}: “{one_line(text, limit=_WORDS)}”"


def claim_line(text: str, verdict: str) -> str:
    """A claim and what the record says to it."""
    return f"“{one_line(text, limit=_WORDS)}”: {verdict}"


def document_line(title: str, publisher: str | None, status: str) -> str:
    """A document's title, and who published it."""
    whose = f" · {publisher}" if publisher else ""
    return one_line(f"{title}{whose}{', rejected' if status == 'rejected' else ''}")


def one_line(text: str, *, limit: int = 0) -> str:
    """The text with single blanks, cut at a word where it is too long.

    Args:
        text: Any text.
        limit: Code points at most; 0 for no limit.

    Returns:
        One line.
    """
    line = " ".join(text.split())
    if not limit or len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;") + "…"


def _party(role: Row) -> str:
    about = [role["office"], role["country"] if role["kind"] != "state" else None]
    known = ", ".join(part for part in about if part)
    return f"{role['name']} ({known})" if known else str(role["name"])


def _stem(entity: str) -> str:
    stem = entity.rpartition("/")[2]
    return stem if stem.isupper() else " ".join(word.capitalize() for word in stem.split("-"))


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
    return ", ".join(names[:_NAMES]) + more
