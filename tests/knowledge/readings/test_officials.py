"""Usual romanisations of officials, regenerated from the native name alone, and strangers who are nobody."""

from __future__ import annotations

import pytest

from readout.knowledge import Person, load
from readout.knowledge.readings import ReadingIndex, fit, native_readings, reads_as, words_of
from readout.knowledge.readings.person import orders

JAPANESE = """
茂木敏充 Toshimitsu Motegi|林芳正 Yoshimasa Hayashi|上川陽子 Yoko Kamikawa|岩屋毅 Takeshi Iwaya
菅義偉 Yoshihide Suga|菅直人 Naoto Kan|岸田文雄 Fumio Kishida|石破茂 Shigeru Ishiba|高市早苗 Sanae Takaichi
安倍晋三 Shinzo Abe|野田佳彦 Yoshihiko Noda|鳩山由紀夫 Yukio Hatoyama|麻生太郎 Taro Aso|福田康夫 Yasuo Fukuda
河野太郎 Taro Kono|玄葉光一郎 Koichiro Gemba|前原誠司 Seiji Maehara|中曽根弘文 Hirofumi Nakasone
岸信夫 Nobuo Kishi|浜田靖一 Yasukazu Hamada|木原稔 Minoru Kihara|中谷元 Gen Nakatani
小野寺五典 Itsunori Onodera|稲田朋美 Tomomi Inada|小泉進次郎 Shinjiro Koizumi|北村滋 Shigeru Kitamura
谷内正太郎 Shotaro Yachi|秋葉剛男 Takeo Akiba|森健良 Takeo Mori|船越健裕 Takehiro Funakoshi
北澤俊美 Toshimi Kitazawa
"""
TAIWANESE = """
林佳龍 Lin Chia-lung|賴清德 Lai Ching-te|卓榮泰 Cho Jung-tai|陳建仁 Chen Chien-jen|韓國瑜 Han Kuo-yu
邱國正 Chiu Kuo-cheng|連戰 Lien Chan|蔡英文 Tsai Ing-wen|馬英九 Ma Ying-jeou|蘇貞昌 Su Tseng-chang
李登輝 Lee Teng-hui|朱立倫 Chu Li-luan|蕭美琴 Hsiao Bi-khim
"""
KOREAN = """
윤석열 Yoon Suk Yeol|문재인 Moon Jae-in|박근혜 Park Geun-hye|이명박 Lee Myung-bak|이재명 Lee Jae-myung
노무현 Roh Moo-hyun|정의용 Chung Eui-yong|박진 Park Jin|강경화 Kang Kyung-wha|조태열 Cho Tae-yul|조현 Cho Hyun
서욱 Suh Wook|서훈 Suh Hoon|한덕수 Han Duck-soo|신원식 Shin Won-sik|최선희 Choe Son Hui|김정은 Kim Jong Un
리용호 Ri Yong Ho
"""


def table(text: str) -> list[tuple[str, str]]:
    cells = (cell.split(" ", 1) for line in text.strip().splitlines() for cell in line.split("|"))
    return [(native, name) for native, name in cells]


def is_regenerated(native: str, name: str, country: str) -> bool:
    return any(
        reads_as(native[:i], family, country=country)
        and reads_as(native[i:], given, country=country, is_family=False)
        for i in range(1, len(native))
        for family, given in orders(words_of(name))
    )


@pytest.mark.parametrize(
    ("officials", "country", "missed"),
    [
        (JAPANESE, "JPN", ["Takeo Mori"]),
        (TAIWANESE, "TWN", ["Chu Li-luan", "Hsiao Bi-khim"]),
        (KOREAN, "KOR", []),
    ],
)
def test_usual_romanisations_are_among_the_readings(officials: str, country: str, missed: list[str]) -> None:
    assert [name for native, name in table(officials) if not is_regenerated(native, name, country)] == missed


def test_no_other_officials_full_name_is_a_reading() -> None:
    people = [p for p in load().persons.values() if p.country == "JPN" and native_readings(p)]
    assert len(people) > 55
    met = [
        (person.name, other.name)
        for person in people
        for other in people
        if other is not person
        and (found := fit(person, words_of(other.name))) is not None
        and found.given in ("exact", "read")
    ]
    assert met == []


@pytest.fixture(scope="module")
def index() -> ReadingIndex:
    return ReadingIndex(load().persons.values())


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Toshimichi Mogi", "Toshimitsu Motegi"),
        ("Toshimichi Shigeki", "Toshimitsu Motegi"),
        ("Shigeki Toshimichi", "Toshimitsu Motegi"),
        ("Yoshihide Kan", "Yoshihide Suga"),
        ("Shangchuan Yangzi", "Yoko Kamikawa"),
        ("Hsi Chin-ping", "Xi Jinping"),
        ("Lin Jialong", "Lin Chia-lung"),
        ("Yun Sok-yol", "Yoon Suk Yeol"),
        ("Sergej Lawrow", "Sergey Lavrov"),
        ("Abbas Araqchi", "Abbas Araghchi"),
    ],
)
def test_a_garbled_name_finds_its_owner(index: ReadingIndex, written: str, name: str) -> None:
    found = index.candidates(words_of(written))
    assert [person.name for person, _ in found] == [name]


@pytest.mark.parametrize(
    "written", ["Jane Doe", "Taro Tanaka", "Ichiro Suzuki", "Antony Blinken", "Chen Guangbiao", "Omamo", ""]
)
def test_strangers_are_nobody(index: ReadingIndex, written: str) -> None:
    assert index.candidates(words_of(written)) == []


def test_a_fit_says_which_part_was_read_otherwise() -> None:
    motegi = load().persons["person/toshimitsu-motegi"]
    family, both, garbled = (
        fit(motegi, words_of(name)) for name in ("Mogi", "Toshimichi Motegi", "Toshichika Mogi")
    )
    assert family is not None
    assert (family.family, family.given) == ("read", "none")
    assert both is not None
    assert (both.family, both.given) == ("exact", "read")
    assert garbled is not None
    assert (garbled.family, garbled.given, garbled.written) == ("read", "other", "toshichika")
    assert garbled.note == "other reading of 茂木敏充 (Toshimitsu Motegi)"
    assert fit(motegi, words_of("Lavrov")) is None


def test_somebody_without_a_native_name_has_no_readings() -> None:
    somebody = Person(
        entity="person/x", name="X Y", family="Y", given="X", family_first=False, country="JPN", native=""
    )
    assert native_readings(somebody) == ()
    assert fit(somebody, ("y",)) is None
