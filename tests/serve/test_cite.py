from __future__ import annotations

import re

import pytest

from readout.export.citing import STYLES
from tests.serve import sample

CITED = ("statement", "report", "use", "claim", "mention", "story", "event", "first")


@pytest.mark.parametrize("kind", CITED)
def test_every_style_is_there_to_copy_and_as_text(kind: str) -> None:
    html = sample.client().get(f"/cite/{sample.ids()[kind]}").text
    assert re.findall(r'data-copy="text-([^"]+)"', html) == list(STYLES)
    for style in STYLES:
        assert f'id="text-{style}"' in html
        answer = sample.client().get(f"/cite/{sample.ids()[kind]}.txt", params={"style": style})
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/plain")
        assert answer.text.strip()


def test_the_plain_citation_quotes_and_names_the_digest() -> None:
    told = sample.client().get(f"/cite/{sample.ids()['statement']}.txt").text
    assert "We reaffirm the importance of peace and stability across the Taiwan Strait" in told
    assert "Harbour Wire" in told
    assert "SHA-256" in told


def test_a_part_of_a_page_is_no_page() -> None:
    part = sample.client().get(f"/cite/{sample.ids()['use']}", headers={"hx-request": "true"}).text
    assert "<html" not in part
    assert "<h3" in part
    assert part.count("data-copy=") == len(STYLES)


def test_what_cannot_be_cited_says_so() -> None:
    assert sample.client().get("/cite/person/antony-blinken").status_code == 400
    assert sample.client().get("/cite/sta_aaaaaaaa").status_code == 404
    refused = sample.client().get(f"/cite/{sample.ids()['use']}.txt?style=apa")
    assert refused.status_code == 400
    assert "chicago" in refused.json()["error"]["hint"]
