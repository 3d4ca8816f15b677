"""One address, so many bytes, so many seconds, no detours."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest

from readout.annotate.model.answer import Answer, Failure
from readout.annotate.model.endpoint import MAX_ANSWER_BYTES, Endpoint, address_of, check_settings, key_of
from readout.config import ModelConfig
from readout.errors import ConfigError
from tests.annotate.model.stub import PATH, Response, said, serving

BODY = json.dumps({"messages": [{"content": "x"}]}).encode()


def ask(response: Response, *, timeout_s: float = 5.0, key: str | None = None) -> Answer | Failure:
    with serving(lambda _: response) as stub:
        return Endpoint(stub.settings(timeout_s=timeout_s), key=key).post(BODY)


def test_words_come_back_and_the_key_goes_there() -> None:
    with serving(lambda _: said("words")) as stub:
        found = Endpoint(stub.settings(), key="secret").post(BODY)
        (request,) = stub.requests
    assert found == Answer(content="words")
    assert (request.path, request.key) == (PATH, "secret")
    assert request.headers["accept-encoding"] == "identity"


@pytest.mark.parametrize(
    ("response", "code", "is_passing"),
    [
        (Response(status=500), "model-http", True),
        (Response(status=429, headers=(("Retry-After", "7"),)), "model-http", True),
        (Response(status=401), "model-http", False),
        (Response(status=204), "model-http", False),
        (Response(body=b"<html>"), "model-garbage", False),
        (Response(body=b"{}"), "model-garbage", False),
        (Response(body=b'{"choices": []}'), "model-garbage", False),
        (Response(body=b'{"choices": [3]}'), "model-garbage", False),
        (Response(body=b"[" * 100_000), "model-garbage", False),
        (said(None), "model-garbage", False),
        (said("cut", finish="length"), "model-long-reply", False),
        (Response(body=said("x").body, headers=(("Content-Encoding", "gzip"),)), "model-garbage", False),
        (said("x" * MAX_ANSWER_BYTES), "model-long-reply", False),
    ],
)
def test_whatever_else_comes_back_is_a_failure_with_a_code(
    response: Response, code: str, is_passing: bool
) -> None:
    found = ask(response)
    assert isinstance(found, Failure)
    assert (found.code, found.is_passing) == (code, is_passing)


def test_redirects_are_not_followed() -> None:
    with serving(lambda _: said("elsewhere")) as other:
        found = ask(Response(status=307, headers=(("Location", f"{other.url}/chat/completions"),)), key="k")
        assert other.requests == []
    assert isinstance(found, Failure)
    assert "redirects are not followed" in found.message


def test_nobody_there() -> None:
    with serving(lambda _: said("x")) as stub:
        settings = stub.settings()
    found = Endpoint(settings, key=None).post(BODY)
    assert isinstance(found, Failure)
    assert (found.code, found.is_passing) == ("model-unreachable", True)


def drip() -> Iterator[bytes]:
    for _ in range(200):
        time.sleep(0.05)
        yield b" "


def hang() -> Iterator[bytes]:
    time.sleep(3)
    yield b""


@pytest.mark.parametrize("pieces", [drip, hang])
@pytest.mark.parametrize("headers", [(), (("Content-Length", "100000"),)])
def test_an_answer_has_its_time_however_it_trickles(
    pieces: object, headers: tuple[tuple[str, str], ...]
) -> None:
    began = time.monotonic()
    found = ask(Response(pieces=drip if pieces is drip else hang, headers=headers), timeout_s=0.4)
    assert isinstance(found, Failure)
    assert (found.code, found.is_passing) == ("model-timeout", True)
    assert time.monotonic() - began < 2.5


def test_a_call_is_broken_off_when_the_run_stops() -> None:
    began = time.monotonic()
    with serving(lambda _: Response(pieces=drip)) as stub:
        endpoint = Endpoint(stub.settings(), key=None, should_stop=lambda: time.monotonic() > began + 0.3)
        found = endpoint.post(BODY)
        taken_s = time.monotonic() - began
    assert isinstance(found, Failure)
    assert found.code == "model-stopped"
    assert taken_s < 2.0


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "127.0.0.1:8080",
        "ftp://127.0.0.1/v1",
        "file:///etc/passwd",
        "http://example.org/v1",
        "http://10.0.0.1/v1",
        "http://localhost.example.org/v1",
        "http://127.0.0.1.example.org/v1",
        "https://user:pass@example.org/v1",
        "https://example.org/v1?key=1",
        "https://example.org/v1#x",
        "https://exa\nmple.org/v1",
        "http://127.0.0.1:99999/v1",
        "http:///v1",
    ],
)
def test_addresses_that_are_refused(endpoint: str) -> None:
    with pytest.raises(ConfigError):
        address_of(endpoint)


@pytest.mark.parametrize(
    ("endpoint", "wanted"),
    [
        ("http://127.0.0.1:8080/v1", (False, "127.0.0.1", 8080, PATH)),
        ("http://localhost:11434/v1/", (False, "localhost", 11434, PATH)),
        ("http://[::1]:8080/v1", (False, "::1", 8080, PATH)),
        ("https://models.example.org/v1/chat/completions", (True, "models.example.org", 443, PATH)),
    ],
)
def test_addresses_that_are_taken(endpoint: str, wanted: tuple[bool, str, int, str]) -> None:
    at = address_of(endpoint)
    assert (at.is_secure, at.host, at.port, at.path) == wanted


def test_the_key_comes_from_the_environment_and_is_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MODEL_KEY", " sk-123456 ")
    assert key_of(ModelConfig(api_key_env="MODEL_KEY")) == "sk-123456"
    assert key_of(ModelConfig()) is None
    monkeypatch.setenv("MODEL_KEY", "sk-1\r\nX: y")
    with pytest.raises(ConfigError) as told:
        key_of(ModelConfig(api_key_env="MODEL_KEY"))
    assert "sk-1" not in str(told.value)
    with pytest.raises(ConfigError) as told:
        key_of(ModelConfig(api_key_env="sk-proj-123456"))
    assert "sk-proj" not in str(told.value)


@pytest.mark.parametrize(
    "given",
    [{}, {"endpoint": "http://127.0.0.1/v1"}, {"endpoint": "http://127.0.0.1/v1", "name": "a\nb"}],
)
def test_settings_without_endpoint_or_fit_name_are_refused(given: dict[str, str]) -> None:
    with pytest.raises(ConfigError):
        check_settings(ModelConfig(**given))  # type: ignore[arg-type]
