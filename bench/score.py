"""Our own scorer: a record against what a careful analyst reads out of the same documents.

    rows = reading.rows_of(corpora.paths("examples"))
    score(rows, load(corpora.ROOT / "examples" / "expected.yaml")).print()

An event of the gold and a report are paired by who, what, where in the text and when, the best pair first. A
stretch of the gold is found by its place in the stored text, never by likeness of words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.gold import Gold, Row, receipts
from bench.score_events import Told, score_events
from bench.score_never import Said, score_never
from bench.score_texts import score_claims, score_document, score_names, score_statements, score_wording
from bench.tally import Tally

Rows = Mapping[str, Sequence[Row]]
"""Table → its rows in the exported form."""

OF_A_DOCUMENT = ("reports", "statements", "wording", "mentions", "claims")


def load(path: Path) -> list[dict[str, Any]]:
    """The documents of a gold file.

    Args:
        path: A YAML file in the format of `examples/expected.yaml`.

    Returns:
        One dict a document.
    """
    import yaml

    documents: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["documents"]
    return documents


def score(rows: Rows, golds: Iterable[Gold]) -> Tally:
    """Score a record.

    Args:
        rows: Its tables.
        golds: Documents of the gold; each is found by its `file` or `id` at the end of a source.

    Returns:
        The figures.
    """
    tally = Tally()
    tables = {name: _by_document(rows[name]) for name in OF_A_DOCUMENT}
    entities = {row["entity"]: row for row in rows["entities"]}
    events = {row["event"]: row for row in rows["events"]}
    linked: dict[str, str] = {}
    for gold in golds:
        key = gold.get("file") or gold["id"]
        row = next((d for d in rows["documents"] if d["source"].endswith((f"/{key}", f"#{key}"))), None)
        tally.add("document read", is_right=row is not None and row["status"] == "read", note=key)
        if row is None:
            continue
        of = {name: tables[name][row["doc"]] for name in OF_A_DOCUMENT}
        text = row["text"]
        _check_receipts(tally, key, row, of)
        score_document(tally, key, gold, row)
        told = Told(key=key, text=text, reports=of["reports"], events=events)
        score_events(tally, told, gold.get("events", []), linked)
        score_statements(tally, key, text, gold.get("statements", []), of["statements"])
        score_wording(tally, key, text, gold.get("wording", []), of["wording"])
        score_claims(tally, key, text, gold.get("claims", []), of["claims"])
        score_names(tally, key, text, gold.get("resolves", []), of["mentions"], entities)
        said = Said(
            text=text,
            reports=of["reports"],
            mentions=of["mentions"],
            statements=of["statements"],
            usages=of["wording"],
            entities=entities,
        )
        score_never(tally, key, gold.get("must_not", []), said)
    return tally


def _by_document(rows: Sequence[Row]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["doc"]].append(row)
    return found


def _check_receipts(tally: Tally, key: str, document: Row, of: Mapping[str, Sequence[Row]]) -> None:
    for name, rows in of.items():
        for receipt in receipts(list(rows)):
            if receipt["doc"] == document["doc"]:
                is_right = document["text"][receipt["start"] : receipt["end"]] == receipt["text"]
                tally.add("receipt is verbatim", is_right=is_right, note=f"{key} {name} {receipt}")
