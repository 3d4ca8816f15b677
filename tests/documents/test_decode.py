from __future__ import annotations

import pytest

from readout.documents.decode import decode
from readout.errors import InputRejected

STORY = "Café talks “ended” in Tōkyō, 東京 😀.\r\n"


@pytest.mark.parametrize(
    ("data", "text", "charset", "flags"),
    [
        (STORY.encode(), STORY, "utf-8", []),
        (b"\xef\xbb\xbf" + STORY.encode(), "\ufeff" + STORY, "utf-8", []),
        (STORY.encode("utf-16"), STORY, "utf-16", []),
        (STORY.encode("utf-32"), STORY, "utf-32", []),
        ((STORY * 9).encode("utf-16-le"), STORY * 9, "utf-16-le", ["encoding-guessed"]),
        ("Café “talks”".encode("cp1252"), "Café “talks”", "cp1252", ["encoding-guessed"]),
        (b"half \xed\xa0\x80 pair", "half \ufffd pair", "utf-8", ["lone-surrogate"]),
        (STORY.encode() * 3 + b"\xff", STORY * 3 + "\ufffd", "utf-8", ["encoding-damaged"]),
        ("talks ".encode("utf-16") + b"\x41", "talks \ufffd", "utf-16", ["encoding-damaged"]),
        (
            b"a story with one NUL\0" + b"x" * 99,
            "a story with one NUL\0" + "x" * 99,
            "utf-8",
            ["control-characters"],
        ),
    ],
)
def test_decode(data: bytes, text: str, charset: str, flags: list[str]) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.charset, [flag.code for flag in decoded.flags]) == (text, charset, flags)


def test_declared_charset_is_believed_only_where_it_fits() -> None:
    assert decode("東京".encode("shift_jis"), declared="shift_jis").text == "東京"
    lied = decode("東京".encode(), declared="ascii")
    assert (lied.text, [flag.code for flag in lied.flags]) == ("東京", ["encoding-contradicted"])


@pytest.mark.parametrize(
    "data", [bytes(99), b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, b"PK\x03\x04" + bytes(30)]
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(InputRejected) as caught:
        decode(data)
    assert caught.value.reason == "binary"
