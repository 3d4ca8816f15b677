from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from readout.query import events
from readout.record import Record
from readout.serve.app import make_app

OWN = {"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}


@pytest.fixture
def client(demo_record: Path) -> TestClient:
    return TestClient(make_app(demo_record), base_url="http://127.0.0.1")


def test_a_browser_that_has_the_page_is_told_so(client: TestClient) -> None:
    first = client.get("/events")
    again = client.get("/events", headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
    assert client.get("/events").content == first.content


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/events?country=JPN", {}),
        ("/meetings", {}),
        ("/events", {"cookie": "theme=dark"}),
        ("/events", {"hx-request": "true"}),
        ("/events", {"host": "localhost"}),
    ],
)
def test_another_question_is_another_page(client: TestClient, path: str, headers: dict[str, str]) -> None:
    tag = client.get("/events").headers["etag"]
    other = client.get(path, headers={**headers, "if-none-match": tag})
    assert other.status_code == 200
    assert other.headers["etag"] != tag


def test_errors_and_redirections_are_not_taken_for_pages(client: TestClient) -> None:
    for _ in range(2):
        assert client.get("/events?nonsense=1").status_code == 400
        assert client.get("/events?act=", follow_redirects=False).status_code == 303
        assert client.get("/events?act=").status_code == 200


def test_a_decision_makes_the_page_anew(tmp_path: Path, demo_record: Path) -> None:
    import shutil

    record = shutil.copytree(demo_record, tmp_path / "record")
    with Record.open(record).view() as view:
        event = next(events(view, limit=1))["event"]
    client = TestClient(make_app(record), base_url="http://127.0.0.1")
    before = client.get(f"/events/{event}")
    form = {"kind": "accept", "subjects": event, "author": "anna", "back": f"/events/{event}"}
    assert client.post("/judge", data=form, headers=OWN, follow_redirects=False).status_code == 303
    after = client.get(f"/events/{event}", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert "anna" in after.text
