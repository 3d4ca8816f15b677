"""Arcs that the parser is known to draw wrongly, drawn anew by the plain order of the words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from readout.annotate.tree import Token
from readout.knowledge.words import word_list

Tokens = Sequence[Token]
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_CLOSING = frozenset({"”", '"', "''", "’", "»"})
_TELLING = frozenset({"said", "says", "reported", "reports", "wrote", "writes", "added", "announced", "told"})

_TELLING_SOMEBODY = frozenset(
    {"told", "tell", "tells", "telling", "warned", "assured", "informed", "reminded", "notified", "convinced"}
)
"""After whom they tell comes what they tell."""


def mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of a sentence with the arcs mended that can be told to be wrong.

    Args:
        tokens: As the parser gives them.

    Returns:
        The same tokens; heads and labels of a few may differ.
    """
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None:
        return tokens
    for mend in _MENDS if root.is_verb else (_quoted_as,):
        changes = mend(tokens, root)
        if changes:
            tokens = tuple(
                t._replace(head=changes[t.i][0], dep=changes[t.i][1]) if t.i in changes else t for t in tokens
            )
            root = next(t for t in tokens if t.head == t.i)
    return tokens


Arcs = dict[int, tuple[int, str]]
"""Token → its head and label, where they change."""


def _lost_subject(tokens: Tokens, root: Token) -> Arcs:
    """ "In an interview with CGTN, a scholar said", "Kyodo, citing officials, reported": who is the subject.

    The parser takes the subject after an opening phrase for an apposition in it, and a name that an aside
    divides from its verb for a clause.
    """
    if root.tag not in _FINITE or any(t.head == root.i and t.dep in _SUBJECTS for t in tokens):
        return {}
    for token in tokens[: root.i]:
        if token.tag not in ("NN", "NNS", "NNP", "NNPS"):
            continue
        is_name_first = token.dep == "advcl" and token.head == root.i and token.is_noun
        if is_name_first or (token.dep == "appos" and _opens_after(tokens, token, root)):
            is_passive = any(t.dep == "auxpass" and t.head == root.i for t in tokens)
            return {token.i: (root.i, "nsubjpass" if is_passive else "nsubj")}
    return {}


def _opens_after(tokens: Tokens, token: Token, root: Token) -> bool:
    """Whether a noun phrase stands between an opening phrase, a comma, and the verb."""
    below = _below(tokens, token)
    first = min(below)
    if first == 0 or tokens[first - 1].text != ",":
        return False
    at = tokens[token.head]
    while at.head not in (root.i, at.i):
        at = tokens[at.head]
    is_opening = at.dep == "prep" and at.i == 0
    between = (t for t in tokens[first : root.i] if t.i not in below and t.head != root.i)
    return is_opening and not any(t.text[:1].isalnum() for t in between)


def _quoting_first(tokens: Tokens, _root: Token) -> Arcs:
    """ "Quoting President Xi, Wang said": a participle and its object, no part of the name."""
    first = tokens[0]
    if first.lower not in ("quoting", "citing") or first.is_verb:
        return {}
    name = tokens[first.head]
    verb = tokens[name.head]
    if not name.is_noun or not verb.is_verb or name.i > verb.i:
        return {}
    return {0: (verb.i, "advcl"), name.i: (0, "dobj")}


def _speaking_beside(tokens: Tokens, root: Token) -> Arcs:
    """ "an official, briefing on condition of anonymity, said": he does so, nobody else does."""
    return {
        t.i: (root.i, "advcl")
        for t in tokens[1:]
        if t.lower in ("briefing", "speaking", "writing")
        and t.dep in ("conj", "appos")
        and tokens[t.i - 1].text == ","
        and t.i + 1 < len(tokens)
    }


def _quoted_as(tokens: Tokens, root: Token) -> Arcs:
    """ "Kyodo quoted officials as saying": a verb and its object, no quoted officials."""
    verb = next((t for t in tokens[: root.i] if t.lower in ("quoted", "cited") and t.head == root.i), None)
    if verb is None or not any(t.head == verb.i and t.dep == "nsubj" for t in tokens):
        return {}
    hanging = {
        t.i: (verb.i, t.dep) for t in tokens[verb.i :] if t.head == root.i and t.dep in ("prep", "punct")
    }
    return {verb.i: (verb.i, "ROOT"), root.i: (verb.i, "dobj"), **hanging}


def _teller_at_the_end(tokens: Tokens, root: Token) -> Arcs:
    """ "An official said that …, Kyodo reported": the last verb tells the whole, not the clause alone."""
    for last in tokens[root.i + 1 :]:
        if last.head != root.i or last.dep != "ccomp" or last.lower not in _TELLING:
            continue
        subject = next((t for t in tokens if t.head == last.i and t.dep == "nsubj"), None)
        clause = next((t for t in tokens if t.head == last.i and t.dep == "ccomp" and t.i < last.i), None)
        if subject is None or clause is None or clause.i > subject.i or not _is_at_end(tokens, last):
            continue
        mark = next((t for t in tokens if t.head == clause.i and t.dep == "mark"), None)
        if mark is not None and mark.lower == "that" and root.i < mark.i:
            return {last.i: (last.i, "ROOT"), root.i: (last.i, "ccomp"), clause.i: (root.i, "ccomp")}
    return {}


def _is_at_end(tokens: Tokens, verb: Token) -> bool:
    return not any(t.text[:1].isalnum() and t.i not in _below(tokens, verb) for t in tokens[verb.i + 1 :])


def _teller_of_quote(tokens: Tokens, root: Token) -> Arcs:
    """ "“They agreed, and they asked,” Kallas told reporters": no clause of what was asked."""
    for last in tokens[root.i + 1 :]:
        if last.dep != "ccomp" or last.lower not in _TELLING or last.head > last.i:
            continue
        subject = next((t for t in tokens if t.head == last.i and t.dep == "nsubj" and t.i < last.i), None)
        if subject is not None and tokens[min(_below(tokens, subject)) - 1].text in _CLOSING:
            return {last.i: (last.head, "parataxis")}
    return {}


def _had_too(tokens: Tokens, root: Token) -> Arcs:
    """ "said X had gone and had left": the second "had" goes on with the first, not with "said"."""
    if root.tag != "VBD":
        return {}
    told = next((t for t in tokens if t.head == root.i and t.dep == "ccomp" and t.i > root.i), None)
    if told is None or not _has_had(tokens, told):
        return {}
    return {
        t.i: (told.i, "conj")
        for t in tokens[told.i + 1 :]
        if t.head == root.i and t.dep == "conj" and t.tag == "VBN" and _has_had(tokens, t)
    }


def _told_that(tokens: Tokens, _root: Token) -> Arcs:
    """ "told a rally that Ali had begged": the clause is what was told, nothing about the rally."""
    found: dict[int, tuple[int, str]] = {}
    for verb in tokens:
        if verb.dep != "relcl" or not verb.is_verb:
            continue
        noun = tokens[verb.head]
        teller = tokens[noun.head]
        if noun.dep == "pobj" and teller.dep == "prep":  # "warned the cabinet in a cable that"
            teller = tokens[teller.head]
            teller = tokens[teller.head] if teller.dep in ("dobj", "dative") else teller
        elif noun.dep not in ("dobj", "dative", "npadvmod"):
            continue
        if teller.lower not in _TELLING_SOMEBODY:
            continue
        mark = next((t for t in tokens[noun.i + 1 : verb.i] if t.head == verb.i), None)
        has_subject = any(t.head == verb.i and t.dep in _SUBJECTS and t is not mark for t in tokens)
        if mark is not None and mark.lower == "that" and mark.dep not in _SUBJECTS and has_subject:
            found[verb.i], found[mark.i] = (teller.i, "ccomp"), (verb.i, "mark")
    return found


def _that_too(tokens: Tokens, root: Token) -> Arcs:
    """ "told them that A had asked, and that B replied": both clauses are what was told."""
    told = next((t for t in tokens if t.head == root.i and t.dep == "ccomp" and t.i > root.i), None)
    if told is None:
        return {}
    return {
        t.i: (told.i, "conj")
        for t in tokens[told.i + 1 :]
        if t.head == root.i and t.dep == "conj" and any(c.head == t.i and _is_that(c) for c in tokens)
    }


def _that_after_aside(tokens: Tokens, root: Token) -> Arcs:
    """ "N1 reported on Tuesday, citing sources, that members had refused": the clause hangs on its teller."""
    mark = next((t for t in tokens[: root.i] if t.head == root.i and _is_that(t)), None)
    teller = next((t for t in tokens[: root.i] if t.head == root.i and t.dep == "ccomp"), None)
    if mark is None or teller is None or teller.i > mark.i or teller.lower not in _TELLING:
        return {}
    aside = {t.i: (teller.i, t.dep) for t in tokens[: mark.i] if t.head == root.i and t is not teller}
    return {**aside, teller.i: (teller.i, "ROOT"), root.i: (teller.i, "ccomp")}


def _seat_of_subject(tokens: Tokens, _root: Token) -> Arcs:
    """ "The ministry in Tokyo said": the ministry is there, whatever is said anywhere."""
    return {
        prep.i: (noun.i, "prep")
        for noun, prep in pairwise(tokens)
        if prep.lower == "in"
        and prep.dep == "prep"
        and noun.dep == "nsubj"
        and noun.tag in ("NN", "NNS")
        and prep.head == noun.head > prep.i
    }


def _is_that(token: Token) -> bool:
    return token.dep == "mark" and token.lower == "that"


def _undertaken(tokens: Tokens, _root: Token) -> Arcs:
    """ "had pledged during his visit to help": what was pledged, no purpose."""
    return {
        t.i: (t.head, "xcomp")
        for t in tokens
        if t.dep == "advcl"
        and t.tag == "VB"
        and t.head < t.i
        and tokens[t.head].lower in word_list("own-will-verbs")
        and tokens[t.head].is_verb
        and any(c.head == t.i and c.tag == "TO" for c in tokens)
        and not any(c.head == t.head and c.dep in ("dobj", "xcomp", "ccomp", "auxpass") for c in tokens)
    }


def _has_had(tokens: Tokens, verb: Token) -> bool:
    return any(t.head == verb.i and t.dep == "aux" and t.lower == "had" for t in tokens)


def _below(tokens: Tokens, head: Token) -> set[int]:
    """Positions of a token and everything that hangs on it."""
    found = {head.i}
    size = 0
    while size != len(found):
        size = len(found)
        found.update(t.i for t in tokens if t.head in found)
    return found


_MENDS: tuple[Callable[[Tokens, Token], Arcs], ...] = (
    _lost_subject,
    _quoting_first,
    _speaking_beside,
    _teller_at_the_end,
    _teller_of_quote,
    _had_too,
    _told_that,
    _that_after_aside,
    _that_too,
    _undertaken,
    _seat_of_subject,
)
