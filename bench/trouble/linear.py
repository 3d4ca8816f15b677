"""R16: reading takes time in proportion to the text, whatever the text.

Texts are made to hurt the patterns: pieces that patterns stumble over, and of every pattern that Readout
compiles, when its modules are loaded and while the examples are read, a piece of what it wants, repeated.
Each is parsed and read whole, as a document is; then another of twice its length.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from types import FrameType
from typing import TYPE_CHECKING, Any

import readout
from bench import corpora
from bench.trouble.goal import Goal, Tally
from readout.errors import InputRejected
from readout.model import RawInput

if TYPE_CHECKING:
    from readout.desk import Desk

_constants, _parser = (importlib.import_module(f"re.{name}") for name in ("_constants", "_parser"))
"""How Python itself reads patterns; what `re` is made of has no types."""

FULL = 200
RATIO = 2.6
"""Twice the text may take this many times as long; a little more than 2, for clocks are not exact."""

LENGTH = 20_000
QUICK_S = 1.0
"""A text of twice `LENGTH` that is read sooner needs no second look."""

PIECES = (
    "a", " ", "\n", "1", ".", ",", "(", "A ", "a ", "AAA, ", "- ", "> ", "\"'", "“", "By A ", "1/1/",
    "May 1, ", "a: ", "[a](", "<a ", "x@", "--", "a.b", "---\n", "a/", "| ", "’s ", "Mr. ", "and ",
    "the the ", "\t \n", "é", "http://a",
)  # fmt: skip

NOT_LINEAR, OUTLIVED = "texts that take more than in proportion", "parsers that outlive their time"


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern and who compiled it."""

    pattern: re.Pattern[Any]
    module: str


def collect() -> list[Found]:
    """Every pattern that Readout's modules hold, and those that they compile from now on."""
    found: dict[tuple[Any, int], Found] = {}
    for name, loaded in [*sys.modules.items()]:
        if name.startswith("readout."):
            for value in vars(loaded).values():
                for held in value if isinstance(value, tuple | list) else (value,):
                    if isinstance(held, re.Pattern):
                        found.setdefault((held.pattern, held.flags), Found(held, name))
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


def pieces(found: list[Found]) -> list[str]:
    """What texts are made of: the common pieces, then for each pattern what it wants but for the end."""
    own = {sample(one.pattern)[:-1] or sample(one.pattern) for one in found}
    return [*PIECES, *sorted(own - {"", *PIECES})]


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


def seconds(desk: Desk, text: str) -> float:
    """How long this process works on parsing and reading a text."""
    raw = RawInput(source="text", data=text.encode("utf-8", "replace"), media_type="text/plain")
    began = time.process_time()
    with suppress(InputRejected):  # nothing but blanks
        desk((raw,))
    return time.process_time() - began


def ratio(desk: Desk, piece: str) -> float:
    """Time for a text made of a piece, over that for one half as long; 0 where the longer is read at once."""
    long = (piece * (2 * LENGTH // len(piece) + 1))[: 2 * LENGTH]
    if seconds(desk, long) < QUICK_S:
        return 0.0
    once, twice = (min(seconds(desk, text) for _ in range(2)) for text in (long[:LENGTH], long))
    return twice / once


def run(count: int) -> Tally:
    """Read so many texts, spread over all pieces.

    Args:
        count: Texts.

    Returns:
        Those that take more than in proportion.
    """
    from readout.desk import Desk
    from readout.documents import parse
    from readout.single import shared_reader

    tally = Tally(none={NOT_LINEAR: 0, OUTLIVED: 0})
    found = collect()
    made = pieces(found)
    desk = Desk(parse, shared_reader())
    worst, slowest = 0.0, ""
    for piece in made[:: max(1, len(made) // count) if count < FULL else 1]:
        held = ratio(desk, piece)
        worst, slowest = max((worst, slowest), (held, piece))
        if held > RATIO:
            tally.fail(NOT_LINEAR, f"{piece[:60]!r}: {held:.1f}")
        tally.done += 1
    _outlive(tally)
    tally.told |= {"patterns": len(found), "worst ratio": round(worst, 2), "of": repr(slowest[:40])}
    return tally


def _outlive(tally: Tally) -> None:
    """A parser that is given no time is ended, and says so."""
    from readout.documents import Parser

    raw = RawInput(source="page", data=b"<html><body>" + b"<p>They met.</p>" * 20_000, media_type="text/html")
    with Parser(timeout_s=0.01) as parser:
        code = parser.parse(raw).reject_code
    if code != "timeout":
        tally.fail(OUTLIVED, f"it ended as {code}")


GOAL = Goal(goal="R16", title="texts made to hurt patterns", unit="texts", full=FULL, run=run)
