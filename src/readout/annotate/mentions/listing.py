"""What is listed together with a name: "A, B and C", also where the parser hung the list elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree

_AND = frozenset({"and", "&"})
_COMMAS = frozenset({",", *_AND})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_COUNTS = frozenset({"both", "all", "each", "jointly"})
"""After a list they count who is in it: "India and Australia both recognise"."""


def listed(page: Page, tree: Tree, token: Token) -> list[Token]:
    """A token and everything joined to it, in order of the text.

    Args:
        page: The document on the desk.
        tree: Tree of the sentence.
        token: Head of the first noun phrase.

    Returns:
        Heads of all the phrases.
    """
    found = {t.i: t for t in (*_before(page, tree, token), *_after(page, tree, token))}
    for other in spelled(page, tree, token):
        found.setdefault(other.i, other)
    return [found[i] for i in sorted(found)]


def is_count(token: Token) -> bool:
    """Whether a word only counts the list before it.

    Args:
        token: A word that the parser joins to a list.
    """
    return token.dep == "conj" and token.lower in _COUNTS


def spelled(page: Page, tree: Tree, token: Token) -> list[Token]:
    """The names of a list as it is written, around a name that is a subject.

    "Advisors A, B, and C agreed", "Secretary A and Cabinet Secretary B", "Finland's A and Sweden's B": the
    parser hangs the rest of the list on titles, on possessives, or on the verb as a second subject.

    Args:
        page: The document on the desk.
        tree: Tree of the sentence.
        token: A name.

    Returns:
        Heads in order, the token among them; just the token where no list with "and" is written.
    """
    first = page.reference_of(token)
    if first is None or token.dep not in _SUBJECTS or not first.can_act or first.members:
        return [token]
    before, has_and_before = _written(page, tree, token, step=-1)
    after, has_and_after = _written(page, tree, token, step=1)
    if not has_and_before or (before and _hangs_left(tree, before[0])):
        before = []
    return [*before, token, *(after if has_and_after else [])]


def _written(page: Page, tree: Tree, token: Token, *, step: int) -> tuple[list[Token], bool]:
    """Names like a name to its left or right, and whether "and" stands among them, before the last."""
    first = page.reference_of(token)
    found: list[Token] = []
    has_and = is_apart = False
    last_is_and = False
    at = token.i + step
    while first is not None and 0 <= at < len(tree.tokens):
        word = tree[at]
        other = page.reference_of(word)
        if word.lower in _COMMAS:
            is_apart = True
            has_and = has_and or word.lower in _AND
        elif is_apart and _is_alike(first, other) and (other is not None and other.key != first.key):
            if last_is_and and step > 0:
                break
            last_is_and = has_and
            found.append(word)
            is_apart = False
        elif not _is_of_name(page, tree, word, is_person=first.is_person):
            break
        at += step
    return sorted(found, key=lambda t: t.i), has_and


def _is_of_name(page: Page, tree: Tree, word: Token, *, is_person: bool) -> bool:
    """Whether a word can stand before a name in a list: a title, "the", the country of somebody."""
    if word.lower == "the":
        return True
    reference = page.reference_of(word)
    if not is_person:
        return False
    if reference is not None:
        return reference.sense in ("role", "roles", "state", "adjective") and _is_before_name(tree, word)
    return word.tag == "POS" or (word.tag == "NNP" and word.dep in ("compound", "conj", "nmod"))


def _is_before_name(tree: Tree, word: Token) -> bool:
    """A country that belongs to the name after it, not one of the list."""
    after = tree[word.i + 1] if word.i + 1 < len(tree.tokens) else word
    return after.tag == "POS" or word.dep in ("amod", "compound", "nmod")


def _hangs_left(tree: Tree, first: Token) -> bool:
    """Whether a list hangs on words before it: "after meeting A and B, C said"."""
    head = tree.head(first)
    return head.i < first.i and head.dep not in {"advcl", *_SUBJECTS}


def _after(page: Page, tree: Tree, token: Token) -> Iterator[Token]:
    """ "the U.S., Japan, and Korea" may be parsed as appositions."""
    yield token
    first = page.reference_of(token)
    for child in tree.children(token, "conj", "appos"):
        other = page.reference_of(child)
        if is_count(child) or _is_other_kind(first, other):
            continue
        if child.dep == "conj" or (first is not None and other is not None and _is_list(first, other)):
            yield from _after(page, tree, child)


def _is_other_kind(first: Reference | None, other: Reference | None) -> bool:
    """ "According to the Corriere, Meloni said": an outlet and a person make no list."""
    if first is None or other is None or first.is_person == other.is_person:
        return False
    return "outlet" in (first.sense, other.sense)


def _before(page: Page, tree: Tree, token: Token) -> list[Token]:
    """ "A and B, C and D attended": the parser may make C the subject and lose A and B."""
    first = page.reference_of(token)
    if first is None or token.dep not in _SUBJECTS:
        return []
    found: list[Token] = []
    has_and = token.i + 1 < len(tree.tokens) and tree[token.i + 1].lower in _AND
    for other in reversed(tree.tokens[: token.i]):
        if _is_alike(first, page.reference_of(other)):
            found.insert(0, other)
        elif other.lower not in _COMMAS:
            break
        has_and = has_and or other.lower in _AND
    return [] if not found or not has_and or _hangs_left(tree, found[0]) else found


def _is_alike(first: Reference, other: Reference | None) -> bool:
    if other is None or not other.can_act:
        return False
    return other.is_person == first.is_person and other.sense == first.sense


def _is_list(first: Reference, other: Reference) -> bool:
    if first.key == other.key or not (first.can_act and other.can_act):
        return False
    if first.is_person and other.is_person:
        return True
    return {first.sense, other.sense} <= {"state", "adjective"} and first.country != other.country
