"""The record as a whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run


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
    assert told == (fmt not in ("csv", "parquet", "plover"))


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
