"""Which documents are copies of one story, and what they made of it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.link import Brief, Copy, Story, link_stories
from tests.link import story_texts as texts


def story_of(*given: Brief) -> Story:
    (story,) = link_stories(given)
    return story


def pair(first: str, second: str) -> tuple[Story, Copy]:
    story = story_of(
        Brief(doc="doc_a", text=first, published="2034-03-07", publisher="Harbour Wire"),
        Brief(doc="doc_b", text=second, published="2034-03-08", publisher="The Strait Courier"),
    )
    return story, story.copies[1]


def are_apart(first: str, second: str, *, dates: tuple[str | None, str | None] = (None, None)) -> bool:
    found = link_stories(
        [
            Brief(doc="doc_a", text=first, published=dates[0]),
            Brief(doc="doc_b", text=second, published=dates[1]),
        ]
    )
    return len(found) == 2


@pytest.mark.parametrize(
    ("copy", "kind"),
    [
        (texts.WIRE, "same"),
        (texts.WIRE.upper().replace(", ", " "), "same"),
        (texts.HOUSE_STYLE, "edited"),
        (texts.ABRIDGED, "abridged"),
        (texts.RE_LED, "re-led"),
        (texts.EXTENDED, "extended"),
        (texts.FORGED, "edited"),
    ],
)
def test_every_kind_of_copy_is_found_and_named(copy: str, kind: str) -> None:
    story, found = pair(texts.WIRE, copy)
    assert story.documents == ("doc_a", "doc_b")
    assert found.kind == kind
    assert 0 < found.similarity <= 1
    assert (found.similarity == 1) == (kind == "same")


def test_what_a_copy_changed_is_counted_and_told() -> None:
    _, found = pair(texts.WIRE, texts.ABRIDGED)
    assert (found.left_out, found.added, found.altered) == (4, 0, 0)
    assert found.note == "4 sentences left out"
    _, found = pair(texts.WIRE, texts.EXTENDED)
    assert (found.left_out, found.added, found.altered) == (0, 3, 0)


def test_changed_facts_are_told() -> None:
    _, found = pair(texts.WIRE, texts.FORGED)
    assert found.changes == ("figure: “3” became “30”", "negation: “will not send warships” removed")
    assert "facts changed" in found.note
    moved = texts.WIRE.replace("for September", "for October").replace("Halifax", "Reykjavik")
    _, found = pair(texts.WIRE, moved)
    assert found.changes == ("date: “September” became “October”", "name: “Halifax” became “Reykjavik”")


def test_house_style_changes_no_fact() -> None:
    _, found = pair(texts.WIRE, texts.HOUSE_STYLE)
    assert found.changes == ()


def test_a_short_copy_in_a_long_text_is_found() -> None:
    story, found = pair(texts.ABRIDGED, " ".join([texts.ABRIDGED, *texts.ADDED, *texts.BODY[4:]]))
    assert found.kind == "extended"
    assert len(story.copies) == 2


def test_one_long_quotation_is_no_copy() -> None:
    assert are_apart(texts.WIRE, texts.INDEPENDENT)


def test_what_stands_under_every_text_is_no_copy() -> None:
    assert are_apart(texts.OTHER_NEWS, texts.MORE_NEWS)


def test_asides_play_no_part() -> None:
    shared = " ".join(texts.BODY[:4])
    first, second = f"{texts.ADDED[0]} {texts.ADDED[1]} ", f"{texts.BODY[5]} {texts.BODY[6]} "
    given = [
        Brief(doc=doc, text=text + shared, asides=((len(text), len(text) + len(shared)),))
        for doc, text in (("doc_a", first), ("doc_b", second))
    ]
    assert len(link_stories(given)) == 2
    assert len(link_stories(Brief(doc=one.doc, text=one.text) for one in given)) == 1


def test_a_yearly_message_is_a_new_one_each_year() -> None:
    first, second = texts.message(2032, "48th", "Lindqvist"), texts.message(2033, "49th", "Lindqvist")
    assert are_apart(first, second, dates=("2032-07-04", "2033-07-04"))
    _, copied = pair(first, first.replace("48th", "49th"))
    assert (copied.altered, copied.changes) == (1, ("figure: “48” became “49”",))


def test_set_phrases_of_two_meetings_are_two_texts() -> None:
    first = texts.call_on("Silva", "Brazil", "3 May", "10:00")
    second = texts.call_on("Okoro", "Nigeria", "5 May", "14:30")
    assert are_apart(first, second, dates=("2034-05-03", "2034-05-05"))
    assert are_apart(first, second)


def test_two_calls_of_one_day_are_two_texts() -> None:
    first = texts.call_with(
        "Prime Minister Aram Petrosyan of Lorland",
        "Petrosyan",
        "Lorland",
        "She commended the prime minister on the agreements with the neighbour in the west about trade.",
    )
    second = texts.call_with(
        "President Rauf Guliyev",
        "Guliyev",
        "Karabad",
        "She also urged the president to release everybody who is still held since the fighting of last year.",
    )
    assert are_apart(first, second, dates=("2034-07-25", "2034-07-25"))


def test_a_machine_translated_twin_is_flagged() -> None:
    _, found = pair(texts.ORIGINAL, texts.TRANSLATED)
    assert found.kind == "translated"
    assert are_apart(texts.ORIGINAL, texts.OTHER_ACCOUNT)


def test_a_story_does_not_grow_link_by_link() -> None:
    parts = [texts.BODY[:4], texts.BODY[2:7], [*texts.BODY[5:], *texts.ADDED], [*texts.ADDED, texts.LEAD]]
    given = [
        Brief(doc=f"doc_{n}", text=" ".join(part), published=f"2034-03-0{n + 1}")
        for n, part in enumerate(parts)
    ]
    stories = link_stories(given)
    together = {doc: story.story for story in stories for doc in story.documents}
    assert together["doc_0"] != together["doc_3"]


def test_every_document_has_one_story_and_empty_ones_their_own() -> None:
    given = [Brief(doc=f"doc_{n}", text=text) for n, text in enumerate(["", "Short.", texts.WIRE])]
    assert sorted(doc for story in link_stories(given) for doc in story.documents) == [
        "doc_0",
        "doc_1",
        "doc_2",
    ]
    assert len(link_stories(given)) == 3
    assert link_stories([]) == ()


def test_the_earlier_is_the_first_and_why_is_said() -> None:
    story, found = pair(texts.WIRE, texts.ABRIDGED)
    assert found.copied_from == "doc_a"
    assert found.why == "published 2034-03-08, after Harbour Wire on 2034-03-07"
    assert story.first_why == "published before the others"
    assert (story.first_published, story.outlet) == ("2034-03-07", "Harbour Wire")


def test_the_agency_is_the_first_whatever_the_dates() -> None:
    story = story_of(
        Brief(
            doc="doc_a", text=texts.ABRIDGED, published="2034-03-07", publisher="Courier", agency="Kyodo News"
        ),
        Brief(
            doc="doc_b", text=texts.WIRE, published="2034-03-08", publisher="Kyodo News", agency="Kyodo News"
        ),
    )
    assert story.documents == ("doc_b", "doc_a")
    assert story.copies[1].why == "credits Kyodo News, which published it itself"
    assert (story.agency, story.source) == ("Kyodo News", "agency Kyodo News")


def test_two_customers_of_an_agency_did_not_copy_one_another() -> None:
    given = [
        Brief(doc=doc, text=texts.WIRE, publisher=name, published="2034-03-07", agency="Reuters")
        for doc, name in (("doc_a", "Courier"), ("doc_b", "Gazette"))
    ]
    story = story_of(*given)
    assert story.copies[1].copied_from is None
    assert story.copies[1].why == "both credit Reuters: neither need have copied the other"
    assert story.first_why is None


def test_a_reprint_names_its_first() -> None:
    reprint = f"{texts.WIRE} This article was first published by The Strait Courier."
    story = story_of(
        Brief(doc="doc_a", text=reprint, publisher="Gazette", published="2034-03-07"),
        Brief(doc="doc_b", text=texts.WIRE, publisher="The Strait Courier", published="2034-03-08"),
    )
    assert story.documents == ("doc_b", "doc_a")
    assert "says itself" in story.copies[1].why


def test_without_dates_the_fuller_is_the_first_of_a_cut_and_nothing_is_told_of_twins() -> None:
    cut = story_of(Brief(doc="doc_a", text=texts.ABRIDGED), Brief(doc="doc_b", text=texts.WIRE))
    assert cut.documents == ("doc_b", "doc_a")
    assert cut.copies[1].copied_from == "doc_b"
    same = story_of(Brief(doc="doc_a", text=texts.WIRE), Brief(doc="doc_b", text=texts.WIRE))
    assert same.copies[1].copied_from is None
    assert same.copies[1].why.startswith("nothing tells")


def test_of_a_page_fetched_again_the_version_fetched_first_is_the_first() -> None:
    page = "https://courier.example/a"
    given = [
        Brief(doc=doc, text=text, published="2034-03-07", url=page, retrieved_at=f"2034-03-{day}T08:00:00Z")
        for doc, text, day in (("doc_a", texts.WIRE, "09"), ("doc_b", texts.ABRIDGED, "08"))
    ]
    story = story_of(*given)
    assert story.documents == ("doc_b", "doc_a")
    assert story.copies[1].why == "the same page, fetched again on 2034-03-09"
    elsewhere = [replace(one, url=f"https://{one.doc}.example") for one in given]
    assert story_of(*elsewhere).documents == ("doc_a", "doc_b"), "the fuller, where nothing else tells"


def test_a_late_copy_renumbers_nothing() -> None:
    first = Brief(doc="doc_m", text=texts.WIRE, published="2034-03-07")
    late = [
        Brief(doc=doc, text=texts.ABRIDGED, published=day)
        for doc, day in (("doc_a", "2034-03-09"), ("doc_b", "2034-03"), ("doc_c", None))
    ]
    assert story_of(first).story == story_of(first, *late).story


def test_a_look_alike_is_never_the_first_and_counts_as_no_agency() -> None:
    forged = Brief(
        doc="doc_a",
        text=texts.FORGED,
        published="2034-03-01",
        agency="Reuters",
        url="https://mofa-go-jp.com/1",
    )
    alone = story_of(forged)
    assert (alone.source, alone.copies[0].look_alike, alone.agency) == ("look-alike", "mofa.go.jp", None)
    both = story_of(forged, Brief(doc="doc_b", text=texts.WIRE, published="2034-03-07"))
    assert both.documents == ("doc_b", "doc_a")
    assert both.source == both.story
    assert both.copies[1].look_alike == "mofa.go.jp"


def noisy(text: str, seed: int) -> str:
    words = text.split()
    chance = random.Random(seed)
    for _ in range(3):
        words[chance.randrange(len(words))] = chance.choice(("moreover", "indeed", "reportedly", str(seed)))
    return " ".join(words)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_ten_thousand_copies_are_one_story() -> None:
    release = " ".join([texts.LEAD, *texts.BODY[:3]])
    given = [
        Brief(doc=f"doc_{n}", text=noisy(release, n), published="2034-03-07", url=f"https://blog{n}.example/")
        for n in range(10_000)
    ]
    (story,) = link_stories(given)
    assert len(story.copies) == 10_000


ALL = [
    Brief(doc=f"doc_{n}", text=text, published=day, agency=agency)
    for n, (text, day, agency) in enumerate(
        [
            (texts.WIRE, "2034-03-07", "Reuters"),
            (texts.HOUSE_STYLE, "2034-03-07", None),
            (texts.ABRIDGED, None, "Reuters"),
            (texts.RE_LED, "2034-03-08", None),
            (texts.INDEPENDENT, "2034-03-08", None),
            (texts.OTHER_NEWS, "2034-03", None),
            (texts.MORE_NEWS, None, "Kyodo News"),
            (texts.ORIGINAL, "2034-05-04", None),
            (texts.TRANSLATED, "2034-05-05", None),
            ("", None, None),
        ]
    )
]
EXPECTED = link_stories(ALL)


@given(st.permutations(ALL))
@settings(max_examples=25, deadline=None)
def test_order_plays_no_part(briefs: list[Brief]) -> None:
    assert link_stories(briefs) == EXPECTED
