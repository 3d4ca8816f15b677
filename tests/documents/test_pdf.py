from __future__ import annotations

import pytest

from readout.documents.pdf import read_pdf
from readout.errors import InputRejected
from tests.documents.factories import kinds, read, uncovered
from tests.hostile.pdfs import pdf, text_pdf

STORY = [
    "Ministers meet in Tokyo for security talks",
    "",
    "TOKYO, July 28 (Kyodo) - The foreign and defense ministers of Japan and the",
    "United States met in Tokyo on Sunday and reaffirmed the importance of peace and",
    "stability across the Taiwan Strait, officials said.",
    "",
    "They agreed to meet again next year, according to a joint statement that was is-",
    "sued after the talks. The statement was long.",
]


def test_lines_become_paragraphs() -> None:
    document = read(text_pdf([STORY]), None)
    assert document.title == "Ministers meet in Tokyo for security talks"
    assert kinds(document) == [
        ("title", "Ministers meet in Tokyo for security talks"),
        ("dateline", "TOKYO, July 28 (Kyodo) -"),
        (
            "body",
            "The foreign and defense ministers of Japan and the United States met in Tokyo on Sunday and reaffirmed the importance of peace and stability across the Taiwan Strait, officials said.",
        ),
        (
            "body",
            "They agreed to meet again next year, according to a joint statement that was issued after the talks. The statement was long.",
        ),
    ]
    assert uncovered(document) == ""
    assert (document.media_type, document.agency) == ("application/pdf", "Kyodo")


def test_running_heads_and_page_numbers_are_dropped() -> None:
    body = [
        "The talks went on for the whole of the day in the capital, the ministry said.",
        "",
        "Nobody was named.",
    ]
    text = read_pdf(text_pdf([["Annual report", "", *body, "", f"{n}"] for n in range(1, 6)])).text
    assert text.count("Annual report") == 1
    assert "5" not in text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n", "bad-pdf"),
        (text_pdf([[""]]), "no-text"),
        (text_pdf([["x"]] * 1_001), "pdf-pages"),
        (
            pdf(
                {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Count 0 /Kids [] >>"},
                trailer=b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >> /ID [(a)(a)]"
                % (b"o" * 32, b"u" * 32),
            ),
            "encrypted",
        ),
    ],
)
def test_refused(data: bytes, reason: str) -> None:
    with pytest.raises(InputRejected) as caught:
        read_pdf(data)
    assert caught.value.reason == reason


def test_a_title_that_is_a_file_name_is_none() -> None:
    assert read_pdf(text_pdf([STORY], title="Microsoft Word - release_final_2.docx")).fields.title is None
    assert (
        read_pdf(text_pdf([STORY], title="Ministers meet in Tokyo")).fields.title == "Ministers meet in Tokyo"
    )
