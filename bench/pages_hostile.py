"""200 payloads, in 12 fields and in every parameter, on every page: `python -m bench.pages_hostile`.

Each answer of the server is judged by its elements, attributes, addresses and headers; a real browser, where
there is one, opens every page and counts scripts that ran, elements that are not ours and requests that went
to anywhere else. All counts must be 0.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote

from starlette.testclient import TestClient

from readout.record import Record
from readout.serve.app import make_app
from tests.serve.browser.opening import browser, chromium, watched
from tests.serve.browser.test_hostile import SENTINEL, TOLD
from tests.serve.demo import serving
from tests.serve.hostile_record import (
    FIELDS,
    Answered,
    faults,
    hostile_record,
    pages,
    parameters,
    twins,
)
from tests.serve.payloads import PAYLOADS


def through_server(record: Record) -> tuple[Counter[str], list[str]]:
    """Ask for every page, twin and parameter.

    Args:
        record: The record of the payloads.

    Returns:
        Answers by kind of page, and what is wrong with any.
    """
    with record.view() as view:
        asked = [*pages(view), *twins(view)]
    answers: Counter[str] = Counter()
    wrong: list[str] = []
    with TestClient(
        make_app(record.path),
        base_url="http://127.0.0.1",
        raise_server_exceptions=False,
        follow_redirects=False,
    ) as client:
        for path in asked:
            answer = client.get(path)
            told = Answered(path, answer.status_code, answer.headers, answer.content)
            wrong += [f"{path}: {fault}" for fault in faults(told)]
            answers[f"/{path.split('/')[1].partition('?')[0]}"] += 1
        for path, name in parameters():
            for payload in PAYLOADS:
                where = f"{path.partition('{')[0]}{quote(payload, safe='')}" if "{" in path else path
                answer = client.get(where, params=None if "{" in path else {name: payload})
                told = Answered(path, answer.status_code, answer.headers, answer.content)
                wrong += [f"{path} {name}={payload!r}: {fault}" for fault in faults(told)]
                answers[f"{path.partition('{')[0]} asked with"] += 1
    return answers, wrong


def through_browser(record: Record) -> tuple[int, list[str], list[str]]:
    """Open every page.

    Args:
        record: The record of the payloads.

    Returns:
        Pages opened, what ran or came to be, requests to elsewhere and dialogs.
    """
    with record.view() as view:
        asked = list(pages(view))
    ran: list[str] = []
    with serving(record.path) as site, browser() as opened, watched(opened, site) as (page, watch):
        page.add_init_script(SENTINEL)
        for path in asked:
            page.goto(path)
            ran += [f"{path}: {one}" for one in page.evaluate(TOLD)]
        return len(asked), [*ran, *watch.said], [*watch.outside, *watch.dialogs]


def main() -> int:
    """Count, and print what was counted; 1 where a count is not 0."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        record = hostile_record(Path(folder) / "record")
        answers, wrong = through_server(record)
        print(f"{len(PAYLOADS)} payloads in {len(FIELDS)} fields: {', '.join(FIELDS)}")
        print(f"{'page':28} answers")
        for name, number in sorted(answers.items()):
            print(f"{name:28} {number:7,}")
        print(f"{'all':28} {answers.total():7,}, {len(wrong)} with anything of theirs")
        bad = list(wrong)
        if chromium() is None:
            print("no browser on this machine")
        else:
            opened, ran, outside = through_browser(record)
            print(
                f"in a browser: {opened:,} pages, scripts run {len(ran)}, requests off-origin {len(outside)}"
            )
            bad += [*ran, *outside]
    for line in bad[:40]:
        print(line)
    print(f"{time.perf_counter() - began:.0f} s")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
