"""Watches: saved questions, and what is new and changed for each since an older state of the record."""

from __future__ import annotations

import io

from starlette.responses import Response

from readout.errors import NotFound
from readout.export.atom import write_entries
from readout.export.told import KINDS, change_line, entry, question
from readout.query.watched import Digest, digest, receipts_of
from readout.record import View
from readout.serve.asking import Asking
from readout.serve.marking import Mark, Stretch, stretches
from readout.serve.page import Page
from readout.watching import FOLDER, Item, State, Watch, read_watches

_MOST_ITEMS = 50
_FEED_ITEMS = 100


def _answer(ask: Asking) -> Response:
    ask.only("since")
    watches = _watches(ask)
    since = ask.value("since") or _before(ask.view)
    laid = None
    if watches and since is not None:
        with ask.desk.view(since) as older:
            laid = digest(ask.view, watches, older)
    return ask.render(
        "watches.html",
        watches=watches,
        digest=laid,
        since=since,
        file=str(ask.desk.watches),
        question=question,
        kinds=KINDS,
        change_line=change_line,
        passages=lambda item: _passages(item, laid) if laid is not None else (),
        most=_MOST_ITEMS,
    )


def _watches(ask: Asking) -> tuple[Watch, ...]:
    return read_watches(ask.desk.watches) if ask.desk.watches.is_file() else ()


def _before(view: View) -> str | None:
    """The state before documents were last read."""
    rows = view.sql(
        "SELECT batch FROM batches WHERE sequence < "
        "(SELECT max(sequence) FROM batches WHERE kind = 'read') ORDER BY sequence DESC LIMIT 1"
    )
    return str(rows[0]["batch"]) if rows else None


def _passages(item: Item, laid: Digest) -> list[tuple[str, str, tuple[Stretch, ...]]]:
    """Document, its name, and the sentence with the receipt marked."""
    found = []
    for receipt in receipts_of(item):
        context = laid.contexts.get((receipt["doc"], receipt["start"], receipt["end"]))
        if context is not None:
            text = context.before + context.text + context.after
            mark = Mark(start=context.start, end=context.end, kind="r-receipt")
            parts = tuple(stretches(text, [mark], low=context.start - len(context.before)))
            found.append((context.doc, context.title or context.source, parts))
    return found


def _feed(ask: Asking) -> Response:
    """What `readout watch` has told of a watch, as a feed."""
    ask.only()
    name = ask.request.path_params["name"]
    watch = next((one for one in _watches(ask) if one.name == name), None)
    if watch is None:
        raise NotFound(f"No watch is called {name[:60]!r}.", hint="The page of watches lists them.")
    items: list[Item] = []
    folder = ask.desk.path / FOLDER
    if folder.is_dir():
        with State.opened(folder) as told:
            items = told.told(name, limit=_FEED_ITEMS)
    docs = sorted({one["doc"] for item in items for one in item.receipts})
    query = "SELECT doc, min(source) AS source FROM sightings WHERE list_contains(?, doc) GROUP BY doc"
    out = io.StringIO()
    write_entries(
        map(entry, items),
        out,
        name=f"watch/{name}",
        title=f"{name}: {question(watch)}",
        updated=items[0].written_at if items else ask.view.snapshot.written_at,
        sources={row["doc"]: row["source"] for row in ask.view.stream(query, [docs])},
        self_link=str(ask.request.url),
        base_link=str(ask.request.base_url),
    )
    return Response(out.getvalue(), media_type="application/atom+xml")


PAGES = (
    Page(path="/watches", answer=_answer, is_of_state=False),
    Page(path="/watches/{name}.atom", answer=_feed, is_of_state=False),
)
