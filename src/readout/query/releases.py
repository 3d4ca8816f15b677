"""Whose release a document is: which government or body gave out a read-out, or both sides together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from urllib.parse import urlsplit

from readout.annotate.release import is_given_out
from readout.knowledge import load
from readout.model import Document

JOINT = "joint"
"""Both sides, or all, gave it out together."""

_JOINT = re.compile(
    r"\A\W*(?:(?:[^\sa-z]\S*|of|and|the)\s+)*?(?:Joint\s+(?:[\w’'\-]+\s+){0,2}"
    r"(?:Statement|Declaration|Communiqu[ée]|Vision|Read-?out|Press Release)|Communiqu[ée])\b"
    r"|\A\W*joint (?:[\w’'\-]+ ){0,2}(?:statement|declaration|communiqu[ée])\b"
)
"""Of a paper the title is a name; a headline has a verb or an article before these words."""

_OFFICIAL_HOST = re.compile(
    r"(?:\A|\.)(?:(?:gov|mil)|(?:go|gov|gob|gouv|govt|gc|mil|admin)\.(?P<land>[a-z]{2}))\Z"
)
_DOMAIN_LAND = {"uk": "GBR"}
"""Top-level domains that are not the ISO code of their state."""

_WORD = re.compile(r"[\w.&’'\-]+")
_MOST_WORDS = 8
_NAMING = frozenset({"state", "adjective", "person", "body", "metonym", "demonym"})


def issuers(documents: Iterable[Document]) -> dict[str, str]:
    """Whose release each document is that is one.

    Args:
        documents: Documents; their title, publisher, address and opening are enough.

    Returns:
        Document → country (ISO alpha-3), id of a body without one, or `JOINT`.
    """
    found = {document.doc: issuer_of(document) for document in documents}
    return {doc: issuer for doc, issuer in found.items() if issuer is not None}


def issuer_of(document: Document) -> str | None:
    """Whose release a document is.

    A joint paper is its parties' together. Else the host of its address says it, then the name of its
    publisher, then its title: "Readout of President Biden's Call with Prime Minister Kishida" is American.

    Args:
        document: A read document.

    Returns:
        Country (ISO alpha-3), id of a body without one, `JOINT`, or None where it is no release or it
        cannot be told whose.
    """
    title = document.title or ""
    host = _host_country(document.url)
    if _JOINT.match(title) and (host is not None or is_given_out(document) or not _is_press(document)):
        return JOINT
    if host is None and not is_given_out(document):
        return None
    return host or _one_named(document.publisher or "") or _one_named(re.split(r"\bwith\b", title)[0])


def is_release(document: Document) -> bool:
    """Whether a government or body gave a document out itself, be it known which or not.

    Args:
        document: A read document with its text.

    Returns:
        True where its address, publisher, title or opening says so.
    """
    return is_given_out(document) or issuer_of(document) is not None


def _is_press(document: Document) -> bool:
    return document.agency is not None or document.publisher is not None


def _host_country(url: str | None) -> str | None:
    """The state on whose official domain a page lies; a name that only looks like one ends otherwise."""
    host = (urlsplit(url).hostname or "") if url else ""
    match = _OFFICIAL_HOST.search(host)
    if match is None:
        return None
    land = match["land"]
    return "USA" if land is None else _DOMAIN_LAND.get(land) or _countries().get(land.upper())


def _one_named(text: str) -> str | None:
    """The only state or body that a text names, or None."""
    found = set(_named(_WORD.findall(text)))
    return found.pop() if len(found) == 1 else None


def _named(words: list[str]) -> Iterable[str]:
    names = _names()
    at = 0
    while at < len(words):
        for length in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            surface = " ".join(words[at : at + length])
            known = names.get(surface) or names.get(re.sub(r"[’']s?$|[.]$", "", surface))
            if known is not None:
                yield known
                at += length - 1
                break
        at += 1


@cache
def _names() -> Mapping[str, str]:
    """Surface → country or body, for what names a state, somebody of it, or a body."""
    found: dict[str, str] = {}
    for name in load().names:
        party = name.country or (name.entity if name.sense == "body" else None)
        if name.sense in _NAMING and party is not None:
            found.setdefault(name.surface, party)
    return found


@cache
def _countries() -> Mapping[str, str]:
    return {state.iso2: code for code, state in load().states.items() if state.iso2}
