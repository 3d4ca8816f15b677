"""Which language a text is in, well enough to keep other languages from an English reader.

Own and small on purpose: script first, then counts of frequent words.
"""

from __future__ import annotations

import re

from readout.documents.tables import stopwords

SAMPLE_POINTS = 2_000
"""Code points looked at."""

MIN_SHARE = 0.08
"""Share of frequent words below which no language is named."""

MIN_DIFFERENT = 2
"""Different frequent words that a text must hold: "a a a a" is no language."""

SURE_SHARE = 0.25
"""Share of English frequent words above which no other language is tried."""

_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufdff\U00020000-\U0003ffff]")
_CODE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]{2,8}){0,3}", re.IGNORECASE)
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_PERSIAN = re.compile("[پچژگ]")


def language_of(text: str, *, given: str | None = None) -> str | None:
    """The language of a text.

    Args:
        text: The text.
        given: What the input says ("en", "en-AU"); believed when it is a language code.

    Returns:
        ISO 639-1 code, or None when nothing fits.

    Example:
        >>> language_of("The ministers said that they will meet in the capital.")
        'en'
        >>> language_of("Les ministres se sont rencontrés dans la capitale pour une réunion.")
        'fr'
        >>> language_of("外相会談が東京で行われた。")
        'ja'
    """
    match = _CODE.fullmatch((given or "").strip())
    if match is not None and match[1].lower() not in ("xx", "un"):
        return match[1].lower()
    sample = text[:SAMPLE_POINTS]
    return _by_script(sample) or _by_words(sample)


def _by_script(sample: str) -> str | None:
    if sample.isascii() or _OTHER_SCRIPT.search(sample) is None:
        return None
    letters = sum(map(str.isalpha, sample)) or 1
    counts = {code: len(pattern.findall(sample)) for code, pattern in _SCRIPTS}
    if counts["ja"] * 10 > counts["zh"] > 0:
        counts["ja"], counts["zh"] = counts["ja"] + counts["zh"], 0
    code = max(counts, key=lambda key: counts[key])
    if counts[code] * 2 < letters:
        return None
    if code == "ru" and _UKRAINIAN.search(sample):
        return "uk"
    if code == "ar" and _PERSIAN.search(sample):
        return "fa"
    return code


def _by_words(sample: str) -> str | None:
    words = sample.lower().split()
    tables = stopwords()
    if not words:
        return None
    if sum(map(tables["en"].__contains__, words)) >= SURE_SHARE * len(words):
        return "en"
    counts = {code: sum(map(frequent.__contains__, words)) for code, frequent in tables.items()}
    code = max(counts, key=lambda key: counts[key])
    is_varied = len(tables[code].intersection(words)) >= MIN_DIFFERENT
    return code if is_varied and counts[code] >= MIN_SHARE * len(words) else None
