"""No answer differs between a state on the disk and the same state in memory."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.forged import forge
from readout import query
from readout.errors import UsageError
from readout.query import Filters
from readout.query.histogram import By
from readout.record import Record, TextIndex, View
from tests.query.factories import sample_record

FILTERS = (
    Filters(),
    Filters(countries=("JPN",)),
    Filters(countries=("JPN", "USA")),
    Filters(since="2015", until="2016-03"),
    Filters(person="ka"),
    Filters(doc="wire/13/"),
    Filters(place="Tokyo"),
    Filters(act="meeting", status="occurred"),
    Filters(by=("USA",)),
    Filters(about="security"),
    Filters(about="Taiwan", verb="warn"),
    Filters(formula="taiwan"),
)
WORDS = (
    "security",
    "security fishing",
    '"peace and stability"',
    "coop",
    "“We",
    "%",
    "Tokyo on",
    "é",
    "10",
    "kind:statement security",
    "speaker:USA peace",
    "title:call country:JPN security",
    "publisher:times concern",
    "source:wire/13 trade",
    "nothing:here",
)


@pytest.fixture(scope="module", params=["sample", "forged"])
def record(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp(request.param)
    return sample_record(folder / "r") if request.param == "sample" else forge(folder / "r", events=2_000)


@pytest.fixture(scope="module")
def views(record: Record) -> Iterator[tuple[View, View]]:
    with record.view() as loose, record.view(held=True) as held:
        index = TextIndex.beside(record.path)
        index.update(held)
        held.texts = index
        yield loose, held


@pytest.mark.parametrize("name", query.LISTINGS)
def test_listings_and_their_pages(views: tuple[View, View], name: str) -> None:
    loose, held = views
    listing = query.LISTINGS[name]
    assert list(listing.rows(loose, limit=600)) == list(listing.rows(held))[:600]
    for filters in FILTERS:
        whole = list(listing.rows(held, filters, limit=200))
        for at in (0, 7, len(whole) // 2):
            assert list(listing.rows(held, filters, limit=7, offset=at)) == whole[at : at + 7]
        assert list(listing.rows(loose, filters, limit=7, offset=7)) == whole[7:14], filters
        rows = query.count(loose, name, filters)
        assert query.count(held, name, filters) == rows
        assert len(whole) == min(200, rows)


@pytest.mark.parametrize("name", query.LISTINGS)
def test_facets_sum_up_to_the_rows(views: tuple[View, View], name: str) -> None:
    loose, held = views
    for filters in FILTERS:
        found = query.facets(held, name, filters, most=None)
        assert found == query.facets(loose, name, filters, most=None)
        rows = query.count(held, name, filters)
        for column, counts in found.items():
            assert len({value for value, _ in counts}) == len(counts)
            if column in ("country", "who") and name != "people":
                assert all(n <= rows for _, n in counts)
            else:
                assert sum(n for _, n in counts) == rows, (column, filters)


@pytest.mark.parametrize("by", ["month", "year", "decade"])
@pytest.mark.parametrize("name", ["events", "meetings", "statements", "wording", "documents"])
def test_histograms_sum_up_to_the_rows(views: tuple[View, View], name: str, by: By) -> None:
    loose, held = views
    for filters in FILTERS:
        found = query.histogram(held, filters, by, listing=name)
        assert found == query.histogram(loose, filters, by, listing=name)
        certain = sum(bar.certain for bar in found.bars)
        assert certain + found.vague + found.undated == query.count(held, name, filters)
        assert all(bar.possible <= found.vague for bar in found.bars)


def test_places_sum_up_to_the_events(views: tuple[View, View]) -> None:
    loose, held = views
    for filters in FILTERS:
        found = list(query.places(held, filters))
        assert found == list(query.places(loose, filters))
        assert sum(place.events for place in found) == query.count(held, "events", filters)


@pytest.mark.parametrize("words", WORDS)
def test_search_gives_what_looking_through_every_text_gives(views: tuple[View, View], words: str) -> None:
    loose, held = views
    whole = list(query.search(loose, words))
    assert list(query.search(held, words)) == whole
    assert list(query.search(held, words, limit=3, offset=2)) == whole[2:5]
    texts = {document.doc: document.text for document in loose.documents()}
    for row in whole:
        for hit in (row, *row["hits"]):
            assert texts[hit["doc"]][hit["start"] : hit["end"]] == hit["text"]


def test_rows_by_id(views: tuple[View, View]) -> None:
    loose, held = views
    wanted = [
        next(query.events(loose))["event"],
        next(query.documents(loose))["doc"],
        next(query.statements(loose))["statement"],
        next(query.people(loose))["entity"],
    ]
    for one in wanted:
        assert query.explain(held, one) == query.explain(loose, one)
    assert query.profile(held, wanted[-1]) == query.profile(loose, wanted[-1])
    assert query.profile(held, wanted[-1]).events == next(query.people(held))["events"]
    assert list(query.timeline(held, limit=9)) == list(query.timeline(loose, limit=9))


@pytest.mark.hostile
@pytest.mark.parametrize(
    "words",
    ['"', '"" OR "', "a\0b", "NEAR(a b)", "body:x*", "* ^ - +", "x" * 10_000, "(((", "'; DROP TABLE docs", "\ud800", "country:Atlantis x", "speaker:nobody-at-all x", "kind:poem x", "title: x"],
    ids=range(14),
)  # fmt: skip
def test_hostile_searches(views: tuple[View, View], words: str) -> None:
    for view in views:
        try:
            list(query.search(view, words, limit=5))
        except UsageError:
            continue


def test_an_unknown_listing_is_a_usage_error(views: tuple[View, View]) -> None:
    with pytest.raises(UsageError, match="treaties"):
        query.count(views[0], "treaties")
    with pytest.raises(UsageError, match="claims"):
        query.histogram(views[0], listing="claims")
