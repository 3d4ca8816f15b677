"""A browser's search for a text directive, after the WICG draft, on a text whose lines are the blocks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote


def folded(text: str) -> tuple[str, list[int]]:
    """The text as it is compared, and the place in the given text of each of its characters."""
    out: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        bare = "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
        for c in "\n" if letter == "\n" else " " if letter.isspace() else bare.casefold():
            if c == " " and out and out[-1] == " ":
                continue
            out.append(c)
            places.append(place)
    return "".join(out), places


def terms(directive: str) -> tuple[str, str, str, str]:
    """Prefix, first words, last words, suffix; empty where there are none."""
    assert directive.startswith("text=")
    parts = directive.removeprefix("text=").split(",")
    before = parts.pop(0)[:-1] if parts[0].endswith("-") else ""
    after = parts.pop()[1:] if parts[-1].startswith("-") else ""
    assert 1 <= len(parts) <= 2, directive
    assert not any(c in part for part in (before, after, *parts) for c in "&-, "), directive
    first, last = parts[0], parts[1] if len(parts) == 2 else ""
    return unquote(before), unquote(first), unquote(last), unquote(after)


def find(text: str, directive: str) -> tuple[int, int] | None:
    """What the browser marks: the first match, as (first code point, one past the last)."""
    before, first, last, after = (folded(term)[0].strip() for term in terms(directive))
    whole, places = folded(text)
    for start in _all(whole, first):
        end = start + len(first)
        if before and not whole[:start].rstrip().endswith(before):
            continue
        if last:
            found = next(_all(whole, last, end), None)
            if found is None:
                continue
            end = found + len(last)
        if after and not whole[end:].lstrip().startswith(after):
            continue
        return places[start], places[end - 1] + 1
    return None


def _all(whole: str, term: str, start: int = 0) -> Iterator[int]:
    """Places of a term between borders of words, within one block."""
    at = whole.find(term, start)
    while at >= 0:
        end = at + len(term)
        left, right = whole[at - 1 : at], whole[end : end + 1]
        if not (left.isalnum() and term[0].isalnum()) and not (right.isalnum() and term[-1].isalnum()):
            yield at
        at = whole.find(term, at + 1)
