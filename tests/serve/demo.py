"""The record of the examples, with a copy of one of them, and an address of every page of it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from urllib.parse import quote

from readout import flow, query
from readout.query import Filters
from readout.record import Record, View
from readout.serve.reviewing import Reviewing

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
_COPIED = "02-suga-biden-washington.txt"


def make_demo(folder: Path) -> Path:
    """Read the examples, and one of them as another paper printed it.

    Args:
        folder: Where to.

    Returns:
        The record.
    """
    shutil.copytree(EXAMPLES, folder / "examples")
    text = (EXAMPLES / _COPIED).read_text(encoding="utf-8")
    paragraphs = text.split("\n\n")
    copy = folder / "examples" / "02-reprinted.txt"
    copy.write_text("\n\n".join([*paragraphs[:-2], paragraphs[-1]]), encoding="utf-8")
    with chdir(folder):  # so that sources are told as they are to a reader who follows the guide
        flow.read(sorted(Path("examples").glob("[0-9]*")), folder / "record")
    record = folder / "record"
    _judge(record)
    return record


def _judge(path: Path) -> None:
    """Accept an event that two documents tell of, so that there is a judgement to be seen."""
    record = Record.open(path)
    with record.view() as view:
        event = _first(view, _TOLD_MOST)
    reviewing = Reviewing(record)
    reviewing.decide("accept", [event], author="a reviewer", reason="as both papers tell it")
    reviewing.close()


@contextmanager
def serving(record: Path) -> Iterator[str]:
    """Serve a record on a free port of the loopback.

    Args:
        record: Its folder.

    Yields:
        The address, without a slash at its end.
    """
    import uvicorn

    from readout.serve.app import make_app
    from readout.serve.running import _listening

    with _listening("127.0.0.1", 0) as listener:
        server = uvicorn.Server(uvicorn.Config(make_app(record), log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def _first(view: View, sql: str) -> str:
    return str(view.sql(sql)[0]["id"])


def addresses(view: View) -> dict[str, str]:
    """Every page of the demonstration record, by name.

    Args:
        view: The record.

    Returns:
        Name → path and query.
    """
    told = next(iter(query.meetings(view, Filters(person="Blinken"))))
    event = _first(view, _TOLD_MOST)
    statement = _first(
        view, "SELECT statement AS id FROM statements ORDER BY len(attribution) DESC, statement"
    )
    formula = _first(
        view, "SELECT formula AS id FROM wording GROUP BY formula ORDER BY count(*) DESC, formula"
    )
    document = _first(view, "SELECT doc AS id FROM documents WHERE source LIKE '%02-suga%' ORDER BY doc")
    papers = view.sql(
        "SELECT doc FROM documents WHERE source LIKE '%06-japan%' OR source LIKE '%07-japan%' ORDER BY source"
    )
    said = view.sql(
        "SELECT statement FROM statements WHERE mode = 'direct' ORDER BY len(content[1].text) DESC LIMIT 2"
    )
    at = told["roles"][0]["receipts"][0]
    mention = _first(
        view,
        "SELECT mention AS id FROM mentions WHERE entity IS NOT NULL ORDER BY len(alternatives) DESC, mention",
    )
    return {
        "overview": "/",
        "events": "/events",
        "events-filtered": "/events?country=USA&since=2021",
        "events-none": "/events?person=Nobody%20at%20all",
        "meetings": "/meetings",
        "statements": "/statements",
        "uses": "/uses",
        "people": "/people",
        "claims": "/claims",
        "documents": "/documents",
        "places": "/places",
        "wording": "/wording",
        "family": f"/wording/{quote(formula)}",
        "series-list": "/series",
        "series": f"/{_first(view, _SERIES)}",
        "compare": "/diff",
        "diff": f"/diff?a={papers[0]['doc']}&b={papers[1]['doc']}",
        "diff-said": f"/diff?a={said[0]['statement']}&b={said[1]['statement']}",
        "review": "/review",
        "watches": "/watches",
        "network": "/network",
        "network-year": "/network?level=parties&year=2023",
        "search": "/search?q=%22peace+and+stability%22",
        "search-empty": "/search",
        "event": f"/events/{event}",
        "document": f"/documents/{document}",
        "document-at": f"/documents/{at['doc']}?at={at['start']}-{at['end']}",
        "person": "/entities/person/antony-blinken",
        "state": "/entities/state/JPN",
        "statement": f"/statements/{statement}",
        "report": f"/reports/{_first(view, 'SELECT report AS id FROM reports ORDER BY len(roles) DESC, report')}",
        "use": f"/uses/{_first(view, 'SELECT usage AS id FROM wording ORDER BY usage')}",
        "claim": f"/claims/{_first(view, 'SELECT claim AS id FROM claims ORDER BY len(events) DESC, claim')}",
        "mention": f"/mentions/{mention}",
        "story": f"/stories/{_first(view, 'SELECT story AS id FROM stories ORDER BY len(copies) DESC, story')}",
        "judgement": f"/judgements/{_first(view, 'SELECT judgement AS id FROM judgements')}",
        "batch": f"/batches/{_first(view, 'SELECT batch AS id FROM batches ORDER BY sequence DESC')}",
        "cite": f"/cite/{event}",
        "as-of": f"/events?as_of={linked(view)}",
        "not-found": "/events/evt_nothing",
        "refused": "/events?since=tomorrow",
    }


def linked(view: View) -> str:
    """The first batch that has events: a state of the record that is not the newest."""
    return _first(view, "SELECT batch AS id FROM batches WHERE kind = 'link' ORDER BY sequence")


_TOLD_MOST = """
    SELECT event AS id FROM events
    ORDER BY len(conflicts) > 0 DESC, documents DESC, len(reports) DESC, event
"""
_SERIES = "SELECT series AS id FROM events WHERE series IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1"
