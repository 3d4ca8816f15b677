"""Lookups over the tables: what the seeds and examples need, and the traps."""

from __future__ import annotations

import datetime as dt

import pytest

from readout.knowledge import check, load

D = dt.date

SEED_OFFICES = [
    ("Antony Blinken", "USA", "Secretary of State", D(2021, 3, 16)),
    ("Antony Blinken", "USA", "Secretary of State", D(2024, 7, 28)),
    ("Lloyd Austin", "USA", "Secretary of Defense", D(2024, 7, 28)),
    ("Yoko Kamikawa", "JPN", "Minister for Foreign Affairs", D(2024, 1, 12)),
    ("Minoru Kihara", "JPN", "Minister of Defense", D(2024, 7, 28)),
    ("Toshimitsu Motegi", "JPN", "Minister for Foreign Affairs", D(2021, 3, 16)),
    ("Nobuo Kishi", "JPN", "Minister of Defense", D(2021, 3, 16)),
    ("Mark Rutte", "org/nato", "Secretary General", D(2025, 4, 9)),
    ("Shigeru Ishiba", "JPN", "Prime Minister", D(2025, 4, 9)),
    ("Lin Chia-lung", "TWN", "Minister of Foreign Affairs", D(2025, 4, 11)),
    ("Jake Sullivan", "USA", "National Security Adviser", D(2024, 1, 12)),
    ("Gina Raimondo", "USA", "Secretary of Commerce", D(2024, 1, 12)),
    ("Fumio Kishida", "JPN", "Prime Minister", D(2024, 1, 12)),
    ("Yoshihide Suga", "JPN", "Prime Minister", D(2021, 3, 16)),
    ("Wang Yi", "CHN", "Minister for Foreign Affairs", D(2021, 3, 16)),
    ("Wang Yi", "CHN", "State Councilor", D(2021, 3, 16)),
    ("Wang Yi", "CHN", "Director of the Office of the Central Foreign Affairs Commission", D(2023, 6, 19)),
    ("Qin Gang", "CHN", "Minister for Foreign Affairs", D(2023, 6, 19)),
    ("Tsai Ing-wen", "TWN", "President", D(2024, 1, 12)),
    ("Joe Biden", "USA", "President", D(2024, 1, 12)),
]


@pytest.mark.parametrize(("name", "of", "title", "day"), SEED_OFFICES)
def test_office_at_a_date(name: str, of: str, title: str, day: dt.date) -> None:
    knowledge = load()
    person = next(p for p in knowledge.persons.values() if p.name == name)
    held = [t for t in knowledge.tenures_of(person.entity, day, day) if t.of == of]
    assert title in [knowledge.title_of(t) for t in held]


def test_tables_do_not_contradict_themselves() -> None:
    assert check(load()) == []


def test_kan_is_no_office_holder_in_2021() -> None:
    knowledge = load()
    day = D(2021, 3, 16)
    holder = knowledge.holders("head-of-government", "JPN", day, day)
    assert [knowledge.persons[t.person].name for t in holder] == ["Yoshihide Suga"]
    kan = knowledge.persons["person/naoto-kan"]
    assert knowledge.tenures_of(kan.entity, day, day) == ()


def test_the_four_of_tokyo_meet_on_a_28_july_only_in_2024() -> None:
    knowledge = load()
    people = ["antony-blinken", "lloyd-austin", "yoko-kamikawa", "minoru-kihara"]
    years = [
        year
        for year in range(2019, 2027)
        if all(
            any(t.office in ("foreign-minister", "defense-minister") for t in held)
            for held in (knowledge.tenures_of(f"person/{p}", D(year, 7, 28), D(year, 7, 28)) for p in people)
        )
    ]
    assert years == [2024]


@pytest.mark.parametrize(
    ("surface", "entity", "sense"),
    [
        ("Ministry of Foreign Affairs of the Republic of China", "org/foreign-ministry-twn", "body"),
        ("Republic of China", "state/TWN", "state"),
        ("People's Republic of China", "state/CHN", "state"),
        ("People’s Republic of China", "state/CHN", "state"),
        ("Chinese Communist Party", "org/chinese-communist-party", "body"),
        ("CCP", "org/chinese-communist-party", "body"),
        ("ROK", "state/KOR", "state"),
        ("DPRK", "state/PRK", "state"),
        ("U.S.", "state/USA", "adjective"),
        ("U.K.", "state/GBR", "state"),
        ("Burma", "state/MMR", "state"),
        ("Holland", "state/NLD", "state"),
        ("Türkiye", "state/TUR", "state"),
        ("Turkiye", "state/TUR", "state"),
        ("Kosovo", "state/XKX", "state"),
        ("Filipinos", "state/PHL", "demonym"),
        ("Houthi", "group/houthi", "group"),
        ("Houthis", "group/houthi", "group"),
        ("Hamas", "group/hamas", "group"),
        ("NATO", "org/nato", "body"),
        ("North Atlantic Treaty Organization", "org/nato", "body"),
        ("Kyodo News", "outlet/kyodo-news", "outlet"),
        ("Kyodo", "outlet/kyodo-news", "outlet"),
        ("KYODO", "outlet/kyodo-news", "outlet"),
        ("TAIWAN-JAPAN RELATIONS ASSOCIATION", "org/taiwan-japan-relations-association", "body"),
        ("Democratic Progressive Party", "org/democratic-progressive-party", "body"),
        ("Pentagon", "org/defense-ministry-usa", "body"),
        ("Kremlin", "org/kremlin", "metonym"),
        ("Blue House", "org/presidential-office-korea", "metonym"),
        ("Tokyo", "place/tokyo", "capital"),
        ("Washington", "place/washington", "capital"),
        ("Kiev", "place/kyiv", "capital"),
        ("Anchorage", "place/anchorage", "place"),
        ("Camp David", "place/camp-david", "place"),
        ("Taiwan Strait", "place/taiwan-strait", "region"),
        ("Gaza Strip", "place/gaza-strip", "place"),
        ("Tony Blinken", "person/antony-blinken", "person"),
        ("Kishida Fumio", "person/fumio-kishida", "person"),
        ("HAYASHI Yoshimasa", "person/yoshimasa-hayashi", "person"),
        ("Blinken", "person/antony-blinken", "person"),
    ],
)
def test_gazetteer(surface: str, entity: str, sense: str) -> None:
    assert [n for n in load().names if n.surface == surface and n.entity == entity and n.sense == sense]


def test_a_sea_has_no_country() -> None:
    assert [n.country for n in load().names if n.surface == "Taiwan Strait"] == [None]


def test_a_minister_in_london_is_a_civil_servant_in_new_delhi() -> None:
    titles = load().titles_for("foreign secretary")
    assert {t.office for t in titles if "GBR" in t.countries} == {"foreign-minister"}
    assert {t.office for t in titles if "IND" in t.countries} == {"foreign-secretary"}


@pytest.mark.parametrize(
    ("surface", "office"),
    [
        ("secretary of state", "foreign-minister"),
        ("top diplomats", "foreign-minister"),
        ("defense chiefs", "defense-minister"),
        ("external affairs minister", "foreign-minister"),
        ("foreign ministers", "foreign-minister"),
        ("national security advisor", "national-security-adviser"),
        ("taoiseach", "head-of-government"),
    ],
)
def test_titles(surface: str, office: str) -> None:
    assert office in [t.office for t in load().titles_for(surface)]


def test_secretary_of_war_is_new() -> None:
    (title,) = load().titles_for("secretary of war")
    assert title.start == D(2025, 9, 5)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("reaffirmed", "reaffirm"),
        ("called for", "call for"),
        ("recognised", "recognize"),
        ("underscored", "underscore"),
        ("told", "tell"),
        ("pointing out", "point out"),
    ],
)
def test_verbs(form: str, lemma: str) -> None:
    verb = load().verb_of(form)
    assert verb is not None
    assert verb.lemma == lemma


def test_verbs_grow_stronger() -> None:
    strengths = [load().verbs[lemma].strength or 0 for lemma in ("note", "recognize", "affirm", "reaffirm")]
    assert strengths == sorted(set(strengths))
    assert len(load().verbs) >= 350


def test_families() -> None:
    knowledge = load()
    assert [p.name for p in knowledge.people_by_family("blinken")] == ["Antony Blinken"]
    assert {"Nobuo Kishi"} == {p.name for p in knowledge.people_by_family("kishi")}


def test_capitals() -> None:
    assert load().state_of_capital("Tokyo") == "JPN"
    assert load().state_of_capital("Atlantis") is None


@pytest.mark.parametrize(
    ("entity", "kind", "country"),
    [
        ("state/JPN", "state", "JPN"),
        ("person/antony-blinken", "person", "USA"),
        ("org/nato", "organization", None),
        ("group/hamas", "group", "PSE"),
        ("outlet/kyodo-news", "outlet", "JPN"),
        ("place/taiwan-strait", "place", None),
        ("office/foreign-minister", "office", None),
    ],
)
def test_entity(entity: str, kind: str, country: str | None) -> None:
    found = load().entity(entity)
    assert found is not None
    assert (found.entity, found.kind, found.country) == (entity, kind, country)
    assert load().entity("state/XXX") is None


def test_digest_is_of_all_tables() -> None:
    assert len(load().digest) == 64


def test_plover() -> None:
    types = load().plover
    assert len(types) == 16
    assert types["CONSULT"].modes[0] == ("visit", 4.0)
    assert types["PROTEST"].modes[-1] == ("vandalize", None)
