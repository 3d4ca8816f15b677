"""Each style as its manual has it, and text of a document that cannot break out of any."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from readout.errors import UsageError
from readout.export.citing import STYLES, Style, write_citation, write_citations
from readout.export.citing.bibtex import latex_text
from readout.export.citing.lines import one_line
from readout.export.citing.notes import markdown_text
from readout.export.citing.wikipedia import wiki_text
from readout.model import EdtfDate
from readout.query.cited import Citation, Passage, Speaker
from tests.export.citing.factories import HOSTILE, URL, citation, of_latex, read_bibtex, read_ris

SHA = citation().raw_sha256
COPY = f"Archived copy: SHA-256 {SHA}, characters 13–40, Readout rep_abcdefghij234567."
MET = "“The ministers met in Seoul.”"
DAY = dt.date(2024, 6, 1)


def edtf(text: str) -> EdtfDate:
    return EdtfDate(text=text)


CHICAGO: list[tuple[str, dict[str, Any], dt.date | None, str]] = [
    ("news article without author", {}, None, f"“Seoul talks,” Strait Courier, May 27, 2024, {URL}. {MET} {COPY}"),
    ("with author", {"byline": "By Ana de la Cruz"}, None,
     f"Ana de la Cruz, “Seoul talks,” Strait Courier, May 27, 2024, {URL}. {MET} {COPY}"),
    ("three authors", {"byline": "Ana Cruz, Bo Tan and Kim Lee"}, None,
     f"Ana Cruz, Bo Tan, and Kim Lee, “Seoul talks,” Strait Courier, May 27, 2024, {URL}. {MET} {COPY}"),
    ("four authors", {"byline": "Ana Cruz, Bo Tan, Kim Lee and Jo Poe"}, None,
     f"Ana Cruz et al., “Seoul talks,” Strait Courier, May 27, 2024, {URL}. {MET} {COPY}"),
    ("a desk is no author", {"byline": "our Seoul desk"}, None,
     f"“Seoul talks,” Strait Courier, May 27, 2024, {URL}. {MET} {COPY}"),
    ("an agency as author", {"agency": "Harbour Wire"}, None,
     f"Harbour Wire, “Seoul talks,” Strait Courier, May 27, 2024, {URL}. {MET} {COPY}"),
    ("an agency's own page", {"agency": "Harbour Wire", "publisher": None}, None,
     f"“Seoul talks,” Harbour Wire, May 27, 2024, {URL}. {MET} {COPY}"),
    ("press release", {"publisher": "Ministry of Foreign Affairs", "is_release": True}, None,
     f"Ministry of Foreign Affairs, “Seoul talks,” press release, May 27, 2024, {URL}. {MET} {COPY}"),
    ("seen on a day", {}, DAY,
     f"“Seoul talks,” Strait Courier, May 27, 2024, accessed June 1, 2024, {URL}. {MET} {COPY}"),
    ("seen when it was retrieved", {"retrieved_at": "2024-05-30T08:00:00+00:00"}, None,
     f"“Seoul talks,” Strait Courier, May 27, 2024, accessed May 30, 2024, {URL}. {MET} {COPY}"),
    ("undated", {"published": None}, None, f"“Seoul talks,” Strait Courier, n.d., {URL}. {MET} {COPY}"),
    ("a month", {"published": edtf("2024-05")}, None,
     f"“Seoul talks,” Strait Courier, May 2024, {URL}. {MET} {COPY}"),
    ("a day that was worked out", {"published_basis": "inferred"}, None,
     f"“Seoul talks,” Strait Courier, [May 27, 2024], {URL}. {MET} {COPY}"),
    ("a day in doubt", {"published": edtf("2024-05-27?"), "published_basis": "inferred"}, None,
     f"“Seoul talks,” Strait Courier, [May 27, 2024?], {URL}. {MET} {COPY}"),
    ("a headline with marks and a question", {"title": '“Quad” meets: "why"?'}, None,
     f"“‘Quad’ meets: ‘why’?,” Strait Courier, May 27, 2024, {URL}. {MET} {COPY}"),
    ("a file", {"url": None}, None,
     (f"“Seoul talks,” Strait Courier, May 27, 2024. {MET} Archived copy: seoul.html, SHA-256 {SHA}, "
     "characters 13–40, Readout rep_abcdefghij234567.")),
    ("a file without a headline", {"url": None, "title": None, "publisher": None}, None,
     (f"“seoul.html,” May 27, 2024. {MET} Archived copy: seoul.html, SHA-256 {SHA}, characters 13–40, "
     "Readout rep_abcdefghij234567.")),
    ("a speaker", {"speakers": (Speaker(name="Cho Tae-yul", office="Foreign Minister"),), "mode": "indirect",
                   "through": ("Kyodo", "officials")}, None,
     (f"“Seoul talks,” Strait Courier, May 27, 2024, {URL}. {MET} —Cho Tae-yul (Foreign Minister), in the "
     f"report’s words, according to officials, through Kyodo. {COPY}")),
    ("not said", {"speakers": (Speaker(name="Cho Tae-yul"),), "mode": "direct", "modality": "not"}, None,
     f"“Seoul talks,” Strait Courier, May 27, 2024, {URL}. {MET} —Cho Tae-yul, qualified by “not”. {COPY}"),
    ("a document", {"passages": (), "id": "doc_abcdefghij234567", "kind": "document"}, None,
     (f"“Seoul talks,” Strait Courier, May 27, 2024, {URL}. Archived copy: SHA-256 {SHA}, Readout "
     "doc_abcdefghij234567.")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "accessed", "expected"), [case[1:] for case in CHICAGO], ids=[c[0] for c in CHICAGO]
)
def test_chicago(changes: dict[str, Any], accessed: dt.date | None, expected: str) -> None:
    assert write_citation(citation(**changes), "chicago", accessed=accessed) == expected


def test_markdown_has_the_newspaper_in_italics_and_a_link_to_the_words() -> None:
    assert write_citation(citation(), "markdown") == (
        f"“[Seoul talks](<{URL}#:~:text=The%20ministers%20met%20in%20Seoul.>),” *Strait Courier*, May 27, 2024. "
        f"{MET} {markdown_text(COPY)}"
    )


def test_plain() -> None:
    told = citation(
        byline="a staff reporter", agency="Harbour Wire", speakers=(Speaker(name="Cho"),), mode="direct"
    )
    assert write_citation(told, "plain", accessed=DAY).splitlines() == [
        MET,
        "— Cho",
        "Seoul talks. By a staff reporter. The Strait Courier (Harbour Wire). 27 May 2024.",
        f"{URL}#:~:text=The%20ministers%20met%20in%20Seoul.",
        "Accessed 1 June 2024.",
        COPY,
    ]


WIKIPEDIA: list[tuple[dict[str, Any], str]] = [
    ({}, (f"{{{{cite news |title=Seoul talks |url={URL} |newspaper=The Strait Courier |date=27 May 2024 "
         "|access-date=1 June 2024 |quote=The ministers met in Seoul.}}")),
    ({"byline": "Ana Cruz and Bo Tan Jr.", "url": None, "language": "ja"},
     ("{{cite news |last1=Cruz |first1=Ana |last2=Tan |first2=Bo Jr. |title=Seoul talks |newspaper=The Strait Courier "
     "|date=27 May 2024 |language=ja |quote=The ministers met in Seoul.}}")),
    ({"is_release": True, "publisher": "NATO", "published": edtf("2024-05-27?"), "url": None},
     ("{{cite press release |title=Seoul talks |publisher=NATO |date=n.d. |orig-date=27 May 2024? "
     "|quote=The ministers met in Seoul.}}")),
    ({"published": edtf("2024-05-01/2024-05-10"), "agency": "Harbour Wire", "url": None},
     ("{{cite news |title=Seoul talks |newspaper=The Strait Courier |agency=Harbour Wire |date=1–10 May 2024 "
     "|quote=The ministers met in Seoul.}}")),
    ({"published": edtf("2024-05-20/.."), "url": None},
     ("{{cite news |title=Seoul talks |newspaper=The Strait Courier |date=n.d. |orig-date=20 May 2024 or later "
     "|quote=The ministers met in Seoul.}}")),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), WIKIPEDIA)
def test_wikipedia(changes: dict[str, Any], expected: str) -> None:
    written = write_citation(citation(**changes), "wikipedia", accessed=DAY)
    assert written.partition("<!--")[0] == expected
    assert SHA in written.partition("<!--")[2]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"ENTRYTYPE": "article", "date": "2024-05-27", "year": "2024", "urldate": "2024-06-01"}),
        ({"published": edtf("2024-05-27?")}, {"date": "2024-05-27?", "year": "2024"}),
        ({"published": edtf("2024-05-20/..")}, {"date": "2024-05-20/"}),
        ({"published": edtf("../2024-05-20")}, {"date": "/2024-05-20"}),
        ({"byline": "Ana de la Cruz, Bo Tan Jr."}, {"author": "de la Cruz, Ana and Tan, Jr., Bo"}),
        ({"agency": "Press & Wire"}, {"author": r"{Press \& Wire}"}),
        (
            {"is_release": True},
            {"ENTRYTYPE": "misc", "howpublished": "Press release", "author": "{The Strait Courier}"},
        ),
    ],
)
def test_bibtex(changes: dict[str, Any], expected: dict[str, str]) -> None:
    (entry,) = read_bibtex(write_citation(citation(**changes), "bibtex", accessed=DAY))
    assert {name: entry.get(name) for name in expected} == expected
    assert ("year" in entry) == ("year" in expected or "published" not in changes)
    assert SHA in entry["note"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"TY": "NEWS", "PY": "2024", "DA": "2024/05/27/", "Y2": "2024/06/01/", "UR": URL}),
        ({"published": edtf("2024-05")}, {"DA": "2024/05//"}),
        ({"published": edtf("2024-05-27?")}, {"DA": "2024/05/27/27 May 2024?"}),
        ({"published": edtf("2024-05-20/..")}, {"N1": "Published 20 May 2024 or later"}),
        ({"byline": "Ana de la Cruz"}, {"AU": "de la Cruz, Ana"}),
        ({"is_release": True, "url": None}, {"TY": "GEN", "M3": "Press release", "AU": "The Strait Courier"}),
    ],
)
def test_ris(changes: dict[str, Any], expected: dict[str, str]) -> None:
    (record,) = read_ris(write_citation(citation(**changes), "ris", accessed=DAY))
    assert set(expected.items()) <= set(record)
    assert "20 May" not in dict(record).get("DA", "")


@pytest.mark.parametrize(
    ("changes", "issued"),
    [
        ({}, {"date-parts": [[2024, 5, 27]]}),
        ({"published": edtf("2024-05")}, {"date-parts": [[2024, 5]]}),
        ({"published": edtf("2024")}, {"date-parts": [[2024]]}),
        ({"published": edtf("2024-05-27?")}, {"date-parts": [[2024, 5, 27]], "circa": True}),
        ({"published": edtf("2024-05-01/2024-06")}, {"date-parts": [[2024, 5, 1], [2024, 6]]}),
        ({"published": edtf("2024-05-20/..")}, {"literal": "20 May 2024 or later"}),
        ({"published": None}, None),
    ],
)
def test_csl_dates_are_as_vague_as_the_record_has_them(changes: dict[str, Any], issued: Any) -> None:
    (item,) = json.loads(write_citation(citation(**changes), "csl-json"))
    assert item.get("issued") == issued


# ------------------------------------------------------------------ text that means harm


def hostile(words: str) -> Citation:
    """The same words in every place that a document can fill."""
    return citation(
        title=words,
        byline=words,
        publisher=words,
        agency=f"Agency {words}",
        source=words,
        url=f"https://x.example/{words}",
        language="en",
        text=words,
        passages=(Passage(start=0, end=len(words), text=words),),
        speakers=(Speaker(name=words, office=words),),
        mode="direct",
        modality=words,
        through=(f"{words} x",),
    )


def steers(text: str) -> list[str]:
    return re.findall(
        "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]", text
    )


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("words", HOSTILE)
def test_no_style_lets_through_what_steers_a_terminal(style: Style, words: str) -> None:
    for is_release in (False, True):
        told = hostile(words) if not is_release else citation(title=words, publisher=words, is_release=True)
        written = write_citation(told, style, accessed=DAY)
        assert steers(written.replace("\r\n", "\n") if style == "ris" else written) == []
        assert written.encode()
        if style in ("chicago", "markdown", "wikipedia"):
            assert len(written.splitlines()) == 1


@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_shows_the_words_and_obeys_none(words: str) -> None:
    shown = (
        MarkdownIt("commonmark", {"html": True})
        .enable("table")
        .render(write_citation(hostile(words), "markdown"))
    )
    assert set(re.findall(r"</?([a-z0-9]+)", shown)) <= {"p", "a", "em"}
    assert all(link.startswith("https://x.example/") for link in re.findall(r'href="([^"]*)"', shown))
    assert shown.count("<a ") == 1
    text = html.unescape(re.sub(r"<[^>]+>", "", shown))
    assert one_line(words) in text
    assert "[[" not in write_citation(hostile(words), "markdown")


@given(st.text(max_size=60))
def test_markdown_of_any_line_reads_back(text: str) -> None:
    line = one_line(text)
    shown = MarkdownIt("commonmark", {"html": True}).renderInline(markdown_text(line))
    assert "<" not in shown
    assert html.unescape(shown) == line


@pytest.mark.parametrize("words", HOSTILE)
def test_a_template_keeps_its_parameters(words: str) -> None:
    written = write_citation(hostile(words), "wikipedia", accessed=DAY)
    match = re.fullmatch(r"\{\{cite news ([^{}\[\]<>]*)\}\}<!-- ([^<>]*) -->", written)
    assert match, written
    assert "--" not in match[2]
    given_ = dict(one.split("=", 1) for one in match[1].split("|")[1:])
    assert html.unescape(given_["quote"]).strip() == one_line(words)
    assert html.unescape(given_["title"]).strip() == one_line(words)
    assert given_["url"].startswith("https://x.example/")
    assert not re.search(r"''|~~|__|://", re.sub(r"\|url=\S+", "", match[1]))
    assert not re.search(r"''|~|__", given_["url"])


@given(st.text(max_size=60))
def test_wiki_text_of_any_line_reads_back(text: str) -> None:
    line = one_line(text)
    assert html.unescape(wiki_text(line)) == html.unescape(wiki_text(line)).strip() == line


@pytest.mark.parametrize("words", HOSTILE)
def test_an_entry_reads_back(words: str) -> None:
    (entry,) = read_bibtex(write_citation(hostile(words), "bibtex", accessed=DAY))
    assert entry["title"][0] + entry["title"][-1] == "{}"
    assert of_latex(entry["title"][1:-1]) == one_line(words)
    assert one_line(words) in of_latex(entry["annotation"])
    assert of_latex(entry["journal"]) == one_line(words)
    assert not set(entry["url"]) & set('{}\\"<> ')


@given(st.text(max_size=60))
def test_latex_of_any_line_reads_back(text: str) -> None:
    assert of_latex(latex_text(one_line(text))) == one_line(text)


@pytest.mark.parametrize("words", HOSTILE)
def test_a_record_reads_back(words: str) -> None:
    (record,) = read_ris(write_citation(hostile(words), "ris", accessed=DAY))
    assert ("TI", one_line(words)) in record
    assert any(tag == "N1" and one_line(words) in value for tag, value in record)


@pytest.mark.parametrize("words", HOSTILE)
def test_an_item_holds_the_verbatim_words(words: str) -> None:
    (item,) = json.loads(write_citation(hostile(words), "csl-json", accessed=DAY))
    assert item["custom"]["passages"] == [{"start": 0, "end": len(words), "text": words}]
    assert item["title"] == one_line(words)


@pytest.mark.parametrize("name", ["- x", "+ x", "1. x", "12) x", "# x", "> x", "=== x", "--- x"])
def test_a_note_that_begins_with_a_mark_is_a_paragraph(name: str) -> None:
    told = citation(publisher=name, is_release=True)
    shown = MarkdownIt("commonmark").render(write_citation(told, "markdown"))
    assert shown.startswith(f"<p>{html.escape(name)}, “")


# ------------------------------------------------------------------ several


def test_several_are_numbered_where_people_read_them() -> None:
    given_ = [citation(number="1a"), citation(number="1b"), citation(number="2")]
    assert [line[:4] for line in write_citations(given_, "chicago").split("\n\n")] == ["1a. ", "1b. ", "2. “"]
    assert write_citations(given_, "plain").split("\n\n")[1].startswith("[1b]\n“")
    assert write_citations(given_, "markdown").split("\n\n")[2].startswith("2\\. “")
    assert len(json.loads(write_citations(given_, "csl-json"))) == 3
    assert len(read_ris(write_citations(given_, "ris"))) == 3
    assert len(read_bibtex(write_citations(given_, "bibtex"))) == 3
    assert write_citations(given_[:1], "chicago") == write_citation(given_[0], "chicago")


@pytest.mark.parametrize("style", STYLES)
def test_nothing_to_cite(style: Style) -> None:
    assert write_citations([], style) == ("[]" if style == "csl-json" else "")


def test_an_unknown_style() -> None:
    with pytest.raises(UsageError, match="chicago"):
        write_citation(citation(), cast("Style", "apa"))
