"""The coded formats: widths, orders, pairs, what is left out, and words that are verbatim."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from readout.errors import RecordError, UsageError
from readout.export import (
    RECORD_FORMATS,
    RecordFormat,
    export_as,
    gdelt,
    icews,
    phoenix,
    plover,
    polecat,
    tidy,
)
from readout.export.coded import Party, coded_events
from readout.export.delimited import listing, plain, write_csv, write_tabs
from readout.export.dyads import Dyad, Side
from readout.export.ids import numbered
from readout.export.receipts import RECEIPTS
from readout.knowledge import load
from readout.record import View
from tests.export.factories import coded_record

DELIMITED = {
    "polecat": (polecat.EVENTS, polecat.COLUMNS, True),
    "icews": (icews.EVENTS, icews.COLUMNS, True),
    "gdelt": (gdelt.EVENTS_FILE, gdelt.COLUMNS, False),
    "phoenix": (phoenix.EVENTS, phoenix.COLUMNS, False),
}
WIDTHS = {"polecat": 40, "icews": 20, "gdelt": 61, "phoenix": 26}
CODED: tuple[RecordFormat, ...] = ("polecat", "icews", "gdelt", "phoenix", "plover")

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with coded_record(tmp_path_factory.mktemp("record") / "coded").view() as opened:
        yield opened


@pytest.fixture(scope="module")
def exported(view: View, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    root = tmp_path_factory.mktemp("exports")
    folders = {fmt: root / fmt for fmt in RECORD_FORMATS}
    for fmt, folder in folders.items():
        export_as(view, folder, fmt)
    return {str(fmt): folder for fmt, folder in folders.items()}


def tabs(exported: dict[str, Path], fmt: str) -> Rows:
    name, columns, header = DELIMITED[fmt]
    lines = (exported[fmt] / name).read_text(encoding="utf-8").splitlines()
    if header:
        assert tuple(lines.pop(0).split("\t")) == columns
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def table(folder: Path, name: str) -> Rows:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def objects(exported: dict[str, Path]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (exported["plover"] / plover.EVENTS).read_text().splitlines()]


# ------------------------------------------------------------------ widths and orders


@pytest.mark.parametrize("fmt", DELIMITED)
def test_every_line_has_the_declared_columns(exported: dict[str, Path], fmt: str) -> None:
    assert len(DELIMITED[fmt][1]) == WIDTHS[fmt]
    assert len(set(DELIMITED[fmt][1])) == WIDTHS[fmt]
    assert tabs(exported, fmt)


def test_mentions_have_sixteen_columns_and_belong_to_events(exported: dict[str, Path]) -> None:
    lines = (exported["gdelt"] / gdelt.MENTIONS_FILE).read_text(encoding="utf-8").splitlines()
    rows = [dict(zip(gdelt.MENTIONS, line.split("\t"), strict=True)) for line in lines]
    assert len(gdelt.MENTIONS) == 16
    assert {r["GLOBALEVENTID"] for r in rows} == {r["GLOBALEVENTID"] for r in tabs(exported, "gdelt")}


def test_a_line_of_another_width_stops_the_export(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="2 cells for 3 columns"):
        write_tabs(tmp_path / "a.tsv", ("a", "b", "c"), [("1", "2")], header=True)
    with pytest.raises(ValueError, match="4 cells for 3 columns"):
        write_csv(tmp_path / "a.csv", ("a", "b", "c"), [("1", "2", "3", "4")])
    assert list(tmp_path.iterdir()) == []


def test_an_object_with_other_keys_stops_the_export(
    view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plover, "COLUMNS", plover.COLUMNS[:-1])
    with pytest.raises(ValueError, match="other keys"):
        export_as(view, tmp_path, "plover")
    assert list(tmp_path.iterdir()) == []


def test_twice_gives_the_same_bytes(view: View, exported: dict[str, Path], tmp_path: Path) -> None:
    for fmt in RECORD_FORMATS:
        export_as(view, tmp_path / fmt, fmt)
        for path in filter(Path.is_file, exported[fmt].rglob("*")):
            again = tmp_path / fmt / path.relative_to(exported[fmt])
            assert path.read_bytes() == again.read_bytes(), path


def test_an_unknown_format_and_a_folder_that_cannot_be_made(view: View, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="polecat"):
        export_as(view, tmp_path, "xml")  # type: ignore[arg-type]
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordError, match="--out"):
        export_as(view, tmp_path / "file" / "out", "icews")


# ------------------------------------------------------------------ pairs


def test_a_meeting_of_four_is_two_rows_of_governments_with_consecutive_ids(exported: dict[str, Path]) -> None:
    rows = [r for r in tabs(exported, "icews") if r["City"] == "Tokyo"]
    assert [(r["Source Name"], r["Target Name"], r["CAMEO Code"]) for r in rows] == [
        ("Government (United States)", "Government (Japan)", "040"),
        ("Government (Japan)", "Government (United States)", "040"),
    ]
    assert int(rows[1]["Event ID"]) == int(rows[0]["Event ID"]) + 1
    assert rows[0]["Intensity"] == "1"
    assert rows[0]["Latitude"] == "35.68"
    assert rows[0]["Longitude"] == "-139.69"


def test_the_same_meeting_is_one_row_elsewhere(exported: dict[str, Path]) -> None:
    (ours,) = [r for r in tabs(exported, "polecat") if r["City"] == "Tokyo"]
    assert ours["Actor Name"].count(";") == 3
    assert ours["Actor Country"] == "United States;Japan"
    assert (ours["Recipient Name"], ours["Contexts"], ours["Quad Code"]) == (
        "None",
        "diplomatic;military",
        "Q1",
    )
    (one,) = [o for o in objects(exported) if (o["event_loc"] or {}).get("city") == "Tokyo"]
    assert [a["code"] for a in one["actor"]] == ["USA", "USA", "JPN", "JPN"]
    assert one["recipient"] == []
    for fmt, place in (("gdelt", "ActionGeo_FullName"), ("phoenix", "place")):
        assert len([r for r in tabs(exported, fmt) if r[place].startswith("Tokyo")]) == 1


def test_a_visit_is_paid_and_received(exported: dict[str, Path]) -> None:
    rows = [r for r in tabs(exported, "icews") if r["Country"] == "Ukraine"]
    assert [(r["Source Country"], r["CAMEO Code"], r["Target Country"]) for r in rows] == [
        ("United Kingdom", "042", "Ukraine"),
        ("Ukraine", "043", "United Kingdom"),
    ]
    (pair,) = [r for r in tabs(exported, "phoenix") if r["country"] == "Ukraine"]
    assert (pair["source"], pair["code"], pair["target"]) == ("GBRGOV", "042", "UKR")


@pytest.mark.parametrize("fmt", ["icews", "gdelt", "phoenix"])
def test_nobody_is_paired_with_himself(exported: dict[str, Path], fmt: str) -> None:
    source, target = {
        "icews": ("Source Name", "Target Name"),
        "gdelt": ("Actor1Code", "Actor2Code"),
        "phoenix": ("source", "target"),
    }[fmt]
    rows = tabs(exported, fmt)
    assert [r for r in rows if r[source] == r[target]] == []
    assert len({next(iter(r.values())) for r in rows}) == len(rows)


def test_a_pair_of_one_cannot_be_made() -> None:
    side = Side(key="JPN", name="Japan", actor="JPN", country="JPN", sectors=("GOV",), parties=(japan(),))
    with pytest.raises(ValueError, match="itself"):
        Dyad(source=side, target=side)


def japan() -> Party:
    return Party(
        role="participant",
        name="Japan",
        entity="state/JPN",
        kind="state",
        country="JPN",
        actor="JPN",
        body=None,
        sector="GOV",
        office=None,
        wikidata=None,
        receipts=(),
    )


def test_codes_of_actors(exported: dict[str, Path]) -> None:
    found = {(r["source"], r["target"], r["code"]) for r in tabs(exported, "phoenix")}
    assert ("PSEREB", "ISR", "190") in found
    assert ("SDNMIL", "SDNREB", "190") in found
    assert ("IGONAT", "JPNGOV", "040") in found
    assert {("JPN", "CHN", "111"), ("USA", "CHN", "111")} <= found
    assert ("JPN", "USA", "111") not in found
    (rutte,) = [r for r in tabs(exported, "gdelt") if r["Actor1Name"] == "MARK RUTTE"]
    assert (rutte["Actor1CountryCode"], rutte["Actor1KnownGroupCode"], rutte["Actor1Type1Code"]) == (
        "",
        "NAT",
        "IGO",
    )


def test_gdelt_keeps_what_has_no_second_actor(exported: dict[str, Path]) -> None:
    alone = [r for r in tabs(exported, "gdelt") if r["Actor2Code"] == ""]
    assert [(r["Actor1Code"], r["EventRootCode"], r["QuadClass"]) for r in alone] == [("JPN", "11", "3")]


# ------------------------------------------------------------------ status, days, what is left out


def test_what_has_no_place_is_counted(view: View, tmp_path: Path) -> None:
    left = {fmt: export_as(view, tmp_path / fmt, fmt).left_out for fmt in CODED}
    unreal = {"denied, cancelled or only possible": 2, "still to come, of a type that cannot say so": 1}
    assert left["polecat"] == {**unreal, "without a day": 1}
    assert left["gdelt"] == left["polecat"]
    assert left["icews"] == left["phoenix"] == {**unreal, "without a day": 1, "without a second party": 1}
    assert left["plover"] == {"without a day": 1, "without an actor": 1}
    assert export_as(view, tmp_path / "csv", "csv").left_out == {}


def test_plans_go_as_agreements_on_the_day_they_were_told(exported: dict[str, Path]) -> None:
    (plan,) = [r for r in tabs(exported, "icews") if r["CAMEO Code"] == "036"]
    assert (plan["Event Date"], plan["Source Name"], plan["Target Name"]) == (
        "2021-03-17",
        "Yoshihide Suga",
        "United States",
    )
    (planned,) = [o for o in objects(exported) if o["readout_status"] == "planned"]
    assert (planned["event"], planned["mode"], planned["readout_day_from"]) == (["AGREE"], [], "publication")
    assert planned["readout_date"]["date"] == "2021-04"


def test_plover_says_what_did_not_happen(exported: dict[str, Path]) -> None:
    modes = {o["readout_status"]: o["mode"] for o in objects(exported)}
    assert modes["denied"] == ["negation"]
    assert modes["hypothetical"] == ["hypothetical"]


def test_an_event_without_a_date_has_that_of_its_publication(view: View) -> None:
    days = {(e.type, e.row["act"]): e.day for e in coded_events(view, load())}
    agreed = days["AGREE", "agreement"]
    assert agreed is not None
    assert (agreed[0].isoformat(), agreed[1]) == ("2021-03-17", "publication")


# ------------------------------------------------------------------ receipts and round trips


@pytest.mark.parametrize("fmt", [*DELIMITED, "csv"])
def test_receipts_are_verbatim(view: View, exported: dict[str, Path], fmt: str) -> None:
    texts = {d.doc: d.text for d in view.documents()}
    rows = table(exported[fmt], "receipts.csv")
    assert {"telling", "trigger"} < {r["part"] for r in rows}
    for row in rows:
        words = texts[row["document" if fmt != "csv" else "doc"]][int(row["start"]) : int(row["end"])]
        assert row["text"] == (f"'{words}" if words.startswith("=") else words)
    if fmt != "csv":
        assert tuple(rows[0]) == RECEIPTS
        first = "id_version" if fmt == "phoenix" else next(iter(DELIMITED[fmt][1]))
        assert {r["row"] for r in rows} == {r[first] for r in tabs(exported, fmt)}


def test_plover_receipts_are_verbatim(view: View, exported: dict[str, Path]) -> None:
    texts = {d.doc: d.text for d in view.documents()}
    for found in objects(exported):
        info = found["text_info"]
        assert texts[info["text_story"]][info["start"] : info["end"]] == found["text"]
        for report in found["readout_reports"]:
            for receipt in report["receipts"]:
                assert texts[receipt["doc"]][receipt["start"] : receipt["end"]] == receipt["text"]


def test_offsets_of_mentions_point_at_the_words(view: View, exported: dict[str, Path]) -> None:
    (text,) = [d.text for d in view.documents() if d.source == "/news/talks.txt"]
    lines = (exported["gdelt"] / gdelt.MENTIONS_FILE).read_text(encoding="utf-8").splitlines()
    rows = [dict(zip(gdelt.MENTIONS, line.split("\t"), strict=True)) for line in lines]
    (hamas,) = [r for r in rows if text[int(r["Actor1CharOffset"]) :].startswith("Hamas")]
    assert text[int(hamas["Actor2CharOffset"]) :].startswith("Israel")
    assert text[int(hamas["ActionCharOffset"]) :].startswith("attacked")
    assert (hamas["Confidence"], hamas["MentionSourceName"]) == ("80", "Harbour Wire")


def test_tidy_tables_lose_nothing(view: View, exported: dict[str, Path]) -> None:
    events = {row["event"]: row for row in view.rows("events")}
    tidied = table(exported["csv"], "events.csv")
    assert [r["event"] for r in tidied] == sorted(events)
    for row in tidied:
        held = events[row["event"]]
        assert (row["type"], row["status"], row["date"] or None) == (
            held["type"],
            held["status"],
            held["date"],
        )
    roles = table(exported["csv"], "roles.csv")
    assert Counter(r["event"] for r in roles) == Counter({e: len(r["roles"]) for e, r in events.items()})
    reports = {row["report"]: row for row in view.rows("reports")}
    for row in table(exported["csv"], "reports.csv"):
        assert row["text"].removeprefix("'") == reports[row["report"]]["text"]


def test_parquet_has_types_and_the_same_rows(exported: dict[str, Path]) -> None:
    for name in ("events", "roles", "reports", "receipts"):
        assert pq.read_table(exported["parquet"] / f"{name}.parquet").num_rows == len(
            table(exported["csv"], f"{name}.csv")
        )
    schema = pq.read_schema(exported["parquet"] / "events.parquet")
    types = {field.name: str(field.type) for field in schema}
    assert (types["date_min"], types["quad"], types["goldstein"]) == ("date32[day]", "int64", "double")
    assert types["contexts"].startswith("list<")


def test_the_codebook_names_every_column(exported: dict[str, Path]) -> None:
    for fmt in ("csv", "parquet"):
        book = table(exported[fmt], tidy.CODEBOOK)
        assert [(r["table"], r["column"]) for r in book] == [
            (t.name, c.name) for t in tidy.TABLES for c in t.columns
        ]
        assert all(r["meaning"] and r["type"] for r in book)
    for name in ("events", "roles", "reports", "receipts"):
        header = (exported["csv"] / f"{name}.csv").read_text(encoding="utf-8").partition("\n")[0].split(",")
        assert header == [r["column"] for r in table(exported["csv"], tidy.CODEBOOK) if r["table"] == name]


# ------------------------------------------------------------------ cells


def test_no_text_begins_like_a_formula(exported: dict[str, Path]) -> None:
    paths = [p for fmt in ("csv", *DELIMITED) for p in exported[fmt].iterdir()]
    for path in paths:
        separator = "," if path.suffix == ".csv" else "\t"
        with path.open(encoding="utf-8", newline="") as file:
            reader = (
                csv.reader(file, delimiter=separator) if separator == "," else (x.split("\t") for x in file)
            )
            for cells in reader:
                for cell in cells:
                    assert not cell.startswith(("=", "@", "+")), path
                    if cell.startswith("-"):
                        float(cell)
    (odd,) = [r for r in table(exported["csv"], "roles.csv") if "SUM" in r["name"]]
    assert odd["name"] == "'=SUM(A1)\tsued"
    (row,) = [r for r in tabs(exported, "icews") if "SUM" in r["Source Name"]]
    assert row["Source Name"] == "'=SUM(A1) sued"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("a\tb\nc", "a b c"),
        ("=1", "'=1"),
        ("-x", "'-x"),
        (-1, "-1"),
        (0.1 + 0.2, "0.30000000000000004"),
        (2.5, "2.5"),
    ],
)
def test_plain(value: Any, cell: str) -> None:
    assert plain(value) == cell


def test_a_separator_within_a_value_is_no_separator() -> None:
    assert listing(["a;b", "c"], separator=";") == "a,b;c"


def test_numbers_are_those_of_the_event_alone_and_never_shared() -> None:
    few = numbered([("evt_a", 2), ("evt_b", 1)])
    many = numbered([(f"evt_{n}", 3) for n in range(2000)] + [("evt_a", 2)])
    assert many["evt_a"] == few["evt_a"]
    assert len(set(many.values())) == len(many)
    assert all(0 <= number < 2**53 for number in many.values())
    wide = numbered([("evt_a", 3000), ("evt_b", 1)])
    assert wide["evt_a"] == few["evt_a"]
