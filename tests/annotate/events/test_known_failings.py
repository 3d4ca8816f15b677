"""Twelve sentences that other coders get wrong (self-meetings, straits as targets, plans told as done …)."""

from __future__ import annotations

from collections.abc import Callable

from readout.model import Reading, Report

Read = Callable[..., Reading]


def told(read: Read, text: str) -> tuple[Report, ...]:
    return read(text, date="2024-07-28").reports


def sides(report: Report, *roles: str) -> set[str | None]:
    return {r.country for r in report.told.roles if not roles or r.role in roles}


def test_a_2plus2_is_one_meeting_of_two_and_nobody_meets_himself(read: Read) -> None:
    (meeting,) = told(
        read, "The United States and Japan held a 2+2 ministerial meeting in Tokyo on July 28, 2024."
    )
    assert (meeting.told.type, meeting.told.act, meeting.told.format) == ("CONSULT", "meeting", "2+2")
    assert [r.country for r in meeting.told.roles] == ["USA", "JPN"]


def test_a_strait_is_no_target_and_what_was_said_stays(read: Read) -> None:
    reading = read(
        "The foreign ministers of Japan and the United States met in Tokyo. The ministers reiterated the "
        "importance of peace and stability across the Taiwan Strait.",
        date="2024-07-28",
    )
    assert all("TWN" not in sides(r) for r in reading.reports)
    (statement,) = [s for s in reading.statements if "Taiwan Strait" in s.content[0].text]
    assert {s.country for s in statement.speakers} == {"JPN", "USA"}
    assert "peace and stability across the Taiwan Strait" in statement.content[0].text


def test_an_exercise_in_a_sea_is_not_with_the_state_it_is_called_after(read: Read) -> None:
    (exercise,) = told(
        read,
        "Australia, Japan, the Philippines and the United States conducted a joint maritime exercise in the "
        "South China Sea.",
    )
    assert (exercise.told.type, exercise.told.act) == ("COOPERATE", "exercise")
    assert sides(exercise) == {"AUS", "JPN", "PHL", "USA"}


def test_an_objection_is_no_demonstration(read: Read) -> None:
    (objection,) = told(
        read,
        "Japan and the United States strongly objected to China's unilateral attempts to change the status quo.",
    )
    assert objection.told.type == "ACCUSE"
    assert (sides(objection, "source"), sides(objection, "target")) == ({"JPN", "USA"}, {"CHN"})


def test_a_visit_to_come_has_not_happened_and_the_guest_has_a_name(read: Read) -> None:
    (visit,) = told(read, "Prime Minister Fumio Kishida will visit Washington next month.")
    assert (visit.told.type, visit.told.act, visit.told.status) == ("AGREE", "visit", "planned")
    assert visit.told.roles[0].name == "Fumio Kishida"
    assert visit.told.place is not None
    assert visit.told.place.name == "Washington"


def test_who_did_not_attend_was_not_there(read: Read) -> None:
    assert all(r.told.status != "occurred" for r in told(read, "Russia did not attend the talks."))


def test_hearsay_keeps_its_chain(read: Read) -> None:
    (summit,) = told(
        read,
        "Kyodo News, citing a Japanese government source, reported that Tokyo will host a summit with Seoul in May.",
    )
    assert (summit.told.type, summit.told.status, sides(summit)) == ("AGREE", "planned", {"JPN", "KOR"})
    chain = [a.name for a in summit.attribution]
    assert chain[0] == "Kyodo News"
    assert any("source" in name for name in chain[1:])


def test_a_quotation_is_a_statement_not_an_event(read: Read) -> None:
    reading = read(
        "“We will not yield an inch of our territory to Vietnam,” Philippine President Ferdinand Marcos Jr. "
        "told reporters in Hanoi.",
        date="2024-07-28",
    )
    assert reading.reports == ()
    (statement,) = reading.statements
    assert (statement.mode, statement.speakers[0].name) == ("direct", "Ferdinand Marcos Jr.")


def test_speech_without_an_act_gets_no_filler_code(read: Read) -> None:
    assert told(read, "Chinese Foreign Minister Wang Yi said on Friday that the world is changing.") == ()


def test_what_is_talked_about_is_not_whom_one_talks_with(read: Read) -> None:
    (talk,) = told(read, "Blinken discussed trade, North Korea and Taiwan with Kamikawa in Washington.")
    assert {r.name for r in talk.told.roles} == {"Antony Blinken", "Yoko Kamikawa"}


def test_compound_actors_are_told_apart(read: Read) -> None:
    (meeting,) = told(
        read,
        "Ministers from Kazakhstan, Uzbekistan and Tajikistan met with their Chinese counterpart in Xi'an.",
    )
    assert sides(meeting) == {"KAZ", "UZB", "TJK", "CHN"}


def test_verbs_of_two_words_are_read_as_one(read: Read) -> None:
    (refusal,) = told(read, "Ireland's prime minister turned down an offer from Israel.")
    assert (refusal.told.type, sides(refusal, "source"), sides(refusal, "target")) == (
        "REJECT",
        {"IRL"},
        {"ISR"},
    )
    (visit,) = told(read, "Egypt called off a visit by the Ethiopian foreign minister.")
    assert visit.told.status == "cancelled"
