"""How a view is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.errors import RecordDamaged, RecordError, UsageError
from tests.record import factories as make

# The reference (RECORD.md), in its order; what this page is silent about is left out.
REFERENCE = {
    "documents": "doc source source_kind retrieved_at raw_sha256 media_type status reject_code title byline publisher agency "
    "language published published_basis published_receipts text blocks story flags",
    "entities": "entity kind name country wikidata names_seen",
    "mentions": "mention doc start end text entity country office method score flag note alternatives",
    "events": "event type mode contexts cameo act format status date date_min date_max date_basis place roles reports documents "
    "independent_sources conflicts series part_of thread agenda",
    "reports": "report event doc start end text trigger type mode contexts cameo act format status date date_min date_max "
    "date_basis place roles agenda attribution rule score",
    "statements": "statement doc mode kind speakers cue verb modality content addressees attribution document_quoted event date stance "
    "nested_in",
    "wording": "usage doc start end text formula variant slots strength statement event speakers date",
    "claims": "claim doc start end text kind ordinal since until parties about verdict found events coverage",
    "stories": "story documents first_published outlet agency copies source first_why",
    "judgements": "judgement author at kind subjects payload reason undoes",
    "batches": "batch written_at documents software config model",
}


def test_tables_and_columns_follow_the_reference(tmp_path: Path) -> None:
    with make.record(tmp_path, make.reading()).view() as view:
        assert view.table_names() == tuple(REFERENCE)
        for table, names in REFERENCE.items():
            wanted = names.split()
            assert [name for name in view.columns(table) if name in wanted] == wanted


def test_an_empty_record_has_the_same_columns(tmp_path: Path) -> None:
    record = make.record(tmp_path)
    with record.view() as view:
        empty = {name: view.columns(name) for name in view.table_names()}
        assert [view.count(name) for name in view.table_names()] == [0] * 10 + [1]
        kinds = view.arrow("SELECT * FROM reports").schema
        assert list(view.reports()) == []
    with record.writer() as writer:
        writer.add([make.reading()], reader=make.READER)
    with record.view() as view:
        assert {name: view.columns(name) for name in view.table_names()} == empty
        assert view.arrow("SELECT * FROM reports").schema == kinds


def test_entities_are_put_together_over_documents(tmp_path: Path) -> None:
    with make.record(tmp_path, *make.readings(3)).view() as view:
        blinken, motegi = view.rows("entities")
    assert blinken == {
        "entity": "person/antony-blinken",
        "kind": "person",
        "name": "Antony Blinken",
        "country": "USA",
        "wikidata": "Q7821917",
        "names_seen": [{"surface": "Antony Blinken", "count": 3}],
    }
    assert motegi["names_seen"] == [{"surface": "Toshimitsu Motegi", "count": 3}]


def test_rows_are_sorted_filtered_and_limited(tmp_path: Path) -> None:
    with make.record(tmp_path, *make.readings(5)).view() as view:
        docs = [row["doc"] for row in view.rows("documents")]
        assert docs == sorted(docs)
        assert [row["title"] for row in view.rows("documents", order="title DESC", limit=2)] == [
            "Title 4",
            "Title 3",
        ]
        assert [row["title"] for row in view.rows("documents", where="title = ?", params=["Title 2"])] == [
            "Title 2"
        ]
        assert view.sql("SELECT count(*) AS n FROM documents WHERE published_min > ?", ["2021-03-15"]) == [
            {"n": 5}
        ]


def test_two_queries_may_be_read_at_once(tmp_path: Path) -> None:
    with make.record(tmp_path, *make.readings(3)).view() as view:
        pairs = [(a["doc"], b["doc"]) for a in view.rows("documents") for b in view.rows("documents")]
    assert len(pairs) == 9


@pytest.mark.parametrize(
    "query",
    [
        "DROP VIEW documents",
        "CREATE TABLE x AS SELECT 1",
        "COPY (SELECT 1) TO 'x.csv'",
        "SET memory_limit = '1GB'",
        "ATTACH 'x.db'",
        "INSTALL httpfs",
        "PRAGMA database_list",
        "SELECT 1; SELECT 2",
        "",
        "SELECT FROM WHERE",
        "SELECT * FROM nowhere",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM read_csv('https://example.org/x.csv')",
        "SELECT CAST('x' AS INTEGER)",
    ],
)
def test_anything_but_one_harmless_select_is_refused(tmp_path: Path, query: str) -> None:
    with make.record(tmp_path).view() as view:
        with pytest.raises(UsageError):
            view.sql(query)
        assert view.count("documents") == 0


def test_an_unknown_table_is_named(tmp_path: Path) -> None:
    with make.record(tmp_path).view() as view, pytest.raises(UsageError, match=r"usages.*wording"):
        view.rows("usages")


def test_a_file_gone_under_an_open_view_is_said_so(tmp_path: Path) -> None:
    record = make.record(tmp_path, make.reading())
    with record.view() as view:
        for path in (record.path / "mentions").glob("*.parquet"):
            path.unlink()
        with pytest.raises(RecordError, match="cannot be read"):
            view.sql("SELECT * FROM mentions")
    with pytest.raises(RecordDamaged, match="cannot be opened"):
        record.view()
