"""Our scorer, on records made by hand."""

from __future__ import annotations

import doctest
from collections.abc import Mapping
from types import ModuleType
from typing import Any

import pytest

from bench import floors, gold
from bench.score import score

TEXT = (
    "Ann Lee met Bo Park in Oslo on Monday. Lee will meet Cy Day in June. "
    "Officials said the two may sign. “We agree,” Lee said."
)
LEE = {
    "role": "participant",
    "name": "Ann Lee",
    "kind": "person",
    "country": "USA",
    "office": "Secretary of State",
}
PARK = {"role": "participant", "name": "Bo Park", "kind": "person", "country": "KOR", "office": "Minister"}
DAY = {"role": "participant", "name": "Cy Day", "kind": "person", "country": "GBR", "office": None}


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"doc": "d", "start": start, "end": start + len(words), "text": words}


def report(words: str, trigger: str, *roles: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    told = {
        "type": "CONSULT",
        "act": "meeting",
        "format": None,
        "status": "occurred",
        "date": None,
        "place": None,
    }
    return {
        "report": f"r {words}",
        "event": f"e {words}",
        **span(words),
        "trigger": span(trigger),
        **told,
        "roles": list(roles),
        "attribution": [],
        **more,
    }


MET = report("Ann Lee met Bo Park in Oslo", "met", LEE, PARK, date="2024-07-08", place={"name": "Oslo"})
PLAN = report("Lee will meet Cy Day in June", "will meet", LEE, DAY, status="planned", date="2024-06")


def figures(
    want: Mapping[str, Any], *reports: Mapping[str, Any], **tables: Any
) -> dict[str, tuple[int, int]]:
    document: dict[str, Any] = {
        "doc": "d",
        "source": "x/a.txt",
        "status": "read",
        "text": TEXT,
        "title": None,
        "blocks": [],
    }
    rows: dict[str, Any] = {
        "documents": [{**document, "published": "2024-07-10"}],
        "reports": reports,
        "statements": [],
        "wording": [],
        "mentions": [],
        "claims": [],
        "entities": [],
        "events": [{"event": row["event"], "conflicts": []} for row in reports],
        **tables,
    }
    return score(rows, [{"file": "a.txt", **want}]).figures()


def event(**more: Any) -> dict[str, Any]:
    people = [{"name": "Ann Lee", "country": "USA", "office": "Secretary of State"}, {"name": "Bo Park"}]
    return {
        "id": "met",
        "type": "CONSULT",
        "act": "meeting",
        "date": "2024-07-08",
        "status": "occurred",
        "place": {"name": "Oslo"},
        "participants": people,
        "evidence": "Ann Lee met Bo Park",
        **more,
    }


def test_what_is_right_counts_as_right() -> None:
    found = figures({"events": [event()], "published": {"date": "2024-07"}}, MET)
    assert all(good == count for good, count in found.values())
    assert found["event party"] == (2, 2)
    assert found["receipt is verbatim"] == (2, 2)


def test_the_best_pair_is_taken_whatever_the_order() -> None:
    ahead = {
        "id": "plan",
        "type": "AGREE",
        "act": "meeting",
        "status": "planned",
        "participants": [{"name": "Cy Day"}],
    }
    for events in ([event(), ahead], [ahead, event()]):
        found = figures({"events": events}, PLAN, MET)
        assert found["event found"] == found["event status"] == (2, 2)
        assert found["event type"] == (2, 2), "talks still to come are AGREE or CONSULT"


@pytest.mark.parametrize(
    ("figure", "changed"),
    [
        ("event date", {"date": "2024-07"}),
        ("event date", {"date": None}),
        ("event place", {"place": {"name": "Bergen"}}),
        ("event status", {"status": "planned"}),
        ("event act", {"act": "visit"}),
        ("event party", {"roles": [LEE]}),
        ("event office", {"roles": [{**LEE, "office": "President"}, PARK]}),
        ("no stranger", {"roles": [LEE, PARK, DAY]}),
    ],
)
def test_what_is_wrong_counts_as_wrong(figure: str, changed: dict[str, Any]) -> None:
    found = figures({"events": [event()]}, {**MET, **changed})
    assert found["event found"] == (1, 1)
    assert found[figure][0] == found[figure][1] - 1


def test_talks_that_nobody_told_of_are_counted() -> None:
    found = figures({"events": []}, MET)
    assert found["no invented talks"] == (0, 1)


def test_an_event_without_its_parties_is_not_found() -> None:
    assert figures({"events": [event()]}, {**MET, "roles": [DAY]})["event found"] == (0, 1)


@pytest.mark.parametrize(
    ("rule", "is_avoided"),
    [
        ({"occurred": {"act": "meeting", "name": "Bo Park"}}, False),
        ({"occurred": {"act": "meeting", "name": "Cy Day"}}, True),
        ({"occurred": {"act": "meeting", "place": "Oslo"}}, False),
        ({"occurred": {"act": "meeting", "place": "Bergen"}}, True),
        ({"occurred": {"act": "visit", "name": "Bo Park"}}, True),
        ({"occurred": {"type": "CONSULT", "source": "USA", "target": "KOR"}}, False),
        ({"occurred": {"type": "CONSULT", "source": "USA", "target": "GBR"}}, True),
        ({"event_place": "Oslo"}, False),
        ({"event_date": "2024-07-08"}, False),
        ({"event_date": "2024-07-09"}, True),
        ({"event_outside_year": 2024}, True),
        ({"event_outside_year": 2023}, False),
        ({"unattributed": "Ann Lee met Bo Park"}, False),
        ({"unattributed": "Officials said the two may sign"}, True),
        ({"formula": "one-china"}, False),
        ({"formula": "rules-based-order"}, True),
        ({"entity": "Di Fox"}, False),
        ({"entity": "Ann Lee"}, True),
        ({"surface": "Lee", "country": "KOR"}, False),
        ({"surface": "Lee", "country": "USA"}, True),
        ({"text_in_statement": "agree"}, False),
        ({"text_in_statement": "Oslo"}, True),
    ],
    ids=str,
)
def test_wrong_readings(rule: dict[str, Any], is_avoided: bool) -> None:
    mention = {"mention": "m", **span("Lee"), "entity": "fox", "country": "KOR", "flag": None}
    said = {"doc": "d", "content": [span("We agree")], "speakers": [], "mode": "direct"}
    found = figures(
        {"must_not": [rule]},
        MET,
        mentions=[mention],
        entities=[{"entity": "fox", "name": "Di Fox"}],
        statements=[said],
        wording=[{**span("We agree"), "formula": "one-china"}],
    )
    assert found["wrong reading avoided"] == (int(is_avoided), 1)


def test_a_rule_of_no_known_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="must_not"):
        figures({"must_not": [{"evnt_place": "Oslo"}]}, MET)


@pytest.mark.parametrize(
    ("pieces", "speakers", "expected"),
    [
        (["“We agree,”"], ["Ann Lee"], (1, 1)),
        (["“We agree,”"], ["Bo Park"], (1, 0)),
        ([TEXT], ["Ann Lee"], (0, 0)),
        (["may sign"], ["Ann Lee"], (0, 0)),
    ],
)
def test_statements(pieces: list[str], speakers: list[str], expected: tuple[int, int]) -> None:
    row = {
        "doc": "d",
        "content": [span(piece) for piece in pieces],
        "speakers": [{"name": name, "country": "USA"} for name in speakers],
        "mode": "direct",
    }
    want = {"statements": [{"speakers": ["Ann Lee"], "mode": "direct", "content": "“We agree,”"}]}
    found = figures(want, statements=[row])
    assert (found["statement found"][0], found.get("statement speakers", (0, 0))[0]) == expected


@pytest.mark.parametrize("module", [gold, floors], ids=lambda module: module.__name__)
def test_examples_in_docstrings(module: ModuleType) -> None:
    told = doctest.testmod(module)
    assert told.attempted
    assert not told.failed
