"""Small pieces of text that tables, cards and the summary share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from rich.text import Text

from readout.query.chain import speakers_of

Row = dict[str, Any]

SHORT_ID = 12
"""Characters of an id that people are shown: enough to find the row again."""

MAX_NAMES = 6
_STATUS_STYLE = {
    "planned": "odd",
    "proposed": "odd",
    "cancelled": "bad",
    "denied": "bad",
    "hypothetical": "odd",
}
_PRINCIPAL = ("participant", "source", "target", "host")


def short(identity: str) -> str:
    """The beginning of an id; an entity's id is left whole."""
    return identity if "/" in identity else identity[:SHORT_ID]


def what(row: Row) -> Text:
    """Format and act of an event, and its status where it did not simply happen.

    Args:
        row: A row of `events` or `reports`.

    Returns:
        Such as `trilateral meeting, planned`.
    """
    text = Text(" ".join(part for part in (row["format"], row["act"]) if part))
    if row["status"] != "occurred":
        text.append(f", {row['status']}", style=_STATUS_STYLE.get(row["status"], "soft"))
    return text


def where(row: Row) -> str:
    """Name of an event's place, or its country, or nothing."""
    place = row["place"] or {}
    return place.get("name") or place.get("country") or ""


def who(row: Row, *, with_office: bool = False, limit: int = MAX_NAMES) -> Text:
    """Who took part in an event, those of one country together.

    Args:
        row: A row of `events` or `reports`.
        with_office: Whether to say in which office.
        limit: How many names at most.

    Returns:
        Such as `Joe Biden (USA), Fumio Kishida (JPN)`; source and target are parted by an arrow.
    """
    roles = [role for role in row["roles"] if role["role"] in _PRINCIPAL]
    sources = _parties([r for r in roles if r["role"] == "source"], with_office=with_office)
    targets = _parties([r for r in roles if r["role"] == "target"], with_office=with_office)
    others = _parties([r for r in roles if r["role"] not in ("source", "target")], with_office=with_office)
    text = _listed([*others, *sources], limit)
    if targets:
        text.append(" → ", style="soft")
        text.append_text(_listed(targets, limit))
    return text


def _parties(roles: Sequence[Row], *, with_office: bool) -> list[Text]:
    parties = []
    for role in roles:
        text = Text(role["name"])
        about = [
            role["office"] if with_office else None,
            role["country"] if role["kind"] != "state" else None,
        ]
        known = [part for part in about if part]
        if known:
            text.append(f" ({', '.join(known)})", style="soft")
        parties.append(text)
    return parties


def _listed(parties: Sequence[Text], limit: int) -> Text:
    text = Text(", ").join(parties[:limit])
    if len(parties) > limit:
        text.append(f" and {len(parties) - limit} more", style="soft")
    return text


def names(parties: Iterable[Row], *, limit: int = MAX_NAMES) -> str:
    """Names of speakers or addressees, separated by commas."""
    found = [party["name"] for party in parties]
    return ", ".join(found[:limit]) + (" …" if len(found) > limit else "")


def name_of(entity: str) -> str:
    """A readable name made from an entity's id, where its row is not at hand.

    Example:
        >>> name_of("person/antony-blinken"), name_of("state/JPN")
        ('Antony Blinken', 'JPN')
    """
    stem = entity.rpartition("/")[2]
    return stem if stem.isupper() else " ".join(word.capitalize() for word in stem.split("-"))


def one_line(text: str, *, limit: int = 0) -> str:
    """The text with its blanks and line breaks made single; cut at a word where it is too long.

    Args:
        text: Any text.
        limit: Characters at most; 0 for no limit.

    Returns:
        One line.
    """
    line = " ".join(text.split())
    if not limit or len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;") + "…"


def quote(row: Row, *, limit: int = 0) -> str:
    """What was said: pieces of a split quotation are parted by an ellipsis, one that is cut off is closed.

    Args:
        row: A row of `statements`.
        limit: Characters at most; 0 for no limit.

    Returns:
        One line.
    """
    return closed(one_line(" … ".join(piece["text"] for piece in row["content"]), limit=limit))


def closed(text: str) -> str:
    """A quotation without the comma at its end, and with the mark that it lacks there.

    Example:
        >>> closed("“We do not support Taiwan independence,"), closed("that “all” is well")
        ('“We do not support Taiwan independence”', 'that “all” is well')
    """
    for opening, closing in (("“", "”"), ('"', '"')):
        if text.startswith(opening) and closing not in text[1:]:
            return text.rstrip(",") + closing
    return text


def said_on(row: Row) -> Text:
    """When it was said; for what has no date, by when its document was published."""
    if row["date"] is None and row["published"] is not None:
        return Text(f"by {row['published']}", style="soft")
    return Text(row["date"] or "—", style="date")


def verb(row: Row) -> str:
    """The verb of saying, or the words that stand for one."""
    words = row["verb"] or one_line((row["cue"] or {}).get("text", "")).lower()
    return f"{row['modality']} {words}" if row["verb"] and row.get("modality") else words


def speakers(row: Row, *, limit: int = 3) -> Text:
    """Who says it, in which office; of many only the names.

    Args:
        row: A row of `statements` as a listing gives it.
        limit: How many names at most.

    Returns:
        Such as `Yoko Kamikawa (Minister for Foreign Affairs, JPN)`.
    """
    found = speakers_of(row)
    if not found:
        return Text("nobody named", style="soft")
    text = Text()
    for number, source in enumerate(found[:limit]):
        text.append(", " if number else "").append(source.name)
        if source.about and len(found) <= 2:
            text.append(f" ({source.about})", style="soft")
    if len(found) > limit:
        text.append(f" and {len(found) - limit} more", style="soft")
    return text


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 report`, `2 reports`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def flow(parts: Iterable[str | Text], *, width: int) -> Text:
    r"""Short pieces one after another, parted by dots; lines break between pieces only.

    Args:
        parts: The pieces.
        width: Columns of a line.

    Returns:
        One line, or several.

    Example:
        >>> flow(["158 statements", "21 claims", "a record"], width=30).plain
        '158 statements · 21 claims\na record'
    """
    text, used = Text(), 0
    for part in parts:
        piece = Text(part) if isinstance(part, str) else part
        if not used:
            text.append_text(piece)
            used = piece.cell_len
        elif used + 3 + piece.cell_len <= width:
            text.append(" · ", style="soft").append_text(piece)
            used += 3 + piece.cell_len
        else:
            text.append("\n").append_text(piece)
            used = piece.cell_len
    return text


def runs(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches without overlaps, in order, for marking them in a text."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return [span for span, _ in groupby(merged)]
