"""A folder to hand on: every tidy table as Parquet and CSV, explained, citable, one call away from R."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from readout.export.files import write_whole
from readout.export.levels import levels
from readout.export.origin import Origin, origin_of
from readout.export.table import Column, TidyTable, Told
from readout.export.tidy import CODEBOOK, TABLES, write_tidy

PACKAGE = "datapackage.json"
CITATION = "CITATION.cff"
README = "README.md"
READER = "readout.R"

_TYPES = {"text": "string", "texts": "string", "int": "integer", "real": "number", "date": "date"}
_LICENCE = (
    "The words quoted in these tables are short passages of the publications named in documents.csv; their "
    "rights stay with their publishers. Whoever passes this folder on says under which terms the coding may "
    "be used. Readout, which wrote it, and readout.R are under the Apache License 2.0."
)


def write_bundle(folder: Path, told: Told) -> dict[str, int]:
    """Write the folder.

    Args:
        folder: Where to.
        told: What the tables are made of.

    Returns:
        File → how many rows; 0 for files that are no tables.

    Raises:
        ValueError: A line has not one value a column.
    """
    origin = origin_of(told.view)
    rows = write_tidy(folder, told, as_parquet=False)
    rows |= write_tidy(folder, told, as_parquet=True)  # its codebook, which knows lists, stays
    texts = {
        READER: files("readout.export").joinpath(READER).read_text(encoding="utf-8"),
        PACKAGE: json.dumps(_package(folder, origin), ensure_ascii=False, indent=2) + "\n",
        CITATION: _citation(origin),
        README: _readme(rows, origin),
    }
    for name, text in texts.items():
        write_whole(folder / name, text.encode())
    return rows | dict.fromkeys(texts, 0)


def _package(folder: Path, origin: Origin) -> dict[str, Any]:
    """The description in the terms of Frictionless Data Package 1."""
    resources = [_resource(folder, table) for table in TABLES]
    plain = [*(f"{table.name}.parquet" for table in TABLES), CODEBOOK]
    return {
        "profile": "data-package",
        "name": "readout-record",
        "id": origin.batch,
        "title": "A diplomatic record read by Readout",
        "description": _LICENCE,
        "created": origin.written_at.isoformat(),
        "version": origin.digest,
        "readout": origin.as_dict(),
        "resources": [*resources, *(_file(folder, name) for name in plain)],
    }


def _resource(folder: Path, table: TidyTable) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers:
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": to, "fields": column}}
            for column, to in table.refers.items()
        ]
    return {
        **_file(folder, f"{table.name}.csv"),
        "name": table.name,
        "profile": "tabular-data-resource",
        "title": table.meaning,
        "encoding": "utf-8",
        "schema": schema,
    }


def _file(folder: Path, name: str) -> dict[str, Any]:
    data = (folder / name).read_bytes()
    stem, _, suffix = name.partition(".")
    kinds = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
    return {
        "name": f"{stem}-{suffix}",
        "path": name,
        "format": suffix,
        "mediatype": kinds[suffix],
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
    }


def _field(column: Column) -> dict[str, Any]:
    several = "; several values, joined by “; ”" if column.kind == "texts" else ""
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "description": column.meaning + several,
    }
    if column.levels is not None and column.kind == "text":
        field["readout:levels"] = list(levels(column.levels))
    return field


def _citation(origin: Origin) -> str:
    return f"""cff-version: 1.2.0
message: "If you use this record, please cite it, and put your name where it says who made it."
type: dataset
title: "A diplomatic record read by Readout"
authors:
  - name: "Whoever made this record"
version: {json.dumps(origin.batch)}
date-released: {origin.written_at.date().isoformat()}
references:
  - type: software
    title: "Readout: the diplomatic record, with receipts"
    authors:
      - name: "The Readout authors"
    version: {json.dumps(origin.software)}
    license: Apache-2.0
"""


def _readme(rows: dict[str, int], origin: Origin) -> str:
    tables = "\n".join(
        f"| `{table.name}` | {rows[f'{table.name}.csv']} | {table.meaning} |" for table in TABLES
    )
    return f"""# A diplomatic record

Written by Readout {origin.software} from batch `{origin.batch}` of {origin.written_at.date().isoformat()},
digest `{origin.digest}`.

Each table is there as `.parquet` and as `.csv` (UTF-8). `codebook.csv` explains every column,
`datapackage.json` describes the files. In CSV several values in a cell are joined by `; `, and an apostrophe
stands in front of what a spreadsheet would take for a formula.

| table | rows | one row |
|---|---|---|
{tables}

In R:

```r
source("readout.R")
r <- read_readout()
```

## Licence

{_LICENCE}

How to cite: `CITATION.cff`.
"""
