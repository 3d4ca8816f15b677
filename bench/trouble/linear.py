"""R16: patterns on text take time in proportion to it, whatever the text.

Every pattern that Readout compiles, when its modules are loaded and while the examples are read, searches
texts made to hurt it: pieces that patterns stumble over, and pieces of what it wants itself, repeated.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from re import _constants, _parser
from types import FrameType
from typing import Any

import readout
from bench import corpora
from bench.trouble.goal import Goal, Tally

FULL = 400
RATIO = 2.6
"""Twice the text may take this many times as long; a little more than 2, for clocks are not exact."""

LENGTH = 20_000
QUICK_S = 0.02
"""Below this a text of `LENGTH` needs no second look: one square would take a second."""

GIVEN_UP_S = 5.0
PIECES = (
    "a", " ", "\n", "1", ".", ",", "(", "A ", "a ", "AAA, ", "- ", "> ", "\"'", "“", "By A ", "1/1/",
    "May 1, ", "a: ", "[a](", "<a ", "x@", "--", "a.b", "---\n", "a/", "| ", "’s ", "Mr. ", "and ",
    "the the ", "\t \n", "é", "http://a",
)  # fmt: skip

NOT_LINEAR = "patterns that are not linear"


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern and who compiled it."""

    pattern: re.Pattern[Any]
    module: str


def collect() -> list[Found]:
    """Every pattern that Readout's modules compile; to be called before any of them is loaded."""
    found: dict[tuple[Any, int], Found] = {}
    compiling = getattr(re, "_compile")  # noqa: B009  the one place that all of `re` goes through

    def spy(pattern: Any, flags: int) -> Any:
        made = compiling(pattern, flags)
        module = _caller(sys._getframe(1))  # noqa: SLF001  whoever compiles it does not say so
        if module.startswith("readout."):
            found.setdefault((made.pattern, made.flags), Found(made, module))
        return made

    setattr(re, "_compile", spy)  # noqa: B010
    try:
        for module in pkgutil.walk_packages(readout.__path__, "readout."):
            if not module.name.endswith("__main__"):
                with suppress(ImportError):  # of an extra that is not installed
                    importlib.import_module(module.name)
        _read_examples()
    finally:
        setattr(re, "_compile", compiling)  # noqa: B010
    return sorted(found.values(), key=lambda one: (one.module, str(one.pattern.pattern)))


def _caller(frame: FrameType | None) -> str:
    while frame is not None and frame.f_globals.get("__name__", "") in ("re", __name__):
        frame = frame.f_back
    return "" if frame is None else str(frame.f_globals.get("__name__", ""))


def _read_examples() -> None:
    from readout.desk import Desk
    from readout.documents import parse
    from readout.ingest import find_inputs
    from readout.single import shared_reader

    Desk(parse, shared_reader())(tuple(find_inputs(corpora.paths("examples"))))


def texts(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Texts of a length, made to hurt a pattern."""
    wanted = sample(pattern)
    own = {wanted, wanted[:-1], wanted[: len(wanted) // 2], wanted[:1], wanted + " "}
    for piece in chain(PIECES, sorted(own - {""})):
        yield (piece * (length // len(piece) + 1))[:length]
    if len(wanted) > 1:  # a beginning, then what may be repeated, and no end
        yield wanted[0] + (wanted[1] * length)[: length - 1]
        yield (wanted[-2] * length)[: length - 1] + "\x00"


def sample(pattern: re.Pattern[Any]) -> str:
    """Something that a pattern may match: the first of each choice, everything repeated at least once."""
    source = pattern.pattern
    tree = _parser.parse(source.decode("latin-1") if isinstance(source, bytes) else source, _flags(pattern))
    return "".join(_pieces(tree))


def _flags(pattern: re.Pattern[Any]) -> int:
    return pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags


def _pieces(tree: Any) -> Iterator[str]:
    for code, given in tree:
        if code is _constants.LITERAL:
            yield chr(given)
        elif code in (_constants.ANY, _constants.NOT_LITERAL):
            yield "x"
        elif code is _constants.IN:
            yield _one_of(given)
        elif code in (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT):
            yield "".join(_pieces(given[2])) * max(1, min(given[0], 5))
        elif code is _constants.SUBPATTERN:
            yield from _pieces(given[3])
        elif code is _constants.ATOMIC_GROUP:
            yield from _pieces(given)
        elif code is _constants.BRANCH:
            yield from _pieces(given[1][0])


def _one_of(choice: Any) -> str:
    kinds = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a", "CATEGORY_NOT_SPACE": "a"}
    for code, given in choice:
        if code is _constants.LITERAL:
            return chr(given)
        if code is _constants.RANGE:
            return chr(given[0])
        if code is _constants.CATEGORY:
            return kinds.get(str(given), "-")
    return "x"


def seconds(pattern: re.Pattern[Any], text: str) -> float:
    """How long a pattern takes to go through a text; infinity where it was given up."""
    searched: Any = text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text
    began = time.process_time()
    try:
        with _given_up():
            for _ in pattern.finditer(searched):
                pass
    except TimeoutError:
        return float("inf")
    return time.process_time() - began


@contextmanager
def _given_up() -> Iterator[None]:
    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, GIVEN_UP_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def ratio(pattern: re.Pattern[Any]) -> float:
    """The worst of time(2n) / time(n) over all texts; 0 where each is gone through at once."""
    worst = 0.0
    for short, long in zip(texts(pattern, LENGTH), texts(pattern, 2 * LENGTH), strict=True):
        once = seconds(pattern, short)
        if once > QUICK_S:
            once, twice = (min(seconds(pattern, text) for _ in range(2)) for text in (short, long))
            worst = max(worst, twice / once if once < GIVEN_UP_S else float("inf"))
    return worst


def run(count: int) -> Tally:
    """Try so many patterns, spread over all.

    Args:
        count: Patterns.

    Returns:
        Those that are not linear.
    """
    tally = Tally(none={NOT_LINEAR: 0})
    found = collect()
    worst = 0.0
    for one in found[:: max(1, len(found) // count) if count < FULL else 1]:
        held = ratio(one.pattern)
        worst = max(worst, held)
        if held > RATIO:
            tally.fail(NOT_LINEAR, f"{one.module} {str(one.pattern.pattern)[:90]!r}: {held:.1f}")
        tally.done += 1
    tally.told |= {
        "patterns": len(found),
        "texts for each, at least": len(PIECES),
        "worst time(2n)/time(n)": round(worst, 2),
    }
    return tally


GOAL = Goal(goal="R16", title="patterns on texts made to hurt them", unit="patterns", full=FULL, run=run)
