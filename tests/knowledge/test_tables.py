"""The tables as a whole: evidence, regeneration, size, speed."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from readout.knowledge import check, load
from readout.knowledge.store import read_tables
from readout.knowledge.tables import TABLES, rows
from tools.knowledge.attested import EXPLAINED, held_against

ROOT = Path(__file__).parent.parent.parent
DATA = Path(__file__).parents[3] / "shared" / "data"
ATTESTED = DATA / "attested_offices_us_releases_2021_2026.csv"


@pytest.mark.skipif(not ATTESTED.exists(), reason="the list of attested offices is not on this machine")
def test_dated_releases_do_not_contradict_the_tenures() -> None:
    found = list(held_against(load(), ATTESTED))
    assert [a for a in found if a.verdict == "contradicts"] == []
    assert [a for a in found if a.verdict == "nobody"] == []
    assert sum(a.verdict == "agrees" for a in found) >= 290


@pytest.mark.skipif(not ATTESTED.exists(), reason="the list of attested offices is not on this machine")
def test_every_explanation_is_needed() -> None:
    explained = {(a.iso2, a.token) for a in held_against(load(), ATTESTED) if a.verdict == "explained"}
    with EXPLAINED.open(encoding="utf-8", newline="") as file:
        assert {(row["iso2"], row["surname_token"]) for row in csv.DictReader(file)} == explained


def test_there_are_three_thousand_tenures() -> None:
    assert len(load().tenures) >= 3000


@pytest.mark.parametrize(
    ("script", "table"),
    [("verbs", "verbs.csv"), ("formulas", "formulas.csv"), ("named_days", "named_days.csv")],
)
def test_generated_tables_are_up_to_date(script: str, table: str, tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", f"tools.knowledge.{script}", "--out", tmp_path],
        cwd=ROOT,
        check=True,
        timeout=60,
    )
    assert (tmp_path / table).read_text(encoding="utf-8") == (TABLES / table).read_text(encoding="utf-8")


@pytest.mark.skipif(not DATA.exists(), reason="the slices are not on this machine")
def test_people_tables_are_up_to_date(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "tools.knowledge.people", "--data", DATA, "--out", tmp_path],
        cwd=ROOT,
        check=True,
        timeout=60,
    )
    for table in ("persons.csv", "tenures.csv"):
        assert (tmp_path / table).read_text(encoding="utf-8") == (TABLES / table).read_text(
            encoding="utf-8"
        ), table


def test_unchecked_rows_say_so() -> None:
    for tenure in load().tenures:
        assert tenure.evidence, tenure
        assert tenure.verified != ("not yet checked" in tenure.evidence), tenure


def test_ids_are_unique() -> None:
    for table, key in (("states", "iso3"), ("bodies", "entity"), ("places", "entity"), ("persons", "entity")):
        ids = [row[key] for row in rows(table)]
        assert len(ids) == len(set(ids)), table


def test_ids_are_words() -> None:
    pattern = re.compile(r"(?:person|org|group|outlet|place)/[a-z0-9]+(?:-[a-z0-9]+)*")
    for table in ("bodies", "places", "persons"):
        assert [row["entity"] for row in rows(table) if not pattern.fullmatch(row["entity"])] == []


def test_earlier_terms_say_what_they_rest_on() -> None:
    earlier = [t for t in load().tenures if t.end is not None and t.end.year < 2000]
    assert len(earlier) > 1200
    assert sum(t.verified for t in earlier) <= 5


@pytest.mark.parametrize(
    ("family", "day", "entity"),
    [
        ("bush", "1990-08-02", "person/george-h-w-bush"),
        ("bush", "2003-03-20", "person/george-w-bush"),
        ("abe", "1985-01-15", "person/shintaro-abe"),
        ("abe", "2015-01-15", "person/shinzo-abe"),
        ("aquino", "1987-01-15", "person/corazon-aquino"),
        ("gandhi", "1985-01-15", "person/rajiv-gandhi"),
        ("vance", "1978-01-15", "person/cyrus-vance"),
        ("vance", "2025-06-15", "person/jd-vance"),
        ("thatcher", "1984-01-15", "person/margaret-thatcher"),
    ],
)
def test_the_day_tells_generations_apart(family: str, day: str, entity: str) -> None:
    knowledge, then = load(), dt.date.fromisoformat(day)
    people = [p.entity for p in knowledge.people_by_family(family)]
    assert [p for p in people if knowledge.tenures_of(p, then, then)] == [entity]


@pytest.mark.parametrize(
    "surface", ["Vance", "Trudeau", "Abe", "Aquino", "Mitsotakis", "Thatcher", "Yeltsin"]
)
def test_a_namesake_of_another_generation_leaves_a_family_name_findable(surface: str) -> None:
    scores = [n.score for n in load().names if n.surface == surface and n.sense == "person"]
    assert scores
    assert min(scores) >= 0.5


@pytest.mark.parametrize(
    ("surface", "entity"),
    [
        ("Soviet Union", "state/RUS"),
        ("Yugoslav", "state/SRB"),
        ("Czechoslovakia", "state/CZE"),
        ("East German", "state/DEU"),
        ("Zairian", "state/COD"),
        ("Rhodesia", "state/ZWE"),
        ("Upper Volta", "state/BFA"),
        ("European Community", "org/eu"),
        ("former Soviet Union", "place/former-soviet-union"),
        ("Bosnian Serb", "group/bosnian-serbs"),
        ("Kosovo Albanians", "group/kosovo-albanians"),
        ("Chechen rebels", "group/chechen-separatists"),
        ("Tamil Tigers", "group/ltte"),
        ("Shi'ites", "group/shiites"),
        ("Khmer Rouge", "group/khmer-rouge"),
    ],
)
def test_names_of_earlier_years_and_of_peoples(surface: str, entity: str) -> None:
    assert {n.entity for n in load().names if n.surface == surface} == {entity}


def test_a_people_of_several_countries_has_none() -> None:
    peoples = [b for b in load().bodies.values() if b.role == "people"]
    assert len(peoples) > 60
    assert all(b.kind == "group" for b in peoples)
    assert load().bodies["group/kurds"].country is None
    assert load().bodies["group/chechens"].country == "RUS"


def test_hand_set_scores_are_of_known_names() -> None:
    knowledge = load()
    for row in rows("ambiguous"):
        assert 0 < float(row["score"]) <= 1, row
        if row["entity"] != "person/":
            assert knowledge.entity(row["entity"]) is not None, row


def test_loading_is_quick() -> None:
    read_tables.cache_clear()
    start = time.process_time()
    names = read_tables(None).names
    assert len(names) > 10_000
    assert time.process_time() - start < 1.5


def test_check_finds_a_dangling_id() -> None:
    knowledge = load()
    broken = dataclasses.replace(
        knowledge,
        tenures=(dataclasses.replace(knowledge.tenures[0], person="person/nobody"), *knowledge.tenures[1:]),
    )
    assert "tenures: person/nobody is unknown" in check(broken)
