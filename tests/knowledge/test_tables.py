"""The tables as a whole: evidence, regeneration, size, speed."""

from __future__ import annotations

import csv
import dataclasses
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.knowledge import check, load
from readout.knowledge.names import plain
from readout.knowledge.tables import TABLES, rows

ROOT = Path(__file__).parent.parent.parent
DATA = Path(__file__).parents[3] / "shared" / "data"
ATTESTED = DATA / "attested_offices_us_releases_2021_2026.csv"

OFFICES = {
    "FM": ("foreign-minister",),
    "DM": ("defense-minister",),
    "PM": ("head-of-government",),
    "CHANC": ("head-of-government",),
    "PRES": ("head-of-state", "head-of-government"),
    "NSA": ("national-security-adviser",),
}

EXPLAINED = {
    ("AF", "Ghani"): "named once as former president",
    ("AO", "Santos"): "message on the death of the former president",
    ("BR", "Bolsonaro"): "named in 2025 as former president",
    ("CN", "Yi"): "held the ministry twice; the attestations span both terms",
    ("DE", "Merkel"): "named in 2022 as former chancellor",
    ("DE", "Scholz"): "named as designated chancellor in October 2021",
    ("GR", "Mitsotakis"): "caretaker government between the two elections of 2023",
    ("HN", "Hernandez"): "named after he left office in January 2022",
    ("IL", "Bennett"): "named in 2023 as former prime minister",
    ("IL", "Netanyahu"): "held the office twice; the attestations span both terms",
    ("JP", "Abe"): "messages on the death of the former prime minister",
    ("JP", "Shinzo"): "messages on the death of the former prime minister",
    ("KE", "Kenyatta"): "named in October 2022 as former president",
    ("KR", "Yeol"): "named as president-elect in April 2022",
    ("LB", "Aoun"): "Michel Aoun in 2022, Joseph Aoun in 2025",
    ("NE", "Bazoum"): "named as the detained president after the coup",
    ("NL", "Rutte"): "named in July 2024 as outgoing prime minister",
    ("PK", "Khan"): "named in 2023 as former prime minister",
    ("PK", "Sharif"): "caretaker government between August 2023 and March 2024",
}
"""Attestations outside a tenure that are no contradiction, and why."""


@pytest.mark.skipif(not ATTESTED.exists(), reason="the list of attested offices is not on this machine")
def test_dated_releases_do_not_contradict_the_tenures() -> None:
    assert list(_contradictions()) == []


def _contradictions() -> Iterator[str]:
    knowledge = load()
    iso3 = {state.iso2: state.iso3 for state in knowledge.states.values()}
    with ATTESTED.open(encoding="utf-8", newline="") as file:
        attested = list(csv.DictReader(file))
    for row in attested:
        of, token = iso3.get(row["iso2"], ""), plain(row["surname_token"]).lower()
        if (row["iso2"], row["surname_token"]) in EXPLAINED:
            continue
        held = [
            tenure
            for tenure in knowledge.tenures
            if tenure.of == of
            and tenure.office in OFFICES[row["office"]]
            and token in plain(knowledge.persons[tenure.person].name).lower().replace("-", " ").split()
        ]
        inside = (
            t.start.isoformat() <= row["first_date"]
            and (t.end is None or t.end.isoformat() >= row["last_date"])
            for t in held
        )
        if held and not any(inside):
            yield f"{row['iso2']} {row['office']} {row['forms']} {row['first_date']}..{row['last_date']}"


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


def test_hand_set_scores_are_of_known_names() -> None:
    knowledge = load()
    for row in rows("ambiguous"):
        assert 0 < float(row["score"]) <= 1, row
        if row["entity"] != "person/":
            assert knowledge.entity(row["entity"]) is not None, row


def test_loading_is_quick() -> None:
    load()
    load.cache_clear()
    start = time.perf_counter()
    names = load().names
    assert len(names) > 10_000
    assert time.perf_counter() - start < 1.5


def test_check_finds_a_dangling_id() -> None:
    knowledge = load()
    broken = dataclasses.replace(
        knowledge,
        tenures=(dataclasses.replace(knowledge.tenures[0], person="person/nobody"), *knowledge.tenures[1:]),
    )
    assert "tenures: person/nobody is unknown" in check(broken)
