from __future__ import annotations

import gzip
import io
import zlib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from readout.documents.parse import parse
from readout.ingest import find_inputs
from readout.ingest.warc import read_warc
from readout.model import RawInput
from tests.ingest.archived import WHEN, address, answer, packed, page, record, response

BOMB = record(answer(bytes(30_000_000)))


def through(data: bytes, *, seeks: bool = False) -> tuple[list[RawInput], Counter[str]]:
    skipped: Counter[str] = Counter()
    raws = list(
        read_warc(io.BytesIO(data), "a.warc", seeks=seeks, on_skip=lambda why: skipped.update((why,)))
    )
    return raws, skipped


def ends(raws: list[RawInput]) -> list[str]:
    return [raw.reject[0] if raw.reject else raw.source.rpartition("/")[2] for raw in raws]


@pytest.mark.parametrize("is_packed", [True, False])
def test_a_page_is_the_same_document_as_in_a_folder(tmp_path: Path, is_packed: bool) -> None:
    (tmp_path / "1.html").write_bytes(page(1))
    (tmp_path / "news.warc.gz").write_bytes(packed(response(1)) if is_packed else response(1))
    in_folder, archived = find_inputs([str(tmp_path)])
    assert archived.doc == in_folder.doc
    assert archived.source == f"{tmp_path}/news.warc.gz#{address(1)}"
    assert (archived.kind, archived.url, archived.retrieved_at) == ("warc", address(1), WHEN)
    filed = parse(in_folder)
    read = parse(archived)
    assert replace(read, source=filed.source, source_kind="file", retrieved_at=None) == filed
    assert filed.url == address(1)


def test_what_is_no_page_is_left_out_and_counted() -> None:
    records = (
        record(b"software: test\r\n", kind="warcinfo", url=None),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(answer(b""), kind="revisit"),
        record(answer(page(1), status="404 Not Found")),
        record(answer(b"\x89PNG", media_type="image/png")),
        record(answer(b"\x89PNG", media_type=None)),
        record(b"v=spf1", url="dns:example.org"),
        response(2),
    )
    for data in (packed(*records), b"".join(records), gzip.compress(b"".join(records))):
        raws, skipped = through(data)
        assert ends(raws) == ["2.html"]
        assert skipped == {"not-a-response": 3, "revisit": 1, "status": 1, "not-text": 2}


@pytest.mark.parametrize(
    ("block", "media_type", "body"),
    [
        (answer(page(1), headers=["Content-Encoding: gzip"]), "text/html", page(1)),  # decoded by the crawler
        (answer(gzip.compress(page(1)), headers=["Content-Encoding: gzip"]), "text/html", page(1)),
        (answer(zlib.compress(page(1)), headers=["Content-Encoding: deflate"]), "text/html", page(1)),
        (answer(zlib.compress(page(1))[2:-4], headers=["Content-Encoding: deflate"]), "text/html", page(1)),
        (answer(page(1), headers=["Transfer-Encoding: chunked"]), "text/html", page(1)),
        (answer(b"3;x=y\r\n<p>\r\n1\r\nx\r\n0\r\n\r\n", headers=["Transfer-Encoding: chunked"]), "text/html", b"<p>x"),
        (answer("<p>Вена".encode("cp1251"), media_type="text/html; charset=windows-1251"),
         "text/html; charset=windows-1251", "<p>Вена".encode("cp1251")),
        (answer("<p>Вена".encode(), media_type="text/html; charset=windows-1251"), "text/html", "<p>Вена".encode()),
        (answer('<meta charset="cp1251"><p>Вена'.encode("cp1251"), media_type="text/html; charset=windows-1251"),
         "text/html", '<meta charset="cp1251"><p>Вена'.encode("cp1251")),
        (answer(b"They met.", media_type="text/plain"), "text/plain", b"They met."),
        (answer(b"<html>They met.", media_type=None), "text/html", b"<html>They met."),
        (answer(b"<p>x", media_type="Application/XHTML+XML"), "text/html", b"<p>x"),
    ],
)  # fmt: skip
def test_the_body_as_it_was_before_the_transfer(block: bytes, media_type: str, body: bytes) -> None:
    [raw], skipped = through(packed(record(block)))
    assert (raw.data, raw.media_type, raw.reject, skipped) == (body, media_type, None, Counter())


def test_the_servers_encoding_is_believed_where_the_page_names_none() -> None:
    words = "<html><body><p>Встреча министров прошла в Вене во вторник.</p></body></html>".encode("cp1251")
    [raw], _ = through(packed(record(answer(words, media_type="text/html; charset=windows-1251"))))
    assert "Встреча министров" in parse(raw).text


@pytest.mark.parametrize(
    ("block", "code"),
    [
        (answer(page(1), headers=["Content-Encoding: br"]).replace(b"<!doc", b"\x0b\x80"), "content-encoding"),
        (answer(page(1), headers=["Content-Encoding: gzip, gzip, gzip"]), "content-encoding"),
        (answer(gzip.compress(page(1))[:-9], headers=["Content-Encoding: gzip"]), "truncated-gzip"),
        (answer(gzip.compress(bytes(30_000_000)), headers=["Content-Encoding: gzip"]), "decompression-bomb"),
        (answer(b"3\r\n<p>\r\n9\r\nx", headers=["Transfer-Encoding: chunked"]), "bad-chunks"),
        (answer(b"3\r\n<p>\r\nzz", headers=["Transfer-Encoding: chunked"]), "bad-chunks"),
        (b"no answer at all", "bad-http"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000, "bad-http"),
    ],
)  # fmt: skip
def test_a_bad_answer_is_rejected_and_the_next_is_read(block: bytes, code: str) -> None:
    for data in (packed(record(block), response(2)), record(block) + response(2)):
        raws, _ = through(data)
        assert ends(raws) == [code, "2.html"]


def test_what_the_crawler_cut_is_rejected() -> None:
    raws, _ = through(record(answer(page(1)), extra=["WARC-Truncated: length"]))
    assert ends(raws) == ["truncated-record"]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (packed(response(7))[:-30], "bad-gzip"),
        (packed(response(7))[:60], "bad-gzip"),
        (packed(response(7))[:-8] + bytes(8), "bad-gzip"),
        (b"rubbish", "bad-gzip"),
        (packed(BOMB), "decompression-bomb"),
        (packed(record(answer(page(7)), length=5)), "bad-length"),
        (packed(record(answer(page(7)), length=10**17)), "bad-length"),
        (packed(record(answer(page(7)), length="-1")), "bad-length"),
        (packed(record(answer(page(7)), length="1" * 5_000)), "bad-length"),
        (packed(b"WARC/1.0\r\n" + b"x: y\r\n" * 50_000 + b"\r\n"), "bad-record"),
        (packed(b"WARC/1.0\r\nno field\r\n\r\n"), "bad-record"),
        (packed(b"GET / HTTP/1.0\r\n\r\n" * 100), "bad-record"),
        (packed(b""), "bad-record"),
    ],
)
@pytest.mark.parametrize("seeks", [True, False])
def test_behind_a_damaged_member_reading_goes_on(bad: bytes, code: str, seeks: bool) -> None:
    raws, _ = through(packed(response(1)) + bad + packed(response(2), response(3)), seeks=seeks)
    assert ends(raws) == ["1.html", code, "2.html", "3.html"]


def test_a_member_cut_off_is_damage_whatever_the_bytes_behind_it_inflate_to() -> None:
    def quickly(number: int) -> bytes:
        return gzip.compress(response(number), compresslevel=1, mtime=0)

    for number in (205, 207, 255, 275):  # what follows inflates to letters, so that the length seems wrong
        raws, _ = through(quickly(0)[:-40] + quickly(number))
        damage, good = ends(raws)
        assert damage in ("bad-gzip", "truncated-gzip")
        assert good == f"{number}.html"


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (record(answer(page(7)), length=5), "bad-length"),
        (record(answer(page(7)), length=1_000), "bad-length"),
        (record(answer(page(7)), length=10**17), "bad-length"),
        (record(answer(page(7)), length=""), "bad-length"),
        (b"WARC/1.0\r\nno field\r\n\r\n", "bad-record"),
    ],
)
@pytest.mark.parametrize("seeks", [True, False])
def test_behind_a_wrong_length_the_next_record_is_found(bad: bytes, code: str, seeks: bool) -> None:
    raws, _ = through(response(1) + bad + response(2) + response(3), seeks=seeks)
    assert ends(raws) == ["1.html", code, "2.html", "3.html"]


def test_rubbish_between_records_casts_doubt_on_the_length_before_it() -> None:
    raws, _ = through(response(1) + b"rubbish\r\n" * 9 + response(2))
    assert ends(raws) == ["bad-length", "2.html"]
    raws, _ = through(b"rubbish\r\n" * 9 + response(2))
    assert ends(raws) == ["bad-record", "2.html"]


@pytest.mark.parametrize("cut", [1, 20, 300])
def test_a_file_cut_off_ends_with_a_rejected_record(cut: int) -> None:
    raws, _ = through(packed(response(1), response(2))[:-cut])
    assert ends(raws) == ["1.html", "truncated-gzip"]
    raws, _ = through((response(1) + response(2))[: -cut - 4])
    assert ends(raws) == ["1.html", "bad-length"]


def test_an_empty_archive_is_an_input_with_a_reason() -> None:
    assert ends(through(b"")[0]) == ["empty"]


def test_one_bad_record_in_a_file_compressed_as_a_whole() -> None:
    data = gzip.compress(response(1) + record(answer(page(7)), length=5) + response(2))
    assert ends(through(data)[0]) == ["1.html", "bad-length", "2.html"]


def test_a_large_record_is_passed_over_in_bounded_memory() -> None:
    import tracemalloc

    large = record(answer(bytes(range(256)) * 400_000, media_type="video/mp4"))
    data = large + response(2)
    del large
    tracemalloc.start()
    raws, _ = through(data, seeks=True)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert ends(raws) == ["too-large", "2.html"]
    assert peak < 8 << 20


def test_records_that_lie_about_their_length_do_not_make_reading_endless() -> None:
    liar = record(b"x", length=20 << 20)
    data = liar * 20_000
    raws, _ = through(data)
    assert {raw.reject[0] for raw in raws if raw.reject} == {"bad-length"}
    assert len(through(data, seeks=True)[0]) == 20_000


@pytest.mark.parametrize("length", [10**6, 10**13, 10**18 - 1])
def test_a_length_beyond_the_end_of_a_file(tmp_path: Path, length: int) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(response(1) + record(answer(page(7)), length=length) + response(2))
    raws = list(find_inputs([str(path)]))
    assert ends(raws) == ["1.html", "bad-length", "2.html"]


def test_offsets_beyond_two_gibibytes(tmp_path: Path) -> None:
    large = 3 << 30
    path = tmp_path / "a.warc"
    with path.open("wb") as file:
        head = record(b"", kind="resource", length=large)
        file.write(head.removesuffix(b"\r\n\r\n"))
        file.seek(large, io.SEEK_CUR)
        file.write(b"\r\n\r\n" + record(answer(page(7)), length=5) + response(2))
    cut, good = find_inputs([str(path)])
    assert ends([cut, good]) == ["bad-length", "2.html"]
    assert cut.reject is not None
    assert f"byte {large + len(head)};" in cut.reject[1]


def test_an_archive_is_recognised_by_what_is_in_it() -> None:
    for data in (packed(response(1)), response(1)):
        [raw] = find_inputs(["-"], stdin=io.BytesIO(data))
        assert (raw.source, raw.kind) == (f"-#{address(1)}", "warc")


def test_hostile_names_are_shown_in_one_line() -> None:
    odd = record(answer(page(1)), url="https://example.org/\u202efdp.\x1b[31mexe")
    [raw], _ = through(odd)
    assert raw.source == "a.warc#https://example.org/?fdp.?[31mexe"
