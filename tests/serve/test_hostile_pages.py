"""200 payloads in 12 fields and in every parameter: nothing of theirs comes alive on any page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from readout.record import Record
from readout.serve.app import make_app
from tests.serve.hostile_record import Answered, faults, hostile_record, pages, parameters, twins
from tests.serve.payloads import PAYLOADS

pytestmark = [pytest.mark.hostile, pytest.mark.slow, pytest.mark.timeout(900)]

OWN = {"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}
SHARE = 40
"""One of so many parameters is asked with a payload here; `python -m bench.pages_hostile` asks all with all."""
_SHOWN_RAW = 100
"""Payloads, of the 200, that would do something in the middle of a paragraph."""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return hostile_record(tmp_path_factory.mktemp("hostile") / "record")


@pytest.fixture(scope="module")
def client(record: Record) -> Iterator[TestClient]:
    with TestClient(
        make_app(record.path),
        base_url="http://127.0.0.1",
        raise_server_exceptions=False,
        follow_redirects=False,
    ) as opened:
        yield opened


def ask(client: TestClient, path: str, **parameters: str) -> Answered:
    answer = client.get(path, params=parameters or None)
    return Answered(str(answer.url), answer.status_code, answer.headers, answer.content)


def test_there_are_as_many_as_are_told() -> None:
    assert len(set(PAYLOADS)) == 200


def test_a_page_that_does_not_escape_is_found_out(client: TestClient) -> None:
    page = ask(client, "/search")
    assert not list(faults(page))
    for_one = [
        Answered(page.path, 200, page.headers, page.body.replace(b"</main>", f"{payload}</main>".encode()))
        for payload in PAYLOADS
    ]
    assert sum(bool(list(faults(one))) for one in for_one) >= _SHOWN_RAW


def test_no_page_of_the_record_has_anything_of_theirs(client: TestClient, record: Record) -> None:
    with record.view() as view:
        asked = [*pages(view), *twins(view)]
    found = []
    alive = 0
    for path in asked:
        answer = ask(client, path)
        found += [f"{path}: {fault}" for fault in faults(answer)]
        alive += answer.status == 200 and b"pwned" in answer.body
    assert not found, "\n".join(found[:40])
    assert alive > 300


def test_no_parameter_is_written_out_as_it_came(client: TestClient) -> None:
    found = []
    for n, payload in enumerate(PAYLOADS):
        for path, name in parameters()[n % SHARE :: SHARE]:
            if "{" in path:
                address = f"{path.partition('{')[0]}{_quoted(payload)}"
                answer = ask(client, address)
            else:
                answer = ask(client, path, **{name: payload})
            found += [f"{path} {name}={payload!r}: {fault}" for fault in faults(answer)]
    assert not found, "\n".join(found[:40])


def _quoted(text: str) -> str:
    return quote(text, safe="")


def test_no_form_goes_where_it_was_not_meant_to(client: TestClient) -> None:
    for payload in PAYLOADS[::5]:
        for path, form in (
            ("/theme", {"theme": payload, "back": payload}),
            (
                "/judge",
                {
                    "kind": "accept",
                    "subjects": payload,
                    "author": payload,
                    "reason": payload,
                    "back": payload,
                },
            ),
        ):
            answer = client.post(path, data=form, headers=OWN)
            told = Answered(path, answer.status_code, answer.headers, answer.content)
            assert not list(faults(told)), (path, payload)
            leads = answer.headers.get("location", "/")
            assert leads.startswith("/")
            assert leads[1:2] not in ("/", "\\")
            assert not {"\r", "\n"} & set(leads)
            assert "set-cookie" not in answer.headers


def test_a_decision_with_their_words_is_shown_as_words(record: Record, tmp_path: Path) -> None:
    shutil.copytree(record.path, tmp_path / "record")
    with TestClient(
        make_app(tmp_path / "record"), base_url="http://127.0.0.1", follow_redirects=False
    ) as client:
        with Record.open(tmp_path / "record").view() as view:
            event = str(view.sql("SELECT event AS id FROM events ORDER BY event")[0]["id"])
        for payload in PAYLOADS[::25]:
            form = {
                "kind": "accept",
                "subjects": event,
                "author": payload,
                "reason": payload,
                "back": "/review",
            }
            answer = client.post("/judge", data=form, headers=OWN)
            assert answer.status_code in (303, 400)
            cookie = answer.headers.get("set-cookie", "")
            assert "pwned" not in cookie
            if cookie:
                assert "HttpOnly" in cookie
                assert "samesite=strict" in cookie.casefold()
            assert not list(faults(ask(client, "/review")))
