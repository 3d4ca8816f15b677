"""watches.toml: what it may say, and what is said of what it may not."""

from __future__ import annotations

import pytest

from readout.errors import ConfigError
from readout.watching import chosen, parse_watches

GOOD = """
# what the desk wants to know
[watch.taiwan-wording]
listing = "wording"
formula = "peace-and-stability-taiwan-strait"
new_actor = true

[watch.jpn-usa]
listing = "meetings"
country = ["Japan", "USA"]
since = 2023

[watch.pair]
listing = "events"
person = ["Blinken", "Motegi"]
office = "Foreign Minister of Japan"
from = 2021-03-16
event_format = "2+2"
"""


def test_the_names_and_meanings_of_the_command_line() -> None:
    wording, meetings, pair = parse_watches(GOOD)
    assert (wording.filters.formula, wording.new_actor) == ("peace-and-stability-taiwan-strait", "speaker")
    assert (meetings.filters.countries, meetings.filters.since) == (("JPN", "USA"), "2023")
    assert (pair.filters.person, pair.persons) == ("Blinken", ("Motegi",))
    assert (pair.offices, pair.filters.since) == (("Foreign Minister of Japan",), "2021-03-16")
    assert pair.filters.format == "2+2"


def test_one_question_has_one_digest() -> None:
    one, other = (
        parse_watches(f'[watch.a]\nlisting = "events"\n{line}')[0]
        for line in ('country = "Japan"\nsince = "2023"', 'from = "2023"\ncountry = ["JPN"]')
    )
    assert one.question == other.question
    assert one.question != parse_watches('[watch.a]\nlisting = "meetings"\ncountry = "JPN"')[0].question


BAD = [
    ("an unknown key", 'listing = "wording"\nformla = "x"', "line 3 .*watch.a.formla.*formula"),
    ("a key of another listing", 'listing = "claims"\nstatus = "planned"', "watch.a.status"),
    ("no listing", 'country = "JPN"', "watch.a.listing.*events"),
    ("an unknown listing", 'listing = "meeting"', "Did you mean meetings"),
    ("a status that is none", 'listing = "events"\nstatus = "canceled"', "Did you mean cancelled"),
    ("a date that is none", 'listing = "events"\nfrom = "March"', "no date"),
    ("a state that is none", 'listing = "events"\ncountry = ["JPN", "Atlantis"]', "Atlantis"),
    ("an office of nobody", 'listing = "events"\noffice = "Foreign Minister"', "Foreign Minister of Japan"),
    ("an office that is none", 'listing = "events"\noffice = "Grand Vizier of Japan"', "Grand Vizier"),
    ("a list where one is meant", 'listing = "events"\nact = ["visit", "call"]', "one value"),
    ("a number where words are meant", 'listing = "events"\nplace = 1.5', "text in quotes"),
    ("an empty value", 'listing = "events"\nperson = " "', "empty"),
    ("nobody at all", 'listing = "events"\nperson = []', "nobody"),
    ("one thing twice", 'listing = "events"\nfrom = "2021"\nsince = "2022"', "second time"),
    ("newness that is none", 'listing = "wording"\nnew_actor = "always"', "true, false or"),
    ("half a line", "listing =", "not TOML"),
]


@pytest.mark.parametrize(("why", "text", "message"), BAD, ids=[row[0] for row in BAD])
def test_what_cannot_be_used_is_named(why: str, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=f"(?s)watches.toml.*{message}") as raised:
        parse_watches(f"[watch.a]\n{text}")
    assert raised.value.hint or "TOML" in raised.value.message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[watches.a]\nlisting = "events"', "unknown table `watches`"),
        ("feed = 1", "must hold tables"),
        ('[watch.list]\nlisting = "events"', "cannot be called 'list'"),
        ('[watch."a b"]\nlisting = "events"', "cannot be called"),
        ('[watch."../x"]\nlisting = "events"', "cannot be called"),
        ("watch = 3", "must hold tables"),
    ],
)
def test_what_is_no_watch_is_named(text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        parse_watches(text)


def test_watches_are_chosen_by_name() -> None:
    held = parse_watches(GOOD)
    assert [one.name for one in chosen(held, ("pair", "jpn-usa"))] == ["pair", "jpn-usa"]
    assert chosen(held, ()) == held
    with pytest.raises(ConfigError, match=r"jpn-usb.*Did you mean jpn-usa"):
        chosen(held, ("jpn-usb",))
