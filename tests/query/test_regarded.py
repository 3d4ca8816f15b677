from __future__ import annotations

from pathlib import Path

from readout.model import Document, Entity, Party, RawInput, Reading, Stance, Statement
from readout.query.contents import DATED_POINTS, contents
from readout.query.naming import names_of
from readout.query.regarded import regarded, repairs
from readout.record import Record, View

TEXT = "Wong praised Japan. Wong warned China. Wang praised Japan."


def _reading(text: str = TEXT) -> Reading:
    raw = RawInput(source="/news/a.txt", data=text.encode())
    read = Document(
        doc=raw.doc,
        source=raw.source,
        source_kind="file",
        raw_sha256=raw.sha256,
        media_type="text/plain",
        text=text,
    )
    told = (
        ("Wong", "praised Japan", "JPN", "positive"),
        ("Wong", "warned China", "CHN", "negative"),
        ("Wang", "praised Japan", "JPN", "positive"),
    )
    said, at = [], 0
    for who, words, whom, polarity in told:
        start = text.index(f"{who} {words}", at) + len(who) + 1
        at = start
        said.append(
            Statement(
                mode="indirect",
                speakers=(Party(entity=f"person/{who.lower()}", name=who),),
                content=(read.span(start, start + len(words)),),
                stance=Stance(toward=f"state/{whom}", polarity=polarity),  # type: ignore[arg-type]
                verb=words.split()[0],
            )
        )
    people = (
        Entity(entity="person/wong", kind="person", name="Penny Wong"),
        Entity(entity="person/wang", kind="person", name="Wang Yi"),
    )
    return Reading(document=read, entities=people, statements=tuple(said))


def test_who_speaks_of_somebody_and_which_way(tmp_path: Path) -> None:
    record = Record.create(tmp_path / "record")
    with record.writer() as writer:
        writer.add([_reading()], reader="r")
    with record.view() as view:
        japan, china, nobody = (regarded(view, f"state/{code}") for code in ("JPN", "CHN", "XXX"))
    assert japan.polarities == {"positive": 2}
    assert [(row["name"], row["n"]) for row in japan.speakers] == [("Wang", 1), ("Wong", 1)]
    assert [row["content"][0]["text"] for row in japan.newest] == ["praised Japan", "praised Japan"]
    assert china.polarities == {"negative": 1}
    assert (nobody.polarities, nobody.speakers, nobody.newest) == ({}, (), ())


def test_a_garbled_name_is_told_with_its_reason(view: View) -> None:
    (found,) = repairs(view, "person/toshimitsu-motegi")
    assert (found["text"], found["flag"], found["n"]) == ("Toshimichi Shigeki", "reading", 1)
    assert found["note"] == "茂木敏充 may be read so"
    assert repairs(view, "person/antony-blinken") == ()


def test_names_of_those_the_record_does_not_have_are_their_ids(view: View) -> None:
    assert names_of(view, ["person/antony-blinken", "person/other", None]) == {
        "person/antony-blinken": "Antony Blinken",
        "person/other": "person/other",
    }
    assert names_of(view, []) == {}


def test_dates_are_not_looked_for_in_a_text_that_is_too_long(tmp_path: Path) -> None:
    record = Record.create(tmp_path / "record")
    short, long = _reading(f"{TEXT} It was on 16 March 2021."), _reading(TEXT + " " * DATED_POINTS)
    with record.writer() as writer:
        writer.add([short, long], reader="r")
    with record.view() as view:
        assert contents(view, long.document.doc).dates is None
        read = contents(view, short.document.doc)
    assert [row["verb"] for row in read.statements] == ["praised", "warned", "praised"]
