"""Which statements were made at which event."""

from __future__ import annotations

from readout.link import place_statements
from readout.model import Party, Report, Span, Statement
from tests.link.factories import PEOPLE, report

EVENTS = {"meeting": "evt_met", "joint-statement": "evt_paper"}
TEXT = "Blinken met Motegi and said that ties were strong"


def statement(who: str, *, at: int = 0, quoted: str | None = None, doc: str = "doc_a") -> Statement:
    entity, name, country, _ = PEOPLE[who]
    words = "ties were strong"
    start = at + TEXT.index(words)
    span = Span(doc=doc, start=start, end=start + len(words), text=words)
    return Statement(
        mode="indirect",
        speakers=(Party(entity=entity, name=name, country=country),),
        content=(span,),
        document_quoted=quoted,
    )


def placed(said: Statement, *reports: Report) -> str | None:
    found = place_statements([said], reports, {r.report: EVENTS[r.told.act] for r in reports})
    return found.get(said.statement)


def test_said_within_the_telling_by_one_who_was_there() -> None:
    assert placed(statement("Blinken"), report("Blinken Motegi", text=TEXT)) == "evt_met"


def test_said_elsewhere_or_by_somebody_else() -> None:
    met = report("Blinken Motegi", text=TEXT)
    assert placed(statement("Yoon"), met) is None
    assert placed(statement("Blinken", at=500), met) is None
    assert placed(statement("Blinken", doc="doc_b"), met) is None


def test_nothing_is_said_at_what_has_not_happened() -> None:
    assert placed(statement("Blinken"), report("Blinken Motegi", text=TEXT, status="planned")) is None


def test_a_quoted_paper_belongs_to_the_one_paper_of_the_document() -> None:
    paper = report("USA JPN", act="joint-statement", text="issued a joint statement", at=100)
    another = report("USA KOR", act="joint-statement", text="issued a joint statement", at=200)
    said = statement("Blinken", quoted="joint statement")
    assert placed(said, paper, report("Blinken Motegi", text=TEXT)) == "evt_paper"
    assert placed(said, paper, another) is None
