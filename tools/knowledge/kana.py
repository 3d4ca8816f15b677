"""Kana in Hepburn romanisation with long vowels written out, as the reading tables hold them."""

from __future__ import annotations

_ROWS = {
    "a": "あいうえお",
    "k": "かきくけこ",
    "g": "がぎぐげご",
    "s": "さしすせそ",
    "z": "ざじずぜぞ",
    "t": "たちつてと",
    "d": "だぢづでど",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "m": "まみむめも",
    "r": "らりるれろ",
}
_SPECIAL = {
    "し": "shi", "ち": "chi", "つ": "tsu", "じ": "ji", "ぢ": "ji", "づ": "zu", "ふ": "fu",
    "や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "ゐ": "i", "ゑ": "e", "を": "o", "ん": "n",
}  # fmt: skip
_SMALL = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
_KANA = {
    kana: ("" if row == "a" else row) + vowel
    for row, line in _ROWS.items()
    for kana, vowel in zip(line, "aiueo", strict=True)
} | _SPECIAL
_TO_I = {
    "う": "い", "く": "き", "ぐ": "ぎ", "す": "し", "つ": "ち",
    "ぬ": "に", "ぶ": "び", "む": "み", "る": "り",
}  # fmt: skip


def romaji(kana: str) -> str:
    """Kana in Latin letters.

    Args:
        kana: Hiragana or katakana; marks of affixes and okurigana are dropped.

    Returns:
        Hepburn with long vowels as kana write them: "kou", "sou".

    Example:
        >>> romaji("モチ"), romaji("しょう"), romaji("いっ")
        ('mochi', 'shou', 'it')
    """
    out: list[str] = []
    hiragana = [chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in kana]
    for character in hiragana:
        if character in _SMALL and out:
            stem = out.pop()[:-1]
            glide = "" if stem in ("sh", "ch", "j") else "y"
            out.append(stem + glide + _SMALL[character])
        elif character == "っ":
            out.append("t")
        else:
            out.append(_KANA.get(character, ""))
    return "".join(out)


def kun_forms(reading: str) -> list[str]:
    """What a kun reading gives in names: its stem, the whole word, and the form a verb takes before a noun.

    Args:
        reading: As KANJIDIC2 writes it: "しげ.る", "-わけ".

    Returns:
        Latin forms.

    Example:
        >>> kun_forms("か.つ"), kun_forms("ただ.しい")
        (['ka', 'katsu', 'kachi'], ['tada', 'tadashii', 'tadashi'])
    """
    bare = reading.strip("-")
    stem, _, ending = bare.partition(".")
    forms = [stem, stem + ending]
    if ending.endswith("しい"):
        forms.append(stem + ending[:-1])
    elif ending[-1:] in _TO_I:
        forms.append(stem + ending[:-1] + _TO_I[ending[-1]])
    return [romaji(form) for form in dict.fromkeys(forms)]
