from __future__ import annotations

import datetime as dt
import re

from readout.query import Profile
from readout.query.profile import OfficeHeld, OfficeSeen
from readout.serve.strips import office_strip
from tests.serve import sample

TODAY = dt.date(2026, 1, 1)


def _profile(*held: OfficeHeld, seen: tuple[OfficeSeen, ...] = ()) -> Profile:
    return Profile(
        entity={"entity": "person/x"},
        seen=seen,
        held=held,
        acts=(),
        met=(),
        said=(),
        wording=(),
        mentions=0,
        documents=0,
        first=None,
        last=None,
    )


def _held(start: str, end: str | None, precision: str = "day") -> OfficeHeld:
    last = dt.date.fromisoformat(end) if end is not None else None
    first = dt.date.fromisoformat(start)
    return OfficeHeld(title="Minister", of="JPN", start=first, end=last, precision=precision)  # type: ignore[arg-type]


def test_a_day_is_a_day_and_a_year_is_never_its_first_of_january() -> None:
    strip = office_strip(
        _profile(_held("2018-03-05", "2020-09-16"), _held("2021-01-01", "2023-01-01", "year")), TODAY
    )
    assert strip is not None
    sure, vague = strip.held
    assert (sure.words, [piece.kind for piece in sure.pieces]) == (
        "5 March 2018 – 16 September 2020",
        ["sure"],
    )
    assert vague.words == "2021 – 2023"
    assert vague.note == "known to the year"
    assert [piece.kind for piece in vague.pieces] == ["vague", "sure", "vague"]
    year = 100 * 365 / (dt.date(2026, 1, 1) - dt.date(2018, 1, 1)).days
    assert abs(vague.pieces[0].width - year) < 0.5
    assert abs(vague.pieces[2].width - year) < 0.5


def test_an_office_that_goes_on_is_open() -> None:
    strip = office_strip(_profile(_held("2025-10-21", None)), TODAY)
    assert strip is not None
    assert strip.held[0].words == "from 21 October 2025"
    assert [piece.kind for piece in strip.held[0].pieces] == ["open"]


def test_what_documents_say_is_kept_apart_from_what_the_tables_say() -> None:
    seen = OfficeSeen(office="Foreign Minister", documents=2, first=dt.date(2021, 3, 16), last=None)
    strip = office_strip(_profile(_held("2019-09-11", "2021-10-04"), seen=(seen,)), TODAY)
    assert strip is not None
    assert [line.name for line in strip.held] == ["Minister, JPN"]
    assert [(line.name, line.words, line.note) for line in strip.seen] == [
        ("Foreign Minister", "undated", "in 2 documents")
    ]


def test_nothing_known_is_nothing_drawn() -> None:
    assert office_strip(_profile(), TODAY) is None


def test_a_person_shows_offices_meetings_words_and_garbled_names() -> None:
    html = re.sub(r"\s+", " ", sample.client().get("/entities/person/toshimitsu-motegi").text)
    assert "Minister for Foreign Affairs" in html
    assert 'href="/entities/person/antony-blinken"' in html
    assert "Toshimichi Shigeki" in html
    assert "茂木敏充 may be read so" in html
    assert f'href="/mentions/{sample.ids()["mention"]}"' in html


def test_a_person_as_data() -> None:
    told = sample.client().get("/entities/person/antony-blinken.json").json()
    assert (told["entity"], told["wikidata"]) == ("person/antony-blinken", "Q7821917")
    assert told["met"][0]["entity"] == "person/toshimitsu-motegi"


def test_the_beginning_of_an_id_leads_to_the_page_and_nobody_is_not_found() -> None:
    answer = sample.client().get("/entities/person/antony-bl")
    assert str(answer.url).endswith("/entities/person/antony-blinken")
    assert sample.client().get("/entities/person/nobody-at-all").status_code == 404
    assert sample.client().get("/entities/person/antony-blinken?color=red").status_code == 400
