"""Count what a page would cost before any real parser sees it: one pass forward, never back.

Every HTML parser has a cheap bomb (40,000 attributes on one tag cost lxml ten seconds, a million small tags
cost any extractor a minute), so tags, depth, attributes, entities and text runs are counted first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from readout.documents.limits import DEFAULT, Limits
from readout.errors import InputRejected

_NAME = re.compile(rb"/?[a-z][a-z0-9:-]{0,30}")
_ASIDE = re.compile(rb"<(?:!--|!doctype[^<>]*+>|(script|style)(?=[\s>])[^<>]*+>)")
"""Where what is no text begins."""
_PLAIN = re.compile(rb"<(/?[a-z][a-z0-9:-]{0,30}+)((?:[^<>\"'=]++|=(?:\"[^\"<>]*+\"|'[^'<>]*+')?+)*+)>")
"""A tag that can be read in one way only."""
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
_RAW = {b"script": b"</script", b"style": b"</style"}
_VOID = frozenset(b"area base br col embed hr img input link meta param source track wbr !doctype".split())
_CLOSED_BY_NEIGHBOURS = frozenset(
    b"p li td th tr dt dd option optgroup thead tbody tfoot colgroup html head body rp rt".split()
)


def check_page(data: bytes, *, limits: Limits = DEFAULT) -> None:
    """Refuse a page that would hurt a parser.

    Args:
        data: The page, in an encoding that keeps ASCII.
        limits: The bounds.

    Raises:
        InputRejected: `too-large`, `html-tags`, `html-depth`, `html-attributes`, `html-entities` or
            `html-text`.
    """
    if len(data) > limits.html_bytes:
        raise InputRejected(
            "too-large", f"A page of {len(data)} bytes; at most {limits.html_bytes} are read."
        )
    if data.count(b"&") > limits.html_entities:
        raise InputRejected("html-entities", f"More than {limits.html_entities} character references.")
    lower = data.lower()
    if not _is_harmless(lower, limits):
        _Scan(lower, limits).run()


def _is_harmless(data: bytes, limits: Limits) -> bool:
    """Whether a page has plain tags only, and of them no more than it may: true of most, and quickly told."""
    if len(data) > limits.html_text_bytes:
        return False
    bare = b"".join(_without_asides(data))
    tags = _PLAIN.findall(bare)
    if len(tags) > limits.html_tags or bare.count(b"<") > len(tags):
        return False
    depth = deepest = longest = 0
    for name, inside in tags:
        longest = max(longest, len(inside))
        if (step := _step(name)) and not inside.endswith(b"/"):
            depth = depth + step if depth else max(0, step)
            deepest = max(deepest, depth)
    return deepest <= limits.html_depth and longest <= limits.html_attributes * 2


def _without_asides(data: bytes) -> Iterator[bytes]:
    """What stands between comments, and of scripts and styles the tags."""
    at = 0
    while (aside := _ASIDE.search(data, at)) is not None:
        raw_end = _RAW.get(aside[1])
        if data.rfind(b"<", at, aside.start()) > data.rfind(b">", at, aside.start()):
            yield b"<"  # it stands in a tag that has not ended: too odd to be told quickly
        yield data[at : aside.start() if raw_end is None else aside.end()]
        at = aside.end()
        if raw_end is not None or aside[0] == b"<!--":
            mark = raw_end or b"-->"
            end = data.find(mark, at)
            at = len(data) if end < 0 else end + (len(mark) if raw_end is None else 0)
    yield data[at:]


@lru_cache(maxsize=1024)
def _step(name: bytes) -> int:
    """How much deeper a tag of this name leads."""
    bare = name.removeprefix(b"/")
    if bare in _VOID or bare in _CLOSED_BY_NEIGHBOURS:
        return 0
    return -1 if name.startswith(b"/") else 1


class _Scan:
    """One pass over the tags of a page."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.data = data
        self.limits = limits
        self.tags = 0
        self.depth = 0

    def run(self) -> None:
        """Go from tag to tag.

        Raises:
            InputRejected: A bound is passed.
        """
        position = 0
        while True:
            opening = self.data.find(b"<", position)
            end = opening if opening >= 0 else len(self.data)
            if end - position > self.limits.html_text_bytes:
                raise InputRejected("html-text", f"{end - position} bytes between two tags.")
            if opening < 0:
                return
            position = self._tag(opening)

    def _tag(self, opening: int) -> int:
        """Count the tag at `opening`; where to go on."""
        if self.data.startswith(b"<!--", opening):
            return self._after(b"-->", opening + 4)
        match = _NAME.match(self.data, opening + 1)
        if match is None:
            return opening + 1
        name = match[0]
        closing = self._end_of_tag(match.end())
        self._count(name, self.data[match.end() : closing])
        raw_end = _RAW.get(name)
        return self._before(raw_end, closing) if raw_end is not None else closing

    def _end_of_tag(self, position: int) -> int:
        """One past the `>` that ends a tag; a quotation mark protects it only where it is closed in time."""
        while True:
            closing = self.data.find(b">", position)
            if closing < 0:
                return len(self.data)
            inside = self.data[position:closing]
            for mark in (b'"', b"'"):
                if inside.count(mark) % 2 and inside.count(b"=" + mark):
                    after = self.data.find(mark, closing, closing + 4096)
                    if after >= 0:
                        position = after + 1
                        break
            else:
                return closing + 1

    def _count(self, name: bytes, inside: bytes) -> None:
        self.tags += 1
        if self.tags > self.limits.html_tags:
            raise InputRejected("html-tags", f"More than {self.limits.html_tags} tags.")
        if len(inside) > self.limits.html_attributes * 2:
            attributes = len(_QUOTED.sub(b" ", inside).split())
            if attributes > self.limits.html_attributes:
                raise InputRejected("html-attributes", f"A tag of {attributes} attributes.")
        self._count_depth(name, inside)

    def _count_depth(self, name: bytes, inside: bytes) -> None:
        if inside.endswith(b"/>"):
            return
        self.depth = max(0, self.depth + _step(name))
        if self.depth > self.limits.html_depth:
            raise InputRejected("html-depth", f"Elements nested more than {self.limits.html_depth} deep.")

    def _after(self, mark: bytes, position: int) -> int:
        found = self.data.find(mark, position)
        return len(self.data) if found < 0 else found + len(mark)

    def _before(self, mark: bytes, position: int) -> int:
        found = self.data.find(mark, position)
        return len(self.data) if found < 0 else found
