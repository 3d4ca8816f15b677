"""Names as bare words: without case, diacritics, apostrophes and hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORDS = re.compile(r"[^\W\d_]+")
_SWAPS = str.maketrans(
    {
        "’": "",
        "'": "",
        "ʼ": "",
        "`": "",
        "‘": "",
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "Ø": "O",
        "Ł": "L",
    }
)


@lru_cache(maxsize=65_536)
def fold_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case without diacritics, apostrophes and hyphens.

    Args:
        name: As written.

    Returns:
        Its words in order.

    Example:
        >>> fold_words("Mevlüt ÇAVUŞOĞLU"), fold_words("Jun'ichirō Koizumi")
        (('mevlut', 'cavusoglu'), ('junichiro', 'koizumi'))
    """
    plain = unicodedata.normalize("NFKD", name.translate(_SWAPS))
    bare = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return tuple(_WORDS.findall(bare))


def joined(name: str) -> str:
    """The words of a name written as one.

    Example:
        >>> joined("Suk-yeol")
        'sukyeol'
    """
    return "".join(fold_words(name))
