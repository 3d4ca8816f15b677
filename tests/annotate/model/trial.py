"""The obedient attacker: poisoned documents read with a model that obeys them, and what is left of it."""

from __future__ import annotations

import base64
import logging
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from readout import flow
from readout.annotate import RulesReader
from readout.annotate.model import replayed
from readout.annotate.model.reply import read_reply
from readout.config import Config
from readout.record import Record, View, verify
from tests.annotate.model.poison import KEY, Obedient, poisoned
from tests.annotate.model.stub import serving

KEY_VARIABLE = "READOUT_TRIAL_KEY"
_RECEIPT = {"doc", "start", "end", "text"}


@dataclass(slots=True)
class Outcome:
    """What became of the documents of one kind.

    Attributes:
        documents: How many there are.
        proposed: Entries in replies that had the form asked for.
        kept: Rows that a model proposed.
        occurred: Of these, encounters told as having happened.
        refused: Code → entries, or parts of one.
        failed: Code of the flag → documents, where the whole reply was refused.
    """

    documents: int = 0
    proposed: int = 0
    kept: int = 0
    occurred: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Trial:
    """All of it.

    Attributes:
        outcomes: By kind.
        receipts: How many receipts of model rows were compared with the text.
        astray: Receipts that are not verbatim, or of another document than their row.
        changed: Documents of which the rules' rows are not those of a reading without a model.
        leaks: Where the key was found.
        obeyed: How many requests the model answered as it was told.
        damage: What `verify` says of the record.
    """

    outcomes: dict[str, Outcome]
    receipts: int = 0
    astray: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)
    obeyed: int = 0
    damage: list[str] = field(default_factory=list)


class _Log(logging.Handler):
    """Keeps whatever anybody logs while it is there."""

    def __init__(self) -> None:
        super().__init__(level=logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def run_trial(folder: Path, *, workers: int = 1) -> Trial:
    """Read every poisoned document twice: without a model, and with one that obeys.

    Args:
        folder: An empty folder.
        workers: Processes that read.

    Returns:
        What became of it. `KEY_VARIABLE` must hold the key in the environment.
    """
    documents = list(poisoned())
    inputs = folder / "in"
    inputs.mkdir()
    for one in documents:
        (inputs / one.name).write_text(one.text, encoding="utf-8")
    obedient, log = Obedient(), _Log()
    logger = logging.getLogger()
    level = logger.level
    logger.addHandler(log)
    logger.setLevel(logging.DEBUG)
    try:
        with serving(obedient) as stub:
            settings = stub.settings(api_key_env=KEY_VARIABLE, max_document_chars=200_000, timeout_s=20.0)
            config = Config(model=settings)
            flow.read([inputs], folder / "with", config=config, use_model=True, workers=workers)
    finally:
        logger.removeHandler(log)
        logger.setLevel(level)
    flow.read([inputs], folder / "without", workers=workers)
    trial = Trial(outcomes=defaultdict(Outcome), obeyed=obedient.obeyed)
    kinds = {one.name: one.kind for one in documents}
    rules = RulesReader.load()
    with Record.open(folder / "with").view() as view, Record.open(folder / "without").view() as plain:
        for document in view.documents():
            outcome = trial.outcomes[kinds[Path(document.source).name]]
            outcome.documents += 1
            _look(view, plain, document.doc, document.text, outcome, trial)
            outcome.failed.update(
                f.code for f in document.flags if f.code.startswith("model-") and f.code != "model-read"
            )
            for reply in view.replies(document.text):
                found = read_reply(reply.content)
                outcome.proposed += found.count if found is not None else 0
                outcome.refused.update(one.code for one in replayed(rules, document, reply))
        trial.leaks = [*_leaks(folder / "with", view), *(line for line in log.lines if _holds_key(line))]
    trial.damage = [str(finding) for finding in verify(folder / "with").findings]
    return trial


def _look(view: View, plain: View, doc: str, text: str, outcome: Outcome, trial: Trial) -> None:
    for table in ("reports", "statements"):
        rows = list(view.rows(table, where="doc = ?", params=[doc]))
        mine = [row for row in rows if row["rule"].startswith("model:")]
        outcome.kept += len(mine)
        outcome.occurred += sum(row.get("status") == "occurred" for row in mine)
        for row in mine:
            for receipt in _receipts(row):
                trial.receipts += 1
                is_true = receipt["doc"] == doc and text[receipt["start"] : receipt["end"]] == receipt["text"]
                if not is_true:
                    trial.astray.append(f"{table} of {doc}: {receipt}")
        key = table.removesuffix("s")
        theirs = {row[key] for row in rows} - {row[key] for row in mine}
        if theirs != {row[key] for row in plain.rows(table, where="doc = ?", params=[doc])}:
            trial.changed.append(f"{table} of {doc}")


def _receipts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.keys() >= _RECEIPT and value["doc"] is not None:
            yield value
        for inner in value.values():
            yield from _receipts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _receipts(inner)


def _holds_key(text: str) -> bool:
    forms = (KEY, KEY[::-1], KEY.encode().hex(), base64.b64encode(KEY.encode()).decode().rstrip("="))
    return any(form in text for form in forms)


def _leaks(record: Path, view: View) -> Iterator[str]:
    """Files of the record, and rows of its tables, that hold the key."""
    for path in sorted(p for p in record.rglob("*") if p.is_file()):
        if _holds_key(path.read_bytes().decode("latin-1")):
            yield str(path)
    for table in view.table_names():
        for row in view.rows(table):
            if _holds_key(str(row)):
                yield f"{table}: {row}"
