"""Chains of attribution and joint speakers, on our gold: `python -m bench.speakers [--misses]`.

The gold (`bench/gold/chains.yaml`, `joint-speakers.yaml`) is ours. Of its texts the examples and those
written for it are always there; the development set and the seeds are read from the shared folder and left
out where it is missing. `--agreement` compares the two readings of every fifth text.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import corpora
from bench.agreement_speakers import compare
from bench.gold import Row
from bench.reading import rows_of
from bench.score_speakers import Text, score_chains, score_joint, text_of
from bench.tally import Tally, total

FOLDER = corpora.ROOT / "bench" / "gold"
CHAINS = FOLDER / "chains.yaml"
JOINT = FOLDER / "joint-speakers.yaml"
BLIND = FOLDER / "blind" / "chains.yaml"
GROUPS = ("devset", "seeds", "examples", "own")
"""Corpora that the texts come from."""
LATER = "later"
"""Texts written by other hands after the rules; what was missed in them has been read since."""
KEPT = "kept apart"
"""Texts whose misses nobody read: they tell how far the rules carry."""
FILES: Mapping[str, tuple[Path, Path]] = {
    LATER: (FOLDER / "later-chains.yaml", FOLDER / "later-joint.yaml"),
    KEPT: (FOLDER / "kept" / "chains.yaml", FOLDER / "kept" / "joint.yaml"),
}
"""Group → its gold, where it is not that of all the others."""

BARS: Mapping[str, float] = {
    "chain found": 85,
    "no wrong chain": 85,
    "joint found": 85,
    "no wrong joint": 85,
}
"""Figure → per cent that it shall reach: recall and precision of chains and of joint speakers."""


def load(path: Path) -> dict[str, list[Any]]:
    """A file of the gold: `complete`, and `chains` or `statements` or both."""
    import yaml

    loaded: dict[str, list[Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def texts(group: str) -> list[Text]:
    """The texts of a corpus as the record holds them; none where it is not on this machine."""
    paths = corpora.paths(group)
    if not paths:
        return []
    rows = rows_of(paths)
    entities = {row["entity"]: row for row in rows["entities"]}
    statements: dict[str, list[Row]] = {}
    for row in rows["statements"]:
        statements.setdefault(row["doc"], []).append(row)
    documents = sorted(rows["documents"], key=lambda row: str(row["source"]))
    return [text_of(_key(row), row, statements.get(row["doc"], []), entities) for row in documents]


def _key(document: Row) -> str:
    """A document as the gold names it.

    Example:
        >>> [_key({"source": f"/data/{name}"}) for name in ("16-briefs.jsonl#a", "articles.jsonl#d01")]
        ['16-briefs.jsonl#a', 'd01']
    """
    return str(document["source"]).rsplit("/", 1)[-1].removeprefix("articles.jsonl#")


def measure(groups: Sequence[str] = GROUPS) -> dict[str, Tally]:
    """Read the texts and score them.

    Args:
        groups: Which corpora.

    Returns:
        The figures of each that is on this machine.
    """
    tallies: dict[str, Tally] = {}
    for group in groups:
        chains, joint = map(load, FILES.get(group, (CHAINS, JOINT)))
        for text in texts(group):
            tally = tallies.setdefault(group, Tally())
            told = [want for want in chains["chains"] if want["doc"] == text.key]
            score_chains(tally, text, told, is_complete=text.key in chains["complete"])
            told = [want for want in joint["statements"] if want["doc"] == text.key]
            score_joint(tally, text, told, is_complete=text.key in joint["complete"])
    return tallies


def _cell(right: int, count: int) -> str:
    return f"{right:4}/{count:<4}{100 * right / count:5.1f}" if count else f"{'–':>14}"


def _print_table(tallies: Mapping[str, Tally]) -> None:
    columns = {**{group: tally.figures() for group, tally in tallies.items()}, "all": total(tallies)}
    print(f"{'':16}" + "".join(f"{name:>17}" for name in columns))
    for figure in columns["all"]:
        cells = (_cell(*figures.get(figure, (0, 0))) for figures in columns.values())
        print(f"{figure:16}" + "".join(f"{cell:>17}" for cell in cells))


def main() -> int:
    """Print the table, and which bars are not reached."""
    options = argparse.ArgumentParser(prog="python -m bench.speakers")
    options.add_argument("--misses", action="store_true", help="list every miss")
    options.add_argument("--agreement", action="store_true", help="the two readings of every fifth text")
    given = options.parse_args()
    if given.agreement:
        read = {text.key: text.text for group in GROUPS for text in texts(group)}
        compare({**load(CHAINS), "statements": load(JOINT)["statements"]}, load(BLIND), read).print()
        return 0
    tallies = measure()
    _print_table(tallies)
    later = measure([LATER])
    print("\nTexts written later by other hands, whose misses were read since")
    _print_table(later)
    print("\nTexts kept apart, whose misses nobody read")
    _print_table(measure([KEPT]))
    print()
    for figure, bar in BARS.items():
        right, count = total(tallies).get(figure, (0, 0))
        share = 100 * right / max(1, count)
        print(f"{figure:24} {share:5.1f} %, bar {bar} %: {'reached' if share >= bar else 'not reached'}")
    if given.misses:
        for group, tally in {**tallies, **later}.items():
            print(f"\n{group}")
            for figure, note in tally.misses:
                if figure in BARS:
                    print(f"  {figure}: {note}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
