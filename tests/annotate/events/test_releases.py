"""What governments give out themselves: dates from the occasion, the first person, texts issued together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.model import Reading, Report

Read = Callable[..., Reading]
MINISTRY = "U.S. Department of State"
CALL = "Readout of Secretary Blinken’s Call with Japanese Foreign Minister Kamikawa"
PUBLISHED = "2024-05-17"


def only(reading: Reading, act: str, type_: str | None = None) -> Report:
    found = [r for r in reading.reports if r.told.act == act and type_ in (None, r.told.type)]
    assert len(found) == 1, [(r.told.act, r.told.type) for r in reading.reports]
    return found[0]


def names(report: Report) -> set[str]:
    return {role.name for role in report.told.roles}


def test_a_read_out_without_a_word_of_time_speaks_of_its_own_day(read: Read) -> None:
    text = "Secretary of State Antony Blinken spoke with Japanese Foreign Minister Yoko Kamikawa."
    told = only(read(text, date=PUBLISHED, title=CALL, publisher=MINISTRY), "call").told
    assert (told.dating.text, told.dating.basis) == (PUBLISHED, "inferred")


def test_a_report_without_a_word_of_time_has_no_date(read: Read) -> None:
    text = "Secretary of State Antony Blinken spoke with Japanese Foreign Minister Yoko Kamikawa."
    told = only(read(text, date=PUBLISHED, publisher="Harbour Wire"), "call").told
    assert told.dating.date is None


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Blinken condemned North Korea’s missile launches.", "2024-05-16"),
        ("Blinken condemned North Korea’s missile launches of last November.", "2024-05-16"),
        ("On Friday, Blinken condemned North Korea’s missile launches.", "2024-05-17"),
    ],
)
def test_what_is_said_is_dated_by_the_talks_it_was_said_at(read: Read, sentence: str, date: str) -> None:
    text = f"Antony Blinken met Japanese Foreign Minister Yoko Kamikawa in Tokyo on Thursday. {sentence}"
    assert only(read(text, date=PUBLISHED), "statement", "ACCUSE").told.dating.text == date


def test_those_who_sign_are_we(read: Read) -> None:
    text = (
        "We, the Foreign Ministers of Japan, Australia and India, met in Tokyo.\n\n"
        "We condemn North Korea’s missile launches."
    )
    reading = read(text, date=PUBLISHED, title="Joint Statement of the Foreign Ministers", publisher=MINISTRY)
    condemned = [r for r in reading.reports if r.told.type == "ACCUSE" and r.told.act == "statement"]
    assert [names(r) for r in condemned] == [{"Japan", "Australia", "India", "North Korea"}]
    assert names(only(reading, "joint-statement")) == {"Japan", "Australia", "India"}


def test_without_a_joint_title_we_are_nobody(read: Read) -> None:
    text = "Japan and Australia met in Tokyo. We condemn North Korea’s missile launches."
    reading = read(text, date=PUBLISHED, title="Ministers condemn launches", publisher="Harbour Wire")
    assert not [r for r in reading.reports if r.told.type == "ACCUSE"]


TITLE = "Secretary Antony J. Blinken and Japanese Foreign Minister Yoko Kamikawa Before Their Meeting"
REMARKS = """Tokyo, Japan

SECRETARY BLINKEN: It is good to be in Japan again.

FOREIGN MINISTER KAMIKAWA: I condemn North Korea’s missile launches."""


def test_a_title_tells_of_the_meeting_that_remarks_come_before(read: Read) -> None:
    report = only(read(REMARKS, date=PUBLISHED, title=TITLE, publisher=MINISTRY), "meeting")
    assert names(report) == {"Antony Blinken", "Yoko Kamikawa"}
    assert report.told.dating.text == PUBLISHED
    assert report.told.place is not None
    assert report.told.place.name == "Tokyo"


def test_i_am_whoever_speaks(read: Read) -> None:
    reading = read(REMARKS, date=PUBLISHED, title=TITLE, publisher=MINISTRY)
    sources = {r.name for r in only(reading, "statement", "ACCUSE").told.roles if r.role == "source"}
    assert sources == {"Yoko Kamikawa"}


def test_whose_delegation_was_met_did_not_take_part(read: Read) -> None:
    title = "Deputy Secretary Sherman’s Meeting with President Yoon Suk Yeol’s Delegation"
    text = (
        "Deputy Secretary of State Wendy Sherman met a delegation sent by President Yoon Suk Yeol of Korea."
    )
    reading = read(text, date="2022-05-17", title=title, publisher=MINISTRY)
    assert not [r for r in reading.reports if r.rule.startswith("frame:title")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("President Biden met King Abdullah II of Jordan at the White House on Monday.", "White House"),
        ("Putin was in Hanoi on Monday, where he met Vietnamese President To Lam.", "Hanoi"),
    ],
)
def test_places_of_talks(read: Read, text: str, place: str) -> None:
    told = only(read(text, date=PUBLISHED), "meeting").told
    assert told.place is not None
    assert told.place.name == place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The G7 leaders met in Tokyo on Monday.", {"G7"}),
        ("Penny Wong met Manasseh Sogavare in Honiara on Monday. It was her third visit this year.", None),
        ("Blinken and Kamikawa noted the need for Armenia and Azerbaijan to hold talks.", None),
    ],
)
def test_what_counts_as_talks_that_were_held(read: Read, text: str, expected: set[str] | None) -> None:
    held = [r for r in read(text, date=PUBLISHED).reports if r.told.type == "CONSULT"]
    alone = [names(r) for r in held if r.told.status == "occurred" and len(names(r)) < 2]
    assert alone == ([expected] if expected else [])


def test_thanks_that_somebody_wants_to_give_are_given(read: Read) -> None:
    text = "PRIME MINISTER KISHIDA: I want to thank Australia."
    title = "Remarks by Prime Minister Fumio Kishida"
    report = only(read(text, date=PUBLISHED, title=title, publisher="Government of Japan"), "statement")
    assert report.told.status == "occurred"


def test_earlier_talks_named_without_parties_are_of_the_same_states(read: Read) -> None:
    text = (
        "Blinken met Japanese Foreign Minister Yoko Kamikawa and South Korean Foreign Minister Cho Tae-yul "
        "in Rio on 22 February 2024. They welcomed progress since the trilateral summit in August 2023."
    )
    found = [names(r) for r in read(text, date="2024-02-23").reports if r.told.dating.text == "2023-08"]
    assert {"United States", "Japan", "South Korea"} in found


def test_somebody_abroad_is_at_one_place_on_one_day(read: Read) -> None:
    text = (
        "Volodymyr Zelenskyy met Japanese Prime Minister Fumio Kishida in Hiroshima on Sunday. "
        "On Sunday, Zelenskyy also met Indian Prime Minister Narendra Modi."
    )
    met = [r.told for r in read(text, date="2023-05-22").reports if r.told.act == "meeting"]
    assert [told.place.name for told in met if told.place is not None] == ["Hiroshima", "Hiroshima"]


def test_their_leaders_are_those_of_the_day(read: Read) -> None:
    text = (
        "Japanese Prime Minister Fumio Kishida and South Korean President Yoon Suk Yeol met in Seoul on Monday. "
        "The leaders of Japan and South Korea last met in Chengdu in December 2019."
    )
    met = {r.told.dating.text: names(r) for r in read(text, date="2023-05-09").reports}
    assert {"Shinzo Abe", "Moon Jae-in"} <= met["2019-12"]
    assert not {"Fumio Kishida", "Yoon Suk Yeol"} & met["2019-12"]


def test_what_is_denied_stays_denied_over_a_joined_verb(read: Read) -> None:
    text = "Saudi Arabia denied reports that Benjamin Netanyahu had flown there and met Mohammed bin Salman."
    statuses = {r.told.status for r in read(text, date="2020-11-23").reports if r.told.act == "meeting"}
    assert statuses == {"denied"}
