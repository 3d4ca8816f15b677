"""Who said what, against PolNeAR: `python -m bench.attribution [--split dev] [--cues 20]`.

Reads every sentence of the articles and scores statements with the shared scorer
(`tools/polnear_score.py`). The corpus is univocal: each word is in at most one attribution. So a statement
that stands in another one is left out of the main figures; `--nested` counts all of them. The corpus is for
scoring only; without it nothing is measured.

Best open system on the 84 articles of `dev` (Citron, retrained): pair overlap 66.9, content tokens 69.8,
direct recall 82.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import corpora
from readout.annotate.reader import RulesReader
from readout.annotate.stands import task_of
from readout.model import Block, Document, Statement

_LONGEST_JOINT = 8
"""Most characters of what joins two names: ", and the"."""


def documents(folder: Path) -> Iterator[Document]:
    """The articles as they are: one body, offsets unchanged."""
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        yield Document(
            doc=path.stem,
            source=path.name,
            source_kind="file",
            raw_sha256="",
            media_type="text/plain",
            language="en",
            text=text,
            blocks=(Block(start=0, end=len(text), kind="body"),),
        )


def read(reader: RulesReader, document: Document) -> tuple[Statement, ...]:
    """Its statements, every sentence parsed, whatever the gate thinks of it."""
    page = reader.open_page(document)
    numbers = range(len(page.sentences))
    page.trees.update(zip(numbers, reader._parser.parse(task_of(page, n) for n in numbers), strict=True))  # noqa: SLF001
    return reader.statements(page)


def row(statement: Statement) -> dict[str, Any]:
    """A statement as the scorer reads it."""
    cue = statement.cue
    return {
        "doc": statement.doc,
        "source": _together(statement) or None,
        "cue": [cue.start, cue.end] if cue is not None else None,
        "content": [[c.start, c.end] for c in statement.content],
    }


def _together(statement: Statement) -> list[list[int]]:
    """Where the speakers are named; of several in one phrase the whole of it, "A, B and C"."""
    spans = sorted({(p.receipt.start, p.receipt.end) for p in statement.speakers if p.receipt is not None})
    found: list[list[int]] = []
    for start, end in spans:
        if found and start - found[-1][1] <= _LONGEST_JOINT:
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([start, end])
    return found


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--split", default="dev", help="folder of the corpus: dev or train")
    options.add_argument("--nested", action="store_true", help="count statements within statements too")
    options.add_argument("--cues", type=int, default=0, help="recall for so many cues")
    given = options.parse_args()
    shared = corpora.shared()
    folder = shared / "data" / "polnear" / given.split if shared is not None else None
    if shared is None or folder is None or not (folder / "text").is_dir():
        print("PolNeAR is not on this machine: nothing measured.")
        return 0
    reader = RulesReader.load(everything=True)
    began = time.perf_counter()
    found = [s for document in documents(folder) for s in read(reader, document)]
    seconds = time.perf_counter() - began
    with tempfile.TemporaryDirectory() as place:
        predictions = Path(place) / "statements.jsonl"
        lines = [json.dumps(row(s)) for s in found if given.nested or s.nested_in is None]
        predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"read in {seconds:.1f} s; {len(found)} statements, {len(lines)} scored")
        corpora.tool("polnear_score").main(
            ["--corpus", str(folder), "--pred", str(predictions), "--cues", str(given.cues)]
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
