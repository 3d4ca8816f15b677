"""From runs that recur to families: the best first, each with the wordings that are near to it."""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from readout.link.recurring.proposal import Passage, Proposal
from readout.link.recurring.shaping import shaped
from readout.link.recurring.shingles import Run, recurring_runs
from readout.link.recurring.voices import independent_voices
from readout.link.recurring.words import (
    BREAK,
    NAMED_SHARE,
    Kind,
    Lexicon,
    Numbers,
    Speech,
    ids_of,
    kinds_of_words,
    read_words,
)

LEAST_OCCASIONS = 3
LEAST_VOICES = 2

WEIGHTS: dict[Kind, float] = {
    "noun": 1.0,
    "verb": 0.7,
    "adjective": 0.7,
    "adverb": 0.0,
    "name": 0.0,
    "usual": 0.0,
    "light": 0.0,
}
"""What a word adds to what a family says."""

NAME_WEIGHT = 0.5
"""What names add together: "Taiwan Strait" makes a formula exact, and is none."""

CONTENT: frozenset[Kind] = frozenset({"noun", "verb", "adjective"})
LEAST_CONTENT = 2
"""Content words, one of them a noun: something, and what is done or said of it."""

FULL_WEIGHT = 5.0
COMPOUND = 0.5
"""Two words that always stand together are a term of art ("supply chain"), seldom a formula."""

UNFINISHED = 0.5
"""A formula ends with what it is about; what ends with a verb or adjective mostly lacks its object."""

NEAR_SHARE = 0.7
"""Share of its words that a near wording of a family holds."""

NEAR_GAP = 2
"""Other content words that may stand between two of them."""

COVERED = 0.5
"""A use that is covered by a better family to this share counts for that one."""

REACH_WORDS = 3
"""How far before and behind a family its further words are looked for, in content words."""

JOINED_SHARE = 0.6
"""A word that stands near so many of its uses belongs to a family."""

EXACTNESS = 1.5
"""Power of what a family says: one long formula is worth more than two short phrases."""

MOST_RUNS = 4000
"""Runs that are looked at more closely: those of most words on most occasions."""

COORDINATION = re.compile(r"[,\s]*(?:and|or|&)?[,\s]*")

TRIED = 100
SPARE = 3
"""Families tried at least, and for each one asked for: the ranking shall not hang on how many are."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A run that can be a formula.

    Attributes:
        run: Its exact uses.
        weight: How much it says.
        names: Its words that belong to names, by number of the stem.
        kinds: What every word of any candidate is.
    """

    run: Run
    weight: float
    names: frozenset[int]
    kinds: Mapping[int, Kind]


@dataclass(frozen=True, slots=True)
class _Family:
    """A family on its way.

    Attributes:
        weight: How much it says.
        core: Numbers of its stems.
        uses: Places of the matched words of each use.
    """

    weight: float
    core: tuple[int, ...]
    uses: list[tuple[int, ...]]


def discover(
    passages: Sequence[Passage],
    lexicon: Lexicon,
    *,
    limit: int = 30,
    least_occasions: int = LEAST_OCCASIONS,
    least_voices: int = LEAST_VOICES,
) -> list[Proposal]:
    """Find wording that recurs in what several speakers say on several occasions.

    Args:
        passages: What was said.
        lexicon: Which words are grammar, and which usual wherever states meet.
        limit: How many families at most.
        least_occasions: On how many occasions a wording must have been used.
        least_voices: By how many different speakers, or groups of joint speakers.

    Returns:
        Families, the best first.
    """
    if not passages:
        return []
    speech = read_words(passages, lexicon)
    occasion = ids_of(passage.occasion for passage in passages)
    voice = ids_of("\n".join(passage.speakers) for passage in passages)
    runs = list(
        recurring_runs(speech, occasion, voice, least_occasions=least_occasions, least_voices=least_voices)
    )
    runs.sort(key=lambda run: (-min(run.length, FULL_WEIGHT) * math.log2(1 + run.occasions), run.at[0]))
    candidates = list(_weighed(speech, passages, lexicon, runs[:MOST_RUNS]))
    choice = _Choice(speech, occasion, voice, least_occasions, least_voices)
    families = _coordinated(choice.best(candidates, max(TRIED, SPARE * limit)), speech, passages)
    made = [shaped(speech, passages, family.core, family.uses) for family in families]
    ranked = []
    for family, proposal in zip(families, made, strict=True):
        spoken = [(passages[q.passage].occasion, passages[q.passage].speakers) for q in proposal.quotes]
        voices = independent_voices(spoken)
        occasions = len({when for when, _ in spoken})
        if voices >= least_voices and occasions >= least_occasions:
            score = family.weight**EXACTNESS * _reach(occasions, voices)
            ranked.append((score, voices, occasions, proposal))
    ranked.sort(key=lambda one: (-one[0], one[3].canonical))
    return [
        proposal.ranked(score=round(score, 3), voices=voices, occasions=occasions)
        for score, voices, occasions, proposal in ranked[:limit]
    ]


def _weighed(
    speech: Speech, passages: Sequence[Passage], lexicon: Lexicon, runs: Sequence[Run]
) -> Iterator[_Candidate]:
    """The runs that can be formulas, each with how much it says."""
    words = [_words(speech, run) for run in runs]
    kinds = kinds_of_words(speech, passages, lexicon, np.unique(np.concatenate(words))) if words else {}
    for run in _trimmed(speech, runs, kinds):
        held = _words(speech, run)
        told = _kinds(speech, run, [kinds[int(word)] for word in held])
        content = [kind for kind in told if kind in CONTENT]
        if len(content) < LEAST_CONTENT or "noun" not in content:
            continue
        distinct = len(set(held.tolist())) / run.length
        weight = min(FULL_WEIGHT, distinct * sum(WEIGHTS[kind] for kind in told))
        weight += NAME_WEIGHT if "name" in told else 0.0
        weight *= 1.0 if told[-1] in ("noun", "name") else UNFINISHED
        if (
            run.length == LEAST_CONTENT
            and np.mean(speech.start[run.at + 1] - speech.end[run.at] > 1) < COVERED
        ):
            weight *= COMPOUND
        names = frozenset(int(word) for word, kind in zip(held, told, strict=True) if kind == "name")
        yield _Candidate(run, weight, names, kinds)


def _trimmed(speech: Speech, runs: Sequence[Run], kinds: Mapping[int, Kind]) -> Iterator[Run]:
    """The runs without the usual words at their ends, each of them once: "the ministers stressed …" goes."""
    found: dict[tuple[int, ...], tuple[int, list[Numbers]]] = {}
    for run in runs:
        told = _kinds(speech, run, [kinds[int(word)] for word in _words(speech, run)])
        kept = [number for number, kind in enumerate(told) if kind != "usual"]
        if len(kept) < LEAST_CONTENT:
            continue
        low, high = kept[0], kept[-1] + 1
        core = tuple(_words(speech, run)[low:high].tolist())
        found.setdefault(core, (run.occasions, []))[1].append(run.at + low)
    for core, (occasions, places) in found.items():
        yield Run(len(core), np.unique(np.concatenate(places)), occasions)


def _words(speech: Speech, run: Run) -> Numbers:
    return speech.word[run.at[0] : run.at[0] + run.length]


def _kinds(speech: Speech, run: Run, kinds: list[Kind]) -> list[Kind]:
    """The same with the words that are mostly capitalised here taken as names."""
    found = list(kinds)
    for shift in range(run.length):
        capitals = speech.is_capital[run.at + shift]
        inside = int(np.sum(capitals >= 0))
        if inside and np.sum(capitals == 1) >= NAMED_SHARE * inside:
            found[shift] = "name"
    return found


def _coordinated(families: Sequence[_Family], speech: Speech, passages: Sequence[Passage]) -> list[_Family]:
    """Pairs such as "peace and stability", "security and prosperity" as one family where they share words."""
    kept: list[_Family] = []
    pairs: list[tuple[int, set[int]]] = []
    for family in families:
        if len(family.core) != LEAST_CONTENT or not _is_pair(family, speech, passages):
            kept.append(family)
            continue
        held = next(((at, words) for at, words in pairs if words & set(family.core)), None)
        if held is None:
            pairs.append((len(kept), set(family.core)))
            kept.append(family)
            continue
        at, words = held
        words.update(family.core)
        kept[at] = replace(kept[at], uses=sorted(kept[at].uses + family.uses))
    return kept


def _is_pair(family: _Family, speech: Speech, passages: Sequence[Passage]) -> bool:
    """Whether its two words mostly stand side by side with "and" between them."""
    joined = 0
    for first, last in family.uses:
        text = passages[int(speech.passage[first])].text
        between = text[int(speech.end[first]) : int(speech.start[last])]
        joined += between != " " and COORDINATION.fullmatch(between) is not None
    return joined > COVERED * len(family.uses)


def _reach(occasions: int, voices: int) -> float:
    return math.log2(1 + occasions) * math.log2(1 + voices)


class _Choice:
    """Takes the best run, gives it all near wordings, and goes on with what is left."""

    def __init__(
        self, speech: Speech, occasion: Numbers, voice: Numbers, least_occasions: int, least_voices: int
    ) -> None:
        self._speech = speech
        self._occasion = occasion
        self._voice = voice
        self._least = (least_occasions, least_voices)
        self._taken = np.zeros(len(speech.word), dtype=bool)
        order = np.argsort(speech.word, kind="stable")
        bounds = np.searchsorted(speech.word[order], np.arange(len(speech.stems) + 1))
        self._places = order, bounds

    def best(self, candidates: Sequence[_Candidate], limit: int) -> list[_Family]:
        """So many families, the best first."""
        heap = [(-self._score(one, one.run.at), number) for number, one in enumerate(candidates)]
        heapq.heapify(heap)
        found: list[_Family] = []
        while heap and len(found) < limit:
            before, number = heapq.heappop(heap)
            one = candidates[number]
            left = self._free(one.run)
            score = self._score(one, left)
            if score <= 0:
                continue
            if -score > before and heap and -score > heap[0][0]:
                heapq.heappush(heap, (-score, number))
                continue
            found.append(self._family(one, left))
        return found

    def _score(self, one: _Candidate, at: Numbers) -> float:
        where = self._speech.passage[at]
        occasions = len(np.unique(self._occasion[where]))
        voices = min(occasions, len(np.unique(self._voice[where])))
        if occasions < self._least[0] or voices < self._least[1]:
            return 0.0
        return float(one.weight**EXACTNESS * _reach(occasions, voices))

    def _free(self, run: Run) -> Numbers:
        """Its uses that no better family has."""
        taken = np.zeros(len(run.at), dtype=np.int64)
        for shift in range(run.length):
            taken += self._taken[run.at + shift]
        return run.at[taken <= COVERED * run.length]

    def _family(self, one: _Candidate, at: Numbers) -> _Family:
        first, length = int(one.run.at[0]), one.run.length
        core = tuple(int(word) for word in self._speech.word[first : first + length])
        uses = [tuple(range(int(place), int(place) + length)) for place in at]
        for use in uses:
            self._taken[list(use)] = True
        near = list(self._near(core, one.names)) if len(set(core)) > LEAST_CONTENT else []
        family = _Family(one.weight, core, sorted(uses + near))
        for _ in range(REACH_WORDS):
            wider = self._wider(self._wider(family, one.kinds, -1), one.kinds, 1)
            if wider.core == family.core:
                break
            family = wider
        return family

    def _wider(self, family: _Family, kinds: Mapping[int, Kind], side: int) -> _Family:
        """The family with the word that stands before (-1) or behind (1) most of its uses, if any does."""
        beside: dict[int, dict[int, int]] = {}
        for number, use in enumerate(family.uses):
            for place in self._beside(use, side):
                word = int(self._speech.word[place])
                if kinds.get(word) in CONTENT and word not in family.core:
                    beside.setdefault(word, {}).setdefault(number, place)
        for word, at in sorted(beside.items(), key=lambda found: (-len(found[1]), found[0])):
            if len(at) < JOINED_SHARE * len(family.uses):
                break
            where = self._speech.passage[list(at.values())]
            if len(np.unique(self._occasion[where])) < self._least[0]:
                continue
            uses = [(*use, at[n]) if n in at else use for n, use in enumerate(family.uses)]
            self._taken[list(at.values())] = True
            core = (word, *family.core) if side < 0 else (*family.core, word)
            weight = min(FULL_WEIGHT, family.weight + WEIGHTS[kinds[word]])
            return _Family(weight, core, [tuple(sorted(use)) for use in uses])
        return family

    def _beside(self, use: tuple[int, ...], side: int) -> Iterator[int]:
        """Places before or behind a use, as far as nothing breaks off and nobody else has them."""
        at = use[0] if side < 0 else use[-1]
        for _ in range(REACH_WORDS):
            at += side
            if self._speech.word[at] == BREAK or self._taken[at]:
                return
            yield at

    def _near(self, core: tuple[int, ...], names: frozenset[int]) -> Iterator[tuple[int, ...]]:
        """Uses that hold most of its words, in any order, with some others between them."""
        wanted = frozenset(core)
        need = max(LEAST_CONTENT, math.ceil(NEAR_SHARE * len(wanted)))
        rare = sorted(wanted, key=lambda word: (int(self._speech.frequency[word]), word))
        order, bounds = self._places
        for word in rare[: 1 + len(wanted) - need]:
            for place in order[bounds[word] : bounds[word + 1]]:
                if self._taken[place]:
                    continue
                use = self._around(int(place), wanted)
                held = {int(self._speech.word[at]) for at in use}
                if len(held) < need or (names and not names & held) or self._taken[list(use)].any():
                    continue
                if len(held - names) < LEAST_CONTENT:
                    continue
                self._taken[use[0] : use[-1] + 1] = True
                yield use

    def _around(self, place: int, wanted: frozenset[int]) -> tuple[int, ...]:
        """Places of wanted words about one of them, each word once, none further off than the gap allows."""
        found = [place]
        held = {int(self._speech.word[place])}
        for step in (1, -1):
            at, others = place + step, 0
            while others <= NEAR_GAP:
                word = int(self._speech.word[at])
                if word == BREAK or word in held:
                    break
                if word in wanted:
                    found.append(at)
                    held.add(word)
                    others = 0
                else:
                    others += 1
                at += step
        return tuple(sorted(found))
