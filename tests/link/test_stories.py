"""Which documents are copies of one story."""

from __future__ import annotations

import random

from readout.link import Brief, link_stories

SENTENCES = [
    "The foreign ministers of the two countries met in the capital on Tuesday morning.",
    "They reaffirmed the importance of peace and stability across the Taiwan Strait.",
    "The two sides also agreed to hold another round of talks before the summer.",
    "A spokesperson declined to say whether the visit would go ahead as planned.",
    "Officials said that the schedule was still being worked out by both governments.",
]


def brief(doc: str, *numbers: int, published: str | None = None, extra: str = "") -> Brief:
    return Brief(doc=doc, text=" ".join([*(SENTENCES[n] for n in numbers), extra]), published=published)


def groups(*briefs: Brief) -> list[tuple[str, ...]]:
    return sorted(story.documents for story in link_stories(briefs))


def test_every_document_has_one_story() -> None:
    assert groups(brief("doc_a", 0, 1), brief("doc_b", 3, 4)) == [("doc_a",), ("doc_b",)]


def test_a_shortened_copy_is_a_copy() -> None:
    assert groups(brief("doc_a", 0, 1, 2, 3, 4), brief("doc_b", 0, 1, 2)) == [("doc_a", "doc_b")]


def test_a_shared_quotation_is_no_copy() -> None:
    assert len(groups(brief("doc_a", 0, 1, 2), brief("doc_b", 1, 3, 4))) == 2


def test_case_punctuation_and_width_play_no_part() -> None:
    loud = Brief(doc="doc_b", text=SENTENCES[0].upper().replace("Tuesday", "Tuesday,"))
    assert groups(brief("doc_a", 0), loud) == [("doc_a", "doc_b")]


def test_empty_texts_are_no_copies() -> None:
    assert len(groups(Brief(doc="doc_a", text=""), Brief(doc="doc_b", text="Short."))) == 2


def test_the_first_published_leads_and_differences_are_said() -> None:
    (story,) = link_stories(
        [brief("doc_a", 0, 1, 2, published="2021-03-17"), brief("doc_b", 0, 1, 2, 3, published="2021-03-16")]
    )
    assert story.documents == ("doc_b", "doc_a")
    assert story.first_published == "2021-03-16"
    assert [(copy.similarity, copy.note) for copy in story.copies] == [
        (1.0, ""),
        (0.75, "1 sentence left out"),
    ]


def test_order_plays_no_part() -> None:
    briefs = [
        brief("doc_a", 0, 1, 2),
        brief("doc_b", 0, 1, 2, 3),
        brief("doc_c", 3, 4),
        brief("doc_d", 0, 1, 2),
    ]
    expected = link_stories(briefs)
    random.Random(1).shuffle(briefs)
    assert link_stories(briefs) == expected
