"""Two official texts compared clause by clause, on our gold: `python -m bench.diffs [--misses]`.

The gold (`bench/gold/diffs.yaml`) is ours: 22 pairs out of the development set, which is read from the shared
folder, and four invented ones, which are always there; `series-looked-diffs.yaml` adds four of successive
texts of one series. Those of `heldout-diffs.yaml` and of `series-diffs.yaml`, more such successive texts, are
told apart: nothing was made after them, and their misses are not listed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench import corpora
from bench.tally import Tally, total
from readout.model import ArticleFields, Clause, RawInput

FOLDER = corpora.ROOT / "bench" / "gold"
GOLD = FOLDER / "diffs.yaml"
APART = FOLDER / "heldout-diffs.yaml"
SERIES = FOLDER / "series-diffs.yaml"
LOOKED_AT = {"successive texts, looked at": FOLDER / "series-looked-diffs.yaml"}
"""Title → file of the pairs that are worked on besides those of `GOLD`."""
KEPT_APART = {"kept apart": APART, "successive texts, kept apart": SERIES}
"""Title → file of the pairs on which nothing is worked."""
TEXTS = FOLDER / "texts"
ORDER = ("dropped", "added", "strengthened", "weakened", "named", "unnamed", "scope", "reworded", "kept")
"""Classes, the weightiest first: the first that a clause has is its main class."""
GROUPS = ("real", "invented")
Figures = Mapping[str, tuple[int, int]]
"""Figure → (right, all)."""


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the gold, or of ours in its terms: places of clauses in the two texts."""

    a: int | None
    b: int | None
    changes: frozenset[str]
    is_also: bool = False

    @property
    def is_paired(self) -> bool:
        """Whether it has a clause of each text."""
        return self.a is not None and self.b is not None

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
    bounds: tuple[tuple[int, int], tuple[int, int]]
    group: str

    def starts(self, side: int) -> list[int]:
        """Where the clauses of the gold begin in one of the texts, in order."""
        places = (link.b if side else link.a for link in self.links)
        return sorted({place for place in places if place is not None})

    def told(self, a: int | None, b: int | None) -> str:
        """The beginnings of two clauses, for the list of misses."""
        return f"{self.name}: “{_quote(self.texts[0], a)}” | “{_quote(self.texts[1], b)}”"


@cache
def _articles() -> dict[str, str]:
    found: dict[str, str] = {}
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
    from readout.single import read_clauses

    text = _text(key) or ""
    raw = RawInput(source=key, data=text.encode(), media_type="text/plain", fields=ArticleFields())
    document = parse(raw)
    if document.text != text:
        raise ValueError(f"{key}: the text was changed in reading")
    return read_clauses(document)


def pairs(gold: Path = GOLD) -> Iterator[Pair]:
    """The pairs of a gold whose texts are on this machine."""
    import yaml

    for row in yaml.safe_load(gold.read_text(encoding="utf-8"))["pairs"]:
        texts = [text for side in "ab" if (text := _text(row[side])) is not None]
        if len(texts) < 2:
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
        bounds = tuple(
            _bounds(text, row.get(f"{side}_from"), row.get(f"{side}_to"))
            for side, text in zip("ab", texts, strict=True)
        )
        clauses = tuple(
            _within(_clauses(row[side]), *bound) for side, bound in zip("ab", bounds, strict=True)
        )
        yield Pair(
            row["id"],
            (texts[0], texts[1]),
            (clauses[0], clauses[1]),
            links,
            (bounds[0], bounds[1]),
            "invented" if row["a"].endswith(".txt") else "real",
        )


def _place(text: str, quote: str | None) -> int | None:
    if quote is None:
        return None
    found = [m.start() for m in re.finditer(r"\s+".join(map(re.escape, quote.split())), text)]
    if len(found) != 1:
        raise ValueError(f"{quote!r} stands {len(found)} times")
    return found[0]


def _bounds(text: str, first: str | None, last: str | None) -> tuple[int, int]:
    """Where the compared part of a text begins and ends."""
    low = _place(text, first) or 0
    high = (_place(text, last) or 0) + len(last) if last is not None else len(text)
    return low, high


def _within(clauses: Sequence[Clause], low: int, high: int) -> tuple[Clause, ...]:
    return tuple(c for c in clauses if c.span.end > low and c.span.start < high)


def gold_clause(clause: Clause, starts: Sequence[int]) -> list[int]:
    """The clauses of the gold that begin within one of ours; else the last that began before it."""
    inside = [s for s in starts if clause.span.start - 2 <= s < clause.span.end]
    return inside or [s for s in starts if s <= clause.span.start][-1:]


def found_links(pair: Pair) -> list[Link]:
    """What we make of a pair, in terms of the gold's clauses."""
    from readout.compare import compare

    gold = {(link.a, link.b): link for link in pair.links if link.is_paired}
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


def score(pair: Pair, links: Sequence[Link], tally: Tally) -> None:
    """Count what is right and wrong in a pair.

    A further pair of the gold (`also`) is neither wanted nor wrong. The class of a clause is right when its
    main class is; of one whose partner was missed it is not.

    Args:
        pair: Texts and gold.
        links: What somebody makes of them, in terms of the gold's clauses.
        tally: Where to count.
    """
    found = {(link.a, link.b): link for link in links}
    also = {(link.a, link.b) for link in pair.links if link.is_also}
    wanted = {(link.a, link.b) for link in pair.links if link.is_paired and not link.is_also}
    paired = ({a for a, _ in found}, {b for _, b in found})
    for a, b in found:
        if (a, b) not in also:
            tally.add("no wrong pair", is_right=(a, b) in wanted, note=pair.told(a, b))
    for link in pair.links:
        if link.is_also:
            continue
        ours = found.get((link.a, link.b))
        if link.is_paired:
            tally.add("pair found", is_right=ours is not None, note=pair.told(link.a, link.b))
        main = ours.main if ours is not None else _alone(link, paired)
        note = f"{main}, not {link.main}: {pair.told(link.a, link.b)}"
        tally.add("class of clause", is_right=main == link.main, note=note)
        tally.add(f"class {link.main}", is_right=main == link.main, note=note)
        if ours is not None:
            tally.add("class of pair", is_right=main == link.main, note=note)
            is_right = ("moved" in ours.changes) == ("moved" in link.changes)
            tally.add("moved or not", is_right=is_right, note=note)


def _alone(link: Link, paired: tuple[set[int | None], set[int | None]]) -> str:
    """What we say of a clause that we did not pair as the gold does."""
    if link.a is not None and link.a not in paired[0]:
        return "dropped"
    return "added" if link.a is None and link.b not in paired[1] else "in another pair"


def score_clauses(pair: Pair, tally: Tally) -> None:
    """Count the clauses of the gold that are clauses of ours."""
    for side in (0, 1):
        begins = [c.span.start for c in pair.clauses[side]]
        begins += [part.span.start for c in pair.clauses[side] for part in c.parts]
        for start in pair.starts(side):
            is_there = any(abs(start - begin) <= 2 for begin in begins)
            tally.add(
                "clause found", is_right=is_there, note=f"{pair.name}: {_quote(pair.texts[side], start)}"
            )


def _quote(text: str, start: int | None, length: int = 90) -> str:
    return "–" if start is None else " ".join(text[start : start + length].split())


def f1(figures: Figures) -> float:
    """Of pairs, in per cent.

    Example:
        >>> round(f1({"pair found": (8, 10), "no wrong pair": (8, 8)}), 1)
        88.9
    """
    found, wanted = figures.get("pair found", (0, 0))
    right, given = figures.get("no wrong pair", (0, 0))
    recall, precision = found / max(1, wanted), right / max(1, given)
    return 200 * precision * recall / max(1e-9, precision + recall)


def macro(figures: Figures) -> float:
    """Mean over the classes of the share that is right, in per cent."""
    shares = [right / count for figure, (right, count) in figures.items() if figure[6:] in ORDER]
    return 100 * sum(shares) / max(1, len(shares))


def measure(groups: Sequence[str] = GROUPS, gold: Path = GOLD) -> dict[str, Tally]:
    """The figures of the real and of the invented pairs.

    Args:
        groups: Which.
        gold: File of the pairs.

    Returns:
        Those of each that is on this machine.
    """
    tallies: dict[str, Tally] = {}
    for pair in pairs(gold):
        if pair.group in groups:
            tally = tallies.setdefault(pair.group, Tally())
            score_clauses(pair, tally)
            score(pair, found_links(pair), tally)
    return tallies


def measure_redlines(gold: Path = GOLD) -> dict[str, Tally]:
    """The same of redlines, where it is installed."""
    from bench.redlining import redlines_links

    tallies: dict[str, Tally] = {}
    for pair in pairs(gold):
        starts = (pair.starts(0), pair.starts(1))
        links = [
            Link(a, b, frozenset({change}))
            for a, b, change in redlines_links(pair.texts, pair.bounds, starts)
        ]
        score(pair, links, tallies.setdefault(pair.group, Tally()))
    return tallies


def _print_table(tallies: Mapping[str, Tally]) -> None:
    columns: dict[str, Figures] = {group: tally.figures() for group, tally in tallies.items()}
    columns["all"] = total(tallies)
    print(f"{'':20}" + "".join(f"{name:>17}" for name in columns))
    print(f"{'alignment F1':20}" + "".join(f"{f1(figures):17.1f}" for figures in columns.values()))
    print(f"{'classes, macro':20}" + "".join(f"{macro(figures):17.1f}" for figures in columns.values()))
    for figure in columns["all"]:
        cells = (figures.get(figure, (0, 0)) for figures in columns.values())
        print(f"{figure:20}" + "".join(f"{_cell(*cell):>17}" for cell in cells))


def _cell(right: int, count: int) -> str:
    return f"{right:4}/{count:<4}{100 * right / count:5.1f}" if count else "–"


def _print_misses(tallies: Mapping[str, Tally]) -> None:
    for group, tally in tallies.items():
        print(f"\n{group}")
        for figure, note in tally.misses:
            if figure in ("clause found", "pair found", "no wrong pair", "class of clause"):
                print(f"  {figure}: {note}")


def main() -> int:
    """Print the tables, and which bars are not reached."""
    options = argparse.ArgumentParser(prog="python -m bench.diffs")
    options.add_argument("--misses", action="store_true", help="list every miss")
    given = options.parse_args()
    tallies = measure()
    _print_table(tallies)
    print()
    for group, figures in {**{g: t.figures() for g, t in tallies.items()}, "all": total(tallies)}.items():
        right, count = figures["class of clause"]
        for figure, share, bar in (("alignment F1", f1(figures), 90), ("classes", 100 * right / count, 85)):
            verdict = "reached" if share >= bar else "not reached"
            print(f"{group:10} {figure:14} {share:5.1f}, bar {bar}: {verdict}")
    looked_at = {title: measure(gold=gold) for title, gold in LOOKED_AT.items()}
    for title, table in looked_at.items():
        print(f"\n{title}")
        _print_table(table)
    for title, gold in KEPT_APART.items():
        print(f"\n{title}")
        _print_table(measure(gold=gold))
    try:
        beside = {"worked on": measure_redlines()}
        beside |= {title: measure_redlines(gold) for title, gold in (LOOKED_AT | KEPT_APART).items()}
    except ImportError:
        print("\nredlines is not installed: nothing to set beside")
    else:
        for title, table in beside.items():
            print(f"\nredlines, {title}")
            _print_table(table)
    if given.misses:
        _print_misses(tallies)
        for title, table in looked_at.items():
            print(f"\n{title}")
            _print_misses(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
