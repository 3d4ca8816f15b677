"""Write tables/syllables.csv: every syllable of Mandarin in pinyin, Wade–Giles and the spellings news adds.

Wade–Giles is without apostrophes and diacritics, as newspapers print it: 台 tai, 戴 tai.

    python -m tools.knowledge.syllables [--out src/readout/knowledge/tables]
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TABLES = ROOT / "src" / "readout" / "knowledge" / "tables"

FINALS = {
    "": "a o e ai ei ao ou an en ang eng er yi ya yao ye you yan yin yang ying yong yo wu wa wo wai wei wan"
    " wen wang weng yu yue yuan yun",
    "b": "a o ai ei ao an en ang eng i iao ie ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i iao ie ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i iao ie iu ian in ing u",
    "f": "a o ei ou an en ang eng u",
    "d": "a e ai ei ao ou an en ang eng ong i ia iao ie iu ian ing u uo ui uan un",
    "t": "a e ai ei ao ou an ang eng ong i iao ie ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i iao ie iu ian in iang ing u uo uan un ü üe",
    "l": "a o e ai ei ao ou an ang eng ong i ia iao ie iu ian in iang ing u uo uan un ü üe",
    "g": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "k": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j": "i ia iao ie iu ian in iang ing iong u ue uan un",
    "q": "i ia iao ie iu ian in iang ing iong u ue uan un",
    "x": "i ia iao ie iu ian in iang ing iong u ue uan un",
    "zh": "i a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "ch": "i a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "sh": "i a e ai ei ao ou an en ang eng u ua uo uai ui uan un uang",
    "r": "i e ao ou an en ang eng ong u ua uo ui uan un",
    "z": "i a e ai ei ao ou an en ang eng ong u uo ui uan un",
    "c": "i a e ai ao ou an en ang eng ong u uo ui uan un",
    "s": "i a e ai ao ou an en ang eng ong u uo ui uan un",
}
"""Which finals follow which initial, in pinyin."""

_INITIALS = {
    "b": "p", "p": "p", "d": "t", "t": "t", "g": "k", "k": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch",
    "ch": "ch", "sh": "sh", "r": "j", "z": "ts", "c": "ts", "s": "s", "m": "m", "f": "f", "n": "n", "l": "l",
    "h": "h",
}  # fmt: skip
_FINALS = {
    "ong": "ung", "ie": "ieh", "ian": "ien", "iong": "iung", "üe": "ueh", "ue": "ueh", "ü": "u", "uo": "o",
}  # fmt: skip
_WHOLE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zu": "tsu|dzu|tzu", "zi": "tzu",
    "ci": "tzu", "si": "ssu|szu", "ge": "ko", "ke": "ko", "he": "ho", "e": "o|e", "er": "erh",
    "yi": "i|yi", "ye": "yeh", "you": "yu", "yan": "yen", "yong": "yung", "yue": "yueh", "guo": "kuo",
    "kuo": "kuo", "huo": "huo", "shuo": "shuo", "gui": "kuei", "kui": "kuei", "ruo": "jo", "yu": "yu",
    "yuan": "yuan", "yun": "yun",
}  # fmt: skip
_TONGYONG = {"zh": "jh", "q": "c", "x": "s"}
OTHERS = {
    "bi": "pi|bih", "cai": "tsai|chai", "chen": "chen|chern", "cheng": "cheng|chern",
    "chong": "chung|chong", "chu": "chu|choo", "chun": "chun|tsun", "da": "ta|tah", "de": "te|der|teh",
    "dong": "tung|dung", "dun": "tun|den", "e": "er|ngo", "fa": "fa|fah", "feng": "fong|fung",
    "fo": "fu|fwu", "fu": "foo|fwu", "gong": "kung|goong", "gu": "ku|koo", "guan": "kuan|kwan",
    "guang": "kuang|kwang", "gui": "kuei|kwei", "guo": "kuo|kwo|gwo", "he": "ho|her|hoh",
    "hong": "hung|hong", "hua": "hwa|huah|wha", "huang": "hwang|huang", "hui": "hwei|huey|hwey",
    "jia": "chia|jea", "jian": "chien|jian|jiann", "jiang": "chiang|chiang|jeang",
    "jie": "chieh|jye|jieh", "jin": "chin|gin|jinn", "jing": "ching|jing", "jiu": "chiu|jeou|chiou",
    "jun": "chun|jiun|juin", "kong": "kung|koong", "kuan": "kuan|kwan", "kui": "kuei|kwei",
    "kun": "kun|kuen", "lei": "ray|ley", "li": "lee|lih", "liang": "leung|liang", "long": "lung|loong",
    "lu": "lu|loo", "lü": "lyu|lu|lui|leu", "ma": "ma|mah", "mao": "mao|mau", "mei": "mei|may",
    "ming": "ming|meng", "ping": "ping|pin", "qian": "chien|chian", "qing": "ching|tsing",
    "ren": "jen|ren|jenn", "rong": "jung|rung|yung", "ru": "ju|lu", "rui": "jui|ruey", "san": "san|sun",
    "shao": "shao|shau", "sheng": "sheng|shen", "shi": "shih|shyh|shi", "shu": "shu|shuh",
    "shui": "shui|shuei", "si": "si|sy|szu", "song": "sung|soong", "sun": "sun|suen", "tang": "tang|tong",
    "wang": "wang|wong", "wei": "wei|way", "wen": "wen|wun", "wu": "wu|woo|ng", "xi": "hsi|si|shi|shyi",
    "xia": "hsia|shia", "xian": "hsien|shian|shien", "xiang": "hsiang|shiang",
    "xiao": "hsiao|shiao|shiau", "xie": "hsieh|shieh|shie", "xin": "hsin|shin", "xing": "hsing|shing",
    "xiong": "hsiung|shiung|shong", "xiu": "hsiu|shiu|shiou", "xu": "hsu|shu|shyu",
    "xuan": "hsuan|shiuan|shuan", "xue": "hsueh|shueh", "xun": "hsun|shun|shiun",
    "yi": "i|yi|yih|ih|yee|ee", "ying": "ying|ing|yin", "yong": "yung|yong", "you": "yu|yiu|yo|yow",
    "yu": "yu|yui|yue|yuh|ju", "yuan": "yuan|yuen", "yue": "yueh|yuet", "ze": "tse|tzer",
    "zeng": "tseng|tzeng", "zhang": "chang|cheung|jang", "zhao": "chao|jau|jaw|chiao",
    "zhe": "che|jer|je", "zhen": "chen|jen|jenn|tseng", "zheng": "cheng|jeng|tseng",
    "zhi": "chih|jyh|jih|chi", "zhong": "chung|jong|joong", "zhou": "chou|chow|jou",
    "zhu": "chu|choo|juh", "zhuo": "cho|chuo", "zi": "tzu|tze|tsu|tse|dzu", "zong": "tsung|tzong",
    "zu": "tsu|dzu|tzu",
}  # fmt: skip
"""Spellings met in the press besides the two systems: Gwoyeu Romatzyh, older and Cantonese-looking habits."""


def wade_giles(initial: str, final: str) -> list[str]:
    """The Wade–Giles spellings of a syllable without apostrophes.

    Example:
        >>> wade_giles("zh", "ong"), wade_giles("g", "uo"), wade_giles("x", "ian")
        (['chung'], ['kuo'], ['hsien'])
    """
    whole = _WHOLE.get(initial + final)
    if whole is not None:
        return whole.split("|")
    if not initial:
        return [final]
    return [_INITIALS[initial] + _FINALS.get(final, final)]


def tongyong(initial: str, final: str) -> str:
    """The spelling of Tongyong pinyin, official in Taiwan from 2002 to 2008."""
    if initial + final in ("zhi", "chi", "shi", "ri", "zi", "ci", "si"):
        return _TONGYONG.get(initial, initial) + "ih"
    ending = {"iu": "iou", "ui": "uei", "ü": "yu", "iong": "yong"}.get(final, final)
    if initial in ("j", "q", "x") and final.startswith("u"):
        ending = "y" + final
    return _TONGYONG.get(initial, initial) + ending


def table() -> list[dict[str, str]]:
    """The rows of syllables.csv, sorted by pinyin."""
    rows = []
    for initial, finals in FINALS.items():
        for final in finals.split():
            pinyin = initial + final
            known = [pinyin, *wade_giles(initial, final)]
            others = [*OTHERS.get(pinyin, "").split("|"), tongyong(initial, final)]
            rows.append(
                {
                    "pinyin": pinyin,
                    "wade_giles": "|".join(known[1:]),
                    "others": "|".join(dict.fromkeys(o for o in others if o and o not in known)),
                }
            )
    return sorted(rows, key=lambda row: row["pinyin"])


def main() -> None:
    """Read the arguments and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=TABLES)
    arguments = parser.parse_args()
    rows = table()
    with (arguments.out / "syllables.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} syllables", file=sys.stderr)


if __name__ == "__main__":
    main()
