"""From tokens of a tree to stretches of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readout.annotate.statements.quotes import Quote
from readout.annotate.statements.said import Stretch
from readout.annotate.tree import Token, Tree

_EDGE = " \t\r\n\u00a0,;:–—-"
_LOOSE = frozenset({"relcl", "advcl", "parataxis", "ccomp", "csubj", "acl:relcl"})
_NOT_OF_NAME = frozenset({"cc", "conj", "preconj", "advcl", "ccomp", "parataxis", "xcomp", "csubj", "dep"})


def is_word(token: Token) -> bool:
    """Whether the token has a letter or digit."""
    text = token.text
    return text.isalnum() or any(map(str.isalnum, text))


def stretches(tree: Tree, tokens: Iterable[Token], text: str) -> list[Stretch]:
    """The runs that some tokens form; punctuation between two of them breaks no run.

    Args:
        tree: Their tree.
        tokens: Any tokens of it.
        text: The stored text.

    Returns:
        Trimmed stretches in order.
    """
    runs: list[list[Token]] = []
    last = -2
    for i in sorted({t.i for t in tokens}):
        if last + 1 == i or (runs and not any(map(is_word, tree.tokens[last + 1 : i]))):
            runs[-1].append(tree[i])
        else:
            runs.append([tree[i]])
        last = i
    found = []
    for run in runs:
        while run and not is_word(run[0]) and run[0].text not in "“\"'‘«「(":
            run.pop(0)
        while run and ((not is_word(run[-1]) and run[-1].text not in ")”\"'’»」%") or run[-1].dep == "cc"):
            run.pop()
        if any(map(is_word, run)):
            found.append(trimmed(text, run[0].start, run[-1].end))
    return found


def trimmed(text: str, start: int, end: int) -> Stretch:
    """A stretch without blanks and loose punctuation at its edges.

    Args:
        text: The stored text.
        start: First code point.
        end: One past the last.

    Returns:
        The trimmed stretch; never longer than the given one.
    """
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def noun_phrase(tree: Tree, head: Token, text: str, *, alone: bool = False) -> Stretch:
    """A noun phrase without the clauses that hang on it.

    Args:
        tree: Tree of the sentence.
        head: Head of the phrase.
        text: The stored text.
        alone: Whether to leave out what it is joined to by "and".

    Returns:
        The run of words around the head.
    """
    joins = {"cc", "conj", "preconj"} if alone else set()
    tokens = tree.subtree(
        head,
        skip=lambda t: t.dep in _LOOSE or t.dep in joins or (t.is_verb and t.dep in ("acl", "conj", "appos")),
    )
    runs = stretches(tree, tokens, text)
    own = next((n for n, (low, high) in enumerate(runs) if low <= head.start < high), None)
    if own is None:
        return head.start, head.end
    within = {t.i for t in tree.subtree(head)}
    end = runs[own][1]
    for low, high in runs[own + 1 :]:
        if any(t.i not in within for t in tree.between(end, low) if is_word(t)):
            break
        end = high
    return runs[own][0], end


def whole_phrase(tree: Tree, head: Token, text: str) -> Stretch:
    """A noun phrase with its title, appositions and clauses of its own, without what it is joined to.

    Args:
        tree: Tree of the sentence.
        head: Head of the phrase.
        text: The stored text.

    Returns:
        The run of words around the head.
    """
    tokens = tree.subtree(head, skip=lambda t: t.dep in _NOT_OF_NAME and t.head == head.i)
    for low, high in stretches(tree, tokens, text):
        if low <= head.start < high:
            colon = text.find(":", head.end, high)
            return (low, high) if colon < 0 else trimmed(text, low, colon)
    return head.start, head.end


def with_quotes(pieces: Sequence[Stretch], quotes: Sequence[Quote]) -> list[Stretch]:
    """Pieces grown so that none cuts a quotation in two or leaves one of its marks behind.

    Args:
        pieces: Stretches in order.
        quotes: Quotations near them.

    Returns:
        Stretches in order, merged where they came to overlap.
    """
    grown: list[Stretch] = []
    for start, end in pieces:
        low, high = start, end
        for quote in quotes:
            if max(start, quote.inner_start) < min(end, quote.inner_end):
                low, high = min(low, quote.start), max(high, quote.end)
        grown.append((low, high))
    return merged(grown)


def merged(pieces: Iterable[Stretch]) -> list[Stretch]:
    """Stretches in order, the overlapping ones made one."""
    found: list[Stretch] = []
    for low, high in sorted(pieces):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found


def without(pieces: Sequence[Stretch], holes: Iterable[Stretch], text: str) -> list[Stretch]:
    """Pieces with some stretches cut out of them.

    Args:
        pieces: Stretches in order.
        holes: What to leave out.
        text: The stored text.

    Returns:
        What is left, trimmed; pieces without a letter or digit are dropped.
    """
    left = list(pieces)
    for low, high in holes:
        left = [
            part
            for start, end in left
            for part in ((start, min(end, low)), (max(start, high), end))
            if part[0] < part[1]
        ]
    found = [trimmed(text, start, end) for start, end in left]
    return [(start, end) for start, end in found if any(c.isalnum() for c in text[start:end])]
