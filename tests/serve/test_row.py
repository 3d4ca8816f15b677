from __future__ import annotations

import re

import pytest

from tests.serve import sample

KINDS = ("statement", "report", "use", "claim", "mention", "story", "judgement", "batch")
CITED = ("statement", "report", "use", "claim", "mention", "story")


def _page(kind: str) -> str:
    answer = sample.client().get(sample.paths()[kind])
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.text)


@pytest.mark.parametrize("kind", KINDS)
def test_it_has_its_permalink_and_its_data(kind: str) -> None:
    html, identity = _page(kind), sample.ids()[kind]
    assert f'href="/id/{identity}"' in html
    assert f'href="{sample.paths()[kind]}.json"' in html
    assert (f'href="/cite/{identity}"' in html) == (kind in CITED)
    row = sample.client().get(f"{sample.paths()[kind]}.json").json()
    assert identity in row.values()


@pytest.mark.parametrize("kind", KINDS)
def test_the_beginning_of_an_id_and_a_row_of_another_kind_lead_to_the_page(kind: str) -> None:
    folder = sample.paths()[kind].rsplit("/", 1)[0]
    for asked in (f"{folder}/{sample.ids()[kind][:12]}", f"/stories/{sample.ids()[kind]}"):
        answer = sample.client().get(asked)
        assert answer.status_code == 200
        assert str(answer.url).endswith(sample.paths()[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_known_is_refused(kind: str) -> None:
    assert sample.client().get(f"{sample.paths()[kind]}?color=red").status_code == 400
    folder = sample.paths()[kind].rsplit("/", 1)[0]
    missing = sample.client().get(f"{folder}/{sample.ids()[kind][:4]}aaaaaaaa.json")
    assert missing.status_code == 404
    assert missing.json()["error"]["code"]


@pytest.mark.parametrize("kind", ["statement", "report", "use", "claim", "mention"])
def test_its_receipts_lead_into_the_text(kind: str) -> None:
    spots = re.findall(r'href="(/documents/doc_\w+)\?at=(\d+)-(\d+)#p(\d+)"', _page(kind))
    assert spots
    for address, start, end, anchor in spots:
        assert start == anchor
        assert f'id="p{start}"' in sample.client().get(f"{address}?at={start}-{end}").text


def test_a_state_of_the_record_is_kept_in_every_link() -> None:
    with sample.record().view() as view:
        newest = view.sql("SELECT batch FROM batches ORDER BY sequence DESC LIMIT 1")[0]["batch"]
    html = sample.client().get(f"{sample.paths()['statement']}?as_of={newest}").text
    inner = re.findall(r'href="(/(?:documents|uses|events|entities|cite)/[^"]*)"', html)
    assert inner
    assert all(f"as_of={newest}" in link for link in inner)


def test_a_statement_tells_its_chain_outermost_first() -> None:
    html = _page("statement")
    chain = re.findall(r"<li[^>]*><span dir=\"auto\"><b>([^<]*)</b>", html)
    assert chain == ["Harbour Wire", "Antony Blinken"]
    assert "say: neutral" in html
    assert "We reaffirm the importance of peace and stability" in html


def test_a_report_tells_what_one_document_tells() -> None:
    html = _page("report")
    assert "officials" in html
    assert "Kyoto, JPN" in html
    assert f'href="/events/{sample.ids()["event"]}"' in html
    assert "met-with, score 0.90" in html
    assert "anna" in html  # who judged it


def test_a_use_names_its_formula_and_its_statement() -> None:
    html = _page("use")
    assert 'href="/wording/peace-and-stability-taiwan-strait"' in html
    assert sample.paths()["statement"] in html
    assert "Taiwan Strait" in html


def test_a_claim_shows_verdict_coverage_and_what_was_counted() -> None:
    html = _page("claim")
    row = sample.client().get(f"{sample.paths()['claim']}.json").json()
    assert f'verdict-{row["verdict"]}"' in html
    assert row["coverage"] in html
    assert all(f'href="/events/{event}"' in html for event in row["events"])


def test_a_mention_shows_the_alternatives_with_scores_and_why() -> None:
    html = _page("mention")
    assert "Toshimichi Shigeki" in html
    assert "茂木敏充 may be read so" in html
    assert "0.80" in html
    assert "0.10" in html
    assert "person/other" in html


def test_a_judgement_says_who_what_and_why() -> None:
    html = _page("judgement")
    assert "anna: accept" in html
    assert "seen" in html
    assert f'href="/id/{sample.ids()["report"]}"' in html


def test_a_batch_counts_its_rows() -> None:
    html = _page("batch")
    row = sample.client().get(f"{sample.paths()['batch']}.json").json()
    assert f"Batch {row['sequence']}" in html
    assert all(name in html for name in row["counts"])


def test_a_copy_that_is_none_is_refused() -> None:
    assert sample.client().get(f"{sample.paths()['story']}?copy=doc_aaaa").status_code == 400
