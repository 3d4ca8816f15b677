from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request  # noqa: TC002
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from readout.serve.guard import HEADERS, LOOPBACK, MOST_BYTES, Guard

OWN = {"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}


async def _echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(request.method)


def _client(base: str = "http://127.0.0.1") -> TestClient:
    app = Starlette(routes=[Route("/", _echo, methods=["GET", "POST"])])
    return TestClient(Guard(app, hosts=LOOPBACK), base_url=base)


def test_every_answer_has_the_headers() -> None:
    for answer in (
        _client().get("/"),
        _client().get("/nowhere"),
        _client("http://elsewhere.example").get("/"),
    ):
        for name, value in HEADERS.items():
            assert answer.headers[name] == value


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("127.0.0.1:8377", 200),
        ("LOCALHOST:1", 200),
        ("[::1]:8377", 200),
        ("127.0.0.1.elsewhere.example", 421),
        ("elsewhere.example", 421),
        ("elsewhere.example:127.0.0.1", 421),
        ("[::1].elsewhere.example", 421),
        ("127.0.0.1@elsewhere.example", 421),
        ("", 421),
        ("[::1", 421),
    ],
)
def test_it_answers_to_its_own_names_alone(host: str, status: int) -> None:
    assert _client().get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (OWN, 200),
        ({"origin": "http://127.0.0.1"}, 200),  # a browser that has no Sec-Fetch-Site
        ({}, 403),
        ({"sec-fetch-site": "same-origin"}, 403),
        ({**OWN, "origin": "http://elsewhere.example"}, 403),
        ({**OWN, "origin": "null"}, 403),
        ({**OWN, "origin": "http://127.0.0.1:9"}, 403),  # another server of this machine
        ({**OWN, "sec-fetch-site": "cross-site"}, 403),
        ({**OWN, "sec-fetch-site": "same-site"}, 403),
        ({**OWN, "content-length": str(MOST_BYTES + 1)}, 413),
        ({**OWN, "content-length": "-1"}, 413),
    ],
)
def test_only_its_own_pages_write(headers: dict[str, str], status: int) -> None:
    assert _client().post("/", data={"a": "b"}, headers=headers).status_code == status


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_no_other_method(method: str) -> None:
    assert _client().request(method, "/", headers=OWN).status_code == 405
