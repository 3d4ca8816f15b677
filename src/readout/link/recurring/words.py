"""Words of speech as numbers: which carry a formula, which only hold it together, which merely name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from readout.link.recurring.proposal import Passage

Numbers = NDArray[np.int64]

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-?[^\W_]+)*|[^\W_]+(?:[-'.&][^\W_]+)*|[.;:!?…](?=[\s\"')]|\Z)|[()\[\]–—]"
)
"""A word with its hyphens and points ("U.S.-Japan"), or a sign that nothing runs across."""

MAX_GAP = 3
"""Light words that may stand between two content words of a formula."""

BREAK = -1
"""In place of a word: nothing runs across it."""

_LIGHT = -2

NAMED_SHARE = 0.7
"""A word that is capitalised inside sentences this often belongs to a name."""

Kind = Literal["light", "noun", "verb", "adjective", "adverb", "name", "usual"]
"""What a word is: grammar, content of one kind or another, part of a name, or content of encounters and of
reporting, in which no formula lies."""

Tag = Callable[[Sequence[str]], Iterable[Sequence[tuple[int, str]]]]
"""Tags words: for each text the first character of each word and its Penn tag."""

TAGGED_USES = 2
"""Uses of a word that are looked at to say what it is."""

_KIND_OF: dict[str, Kind] = {"NN": "noun", "VB": "verb", "JJ": "adjective", "CD": "usual"}

_ENDINGS = (
    ("ies", "y"),
    ("isations", "ization"),
    ("isation", "ization"),
    ("ising", "iz"),
    ("ised", "iz"),
    ("ise", "iz"),
    ("izing", "iz"),
    ("ized", "iz"),
    ("ize", "iz"),
    ("ously", "ous"),
    ("fully", "ful"),
    ("ally", "al"),
    ("ings", ""),
    ("ing", ""),
    ("sses", "ss"),
    ("ed", ""),
    ("es", ""),
    ("ly", ""),
    ("s", ""),
    ("e", ""),
)
_KEPT_ENDINGS = ("ss", "us", "is")
_MIN_STEM = 3


def stem(word: str) -> str:
    """A word without its inflection, roughly: enough that forms of one word meet.

    Args:
        word: In lower case.

    Returns:
        The stem.

    Example:
        >>> [stem(w) for w in ("maintain", "maintaining", "issues", "prosperity", "peacefully")]
        ['maintain', 'maintain', 'issu', 'prosperity', 'peaceful']
    """
    bare = word.removesuffix("'s").removesuffix("'")
    if bare.endswith(_KEPT_ENDINGS):
        return bare
    for ending, left in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) + len(left) >= _MIN_STEM:
            return bare[: len(bare) - len(ending)] + left
    return bare


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Words that discovery knows beforehand.

    Attributes:
        light: Function words.
        usual: Words of offices, encounters and dates: they recur wherever states meet.
        reporting: Verbs that report, in all forms; as nouns they are words like others.
        tag: Tags words; without it every content word counts as a noun.
    """

    light: frozenset[str]
    usual: frozenset[str]
    reporting: frozenset[str] = frozenset()
    tag: Tag | None = None

    def is_light(self, word: str) -> bool:
        """Whether a word in lower case only holds others together."""
        return word in self.light or (len(word) == 1 and word.isalpha())

    def is_usual(self, word: str) -> bool:
        """Whether a word in lower case recurs wherever states meet."""
        bare = word.removesuffix("'s")
        return bare in self.usual or bare[:1].isdigit()


@dataclass(slots=True)
class Speech:
    """All content words of all passages in one row, with breaks between what does not run on.

    Attributes:
        stems: Stem of each number.
        forms: Word form of each number of `form`.
        word: Number of the stem, or `BREAK`.
        form: Number of the form in lower case.
        passage: In which passage.
        start: First character in the passage's plain text.
        end: One past the last.
        is_capital: Whether it is capitalised though it opens no sentence: 1, 0, or -1 where it opens one.
        is_usual: By number of the stem: whether the lexicon calls it usual.
        frequency: By number of the stem: how often it stands anywhere.
    """

    stems: list[str]
    forms: list[str]
    word: Numbers
    form: Numbers
    passage: Numbers
    start: Numbers
    end: Numbers
    is_capital: Numbers
    is_usual: Numbers
    frequency: Numbers


def read_words(passages: Sequence[Passage], lexicon: Lexicon) -> Speech:
    """Take the passages apart.

    Args:
        passages: What was said.
        lexicon: Which words are light or usual.

    Returns:
        Their content words.
    """
    surface_of: dict[str, int] = {}
    surfaces: list[int] = []
    starts: list[int] = []
    counts: list[int] = []
    masked: list[int] = []
    for passage in passages:
        before = len(surfaces)
        for match in TOKEN.finditer(passage.text):
            surfaces.append(surface_of.setdefault(match[0], len(surface_of)))
            starts.append(match.start())
        counts.append(len(surfaces) - before)
        for low, high in passage.known:
            masked += [at for at in range(before, len(surfaces)) if low <= starts[at] < high]
    forms, form_of = _numbered(map(str.lower, surface_of))
    content = [word if word[0].isalnum() and not lexicon.is_light(word) else "" for word in forms]
    stems, stem_of = _numbered(stem(word) for word in content if word)
    stem_of_form = np.full(len(forms) + 1, _LIGHT, dtype=np.int64)
    stem_of_form[[at for at, word in enumerate(content) if word]] = stem_of
    stem_of_form[[at for at, word in enumerate(forms) if not word[0].isalnum()]] = BREAK
    surface = np.asarray(surfaces, dtype=np.int64)
    form = form_of[surface]
    word = stem_of_form[form]
    word[masked] = BREAK
    start = np.asarray(starts, dtype=np.int64)
    end = start + np.asarray([len(text) for text in surface_of] or [0], dtype=np.int64)[surface]
    owner = np.repeat(np.arange(len(passages)), counts)
    opens = np.ones(len(word), dtype=bool)
    opens[1:] = (owner[1:] != owner[:-1]) | (word[:-1] == BREAK)
    is_upper = np.asarray([text[0].isupper() for text in surface_of] or [False])[surface]
    kept = np.flatnonzero(word != _LIGHT)
    # A break stands between passages and where too many light words do, before and behind all.
    apart = np.flatnonzero((owner[kept[1:]] != owner[kept[:-1]]) | (np.diff(kept) > MAX_GAP + 1)) + 1
    at = np.concatenate([[0], apart, [len(kept)]])

    def with_breaks(values: Numbers, sign: int) -> Numbers:
        return np.insert(values[kept].astype(np.int64), at, sign)

    row = with_breaks(word, BREAK)
    usual = np.zeros(max(1, len(stems)), dtype=np.int64)
    usual[stem_of_form[[n for n, text in enumerate(forms) if content[n] and lexicon.is_usual(text)]]] = 1
    return Speech(
        stems=stems,
        forms=forms,
        word=row,
        form=with_breaks(form, 0),
        passage=with_breaks(owner, 0),
        start=with_breaks(start, 0),
        end=with_breaks(end, 0),
        is_capital=with_breaks(np.where(opens, -1, is_upper), 0),
        is_usual=usual,
        frequency=np.bincount(row[row >= 0], minlength=max(1, len(stems))),
    )


def _numbered(values: Iterable[str]) -> tuple[list[str], Numbers]:
    """Different texts, and for each of those given the number of its text."""
    seen: dict[str, int] = {}
    numbers = np.asarray([seen.setdefault(value, len(seen)) for value in values], dtype=np.int64)
    return list(seen), numbers


def kinds_of_words(
    speech: Speech, passages: Sequence[Passage], lexicon: Lexicon, wanted: Numbers
) -> dict[int, Kind]:
    """What some words are, names aside: by the tags of a few of their uses.

    Args:
        speech: The words.
        passages: Their passages.
        lexicon: Tags them.
        wanted: Numbers of their stems.

    Returns:
        Stem → what it mostly is.
    """
    found: dict[int, Kind] = {int(word): "usual" if speech.is_usual[word] else "noun" for word in wanted}
    if lexicon.tag is None:
        return found
    asked = np.isin(speech.word, wanted)
    places = np.flatnonzero(asked)
    order = places[np.argsort(speech.word[places], kind="stable")]
    _, first = np.unique(speech.word[order], return_index=True)
    rank = np.arange(len(order)) - np.repeat(first, np.diff(np.append(first, len(order))))
    order = order[rank < TAGGED_USES]
    texts = sorted({int(passage) for passage in speech.passage[order]})
    tags = dict(zip(texts, map(dict, lexicon.tag([passages[text].text for text in texts])), strict=True))
    votes: dict[int, Counter[Kind]] = defaultdict(Counter)
    for place in order:
        tag = tags[int(speech.passage[place])].get(int(speech.start[place]), "NN")
        kind = _KIND_OF.get(tag[:2], "adverb")
        if kind == "verb" and speech.forms[int(speech.form[place])] in lexicon.reporting:
            kind = "usual"
        votes[int(speech.word[place])][kind] += 1
    for word, counted in votes.items():
        if found[word] != "usual":
            found[word] = min(counted, key=lambda kind: (-counted[kind], kind))
    return found


def ids_of(values: Iterable[str]) -> Numbers:
    """Equal numbers for equal texts, in order of first appearance."""
    return _numbered(values)[1]
