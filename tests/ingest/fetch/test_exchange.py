"""What a server can do to a fetch: nothing that costs more than the rules allow."""

from __future__ import annotations

import datetime as dt
import gzip
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from readout.errors import InputRejected
from readout.ingest.fetch import PAGES
from tests.ingest.fetch.servers import LOOPBACK, Reply, Server, fetcher, page, pages, serving

MIB = 1 << 20


def raw(data: bytes) -> Reply:
    """Answers every path but robots.txt with these bytes."""

    def reply(line: socket.socket, path: str, headers: Mapping[str, str]) -> None:
        line.sendall(page(b"", status="404 Not Found") if path == "/robots.txt" else data)

    return reply


def code_of(reply: Reply, **rules: Any) -> str:
    with serving(reply) as server, pytest.raises(InputRejected) as caught:
        fetcher(server, **rules).get(server.url("/a"), accepted=PAGES)
    return caught.value.reason


def chunked(*pieces: bytes) -> bytes:
    body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n" + body


def deflate(data: bytes, wbits: int = 15) -> bytes:
    packer = zlib.compressobj(wbits=wbits)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (page(b"They met."), b"They met."),
        (page(gzip.compress(b"They met."), Content_Encoding="gzip"), b"They met."),
        (page(gzip.compress(b"They ") + gzip.compress(b"met."), Content_Encoding="x-gzip"), b"They met."),
        (page(deflate(b"They met."), Content_Encoding="deflate"), b"They met."),
        (page(deflate(b"They met.", -15), Content_Encoding="deflate"), b"They met."),
        (chunked(b"They ", b"met.", b""), b"They met."),
        (b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nThey met.", b"They met."),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + page(b"They met."), b"They met."),
    ],
)
def test_a_sound_answer_is_taken(answer: bytes, body: bytes) -> None:
    with serving(raw(answer)) as server:
        assert fetcher(server).get(server.url("/a"), accepted=PAGES).data == body


ZEROS = b"\0" * (64 * MIB)
GZIP_BOMB = gzip.compress(ZEROS, mtime=0)
BAD = {
    "gzip bomb": (page(GZIP_BOMB, Content_Encoding="gzip"), "decompression-bomb"),
    "deflate bomb": (page(deflate(ZEROS), Content_Encoding="deflate"), "decompression-bomb"),
    "raw deflate bomb": (page(deflate(ZEROS, -15), Content_Encoding="deflate"), "decompression-bomb"),
    "bomb in members": (page(gzip.compress(b"\0" * MIB) * 64, Content_Encoding="gzip"), "decompression-bomb"),
    "br bomb": (page(b"\x5b\xff\xff\x3f" * 9, Content_Encoding="br"), "fetch-encoding"),
    "zstd": (page(b"\x28\xb5\x2f\xfd", Content_Encoding="zstd"), "fetch-encoding"),
    "packed twice": (page(gzip.compress(GZIP_BOMB), Content_Encoding="gzip, gzip"), "fetch-encoding"),
    "no gzip": (page(b"They met.", Content_Encoding="gzip"), "fetch-broken"),
    "cut gzip": (page(gzip.compress(b"They met.")[:-4], Content_Encoding="gzip"), "fetch-broken"),
    "empty gzip": (page(b"", Content_Encoding="gzip"), "fetch-broken"),
    "cut body": (page(b"They met.").replace(b"Length: 9", b"Length: 90"), "fetch-broken"),
    "two lengths": (page(b"They met.", content_length="4"), "fetch-broken"),
    "length that is none": (page(b"They met.").replace(b"Length: 9", b"Length: -9x"), None),
    "cut chunks": (chunked(b"They "), "fetch-broken"),
    "chunks of no length": (chunked(b"They ").replace(b"\r\n5\r\n", b"\r\nzz\r\n") + b"\r\n", "fetch-broken"),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "fetch-broken"),
    "nothing": (b"", "fetch-broken"),
    "many headers": (page(b"").replace(b"\r\n\r\n", b"\r\n" + b"X: y\r\n" * 500 + b"\r\n"), "fetch-broken"),
    "a long header": (page(b"", X_Long="y" * 200_000), "fetch-broken"),
    "a long first line": (b"HTTP/1.1 200 " + b"y" * 200_000 + b"\r\n\r\n", "fetch-broken"),
    "an image": (page(b"\x89PNG", kind="image/png"), "fetch-type"),
    "not found": (page(b"", status="404 Not Found"), "fetch-status"),
    "no content": (page(b"", status="204 No Content"), "fetch-status"),
    "not modified, unasked": (page(b"", status="304 Not Modified"), "fetch-status"),
    "busy": (page(b"", status="503 Service Unavailable"), "fetch-busy"),
}


@pytest.mark.hostile
@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_is_refused_with_its_code(name: str) -> None:
    answer, code = BAD[name]
    if code is None:  # read as an answer without a length: it ends where the connection does
        with serving(raw(answer)) as server:
            assert fetcher(server).get(server.url("/a"), accepted=PAGES).data == b"They met."
        return
    began = time.monotonic()
    assert code_of(raw(answer)) == code
    assert time.monotonic() - began < 3


def test_a_long_body_is_cut_off() -> None:
    assert code_of(raw(page(b"a" * 300_000)), wire_bytes=100_000) == "too-large"


def trickle(before: bytes, drop: bytes, *, seconds: float = 10.0) -> Reply:
    """Says something, then a little at a time."""

    def reply(line: socket.socket, path: str, headers: Mapping[str, str]) -> None:
        if path == "/robots.txt":
            line.sendall(page(b"", status="404 Not Found"))
            return
        line.sendall(before)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            line.sendall(drop)
            threading.Event().wait(0.05)

    return reply


@pytest.mark.hostile
@pytest.mark.parametrize(
    ("before", "drop"),
    [
        (b"", b""),
        (b"HTTP/1.1 200 OK\r\n", b"X"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"y"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b"a"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", b"a"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    ],
)
def test_who_trickles_is_broken_off(before: bytes, drop: bytes) -> None:
    began = time.monotonic()
    assert code_of(trickle(before, drop), first_byte_s=0.4, whole_s=0.8) == "fetch-timeout"
    assert time.monotonic() - began < 2


def test_nobody_there_is_said() -> None:
    with serving(pages({})) as server:
        pass
    with pytest.raises(InputRejected) as caught:
        fetcher(Server(port=server.port)).get(server.url("/a"), accepted=PAGES)
    assert caught.value.reason == "fetch-robots"  # its rules cannot be read, so nothing is asked


# ------------------------------------------------------------------ TLS


def certificate(folder: Path, name: str, *, days: int = 10) -> Path:
    """A certificate and key of its own making, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    names: list[x509.GeneralName] = [x509.DNSName(name), x509.IPAddress(ipaddress.ip_address(LOOPBACK))]
    built = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - dt.timedelta(days=20))
        .not_valid_after(now + dt.timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName(names[:1] if name != LOOPBACK else names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}{days}.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + built.public_bytes(serialization.Encoding.PEM)
    )
    return file


def tls(file: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@pytest.mark.parametrize(
    ("made_for", "days", "is_trusted", "is_good"),
    [
        ("news.example.org", 10, True, True),
        ("news.example.org", 10, False, False),  # self-signed
        ("other.example.org", 10, True, False),  # another name
        ("news.example.org", -1, True, False),  # expired
    ],
)
def test_a_certificate_is_always_checked(
    tmp_path: Path, made_for: str, days: int, is_trusted: bool, is_good: bool
) -> None:
    file = certificate(tmp_path, made_for, days=days)
    context = ssl.create_default_context(cafile=str(file)) if is_trusted else ssl.create_default_context()
    with serving(pages({"/robots.txt": page(b""), "/a": page(b"They met.")}), tls(file)) as server:
        one = fetcher(server, trust=lambda: context, tries=3)
        url = f"https://news.example.org:{server.port}/a"
        if is_good:
            assert one.get(url, accepted=PAGES).data == b"They met."
            return
        with pytest.raises(InputRejected) as caught:
            one.get(url, accepted=PAGES)
    assert caught.value.reason in ("fetch-tls", "fetch-robots")
    assert server.asked == []  # nothing was said over a connection that is not good
