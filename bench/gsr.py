"""Event types and who did it to whom, against PLOVER's gold records: `python -m bench.gsr [--misses N]`.

Each record is one sentence, read as a document of its own with the gate held open, and scored with the shared
scorer (`tools/score_events.py`). A side without a country or body counts as a miss. Best peers on all 322
records: type F1 50.2 (UniversalPetrarch, both pattern sets), joint F1 30.6 (PETRARCH2); the 192 here are the
share that developers may see.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bench import corpora
from readout.annotate.reader import RulesReader
from readout.documents import parse
from readout.knowledge import load
from readout.model import RawInput, Report, Role

GOLD = Path("data/plover/gsr-dev.json")
TYPE_F1, JOINT_PRECISION, JOINT_F1 = 70.0, 55.0, 50.0
_LINE = re.compile(r"^ *(type|joint) +precision +([\d.]+)%.* F1 +([\d.]+)%", re.MULTILINE)
MAP = Path("data/plover/CAMEO2PLOVER-2021.txt")


def code_of(role: Role) -> str | None:
    """The country code of a party in the gold's terms.

    ISO alpha-3; IGO for a body of several states and its officers, IMG for a group of no country.
    """
    if role.country is not None:
        return role.country
    if role.kind == "person" and any("/" in t.of for t in load().tenures_of(role.entity or "")):
        return "IGO"
    return {"organization": "IGO", "group": "IMG"}.get(role.kind)


def prediction(report: Report) -> dict[str, Any]:
    """A report as a PLOVER-style event of the scorer."""
    told = report.told
    actors = [code_of(r) for r in told.roles if r.role in ("source", "participant")]
    others = [code_of(r) for r in told.roles if r.role in ("target", "recipient", "host")]
    return {
        "event": told.type,
        "actor": [c for c in actors if c],
        "recipient": [c for c in others if c],
        "rule": report.rule,
    }


def predictions(gold: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the reader makes of each sentence, in the order of the gold."""
    reader = RulesReader.load(everything=True)
    found = []
    for record in gold:
        document = parse(RawInput(source=record["id"], data=record["text"].encode()))
        reading = next(iter(reader.read([document])))
        told = [r for r in reading.reports if r.told.status not in ("denied", "hypothetical")]
        found.append({"id": record["id"], "events": [prediction(r) for r in told]})
    return found


def main() -> int:
    """Print the scorer's table."""
    options = argparse.ArgumentParser(prog="python -m bench.gsr")
    options.add_argument("--misses", type=int, default=0, help="list so many records that were not matched")
    given = options.parse_args()
    folder = corpora.shared()
    if folder is None or not (folder / GOLD).exists():
        print("gsr: not on this machine")
        return 0
    scorer = corpora.tool("score_events")
    gold = [r for r in json.loads((folder / GOLD).read_text(encoding="utf-8")) if r.get("text")]
    gold = [r for r in gold if r["event"] != "DOCUMENT"]
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "pred.jsonl"
        path.write_text("".join(json.dumps(p) + "\n" for p in predictions(gold)), encoding="utf-8")
        arguments = SimpleNamespace(root_only=False, per_type=True, list_wrong=given.misses)
        table = scorer.read_map(folder / MAP)
        heard = io.StringIO()
        with redirect_stdout(heard):
            scorer.score_gsr(scorer.read_gsr(folder / GOLD), scorer.read_pred(path), table, arguments)
        print(heard.getvalue(), end="")
    return int(not all(reached(heard.getvalue())))


def reached(table: str) -> list[bool]:
    """Whether each bar is reached, and says so: type F1, joint precision, joint F1."""
    found = {m[1]: (float(m[2]), float(m[3])) for m in _LINE.finditer(table)}
    held = []
    for name, got, bar in (
        ("type F1", found["type"][1], TYPE_F1),
        ("joint precision", found["joint"][0], JOINT_PRECISION),
        ("joint F1", found["joint"][1], JOINT_F1),
    ):
        held.append(got >= bar)
        print(f"{name:16} {got:5.1f} %, bar {bar:.0f} %: {'reached' if held[-1] else 'not reached'}")
    return held


if __name__ == "__main__":
    sys.exit(main())
