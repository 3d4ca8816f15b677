"""The tables of readings: written by their generators, of the roster's characters only, and well-formed."""

from __future__ import annotations

import csv
import re

import pytest

from readout.knowledge.tables import TABLES, listed, rows
from tools.knowledge import syllables
from tools.knowledge.kana import kun_forms, romaji
from tools.knowledge.readings import is_han, roster_characters

SPELLED = re.compile(r"[a-z]+")


def test_syllables_are_up_to_date() -> None:
    with (TABLES / "syllables.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == syllables.table()


@pytest.mark.parametrize(
    ("pinyin", "wade_giles"),
    [("jia", "chia"), ("long", "lung"), ("qing", "ching"), ("de", "te"), ("zhi", "chih"), ("xue", "hsueh")],
)
def test_wade_giles(pinyin: str, wade_giles: str) -> None:
    table = {row["pinyin"]: listed(row["wade_giles"]) for row in rows("syllables")}
    assert len(table) > 400
    assert wade_giles in table[pinyin]


@pytest.mark.parametrize(("table", "country"), [("kanji_readings", "JPN"), ("hanzi_readings", None)])
def test_characters_are_the_rosters(table: str, country: str | None) -> None:
    """When the roster gains a character: `python -m tools.knowledge.readings`."""
    wanted = roster_characters(TABLES / "persons.csv", country=country)
    if country is None:
        wanted = [c for c in wanted if is_han(c)]
    assert [row["character"] for row in rows(table)] == wanted


def test_syllables_of_hanzi_are_in_the_table() -> None:
    known = {row["pinyin"] for row in rows("syllables")}
    for row in rows("hanzi_readings"):
        assert set(listed(row["pinyin"])) <= known, row


@pytest.mark.parametrize("table", ["kanji_readings", "jamo", "letters", "surnames", "compounds", "syllables"])
def test_spellings_are_lower_case_ascii(table: str) -> None:
    spelled = {"on", "kun", "nanori", "spellings", "wade_giles", "others"}
    for row in rows(table):
        for column in spelled & row.keys():
            assert all(SPELLED.fullmatch(s) or s == "-" for s in listed(row[column])), row


def test_no_letter_has_two_rows() -> None:
    for table, columns in (("letters", ("script", "letter")), ("jamo", ("position", "jamo"))):
        keys = [tuple(row[c] for c in columns) for row in rows(table)]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("kana", "latin"),
    [("モチ", "mochi"), ("しょう", "shou"), ("じゅん", "jun"), ("いっ", "it"), ("きょ", "kyo")],
)
def test_kana(kana: str, latin: str) -> None:
    assert romaji(kana) == latin


def test_kun_readings_give_stems_and_words() -> None:
    assert kun_forms("しげ.る") == ["shige", "shigeru", "shigeri"]
    assert kun_forms("-わけ") == ["wake"]
