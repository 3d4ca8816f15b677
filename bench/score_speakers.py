"""Chains of attribution and joint speakers of a text against the gold: what is found, what is made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.gold import Gold, Row, Stretch, places_of, shared
from bench.score_texts import ENOUGH
from bench.tally import Tally
from bench.voices import Agreement, Entities, Level, agreement, label, levels_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A statement of the record.

    Attributes:
        levels: Who says that who says it, outermost first.
        pieces: Where its content stands.
        words: How its content begins.
        is_topic: Whether it only tells what was talked about: neither gold has such.
    """

    levels: tuple[Level, ...]
    pieces: tuple[Stretch, ...]
    words: str
    is_topic: bool

    @property
    def label(self) -> str:
        """For a list of misses."""
        told = (" + ".join(voice.label for voice in level) or "nobody" for level in self.levels)
        return f"{' > '.join(told)}: {self.words[:60]}"

    def fit(self, place: Stretch) -> float:
        """How well it agrees with a stretch: 0 when neither holds enough of the other, 2 when they are one.

        Its words may go on where the gold stops, and stop where the gold goes on.
        """
        common = shared(place, self.pieces)
        sizes = (place[1] - place[0], sum(high - low for low, high in self.pieces))
        return sum(common / size for size in sizes) if common >= ENOUGH * min(sizes) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text as the record holds it.

    Attributes:
        key: Its name, for the list of misses.
        text: The text.
        tellings: What the record says is said in it.
    """

    key: str
    text: str
    tellings: tuple[Telling, ...]

    def near(self, want: Gold) -> list[tuple[float, Telling]]:
        """The tellings that hold a content of the gold, each with how well."""
        place = place_of(self.text, want)
        fits = [(telling.fit(place), telling) for telling in self.tellings] if place is not None else []
        return [(fit, telling) for fit, telling in fits if fit > 0]


def text_of(key: str, document: Row, statements: Sequence[Row], entities: Entities) -> Text:
    """A document of the record, made ready.

    Args:
        key: Its name.
        document: Its row.
        statements: The rows of its statements.
        entities: Those of the record.
    """
    by_id = {row["statement"]: row for row in statements}
    tellings = (
        Telling(
            levels=levels_of(row, by_id, entities),
            pieces=tuple((piece["start"], piece["end"]) for piece in row["content"]),
            words=row["content"][0]["text"],
            is_topic=row.get("rule") == "topic",
        )
        for row in statements
    )
    return Text(key=key, text=document["text"], tellings=tuple(tellings))


def place_of(text: str, want: Gold) -> Stretch | None:
    """Where the content of an entry of the gold stands: of several places the one nearest to its evidence.

    Example:
        >>> text = "They want peace, he said. She too said they want peace, and left."
        >>> place_of(text, {"content": "want peace", "evidence": "She too said"})
        (44, 54)
    """
    near = next(iter(places_of(text, want.get("evidence") or "")), (0, 0))
    places = places_of(text, want["content"])
    return min(places, key=lambda place: abs(place[0] - near[1]), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How a statement of the record agrees with a chain of the gold.

    Attributes:
        levels: Level by level, compared from the innermost.
        is_as_long: Whether there are as many of them.
    """

    levels: tuple[Agreement, ...]
    is_as_long: bool

    @property
    def is_right(self) -> bool:
        """Whether it is that chain."""
        return self.is_as_long and all(level.is_right for level in self.levels)

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """For the best of several."""
        return self.is_right, self.is_as_long, sum(level.is_right for level in self.levels)


def named(levels: Sequence[Level]) -> tuple[Level, ...]:
    """The levels that name somebody."""
    return tuple(level for level in levels if level)


def distinct(levels: Sequence[Level]) -> tuple[Level, ...]:
    """The levels without those that only go on with whoever speaks outside: "said that he welcomed"."""
    found: list[Level] = []
    for level in levels:
        who = {voice.names[0] for voice in level}
        if not found or not who or who != {voice.names[0] for voice in found[-1]}:
            found.append(level)
    return tuple(found)


def fit_of(levels: Sequence[Gold], given: Sequence[Level], text: str) -> Fit:
    """Compare a chain of the gold with one of the record.

    Levels of the record that name nobody ("it was learned that …") count only where the gold has one, too.

    Args:
        levels: Of the gold, outermost first.
        given: Of the record, outermost first.
        text: The text.
    """
    if all(level["who"] for level in levels):
        given = named(given)
    if len(levels) != len(given):
        given = distinct(given)
    pairs = zip(reversed(levels), reversed(given), strict=False)
    return Fit(
        levels=tuple(
            agreement(level["who"], one, places_of(text, level["source"] or "")) for level, one in pairs
        ),
        is_as_long=len(levels) == len(given),
    )


def score_chains(tally: Tally, text: Text, wanted: Sequence[Gold], *, is_complete: bool) -> None:
    """Count the chains of a text that are found, and those that the gold has not.

    An optional one counts where it is found.

    Args:
        tally: Where to.
        text: The text as read.
        wanted: Its chains.
        is_complete: Whether these are all there are.
    """
    for want in wanted:
        fits = [(fit_of(want["levels"], one.levels, text.text), near, one) for near, one in text.near(want)]
        best = max(fits, key=lambda found: (found[0].rank, found[1]), default=None)
        if best is None:
            fit, had = Fit(levels=(), is_as_long=False), "nothing"
        else:
            fit, had = best[0], best[2].label
        is_found = best is not None and fit.is_right
        if want.get("optional") and not is_found:
            continue
        sources = " > ".join(label(level["who"]) for level in want["levels"])
        note = f"{text.key} “{want['content'][:50]}”: wants {sources}, has {had}"
        tally.add("chain found", is_right=is_found, note=note)
        tally.add("chain content", is_right=best is not None, note=note)
        tally.add("chain length", is_right=fit.is_as_long, note=note)
        tally.add("chain innermost", is_right=bool(fit.levels) and fit.levels[0].is_right, note=note)
        has_all = is_found and all(level.has_all for level in fit.levels)
        tally.add("chain everybody", is_right=has_all, note=note)
    for telling in text.tellings if is_complete else ():
        if not telling.is_topic and len(distinct(named(telling.levels))) > 1:
            is_right = any(is_within(want, telling, text) for want in wanted)
            tally.add("no wrong chain", is_right=is_right, note=f"{text.key}: {telling.label}")


def is_within(want: Gold, telling: Telling, text: Text) -> bool:
    """Whether a statement of the record is a chain of the gold, or that without its innermost levels."""
    place = place_of(text.text, want)
    if place is None or not telling.fit(place):
        return False
    return any(
        fit_of(want["levels"][:length], telling.levels, text.text).is_right
        for length in range(2, len(want["levels"]) + 1)
    )


def score_joint(tally: Tally, text: Text, wanted: Sequence[Gold], *, is_complete: bool) -> None:
    """Count the joint statements of a text that are found, and those that the gold has not.

    An optional one counts where it is found.

    Args:
        tally: Where to.
        text: The text as read.
        wanted: Its joint statements.
        is_complete: Whether these are all there are.
    """
    for want in wanted:
        fits = [(joint_fit(want, one, text.text), near, one) for near, one in text.near(want)]
        best = max(fits, key=lambda found: (_joint_rank(found[0]), found[1]), default=None)
        fit, had = (best[0], best[2].label) if best is not None else (_NOBODY, "nothing")
        is_found = fit.has_all and fit.is_clean
        if want.get("optional") and not is_found:
            continue
        note = f"{text.key} “{want['content'][:50]}”: wants {label(want['who'])} ({want['form']}), has {had}"
        tally.add("joint found", is_right=is_found, note=note)
        tally.add("joint content", is_right=best is not None, note=note)
        tally.add("joint anybody", is_right=fit.overlaps, note=note)
        tally.add("joint everybody", is_right=fit.has_all, note=note)
    for telling in text.tellings if is_complete else ():
        if not telling.is_topic and len(telling.levels[-1]) > 1:
            is_right = any(is_joint(want, telling, text) for want in wanted)
            tally.add("no wrong joint", is_right=is_right, note=f"{text.key}: {telling.label}")


_NOBODY = Agreement(overlaps=False, has_all=False, is_clean=False)


def joint_fit(want: Gold, telling: Telling, text: str) -> Agreement:
    """How the speakers of a statement agree with those of the gold, or with those it calls as good."""
    sources = places_of(text, want["source"])
    fair = [want["who"], *([want["accept"]] if want.get("accept") else [])]
    return max((agreement(who, telling.levels[-1], sources) for who in fair), key=_joint_rank)


def _joint_rank(fit: Agreement) -> tuple[bool, bool, bool]:
    return (fit.has_all and fit.is_clean, fit.has_all, fit.overlaps)


def is_joint(want: Gold, telling: Telling, text: Text) -> bool:
    """Whether a statement of the record is a joint one of the gold."""
    place = place_of(text.text, want)
    if place is None or not telling.fit(place):
        return False
    fit = joint_fit(want, telling, text.text)
    return fit.has_all and fit.is_clean
