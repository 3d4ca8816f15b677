"""The record as a whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.query.meetings import Told, record_of


def test_export_writes_every_table(run: Run, record: Path, tmp_path: Path) -> None:
    code, out, err = run("export", "--record", record, "--format", "jsonl", "--out", tmp_path / "tables")
    assert (code, out) == (0, "")
    assert "3 events" in " ".join(err.split())
    assert (tmp_path / "tables" / "wording.jsonl").exists()


@pytest.mark.parametrize(
    ("fmt", "file"),
    [
        ("csv", "events.csv"),
        ("parquet", "roles.parquet"),
        ("xlsx", "record.xlsx"),
        ("bundle", "readout.R"),
        ("gexf", "network.gexf"),
        ("plover", "plover.jsonl"),
        ("polecat", "polecat.tsv"),
        ("icews", "icews.tab"),
        ("gdelt", "gdelt.mentions.CSV"),
        ("phoenix", "phoenix.txt"),
    ],
)
def test_export_in_every_format_counts_what_it_leaves_out(
    run: Run, record: Path, tmp_path: Path, fmt: str, file: str
) -> None:
    code, out, err = run("export", "--record", record, "--format", fmt, "--out", tmp_path / fmt)
    assert (code, out) == (0, "")
    assert (tmp_path / fmt / file).exists()
    told = "left out: 1 event denied, cancelled or only possible" in " ".join(err.split())
    assert told == (fmt not in ("csv", "parquet", "xlsx", "bundle", "gexf", "plover"))


def test_export_for_followthemoney_counts_what_is_to_come(run: Run, record: Path, tmp_path: Path) -> None:
    _, _, err = run("export", "--record", record, "--format", "ftm", "--out", tmp_path)
    assert "left out: 1 event still to come" in " ".join(err.split())
    assert (tmp_path / "record.ftm.json").exists()


def test_export_tells_what_is_not_drawn(run: Run, tmp_path: Path) -> None:
    alone: Told = ("Wang met officials", "2021-03-16", "occurred", "CHN ?")
    made = record_of(tmp_path / "record", alone)
    code, _, err = run("export", "--record", made.path, "--format", "gexf", "--out", tmp_path / "out")
    assert code == 0
    assert "1 meetings are not drawn: only one side is named" in " ".join(err.split())


def test_verify_a_sound_record(run: Run, record: Path) -> None:
    code, out, err = run("verify", "--record", record)
    assert (code, err) == (0, "")
    assert out.startswith("The record is sound")


def test_verify_a_damaged_record(run: Run, record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(record, copy)
    victim = next((copy / "documents").glob("*.parquet"))
    victim.write_bytes(victim.read_bytes()[:-20])
    assert run("verify", "--record", copy)[0] == 4


def test_the_digest_is_one_line_and_survives_compaction(run: Run, record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(record, copy)
    _, before, _ = run("verify", "--record", copy, "--digest")
    assert len(before.strip()) == 64
    assert run("compact", "--record", copy)[0] == 0
    assert run("verify", "--record", copy, "--digest")[1] == before
