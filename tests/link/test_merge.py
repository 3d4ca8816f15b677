"""The merged account and the conflicts beside it."""

from __future__ import annotations

from readout.link.conflicts import conflicts
from readout.link.facts import Telling
from readout.link.merge import merge
from readout.model import Report
from tests.link.factories import dating, report


def telling(given: Report, story: str | None = None) -> Telling:
    return Telling(given, story or f"sto_{given.span.doc}", dating(None))


def differing(*reports: Report) -> dict[str, list[str]]:
    return {c.field: [v.value for v in c.values] for c in conflicts([telling(r) for r in reports])}


def test_the_most_exact_date_wins_and_the_vaguer_is_no_conflict() -> None:
    reports = [report("Blinken Motegi", "2021-03"), report("Blinken Motegi", "2021-03-16", doc="doc_b")]
    told, found = merge([telling(r) for r in reports])
    assert told.dating.text == "2021-03-16"
    assert found == ()


def test_the_place_with_most_independent_sources_wins() -> None:
    tokyo = [report("Blinken Motegi", "2021-03-16", "Tokyo/JPN", doc=doc) for doc in ("doc_b", "doc_c")]
    hall = [
        report("Blinken Motegi", "2021-03-16", "Iikura House/JPN", doc=doc)
        for doc in ("doc_d", "doc_e", "doc_f")
    ]
    told, found = merge([*map(telling, tokyo), *(telling(r, "sto_copied") for r in hall)])
    assert told.place is not None
    assert told.place.name == "Tokyo"
    assert [c.field for c in found] == ["place"]
    assert [len(v.reports) for v in found[0].values] == [3, 2]


def test_conflicts_name_every_value() -> None:
    a = report("Kamikawa Teodoro", "2024-07-08", "Malacañang Palace/PHL", act="agreement")
    b = report(
        "Kamikawa Manalo", "2024-07-08", "Department of Foreign Affairs/PHL", act="agreement", doc="doc_b"
    )
    assert differing(a, b) == {
        "place": ["Department of Foreign Affairs", "Malacañang Palace"],
        "roles": ["Enrique Manalo", "Gilberto Teodoro"],
    }


def test_naming_fewer_people_is_no_conflict() -> None:
    a = report("Blinken Austin Motegi Kishi", "2021-03-16", fmt="2+2")
    b = report("Blinken Motegi", "2021-03-16", fmt="2+2", doc="doc_b")
    assert differing(a, b) == {}


def test_a_state_gives_way_to_its_persons() -> None:
    told, _ = merge([telling(report("USA JPN", "2021-03-16")), telling(report("Blinken JPN", doc="doc_b"))])
    assert [role.name for role in told.roles] == ["Antony Blinken", "JPN"]


def test_a_state_that_one_report_names_beside_its_person_stays() -> None:
    told, _ = merge([telling(report("Blinken USA JPN"))])
    assert len(told.roles) == 3


def test_a_disputed_event_has_not_simply_happened() -> None:
    told, found = merge(
        [telling(report("USA JPN")), telling(report("USA JPN", status="denied", doc="doc_b"))]
    )
    assert told.status == "denied"
    assert [c.field for c in found] == ["status"]


def test_a_format_that_says_more_wins_a_tie() -> None:
    told, _ = merge(
        [telling(report("USA JPN", fmt="summit")), telling(report("USA JPN", fmt="bilateral", doc="doc_b"))]
    )
    assert told.format == "bilateral"


def test_the_city_of_a_venue_is_no_conflict_and_the_venue_wins() -> None:
    reports = [
        report("Blinken Motegi", "2021-03-16", "Iikura Guest House/JPN", doc="doc_a"),
        report("Blinken Motegi", "2021-03-16", "Tokyo/JPN", doc="doc_b"),
        report("Blinken Motegi", "2021-03-16", "Tokyo/JPN", doc="doc_c"),
    ]
    told, found = merge([telling(r) for r in reports], wide_places=frozenset({"Tokyo"}))
    assert told.place is not None
    assert told.place.name == "Iikura Guest House"
    assert found == ()
