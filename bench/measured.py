"""What has floors: each corpus, the files its figures depend on, and how they are measured."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench import (
    claims,
    corpora,
    diffs,
    diplomacy,
    discovery,
    encounters,
    examples,
    links,
    links_gold,
    seeds,
    speakers,
    stories,
    usages,
)
from bench.tally import total

Figures = Mapping[str, tuple[int, int]]
"""Figure → (right, all)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Something measured.

    Attributes:
        name: For the file.
        files: What the figures depend on: texts and gold; empty where they are not on this machine.
        measure: Gives the figures.
    """

    name: str
    files: tuple[Path, ...]
    measure: Callable[[], Figures]

    @property
    def digest(self) -> str:
        """Digest of its files."""
        running = hashlib.sha256()
        for path in self.files:
            running.update(f"{path.name}\n{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
        return running.hexdigest()[:16]


def all_corpora() -> tuple[Corpus, ...]:
    """Those of this machine, the quickest first."""
    gold = seeds.gold()
    known = (
        Corpus(
            name="examples",
            files=_files("examples", examples.GOLD),
            measure=lambda: examples.measure().figures(),
        ),
        Corpus(
            name="seeds",
            files=_files("seeds", gold),
            measure=_seeds,
        ),
        Corpus(
            name="diplomacy",
            files=_diplomacy_files(),
            measure=_diplomacy,
        ),
        Corpus(
            name="speakers",
            files=_speakers_files("examples", "own"),
            measure=lambda: total(speakers.measure(("examples", "own"))),
        ),
        Corpus(
            name="speakers, shared texts",
            files=_speakers_files("seeds", "devset"),
            measure=lambda: total(speakers.measure(("seeds", "devset"))),
        ),
        Corpus(
            name="diffs",
            files=(*sorted(diffs.TEXTS.glob("diff-*.txt")), diffs.GOLD),
            measure=lambda: total(diffs.measure(("invented",))),
        ),
        Corpus(
            name="diffs, shared texts",
            files=_files("devset", diffs.GOLD) if corpora.paths("devset") else (),
            measure=lambda: total(diffs.measure(("real",))),
        ),
        Corpus(
            name="discovery",
            files=_files("devset", discovery.GOLD) if corpora.paths("devset") else (),
            measure=discovery.figures,
        ),
        Corpus(
            name="usages",
            files=_files("devset", usages.GOLD) if corpora.paths("devset") else (),
            measure=lambda: usages.score(*usages.read()).figures(),
        ),
        Corpus(
            name="stories",
            files=(*sorted(stories.TEXTS.glob("story-*.txt")), stories.GOLD),
            measure=stories.figures,
        ),
        Corpus(name="encounters", files=(encounters.GOLD,), measure=encounters.figures),
        Corpus(
            name="encounters, more",
            files=(encounters.MORE,),
            measure=lambda: encounters.figures(encounters.MORE),
        ),
        Corpus(name="links", files=_links_files(), measure=links.figures),
        Corpus(name="claims", files=(claims.GOLD,), measure=lambda: claims.of_sentences().figures()),
        Corpus(
            name="claims, shared texts",
            files=_files("devset", claims.GOLD) if corpora.paths("devset") else (),
            measure=lambda: claims.of_texts().figures(),
        ),
    )
    return tuple(corpus for corpus in known if corpus.files)


def _files(corpus: str, gold: Path | None) -> tuple[Path, ...]:
    return (*map(Path, corpora.paths(corpus)), gold) if gold is not None else ()


def _seeds() -> Figures:
    scored = seeds.measure()
    return {} if scored is None else scored.shared


def _diplomacy_files() -> tuple[Path, ...]:
    paths = corpora.paths("devset")
    return (*map(Path, paths), *diplomacy.files()) if paths else ()


def _diplomacy() -> Figures:
    measured = diplomacy.measure()
    return {} if measured is None else measured[0].figures()


def _links_files() -> tuple[Path, ...]:
    gold = links_gold.read_gold()
    if gold is None or not corpora.paths("devset"):
        return ()
    return (*map(Path, links_gold.paths(gold)), links_gold.FILE)


def _speakers_files(*names: str) -> tuple[Path, ...]:
    paths = [Path(path) for name in names for path in corpora.paths(name)]
    return (*paths, speakers.CHAINS, speakers.JOINT) if paths else ()
