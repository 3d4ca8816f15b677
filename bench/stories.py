"""Copies of one story, on our gold, and what it costs to find them: `python -m bench.stories [--misses]`.

The gold (`bench/gold/stories.yaml`) names texts of `bench/gold/texts/` with publisher, agency and date, and
which of them are one story:

    texts: [{file, publisher, agency, published, kept?}]
    stories: [{id, members, first, agency, kinds: {file: kind}}]

A text in no story is a story of its own. Texts that are `kept` are told apart: nothing was made after them,
and their misses are not listed. Beside: one story for each exact text, and MinHash alone at two thresholds.
Cost: synthetic reports, a third of them copies, 10^3 to 10^5 of them, and
ten thousand forged copies of one release.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from bench import corpora
from readout.link import Brief, Story, link_stories
from readout.link.stories import count_sources

FOLDER = corpora.ROOT / "bench" / "gold"
GOLD = FOLDER / "stories.yaml"
TEXTS = FOLDER / "texts"
SIZES = (1_000, 10_000, 100_000)
MAX_RATIO = 3.0
"""How much dearer a document may be at ten times the number."""

LETTERS = "abcdefghiklmnoprstuvy"
"""Of the words of synthetic reports."""

FORGED = 10_000
OURS: Mapping[str, str] = {"reprint": "same"}
"""What the gold calls otherwise than `readout.link.stories.story.Kind`."""

Groups = Mapping[str, str]
"""Document → name of its group."""


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold and its texts.

    Attributes:
        briefs: Texts by file.
        groups: File → story, or the file itself.
        stories: Rows of the gold.
        kept: Files of the half that nothing was made after.
    """

    briefs: Mapping[str, Brief]
    groups: Groups
    stories: Sequence[Mapping[str, Any]]
    kept: frozenset[str]


def read(path: Path = GOLD) -> Gold | None:
    """The gold, or None where it is not there."""
    if not path.exists():
        return None
    import yaml

    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    briefs = {
        row["file"]: Brief(
            doc=row["file"],
            text=(TEXTS / row["file"]).read_text(encoding="utf-8"),
            published=str(row["published"]) if row.get("published") else None,
            publisher=row.get("publisher"),
            agency=row.get("agency"),
            url=row.get("url"),
        )
        for row in told["texts"]
        if (TEXTS / row["file"]).exists()
    }
    groups = {file: file for file in briefs}
    for story in told["stories"]:
        groups.update({file: story["id"] for file in story["members"] if file in briefs})
    kept = frozenset(row["file"] for row in told["texts"] if row.get("kept"))
    return Gold(briefs, groups, told["stories"], kept)


def b_cubed(gold: Groups, ours: Groups, files: Sequence[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of B-cubed (Bagga and Baldwin 1998), averaged over some files."""
    if not files:
        return 0.0, 0.0, 0.0
    members: list[dict[str, set[str]]] = []
    for groups in (gold, ours):
        found: dict[str, set[str]] = defaultdict(set)
        for file, group in groups.items():
            found[group].add(file)
        members.append(found)
    precision = recall = 0.0
    for file in files:
        right, mine = members[0][gold[file]], members[1][ours[file]]
        precision += len(right & mine) / len(mine)
        recall += len(right & mine) / len(right)
    p, r = precision / len(files), recall / len(files)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def by_stories(stories: Sequence[Story]) -> Groups:
    """Our stories as groups."""
    return {doc: story.story for story in stories for doc in story.documents}


def by_text(briefs: Mapping[str, Brief]) -> Groups:
    """One group for each exact text."""
    return {file: brief.text for file, brief in briefs.items()}


def by_minhash(briefs: Mapping[str, Brief], threshold: float) -> Groups:
    """What is linked, over any number of links, by signatures alike to a threshold."""
    from rensa import RMinHash

    files = sorted(briefs)
    words = [briefs[file].text.casefold().split() for file in files]
    passages = [[" ".join(one[at : at + 5]) for at in range(max(1, len(one) - 4))] for one in words]
    signatures = RMinHash.digests_from_token_sets(passages, 128, 7)
    group = {file: file for file in files}
    for (a, one), (b, other) in combinations(zip(files, signatures, strict=True), 2):
        same = sum(x == y for x, y in zip(one, other, strict=True))
        if same >= threshold * len(one) and group[a] != group[b]:
            old, new = group[b], group[a]
            group = {file: new if held == old else held for file, held in group.items()}
    return group


def accuracy(gold: Gold, *, with_misses: bool) -> None:
    """Print the figures of all texts, and of both halves."""
    stories = link_stories(gold.briefs.values())
    measured: dict[str, Groups] = {
        "ours": by_stories(stories),
        "exact text": by_text(gold.briefs),
        "MinHash 0.8": by_minhash(gold.briefs, 0.8),
        "MinHash 0.5": by_minhash(gold.briefs, 0.5),
    }
    for half, some in _halves(gold).items():
        print(f"{half}, {len(some)} texts")
        for name, groups in measured.items():
            p, r, f = b_cubed(gold.groups, groups, some)
            print(f"  {name:12} B-cubed P {p:6.1%}  R {r:6.1%}  F1 {f:6.1%}")
        for name, (right, asked) in _details(gold, stories, frozenset(some)).items():
            print(f"  {name:12} {right} of {asked}{f' ({right / asked:.1%})' if asked else ''}")
    if with_misses:
        _print_misses(gold, measured["ours"], stories)


def figures() -> dict[str, tuple[int, int]]:
    """What has floors, of either half: B-cubed F1 of ours in thousandths, and first, kinds and agency."""
    gold = read()
    if gold is None:
        return {}
    stories = link_stories(gold.briefs.values())
    found: dict[str, tuple[int, int]] = {}
    for half, some in _halves(gold).items():
        if half != "all":
            _, _, f = b_cubed(gold.groups, by_stories(stories), some)
            found[f"story F1 in thousandths, {half}"] = round(f * 1000), 1000
            for name, counted in _details(gold, stories, frozenset(some)).items():
                found[f"story {name}, {half}"] = counted
    return found


def _halves(gold: Gold) -> dict[str, list[str]]:
    """Files of all texts, and of both halves."""
    files = sorted(gold.briefs)
    return {
        "all": files,
        "looked at": [file for file in files if file not in gold.kept],
        "kept": [file for file in files if file in gold.kept],
    }


def _details(gold: Gold, stories: Sequence[Story], some: frozenset[str]) -> dict[str, tuple[int, int]]:
    """First right, kinds right, agency right: of stories whose members are all among some files."""
    first, kinds, agency = [0, 0], [0, 0], [0, 0]
    of_doc = {doc: story for story in stories for doc in story.documents}
    for row in gold.stories:
        members = [file for file in row["members"] if file in some]
        if len(members) < 2:
            continue
        if row.get("first") in members:
            first[0] += of_doc[row["first"]].documents[0] == row["first"]
            first[1] += 1
        agency[0] += of_doc[members[0]].agency == row.get("agency")
        agency[1] += 1
        for file, kind in (row.get("kinds") or {}).items():
            if file in members and file != row.get("first"):
                kinds[0] += any(c.doc == file and c.kind == OURS.get(kind, kind) for c in of_doc[file].copies)
                kinds[1] += 1
    return {
        "first": (first[0], first[1]),
        "kinds": (kinds[0], kinds[1]),
        "agency": (agency[0], agency[1]),
    }


def _print_misses(gold: Gold, ours: Groups, stories: Sequence[Story]) -> None:
    """Of the half that was looked at alone."""
    files = sorted(set(gold.briefs) - gold.kept)
    for a, b in combinations(files, 2):
        if (gold.groups[a] == gold.groups[b]) != (ours[a] == ours[b]):
            print(f"  {'missed' if gold.groups[a] == gold.groups[b] else 'wrong '} {a} = {b}")
    of_doc = {copy.doc: copy for story in stories for copy in story.copies}
    firsts = {story.documents[0] for story in stories}
    for row in gold.stories:
        if row.get("first") in files and row["first"] not in firsts:
            print(f"  first  {row['id']}: {row['first']}")
        for file, kind in (row.get("kinds") or {}).items():
            if file in files and file != row.get("first") and of_doc[file].kind != OURS.get(kind, kind):
                print(f"  kind   {file}: {kind}, ours {of_doc[file].kind}: {of_doc[file].note}")


def synthetic(number: int, *, seed: int = 7) -> list[Brief]:
    """Reports of random words in sentences: two thirds of their own, a third copies of one of them, edited.

    A sentence has two names of 500 and a figure of 60, so that chance puts the same together again and again.
    Every tenth report carries the same two paragraphs about its outlet.
    """
    chance = random.Random(seed)  # noqa: S311 - a choice, not a secret
    words = ["".join(chance.choices(LETTERS, k=chance.randrange(3, 10))) for _ in range(20_000)]
    names = [word.capitalize() for word in chance.sample(words, 500)]
    about = " ".join(["Our house has told of the world since its founding by three friends of the sea."] * 2)
    made: list[Brief] = []
    for n in range(number):
        if n % 3 == 2:
            sentences = made[chance.randrange(len(made))].text.split(". ")
            sentences = sentences[: chance.randrange(5, 9)]
            at = chance.randrange(len(sentences))
            sentences[at] = sentences[at].replace(" ", " indeed ", 1)
        else:
            sentences = [
                " ".join([*chance.sample(names, 2), str(chance.randrange(60)), *chance.choices(words, k=12)])
                for _ in range(8)
            ]
        text = ". ".join(sentences)
        made.append(Brief(doc=f"doc_{n:07}", text=f"{text}. {about}" if n % 10 == 0 else text))
    return made


def forged(number: int) -> list[Brief]:
    """One release and copies of it on hosts without a name, each with a few words changed."""
    chance = random.Random(3)  # noqa: S311 - a choice, not a secret
    release = synthetic(1)[0].text.split()
    made = [Brief(doc="doc_release", text=" ".join(release), published="2034-03-07")]
    for n in range(number):
        words = list(release)
        for _ in range(3):
            words[chance.randrange(len(words))] = chance.choice(("not", "indeed", str(n)))
        made.append(Brief(doc=f"doc_{n}", text=" ".join(words), url=f"https://blog{n}.example/"))
    return made


def _timed(briefs: list[Brief]) -> tuple[float, tuple[Story, ...]]:
    began = time.process_time()
    stories = link_stories(briefs)
    return time.process_time() - began, stories


def cost(sizes: Sequence[int]) -> bool:
    """Print what it costs; whether a document costs much the same at every number."""
    last, is_linear = 0.0, True
    for size in sizes:
        spent, stories = _timed(synthetic(size))
        each = spent / size * 1000
        ratio = each / last if last else 1.0
        is_linear = is_linear and ratio <= MAX_RATIO
        found = f"{len(stories):,} stories"
        print(
            f"{size:9,} reports  {spent:7.1f} s  {each:5.2f} ms each  ratio {ratio:4.2f}  {found}", flush=True
        )
        last = each
    spent, stories = _timed(forged(FORGED))
    found = f"{len(stories)} stories, {count_sources(one.source for one in stories)} sources"
    print(f"{FORGED:9,} forged copies of one release  {spent:.1f} s  {found}")
    return is_linear and len(stories) == 1


def main() -> int:
    """Print accuracy and cost; exit 1 when cost grows too fast or forged copies are not one story."""
    options = argparse.ArgumentParser(prog="python -m bench.stories")
    options.add_argument("--misses", action="store_true", help="list misses of the half that was looked at")
    options.add_argument("--largest", type=int, default=SIZES[-1], help="most synthetic reports; 0 for none")
    given = options.parse_args()
    gold = read()
    if gold is None:
        print("no gold of stories on this machine: accuracy not measured")
    else:
        accuracy(gold, with_misses=given.misses)
    sizes = [size for size in SIZES if size <= given.largest]
    return 0 if not sizes or cost(sizes) else 1


if __name__ == "__main__":
    sys.exit(main())
