"""Lines that describe a picture."""

from __future__ import annotations

import re

from readout.documents.days import DIGIT, MONTH

_CAPTION_START = re.compile(
    r"[(\[*_]{0,3}(?:"
    r"(?:file |archive |undated |combination |handout )?"
    r"(?:photo(?:graph)?s?|image|picture|pictured|caption|photo caption)"
    r"\s?(?:[:：]|by\b|courtesy\b|credit\b|shows?\b|from\b)"
    r"|FILE\s?(?:PHOTO)?\s?[-–—:]"
    r"|(?:A|An|This|In this|The) (?:\w{2,12} ){0,2}"
    r"(?:file|archive|undated|handout|combination|screengrab) (?:photo(?:graph)?|picture|image)\b"
    r"|In this (?:photo|picture|image)\b)",
    re.IGNORECASE,
)
_CAPTION_END = re.compile(
    r"[(\[](?:[^()\[\]]{0,60}\b)?"
    r"(?:photo(?:graph)?|picture|handout|getty images|image|archives?|courtesy|screenshot|credit|file)\b"
    r"[^()\[\]]{0,60}[)\]]\.?$",
    re.IGNORECASE,
)
_SLASH_CREDIT = re.compile(
    r"[(\[]?(?:[\w.’' \-]{2,40}/)(?:AFP|AP|Reuters|Getty|Getty Images|EPA|Kyodo|Bloomberg|Pool)"
    r"[\w /.]{0,30}[)\]]?\.?$",
    re.IGNORECASE,
)
MONTH_DAY = re.compile(rf"\b(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})(?!\w)")
"""A day of a month without its year."""

_SMALL_WORDS = frozenset(
    """
    a an the of and or in at on for to with by from as after before during between beside near next left
    right center centre foreign defense defence prime minister ministers president secretary state
    general chancellor ambassador leader leaders chief chiefs talks meeting summit first second third
    annual joint bilateral trilateral press news conference ceremony flags delegation file s de la al bin
    el van von der du da dos
    """.split()  # noqa: SIM905  a paragraph of words reads better than a column of them
)
"""Words in lower case that a dated noun phrase may hold; any other may be its verb."""

TOKEN = re.compile(r"[^\W\d_][\w’'\-]*")


def is_marked_caption(line: str) -> bool:
    """Captions that say so: "Photo:", "FILE -", "(Reuters file photo, …)".

    Fires on "Toshimitsu Motegi (Reuters file photo, 2021)"; not on "The photo was taken down, he said."

    Args:
        line: A trimmed line.

    Returns:
        Whether it describes a picture.

    Example:
        >>> is_marked_caption("Toshimitsu Motegi (Reuters file photo, Jan. 8, 2021)")
        True
        >>> is_marked_caption("The photo was taken down, he said.")
        False
    """
    if len(line) > 600:
        return False
    if _CAPTION_START.match(line):
        return True
    if line.rstrip(".")[-1:] in (")", "]") and _CAPTION_END.search(line[-160:]):
        return True
    return "/" in line[-60:] and _SLASH_CREDIT.search(line[-100:]) is not None


def is_bare_caption(line: str) -> bool:
    """A dated noun phrase in the middle of a text: no verb, and capitals or names throughout.

    Fires on "Foreign Ministers and Defense Ministers 2+2 Talks in Tokyo on March 16, 2021"; not on
    "The ministers met in Tokyo on March 16, 2021".

    Args:
        line: A trimmed line that is neither first nor last of its prose.

    Returns:
        Whether it describes a picture.

    Example:
        >>> is_bare_caption("Foreign Ministers and Defense Ministers 2+2 Talks in Tokyo on March 16, 2021")
        True
        >>> is_bare_caption("The ministers met in Tokyo on March 16, 2021")
        False
    """
    if len(line) > 200 or DIGIT.search(line) is None or line.endswith((":", "?", "!", "”", ",")):
        return False
    if MONTH_DAY.search(line) is None:
        return False
    words = [word for word in TOKEN.findall(line) if word[0].islower()]
    return len(line.split()) >= 4 and all(word.casefold() in _SMALL_WORDS for word in words)
