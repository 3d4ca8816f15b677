"""A list of either kind, told apart by how it looks."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from readout.errors import UsageError
from readout.knowledge.lists.imported import Imported
from readout.knowledge.lists.petrarch import from_petrarch
from readout.knowledge.lists.wikidata import from_wikidata
from readout.knowledge.store import Knowledge


def import_list(knowledge: Knowledge, path: Path) -> Iterator[Imported]:
    """Rows from a list of either kind, told apart by how it looks.

    Args:
        knowledge: What is known already.
        path: Wikidata query results (CSV or JSON with the columns person, personLabel, position,
            positionLabel, start, end, country), or a PETRARCH actor file.

    Yields:
        What became of each line.

    Raises:
        UsageError: The file cannot be read, or is neither.
    """
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error
    if text.lstrip()[:1] in ("{", "["):
        yield from from_wikidata(knowledge, _json_results(text, path))
    elif "personLabel" in text.split("\n", 1)[0]:
        yield from from_wikidata(knowledge, csv.DictReader(text.splitlines()))
    elif re.search(r"^[\t ]*\[[A-Z]{3}|_\s+\[[A-Z]{3}", text, re.MULTILINE):
        yield from from_petrarch(knowledge, text)
    else:
        raise UsageError(
            f"{path} is neither a Wikidata query result nor a PETRARCH actor file.",
            hint="A query result has the columns person, personLabel, position, positionLabel, start, end, "
            "country; an actor file has lines such as NAME_ [CODE 090120-170120].",
        )


def _json_results(text: str, path: Path) -> Iterator[dict[str, str]]:
    try:
        parsed: Any = json.loads(text)
    except json.JSONDecodeError as error:
        raise UsageError(f"{path} is not JSON: {error.msg}, line {error.lineno}.") from error
    if isinstance(parsed, dict):
        parsed = parsed.get("results", {}).get("bindings", [])
    for result in parsed if isinstance(parsed, list) else []:
        if isinstance(result, dict):
            yield {k: str(v.get("value", "") if isinstance(v, dict) else v) for k, v in result.items()}
