"""What is new, what changed and how, what is told together, what left and what is gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from readout.record import Record
from tests.query.factories import PEOPLE, first_reading, second_reading
from tests.watching.factories import add, batch, changed, items, judge, made, the_event, watch

MET = "status = 'occurred' AND act = 'meeting'"
PLANNED = "status = 'planned'"


def test_nothing_new_is_nothing(record: Record) -> None:
    assert items(record, batch(record), watch()) == []


def test_another_paper_changes_the_meeting_and_brings_a_plan(record: Record) -> None:
    before = batch(record)
    add(record, second_reading())
    plan, met = items(record, before, watch())
    assert (plan.kind, plan.changes, plan.row is not None) == ("new", (), True)
    assert [one["text"] for one in plan.receipts] == ["They will meet again in May."]
    assert met.kind == "changed"
    fields = {change.field: change for change in met.changes}
    assert (fields["sources"].before, fields["sources"].after) == (1, 2)
    assert fields["report"].receipts[0]["text"].startswith("Antony Blinken held talks")
    assert fields["conflict"].after == "place: Kyoto / Tokyo"
    assert {one["text"] for one in fields["conflict"].receipts} == {"Kyoto", "Tokyo"}


CORRECTIONS = [
    ("status", PLANNED, [("status", "cancelled")], ("status", "planned", "cancelled")),
    ("date", PLANNED, [("date", "2021-06")], ("date", "2021-05", "2021-06")),
    ("place", MET, [("place", "Osaka, JPN")], ("place", "Tokyo", "Osaka")),
    ("format", MET, [("format", "trilateral")], ("format", "bilateral", "trilateral")),
]


@pytest.mark.parametrize(
    ("why", "which", "payload", "expected"), CORRECTIONS, ids=[r[0] for r in CORRECTIONS]
)
def test_a_field_is_told_before_and_after(
    whole: Record, why: str, which: str, payload: list[tuple[str, str]], expected: tuple[str, str, str]
) -> None:
    before = batch(whole)
    with whole.view() as view:
        event = the_event(view, which)
    judge(whole, "edit", event, payload=payload)
    (item,) = items(whole, before, watch())
    assert (item.kind, item.id, item.batch) == ("changed", event, batch(whole))
    assert expected in [(change.field, change.before, change.after) for change in item.changes]


def test_a_plan_that_is_cancelled_leaves_the_watch_on_plans(whole: Record) -> None:
    before = batch(whole)
    with whole.view() as view:
        event = the_event(view, PLANNED)
    judge(whole, "edit", event, payload=[("status", "cancelled")])
    (left,) = items(whole, before, watch(status="planned"))
    assert (left.kind, left.id) == ("left", event)
    assert changed([left]) == [("left", "status", "planned", "cancelled")]
    came = items(whole, before, watch(status="cancelled"))
    assert [(item.kind, item.id) for item in came] == [("new", event)]


def test_a_merge_is_told_once_as_told_together(whole: Record) -> None:
    before = batch(whole)
    with whole.view() as view:
        met, plan = the_event(view, MET), the_event(view, PLANNED)
    judge(whole, "merge", met, plan)
    (item,) = items(whole, before, watch())
    assert item.kind == "changed"
    together = [change.after for change in item.changes if change.field == "together"]
    assert [one["id"] for one in together] == [({met, plan} - {item.id}).pop()]
    assert "report" not in {change.field for change in item.changes}
    assert item.former == (together[0]["id"],)


def test_an_older_paper_gives_an_event_another_id_and_no_news_of_its_own(tmp_path: Path) -> None:
    record = made(tmp_path / "record", second_reading())
    before = batch(record)
    with record.view() as view:
        former = the_event(view, MET)
    add(record, first_reading())
    with record.view() as view:
        now = the_event(view, MET)
    assert now != former
    found = {item.id: item for item in items(record, before, watch(act="meeting"))}
    assert (found[now].kind, found[now].former) == ("changed", (former,))
    assert former not in found


def test_what_a_person_rejects_is_gone_with_the_reason(whole: Record) -> None:
    before = batch(whole)
    with whole.view() as view:
        plan = the_event(view, PLANNED)
    judge(whole, "reject", plan)
    (item,) = items(whole, before, watch())
    assert (item.kind, item.id, item.row) == ("gone", plan, None)
    assert "bilateral meeting, planned" in item.title
    assert "as the ministry says" in item.note


FIRST_USES = [
    ("whoever it is", True, ["person/antony-blinken"], ["person/toshimitsu-motegi"]),
    ("whatever country", "country", ["state/USA"], ["state/JPN"]),
]


@pytest.mark.parametrize(("why", "newness", "known", "new"), FIRST_USES, ids=[r[0] for r in FIRST_USES])
def test_a_new_actor_is_who_never_used_the_formula(
    record: Record, why: str, newness: object, known: list[str], new: list[str]
) -> None:
    one = watch("wording", formula="taiwan-strait", new_actor=newness)
    before = batch(record)
    read = first_reading()
    (used,) = read.usages
    text = f"{read.document.text}\n\nMotegi said so, too."
    document = replace(second_reading().document, text=text)
    again = replace(used, span=replace(used.span, doc=document.doc), statement=None, known_as=None)
    both = replace(again, speakers=(PEOPLE["Blinken"].entity, PEOPLE["Motegi"].entity))
    add(record, replace(second_reading(), document=document, mentions=(), reports=(), usages=(both,)))
    (item,) = items(record, before, one)
    assert item.key == f"peace-and-stability-taiwan-strait|{new[0]}"
    assert (item.kind, item.id) == ("new", both.usage)
    with record.view(before) as older:
        from readout.watching import asking

        assert [key.partition("|")[2] for key in asking.digests(older, one)] == known


ASKED = [
    ("an office, whoever holds it", {"office": "Foreign Minister of Japan"}, 3),
    ("an office by its proper title", {"office": "Secretary of State of the United States"}, 2),
    ("an office that nobody of these held", {"office": "Foreign Minister of France"}, 0),
    ("a pair of persons", {"person": ["Blinken", "Motegi"]}, 2),
    ("a pair of countries", {"country": ["JPN", "USA"]}, 2),
    ("a place", {"place": "Tokyo"}, 1),
    ("an act", {"act": "visit"}, 1),
    ("a type", {"type": "consult"}, 1),
]


@pytest.mark.parametrize(("why", "asked", "count"), ASKED, ids=[row[0] for row in ASKED])
def test_who_and_where(whole: Record, why: str, asked: dict[str, Any], count: int) -> None:
    from readout.watching import asking

    with whole.view() as view:
        assert len(asking.digests(view, watch(**asked))) == count


@pytest.mark.parametrize(
    ("listing", "asked", "count"),
    [
        ("statements", {"by": "USA"}, 1),
        ("statements", {"office": "Secretary of State of the United States"}, 1),
        ("statements", {"office": "Foreign Minister of Japan"}, 0),
        ("wording", {"office": "Secretary of State of USA"}, 1),
        ("claims", {"country": "JPN"}, 1),
        ("documents", {"status": "read"}, 2),
    ],
)
def test_every_listing_is_asked(whole: Record, listing: str, asked: dict[str, Any], count: int) -> None:
    from readout.watching import asking

    with whole.view() as view:
        one = watch(listing, **asked)
        found = asking.digests(view, one)
        assert len(found) == count
        assert {key: digest for key, digest, _ in asking.everything(view, one)} == found
        assert {key: digest for key, (digest, _) in asking.faces(view, one, found).items()} == found


def test_an_item_has_one_id_however_often_it_is_made(record: Record) -> None:
    before = batch(record)
    add(record, second_reading())
    first, again = (items(record, before, watch()) for _ in range(2))
    assert [item.item for item in first] == [item.item for item in again]
    assert len({item.item for item in first}) == len(first)
