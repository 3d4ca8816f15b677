"""Write tables/kanji_readings.csv and tables/hanzi_readings.csv for the characters of the roster's names.

The readings of kanji come from KANJIDIC2 (Electronic Dictionary Research and Development Group, CC BY-SA
4.0) as an SQLite file with the tables `kanji_reading` and `kanji_nanori`; those of hanzi from pypinyin (MIT).
Neither is needed to run Readout.

    python -m tools.knowledge.readings --kanjidic kanjidic2.sqlite

Without that file only those of hanzi are written.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path

from tools.knowledge.kana import kun_forms, romaji

ROOT = Path(__file__).parent.parent.parent
TABLES = ROOT / "src" / "readout" / "knowledge" / "tables"


def is_han(character: str) -> bool:
    """Whether a character is a Chinese character."""
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or character >= "\U00020000"


def is_kana(character: str) -> bool:
    """Whether a character is hiragana or katakana."""
    return "ぁ" <= character <= "ヺ"


def roster_characters(persons: Path, *, country: str | None = None) -> list[str]:
    """The Chinese characters and kana in the native names of persons.csv, sorted.

    Args:
        persons: The table.
        country: ISO alpha-3 of whose names, or None for everybody's.

    Returns:
        Each character once.
    """
    with persons.open(encoding="utf-8", newline="") as file:
        names = [row["native"] for row in csv.DictReader(file) if country in (None, row["country"])]
    return sorted({c for name in names for c in name if is_han(c) or is_kana(c)})


def kanji_rows(characters: Iterable[str], kanjidic: Path) -> list[dict[str, str]]:
    """Their readings in Hepburn with long vowels written out: on, kun (stems and whole words) and nanori."""
    with sqlite3.connect(kanjidic) as database:
        return [_kanji_row(database, character) for character in characters]


def _kanji_row(database: sqlite3.Connection, character: str) -> dict[str, str]:
    found = database.execute(
        "select type, reading from kanji_reading where literal = ? order by type, seq", (character,)
    ).fetchall()
    nanori = database.execute(
        "select reading from kanji_nanori where literal = ? order by seq", (character,)
    ).fetchall()
    on = [romaji(reading) for kind, reading in found if kind == "on"]
    if is_kana(character):
        on = [romaji(character)]
    kun = [form for kind, reading in found if kind == "kun" for form in kun_forms(reading)]
    return {
        "character": character,
        "on": "|".join(dict.fromkeys(on)),
        "kun": "|".join(dict.fromkeys(kun)),
        "nanori": "|".join(dict.fromkeys(romaji(reading) for (reading,) in nanori)),
    }


def hanzi_rows(characters: Iterable[str]) -> list[dict[str, str]]:
    """Their pinyin without tones, the usual reading first."""
    pypinyin = importlib.import_module("pypinyin")
    rows = []
    for character in filter(is_han, characters):
        (found,) = pypinyin.pinyin(character, style=pypinyin.Style.NORMAL, heteronym=True, v_to_u=False)
        pinyin = dict.fromkeys(s.replace("v", "ü") for s in found if s.isalpha() and s.isascii())
        rows.append({"character": character, "pinyin": "|".join(pinyin)})
    return rows


def write(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows as CSV with a header."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Read the arguments and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kanjidic", type=Path)
    parser.add_argument("--out", type=Path, default=TABLES)
    arguments = parser.parse_args()
    if arguments.kanjidic is not None:
        kanji = kanji_rows(roster_characters(TABLES / "persons.csv", country="JPN"), arguments.kanjidic)
        write(arguments.out / "kanji_readings.csv", kanji)
        print(f"{len(kanji)} kanji", file=sys.stderr)
    hanzi = hanzi_rows(roster_characters(TABLES / "persons.csv"))
    write(arguments.out / "hanzi_readings.csv", hanzi)
    print(f"{len(hanzi)} hanzi", file=sys.stderr)


if __name__ == "__main__":
    main()
