"""Whether every row still says what its document says: receipts verbatim, ids from content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from readout.record.checks.finding import Finding
from readout.record.kinds import claim, mention, report, statement, usage
from readout.record.shape import Row
from readout.record.view import View

_RECEIPT = frozenset({"doc", "start", "end", "text"})
_DOCUMENTS_AT_ONCE = 500
_ROWS_AT_ONCE = 200
_REPORTED = 20

_IDS: Mapping[str, tuple[str, Callable[[Row], str]]] = {
    "mentions": ("mention", lambda row: mention.of_row(row).mention),
    "statements": ("statement", lambda row: statement.of_row(row).statement),
    "reports": ("report", lambda row: report.of_row(row).report),
    "wording": ("usage", lambda row: usage.of_row(row).usage),
    "claims": ("claim", lambda row: claim.of_row(row).claim),
}


@dataclass(slots=True, kw_only=True)
class RowCheck:
    """What reading all rows has found so far.

    Attributes:
        findings: At most a few of a kind.
        rows: How many rows were read.
        receipts: How many quotes were compared.
    """

    findings: list[Finding] = field(default_factory=list)
    rows: int = 0
    receipts: int = 0
    _told: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, code: str, table: str, row: str, message: str) -> None:
        """Keep a finding, unless there are many of its kind already."""
        times = self._told.get((code, table), 0)
        self._told[code, table] = times + 1
        if times < _REPORTED:
            self.findings.append(Finding(code=code, where=f"{table}/{row}", message=message))


def check_rows(view: View) -> RowCheck:
    """Read every row, compare every receipt with its text, and work out every id again.

    Args:
        view: The state to check.

    Returns:
        What was found.
    """
    done = RowCheck()
    docs = [row["doc"] for row in view.stream("SELECT doc FROM raw.documents ORDER BY doc")]
    for first in range(0, len(docs), _DOCUMENTS_AT_ONCE):
        bounds = (docs[first], docs[min(first + _DOCUMENTS_AT_ONCE, len(docs)) - 1])
        texts: dict[str, str] = {}
        for row in view.rows("documents", where="doc BETWEEN ? AND ?", params=bounds):
            texts[row["doc"]] = row["text"]
            _check_document(done, row)
        for table, (key, make) in _IDS.items():
            for row in view.rows(table, where="doc BETWEEN ? AND ?", params=bounds):
                _check_row(done, table, row, key=key, make=make, texts=texts)
    _check_events(done, view)
    return done


def receipts_in(value: Any) -> Iterator[Row]:
    """Every receipt within a row, the row itself if it carries one's fields.

    Args:
        value: A row or a part of one.

    Yields:
        Dicts with `doc`, `start`, `end` and `text`.
    """
    if isinstance(value, dict):
        if value.keys() >= _RECEIPT:
            yield value
        for inner in value.values():
            if isinstance(inner, dict | list):
                yield from receipts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from receipts_in(inner)


def _check_document(done: RowCheck, row: Row) -> None:
    done.rows += 1
    _check_receipts(done, "documents", row["doc"], row, {row["doc"]: row["text"]})
    end = 0
    for block in row["blocks"]:
        if not end <= block["start"] <= block["end"] <= len(row["text"]):
            done.add("block-bounds", "documents", row["doc"], "Its blocks overlap or lie outside the text.")
            return
        end = block["end"]


def _check_row(
    done: RowCheck, table: str, row: Row, *, key: str, make: Callable[[Row], str], texts: Mapping[str, str]
) -> None:
    done.rows += 1
    _check_receipts(done, table, row[key], row, texts)
    try:
        derived = make(row)
    except (ValueError, TypeError, KeyError) as error:
        done.add("row-unreadable", table, row[key], f"It makes no value: {error}")
        return
    if derived != row[key]:
        done.add("id-differs", table, row[key], f"Its content has the id {derived}.")


def _check_events(done: RowCheck, view: View) -> None:
    held: list[Row] = []
    for row in view.rows("events"):
        held.append(row)
        if len(held) == _ROWS_AT_ONCE:
            _check_across(done, view, held)
            held = []
    _check_across(done, view, held)


def _check_across(done: RowCheck, view: View, rows: list[Row]) -> None:
    docs = sorted({receipt["doc"] for row in rows for receipt in receipts_in(row)})
    wanted = "SELECT doc, text FROM raw.documents WHERE list_contains(?, doc)"
    texts = {row["doc"]: row["text"] for row in view.stream(wanted, [docs])} if docs else {}
    for row in rows:
        done.rows += 1
        _check_receipts(done, "events", row["event"], row, texts)


def _check_receipts(done: RowCheck, table: str, key: str, row: Row, texts: Mapping[str, str]) -> None:
    for receipt in receipts_in(row):
        done.receipts += 1
        text = texts.get(receipt["doc"])
        if text is None:
            done.add(
                "receipt-without-document", table, key, f"It quotes {receipt['doc']}, which is not there."
            )
        elif text[receipt["start"] : receipt["end"]] != receipt["text"]:
            where = f"{receipt['doc']} {receipt['start']}:{receipt['end']}"
            done.add("receipt-differs", table, key, f"{where} does not hold {receipt['text'][:60]!r}.")
