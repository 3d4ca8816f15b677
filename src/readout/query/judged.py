"""The rows that the judgements of a record bear on, as they were read."""

from __future__ import annotations

from collections.abc import Iterable

from readout.link import judging
from readout.model import Judgement
from readout.record import View

_WITH = "SELECT DISTINCT doc FROM mentions WHERE list_contains(?, entity)"


def judged_rows(view: View, judgements: Iterable[Judgement]) -> judging.Rows:
    """The rows of the documents in which something was judged, or whose entities were.

    Args:
        view: The record as it was read, without what people corrected.
        judgements: Those that hold.

    Returns:
        Rows by id.
    """
    held = list(judgements)
    docs = {anchor.doc for j in held for anchor in j.anchors if anchor.doc}
    entities = sorted({s for j in held if j.kind != "accept" for s in j.subjects if "/" in s})
    docs |= {row["doc"] for row in view.sql(_WITH, [entities])} if entities else set()
    bounded = {a.doc for j in held for a in j.anchors if {"start", "end"} & {name for name, _ in j.payload}}
    where, given = "list_contains(?, doc)", [sorted(docs)]
    return judging.Rows(
        reports={r.report: r for r in view.reports(where, given)},
        statements={s.statement: s for s in view.statements(where, given)},
        mentions={m.mention: m for m in view.mentions(where, given)},
        wording={u.usage: u for u in view.usages(where, given)},
        claims={c.claim: c for c in view.claims(where, given)},
        entities={e.entity: e for e in view.entities()},
        texts={d.doc: d.text for d in view.documents(where, [sorted(bounded)])},
    )
