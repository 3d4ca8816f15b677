"""What a clause speaks of: stems of its words, whom it names, the formulas it uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from readout.annotate.folded import fold
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.tree import Token
from readout.annotate.wording.usages import formula_index
from readout.knowledge.inflection import verb_forms
from readout.knowledge.kin import kin
from readout.knowledge.words import word_list
from readout.model import Term, TermKind

_WORDY = frozenset(
    {
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "JJ",
        "JJR",
        "JJS",
        "RB",
        "VB",
        "VBD",
        "VBG",
        "VBN",
        "VBP",
        "VBZ",
        "CD",
        "FW",
    }
)
_NO_WORD = frozenset(form for verb in ("be", "have", "do") for form in verb_forms(verb)) | frozenset(
    {"is", "are", "was", "were", "been", "did", "done"}
    | {"not", "also", "more", "most", "very", "so", "such", "other"}
)
_ENDINGS = re.compile(
    r"(?:isations?|izations?|ational|ations?|itions?|utions?|ements?|ments?|ability|ibility|ities|ity|ances?|ences?"
    r"|ating|ated|ates?|izing|ising|ized|ised|ize|ise|ings?|ness|ively|ive|edly|ally|ly|ous|ies|ied|ed|es|al|s|e|y)$"
)
_ORDINAL = re.compile(
    r"(?:\w+ty-)?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth)"
    r"|\w+ty-first|\d+(?:st|nd|rd|th)"
)
"""Which one in a row of meetings or reports."""
_SPELLINGS = (("defence", "defense"), ("centre", "center"), ("labour", "labor"), ("programme", "program"))
_NAMES = frozenset({"NNP", "NNPS"})
_TOWNS = frozenset({"capital", "city", "venue"})
SHORTEST_STEM = 4


@cache
def stem(word: str) -> str:
    """What the forms of a word and of its nearest kin have in common.

    Args:
        word: In lower case.

    Returns:
        The beginning of it.

    Example:
        >>> stem("opposition") == stem("opposed"), stem("launches") == stem("launch")
        (True, True)
        >>> stem("denuclearisation") == stem("denuclearize")
        True
    """
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    for _ in range(2):
        shorter = _ENDINGS.sub("", word)
        if len(shorter) < SHORTEST_STEM or shorter == word:
            break
        word = shorter
    return word[:8]


_IRREGULAR = {"met": "meet", "held": "hold", "spoke": "speak", "spoken": "speak", "took": "take"}


def terms_of(page: Page, tokens: Iterable[Token]) -> tuple[Term, ...]:
    """What some words speak of, in order; function words say nothing.

    Args:
        page: The page they stand on.
        tokens: Tokens.

    Returns:
        Words, states and bodies, persons, figures.
    """
    found: list[Term] = []
    for token in tokens:
        reference = page.reference_of(token)
        if reference is not None:
            found.extend(_of_reference(page, reference))
        elif token.tag not in _WORDY or token.lower in _NO_WORD:
            continue
        elif page.is_date_at(token.start):
            found.append(Term(key=token.lower, kind="time", text=token.text))
        else:
            found.extend(_of_word(token))
    return tuple(found)


def formulas_of(page: Page, start: int, end: int) -> tuple[Term, ...]:
    """The known formulas that a stretch of the page uses."""
    plain = fold(page.text, start, end)
    matches = formula_index(page.knowledge.formulas).find(plain.text)
    return tuple(Term(key=m.formula, kind="formula", text=plain.text[m.start : m.end]) for m in matches)


def _of_reference(page: Page, reference: Reference) -> Iterator[Term]:
    text = page.text[reference.start : reference.end]
    if reference.members:
        for member in reference.each():
            yield Term(key=member.side, kind="actor", text=text)
        return
    if reference.is_person or reference.sense in ("role", "roles"):
        yield Term(key=reference.side, kind="person", text=text)
        return
    entity = reference.entity
    if entity is not None and entity.kind in ("organization", "group"):
        yield Term(key=entity.entity, kind="name", text=text)
        return
    if entity is not None and entity.kind == "state":
        yield Term(key=reference.country or entity.entity, kind="actor", text=text)
        return
    place = page.knowledge.places.get(entity.entity) if entity is not None else None
    if entity is not None and place is not None and place.kind in _TOWNS:
        yield Term(key=entity.entity, kind="place", text=text)
        return
    words = re.findall(r"[\w’']+", text.lower())
    for word in words:
        if word not in _NO_WORD and word not in ("the", "of", "and"):
            yield _word(word, word, is_name=True)


def _of_word(token: Token) -> Iterator[Term]:
    if token.tag == "CD":
        if any(c.isdigit() for c in token.text):
            yield Term(key=token.lower, kind="figure", text=token.text)
        return
    if _ORDINAL.fullmatch(token.lower):
        yield Term(key="ordinal", kind="time", text=token.text)
        return
    for part in re.split(r"[-–/]", token.lower):
        word = part.strip("’'\"“”.,()")
        if len(word) > 1 and word not in _NO_WORD:
            yield _word(_IRREGULAR.get(word, word), token.text, is_name=token.tag in _NAMES)


def _word(word: str, text: str, *, is_name: bool) -> Term:
    plain = stem(word)
    kind: TermKind = "common" if plain in _common_stems() else "name" if is_name else "word"
    return Term(key=kin().get(word, plain), kind=kind, text=text)


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(map(stem, word_list("common-words")))
