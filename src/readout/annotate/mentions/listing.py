"""What is listed together with a name: "A, B and C", also where the parser hung the list elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.annotate.tree import Token, Tree

_COMMAS = frozenset({",", "and", "&"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def listed(page: Page, tree: Tree, token: Token) -> list[Token]:
    """A token and everything joined to it, in order of the text.

    Args:
        page: The document on the desk.
        tree: Tree of the sentence.
        token: Head of the first noun phrase.

    Returns:
        Heads of all the phrases.
    """
    return [*_before(page, tree, token), *_after(page, tree, token)]


def _after(page: Page, tree: Tree, token: Token) -> Iterator[Token]:
    """ "the U.S., Japan, and Korea" may be parsed as appositions."""
    yield token
    first = page.reference_of(token)
    for child in tree.children(token, "conj", "appos"):
        other = page.reference_of(child)
        if child.dep == "conj" or (first is not None and other is not None and _is_list(first, other)):
            yield from _after(page, tree, child)


def _before(page: Page, tree: Tree, token: Token) -> list[Token]:
    """ "A and B, C and D attended": the parser may make C the subject and lose A and B."""
    first = page.reference_of(token)
    if first is None or token.dep not in _SUBJECTS:
        return []
    found: list[Token] = []
    for other in reversed(tree.tokens[: token.i]):
        if _is_alike(first, page.reference_of(other)):
            found.insert(0, other)
        elif other.lower not in _COMMAS:
            break
    if not found:
        return []
    head = tree.head(found[0])
    hangs_left = head.i < found[0].i and head.dep not in {"advcl", *_SUBJECTS}
    return [] if hangs_left else found


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
