"""What a run's end says."""

from __future__ import annotations

from readout.query import summarize
from readout.record import View
from tests.query.factories import first_reading


def test_the_whole_record(view: View) -> None:
    found = summarize(view)
    assert (found.documents, found.relevant, found.statements, found.claims) == (2, 2, 1, 1)
    assert found.published == ("2021-03-16", "2021-03-17")
    assert [row["date"] for row in found.meetings] == ["2021-03-16"]
    assert [row["status"] for row in (*found.ahead, *found.off)] == ["planned", "cancelled"]
    assert [conflict["field"] for conflict in found.disputed[0]["conflicts"]] == ["place", "name"]
    assert [(f.name, f.count) for f in found.formulas] == [("peace-and-stability-taiwan-strait", 1)]
    assert [(s.name, s.count) for s in found.speakers] == [("Antony Blinken", 1)]
    assert [(r.surface, r.name, r.flag) for r in found.repairs] == [
        ("Toshimichi Shigeki", "Toshimitsu Motegi", "reading")
    ]


def test_only_what_some_documents_tell(view: View) -> None:
    found = summarize(view, [first_reading().document.doc])
    assert found.documents == 1
    assert found.repairs == ()
    assert found.ahead == ()
    assert len(found.meetings) == 1


def test_no_documents(view: View) -> None:
    found = summarize(view, [])
    assert (found.documents, found.published, found.meetings) == (0, None, ())
