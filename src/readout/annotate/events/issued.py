"""The text itself as an event: what several parties issue under a title that says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from readout.annotate.events.candidate import Candidate
from readout.annotate.mentions.reference import Reference
from readout.annotate.mentions.signatories import signatories
from readout.annotate.page import Page
from readout.annotate.release import day_of_release
from readout.annotate.tree import Token, Tree
from readout.knowledge.frames import Frame

_FRAME = Frame(
    lemma="title",
    is_noun=True,
    objects=frozenset(),
    type="AGREE",
    mode=None,
    act="joint-statement",
    pattern="paper",
    sources=(),
    targets=(),
    status="occurred",
)
_TYPES = ("AGREE", "SUPPORT", "ACCUSE", "REQUEST")
"""What a joint text can mainly be; the first of those it says most often."""


def issued_text(page: Page, kept: Sequence[Candidate]) -> Candidate | None:
    """The joint statement that a document is, where it is one and does not tell of its own issue.

    Args:
        page: The document on the desk.
        kept: What was found in it.

    Returns:
        A candidate that hangs on the first verb of the text, with its signatories as sources; or None.
    """
    signed = signatories(page)
    spot = _first_verb(page) if signed else None
    if spot is None:
        return None
    sides = {r.side for r in signed}
    if any(c.act == "joint-statement" and c.status == "occurred" and sides <= c.sides for c in kept):
        return None
    number, tree, verb = spot
    return Candidate(
        frame=_FRAME,
        sentence=number,
        tree=tree,
        trigger=verb,
        roles=[("source", reference) for reference in signed],
        act="joint-statement",
        type=_main_type(kept, signed),
        dating=day_of_release(page),
        notes=["the title says that the parties issue the text together"],
    )


def is_issued(candidate: Candidate) -> bool:
    """Whether a candidate is the document itself, not a text it tells of.

    Args:
        candidate: A joint statement.
    """
    return candidate.frame is _FRAME


def _main_type(kept: Sequence[Candidate], signed: Sequence[Reference]) -> str:
    sides = {r.side for r in signed}
    said = Counter(c.type for c in kept if c.type in _TYPES and sides <= {r.side for r in c.who("source")})
    return max(_TYPES, key=lambda name: said[name])


def _first_verb(page: Page) -> tuple[int, Tree, Token] | None:
    """The main verb of the first sentence of the body that was parsed."""
    for number in sorted(page.trees):
        tree = page.trees[number]
        root = next((t for t in tree.roots if t.is_verb), None)
        if root is not None and page.sentences[number].kind in ("body", "quote"):
            return number, tree, root
    return None
