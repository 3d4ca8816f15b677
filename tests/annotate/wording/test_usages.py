"""Formulas of our own in sentences of our own: what is matched, in which form, and whose it is."""

from __future__ import annotations

import dataclasses
import time

import pytest

from readout.annotate.page import Page
from readout.annotate.sentences import split_sentences
from readout.annotate.wording import find_usages
from readout.annotate.wording.usages import FormulaIndex
from readout.knowledge import Formula, load
from readout.model import (
    Block,
    BlockKind,
    Dating,
    Document,
    EdtfDate,
    Occurrence,
    Party,
    Report,
    Span,
    Statement,
    Usage,
)

PEACE = Formula(
    formula="peace-in-the-strait",
    label="Peace and stability in the Strait",
    anchors=("strait",),
    pattern=r"\b(?:the importance of )?(?:(?P<verb>maintaining|preserving) )?peace(?: and stability)? (?P<preposition>in|across) the (?P<place>taiwan strait)\b",
)
ELEMENT = Formula(
    formula="indispensable",
    label="An indispensable element",
    anchors=("indispensable",),
    pattern=r"\b(?:an? )?indispensable (?P<noun>element|factor)(?: of security)?|peace across the taiwan strait as an indispensable element",
)
ORDER = Formula(
    formula="order",
    label="Order",
    anchors=("rules-based",),
    pattern=r"\b(?:the )?rules-based (?:(?P<scope>[a-z]+) )?order\b",
)
ORDER_BY_LAW = dataclasses.replace(
    ORDER, anchors=("order",), pattern=r"\b(?:the )?(?P<scope2>global )?order based on law\b"
)
FORMULAS = (PEACE, ELEMENT, ORDER, ORDER_BY_LAW)


def page(text: str, kind: BlockKind = "body") -> Page:
    document = Document(
        doc="doc_a", source="a", source_kind="file", raw_sha256="", media_type="text/plain", text=text,
        blocks=(Block(start=0, end=len(text), kind=kind),),
    )  # fmt: skip
    knowledge = dataclasses.replace(load(), formulas=FORMULAS)
    return Page(document=document, knowledge=knowledge, sentences=split_sentences(document))


def usages(text: str, kind: BlockKind = "body") -> tuple[Usage, ...]:
    return find_usages(page(text, kind), (), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They stressed the importance of preserving peace and stability across the Taiwan Strait.",
            [("peace-in-the-strait", "the importance of preserving peace and stability across the taiwan strait",
              (("verb", "preserving"), ("preposition", "across"), ("place", "taiwan strait")))],
        ),
        (
            "It was agreed by all the ministers that peace and stability\n   in the Taiwan Strait matters to all of us.",
            [("peace-in-the-strait", "peace and stability in the taiwan strait", (("preposition", "in"), ("place", "taiwan strait")))],
        ),
        ("They defend “the rules‑based global order”.", [("order", "the rules-based global order", (("scope", "global"),))]),
        ("They defend the global order based on law.", [("order", "the global order based on law", (("scope", "global"),))]),
        ("The Strait was calm; order was kept; nothing was indispensable.", []),
        ("The Taiwanstraits and peaceful rulesbased orders.", []),
    ],
)  # fmt: skip
def test_a_formula_is_found_in_its_variant(
    text: str, expected: list[tuple[str, str, tuple[tuple[str, str], ...]]]
) -> None:
    assert [(u.formula, u.variant, u.slots) for u in usages(text)] == expected


def test_the_span_is_verbatim_and_without_marks_at_its_ends() -> None:
    text = "He called, as all of them had done before, for “peace in the Taiwan\nStrait,” and left the room."
    (usage,) = usages(text)
    assert usage.span.text == "peace in the Taiwan\nStrait"
    assert text[usage.span.start : usage.span.end] == usage.span.text


@pytest.mark.parametrize(
    ("kind", "count"), [("title", 1), ("body", 1), ("quote", 1), ("caption", 0), ("boilerplate", 0)]
)
def test_captions_and_boilerplate_have_no_wording(kind: BlockKind, count: int) -> None:
    assert len(usages("Peace in the Taiwan Strait", kind)) == count


def test_families_may_overlap_one_family_keeps_its_longest() -> None:
    found = usages("It is peace across the Taiwan Strait as an indispensable element of security.")
    assert [(u.formula, u.span.text) for u in found] == [
        ("peace-in-the-strait", "peace across the Taiwan Strait"),
        ("indispensable", "peace across the Taiwan Strait as an indispensable element"),
    ]


def test_of_two_patterns_of_one_family_the_longer_match_stays() -> None:
    long = dataclasses.replace(ORDER, pattern=r"rules-based world order of ours")
    found = FormulaIndex((ORDER, long)).find("the rules-based world order of ours")
    assert [(m.start, m.end) for m in found] == [(4, 35)]


IN_KOREA = dataclasses.replace(ORDER, context=(("korea", "rok"), ("japan",)))


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("They keep the rules-based order.", False),
        ("They keep the rules-based order in Korea.", False),
        ("They keep the rules-based order in Korea. It was broken to pieces in Japanese hands.", False),
        ("They keep the rules-based order. The ROK’s part\nis small, Japan’s large.", True),
    ],
)
def test_a_family_with_a_context_is_found_where_each_group_has_a_word(text: str, is_found: bool) -> None:
    desk = page(text)
    known = dataclasses.replace(desk.knowledge, formulas=(IN_KOREA, PEACE))
    found = find_usages(dataclasses.replace(desk, knowledge=known), (), ())
    assert [u.formula for u in found] == (["order"] if is_found else [])


def statement(
    desk: Page, content: str, *, cue: str | None = None, speaker: str = "state/JPN", date: str | None = None
) -> Statement:
    def span(words: str) -> Span:
        at = desk.text.index(words)
        return desk.document.span(at, at + len(words))

    return Statement(
        mode="indirect",
        speakers=(
            Party(entity=speaker, name="x"),
            Party(entity=speaker, name="x"),
            Party(entity=None, name="y"),
        ),
        cue=span(cue) if cue else None,
        verb=cue,
        content=(span(content),),
        dating=Dating(date=EdtfDate(text=date), basis="stated") if date else Dating(),
    )


def test_it_is_the_innermost_statement_s() -> None:
    desk = page("Kyodo said that ministers reaffirmed peace in the Taiwan Strait.")
    outer = statement(
        desk, "ministers reaffirmed peace in the Taiwan Strait", cue="said", speaker="outlet/kyodo"
    )
    inner = statement(
        desk, "peace in the Taiwan Strait", cue="reaffirmed", speaker="state/JPN", date="2024-05"
    )
    (usage,) = find_usages(desk, (outer, inner), ())
    assert (usage.statement, usage.speakers) == (inner.statement, ("state/JPN",))
    assert (usage.strength, usage.dating.text) == ("reaffirm", "2024-05")


def test_a_formula_that_begins_before_the_quotation_marks_is_still_the_speaker_s() -> None:
    desk = page("Ministers reaffirmed the importance of “peace in the Taiwan Strait”.")
    quoting = dataclasses.replace(PEACE, pattern=r'importance of "peace in the taiwan strait')
    desk.knowledge = dataclasses.replace(load(), formulas=(quoting,))
    quoted = statement(desk, "“peace in the Taiwan Strait”", cue="reaffirmed")
    (usage,) = find_usages(desk, (quoted,), ())
    assert (usage.span.text, usage.statement) == (
        "importance of “peace in the Taiwan Strait",
        quoted.statement,
    )


def test_the_report_about_it_dates_it_when_nobody_says_it() -> None:
    desk = page("A joint statement of 16 March named peace in the Taiwan Strait. It rained.")
    told = Occurrence(
        type="CONSULT", act="joint-statement", dating=Dating(date=EdtfDate(text="2021-03-16"), basis="stated")
    )
    sentence = desk.sentences[0]
    wide = Report(told=told, span=desk.document.span(0, len(desk.text)), trigger=desk.document.span(2, 17))
    near = Report(
        told=told,
        span=desk.document.span(sentence.start, sentence.end),
        trigger=desk.document.span(2, 17),
        rule="x",
    )
    (usage,) = find_usages(desk, (), (wide, near))
    assert (usage.report, usage.statement, usage.speakers) == (near.report, None, ())
    assert usage.dating.text == "2021-03-16"


def test_texts_without_formulas_stream_by() -> None:
    text = (
        "The minister spoke of trade, tariffs and the weather in the capital, and officials took notes. " * 27
    )
    desks = [page(text) for _ in range(20)]
    find_usages(desks[0], (), ())
    before = time.process_time()
    for desk in desks:
        find_usages(desk, (), ())
    assert len(desks) / max(time.process_time() - before, 1e-6) > 500
