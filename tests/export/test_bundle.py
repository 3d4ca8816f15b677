"""The bundle: described as it is, tables that fit together, one call from R."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
import yaml

from readout.export import export_as
from readout.export.tidy import CODEBOOK, TABLES
from readout.record import View
from tests.export.factories import coded_record
from tests.query.factories import sample_record

needs_r = pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")


@pytest.fixture(scope="module", params=["coded", "sample"])
def view(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    make = coded_record if request.param == "coded" else sample_record
    with make(tmp_path_factory.mktemp("record") / request.param).view() as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(view: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bundle") / "with a blank"
    export_as(view, made, "bundle")
    return made


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def package(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return found


def test_every_file_is_described_with_its_digest(folder: Path) -> None:
    described = {resource["path"]: resource for resource in package(folder)["resources"]}
    data = {p.name for p in folder.iterdir() if p.suffix in (".csv", ".parquet")}
    assert set(described) == data
    for name, resource in described.items():
        written = (folder / name).read_bytes()
        assert resource["bytes"] == len(written)
        assert resource["hash"] == f"sha256:{hashlib.sha256(written).hexdigest()}"
    assert len({r["name"] for r in described.values()}) == len(described)


def test_schemas_are_those_of_the_files(folder: Path) -> None:
    tables = {r["name"]: r for r in package(folder)["resources"] if "schema" in r}
    assert list(tables) == [table.name for table in TABLES]
    for resource in tables.values():
        schema = resource["schema"]
        names = [field["name"] for field in schema["fields"]]
        with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == names
        held = rows(folder / resource["path"])
        keys = [tuple(row[name] for name in schema.get("primaryKey", names)) for row in held]
        if "primaryKey" in schema:
            assert len(set(keys)) == len(keys)
        for key in schema.get("foreignKeys", ()):
            column, to = key["fields"], key["reference"]
            there = {row[to["fields"]] for row in rows(folder / tables[to["resource"]]["path"])}
            assert {row[column] for row in held} <= there | {""}, (resource["name"], column)


def test_coded_values_are_levels_of_the_codebook(folder: Path) -> None:
    levels = {
        (r["table"], r["column"]): set(r["levels"].split("; "))
        for r in rows(folder / CODEBOOK)
        if r["levels"]
    }
    assert ("events", "status") in levels
    assert ("statements", "force") in levels
    for (table, column), known in levels.items():
        values = {v for row in rows(folder / f"{table}.csv") for v in row[column].split("; ") if v}
        assert values <= known, (table, column)


def test_pandas_and_polars_read_the_same_from_both_files(folder: Path) -> None:
    for table in TABLES:
        typed = pl.read_parquet(folder / f"{table.name}.parquet")
        frame = pd.read_parquet(folder / f"{table.name}.parquet")
        text = rows(folder / f"{table.name}.csv")
        assert typed.columns == list(frame.columns) == [column.name for column in table.columns]
        assert len(typed) == len(frame) == len(text)
        for column in (c for c in table.columns if c.kind == "date"):
            days = ["" if day is None else day.isoformat() for day in typed[column.name]]
            assert typed[column.name].dtype == pl.Date
            assert days == [row[column.name] for row in text]


def test_the_citation_is_well_formed_and_names_the_state(view: View, folder: Path) -> None:
    citation = yaml.safe_load((folder / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert (citation["type"], citation["version"]) == ("dataset", view.snapshot.batch)
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert "## Licence" in readme
    assert view.snapshot.batch in readme


@needs_r
def test_one_call_reads_it_in_r(folder: Path) -> None:
    script = """
        source(file.path(commandArgs(TRUE)[1], "readout.R")); r <- read_readout(format = "csv")
        for (name in names(r)) cat("rows", name, nrow(r[[name]]), "\\n")
        e <- r$events
        stopifnot(inherits(e$day, "Date"), inherits(e$date_max, "Date"), is.factor(e$status), is.integer(e$documents))
        stopifnot(is.numeric(e$goldstein), is.character(e$cameo), is.list(e$contexts), is.character(e$contexts[[1]]))
        stopifnot(identical(levels(e$status)[1:2], c("occurred", "ongoing")), !anyNA(e$status))
        stopifnot(identical(nrow(attr(r, "codebook")), sum(lengths(r))))
        for (n in seq_len(nrow(e))) cat("event", e$event[n], format(e$day[n]), length(e$contexts[[n]]), "\\n")
    """
    call = ["Rscript", "--vanilla", "-e", script, str(folder)]
    done = subprocess.run(call, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    told = [line.split() for line in done.stdout.splitlines()]
    assert {line[1]: int(line[2]) for line in told if line[0] == "rows"} == {
        table.name: len(rows(folder / f"{table.name}.csv")) for table in TABLES
    }
    events = {row["event"]: row for row in rows(folder / "events.csv")}
    for _, event, day, contexts in (line for line in told if line[0] == "event"):
        row = events[event]
        assert day == (row["day"] or "NA")
        assert int(contexts) == len([c for c in row["contexts"].split("; ") if c])


@needs_r
def test_the_vignette_runs(folder: Path, tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "r.md").read_text(encoding="utf-8")
    snippets = re.findall(r"^```r\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert len(snippets) > 5
    (tmp_path / "bundle").symlink_to(folder)
    (tmp_path / "vignette.R").write_text("\n".join(snippets), encoding="utf-8")
    call = ["Rscript", "--vanilla", "vignette.R"]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert "independent_sources" in done.stdout


@needs_r
def test_r_gets_the_words_as_they_were(view: View, folder: Path, tmp_path: Path) -> None:
    script = """
        source(file.path(commandArgs(TRUE)[1], "readout.R")); r <- read_readout(format = "csv")
        con <- file(commandArgs(TRUE)[2], "wb")
        for (text in r$receipts$text) writeBin(c(charToRaw(enc2utf8(text)), as.raw(0)), con)
        close(con)
    """
    words = tmp_path / "words.bin"
    subprocess.run(["Rscript", "--vanilla", "-e", script, str(folder), str(words)], timeout=60, check=True)
    read = words.read_bytes().decode().split("\0")[:-1]
    assert read == pd.read_parquet(folder / "receipts.parquet")["text"].tolist()
