"""Links that open a page at the quoted words, read as a browser reads them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.export.fragments import LONGEST_POINTS, fragment_link, safe_url, text_fragment
from tests.export.browser import find, terms

LONG = "".join(
    f"The ministers of Japan and the Philippines signed agreement {n} on the visits of troops in Manila. "
    for n in range(5)
)
PAGE = f"Talks in Manila\n\nThe ministers met.\n\n{LONG.strip()}\n\nThe ministers met, and then they left."


def directive(text: str, words: str, *, nth: int = 0) -> str:
    start = [match.start() for match in re.finditer(re.escape(words), text)][nth]
    return text_fragment(text, start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("They met in Tokyo.", "met in Tokyo", "text=met%20in%20Tokyo"),
        ("A well-known, odd & sad one.", "well-known, odd & sad", "text=well%2Dknown%2C%20odd%20%26%20sad"),
        ("50% of “all”", "50% of “all”", "text=50%25%20of%20%E2%80%9Call%E2%80%9D"),
        ("Japan's plan", "Japan", "text=Japan%27s"),
        ("the U.S. plan", "U.S", "text=U.S"),
        ("won 3.5 points", "3", "text=3.5"),
        ("naïve café", "café", "text=caf%C3%A9"),
        ("They \t met  in", "met  in", "text=met%20in"),
        (
            "met 👩‍👩‍👧 there",
            "👩‍👩‍👧 there",
            "text=%F0%9F%91%A9%E2%80%8D%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7%20there",
        ),
        ("茂木外相は会談した。", "外相は", "text=%E5%A4%96%E7%9B%B8%E3%81%AF"),
        ("التقى الوزيران في طوكيو", "الوزيران", "text=%D8%A7%D9%84%D9%88%D8%B2%D9%8A%D8%B1%D8%A7%D9%86"),
        ("--- … ---", "…", ""),
        ("a\x00b \x1b met", "\x1b met", "text=met"),
    ],
)
def test_directives(text: str, words: str, expected: str) -> None:
    assert directive(text, words) == expected


def test_words_that_stand_twice_have_their_context() -> None:
    first, second = (directive(PAGE, "The ministers met", nth=n) for n in (0, 1))
    assert first != second
    assert [find(PAGE, one) for one in (first, second)] == [
        (match.start(), match.end()) for match in re.finditer("The ministers met", PAGE)
    ]


def test_a_long_quotation_is_given_by_its_ends() -> None:
    start = PAGE.index(LONG[:-1])
    end = start + len(LONG) - 1
    assert end - start > LONGEST_POINTS
    found = text_fragment(PAGE, start, end)
    assert len(found) < LONGEST_POINTS
    assert find(PAGE, found) == (start, end)


def test_a_quotation_over_paragraphs_is_given_by_its_ends() -> None:
    start, end = PAGE.index("Talks"), PAGE.index(" of Japan")
    found = text_fragment(PAGE, start, end)
    assert terms(found)[2] == "The ministers"
    assert find(PAGE, found) == (start, end) or terms(found)[1].startswith("Talks in Manila")


@given(
    words=st.lists(
        st.sampled_from(
            ["met", "Met", "the", "U.S.", "well-known", "Tokyo,", "2+2", "“so", "far”", "茂木", "é", "\n\n"]
        ),
        min_size=4,
        max_size=40,
    ),
    data=st.data(),
)
def test_a_browser_finds_the_same_words(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    ends = [match.end() for match in re.finditer(r"\S+", text)]
    if not starts:
        return
    low = data.draw(st.integers(0, len(starts) - 1))
    high = data.draw(st.integers(low, min(len(starts) - 1, low + 12)))
    start, end = starts[low], ends[high]
    found = text_fragment(text, start, end)
    if not found:
        assert not any(letter.isalnum() for letter in text[start:end])
        return
    place = find(text, found)
    assert place is not None, found
    # Words that stand twice in the same surroundings cannot be told apart by a browser.
    assert text[slice(*place)].split()[0].casefold() == text[start:end].split()[0].casefold()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/b", "https://a.example/b#:~:text=met%20in"),
        ("https://a.example/b?c=d#top", "https://a.example/b?c=d#top:~:text=met%20in"),
        ("https://a.example/b#", "https://a.example/b#:~:text=met%20in"),
        ("https://a.example/b#:~:text=old", "https://a.example/b#:~:text=met%20in"),
        ('https://a.example/ü ü"<>', "https://a.example/%C3%BC%20%C3%BC%22%3C%3E#:~:text=met%20in"),
    ],
)
def test_links(url: str, expected: str) -> None:
    assert fragment_link(url, "They met in Tokyo", [(5, 11)]) == expected


def test_a_split_quotation_has_a_directive_a_piece() -> None:
    link = fragment_link("https://a.example/", "They met in Tokyo", [(0, 4), (12, 17)])
    assert link == "https://a.example/#:~:text=They&text=Tokyo"


def test_no_words_no_directive() -> None:
    assert fragment_link("https://a.example/#top", "— … —", [(0, 1)]) == "https://a.example/#top"


def test_an_address_cannot_end_early() -> None:
    url = safe_url("https://a.example/\"'><script>\n)]}|\\^`\x00\u202e")
    assert not set(url) & set('"<>\n]}|\\^`\x00\u202e ')
    assert safe_url(url) == url
