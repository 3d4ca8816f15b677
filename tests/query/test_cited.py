"""What is gathered for a citation: verbatim words, speakers, sources, numbers by independent source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.errors import NotFound, UsageError
from readout.linking import SOFTWARE, link_record
from readout.model import Reading
from readout.query.cited import Citation, Speaker, cite_rows, cited, cited_documents
from readout.record import Provenance, Record, View
from tests.export.factories import coded_record
from tests.query.factories import FIRST, document, report, role, sample_record

KINDS = {
    "reports": "report",
    "statements": "statement",
    "wording": "usage",
    "claims": "claim",
    "mentions": "mention",
    "documents": "doc",
}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with sample_record(tmp_path_factory.mktemp("record") / "sample").view() as opened:
        yield opened


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """The same meeting in a paper, in a copy of it, and in a third that is published first."""
    record = Record.create(tmp_path_factory.mktemp("record") / "copied")
    with record.writer(provenance=Provenance(software=SOFTWARE)) as writer:
        writer.add([_told(*where) for where in WHERE], reader="by-hand")
        link_record(record, writer)
    with record.view() as opened:
        yield opened


WHERE = (
    ("/a.txt", "2021-03-16", "Harbour Wire", FIRST),
    ("/b.txt", "2021-03-18", "The Strait Courier", FIRST.replace("Wire", "Post")),
    (
        "/c.txt",
        "2021-03-15",
        "Meridian News",
        "Two to meet\n\nIn Tokyo on Tuesday, Antony Blinken sat down with Toshimitsu Motegi.",
    ),
)


def _told(source: str, published: str, publisher: str, text: str) -> Reading:
    read = document(text, source=source, published=published, publisher=publisher)
    trigger = "met" if "met" in text else "sat down"
    both = [role(read, "Blinken", "Antony Blinken"), role(read, "Motegi", "Toshimitsu Motegi")]
    told = report(
        read,
        text.split("\n\n")[1],
        trigger,
        both,
        date="2021-03-16",
        place="Tokyo" if "in Tokyo" in text else None,
    )
    return Reading(document=read, reports=(told,))


def rows(view: View) -> Iterator[str]:
    for table, key in KINDS.items():
        for row in view.rows(table):
            yield row[key]
    for row in view.rows("events"):
        yield row["event"]


def check(view: View, citation: Citation) -> None:
    (read,) = view.documents("doc = ?", [citation.doc])
    assert citation.text == read.text
    assert [read.text[p.start : p.end] for p in citation.passages] == [p.text for p in citation.passages]
    assert citation.quote == " … ".join(p.text for p in citation.passages)
    assert bool(citation.passages) == (citation.kind != "document")
    assert (citation.raw_sha256, citation.title, citation.source) == (
        read.raw_sha256,
        read.title,
        read.source,
    )


def test_every_row_is_cited_verbatim(view: View) -> None:
    wanted = list(rows(view))
    assert len(wanted) > 15
    for one in wanted:
        for citation in cited(view, one):
            check(view, citation)


def test_every_row_of_an_odd_record_is_cited_verbatim(tmp_path: Path) -> None:
    with coded_record(tmp_path / "coded").view() as opened:
        for one in rows(opened):
            for citation in cited(opened, one):
                check(opened, citation)


def test_the_beginning_of_an_id_is_enough(view: View) -> None:
    (row,) = view.rows("statements")
    (citation,) = cited(view, row["statement"][:10])
    assert citation.id == row["statement"]


def test_a_statement_has_its_speaker_with_the_office_and_no_paper_as_go_between(view: View) -> None:
    (row,) = view.rows("statements")
    (citation,) = cited(view, row["statement"])
    assert citation.speakers == (Speaker(name="Antony Blinken", office="Secretary of State"),)
    assert (citation.mode, citation.modality, citation.through) == ("direct", None, ())


def test_a_formula_is_said_by_whoever_said_the_statement(view: View) -> None:
    (row,) = view.rows("wording")
    (citation,) = cited(view, row["usage"])
    assert citation.speakers == (Speaker(name="Antony Blinken", office="Secretary of State"),)
    assert citation.quote == "the importance of peace and stability across the Taiwan Strait"


def test_a_report_tells_through_whom_it_is_known(view: View) -> None:
    (row,) = view.rows("reports", where="text LIKE 'Antony Blinken held%'")
    (citation,) = cited(view, row["report"])
    assert citation.through == ("officials",)
    assert (citation.speakers, citation.mode) == ((), None)


def test_an_event_is_cited_by_each_source(view: View) -> None:
    (event,) = view.rows("events", where="status = 'occurred'")
    citations = cited(view, event["event"])
    assert [(c.number, c.publisher, c.kind) for c in citations] == [
        ("1", "Harbour Wire", "report"),
        ("2", "Meridian News", "report"),
    ]


def test_copies_share_a_number_and_the_source_published_first_leads(copied: View) -> None:
    (event,) = copied.rows("events")
    assert [(c.number, c.source) for c in cited(copied, event["event"])] == [
        ("1", "/c.txt"),
        ("2a", "/a.txt"),
        ("2b", "/b.txt"),
    ]
    assert event["independent_sources"] == 2


def test_a_story_is_cited_by_its_documents(copied: View) -> None:
    (story,) = copied.rows("stories", where="len(documents) = 2")
    assert [(c.number, c.kind) for c in cited(copied, story["story"])] == [
        ("1a", "document"),
        ("1b", "document"),
    ]


def test_many_rows_at_once_are_cited_the_same(view: View) -> None:
    for table, key in KINDS.items():
        if table == "documents":
            continue
        for citation in cite_rows(view, table, list(view.rows(table))):
            assert (citation,) == cited(view, citation.id), key


def test_documents_without_a_receipt_are_in_no_bibliography(view: View) -> None:
    assert {c.source for c in cited_documents(view)} == {"/news/a.txt", "/news/b.html"}


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("http://a.example", "http://a.example"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://[broken", None),
        ("news/a.txt", None),
        ("-", None),
    ],
)
def test_only_pages_have_an_address(tmp_path: Path, address: str, url: str | None) -> None:
    record = Record.create(tmp_path / "record")
    read = document("A title\n\nA text.", source=address, published="2024-05-01", publisher="P")
    with record.writer(provenance=Provenance(software=SOFTWARE)) as writer:
        writer.add([Reading(document=read)], reader="by-hand")
    with record.view() as opened:
        (citation,) = cited(opened, read.doc)
    assert citation.url == url


def test_what_stands_in_no_document_is_not_cited(view: View) -> None:
    with pytest.raises(UsageError, match="no document"):
        cited(view, "person/antony-blinken")
    with pytest.raises(UsageError, match="no document"):
        cited(view, next(view.rows("batches"))["batch"])
    with pytest.raises(NotFound):
        cited(view, "evt_zzzzzzzz")
