"""Families applied to a record that was read without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.annotate.folded import flat_lower, fold
from readout.annotate.sentences import split_sentences
from readout.annotate.wording import WORDED, FormulaIndex
from readout.documents import parse
from readout.errors import UsageError
from readout.knowledge import load
from readout.knowledge.own_formulas import family_of
from readout.knowledge.types import Formula
from readout.model import Document, RawInput, Reading
from readout.query import Filters, applied, applied_histories, usage_rows
from readout.record import Record, View

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EVEN = {ord(sign): None for sign in "\u00ad\u200b"} | {ord("\u0130"): "I", ord("\u017f"): "s"}

TALKS = family_of(
    Path("here"),
    {
        "formula": "talks-held",
        "label": "Talks held",
        "canonical": "held talks",
        "anchors": ["talks"],
        "patterns": ["held (?P<what>talks)", "blinken, shigeki talk"],
    },
    {},
)


def family(name: str) -> list[Formula]:
    return [formula for formula in load().formulas if formula.formula == name]


def test_a_known_family_is_found_as_reading_found_it(view: View) -> None:
    (stored,) = view.usages()
    (found,) = applied(view, family("peace-and-stability-taiwan-strait"))
    assert (found.span, found.usage, found.variant) == (stored.span, stored.usage, stored.variant)
    assert (found.statement, found.speakers, found.dating) == (
        stored.statement,
        stored.speakers,
        stored.dating,
    )


def test_a_new_family_is_found_in_the_stored_texts(view: View) -> None:
    (found,) = applied(view, [TALKS])
    assert (found.span.text, found.slots, found.strength, found.speakers) == (
        "held talks",
        (("what", "talks"),),
        None,
        (),
    )
    assert found.report is not None  # the meeting that the sentence tells dates it
    assert str(found.dating.text) == "2021-03-16"
    (row,) = usage_rows([found])
    assert row["doc"] == found.span.doc
    assert (row["text"], row["date_min"], row["event"]) == ("held talks", "2021-03-16", None)


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(), 1),
        (Filters(formula="talk"), 1),
        (Filters(formula="strait"), 0),
        (Filters(doc="b.html"), 1),
        (Filters(doc="a.txt"), 0),
        (Filters(since="2021-04"), 0),
        (Filters(since="2021-03", until="2021-03-31"), 1),
        (Filters(countries=("USA",)), 0),
        (Filters(person="Blinken"), 0),
    ],
)
def test_filters_hold(view: View, filters: Filters, count: int) -> None:
    assert len(list(applied(view, [TALKS], filters))) == count


def test_filters_by_speaker_hold(view: View) -> None:
    strait = family("peace-and-stability-taiwan-strait")
    assert len(list(applied(view, strait, Filters(countries=("USA",), person="antony blinken")))) == 1
    assert list(applied(view, strait, Filters(countries=("JPN",)))) == []


def test_its_history_is_told_with_its_own_label(view: View) -> None:
    (history,) = applied_histories(view, [TALKS], "")
    assert (history.label, history.uses, history.variants[0].value) == ("Talks held", 1, "held talks")


def test_no_family_finds_nothing(view: View) -> None:
    assert list(applied(view, [])) == []


ODD_TEXT = (
    "Peace\u200b and\u00a0security\n  matter. We want \u2018pe\u00adace, stability\u2019 and more. "
    "Mr. \u0130nal of the U.S. said peace and \u017fecurity hold.\n\nPeace and\n\nsecurity. "
    "É – peace, and prosperity. Peace and security; peace and Stability!"
)
MORE = [
    TALKS,
    family_of(
        Path("here"),
        {
            "formula": "peace-and-goods",
            "canonical": "peace and security",
            "anchors": ["peace"],
            "patterns": ["peace(?P<and>(?:,? and |, )(?:security|stability|prosperity)){1,3}"],
        },
        {},
    ),
    family_of(
        Path("here"),
        {
            "formula": "elsewhere",
            "canonical": "prosperity",
            "anchors": ["stability", "united"],
            "patterns": ["(?:the )?(?P<which>[a-z]+) (?:and|of)(?! the) [a-z]+"],
        },
        {},
    ),
]


def plainly(document: Document, index: FormulaIndex) -> list[tuple[int, int, str, str, object]]:
    """Every sentence folded and every pattern tried on it."""
    without = index.out_of_place(flat_lower(document.text))
    found: list[tuple[int, int, str, str, object]] = []
    for sentence in split_sentences(document):
        if sentence.kind not in WORDED:
            continue
        plain = fold(document.text, sentence.start, sentence.end)
        for match in index.find(plain.text, without=without):
            variant = plain.text[match.start : match.end].lower()
            found.append((*plain.span(match.start, match.end), match.formula, variant, match.slots))
    return found


@pytest.mark.parametrize("families", [MORE, MORE[1:2], [*load().formulas]], ids=["own", "one", "all"])
def test_what_is_found_is_what_trying_every_sentence_finds(tmp_path: Path, families: list[Formula]) -> None:
    texts = {path.name: path.read_bytes() for path in sorted(EXAMPLES.glob("*.txt"))}
    texts |= {"odd.txt": ODD_TEXT.encode(), "even.txt": ODD_TEXT.translate(EVEN).encode()}
    documents = [
        parse(RawInput(source=name, data=data, media_type="text/plain")) for name, data in texts.items()
    ]
    record = Record.create(tmp_path / "record")
    with record.writer() as writer:
        writer.add([Reading(document=document) for document in documents], reader="a reader")
    index = FormulaIndex(families)
    expected = {document.doc: uses for document in documents if (uses := plainly(document, index))}
    found: dict[str, list[tuple[int, int, str, str, object]]] = {}
    with record.view() as view:
        for use in applied(view, families):
            place = (use.span.start, use.span.end, use.formula, use.variant, use.slots)
            found.setdefault(use.span.doc, []).append(place)
    assert found == expected
    assert expected


def test_batches_hold_the_rows_and_refuse_all_but_a_select(view: View) -> None:
    query = "SELECT doc FROM raw.documents WHERE status = ? ORDER BY doc"
    batches = list(view.batches(query, ["read"], rows=1))
    assert [doc for batch in batches for doc in batch["doc"].to_pylist()] == [
        row["doc"] for row in view.sql(query, ["read"])
    ]
    with pytest.raises(UsageError):
        list(view.batches("CREATE TABLE x (a INT)", rows=1))
