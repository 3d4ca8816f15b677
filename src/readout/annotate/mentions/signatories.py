"""Who issues a joint text, and so who "we" is in it."""

from __future__ import annotations

import re

from readout.annotate.mentions.derived import as_home, as_state, distinct
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree

_JOINT = re.compile(
    r"\b(?:joint (?:\w+ ){0,2}(?:statement|declaration|communiqu|vision|read-?out)|communiqu"
    r"|(?:ministers|leaders|advisors|advisers|chiefs|presidents)['’]? (?:statement|declaration))",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"\b(?:statement|communiqu\w+|declaration|text)\b.{0,60}?\b(?:by|of|between|from)\b", re.IGNORECASE
)
_BESIDE = re.compile(r"\b(?:witnessed by|in the presence of|facilitated by|hosted by)\b", re.IGNORECASE)
"""Whoever is named behind these stands beside the signatories."""
_SOURCES = frozenset({"state", "body", "person", "pair", "roles", "role", "capital"})
_OPENING_SENTENCES = 4
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def is_joint_text(page: Page) -> bool:
    """Whether the title says that several issue the text together.

    Args:
        page: The document on the desk.
    """
    return _JOINT.search(page.document.title or "") is not None


def signatories(page: Page) -> list[Reference]:
    """The states and bodies that issue a joint text.

    "We, the leaders of A, B and C", "was released by the Governments of A and B", "A, B and C condemn",
    "Minister X of A and Minister Y of B met": the first sentence that sets two sides or more before its verb.

    Args:
        page: The document on the desk, parsed.

    Returns:
        At least two states or bodies in order of the text; none where the title tells of no joint text.
    """
    if not is_joint_text(page):
        return []
    opening = [n for n, s in enumerate(page.sentences) if s.kind in ("body", "quote")][:_OPENING_SENTENCES]
    for number in opening:
        sentence = page.sentences[number]
        issued = _ISSUED.search(page.plain, sentence.start, sentence.end)
        low, high = (issued.end(), sentence.end) if issued is not None else _subject_of(page, number)
        beside = _BESIDE.search(page.plain, low, high)
        inside = page.references_in(low, beside.start() if beside is not None else high)
        sides = distinct(side for r in inside for side in _sides_of(page, r))
        if len(sides) > 1:
            return sides
    return []


def _sides_of(page: Page, reference: Reference) -> list[Reference]:
    """The states and bodies that a reference speaks for: "the leaders of A, B and C" for three."""
    if reference.owners and not reference.members:
        return [as_state(page, reference, country) for country in reference.owners]
    found = [r for r in reference.each() if r.sense in _SOURCES and r.can_act]
    return [as_state(page, r) if r.sense == "capital" else as_home(page, r) for r in found]


def _subject_of(page: Page, number: int) -> tuple[int, int]:
    """From the start of a sentence to its main verb; all of one that was not parsed or has none."""
    sentence = page.sentences[number]
    tree = page.trees.get(number)
    verb = _main_verb(tree) if tree is not None else None
    return sentence.start, verb.start if verb is not None else sentence.end


def _main_verb(tree: Tree) -> Token | None:
    for root in tree.roots:
        if root.is_verb:
            helpers = [c for c in tree.children(root, "aux", "auxpass") if c.tag in _FINITE]
            return min([root, *helpers], key=lambda t: t.i)
    return None
