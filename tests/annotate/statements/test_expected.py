"""What a careful analyst reads out of the seeds and the examples."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from readout.annotate import RulesReader
from readout.documents import parse
from readout.model import ArticleFields, RawInput, Reading

ROOT = Path(__file__).resolve().parents[3]
FOLDERS = [ROOT / "examples", ROOT.parent / "shared" / "seeds"]
MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html"}


def gold() -> Iterator[Any]:
    for folder in FOLDERS:
        path = folder / "expected.yaml"
        if not path.exists():
            continue
        for document in yaml.safe_load(path.read_text(encoding="utf-8"))["documents"]:
            name = document.get("file") or document["id"]
            for number, wanted in enumerate(document.get("statements") or []):
                yield pytest.param(folder, document, wanted, id=f"{name}-{number}")


@pytest.fixture(scope="module")
def readings(reader: RulesReader) -> dict[str, Reading]:
    raws = {}
    for folder in FOLDERS:
        for path in sorted(folder.glob("*")) if folder.is_dir() else []:
            if path.suffix in MEDIA_TYPES and path.name[0].isdigit():
                raws[path.name] = RawInput(
                    source=path.name, data=path.read_bytes(), media_type=MEDIA_TYPES[path.suffix]
                )
            elif path.suffix == ".jsonl":
                for line in path.read_text(encoding="utf-8").splitlines():
                    row = json.loads(line)
                    fields = ArticleFields(title=row["title"], date=row["date"], publisher=row["publisher"])
                    raws[row["id"]] = RawInput(
                        source=row["id"], data=row["text"].encode(), media_type="text/plain", fields=fields
                    )
    read = reader.read(parse(raw) for raw in raws.values())
    return dict(zip(raws, read, strict=True))


def fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold().replace("’", "").replace("'", "")))


@pytest.mark.parametrize(("folder", "document", "wanted"), list(gold()))
def test_an_expected_statement_is_found_in_its_mode(
    folder: Path, document: Any, wanted: Any, readings: dict[str, Reading]
) -> None:
    reading = readings[document.get("file") or document["id"]]
    content = fold(wanted.get("content") or wanted["content_contains"])
    contents = {s.statement: fold(" ".join(c.text for c in s.content)) for s in reading.statements}
    holding = [s for s in reading.statements if content in contents[s.statement]]
    assert holding, list(contents.values())
    assert wanted["mode"] in {s.mode for s in holding}
    for name in wanted.get("attribution", []):
        chains = [
            fold(" ".join(f"{a.name} {a.source.text if a.source else ''}" for a in s.attribution))
            for s in holding
        ]
        assert any(fold(name).removeprefix("the ").removeprefix("a ") in chain for chain in chains), chains


@pytest.mark.parametrize("folder", [f for f in FOLDERS if f.is_dir()], ids=lambda f: f.name)
def test_no_boilerplate_is_said(folder: Path, readings: dict[str, Reading]) -> None:
    for path in folder.glob("[0-9]*"):
        if path.name in readings:
            said = [c.text for s in readings[path.name].statements for c in s.content]
            assert not any("Recent Comments" in text or "Share this" in text for text in said)
