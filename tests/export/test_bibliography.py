"""The documents of a record, read back by a citation processor and by parsers."""

from __future__ import annotations

import io
import json
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from readout.export import export_as
from readout.export.citing import write_citations
from readout.export.citing.lines import one_line
from readout.record import View
from tests.export.citing.factories import HOSTILE, citation, of_latex, read_bibtex, read_ris
from tests.export.factories import coded_record

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from citeproc import Citation as Cited  # type: ignore[import-untyped]
    from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.bibtex import BibTeX  # type: ignore[import-untyped]
    from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with coded_record(tmp_path_factory.mktemp("record") / "coded").view() as opened:
        yield opened


def rendered(items: list[dict[str, Any]]) -> list[str]:
    """What a citation processor prints for each item."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it speaks up about fields it does not use
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for item in items:
            bibliography.register(Cited([CitationItem(item["id"])]))
        return [str(item) for item in bibliography.bibliography()]


def test_csl_json_is_rendered(view: View, tmp_path: Path) -> None:
    done = export_as(view, tmp_path, "csl-json")
    items = json.loads((tmp_path / "documents.csl.json").read_text(encoding="utf-8"))
    assert done.written == {"documents.csl.json": 2}
    printed = " | ".join(rendered(items))
    for words in ("Japan and U.S. hold 2+2", "2021", "Harbour Wire", "=SUM(A1) Ltd."):
        assert words in printed


def test_csl_authors_are_rendered_by_family_name() -> None:
    items = json.loads(write_citations([citation(byline="Ana de la Cruz and Bo Tan")], "csl-json"))
    (printed,) = rendered(items)
    assert re.search(r"de la Cruz, A\.? (and|&) Tan, B", printed)


def test_hostile_items_are_rendered() -> None:
    cited = [
        citation(id=f"doc_{n}", title=words, byline=words, publisher=words) for n, words in enumerate(HOSTILE)
    ]
    items = json.loads(write_citations(cited, "csl-json"))
    assert len(rendered(items)) == len(HOSTILE)


def test_bibtex_reads_back(view: View, tmp_path: Path) -> None:
    export_as(view, tmp_path, "bibtex")
    text = (tmp_path / "documents.bib").read_text(encoding="utf-8")
    entries = read_bibtex(text)
    titles = {row["doc"]: row["title"] for row in view.rows("documents")}
    assert {entry["ID"]: of_latex(entry["title"][1:-1]) for entry in entries} == {
        doc: one_line(title) for doc, title in titles.items()
    }


def test_a_bibtex_reader_takes_it() -> None:
    cited = [
        citation(id="rep_a", byline="Ana Cruz"),
        citation(id="x0", title=HOSTILE[0]),
        citation(id="x1", title="50% of $10 & #1 under_score"),
    ]
    text = write_citations(cited, "bibtex")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = BibTeX(io.StringIO(text))
    assert set(read) == {"rep_a", "x0", "x1"}
    assert str(read["rep_a"].title) == "Seoul talks"
    assert str(read["x1"].title) == "50% of $10 & #1 under_score"


def test_ris_reads_back(view: View, tmp_path: Path) -> None:
    export_as(view, tmp_path, "ris")
    records = read_ris((tmp_path / "documents.ris").read_bytes().decode())
    assert {dict(record)["ID"] for record in records} == {row["doc"] for row in view.rows("documents")}
    assert {dict(record)["TI"] for record in records} == {"Japan and U.S. hold 2+2", "=SUM(A1) Ltd."}
