"""Newspapers, agencies and stations in no table, told by a word beside their name: "the daily Gestión"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.annotate.mentions.cover import Cover
from readout.annotate.mentions.reference import Reference, unlisted
from readout.annotate.page import Page
from readout.knowledge.words import word_list

_KIND = (
    r"(?:(?:news|press|wire|state|state-run|local|online|opposition|private|public|independent) )?"
    r"(?:newspaper|daily|weekly|tabloid|broadsheet|broadcaster|magazine|news agency|press agency|wire agency"
    r"|agency|news site|news website|website|portal|outlet|news channel|channel|television|TV|radio|station"
    r"|periodical)"
)
_CAP = r"[^\W\d_a-z][\w’'\-]*"
_NAME = rf"(?P<name>{_CAP}(?: (?:(?:de|del|la|le|al|el|of) ){{0,2}}(?:{_CAP}|\d+)){{0,3}})"
_NOUNS = ("newspaper", "daily", "news agency", "press agency", "news site", "news website", "agency")
_BEFORE = re.compile(rf"\b{_KIND} {_NAME}")
_AFTER = re.compile(rf"(?<![\w’'\-]){_NAME} (?:{'|'.join(_NOUNS)})\b")
_OWNERS = frozenset({"state", "adjective", "demonym", "capital"})
_BESIDE = 30


def outlets(page: Page, taken: Sequence[Reference]) -> list[Reference]:
    """Outlets that no table knows, where the text says that they are one.

    Args:
        page: The document on the desk.
        taken: References found so far; nothing found overlaps them.

    Returns:
        Further references, of the country named right before.
    """
    cover = Cover(taken)
    found = []
    has_noun = any(noun in page.plain for noun in _NOUNS)
    for pattern in (_BEFORE, _AFTER) if has_noun else (_BEFORE,):
        for match in pattern.finditer(page.plain):
            start, end = match.span("name")
            sentence = page.sentence_at(start)
            first = match["name"].split(" ", 1)[0]
            is_opener = first in word_list("sentence-openers") or first in ("State", "News")
            if sentence is None or is_opener or not cover.is_free(start, end):
                continue
            before = (r for r in taken if 0 <= match.start() - r.end <= _BESIDE and r.sense in _OWNERS)
            near = max(before, key=lambda r: r.end, default=None)
            is_own = near is not None and not re.search(r"[,.;:]", page.plain[near.end : match.start()])
            outlet = outlet_reference(page, start, end, near.country if near is not None and is_own else None)
            found.append(outlet)
            cover.add(outlet)
    return found


def outlet_reference(page: Page, start: int, end: int, country: str | None) -> Reference:
    """An outlet that no table knows.

    Args:
        page: The document on the desk.
        start: First code point of its name.
        end: One past the last.
        country: Where it appears (ISO alpha-3), where the text says so.
    """
    name = " ".join(page.plain[start:end].split())
    return Reference(
        start=start,
        end=end,
        name_start=start,
        name_end=end,
        entity=unlisted("outlet", name, country),
        name=name,
        sense="outlet",
        country=country,
        score=0.6,
        note="in no table: told as an outlet",
    )
