"""A large web archive with trouble planted in it, and its articles in folders: `python -m bench.archives`.

Writes both, `--mb 200` or `--gb 2` of them, from words made up here. Each record must end as read, or as
rejected or left out for the planted reason; the documents of both must be the same. Then `--articles 100` are
read from both by `readout read`, and what the two records say must be the same, but for where the documents
were seen. Exit 1 on any loss.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import hashlib
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.running import readout_command
from readout.ingest import find_inputs
from readout.model import canonical_json
from readout.record import Record
from tests.ingest.archived import address, answer, page, record

EVERY = 20
"""So many articles lie between two planted records."""

NOISE_BYTES = 9_000
PER_FOLDER = 1_000
PEAK_MIB = 400
"""What reading an archive may hold at most; a 2 GB archive and a small one alike."""

_WORDS = tuple(
    word
    for line in (
        "minister talks agreement border trade council summit officials Tuesday delegation statement visit",
        "security region partners energy support government meeting capital sanctions embassy treaty week",
        "said after and the of in to",
    )
    for word in line.split()
)
_WHERE = ("source", "source_kind", "retrieved_at", "reader")
_NOT_SAID = ("batches", "judgements", "sightings")


@dataclass(slots=True, kw_only=True)
class Ends:
    """How the things in an archive end, or must.

    Attributes:
        read: Articles.
        rejected: Reject code → records.
        skipped: Reason → records left out.
        ids: Sum of the documents' ids, whatever their order.
        seconds: Time it took.
        peak_mib: Most memory the process has held.
    """

    read: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    ids: int = 0
    seconds: float = 0.0
    peak_mib: float = 0.0

    @property
    def records(self) -> int:
        """All of them."""
        return self.read + self.rejected.total() + self.skipped.total()


def article(number: int, rng: random.Random) -> bytes:
    """A page of some paragraphs, with as much script beside them as pages have."""
    paragraphs = [" ".join(rng.choices(_WORDS, k=60)) for _ in range(5)]
    opening = (
        f"<p>The foreign ministers of Freedonia and Sylvania met in Vienna for round {number} of talks.</p>"
    )
    words = opening + "".join(f"<p>{one.capitalize()}.</p>" for one in paragraphs)
    noise = base64.b64encode(rng.randbytes(NOISE_BYTES)).decode()
    return page(number, words=words).replace(b"</body>", f"<script>var x='{noise}'</script></body>".encode())


def packed(data: bytes) -> bytes:
    """A gzip member, quickly."""
    return gzip.compress(data, compresslevel=1, mtime=0)


def planted() -> tuple[tuple[str, str, bytes], ...]:
    """Trouble: (`rejected` or `skipped`, code, bytes of the member)."""
    whole = record(answer(page(0)), url=address(0))
    coded = answer(packed(bytes(40_000_000)), headers=["Content-Encoding: gzip"])
    return (
        ("rejected", "decompression-bomb", packed(record(answer(bytes(60_000_000))))),
        ("rejected", "decompression-bomb", packed(record(coded))),
        ("rejected", "bad-gzip", packed(whole)[:-40]),
        ("rejected", "bad-gzip", packed(whole)[:50]),
        ("rejected", "bad-gzip", packed(whole)[:-8] + bytes(8)),
        ("rejected", "bad-length", packed(record(answer(page(0)), length=9))),
        ("rejected", "bad-length", packed(record(answer(page(0)), length=5_000_000_000))),
        ("rejected", "bad-record", packed(b"WARC/1.0\r\n" + b"x" * 70_000)),
        (
            "rejected",
            "bad-chunks",
            packed(record(answer(b"5\r\n<p>", headers=["Transfer-Encoding: chunked"]))),
        ),
        ("rejected", "truncated-record", packed(record(answer(page(0)), extra=["WARC-Truncated: time"]))),
        ("skipped", "revisit", packed(record(answer(b""), kind="revisit"))),
        ("skipped", "not-a-response", packed(record(b"GET / HTTP/1.1\r\n\r\n", kind="request"))),
        ("skipped", "status", packed(record(answer(page(0), status="404 Not Found")))),
        ("skipped", "not-text", packed(record(answer(b"\x89PNG", media_type="image/png")))),
    )


def transferred(number: int, body: bytes) -> bytes:
    """The record of an article; every third comes in chunks, every fifth compressed."""
    headers = []
    if number % 5 == 0:
        body, headers = packed(body), ["Content-Encoding: gzip"]
    if number % 3 == 0:
        half = len(body) // 2
        body = (
            b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (body[:half], body[half:]))
            + b"0\r\n\r\n"
        )
        headers = [*headers, "Transfer-Encoding: chunked"]
    return packed(record(answer(body, headers=headers), url=address(number)))


def write(archive: Path, folder: Path, *, size: int, articles: int | None = None) -> Ends:
    """Write an archive and its articles as files.

    Args:
        archive: Where the archive goes.
        folder: Where the articles go.
        size: Bytes that the archive reaches.
        articles: Stop after so many, or None.

    Returns:
        What reading the archive must give.
    """
    rng, trouble, must, number = random.Random(9), planted(), Ends(), 0  # noqa: S311  the same every time
    with archive.open("wb") as file:
        while file.tell() < size and number != articles:
            body = article(number, rng)
            file.write(transferred(number, body))
            place = folder / f"{number // PER_FOLDER:04}"
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{number}.html").write_bytes(body)
            must.read += 1
            if number % EVERY == 0:
                kind, code, data = trouble[number // EVERY % len(trouble)]
                getattr(must, kind)[code] += 1
                file.write(data)
            number += 1
        file.write(transferred(number, article(number, rng))[:-1_000])
        must.rejected["truncated-gzip"] += 1
    return must


def read_here(path: str) -> Ends:
    """Read all inputs under a path in this process, and keep nothing of them but the sum of their ids."""
    ends = Ends()
    began = time.monotonic()
    for raw in find_inputs([path], on_skip=lambda why: ends.skipped.update((why,))):
        if raw.reject is not None:
            ends.rejected[raw.reject[0]] += 1
        else:
            ends.read += 1
            ends.ids = (ends.ids + int(hashlib.sha256(raw.doc.encode()).hexdigest(), 16)) % 2**256
    ends.seconds = time.monotonic() - began
    status = Path("/proc/self/status").read_text(encoding="ascii")
    ends.peak_mib = int(status.partition("VmHWM:")[2].split(maxsplit=1)[0]) / 1024
    return ends


def read_apart(path: Path) -> Ends:
    """The same in a process of its own, whose memory is its own."""
    command = [sys.executable, "-m", "bench.archives", "--read", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    values = json.loads(done.stdout)
    for name in ("rejected", "skipped"):
        values[name] = Counter(values[name])
    return Ends(**values)


def said(path: Path) -> str:
    """Digest of all that a record says of what it read, but for where the documents were seen."""
    running = hashlib.sha256()
    with Record.open(path).view() as view:
        kept = {row["doc"] for row in view.rows("documents") if row["status"] == "read"}
        for table in view.table_names():
            if table in _NOT_SAID:
                continue
            for row in view.rows(table):
                if table != "documents" or row["doc"] in kept:
                    rest = {name: value for name, value in row.items() if name not in _WHERE}
                    running.update(f"{table} {canonical_json(rest)}\n".encode())
    return running.hexdigest()


def problems(must: Ends, archived: Ends, filed: Ends) -> Iterator[str]:
    """What of an archive was lost or told wrongly."""
    for name in ("read", "rejected", "skipped"):
        wanted, found = getattr(must, name), getattr(archived, name)
        if wanted != found:
            yield f"{name}: {found} instead of {wanted}"
    if archived.ids != filed.ids or filed.read != must.read:
        yield "the documents are not those of the folders"
    if archived.peak_mib > PEAK_MIB:
        yield f"{archived.peak_mib:.0f} MiB of memory; at most {PEAK_MIB}"


def _through_records(place: Path, articles: int) -> str | None:
    """Read some of both into two records; what is wrong, or None."""
    archive, folder = place / "few.warc.gz", place / "few"
    write(archive, folder, size=1 << 40, articles=articles)
    digests = []
    for inputs in (archive, folder):
        target = place / f"record-{inputs.name}"
        ran = readout_command("read", str(inputs), "--record", str(target), "--quiet")
        digests.append(said(target))
        rate = articles / ran.wall_s
        print(f"readout read {inputs.name:12} {articles} articles  {rate:8.1f} a second  {digests[-1][:16]}")
    return None if digests[0] == digests[1] else "what the two records say differs"


def _print_table(size: int, must: Ends, archived: Ends, filed: Ends) -> None:
    print(
        f"archive {size / 1e6:,.0f} MB, {must.records:,} records planted, {archived.records:,} accounted for"
    )
    for name, found in (("archive", archived), ("folders", filed)):
        rate, peak = found.read / found.seconds, found.peak_mib
        print(f"{name}: {found.read:,} articles read, {rate:,.0f} a second on one core, peak {peak:.0f} MiB")
    for name in ("rejected", "skipped"):
        for code, count in sorted(getattr(archived, name).items()):
            print(f"  {name:8} {code:20} {count:6,}  planted {getattr(must, name)[code]:6,}")
    print(f"documents equal: {'yes' if archived.ids == filed.ids else 'NO'}")


def measure(*, size: int, articles: int) -> int:
    """Print the table; 1 when anything was lost."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        must = write(place / "news.warc.gz", place / "news", size=size)
        archived, filed = read_apart(place / "news.warc.gz"), read_apart(place / "news")
        _print_table((place / "news.warc.gz").stat().st_size, must, archived, filed)
        wrong = list(problems(must, archived, filed))
        if articles:
            wrong += filter(None, [_through_records(place, articles)])
    for one in wrong:
        print(f"WRONG: {one}")
    return int(bool(wrong))


def main() -> int:
    """Measure as asked."""
    options = argparse.ArgumentParser(prog="python -m bench.archives")
    options.add_argument("--mb", type=float, default=200)
    options.add_argument("--gb", type=float)
    options.add_argument(
        "--articles", type=int, default=100, help="read so many of both into records; 0 for none"
    )
    options.add_argument("--read", metavar="PATH", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.read is not None:
        ends = read_here(given.read)
        print(json.dumps({name: getattr(ends, name) for name in Ends.__slots__}))
        return 0
    return measure(size=int(given.gb * 1e9 if given.gb else given.mb * 1e6), articles=given.articles)


if __name__ == "__main__":
    sys.exit(main())
