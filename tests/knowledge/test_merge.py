"""How the generator puts sources together: family names, who is who, and terms that touch."""

from __future__ import annotations

import datetime as dt

import pytest

from tools.knowledge.curated import Roster, Someone, Term
from tools.knowledge.merge import add
from tools.knowledge.naming import named

GIVEN = frozenset({"josé", "jose", "luis", "felipe", "miguel", "angel"})


@pytest.mark.parametrize(
    ("name", "of", "family", "family_first"),
    [
        ("Dominique de Villepin", "FRA", "de Villepin", False),
        ("Tung Chee-hwa", "HKG", "Tung", True),
        ("Donald Tsang", "HKG", "Tsang", False),
        ("Goh Chok Tong", "SGP", "Goh", True),
        ("Thein Sein", "MMR", "Thein Sein", False),
        ("Meles Zenawi", "ETH", "Meles", True),
        ("Felipe Pérez Roque", "CUB", "Pérez Roque", False),
        ("Thomas A. Shannon, Jr.", "USA", "Shannon", False),
        ("Sir Julius Chan", "PNG", "Chan", False),
        ("Kim Jang-soo", "KOR", "Kim", True),
    ],
)
def test_family_names(name: str, of: str, family: str, family_first: bool) -> None:
    someone = named(name, of, given=GIVEN)
    assert (someone.family, someone.family_first) == (family, family_first)


def person(name: str, wikidata: str = "") -> Someone:
    return Someone(
        name=name, family=name.rsplit(maxsplit=1)[-1], family_first=False, country="GRC", wikidata=wikidata
    )


def term(who: Someone, start: str, end: str | None, *, source: str = "slice", curated: bool = False) -> Term:
    return Term(
        person=who,
        office="foreign-minister",
        of="GRC",
        title="Minister",
        start=dt.date.fromisoformat(start),
        end=dt.date.fromisoformat(end) if end is not None else None,
        verified=True,
        evidence=source,
        curated=curated,
    )


def merged(curated: list[Term], *slices: Term) -> list[tuple[str, str, str]]:
    roster = Roster(people=[t.person for t in curated], terms=curated)
    add(roster, slices)
    rows = roster.person_rows()
    assert len({row["entity"] for row in rows}) == len(rows)
    return [(t.person.name, t.start.isoformat(), t.end.isoformat() if t.end else "") for t in roster.terms]


def test_one_person_under_two_spellings() -> None:
    known = term(person("Giorgos Papandreou"), "1999-02-19", "2004-02-13", curated=True)
    assert merged([known], term(person("George Giorgos Papandreou", "Q1"), "1999-02-19", "2004-02-13")) == [
        ("Giorgos Papandreou", "1999-02-19", "2004-02-13")
    ]


def test_two_people_with_two_wikidata_ids() -> None:
    first = term(person("Nikos Dendias", "Q1"), "2019-07-09", "2023-05-26")
    second = term(person("Nikos Dendias", "Q2"), "2023-06-27", None)
    second.person.name = "Nikolaos Nikos Dendias"
    assert len({name for name, *_ in merged([], first, second)}) == 2


def test_whoever_stands_in_does_not_end_a_term() -> None:
    minister, deputy = person("Anna Minister"), person("Ben Deputy")
    rows = merged([], term(minister, "2010-01-01", "2014-01-01"), term(deputy, "2012-05-01", "2012-05-20"))
    assert rows == [("Anna Minister", "2010-01-01", "2014-01-01")]


def test_a_slight_overlap_moves_the_start() -> None:
    first = term(person("Anna Minister"), "2010-01-01", "2012-03-10", curated=True)
    rows = merged([first], term(person("Ben Follower"), "2012-02-20", "2014-01-01"))
    assert rows[1] == ("Ben Follower", "2012-03-10", "2014-01-01")


def test_who_contradicts_a_trusted_row_is_left_out() -> None:
    first = term(person("Anna Minister"), "2010-01-01", "2014-01-01", curated=True)
    assert len(merged([first], term(person("Ben Wrong"), "2011-01-01", "2013-01-01"))) == 1


def test_an_end_the_source_does_not_know_is_the_next_start() -> None:
    open_ended = term(person("Anna Minister"), "2010-01-01", "2022-07-22")
    open_ended.is_end_known = False
    rows = merged([], open_ended, term(person("Ben Next"), "2013-01-01", "2015-01-01"))
    assert rows[0] == ("Anna Minister", "2010-01-01", "2013-01-01")
    assert "inferred" in open_ended.evidence


def test_terms_before_2000_are_left_out() -> None:
    assert merged([], term(person("Anna Early"), "1990-01-01", "1995-01-01")) == []
