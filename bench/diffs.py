"""Two official texts compared clause by clause, on our gold: `python -m bench.diffs [--misses]`.

The gold (`bench/gold/diffs.yaml`) is ours: 22 pairs out of the development set, which is read from the shared
folder, and four invented ones, which are always there.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bench import corpora
from bench.tally import Tally
from readout.model import ArticleFields, Clause, RawInput

FOLDER = corpora.ROOT / "bench" / "gold"
GOLD = FOLDER / "diffs.yaml"
TEXTS = FOLDER / "texts"
ORDER = ("dropped", "added", "strengthened", "weakened", "named", "unnamed", "scope", "reworded", "kept")
"""Classes, the weightiest first: the first that a clause has is its main class."""


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the gold, or of ours in its terms: places of clauses in the two texts."""

    a: int | None
    b: int | None
    changes: frozenset[str]
    is_also: bool = False

    @property
    def main(self) -> str:
        """Its weightiest class."""
        return next(c for c in ORDER if c in self.changes)


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of texts: their words between the marks of the gold, and its lines."""

    name: str
    texts: tuple[str, str]
    clauses: tuple[tuple[Clause, ...], tuple[Clause, ...]]
    links: tuple[Link, ...]
    is_invented: bool

    def starts(self, side: int) -> list[int]:
        """Where the clauses of the gold begin in one of the texts, in order."""
        places = (link.b if side else link.a for link in self.links)
        return sorted({place for place in places if place is not None})


@cache
def _articles() -> dict[str, str]:
    found = {}
    for path in corpora.paths("devset"):
        with Path(path).open(encoding="utf-8") as lines:
            found.update((one["id"], one["text"]) for one in map(json.loads, lines))
    return found


@cache
def _text(key: str) -> str | None:
    return (TEXTS / key).read_text(encoding="utf-8") if key.endswith(".txt") else _articles().get(key)


@cache
def _clauses(key: str) -> tuple[Clause, ...]:
    from readout.documents import parse
    from readout.flow import read_clauses

    text = _text(key) or ""
    raw = RawInput(source=key, data=text.encode(), media_type="text/plain", fields=ArticleFields())
    document = parse(raw)
    if document.text != text:
        raise ValueError(f"{key}: the text was changed in reading")
    return read_clauses(document)


def pairs() -> Iterator[Pair]:
    """The pairs of the gold whose texts are on this machine."""
    import yaml

    for row in yaml.safe_load(GOLD.read_text(encoding="utf-8"))["pairs"]:
        texts = (_text(row["a"]), _text(row["b"]))
        if texts[0] is None or texts[1] is None:
            continue
        links = tuple(
            Link(
                _place(texts[0], line.get("a")),
                _place(texts[1], line.get("b")),
                frozenset(line["change"]),
                line.get("also", False),
            )
            for line in row["clauses"]
        )
        clauses = tuple(
            _within(_clauses(row[side]), text, row.get(f"{side}_from"), row.get(f"{side}_to"))
            for side, text in zip("ab", texts, strict=True)
        )
        yield Pair(
            row["id"], (texts[0], texts[1]), (clauses[0], clauses[1]), links, str(row["a"]).endswith(".txt")
        )


def _place(text: str, quote: str | None) -> int | None:
    if quote is None:
        return None
    found = [m.start() for m in re.finditer(r"\s+".join(map(re.escape, quote.split())), text)]
    if len(found) != 1:
        raise ValueError(f"{quote!r} stands {len(found)} times")
    return found[0]


def _within(clauses: Sequence[Clause], text: str, first: str | None, last: str | None) -> tuple[Clause, ...]:
    low = _place(text, first) or 0
    high = (_place(text, last) or 0) + len(last) if last is not None else len(text)
    return tuple(c for c in clauses if c.span.end > low and c.span.start < high)


def gold_clause(clause: Clause, starts: Sequence[int]) -> list[int]:
    """The clauses of the gold that begin within one of ours; else the last that began before it."""
    inside = [s for s in starts if clause.span.start - 2 <= s < clause.span.end]
    return inside or [s for s in starts if s <= clause.span.start][-1:]


def found_links(pair: Pair) -> list[Link]:
    """What we make of a pair, in terms of the gold's clauses."""
    from readout.compare import compare

    gold = {(link.a, link.b): link for link in pair.links if link.a is not None and link.b is not None}
    starts = (pair.starts(0), pair.starts(1))
    found: dict[tuple[int, int], Link] = {}
    for row in compare(*pair.clauses).rows:
        if row.before is None or row.after is None:
            continue
        mine, theirs = gold_clause(row.before, starts[0]), gold_clause(row.after, starts[1])
        options = [(a, b) for a in mine for b in theirs]
        right = [o for o in options if o in gold and not gold[o].is_also] or [o for o in options if o in gold]
        for a, b in right or options[:1]:
            found.setdefault((a, b), Link(a, b, frozenset(row.changes)))
    return list(found.values())


def score(pair: Pair, tally: Tally) -> None:
    """Count what is right and wrong in a pair."""
    texts = pair.texts
    found = {(link.a, link.b): link for link in found_links(pair)}
    also = {(link.a, link.b) for link in pair.links if link.is_also}
    wanted = {(x.a, x.b): x for x in pair.links if x.a is not None and x.b is not None and not x.is_also}
    for side in (0, 1):
        begins = {c.span.start for c in pair.clauses[side]}
        for start in pair.starts(side):
            is_there = any(abs(start - b) <= 2 for b in begins)
            tally.add("clause found", is_right=is_there, note=f"{pair.name} {'ab'[side]}: {_quote(texts[side], start)}")
    for key, link in wanted.items():
        tally.add("pair found", is_right=key in found, note=f"{pair.name}: {_both(texts, link)}")
    for key, link in found.items():
        if key not in also:
            tally.add("no wrong pair", is_right=key in wanted, note=f"{pair.name}: {_both(texts, link)}")
    paired_a, paired_b = {a for a, _ in found}, {b for _, b in found}
    for link in pair.links:
        if link.is_also:
            continue
        if link.b is None:
            ours = "other" if link.a in paired_a else "dropped"
        elif link.a is None:
            ours = "other" if link.b in paired_b else "added"
        else:
            ours = found[link.a, link.b].main if (link.a, link.b) in found else "unpaired"
        note = f"{pair.name}: {ours}, not {link.main}: {_both(texts, link)}"
        tally.add("class of clause", is_right=ours == link.main, note=note)
        tally.add(f"class {link.main}", is_right=ours == link.main, note=note)
        if link.a is not None and link.b is not None and (link.a, link.b) in found:
            mine = found[link.a, link.b].changes
            tally.add("class of pair", is_right=ours == link.main, note=f"{note} {sorted(link.changes)} {sorted(mine)}")
            tally.add("moved", is_right=("moved" in mine) == ("moved" in link.changes), note=note)


def _quote(text: str, start: int | None, length: int = 90) -> str:
    return "–" if start is None else " ".join(text[start : start + length].split())


def _both(texts: tuple[str, str], link: Link) -> str:
    return f"“{_quote(texts[0], link.a)}” | “{_quote(texts[1], link.b)}”"


def f1(figures: Mapping[str, tuple[int, int]]) -> float:
    """Of pairs, in per cent."""
    found, wanted = figures.get("pair found", (0, 0))
    right, given = figures.get("no wrong pair", (0, 0))
    recall, precision = found / max(1, wanted), right / max(1, given)
    return 200 * precision * recall / max(1e-9, precision + recall)


def measure() -> dict[str, Tally]:
    """The figures of the real and of the invented pairs."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for pair in pairs():
        score(pair, tallies["invented" if pair.is_invented else "real"])
    return dict(tallies)


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m bench.diffs")
    options.add_argument("--misses", action="store_true", help="list every miss")
    given = options.parse_args()
    for group, tally in measure().items():
        print(f"\n{group}: alignment F1 {f1(tally.figures()):.1f}")
        for figure, (right, count) in tally.figures().items():
            print(f"  {figure:24} {right:5}/{count:<5} {100 * right / count:6.1f} %")
        if given.misses:
            for figure, note in tally.misses:
                if not figure.startswith("class ") or figure == "class of pair":
                    print(f"  {figure}: {note}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
