"""Copies of one story: wire copies, reprints, the same release on two sites."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import combinations, pairwise

from readout.model import make_id

MIN_SENTENCE_CHARS = 40
"""Shorter sentences recur by chance."""

MIN_SHARED_SENTENCES = 3
MIN_SHARED_RATIO = 0.6
"""Of the sentences of the shorter document."""

MAX_SENTENCE_DOCUMENTS = 200
"""A sentence in more documents than this is boilerplate."""

_SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s+|\n+")
_NOT_WORD = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What must be known about a document to find its copies.

    Attributes:
        doc: Id.
        text: Its prose.
        published: EDTF text, or None.
        publisher: Outlet, or None.
        agency: Agency whose copy it is, or None.
    """

    doc: str
    text: str
    published: str | None = None
    publisher: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A document as a copy of its story.

    Attributes:
        doc: Id.
        similarity: 0–1, share of longer sentences that it has in common with the first; 1 for the same words.
        note: What is left out or added, in words; empty for the same words.
    """

    doc: str
    similarity: float = 1.0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Documents that are copies of each other.

    Attributes:
        story: Id from the smallest document id.
        copies: The documents, the first published first.
        first_published: EDTF text of the earliest, or None.
        outlet: Who published it first, or None.
        agency: Agency whose copy it is, or None.
    """

    story: str
    copies: tuple[Copy, ...]
    first_published: str | None = None
    outlet: str | None = None
    agency: str | None = None

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents, the first published first."""
        return tuple(copy.doc for copy in self.copies)


def link_stories(briefs: Iterable[Brief]) -> tuple[Story, ...]:
    """Group documents that are copies of one text.

    Args:
        briefs: Documents, each id once.

    Returns:
        Stories sorted by id; every document belongs to exactly one.
    """
    by_doc: dict[str, Brief] = {}
    found: dict[str, dict[int, None]] = {}
    for brief in briefs:  # the texts of a large record do not fit into memory together
        found[brief.doc] = _sentences(brief.text)
        by_doc[brief.doc] = replace(brief, text="")
    sentences = dict(sorted(found.items()))
    group_of = {doc: [doc] for doc in sentences}
    for a, b in sorted(_copies(sentences)):
        left, right = group_of[a], group_of[b]
        if left is not right:
            left.extend(right)
            group_of.update(dict.fromkeys(right, left))
    groups = {id(group): group for group in group_of.values()}.values()
    stories = (_story([by_doc[doc] for doc in group], sentences) for group in groups)
    return tuple(sorted(stories, key=lambda story: story.story))


def _sentences(text: str) -> dict[int, None]:
    """Digests of the longer sentences, in order, each once; accents, case and punctuation play no part."""
    found: dict[int, None] = {}
    for piece in _SENTENCE_END.split(text):
        bare = _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", piece)).strip().casefold()
        if len(bare) >= MIN_SENTENCE_CHARS:
            found[_fingerprint(bare)] = None
    return found


def _fingerprint(sentence: str) -> int:
    return int.from_bytes(blake2b(sentence.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _copies(sentences: dict[str, dict[int, None]]) -> set[tuple[str, str]]:
    holders: dict[int, list[str]] = defaultdict(list)
    whole: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for doc, found in sentences.items():
        if found:
            whole[tuple(found)].append(doc)
        for sentence in found:
            holders[sentence].append(doc)
    shared: Counter[tuple[str, str]] = Counter()
    for docs in holders.values():
        if len(docs) <= MAX_SENTENCE_DOCUMENTS:
            shared.update(combinations(docs, 2))
    pairs = {
        pair for pair, count in shared.items() if _is_copy(count, *(len(sentences[doc]) for doc in pair))
    }
    for docs in whole.values():
        pairs.update(pairwise(docs))
    return pairs


def _is_copy(shared: int, first: int, second: int) -> bool:
    return shared >= MIN_SHARED_SENTENCES and shared >= MIN_SHARED_RATIO * min(first, second)


def _story(briefs: Sequence[Brief], sentences: dict[str, dict[int, None]]) -> Story:
    ordered = sorted(briefs, key=lambda brief: (brief.published or "9999", brief.doc))
    first = ordered[0]
    return Story(
        story=make_id("sto", min(brief.doc for brief in briefs)),
        copies=tuple(_copy(brief.doc, sentences[first.doc], sentences[brief.doc]) for brief in ordered),
        first_published=first.published,
        outlet=first.publisher,
        agency=next((brief.agency for brief in ordered if brief.agency is not None), None),
    )


def _copy(doc: str, first: dict[int, None], other: dict[int, None]) -> Copy:
    missing, added = len(first.keys() - other.keys()), len(other.keys() - first.keys())
    parts = [_counted(missing, "left out"), _counted(added, "added")]
    either = len(first.keys() | other.keys())
    similarity = round(1 - (missing + added) / either, 4) if either else 1.0
    return Copy(doc=doc, similarity=similarity, note=", ".join(part for part in parts if part))


def _counted(sentences: int, what: str) -> str:
    if not sentences:
        return ""
    return f"{sentences} sentence{'s' if sentences > 1 else ''} {what}"
