from __future__ import annotations

import io
import zipfile

import pytest

from readout.ingest.nexis import read_word_file
from tests.ingest.archived import WORD, word_file, zipped

COVER = [
    "User Name: reader",
    "Date and Time: Thursday, April 18, 2024 9:00:00 AM EDT",
    "1. Ministers meet in Vienna",
]
FIRST = [
    "Ministers meet in Vienna", "The Example Post", "April 17, 2024 Wednesday 10:15 AM GMT",
    "Copyright 2024 Example Post. All Rights Reserved", "Section: WORLD", "Length: 20 words",
    "Byline: Ann Lee", "Body", "VIENNA - The ministers met on Tuesday.", "They will meet again.",
    "Load-Date: April 18, 2024", "End of Document",
]  # fmt: skip
SECOND = [
    "Talks end",
    "Example Wire",
    "18 April 2024",
    "Body",
    "The talks ended.",
    "Classification",
    "x",
    "End of Document",
]


def test_a_download_of_several_articles() -> None:
    first, second = read_word_file(word_file([*COVER, *FIRST, *SECOND]), "news.docx")
    assert (first.source, second.source) == ("news.docx#article-1", "news.docx#article-2")
    assert first.data.decode() == "VIENNA - The ministers met on Tuesday.\n\nThey will meet again."
    fields = first.fields
    assert (fields.title, fields.publisher, fields.date, fields.byline) == (
        "Ministers meet in Vienna",
        "The Example Post",
        "2024-04-17",
        "Ann Lee",
    )
    assert (second.data, second.fields.title, second.fields.date) == (
        b"The talks ended.",
        "Talks end",
        "2024-04-18",
    )


def test_a_word_file_of_one_text() -> None:
    [raw] = read_word_file(word_file(["Communiqué", "The ministers met.", "Body"]), "a.docx")
    assert (raw.source, raw.data.decode(), raw.media_type) == (
        "a.docx",
        "Communiqué\n\nThe ministers met.\n\nBody",
        "text/plain",
    )


def test_tabs_breaks_tables_and_what_was_deleted() -> None:
    xml = (
        f'<w:document xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>'
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Day</w:t><w:tab/><w:t>Place</w:t><w:br/><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t xml:space='preserve'>kept </w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>once</w:t></w:r></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>once</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:body></w:document>"
    )
    [raw] = read_word_file(zipped({"word/document.xml": xml.encode()}), "a.docx")
    assert raw.data == b"Day\tPlace\nx\n\nkept\n\nonce"


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"no zip", "bad-archive"),
        (zipped({"a.xml": b"<x/>"}), "bad-docx"),
        (zipped({"word/document.xml": b"<x"}), "bad-docx"),
        (zipped({"word/document.xml": b""}), "bad-docx"),
        (word_file(["They met."], opening=ENTITIES), "bad-docx"),
        (word_file(["They met."], opening='<!DOCTYPE x SYSTEM "file:///etc/hostname">'), "bad-docx"),
        (zipped({"word/document.xml": b"<a>" * 100_000}), "bad-docx"),
        (word_file(["x" * 30_000_000]), "decompression-bomb"),
        (zipped({"word/document.xml": b"<x/>"}, method=zipfile.ZIP_BZIP2), "bad-archive"),
    ],
)
def test_hostile_word_files(data: bytes, code: str) -> None:
    [raw] = read_word_file(data, "a.docx")
    assert raw.reject is not None
    assert raw.reject[0] == code


def test_a_word_file_cut_anywhere_ends_with_a_reason() -> None:
    whole = word_file(FIRST)
    for end in range(0, len(whole), 37):
        [raw] = read_word_file(whole[:end], "a.docx")
        assert raw.reject is not None
    assert zipfile.is_zipfile(io.BytesIO(whole))
