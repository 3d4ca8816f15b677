"""Uses of diplomatic formulas in official texts, on our gold: `python -m bench.usages [--misses] [--peers]`.

The gold (`bench/gold/usages.yaml`) is ours, made by reading; the texts are read from the shared folder.
`--peers` gives, by the same count, a search for the canonical wordings and, where the package `quid` is
installed, Quid with these wordings as its source texts.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench import corpora
from bench.gold import Gold, Row, Stretch, places_of, shared
from bench.reading import rows_of
from bench.tally import Tally
from readout.knowledge import load

GOLD = corpora.ROOT / "bench" / "gold" / "usages.yaml"
BARS: Mapping[str, float] = {"usage found": 90, "no wrong usage": 95}
"""Figure → per cent that it shall reach: recall and precision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A use that somebody finds.

    Attributes:
        formula: Id of the family.
        place: Where.
        verb: The verb that governs it, or None.
    """

    formula: str
    place: Stretch
    verb: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text with the gold's uses in it.

    Attributes:
        key: Its id.
        text: The text.
        wanted: Uses of the gold.
        near: What is near a family and is no use of it.
    """

    key: str
    text: str
    wanted: tuple[Gold, ...]
    near: tuple[Gold, ...]


def load_gold() -> dict[str, Any]:
    """The gold: `complete`, `usages`, `negatives`."""
    import yaml

    loaded: dict[str, Any] = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
    return loaded


def read() -> tuple[list[Text], dict[str, list[Found]]]:
    """The texts of the gold, and what the reader finds in each; nothing where they are not here."""
    paths = corpora.paths("devset")
    if not paths:
        return [], {}
    gold, rows = load_gold(), rows_of(paths)
    complete = set(map(str, gold["complete"]))
    texts: list[Text] = []
    found: dict[str, list[Found]] = {}
    for row in rows["documents"]:
        key = str(row["source"]).rpartition("#")[2]
        if key in complete:
            told = [usage for usage in gold["usages"] if usage["doc"] == key]
            near = [usage for usage in gold["negatives"] if usage["doc"] == key]
            texts.append(Text(key=key, text=row["text"], wanted=tuple(told), near=tuple(near)))
            found[key] = [_found(usage) for usage in rows["wording"] if usage["doc"] == row["doc"]]
    return sorted(texts, key=lambda text: text.key), found


def _found(usage: Row) -> Found:
    place = (usage["start"], usage["end"])
    return Found(formula=usage["formula"], place=place, verb=usage["strength"])


def score(texts: Sequence[Text], found: Mapping[str, Sequence[Found]]) -> Tally:
    """Compare with the gold: one of the same family agrees that shares a word with it.

    A use that the gold calls optional counts neither as missing nor as wrong.

    Args:
        texts: Those of the gold.
        found: Id of a text → what is found in it.

    Returns:
        The figures.
    """
    tally = Tally()
    for text in texts:
        told = list(found.get(text.key, ()))
        right: set[int] = set()
        for want in text.wanted:
            here = [
                n for n, one in enumerate(told) if one.formula == want["formula"] and _meet(text, want, one)
            ]
            right.update(here)
            if not want.get("optional"):
                note = f"{text.key} {want['formula']}: “{want['text']}”"
                tally.add("usage found", is_right=bool(here), note=note)
        for number, one in enumerate(told):
            note = f"{text.key} {one.formula}: “{text.text[slice(*one.place)]}”"
            tally.add("no wrong usage", is_right=number in right, note=note)
        for want in text.near:
            is_taken = any(one.formula == want["formula"] and _meet(text, want, one) for one in told)
            note = f"{text.key} {want['formula']}: “{want['text']}”"
            tally.add("near wording left alone", is_right=not is_taken, note=note)
    return tally


def _meet(text: Text, want: Gold, one: Found) -> bool:
    return shared(one.place, places_of(text.text, want["text"])) > 0


def by_canonical(texts: Sequence[Text]) -> dict[str, list[Found]]:
    """What a search for the canonical wordings finds, whatever the case and the blanks."""
    patterns = {f.formula: _words(f.canonical) for f in load().formulas}
    return {
        text.key: [
            Found(formula=formula, place=match.span())
            for formula, pattern in patterns.items()
            for match in pattern.finditer(text.text)
        ]
        for text in texts
    }


def _words(canonical: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, canonical.split())), re.IGNORECASE)


def by_quid(texts: Sequence[Text]) -> dict[str, list[Found]]:
    """What Quid finds of the canonical wordings at its defaults, three words being enough for a short one."""
    return {text.key: list(_quid(text.text)) for text in texts}


def _quid(text: str) -> Iterator[Found]:
    from quid.core.Quid import Quid  # type: ignore[import-not-found]

    for formula in load().formulas:
        length = min(5, max(3, len(formula.canonical.split())))
        for match in Quid(min_match_length=length).compare(formula.canonical, text):
            span = match.target_span
            yield Found(formula=formula.formula, place=(span.start, span.end))


def _is_odd(key: str) -> bool:
    """Whether a text has an odd number: the patterns were changed after reading the misses of these alone."""
    return int(key[1:4]) % 2 == 1


def _print(name: str, tally: Tally) -> None:
    figures = tally.figures()
    cells = []
    for figure in (*BARS, "near wording left alone"):
        right, count = figures.get(figure, (0, 0))
        cells.append(f"{figure} {right}/{count} {100 * right / max(1, count):.1f} %")
    print(f"{name:20} " + "   ".join(cells))


def main() -> int:
    """Print the figures, and which bars are not reached."""
    options = argparse.ArgumentParser(prog="python -m bench.usages")
    options.add_argument("--misses", action="store_true", help="list every miss")
    options.add_argument("--half", choices=("odd", "even"), help="only the texts of odd or even number")
    options.add_argument("--peers", action="store_true", help="a plain search and Quid, too")
    given = options.parse_args()
    texts, found = read()
    if not texts:
        print("the texts of the gold are not on this machine")
        return 0
    if given.half is not None:
        texts = [text for text in texts if _is_odd(text.key) == (given.half == "odd")]
    ours = score(texts, found)
    _print("readout", ours)
    if given.peers:
        _print("canonical wording", score(texts, by_canonical(texts)))
        if importlib.util.find_spec("quid") is not None:
            _print("Quid", score(texts, by_quid(texts)))
        else:
            print("Quid is not installed: pip install quid==2.6.7")
    for figure, bar in BARS.items():
        right, count = ours.figures()[figure]
        share = 100 * right / count
        print(f"{figure:24} {share:5.1f} %, bar {bar} %: {'reached' if share >= bar else 'not reached'}")
    for figure, note in ours.misses if given.misses else ():
        print(f"  {figure}: {note}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
