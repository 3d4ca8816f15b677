"""What redlines makes of two texts, in terms of the clauses of our gold, to be set beside ours.

redlines 0.6.2 (MIT) gives tracked changes of whole texts: runs of words that are the same in both, in one
order. It knows no clauses. Two clauses count as paired where its runs tie them together: each clause of
the first text goes with the one of the second that most of its unchanged characters lie in, if those are
a quarter of the shorter clause, one with one, the surest first. Of the shares tried (10 to 50 per cent)
that one serves it best. What is tied and wholly the same is kept, what is tied otherwise reworded; it has
no other classes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

LEAST = 0.25
KEPT = 0.95
Bounds = tuple[tuple[int, int], tuple[int, int]]
Starts = tuple[Sequence[int], Sequence[int]]


def redlines_links(texts: tuple[str, str], bounds: Bounds, starts: Starts) -> Iterator[tuple[int, int, str]]:
    """Pairs of clauses and what became of each.

    Args:
        texts: The two texts.
        bounds: Which part of each is compared.
        starts: Where the clauses of the gold begin in each.

    Yields:
        Beginning in the first text, in the second, class.
    """
    from redlines import Redlines

    parts = [text[low:high].replace("\n", " ") for text, (low, high) in zip(texts, bounds, strict=True)]
    told = json.loads(Redlines(parts[0].lstrip(), parts[1].lstrip()).output_json())
    shift = [low + len(part) - len(part.lstrip()) for part, (low, _) in zip(parts, bounds, strict=True)]
    spans = [_spans(starts[n], bounds[n][1]) for n in (0, 1)]
    same: dict[tuple[int, int], int] = {}
    for run in told["changes"]:
        if run["type"] != "equal":
            continue
        a, b = run["source_position"][0] + shift[0], run["test_position"][0] + shift[1]
        for n in range(len(run["text"])):
            here, there = _holder(spans[0], a + n), _holder(spans[1], b + n)
            if here is not None and there is not None:
                same[here, there] = same.get((here, there), 0) + 1
    yield from _one_to_one(same, dict(spans[0]), dict(spans[1]))


def _spans(starts: Sequence[int], end: int) -> list[tuple[int, int]]:
    return list(zip(starts, [*starts[1:], max(end, starts[-1] + 1)], strict=True))


def _holder(spans: Sequence[tuple[int, int]], offset: int) -> int | None:
    return next((low for low, high in spans if low <= offset < high), None)


def _one_to_one(
    same: dict[tuple[int, int], int], ends_a: dict[int, int], ends_b: dict[int, int]
) -> Iterator[tuple[int, int, str]]:
    taken: tuple[set[int], set[int]] = (set(), set())
    for (a, b), count in sorted(same.items(), key=lambda item: (-item[1], item[0])):
        lengths = (ends_a[a] - a, ends_b[b] - b)
        if a in taken[0] or b in taken[1] or count < LEAST * min(lengths):
            continue
        taken[0].add(a)
        taken[1].add(b)
        yield a, b, "kept" if count >= KEPT * max(lengths) else "reworded"
