"""The rows that the judgements of a record bear on, as they were read."""

from __future__ import annotations

from collections.abc import Iterable

from readout.link import judging
from readout.model import Judgement
from readout.record import View

_STATES = {"accepted": "Accepted", "edited": "Corrected", "rejected": "Rejected", "merged": "Merged"}
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


def decided(view: View, wanted: str) -> str:
    """What a person decided of a row, in a sentence.

    Args:
        view: The record.
        wanted: Id of a row, in full.

    Returns:
        Such as `Accepted by anna on 2026-11-22: checked against the release (jud_…).`; empty for nothing.
    """
    rows = view.sql("SELECT * FROM reviews WHERE subject = ?", [wanted])
    if not rows:
        return ""
    row = rows[0]
    return _in_words(_STATES[row["state"]], row["author"], row["at"], row["reason"], row["judgement"])


def rejected(view: View, wanted: str) -> str:
    """Who rejected a row that is not shown any more, and how to take it back.

    Args:
        view: The record.
        wanted: Its id, or the beginning of one.

    Returns:
        A hint; empty where nobody did.
    """
    for judgement in reversed(judging.active(view.judgements())):
        if judgement.kind == "reject" and any(s.startswith(wanted) for s in judgement.subjects):
            key = judgement.judgement
            said = _in_words("Rejected", judgement.author, judgement.at, judgement.reason, key)
            return f"{said} `readout judge undo {key[:12]}` takes it back."
    return ""


def _in_words(state: str, author: str, at: str, reason: str, key: str) -> str:
    return f"{state} by {author} on {at[:10]}{f': {reason}' if reason else ''} ({key[:12]})."
