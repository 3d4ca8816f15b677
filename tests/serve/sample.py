"""The small record of the queries' tests as pages: a client that asks them, and the ids to ask for."""

from __future__ import annotations

import atexit
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from readout.model import Judgement
from readout.record import Record
from readout.serve.app import make_app
from tests.query.factories import sample_record

HOST = "http://127.0.0.1"

_IDS = {
    "report": "SELECT report AS id FROM reports WHERE len(attribution) > 0",
    "event": "SELECT event AS id FROM events WHERE documents = 2",
    "statement": "SELECT statement AS id FROM statements",
    "use": "SELECT usage AS id FROM wording",
    "claim": "SELECT claim AS id FROM claims",
    "mention": "SELECT mention AS id FROM mentions WHERE flag = 'reading'",
    "first": "SELECT doc AS id FROM documents WHERE source = '/news/a.txt'",
    "second": "SELECT doc AS id FROM documents WHERE source = '/news/b.html'",
    "rejected": "SELECT doc AS id FROM documents WHERE status = 'rejected'",
    "story": "SELECT story AS id FROM stories",
    "judgement": "SELECT judgement AS id FROM judgements",
    "batch": "SELECT batch AS id FROM batches",
}


@cache
def record() -> Record:
    """The record, with one judgement."""
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    made = sample_record(Path(folder.name) / "record")
    with made.view() as view:
        report = view.sql(_IDS["report"])[0]["id"]
    judged = Judgement(
        author="anna", at="2026-01-02T03:04:05Z", kind="accept", subjects=(report,), reason="seen"
    )
    with made.writer() as writer:
        writer.judge([judged])
    return made


@cache
def ids() -> Mapping[str, str]:
    """Kind of row → the id of one."""
    with record().view() as view:
        return {name: view.sql(f"{query} ORDER BY id LIMIT 1")[0]["id"] for name, query in _IDS.items()}


@cache
def client() -> TestClient:
    """Asks the pages."""
    found = TestClient(make_app(record().path), base_url=HOST)
    found.__enter__()
    atexit.register(found.__exit__, None, None, None)
    return found


def paths() -> dict[str, str]:
    """Kind of page → the address of one."""
    known = ids()
    return {
        "document": f"/documents/{known['first']}",
        "rejected": f"/documents/{known['rejected']}",
        "person": "/entities/person/antony-blinken",
        "state": "/entities/state/JPN",
        "statement": f"/statements/{known['statement']}",
        "report": f"/reports/{known['report']}",
        "use": f"/uses/{known['use']}",
        "claim": f"/claims/{known['claim']}",
        "mention": f"/mentions/{known['mention']}",
        "story": f"/stories/{known['story']}",
        "judgement": f"/judgements/{known['judgement']}",
        "batch": f"/batches/{known['batch']}",
        "cite": f"/cite/{known['event']}",
    }
