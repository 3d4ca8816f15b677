"""Bytes become characters; the characters that come out are the ones all offsets count in.

Nothing is normalised or removed: line ends, control characters and a UTF-8 byte order mark (as U+FEFF) stay.
Only what cannot be stored changes, one code point for one: half a surrogate pair becomes U+FFFD, with a flag.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from readout.errors import InputRejected
from readout.model import Flag

_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r")) + b"\x7f"
_SURROGATE = re.compile("[\ud800-\udfff]")
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BINARY_SHARE = 0.02
"""Share of control characters above which bytes are no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Characters and what had to be assumed to get them.

    Attributes:
        text: The characters.
        charset: The encoding used.
        flags: What a reader should know.
    """

    text: str
    charset: str
    flags: tuple[Flag, ...] = ()


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Read bytes as characters.

    A byte order mark decides; then the declared encoding, if the bytes obey it; then UTF-8; then
    Windows-1252, which every byte sequence obeys, with a flag.

    Args:
        data: The bytes.
        declared: Python name of an encoding that the input claims, already found trustworthy by name.

    Returns:
        The characters.

    Raises:
        InputRejected: `binary` when too many characters are control characters.
    """
    decoded = _by_mark(data) or _by_claim(data, declared) or _by_trial(data)
    return _check_control(decoded, data)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return _lenient(data, charset)
    return None


def _lenient(data: bytes, charset: str) -> Decoded:
    try:
        return Decoded(text=data.decode(charset), charset=charset)
    except UnicodeDecodeError as error:
        message = f"Bytes that are not {charset} from byte {error.start} on were replaced."
        text = data.decode(charset, "replace")
        return Decoded(text=text, charset=charset, flags=(Flag(code="encoding-damaged", message=message),))


def _by_claim(data: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    try:
        return Decoded(text=data.decode(declared), charset=declared)
    except UnicodeDecodeError:
        found = _by_trial(data)
        if found.flags:
            return found
        flag = Flag(code="encoding-contradicted", message=f"Declared as {declared}, read as {found.charset}.")
        return Decoded(text=found.text, charset=found.charset, flags=(flag,))


def _by_trial(data: bytes) -> Decoded:
    try:
        return Decoded(text=data.decode("utf-8"), charset="utf-8")
    except UnicodeDecodeError:
        return _half_pairs(data) or _wide(data) or _damaged(data) or _guess(data)


def _half_pairs(data: bytes) -> Decoded | None:
    if b"\xed" not in data:
        return None
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    flag = Flag(
        code="lone-surrogate",
        message="Halves of surrogate pairs were replaced by U+FFFD; offsets are the input's.",
    )
    return Decoded(text=_SURROGATE.sub("\ufffd", text), charset="utf-8", flags=(flag,))


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without its mark: every other byte of Western text is NUL."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 2 < len(sample) * 0.7 or min(even, odd) * 2 > len(sample) * 0.1:
        return None
    found = _lenient(data, "utf-16-be" if even > odd else "utf-16-le")
    flag = Flag(code="encoding-guessed", message=f"No byte order mark; read as {found.charset}.")
    return Decoded(text=found.text, charset=found.charset, flags=(flag, *found.flags))


def _damaged(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(data) - len(data.translate(None, bytes(range(0xC2, 0xF5)))) - bad
    if bad * 4 > good:
        return None
    flag = Flag(code="encoding-damaged", message=f"{bad} places that are not UTF-8 were replaced by U+FFFD.")
    return Decoded(text=text, charset="utf-8", flags=(flag,))


def _guess(data: bytes) -> Decoded:
    flag = Flag(code="encoding-guessed", message="Not UTF-8; read as Windows-1252.")
    return Decoded(text=data.decode("cp1252", "replace"), charset="cp1252", flags=(flag,))


def _check_control(decoded: Decoded, data: bytes) -> Decoded:
    plain = data if decoded.charset in ("utf-8", "cp1252") else decoded.text.encode("utf-8", "replace")
    count = len(plain) - len(plain.translate(None, _CONTROL))
    if count == 0:
        return decoded
    if count > BINARY_SHARE * len(plain):
        raise InputRejected(
            "binary",
            f"{count} of {len(plain)} bytes are control characters: this is no text.",
            hint="Convert it to text, HTML or PDF first.",
        )
    flag = Flag(
        code="control-characters", message=f"The text holds {count} control characters; they were kept."
    )
    return Decoded(text=decoded.text, charset=decoded.charset, flags=(*decoded.flags, flag))
