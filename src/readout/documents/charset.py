"""The encoding that a page, or the server it came from, says it is in."""

from __future__ import annotations

import re

_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([\w.:\-]{2,40})", re.IGNORECASE
)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s{0,8}=\s{0,8}[\"']([\w.:\-]{2,40})", re.IGNORECASE)
_PARAMETER = re.compile(r";\s{0,8}charset\s{0,8}=\s{0,8}[\"']?([\w.:\-]{2,40})", re.IGNORECASE)
_TRUSTED_CHARSETS = frozenset(
    [
        "utf-8",
        "utf8",
        "ascii",
        "us-ascii",
        "iso-8859-1",
        "latin-1",
        "latin1",
        "iso-8859-2",
        "iso-8859-5",
        "iso-8859-7",
        "iso-8859-9",
        "iso-8859-15",
        "windows-1250",
        "windows-1251",
        "windows-1252",
        "windows-1253",
        "windows-1254",
        "windows-1255",
        "windows-1256",
        "cp1252",
        "koi8-r",
        "koi8-u",
        "shift_jis",
        "shift-jis",
        "sjis",
        "euc-jp",
        "iso-2022-jp",
        "euc-kr",
        "gb2312",
        "gbk",
        "gb18030",
        "big5",
        "utf-16",
        "utf-16le",
        "utf-16be",
    ]
)
_AS_BROWSERS_DO = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}


def declared_charset(data: bytes) -> str | None:
    """The encoding a page declares, as browsers understand the name.

    Args:
        data: The page's bytes; only the first 4,096 are looked at.

    Returns:
        A Python codec name, or None when nothing usable is declared.

    Example:
        >>> declared_charset(b'<meta charset="ISO-8859-1">')
        'cp1252'
        >>> declared_charset(b'<meta charset="unicode_escape">') is None
        True
    """
    head = data[:4096]
    match = _META_CHARSET.search(head) or _XML_CHARSET.search(head)
    if match is None:
        return None
    name = match[1].decode("ascii", "replace").lower()
    if name.startswith("utf-16"):
        return None  # it was read as ASCII just now, so it is not
    return _trusted(name)


def charset_of(media_type: str | None) -> str | None:
    """The encoding that a media type names, as browsers understand the name.

    Args:
        media_type: Such as `text/html; charset=windows-1251`, or None.

    Returns:
        A Python codec name, or None when nothing usable is named.

    Example:
        >>> charset_of("text/html; charset=GBK"), charset_of("text/html")
        ('gb18030', None)
    """
    match = _PARAMETER.search(media_type or "")
    return _trusted(match[1].lower()) if match is not None else None


def _trusted(name: str) -> str | None:
    return _AS_BROWSERS_DO.get(name, name) if name in _TRUSTED_CHARSETS else None
