"""A parsed sentence: tokens with offsets into the document, tags and dependency arcs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Self

_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "WP", "DT"})


class _TokenFields(NamedTuple):
    i: int
    start: int
    end: int
    text: str
    tag: str
    dep: str
    head: int
    lower: str
    is_verb: bool
    is_noun: bool


class Token(_TokenFields):
    """One token; a name found beforehand is one token however many words it has.

    A named tuple, as tens of thousands are made a second and looked at a hundred times each.

    Attributes:
        i: Position in the sentence.
        start: First code point in the document.
        end: One past the last.
        text: As it stands in the document.
        tag: Penn Treebank tag.
        dep: Dependency label (ClearNLP scheme, as spaCy's English models give it).
        head: Position of the head; a root is its own head.
        lower: The text in lower case.
        is_verb: Whether it is tagged as a verb (modals apart).
        is_noun: Whether it is tagged as a noun or pronoun.
    """

    __slots__ = ()

    def __new__(cls, *, i: int, start: int, end: int, text: str, tag: str, dep: str, head: int) -> Self:
        """Work out the last three from the rest."""
        lower, is_verb, is_noun = text.lower(), tag.startswith("VB"), tag in _NOMINAL
        return super().__new__(cls, i, start, end, text, tag, dep, head, lower, is_verb, is_noun)


def tokens_of(
    text: str,
    start: int,
    places: Iterable[tuple[int, int]],
    tags: Iterable[str],
    deps: Iterable[str],
    heads: Iterable[int],
) -> tuple[Token, ...]:
    """The tokens of a sentence from what a parser says of it, column by column.

    Args:
        text: The sentence.
        start: Offset of its first character in the document.
        places: Where each token begins and ends in the sentence.
        tags: Penn tags.
        deps: Dependency labels.
        heads: How far each head lies to the right, negative to the left, 0 for a root.

    Returns:
        In order.
    """
    found = []
    new = tuple.__new__  # as `_make` does, without a second look at the length
    for i, ((low, high), tag, dep, head) in enumerate(zip(places, tags, deps, heads, strict=True)):
        word = text[low:high]
        is_verb, is_noun = tag[:2] == "VB", tag in _NOMINAL
        fields = (i, start + low, start + high, word, tag, dep, i + head, word.lower(), is_verb, is_noun)
        found.append(new(Token, fields))
    return tuple(found)


@dataclass(frozen=True)
class Tree:
    """The dependency tree of one sentence.

    Attributes:
        tokens: In order.
    """

    tokens: tuple[Token, ...]
    _children: list[list[Token]] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        nobody: list[Token] = []
        children = self._children
        children.extend([nobody] * len(self.tokens))
        for token in self.tokens:
            head = token.head
            if head == token.i:
                continue
            if children[head]:
                children[head].append(token)
            else:
                children[head] = [token]

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    @cached_property
    def roots(self) -> tuple[Token, ...]:
        """Tokens that hang on nothing."""
        return tuple(t for t in self.tokens if t.head == t.i)

    def children(self, token: Token, *deps: str) -> Iterator[Token]:
        """Direct dependents in order, all or only those with one of the labels."""
        children = self._children[token.i]
        if not deps or not children:
            return iter(children)
        return iter([c for c in children if c.dep in deps])

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first direct dependent with one of the labels, or None."""
        for child in self._children[token.i]:
            if not deps or child.dep in deps:
                return child
        return None

    def head(self, token: Token) -> Token:
        """What the token hangs on; itself for a root."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """From the token's head up to the root."""
        seen = 0
        while token.head != token.i and seen < len(self.tokens):
            token, seen = self.tokens[token.head], seen + 1
            yield token

    def subtree(self, token: Token, *, skip: Callable[[Token], bool] | None = None) -> list[Token]:
        """The token and all below it, in order of the text.

        Args:
            token: Top of the subtree.
            skip: Tokens below the top for which it is true are left out with all below them.

        Returns:
            Tokens in order.
        """
        children = self._children
        found, stack = [], [token]
        while stack:
            at = stack.pop()
            found.append(at)
            below = children[at.i]
            if below:
                stack += below if skip is None else [t for t in below if not skip(t)]
        found.sort()  # by their first field, the position
        return found

    def conjuncts(self, token: Token) -> Iterator[Token]:
        """The token and everything joined to it after it by a conjunction or apposed list."""
        yield token
        for child in self.children(token, "conj"):
            yield from self.conjuncts(child)

    def at(self, offset: int) -> Token | None:
        """The token that holds the code point, or None."""
        return next((t for t in self.tokens if t.start <= offset < t.end), None)

    def between(self, start: int, end: int) -> list[Token]:
        """Tokens that share a character with the half-open stretch."""
        return [t for t in self.tokens if t.start < end and start < t.end]

    def top(self, start: int, end: int) -> Token | None:
        """The token of a stretch that its other tokens hang on: the last whose head lies outside.

        Args:
            start: First code point of the stretch.
            end: One past the last.

        Returns:
            Its syntactic head, or None when the stretch holds no token.
        """
        inside = self.between(start, end)
        ids = {t.i for t in inside}
        tops = [t for t in inside if t.head == t.i or t.head not in ids]
        return tops[-1] if tops else None
