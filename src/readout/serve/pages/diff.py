"""Two documents of the record laid side by side, clause by clause."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import cast, get_args

from starlette.responses import Response

from readout.errors import UsageError
from readout.export.compared import SIGNS, Laid, name_of, told
from readout.model import Change
from readout.query import documents, find
from readout.record import View
from readout.serve.asking import Asking
from readout.serve.compared import laid
from readout.serve.page import Page

_KEPT = 64
_OFFERED = 60


class _Comparisons:
    """Comparisons made lately: a text is parsed for each, which takes longer than all else on the page."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, str], Laid] = OrderedDict()

    def of(self, view: View, before: str, after: str) -> Laid:
        """Two texts side by side."""
        key = (find(view, before).id, find(view, after).id)
        with self._lock:  # one at a time: each takes a core
            if key not in self._kept:
                self._kept[key] = laid(view, *key)
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]


_COMPARISONS = _Comparisons()


def _answer(ask: Asking) -> Response:
    ask.only("a", "b", "only")
    before, after = (ask.value("a"), ask.value("b"))
    only = ask.values("only")
    for name in only:
        if name not in get_args(Change):
            raise UsageError(
                f"There is no class {name[:40]!r}.", hint=f"There are {', '.join(get_args(Change))}."
            )
    both = _COMPARISONS.of(ask.view, before.strip(), after.strip()) if before and after else None
    return ask.render(
        "diff.html",
        laid=both,
        rows=both.rows(cast("tuple[Change, ...]", only)) if both else (),
        only=only,
        wanted=(before, after),
        offered=list(documents(ask.view, limit=_OFFERED)),
        signs=SIGNS,
        told=told,
        name_of=name_of,
    )


PAGES = (Page(path="/diff", answer=_answer),)
