"""Whose release a document is."""

from __future__ import annotations

import pytest

from readout.model import Document
from readout.query.releases import JOINT, issuer_of


def given(
    title: str, publisher: str | None = None, url: str | None = None, agency: str | None = None
) -> Document:
    return Document(
        doc="doc_a", source="a", source_kind="file", raw_sha256="", media_type="text/plain",
        title=title, publisher=publisher, url=url, agency=agency, text=title,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("document", "issuer"),
    [
        (
            given("Secretary Blinken’s Meeting with Foreign Minister Motegi", "U.S. Department of State"),
            "USA",
        ),
        (given("Japan-U.S. Foreign Ministers’ Meeting", "Ministry of Foreign Affairs of Japan"), "JPN"),
        (given("Readout of President Biden’s Call with Prime Minister Kishida"), "USA"),
        (given("Talks in Tokyo", url="https://www.mofa.go.jp/a.html"), "JPN"),
        (given("Talks in London", url="https://www.gov.uk/a"), "GBR"),
        (given("Talks in Tokyo", url="https://www.mofa.go.jp.example.org/a.html"), None),
        (given("Remarks by the Secretary General at the meeting", "NATO"), "org/nato"),
        (given("Joint Statement of the Foreign Ministers of Japan and France"), JOINT),
        (given("U.S.-Japan Joint Leaders’ Statement"), JOINT),
        (given("Japan and France issue joint statement on shipping"), None),
        (given("U.S.-Japan Joint Statement Draws Fire", "The Strait Courier"), None),
        (given("Kishida meets Biden in Washington", "Harbour Wire", agency="Harbour Wire"), None),
        (given("Readout of the U.S.-Japan Foreign Ministers’ Meeting"), None),
    ],
)
def test_whose_release_it_is(document: Document, issuer: str | None) -> None:
    assert issuer_of(document) == issuer
