"""The codebook tables: whole, consistent, and refused when they are not."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.errors import KnowledgeError
from readout.knowledge import cameo, contexts, country_codes, load, sectors, tables
from readout.knowledge.frames import frames

CONVERSION = Path(__file__).parents[3] / "shared" / "data" / "plover" / "CAMEO2PLOVER-2021.txt"
MOVED = {"0813", "0814", "163", "191", "192", "1712", "175", "201"}
"""Codes that the published conversion files under another type than their root's."""


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the tables to break; what is loaded is forgotten before and after."""
    for path in tables.TABLES.glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    forget()
    monkeypatch.setattr(tables, "TABLES", tmp_path)
    yield tmp_path
    monkeypatch.undo()
    forget()


def forget() -> None:
    for loader in (
        cameo.plover_types,
        cameo.cameo_codes,
        cameo.codings,
        contexts.contexts,
        contexts._automaton,
        sectors.sectors,
        sectors.known_groups,
        sectors._by_role,
        sectors._by_office,
        sectors._by_noun,
        country_codes.country_codes,
    ):
        loader.cache_clear()


def test_every_type_and_mode_has_a_code_of_its_own_root() -> None:
    for type_, known in cameo.plover_types().items():
        for mode in (None, *(name for name, _ in known.modes)):
            assert cameo.cameo_of(type_, mode=mode).startswith(cameo.ROOTS[type_])
            assert -10 <= cameo.intensity_of(type_, mode) <= 10


def test_every_row_of_coding_can_win() -> None:
    for type_, found in cameo.codings().items():
        for coding in found:
            won = cameo.cameo_of(
                type_,
                mode=coding.mode,
                act=coding.act,
                status=coding.status,
                contexts=[coding.context] if coding.context else [],
                verb=min(coding.verbs, default=None),
            )
            assert won == coding.code, coding


def test_every_frame_is_of_the_codebook() -> None:
    for frame in frames():
        if frame.pattern != "skip" and frame.type:
            cameo.check_mode(frame.type, frame.mode)


@pytest.mark.skipif(not CONVERSION.exists(), reason="the published conversion is not on this machine")
def test_types_agree_with_the_published_conversion() -> None:
    lines = CONVERSION.read_text(encoding="utf-8").splitlines()
    published = {
        code.strip(): rest.split(",")[0].split("#")[0].strip()
        for code, colon, rest in (line.partition(":") for line in lines)
        if colon and code.strip().isdigit()
    }
    used = {c.code for found in cameo.codings().values() for c in found}
    for type_, found in cameo.codings().items():
        for coding in found:
            if coding.code in published and coding.code not in MOVED and coding.code != "080":
                assert published[coding.code] == type_, coding
    assert len(used & set(published)) > 80


SITUATIONS = [
    ("CONSULT", {"act": "meeting"}, "040"),
    ("CONSULT", {"act": "call", "mode": "phone"}, "041"),
    ("CONSULT", {"act": "visit", "mode": "visit"}, "042"),
    ("CONSULT", {"mode": "third-party"}, "044"),
    ("CONSULT", {"act": "negotiation", "mode": "multilateral"}, "046"),
    ("AGREE", {"act": "visit", "status": "planned"}, "036"),
    ("AGREE", {"act": "statement", "status": "proposed"}, "036"),
    ("AGREE", {"act": "agreement", "contexts": ["economic"]}, "0311"),
    ("SUPPORT", {"act": "agreement"}, "057"),
    ("SUPPORT", {"act": "statement", "verb": "praise"}, "051"),
    ("SUPPORT", {"act": "recognition"}, "054"),
    ("ACCUSE", {"mode": "disapprove", "act": "summons"}, "114"),
    ("ACCUSE", {"mode": "allege", "contexts": ["human_rights"]}, "1122"),
    ("REJECT", {"mode": "change", "verb": "veto"}, "129"),
    ("SANCTION", {"mode": "discontinue", "act": "sanction"}, "163"),
    ("SANCTION", {"mode": "discontinue", "act": "sanction", "verb": "sever"}, "161"),
    ("ASSAULT", {"mode": "drone"}, "195"),
    ("ASSAULT", {}, "190"),
]


@pytest.mark.parametrize(("type_", "told", "code"), SITUATIONS)
def test_codes_of_situations(type_: str, told: dict[str, str], code: str) -> None:
    assert cameo.cameo_of(type_, **told) == code


def test_scores() -> None:
    assert (cameo.quad_of("SANCTION"), cameo.intensity_of("ACCUSE")) == (4, -3.0)
    assert cameo.intensity_of("PROTEST", "vandalize") == -5.0
    goldstein = {code: found.goldstein for code, found in cameo.cameo_codes().items()}
    assert [goldstein[c] for c in ("040", "042", "043", "057", "111", "163", "190")] == [
        *(1, 1.9, 2.8, 8, -2, -6.5, -10),
    ]


@pytest.mark.parametrize(
    ("type_", "mode"), [("MEET", None), ("AGREE", "visit"), ("CONSULT", "telephone"), ("", None)]
)
def test_unknown_types_and_modes_are_refused(type_: str, mode: str | None) -> None:
    with pytest.raises(KnowledgeError):
        cameo.cameo_of(type_, mode=mode)


BROKEN = [
    ("coding.csv", {"type": "MEET", "code": "040"}, "unknown PLOVER type"),
    ("coding.csv", {"type": "CONSULT", "mode": "telephone", "code": "041"}, "no mode 'telephone'"),
    ("coding.csv", {"type": "CONSULT", "status": "over", "code": "041"}, "unknown status"),
    ("coding.csv", {"type": "CONSULT", "context": "weather", "code": "041"}, "unknown PLOVER context"),
    ("coding.csv", {"type": "CONSULT", "code": "057"}, "does not belong to CONSULT"),
    ("coding.csv", {"type": "CONSULT", "code": "049"}, "not in cameo.csv"),
    ("plover.csv", {"type": "MEET", "quad": "1", "intensity": "1", "cameo": "040"}, "16 event types"),
]


@pytest.mark.parametrize(("table", "row", "message"), BROKEN)
def test_a_bad_row_is_refused(edited: Path, table: str, row: dict[str, str], message: str) -> None:
    append(edited / table, row)
    with pytest.raises(KnowledgeError, match=message):
        cameo.codings()


def test_a_mode_without_a_code_is_refused(edited: Path) -> None:
    path = edited / "coding.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if ",hunger," not in line), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="PROTEST hunger"):
        cameo.codings()


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        ("sectors.csv", {"sector": "ZZZ", "name": "nobody"}, "ZZZ"),
        ("body_roles.csv", {"role": "club", "sector": "ZZZ", "actor": "IGO"}, "Unknown PLOVER sector"),
        ("body_roles.csv", {"role": "club", "actor": "ZZZ"}, "unknown actor code"),
        ("known_groups.csv", {"entity": "org/nowhere"}, "not in bodies.csv"),
        ("country_codes.csv", {"iso3": "ZZZ", "plover": "ZZZ"}, "ZZZ"),
        ("contexts.csv", {"context": "weather", "stems": "rain"}, "weather"),
    ],
)
def test_unknown_sectors_contexts_and_countries_are_refused(
    edited: Path, table: str, row: dict[str, str], message: str
) -> None:
    append(edited / table, row)
    with pytest.raises(KnowledgeError, match=message):
        {
            "sectors.csv": sectors.sectors,
            "body_roles.csv": sectors._by_role,
            "known_groups.csv": sectors.known_groups,
            "country_codes.csv": country_codes.country_codes,
            "contexts.csv": contexts.contexts,
        }[table]()


def append(path: Path, row: dict[str, str]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow([row.get(column, "") for column in columns])


CONTEXT_WORDS = [
    ("The defense ministers discussed a joint exercise.", {"military"}),
    ("They talked about trade and semiconductors.", {"economic", "technology"}),
    ("The treaty on extradition", {"legal"}),
    ("Denuclearization of the Korean Peninsula", {"cbrn"}),
    ("He unwarily embarked.", set()),
    ("A rapid army.", {"military"}),
    ("the refugees", {"asylum"}),
    ("EMBASSY", {"diplomatic"}),
]


@pytest.mark.parametrize(("text", "expected"), CONTEXT_WORDS)
def test_words_of_contexts(text: str, expected: set[str]) -> None:
    assert set(contexts.context_words(text)) == expected


def test_every_stem_is_found_at_the_beginning_of_a_word_only() -> None:
    for context, stems in contexts.contexts().items():
        for stem in stems:
            assert context in contexts.context_words(f"a {stem.removesuffix('.')} b"), stem
            if stem.isalpha():
                assert context not in contexts.context_words(f"x{stem}"), stem


def test_sectors_of_offices_bodies_and_nouns() -> None:
    knowledge = load()
    assert sectors.sector_of_office("military-chief") == "MIL"
    assert sectors.sector_of_noun("troops") == "MIL"
    assert sectors.sector_of_noun("protesters") == "CVL"
    assert sectors.sector_of_noun("summit") is None
    told = {
        entity: (sectors.sector_of_body(body), sectors.actor_code(body))
        for entity, body in knowledge.bodies.items()
    }
    assert told["org/united-nations"] == (None, "UNO")
    assert told["org/eu"] == (None, "EUR")
    assert told["group/hamas"] == ("REB", None)
    assert told["group/al-qaeda"] == ("REB", "IMG")
    assert told["outlet/reuters"][0] == "JRN"
    assert told["org/foreign-ministry-jpn"] == ("GOV", None)
    for sector, actor in told.values():
        sectors.check_sector(sector)
        assert actor is None or actor in sectors.ACTORS


def test_country_codes() -> None:
    codes = country_codes.country_codes()
    assert (codes["JPN"].fips, codes["JPN"].cow, codes["JPN"].plover) == ("JA", 740, "JPN")
    assert (codes["XKX"].plover, codes["GRL"].plover, codes["HKG"].plover) == ("KOS", "DNK", "HKG")
    assert codes["TWN"].cow == 713
    cows = [found.cow for found in codes.values() if found.cow is not None]
    assert len(cows) == len(set(cows)) == 195
    fips = [found.fips for found in codes.values() if found.fips is not None]
    assert [f for f in fips if fips.count(f) > 1] == []
