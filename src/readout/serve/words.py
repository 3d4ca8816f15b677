"""How a page words a row: dates as precise as they are, who with whom, what and whether it happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

Row = Mapping[str, Any]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_MARKS = {"?": "perhaps", "~": "about", "%": "perhaps about"}
_PRINCIPAL = ("participant", "source", "target", "host")
_PAGES = {
    "doc": "/documents/",
    "evt": "/events/",
    "rep": "/reports/",
    "sta": "/statements/",
    "use": "/uses/",
    "clm": "/claims/",
    "men": "/mentions/",
    "sto": "/stories/",
    "jud": "/judgements/",
    "bat": "/batches/",
}
"""Beginning of an id → where its page is."""


def day(edtf: str | None, *, missing: str = "undated") -> str:
    """A date in words, never more precise than it is.

    Args:
        edtf: EDTF text, or None.
        missing: What is said where there is none.

    Returns:
        Words.

    Example:
        >>> day("2021-03-16"), day("2021-03"), day("2021-03-16/2021-03-18"), day("2024~"), day(None)
        ('16 March 2021', 'March 2021', '16–18 March 2021', 'about 2024', 'undated')
        >>> day("2021-03-30/2021-04-02"), day("2021-03-20/..")
        ('30 March – 2 April 2021', 'from 20 March 2021')
    """
    if not edtf:
        return missing
    if "/" not in edtf:
        return _plain(edtf)
    first, _, last = edtf.partition("/")
    if first in ("", ".."):
        return f"until {_plain(last)}"
    if last in ("", ".."):
        return f"from {_plain(first)}"
    if first[:8] == last[:8] and len(first) == len(last) == 10:
        return f"{int(first[8:])}–{_plain(last)}"
    if first[:4] == last[:4]:
        return f"{_plain(first).removesuffix(first[:4]).strip()} – {_plain(last)}"
    return f"{_plain(first)} – {_plain(last)}"


def _plain(edtf: str) -> str:
    mark = _MARKS.get(edtf[-1:], "")
    year, *rest = edtf.rstrip("?~%").split("-")
    words = year
    if rest and rest[0].isdecimal() and 1 <= int(rest[0]) <= len(_MONTHS):
        words = f"{_MONTHS[int(rest[0]) - 1]} {year}"
        if len(rest) > 1 and rest[1].isdecimal():
            words = f"{int(rest[1])} {words}"
    return f"{mark} {words}" if mark else words


def what(row: Row) -> str:
    """Format and act of an event or report.

    Example:
        >>> what({"format": "trilateral", "act": "meeting"}), what({"format": None, "act": "joint-statement"})
        ('Trilateral meeting', 'Joint statement')
    """
    act = "joint statement" if row["act"] == "joint-statement" else row["act"] or row["type"]
    words = " ".join(part for part in (row["format"], act) if part)
    return words[:1].upper() + words[1:]


def parties(row: Row) -> list[Row]:
    """Who took part, sources before targets; hosts and recipients after them."""
    order = {role: n for n, role in enumerate(("participant", "source", "target", "host", "recipient"))}
    return sorted(row["roles"], key=lambda role: order.get(role["role"], len(order)))


def principal(row: Row) -> list[Row]:
    """The parties that a line names."""
    return [role for role in parties(row) if role["role"] in _PRINCIPAL]


def place(row: Row) -> str:
    """Name and country of a place, or nothing."""
    where = row["place"] or {}
    return ", ".join(part for part in (where.get("name"), where.get("country")) if part)


def quote(row: Row) -> str:
    """What was said; pieces of a split quotation are parted by an ellipsis."""
    return " … ".join(" ".join(piece["text"].split()) for piece in row["content"])


def address(identity: str) -> str:
    """Where the page of a row is.

    Example:
        >>> address("evt_k3v7q2ab"), address("person/antony-blinken")
        ('/events/evt_k3v7q2ab', '/entities/person/antony-blinken')
    """
    if identity.startswith("series/"):
        return f"/{identity}"
    if "/" in identity:
        return f"/entities/{identity}"
    return _PAGES.get(identity.partition("_")[0], "/id/") + identity


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    Example:
        >>> counted(1, "report"), counted(1200, "report")
        ('1 report', '1,200 reports')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(words: Sequence[str]) -> str:
    """Words one after another, as in a sentence.

    Example:
        >>> listed(["a"]), listed(["a", "b", "c"])
        ('a', 'a, b and c')
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


# For the pages of documents and single rows.


def at(doc: str, start: int, end: int, link: Callable[..., str]) -> str:
    """Where some characters of a document are shown in its text.

    Args:
        doc: Id of the document.
        start: First code point.
        end: One past the last.
        link: Makes addresses at the state of the record that is looked at.

    Returns:
        An address.

    Example:
        >>> at("doc_k3v7q2ab", 12, 40, lambda path, at: f"{path}?at={at}")
        '/documents/doc_k3v7q2ab?at=12-40#p12'
    """
    return f"{link(address(doc), at=f'{start}-{end}')}#p{start}"


def outward(source: str | None) -> str | None:
    """An http(s) address that a link may lead to; None for anything else.

    Example:
        >>> outward("https://example.org/a"), outward("javascript:alert(1)"), outward("/news/a.txt")
        ('https://example.org/a', None, None)
    """
    try:
        parts = urlsplit(source or "")
    except ValueError:
        return None
    return source if parts.scheme in ("http", "https") and parts.hostname else None


def short(text: str, most: int) -> str:
    r"""The beginning of a text on one line.

    Example:
        >>> short("One\n  two three", 8), short("One", 8)
        ('One two…', 'One')
    """
    line = " ".join(text[: most * 4].split())
    return line if len(line) <= most and len(text) <= most * 4 else f"{line[: most - 1].rstrip()}…"


_BASES = {
    "judged": "a person's correction",
    "stated": "written out",
    "resolved": "told by an expression of the text",
    "inferred": "worked out from what else is known",
}


def basis(name: str | None) -> str:
    """How a date is known, in words."""
    return _BASES.get(name or "", "")
