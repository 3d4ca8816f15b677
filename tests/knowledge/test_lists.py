"""Other people's lists become rows, or say why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.errors import UsageError
from readout.knowledge import load
from readout.knowledge.adding import append_all
from readout.knowledge.lists import Imported, import_list
from tests.knowledge.conftest import Own

HEADER = "person,personLabel,position,positionLabel,start,end,country"
Q = "http://www.wikidata.org/entity/"


def imported(tmp_path: Path, text: str) -> list[Imported]:
    path = tmp_path / "list"
    path.write_text(text, encoding="utf-8")
    return list(import_list(load(), path))


@pytest.mark.parametrize(
    ("line", "outcome", "reason"),
    [
        (f"{Q}Q9,Jana Nova,{Q}Q1,Minister of Foreign Affairs of Slovakia,2027-01-01T00:00:00Z,,{Q}Q214",
         "added", "Minister of Foreign Affairs of SVK from 2027-01-01"),
        ("Q9,Jana Nova,Q1,Minister of Defence of the Netherlands,2027-01,,", "added", "of NLD from 2027-01"),
        ("Q9,Jana Nova,Q1,Minister of Foreign Affairs,2027,,SVK", "added", "of SVK from 2027"),
        ("Q9,Robert Fico,Q1,Prime Minister of Slovakia,2024-01-01,,SVK", "skipped", "already known"),
        ("Q9,Jana Nova,Q1,Minister of Magic,2024-01-01,,SVK", "skipped", "no office of SVK"),
        ("Q9,Jana Nova,Q1,Minister of Foreign Affairs,2024-01-01,,Q999", "skipped", "no country"),
        ("Q9,Jana Nova,Q1,Minister of Foreign Affairs of Slovakia,,,SVK", "skipped", "no start"),
        ("Q9,Q9,Q1,Minister of Foreign Affairs of Slovakia,2024-01-01,,SVK", "skipped", "no English name"),
        ("Q9,Jana Nova,Q1,Minister of Foreign Affairs of Slovakia,2027-05-01,2027-01-01,SVK", "skipped", "before"),
        ("Q9,Jana Nova,Q1,Minister of Foreign Affairs of Slovakia,soon,,SVK", "skipped", "no date"),
    ],
)  # fmt: skip
def test_wikidata_results(tmp_path: Path, line: str, outcome: str, reason: str) -> None:
    (found,) = imported(tmp_path, f"{HEADER}\n{line}\n")
    assert (found.outcome, found.line) == (outcome, 1)
    assert reason in found.reason


def test_wikidata_json_is_the_same(tmp_path: Path) -> None:
    row = dict(
        zip(
            HEADER.split(","),
            ["Q9", "Jana Nova", "Q1", "Minister of Foreign Affairs of Slovakia", "2027-01-01", "", "SVK"],
            strict=True,
        )
    )
    bindings = {"results": {"bindings": [{key: {"value": value} for key, value in row.items()}]}}
    (as_csv,) = imported(tmp_path, f"{HEADER}\n{','.join(row.values())}\n")
    (as_bindings,) = imported(tmp_path, json.dumps(bindings))
    (as_rows,) = imported(tmp_path, json.dumps([row]))
    assert as_csv == as_bindings == as_rows


def test_somebody_known_by_wikidata_id_is_not_added_again(tmp_path: Path) -> None:
    blinken = load().persons["person/antony-blinken"]
    line = f"{blinken.wikidata},Tony B,Q1,Minister of Foreign Affairs of Slovakia,2027-01-01,,SVK"
    (found,) = imported(tmp_path, f"{HEADER}\n{line}\n")
    assert [(table, row.get("person")) for table, row in found.rows] == [("tenures", blinken.entity)]


ACTORS = """\
# a comment
; another
SLOVAKIA_  ; CountryInfo.txt
+SLOVAK_
\t[SVK]
JANA_NOVA_  ; CountryInfo.txt
+PRESIDENT_NOVA_
+NOVA_
\t[SVKELI 800101-190101]
\t[SVKGOV 190101-200615]
\t[SVKGOV >221001]
JAN_STARY_ [SVKELI]
BRATISLAVA_FRONT_ [XYZREB 100101-110101]
ANTONY_BLINKEN_ [USAGOV 210126-250120]
+ANTHONY_JOHN_BLINKEN_
"""


def test_actor_files(tmp_path: Path) -> None:
    found = imported(tmp_path, ACTORS)
    assert [(i.line, i.name, i.outcome, i.reason) for i in found] == [
        (3, "Slovakia", "skipped", "a state and no person"),
        (6, "Jana Nova", "added", "member of the government of SVK, 2 times"),
        (12, "Jan Stary", "skipped", "no dates"),
        (13, "Bratislava Front", "skipped", "XYZ is no state"),
        (14, "Antony Blinken", "added", "already known; 1 more names"),
    ]
    tenures = [row for table, row in found[1].rows if table == "tenures"]
    assert [(t["start"], t["end"]) for t in tenures] == [("2019-01-01", "2020-06-15"), ("2022-10-01", "")]


def test_what_was_imported_is_known(tmp_path: Path, own: Own) -> None:
    append_all(own.folder, [pair for each in imported(tmp_path, ACTORS) for pair in each.rows])
    held = own.known.tenures_of("person/jana-nova")
    assert [own.known.title_of(t) for t in held] == ["Member of government", "Member of government"]
    assert "President Nova" in own.known.persons["person/jana-nova"].aliases


@pytest.mark.parametrize("text", ["hello\n", "", "{nonsense", '{"a": 1}'])
def test_what_is_neither_is_refused_or_empty(tmp_path: Path, text: str) -> None:
    if text == '{"a": 1}':
        assert imported(tmp_path, text) == []
        return
    with pytest.raises(UsageError):
        imported(tmp_path, text)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        list(import_list(load(), tmp_path / "gone.csv"))
