"""Two documents of the record laid side by side, clause by clause."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import cast, get_args

from starlette.responses import Response

from readout.errors import NotFound, UsageError
from readout.export.compared import SIGNS, Laid, name_of, told
from readout.flow import compare
from readout.model import Change, Comparison, Document
from readout.query import documents, find
from readout.serve.asking import Asking
from readout.serve.page import Page

_KEPT = 64
_OFFERED = 60


class _Comparisons:
    """Comparisons made lately: a text is parsed for each, which takes longer than all else on the page."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, str], Comparison] = OrderedDict()

    def of(self, before: Document, after: Document) -> Comparison:
        """The comparison of two documents."""
        key = (before.doc, after.doc)
        with self._lock:  # one at a time: each takes a core
            if key not in self._kept:
                self._kept[key] = compare(before, after)
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]


_COMPARISONS = _Comparisons()


def _answer(ask: Asking) -> Response:
    ask.only("a", "b", "only")
    wanted = (ask.value("a"), ask.value("b"))
    only = ask.values("only")
    for name in only:
        if name not in get_args(Change):
            raise UsageError(
                f"There is no class {name[:40]!r}.", hint=f"There are {', '.join(get_args(Change))}."
            )
    laid = None
    if all(wanted):
        before, after = (_document(ask, one) for one in wanted)
        laid = Laid(before=before, after=after, comparison=_COMPARISONS.of(before, after))
    return ask.render(
        "diff.html",
        laid=laid,
        rows=laid.rows(cast("tuple[Change, ...]", only)) if laid else (),
        only=only,
        wanted=wanted,
        offered=list(documents(ask.view, limit=_OFFERED)),
        signs=SIGNS,
        told=told,
        name_of=name_of,
    )


def _document(ask: Asking, wanted: str | None) -> Document:
    found = find(ask.view, (wanted or "").strip())
    doc = found.id if found.table == "documents" else found.row.get("doc")
    if doc is None:
        raise NotFound(
            f"{found.id} is no text.", hint="Give the id of a document, or of a row read from one."
        )
    (document,) = ask.view.documents("doc = ?", [doc])
    return document


PAGES = (Page(path="/diff", answer=_answer),)
