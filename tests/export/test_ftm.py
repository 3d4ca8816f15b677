"""FollowTheMoney: every entity is valid, ids hold, references lead somewhere, quotations are verbatim."""

from __future__ import annotations

import json
import re
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Any, cast

import pytest

from readout.export import Exported, export_as
from readout.export.ftm import FILE
from readout.export.ftm_actors import iso2
from readout.export.ftm_entity import FtmEntity, ftm_id
from readout.export.ftm_told import LANGUAGES
from readout.knowledge import load
from readout.record import View
from tests.export.factories import coded_record
from tests.query.factories import sample_record

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from followthemoney import model
    from followthemoney.types import registry

Entities = list[dict[str, Any]]


@pytest.fixture(scope="module", params=["coded", "sample"])
def view(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    make = coded_record if request.param == "coded" else sample_record
    with make(tmp_path_factory.mktemp("record") / request.param).view() as opened:
        yield opened


@pytest.fixture(scope="module")
def done(view: View, tmp_path_factory: pytest.TempPathFactory) -> tuple[Exported, Entities]:
    folder = tmp_path_factory.mktemp("ftm")
    exported = export_as(view, folder, "ftm")
    lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    return exported, [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def entities(done: tuple[Exported, Entities]) -> Entities:
    return done[1]


def of(entities: Entities, schema: str) -> Entities:
    return [entity for entity in entities if entity["schema"] == schema]


def test_every_proxy_validates_and_loses_nothing_in_cleaning(entities: Entities) -> None:
    assert len(entities) > 10
    for entity in entities:
        proxy = model.get_proxy(entity)
        proxy.schema.validate(cast("Any", entity))  # raises
        for name, values in entity["properties"].items():
            prop = proxy.schema.get(name)
            assert prop is not None, (entity["schema"], name)
            assert sorted(proxy.get(name)) == sorted(values)
            assert [prop.type.clean(value, format=prop.format) for value in values] == values, name


def test_ids_are_one_each_and_references_lead_to_what_may_stand_there(entities: Entities) -> None:
    schemas = {entity["id"]: model.get_proxy(entity).schema for entity in entities}
    assert len(schemas) == len(entities)
    for entity in entities:
        for name, values in entity["properties"].items():
            prop = schemas[entity["id"]].get(name)
            if prop is not None and prop.type is registry.entity and prop.range is not None:
                assert all(schemas[value].is_a(prop.range) for value in values), (entity["schema"], name)


def test_ids_come_from_the_record_alone(view: View, entities: Entities) -> None:
    ids = {entity["id"] for entity in entities}
    for table, key, where in (
        ("entities", "entity", "kind = 'person'"),
        ("documents", "doc", "status = 'read'"),
    ):
        assert {ftm_id(row[key]) for row in view.rows(table, where=where)} <= ids


def test_notes_carry_the_words_and_where_they_stand(view: View, entities: Entities) -> None:
    texts = {d.doc: d.text for d in view.documents()}
    notes = of(entities, "Note")
    for note in notes:
        (place,) = note["properties"]["summary"]
        match = re.fullmatch(r"(doc_\w+)\[(\d+):(\d+)\]", place)
        assert match is not None
        words = texts[match[1]][int(match[2]) : int(match[3])]
        assert note["properties"]["description"] == [" ".join(words.split())]
        assert note["properties"]["proof"] == [ftm_id(match[1])]
    statements = sum(len(row["content"]) for row in view.rows("statements"))
    assert Counter(n["properties"]["keywords"][0] for n in notes)["statement"] == statements


def test_only_what_happened_is_an_event_and_the_rest_is_counted(
    view: View, done: tuple[Exported, Entities]
) -> None:
    exported, entities = done
    statuses = Counter(row["status"] for row in view.rows("events"))
    held = statuses["occurred"] + statuses["ongoing"]
    assert len(of(entities, "Event")) == held
    assert sum(exported.left_out.values()) == statuses.total() - held
    ids = {ftm_id(r["event"]) for r in view.rows("events", where="status NOT IN ('occurred', 'ongoing')")}
    assert not ids & {entity["id"] for entity in entities}


def test_nobody_is_said_to_have_taken_or_left_office(entities: Entities) -> None:
    assert of(entities, "Occupancy")
    for occupancy in of(entities, "Occupancy"):
        assert not {"startDate", "endDate"} & set(occupancy["properties"])


def test_no_path_of_this_machine_is_told(entities: Entities) -> None:
    assert not [e for e in of(entities, "Article") if "/" in e["properties"]["fileName"][0]]


@pytest.mark.parametrize(
    ("date", "low", "high", "properties"),
    [
        ("2021-03-16", "2021-03-16", "2021-03-16", {"date": ["2021-03-16"]}),
        ("2021-03", "2021-03-01", "2021-03-31", {"date": ["2021-03"]}),
        (
            "2024-03-01/2024-03-10",
            "2024-03-01",
            "2024-03-10",
            {"startDate": ["2024-03-01"], "endDate": ["2024-03-10"]},
        ),
        ("2021-03-20/..", "2021-03-20", None, {"startDate": ["2021-03-20"]}),
        (None, None, None, {}),
    ],
)
def test_a_vague_date_is_never_a_day(
    date: str | None, low: str | None, high: str | None, properties: Any
) -> None:
    entity = FtmEntity("a", "Event")
    entity.add_when({"date": date, "date_min": low, "date_max": high})
    assert json.loads(entity.line())["properties"] == properties


def test_codes_are_those_of_the_model() -> None:
    assert [code for code in LANGUAGES.values() if not registry.language.validate(code)] == []
    codes = [iso2(state, load()) for state in load().states]
    assert [code for code in codes if code is None or not registry.country.validate(code)] == []
