"""What the link stage takes from the record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from readout.linking import link_record
from readout.model import Flag, RawInput, Reading, rejected
from readout.record import Record
from tests.desks import parse

WORDS = (
    "The ministers of the two neighbours met in the capital on Tuesday and spoke for three hours of the border.\n"
    "They agreed to open the crossing at the river again before the winter, officials of both sides said.\n"
    "A commission of engineers will look at the bridge in the coming weeks, and both will pay for its repair."
)


def reading(text: str, *, url: str | None = None, speaks: bool = True) -> Reading:
    document = parse(RawInput(source=text[:5], data=text.encode()))
    flags = () if speaks else (Flag(code="not-diplomatic", message="Names no two sides."),)
    return Reading(document=replace(document, url=url, flags=flags))


def stories(path: Path, *readings: Reading) -> list[set[str]]:
    with Record.create(path).writer() as writer:
        writer.add(list(readings), reader="r")
        link_record(Record.open(path), writer)
    with Record.open(path).view() as view:
        return [set(row["documents"]) for row in view.rows("stories")]


def test_copies_are_looked_for_among_documents_that_speak_of_diplomacy(tmp_path: Path) -> None:
    one, copy = reading(WORDS), reading(f"{WORDS}\nMore follows.")
    other = reading("The home side won the match on Sunday, the club said.", speaks=False)
    found = stories(tmp_path / "r", one, copy, other)
    assert found == [{one.document.doc, copy.document.doc}]


def test_another_version_of_a_page_is_linked_whatever_is_left_of_it(tmp_path: Path) -> None:
    address = "https://www.mfa.example/release/12"
    first = reading(WORDS, url=address)
    edited = reading("\n".join(WORDS.split("\n")[1:]), url=address, speaks=False)
    stranger = reading("\n".join(WORDS.split("\n")[:2]), speaks=False)
    found = stories(tmp_path / "r", first, edited, stranger)
    assert found == [{first.document.doc, edited.document.doc}]


def test_a_version_that_could_not_be_read_makes_no_other_linked(tmp_path: Path) -> None:
    address = "https://www.mfa.example/release/13"
    torn = RawInput(source="torn", data=b"half a page")
    broken = replace(rejected(torn, "truncated-record", "It ends too early."), url=address)
    whole = reading(WORDS, url=address, speaks=False)
    assert not stories(tmp_path / "r", Reading(document=broken), whole)
