"""People met again: bare family names and garbled double names after a fuller mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from readout.annotate.dates.cues import is_quoted
from readout.annotate.mentions.cover import Cover
from readout.annotate.mentions.introduced import introduced
from readout.annotate.mentions.lexicon import whole_words
from readout.annotate.mentions.people import fold_name
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.knowledge.words import word_list
from readout.model import Alternative

_DOUBLE = re.compile(r"\b[^\W\d_a-z][\w’'\-]+(?:[ \n][^\W\d_a-z][\w’'\-]+){1,2}")
_WORD = re.compile(r"[^\W\d_][\w’'\-]*[^\W_]")
_NEXT_NAME = re.compile(r"[ \n]+[^\W\d_a-z][a-z]")
_LAST_WORD = re.compile(r"[^\W\d_][\w’'.\-]*\Z")
_OWNER_ENDINGS = ("’s", "'s")
_LEADING = frozenset({"head-of-state", "head-of-government", "supreme-leader", "monarch"})
_BEFORE_GIVEN = ("Sir", "Dame", "Sheikh", "Sheikha", "Prince", "Princess", "Dom", "Pandit")
"""Honorifics that go with the given name."""
_MIN_FIRST = 3
_MIN_SHARED = 4
"""Shorter words shared by two names say nothing."""

Known = dict[str, list[Reference]]
"""A word that alone can stand for somebody → the mentions it was learned from, in order."""


def repeats(page: Page, taken: Sequence[Reference], *, not_names: frozenset[str]) -> list[Reference]:
    """Bare and garbled mentions of people whom the document has introduced.

    Args:
        page: The document on the desk.
        taken: References found so far; nothing found overlaps them.
        not_names: Lower-case words that make no name of what they stand in.

    Returns:
        Further references.
    """
    known: Known = {}
    for reference in sorted(taken, key=lambda r: r.start):
        if reference.is_person and reference.sense == "person":
            for word in (*_words_for(page, reference), *_honoured(reference), *_tail(page, reference)):
                known.setdefault(word, []).append(reference)
    for reference in introduced(page):
        person = page.knowledge.persons[reference.key]
        family = person.family.upper()
        for word in (person.family, family, " ".join(fold_name(family)).upper()):
            known.setdefault(word, [reference])
    if not known.keys() - word_list("sentence-starts"):
        return []
    cover = Cover(taken)
    garbled = _garbled(page, known, cover, not_names)
    bare = _bare(page, known, cover)
    for reference in bare:
        cover.add(reference)
    return garbled + bare + _by_first_name(page, taken, cover)


def _by_first_name(page: Page, taken: Sequence[Reference], cover: Cover) -> list[Reference]:
    """ "Mark and I agree," he said: people call each other by first names in words quoted from them."""
    called: dict[str, dict[str, Reference]] = {}
    for person in taken:
        given = page.plain[person.name_start : person.name_end].split(" ")[:-1]
        if person.is_person and person.sense == "person" and given and len(given[0]) >= _MIN_FIRST:
            called.setdefault(given[0], {}).setdefault(person.key, person)
    alone = {name: next(iter(whom.values())) for name, whom in called.items() if len(whom) == 1}
    return [
        _again(alone[match[0]], *match.span())
        for match in _WORD.finditer(page.plain)
        if match[0] in alone
        and is_quoted(page.text, match.start())
        and cover.is_free(*match.span())
        and page.sentence_at(match.start()) is not None
        and stands_alone(page.plain, *match.span())
    ]


def _bare(page: Page, known: Known, cover: Cover) -> list[Reference]:
    words = sorted(known.keys() - word_list("sentence-starts"))  # "He Lifeng … He said"
    found = []
    for start, end in _apart(whole_words(words, page.plain)):
        if (
            cover.is_free(start, end)
            and page.sentence_at(start) is not None
            and stands_alone(page.plain, start, end)
        ):
            found.append(_latest(page, known[page.plain[start:end]], start, end))
    return found


def _apart(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of places that overlap the leftmost, and of those the longest."""
    free = 0
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= free:
            free = end
            yield start, end


def _garbled(page: Page, known: Known, cover: Cover, not_names: frozenset[str]) -> list[Reference]:
    """Unknown double names that share one word with somebody introduced: "Toshimichi Shigeki"."""
    found: list[Reference] = []
    if not any(is_transcribed(page, mentions[0]) for mentions in known.values()):
        return found
    for match in _DOUBLE.finditer(page.plain):
        words = [w.removesuffix("’s").removesuffix("'s") for w in _WORD.findall(match[0])]
        start, end = match.start(), match.end() - (2 if match[0].endswith(_OWNER_ENDINGS) else 0)
        shared = [
            w for w in words if w in known and (len(w) >= _MIN_SHARED or _is_given(page, known[w][0], words))
        ]
        is_name = not any(w.lower() in not_names or w in word_list("sentence-openers") for w in words)
        is_again = len(shared) == len(words) and len({known[w][0].key for w in shared}) == 1
        if (
            (len(shared) != 1 and not is_again)
            or not is_name
            or not cover.is_free(start, end)
            or page.sentence_at(start) is None
        ):
            continue
        first = known[shared[0]][0]
        if first.country is None or not is_transcribed(page, first):
            continue
        again = _again(first, start, end)
        again.method, again.flag, again.score = "reading", "reading", min(first.score, 0.6)
        again.note = (
            f"shares “{shared[0]}” with {first.name}, whom the text has named; the rest reads otherwise"
        )
        found.append(again)
        cover.add(again)
        for word in words:
            if len(word) >= _MIN_SHARED:
                known.setdefault(word, [again])
    return found


def _is_given(page: Page, whom: Reference, words: Sequence[str]) -> bool:
    """Whether the given name of somebody stands among the words: the "Yoshihide" of "Yoshihide Kan"."""
    person = page.knowledge.persons.get(whom.key)
    return (
        person is not None
        and bool(person.given)
        and any(fold_name(w) == fold_name(person.given) for w in words)
    )


def is_transcribed(page: Page, whom: Reference) -> bool:
    """Whether a name comes from Chinese characters, kana or hangul: only such a one is read otherwise."""
    person = page.knowledge.persons.get(whom.key)
    return person is not None and any(c >= "\u1100" for c in person.native)


def _words_for(page: Page, reference: Reference) -> list[str]:
    """Words that alone can stand for a person from here on: family names as known and as written."""
    surface = page.plain[reference.name_start : reference.name_end]
    words = [w for w in _WORD.findall(surface) if w[0].isupper()]
    person = page.knowledge.persons.get(reference.entity.entity) if reference.entity is not None else None
    if person is None:
        return words[-1:]
    if reference.flag is None and len(words) > 1:
        words = [w for w in words if fold_name(w) == fold_name(person.family)] or words[-1:]
    return list(dict.fromkeys([*([person.family] if person.family else []), *words]))


def _honoured(person: Reference) -> list[str]:
    """ "Sir Keir", "Sheikh Mohammed": how some are called by their given name."""
    given = person.name.split(" ", 1)[0]
    return [f"{honorific} {given}" for honorific in _BEFORE_GIVEN] if " " in person.name else []


def _tail(page: Page, person: Reference) -> list[str]:
    """ "Hill Tinoco" of "Alexandra Hill Tinoco"; the name that people are called by: "Mohamad", "Son"."""
    words = page.plain[person.name_start : person.name_end].split()
    tail = [" ".join(words[1:])] if len(words) > 2 else []
    if len(words) > 1 and person.country in word_list("called-by-first-name"):
        tail.append(words[0])
    if len(words) > 1 and person.country in word_list("called-by-last-name"):
        tail.append(words[-1])
    return [word for word in tail if len(word) > 2]


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no other capitalised word makes a name part of a longer one.

    Args:
        text: The stored text.
        start: First code point of the name.
        end: One past its last.

    Returns:
        False for the "Brown" of "Chris Brown", true for that of "Mr. Brown" and "Ministers Brown and Lee".
    """
    if _NEXT_NAME.match(text, end):
        return False
    near = text[max(0, start - 30) : start]
    words = near.split()
    before = _LAST_WORD.search(words[-1]) if words and near[-1].isspace() else None
    if before is None:
        return True
    raw = before[0]
    word = raw.rstrip(".")
    if not word[0].isupper() or word.isupper() or raw.endswith((".", *_OWNER_ENDINGS)):
        return True
    return any(word in word_list(name) for name in ("sentence-openers", "honorifics", "plural-titles"))


def _latest(page: Page, mentions: Sequence[Reference], start: int, end: int) -> Reference:
    """Of several of one family name, the one named last before; in a headline the one who leads a state."""
    before = [r for r in mentions if r.start < start]
    leaders = [r for r in mentions if r.office_id in _LEADING]
    whom = before[-1] if before else (leaders or mentions)[0]
    again = _again(whom, start, end)
    if _is_family(page, whom, page.plain[start:end]):
        again.flag, again.method = None, "name"
    others = sorted({r.key for r in mentions if r.key != whom.key})
    if others:
        again.flag, again.score = "ambiguous", min(again.score, 0.6)
        again.note = f"several people of this family name in the text; {whom.name} was named last"
        again.alternatives = tuple(Alternative(entity=k, score=0.4) for k in others if "/" in k)
    return again


def _is_family(page: Page, whom: Reference, surface: str) -> bool:
    person = page.knowledge.persons.get(whom.entity.entity) if whom.entity is not None else None
    return person is not None and fold_name(surface) == fold_name(person.family)


def _again(first: Reference, start: int, end: int) -> Reference:
    return replace(first, start=start, end=end, name_start=start, name_end=end, members=[])
