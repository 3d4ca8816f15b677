"""What the record knows of a series: occasions, wording by occasion, silences, and which papers to compare."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.errors import UsageError
from readout.flow import read
from readout.query import chosen, occasion_rows, one_series, said_by, series, series_rows
from readout.query.occasions import Said
from readout.record import Record, View
from tests.query.series_texts import series_record

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
CAN_NOR = "series/can-nor/foreign-ministers"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    record = series_record(tmp_path_factory.mktemp("series"), 2033, 2031, 2034, 2032, told=(2035,))
    with record.view() as view:
        yield view


def said(view: View) -> Said:
    return said_by(view, one_series(view, CAN_NOR))


def states(view: View, formula: str) -> list[str]:
    return [c.state for line in said(view).lines if line.formula == formula for c in line.cells]


def test_occasions_with_their_papers(told: View) -> None:
    (one,) = series(told)
    assert (one.series, one.name, one.basis) == (CAN_NOR, "Canada–Norway foreign ministers", "recognised")
    assert [(o.date, o.place, o.paper) for o in one.held] == [
        ("2031-06-04", "Oslo", "text"),
        ("2032-05-09", "Ottawa", "text"),
        ("2033-06-02", "Oslo", "text"),
        ("2034-05-07", "Ottawa", "text"),
        ("2035-06-03", "Oslo", "reported"),
    ]
    assert one.held[0].texts[0].title == "Joint Statement of the Foreign Ministers of Canada and Norway"
    (row,) = series_rows([one])
    assert {k: row[k] for k in ("occasions", "first", "last", "papers", "texts", "interval_days")} == {
        "occasions": 5,
        "first": "2031-06-04",
        "last": "2035-06-03",
        "papers": 5,
        "texts": 4,
        "interval_days": 364,
    }


def test_wording_by_occasion(told: View) -> None:
    strait = "peace-and-stability-taiwan-strait"
    assert states(told, strait) == ["used"] * 4 + ["unknown"]
    assert states(told, "complete-denuclearization-korean-peninsula") == [
        "used",
        "used",
        "absent",
        "used",
        "unknown",
    ]
    (line,) = (line for line in said(told).lines if line.formula == strait)
    assert [cell.verb for cell in line.cells] == ["note", "reaffirm", "reaffirm", "discuss", None]
    assert [cell.verb_change for cell in line.cells] == [None, "stronger", None, "weaker", None]
    assert [cell.is_other for cell in line.cells] == [False, False, False, True, False]


def test_what_was_always_there_and_is_not_now(told: View) -> None:
    """Not what was there once, not what was missing before, and not the paper that nobody has read."""
    (silence,) = said(told).silences
    assert silence.formula == "freedom-of-navigation"
    assert (silence.run, silence.first.date, silence.last.date) == (3, "2031-06-04", "2033-06-02")
    assert (silence.missing.date, silence.skipped, silence.later) == ("2034-05-07", 0, 1)


def test_silence_counts_only_papers_that_are_in_the_record(tmp_path: Path) -> None:
    with series_record(tmp_path / "a", 2031, 2033, 2034, told=(2032,)).view() as view:
        (silence,) = said(view).silences
        assert (silence.run, silence.skipped) == (2, 1)
    with series_record(tmp_path / "b", 2033, 2034, told=(2031, 2032)).view() as view:
        assert said(view).silences == ()


def test_rows(told: View) -> None:
    rows = list(occasion_rows(said(told)))
    assert [row["part"] for row in rows].count("occasion") == 5
    assert rows[-1]["part"] == "silence"
    moved = [row["date"] for row in rows if row["part"] == "formula" and row["change"]]
    assert moved == ["2032-05-09", "2034-05-07"]


def test_the_two_latest_papers_or_those_of_two_dates(told: View) -> None:
    one = one_series(told, "canada norway")
    dates = [
        tuple(o.date for o in chosen(one, *given))
        for given in ((), ("2031",), (None, "2033-06"), ("2031", "2032"))
    ]
    assert dates == [
        ("2033-06-02", "2034-05-07"),
        ("2031-06-04", "2034-05-07"),
        ("2032-05-09", "2033-06-02"),
        ("2031-06-04", "2032-05-09"),
    ]


@pytest.mark.parametrize(
    ("since", "until", "what"),
    [
        ("2035", None, "not in the record"),
        ("2029", None, "did not meet in 2029"),
        ("2031/2033", None, "3 occasions fit"),
        ("2034", "2032", "not before"),
        ("soon", None, "no date"),
        (None, "2031", "two are needed"),
    ],
)
def test_papers_that_cannot_be_compared(told: View, since: str | None, until: str | None, what: str) -> None:
    with pytest.raises(UsageError, match=what):
        chosen(one_series(told, CAN_NOR), since, until)


def test_one_by_its_name_or_none(told: View) -> None:
    assert one_series(told, "can-nor/foreign-ministers").series == CAN_NOR
    with pytest.raises(UsageError, match="no series") as raised:
        one_series(told, "can-nro/foreign-ministers")
    assert "can-nor" in (raised.value.hint or "")


def test_the_order_of_reading_plays_no_part(told: View, tmp_path: Path) -> None:
    with series_record(tmp_path, 2031, 2032, 2033, 2034, told=(2035,)).view() as other:
        query = "SELECT event, series FROM events ORDER BY event"
        assert other.sql(query) == told.sql(query)


@pytest.mark.skipif(not SEEDS.exists(), reason="the seeds are not on this machine")
def test_the_seeds_hold_two_counted_by_one_series(tmp_path: Path) -> None:
    record = Record.create(tmp_path / "record")
    read([SEEDS], record)
    with record.view() as view:
        one = one_series(view, "jpn-usa/2+2")
        assert [(o.date, o.place, o.paper) for o in one.held] == [
            ("2021-03-16", "Tokyo", "reported"),
            ("2024-07-28", "Tokyo", "reported"),
        ]
        assert [
            row["series"] for row in view.sql("SELECT DISTINCT series FROM events WHERE format = '2+2'")
        ] == ["series/jpn-usa/2+2"]
        beside = view.sql(
            "SELECT series FROM events WHERE act = 'meeting' AND format = 'bilateral' AND date = '2021-03-16'"
        )
        assert beside
        assert all(row["series"] != "series/jpn-usa/2+2" for row in beside)
        (strait,) = (
            line for line in said_by(view, one).lines if line.formula == "peace-and-stability-taiwan-strait"
        )
        assert [cell.state for cell in strait.cells] == ["reported", "reported"]
        assert said_by(view, one).silences == ()
