"""JSONL: one article a line, streamed; a bad line is a rejected input and the next line is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from readout.errors import InputRejected
from readout.model import ArticleFields, RawInput

LINE_BYTES = 8 << 20
"""Longest line. A million code points fit, written as escapes; parsed as JSON it stays below 300 MB."""

_SURROGATES = "surrogatepass"


def read_articles(lines: BinaryIO, source: str, *, first: bytes | None = None) -> Iterator[RawInput]:
    """The articles of a JSONL stream.

    Args:
        lines: The stream.
        source: What it is called; an article's source is `SOURCE#id`, or `SOURCE#line-N`.
        first: A first line already taken from the stream, or None.

    Yields:
        One input a line that is not blank; one without an article is rejected (`bad-json-line`, `too-large`).
        A stream that breaks off ends with a rejected input for the stream itself.
    """
    number = 0
    try:
        for number, line in enumerate(_lines(lines, first), start=1):
            if line is None:
                reason = f"The line is longer than {LINE_BYTES} bytes."
                yield RawInput(source=f"{source}#line-{number}", reject=("too-large", reason))
            elif line.strip():
                yield _article(line, source, number)
    except InputRejected as refusal:
        where = f"{refusal.message} {number} lines were read before."
        yield RawInput(source=source, reject=(refusal.reason, where))
    except OSError as error:
        yield RawInput(
            source=source, reject=("unreadable", f"{error.strerror or error} after {number} lines.")
        )


def _lines(stream: BinaryIO, first: bytes | None) -> Iterator[bytes | None]:
    """Lines in bounded memory; None for one that is too long."""
    if first is not None:
        yield first if len(first) <= LINE_BYTES else None
        if len(first) > LINE_BYTES and not first.endswith(b"\n"):
            _skip_line(stream)
    while line := stream.readline(LINE_BYTES + 1):
        if len(line) <= LINE_BYTES:
            yield line
            continue
        if not line.endswith(b"\n"):
            _skip_line(stream)
        yield None


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
        continue


def looks_like_article(line: bytes) -> bool:
    """Whether a line is a JSON object with a text.

    Args:
        line: The first line of a stream.

    Returns:
        True when the stream is JSONL.

    Example:
        >>> looks_like_article(b'{"text": "They met."}'), looks_like_article(b"They met.")
        (True, False)
    """
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        value = _json(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and isinstance(value.get("text"), str)


def _json(line: bytes) -> Any:
    return json.loads(line.decode("utf-8-sig"))


def _article(line: bytes, source: str, number: int) -> RawInput:
    where = f"{source}#line-{number}"
    try:
        value = _json(line)
    except RecursionError:
        return RawInput(source=where, reject=("bad-json-line", "Nested too deep."))
    except ValueError as error:
        return RawInput(source=where, reject=("bad-json-line", f"Not JSON: {str(error)[:200]}"))
    if not isinstance(value, dict):
        return RawInput(source=where, reject=("bad-json-line", "Not an object with a text."))
    text = value.get("text")
    if not isinstance(text, str):
        return RawInput(source=where, reject=("bad-json-line", 'No "text", or it is no string.'))
    name = _field(value, "id")
    return RawInput(
        source=f"{source}#{name}" if name is not None else where,
        data=text.encode("utf-8", _SURROGATES),
        media_type="text/plain",
        fields=_fields(value),
    )


def _fields(value: dict[str, Any]) -> ArticleFields:
    return ArticleFields(
        title=_field(value, "title"),
        date=_field(value, "date"),
        publisher=_field(value, "publisher"),
        url=_field(value, "url") or _field(value, "url_or_repo_path"),
        language=_field(value, "language"),
        byline=_field(value, "byline"),
        agency=_field(value, "agency"),
    )


def _field(value: dict[str, Any], name: str) -> str | None:
    """A field as text that can be stored; None when it is missing, empty or no scalar."""
    found = value.get(name)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return None
    text = " ".join(str(found).encode("utf-8", "replace").decode("utf-8").split())
    return text[:2_000] or None
