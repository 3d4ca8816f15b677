"""Where quotations begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.annotate.sentences import split_sentences
from readout.annotate.statements import Quote, find_quotes
from readout.model import Block, BlockKind, Document


def document(text: str, *, kind: BlockKind = "body") -> Document:
    blocks = (Block(start=0, end=len(text), kind=kind),) if text else ()
    return Document(
        doc="doc-1",
        source="hand",
        source_kind="file",
        raw_sha256="0",
        media_type="text/plain",
        text=text,
        blocks=blocks,
    )


def quotes(text: str, *, kind: BlockKind = "body") -> tuple[Quote, ...]:
    return find_quotes(text, split_sentences(document(text, kind=kind)))


def words(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said, “We will act.” She left.", ["“We will act.”"]),
        ('He said, "We will act." She left.', ['"We will act."']),
        ("He said, «We will act». She left.", ["«We will act»"]),
        ("He said, „We will act“. She left.", ["„We will act“"]),
        ("He said, 「We will act」 She left.", ["「We will act」"]),
        ("He said, ''We will act.'' She left.", ["''We will act.''"]),
        ("He said, ``We will act.'' She left.", ["``We will act.''"]),
        ("‘We will act,’ the minister said.", ["‘We will act,’"]),
        ("'We will act,' the minister said.", ["'We will act,'"]),
        ("The ministers’ talks on the allies’ plans went on.", []),
        ("The '90s were different, and don't forget rock 'n' roll.", []),
        ("The ministers' talks and the allies' plans went on.", []),
        ("He is 6'3\" tall and weighs 236 pounds.", []),
        ("“The “2+2” talks went well,” he said.", ["“The “2+2” talks went well,”"]),
        ("“I call it ‘madness’,” he said.", ["“I call it ‘madness’,”"]),
        ("“We agree,” he said, “and we will act.”", ["“We agree,”", "“and we will act.”"]),
        ('"We agree," he said, "and we will act."', ['"We agree,"', '"and we will act."']),
        # the closing mark is missing
        ("He said, “We will act. We will not wait.", ["“We will act. We will not wait."]),
        ("“We do not support it, he said. The talks went on.", ["“We do not support it,"]),
        (
            "“Such measures may include force, said Commission President Omar Touray.",
            ["“Such measures may include force,"],
        ),
        ("He said, “We will act. “We agreed,” she said.", ["“We will act.", "“We agreed,”"]),
        ("He said, “We will act.\nRecent Comments", ["“We will act."]),
        # the opening mark is missing
        (
            "We confirmed the importance of peace,” Kan said at the conference.",
            ["We confirmed the importance of peace,”"],
        ),
        ("The talks ended. We agreed on it,” he said.", ["We agreed on it,”"]),
        (
            "I value the alliance,” he said. It is good that he comes. I believe in it.”",
            ["I value the alliance,”", "It is good that he comes. I believe in it.”"],
        ),
        ("The shelf is 5 feet” wide.", []),
        # the wrong mark
        ("He said, “We will act.“ She left.", ["“We will act.“"]),
        ("He said ”We will act.” She left.", ["”We will act.”"]),
    ],
)
def test_quotations_are_found_whole(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_quotation_over_paragraphs_opens_each_anew_and_closes_at_the_end() -> None:
    text = "He said, “We will act.\n\n“We will not wait.\n\n“We agree.”"
    found = quotes(text)
    assert [q.continues for q in found] == [False, True, True]
    assert [q.closed for q in found] == [False, False, True]


def test_captions_hold_no_quotations() -> None:
    assert quotes("He said, “We will act.”", kind="caption") == ()


@pytest.mark.parametrize(
    ("text", "is_term"),
    [
        ("The “2+2” talks.", True),
        ("The “Spirit of Camp David” text.", True),
        ("It was “ironclad”.", False),
        ("“Enough!” he said.", False),
        ("“We will act,” he said.", False),
    ],
)
def test_names_and_numbers_in_marks_are_terms(text: str, is_term: bool) -> None:
    assert quotes(text)[0].is_term(text) is is_term


MARKS = st.text(alphabet="ab .,\n“”\"'‘’„«»「」`!?:—AZ", max_size=120)


@given(MARKS)
def test_whatever_the_marks_quotations_are_in_order_and_within_the_text(text: str) -> None:
    end = 0
    for quote in quotes(text):
        assert end <= quote.start <= quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        assert text[quote.start : quote.end].strip()
        end = quote.end


@pytest.mark.timeout(20)
def test_many_stray_marks_take_linear_time() -> None:
    text = "“a, " * 20_000
    assert len(quotes(text)) > 0
