from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from readout.documents import parse
from readout.documents.blocks import split_blocks
from readout.errors import InputRejected
from readout.model import BlockKind, RawInput
from tests.documents.factories import kinds, of_kind, read, uncovered

LEAD = "The foreign ministers of Japan and the United States met in Tokyo on Sunday and agreed to meet again."
MORE = "They reaffirmed the importance of peace and stability across the Taiwan Strait, officials said."
PROSE = ("title", "body", "quote")
EXAMPLES = Path(__file__).parents[2] / "examples"


def kind_in(line: str, *, above: str = LEAD, below: str = MORE) -> BlockKind:
    """The kind of a line in the middle of a story."""
    document = read(f"{above}\n\n{line}\n\n{below}")
    found = [kind for kind, words in kinds(document) if words in line and words not in (above, below)]
    assert found, kinds(document)
    return found[0]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Skip to main content", "boilerplate"),
        ("Recent Comments", "boilerplate"),
        ("No comments to show.", "boilerplate"),
        ("Share this:", "boilerplate"),
        ("Click to share on Twitter (Opens in new window)", "boilerplate"),
        ("Read more: What is the quad?", "boilerplate"),
        ("Previous article | Next article", "boilerplate"),
        ("Home > World > Asia", "boilerplate"),
        ("© 2024 Harbour Wire. All rights reserved.", "boilerplate"),
        ("We use cookies to improve your visit.", "boilerplate"),
        ("* * *", "boilerplate"),
        (r"\###", "boilerplate"),
        ("ENDS", "boilerplate"),
        ("[Back to top](#) | [Subscribe](https://example.org/subscribe)", "boilerplate"),
        ("Page 3 of 12", "boilerplate"),
        ("Source: Xinhua", "metadata"),
        ("Source KYODO", "metadata"),
        ("• Date:2025-04-11", "metadata"),
        ("• Data Source:TAIWAN-JAPAN RELATIONS ASSOCIATION", "metadata"),
        ("April 11, 2025", "metadata"),
        ("Tuesday, October 8, 2019\xa0", "metadata"),
        ("Published 11/02/2023 08:15 - Newspaper of the South", "metadata"),
        ("Tags: Japan, diplomacy", "metadata"),
        ("<!-- -->", "metadata"),
        ("https://example.org/story", "metadata"),
        ("Begin Text:", "metadata"),
        ("By TTU", "byline"),
        ("By a staff reporter", "byline"),
        ("By Ann Lee and Bo Tan, Meridian News", "byline"),
        ("(Reporting by Ann Lee in Tokyo; editing by Bo Tan)", "byline"),
        ("Japanese Foreign Minister Toshimichi Mogi (Reuters file photo, Jan. 8, 2021)", "caption"),
        (
            "Prime Minister Kan answers reporters after the telephone talks (file photo, January 28, 2021)",
            "caption",
        ),
        ("(File photo: the three leaders meet beside the summit in Hiroshima, May 21.)", "caption"),
        ("PHOTO: President Bazoum receives Antony Blinken in Niamey, 16 March 2023.", "caption"),
        ("FILE - The two ministers shake hands in Rome on May 3, 2022.", "caption"),
        ("A file picture shows Blinken with Wang Yi in Munich on February 18.", "caption"),
        ("Flags at the previous summit in Chengdu, China, 24 December 2019. (Archive)", "caption"),
        ("*Photo caption: the Quad foreign ministers in Tokyo, July 29, 2024.*", "caption"),
        ("The ministers at the State Department. Ann Lee/AFP", "caption"),
        (
            "U.S. and Japanese Foreign Ministers and Defense Ministers 2+2 Talks in Tokyo on March 16, 2021",
            "caption",
        ),
        ("Wang Yi, the Chinese foreign minister, in Honiara on May 26.", "caption"),
        ("> We shall meet again, the two ministers wrote in their letter.", "quote"),
        ("## What the seven wrote", "metadata"),
    ],
)
def test_line_kind(line: str, kind: BlockKind) -> None:
    found = kind_in(line)
    assert found == kind or (found == "metadata" and kind in of_line(line))


def of_line(line: str) -> set[BlockKind]:
    """Kinds of the blocks a line is cut into, the marks around its words first."""
    return {kind for kind, words in kinds(read(f"{LEAD}\n\n{line}\n\n{MORE}")) if words in line}


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the ministers had left Tokyo.",
        "By then both sides had agreed to a text.",
        "Share prices fell in Tokyo after the talks.",
        "Date palms line the road to the palace.",
        "The photo was taken down, he said.",
        "Source close to the talks said the text was ready.",
        "Sources said the two sides had agreed on October 8, 2019 to meet again.",
        "The ministers met in Tokyo on March 16, 2021.",
        "Related talks on trade were held on Monday.",
        "QUESTION: Will you meet him again?",
        "SECRETARY BLINKEN:\xa0 Thank you.",
        "The below is attributable to Spokesperson Ned Price:",
        "“Our security is best assured by the Pacific family working together, Wong told reporters.",
        "We confirmed the importance of the peace of the Taiwan Strait,” Yoshihide Kan said.",
        "The visit (see the joint statement) ended on Sunday.",
        "Homes > offices in number, the mayor said.",
        "Energy and resources",
        "He said: “The search for peace goes on.”",
    ],
)
def test_prose_stays_prose(line: str) -> None:
    assert kind_in(line) == "body"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Talks end in Tokyo\n\n{LEAD}", "Talks end in Tokyo"),
        (f"Talks end in Tokyo\n{LEAD}\n{MORE}", "Talks end in Tokyo"),
        (f"Skip to main content\n\nTalks end in Tokyo\n\n• Date:2025-04-11\n\n{LEAD}", "Talks end in Tokyo"),
        (f"Press Release\n\nTalks end in Tokyo\n\n{LEAD}", "Talks end in Tokyo"),
        (f"# Talks end in Tokyo\n\n{LEAD}", "Talks end in Tokyo"),
        (f"Will the talks end in Tokyo?\n\n{LEAD}", "Will the talks end in Tokyo?"),
        (f"Talks in the U.S.\n\n{LEAD}", "Talks in the U.S."),
        (f"{LEAD}\n{MORE}", None),
        (f"{LEAD}\n\nJapanese Foreign Minister (Reuters file photo, Jan. 8, 2021)\n{MORE}", None),
        ("Biden meets Xi", None),
    ],
)
def test_title_without_a_given_one(text: str, title: str | None) -> None:
    document = read(text)
    assert document.title == title
    assert of_kind(document, "title") == ([title] if title is not None else [])


@pytest.mark.parametrize(
    ("given_title", "first", "is_block"),
    [
        ("Talks end in Tokyo", "Talks end in Tokyo", True),
        ("Talks end in “Tokyo”", "TALKS END IN TOKYO", True),
        (
            "Japan, US agree to work closely on China",
            "Japan, U.S. agree to work closely on China issues",
            True,
        ),
        ("Something else entirely", "Office of the Spokesperson", False),
        (
            "Secretary Antony J. Blinken And Minister Chung Before Their Meeting",
            "Antony J. Blinken, Secretary of State",
            False,
        ),
        (
            "Readout of Secretary Blinken’s Meeting with Minister Hayashi in Tokyo",
            "Secretary Blinken met with Minister Hayashi in Tokyo, D.C.",
            False,
        ),
    ],
)
def test_title_given(given_title: str, first: str, is_block: bool) -> None:
    document = read(f"{first}\n\n{LEAD}\n\n{MORE}", title=given_title)
    assert document.title == given_title
    assert of_kind(document, "title") == ([first] if is_block else [])


def test_given_title_over_two_lines_is_one_block() -> None:
    document = read(
        f"Outcomes of the Expert Groups  \nOn the Black Sea\n\n{LEAD}",
        title="Outcomes of the Expert Groups On the Black Sea",
    )
    assert of_kind(document, "title") == ["Outcomes of the Expert Groups  \nOn the Black Sea"]


def test_head_of_a_transcript() -> None:
    text = f"Antony J. Blinken, Secretary of State\n\nWashington, DC\n\nThomas Jefferson Room\n\nSECRETARY BLINKEN: {LEAD}"
    assert [kind for kind, _ in kinds(read(text, title="Remarks"))] == [
        "metadata",
        "dateline",
        "metadata",
        "body",
    ]


def test_dateline_is_cut_off_the_lead() -> None:
    document = read(f"Talks end\n\nTOKYO, May 18 (Kyodo) — {LEAD}")
    assert kinds(document)[1:] == [("dateline", "TOKYO, May 18 (Kyodo) —"), ("body", LEAD)]


def test_links_after_a_section_mark_are_boilerplate_until_prose() -> None:
    document = read(
        f"{LEAD}\n\nRelated stories\n• Explainer: how states are recognised\n• Timeline\n\n{MORE}"
    )
    assert of_kind(document, "boilerplate") == [
        "Related stories",
        "• Explainer: how states are recognised",
        "• Timeline",
    ]
    assert of_kind(document, "body") == [LEAD, MORE]


HARD_WRAPPED = """\
President Volodymyr Zelenskyy of Ukraine joined the leaders of the Group of
Seven in Hiroshima on Sunday, the last day of their three-day summit, and held
a bilateral meeting with his host, Prime Minister Fumio Kishida of Japan.

Kishida told his guest that Japan would provide about 100 vehicles of the
Self-Defense Forces. The two leaders laid flowers at the cenotaph in the Peace
Memorial Park.

- On Saturday, Zelenskyy met Indian Prime Minister Narendra Modi, the first
  face-to-face talks between them since February 2022.
- On Sunday, he met U.S. President Joe Biden, who announced a package of
  military aid for Ukraine.
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_hard_wrapped_paragraphs_are_one_block_each(line_end: str) -> None:
    document = read(HARD_WRAPPED.replace("\n", line_end))
    assert [kind for kind, _ in kinds(document)] == ["body", "body", "metadata", "body", "metadata", "body"]
    assert document.text == HARD_WRAPPED.replace("\n", line_end)


def test_one_paragraph_a_line_stays_so() -> None:
    document = read(f"{LEAD}\n{MORE}\n{LEAD}")
    assert of_kind(document, "body") == [LEAD, MORE, LEAD]


def test_very_many_lines_are_taken_together() -> None:
    text = "They met.\n" * 5_000
    blocks = split_blocks(text, limit=100)
    assert len(blocks) <= 100
    assert (blocks[0].start, blocks[-1].end) == (0, len(text) - 1)


def _expected() -> list[tuple[str, dict[str, Any]]]:
    rows = yaml.safe_load((EXAMPLES / "expected.yaml").read_text(encoding="utf-8"))
    found = (
        rows if isinstance(rows, list) else next(value for value in rows.values() if isinstance(value, list))
    )
    return [
        (row["file"], row) for row in found if str(row.get("file", "")).endswith((".txt", ".md", ".html"))
    ]


@pytest.mark.parametrize(("file", "row"), _expected())
def test_examples(file: str, row: dict[str, Any]) -> None:
    document = read((EXAMPLES / file).read_bytes(), None)
    prose = [words for kind, words in kinds(document) if kind in PROSE]
    assert document.title == row.get("title")
    for phrase in [*row.get("boilerplate", []), *row.get("captions", [])]:
        assert not [words for words in prose if phrase in words], phrase
    published = row["published"]
    if published["basis"] == "stated":
        assert (document.published.text, document.published.basis) == (str(published["date"]), "stated")
    assert uncovered(document) == ""


def test_examples_in_jsonl_keep_their_fields() -> None:
    for line in (EXAMPLES / "16-briefs.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        document = read(
            article["text"], title=article["title"], date=article["date"], publisher=article["publisher"]
        )
        assert (document.text, document.published.text) == (article["text"], article["date"])
        assert document.blocks[0].kind == "dateline"


PIECES = [
    *"aB. \n\r\t-*#>|:()[]“”",
    *(
        "\r\n",
        "\n\n",
        "\xa0",
        "\u200d",
        "\u0301",
        "\u202e",
        "👩‍🚒",
        "𠀋",
        "ם",
        "\ufeff",
        "\u2028",
        "\x85",
        "\x1f",
    ),
    *(
        "By Ann",
        "TOKYO, May 18 (Kyodo) - ",
        "Date: 2025-04-11",
        "(file photo)",
        "---\n",
        "title: x\n",
        "## ",
        "> ",
        "1. ",
        "**",
    ),
    *("Talks end in Tokyo", "They met on Sunday and agreed. ", "Recent Comments"),
]
NASTY = st.lists(
    st.one_of(st.sampled_from(PIECES), st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    max_size=60,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(text=NASTY, title=st.one_of(st.none(), NASTY))
def test_blocks_cover_everything_and_quote_exactly(text: str, title: str | None) -> None:
    blocks = split_blocks(text, title=title)
    last = 0
    for block in blocks:
        assert last <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip()
        last = block.end
    outside = "".join(
        text[a.end : b.start] for a, b in zip([None, *blocks], [*blocks, None], strict=True) if a and b
    )
    edges = text[: blocks[0].start] + text[blocks[-1].end :] if blocks else text
    assert not (outside + edges).replace("\ufeff", "").strip()


@settings(max_examples=200, deadline=None)
@given(text=NASTY)
def test_text_is_kept_as_it_came(text: str) -> None:
    text = f"{text} The talks go on."
    raw = RawInput(source="test", data=text.encode(), media_type="text/plain")
    try:
        document = parse(raw)
    except InputRejected:
        assume(False)  # so many control characters are no text
    assert document.text == text
    for block in document.blocks:
        document.span(block.start, block.end).check(text)
    for span in document.published_receipts:
        span.check(text)
