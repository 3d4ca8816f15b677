"""A comparison as JSON: every clause with its receipt, what became of it, and why."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from readout.export.compared import Laid, name_of
from readout.model import Change, Clause, Document


def compared_json(laid: Laid, *, only: Iterable[Change] = ()) -> str:
    """The comparison as one JSON object.

    Args:
        laid: Two documents and their comparison.
        only: Classes to keep; all when empty. Counts are always of everything.

    Returns:
        JSON text, indented.
    """
    rows = [
        {
            "changes": list(row.changes),
            "before": _clause(row.before),
            "after": _clause(row.after),
            "notes": list(row.notes),
            "words": [{"kind": s.kind, "text": s.text} for s in row.words],
            "likeness": row.likeness,
        }
        for row in laid.rows(only)
    ]
    told = {
        "before": _document(laid.before),
        "after": _document(laid.after),
        "clauses": dict(zip(("before", "after"), laid.clauses(), strict=True)),
        "counts": laid.counts(),
        "formulas_lost": list(laid.comparison.formulas_lost),
        "formulas_gained": list(laid.comparison.formulas_gained),
        "rows": rows,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _document(document: Document) -> dict[str, Any]:
    return {"doc": document.doc, "title": name_of(document), "source": document.source}


def _clause(clause: Clause | None) -> dict[str, Any] | None:
    if clause is None:
        return None
    span = clause.span
    receipt = {"doc": span.doc, "start": span.start, "end": span.end, "text": span.text}
    subject = clause.subject.text if clause.subject is not None else None
    return {**receipt, "subject": subject, "verb": clause.verb.text, "lemma": clause.lemma}
