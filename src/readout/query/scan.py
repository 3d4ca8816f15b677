"""The stored texts of a record searched for families of wording, many texts at a time.

DuckDB leaves out the texts that hold none of the families' phrases. Those left come by the column: their
bytes lie one after another and are searched in one pass; a text is decoded, and what stands about a place
split into sentences, only where something was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from readout.annotate.folded import flat_lower
from readout.annotate.sentences import sentences_about, sentences_of
from readout.annotate.wording import ODD, WORDED, FormulaIndex, Found, Screen, found_in
from readout.knowledge.types import Formula
from readout.query import filters as f
from readout.query.filters import Filters, Where
from readout.record import View

if TYPE_CHECKING:
    import pyarrow as pa

AT_ONCE = 4096
"""Texts that are held at a time."""

_TEXTS = 'SELECT doc, text, blocks, {odd} AS "odd" FROM raw.documents WHERE {where} ORDER BY doc'
_IS_ODD = "(" + " OR ".join(f"contains(text, chr({ord(sign)}))" for sign in ODD) + ")"

Blocks = list[tuple[int, int]]


def scan(view: View, families: Sequence[Formula], filters: Filters) -> Iterator[tuple[str, Found]]:
    """Where families stand in the stored texts.

    Args:
        view: The record.
        families: What to look for.
        filters: Its `doc` says in which documents; the rest plays no part.

    Yields:
        The id of a document and a use, by document and in the order of the text.
    """
    if not families:
        return
    index, screen = FormulaIndex(families), Screen(families)
    where = Where.empty()
    where.add("status = 'read'")
    if screen.query is not None:
        where.add(f"(regexp_matches(text, ?, 'i') OR {_IS_ODD})", screen.query)
    if filters.doc is not None:
        f.documents_like(where, filters.doc)
    query = _TEXTS.format(where=where.text, odd=_IS_ODD)
    for batch in view.batches(query, where.params, rows=AT_ONCE):
        yield from _in_batch(batch, index, screen)


def _in_batch(batch: pa.RecordBatch, index: FormulaIndex, screen: Screen) -> Iterator[tuple[str, Found]]:
    docs, blocks = batch["doc"], _Blocks(batch["blocks"])
    for row, text, places in _texts(batch, screen):
        if places is None and not index.anchors_in(flat_lower(text)):
            continue
        bounds = blocks.of(row)
        sentences = sentences_of(text, bounds) if places is None else sentences_about(text, bounds, places)
        without = index.out_of_place(flat_lower(text)) if index.has_contexts else frozenset()
        doc = docs[row].as_py()
        for found in found_in(text, sentences, index, without):
            yield doc, found


def _texts(batch: pa.RecordBatch, screen: Screen) -> Iterator[tuple[int, str, list[int] | None]]:
    """Row, text and places of the texts that hold any; None instead of places means to look at all of it."""
    import numpy as np

    starts, data = _bytes_of(batch["text"])
    odd = np.asarray(batch["odd"].to_numpy(zero_copy_only=False), dtype=bool)
    if screen.phrases is None:
        odd = np.ones_like(odd)
        places = np.empty(0, dtype=np.int64)
    else:
        places = np.array(screen.places(data.lower()), dtype=np.int64)
    rows = np.searchsorted(starts, places, side="right") - 1
    first = np.searchsorted(rows, np.arange(len(odd) + 1))
    for row in np.flatnonzero(odd | (first[1:] > first[:-1])).tolist():
        low = int(starts[row])
        encoded = data[low : int(starts[row + 1])]
        text = encoded.decode()
        if odd[row]:
            yield row, text, None
            continue
        here = (places[first[row] : first[row + 1]] - low).tolist()
        yield row, text, here if len(text) == len(encoded) else _code_points(encoded, here)


def _code_points(encoded: bytes, places: Iterable[int]) -> list[int]:
    """Ascending places in UTF-8 as places in the text."""
    spans = pairwise((0, *places))
    return [*accumulate(len(encoded[low:high].decode()) for low, high in spans)]


def _bytes_of(column: Any) -> tuple[Any, bytes]:
    """Where the values of a column of texts begin and end, and their UTF-8 one after another."""
    import numpy as np
    import pyarrow as pa

    wide = column.cast(pa.large_binary())
    _, offsets, data = wide.buffers()
    starts = np.frombuffer(offsets, dtype=np.int64)[wide.offset : wide.offset + len(wide) + 1]
    low = int(starts[0])
    return starts - low, data.slice(low, int(starts[-1]) - low).to_pybytes() if data is not None else b""


class _Blocks:
    """Bounds of the blocks whose wording is somebody's, of the texts of a batch."""

    def __init__(self, column: Any) -> None:
        """Take in a column of lists of blocks."""
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        flat = column.flatten()
        is_worded = pc.is_in(flat.field("kind"), pa.array(sorted(WORDED))).to_numpy(zero_copy_only=False)
        self._low = flat.field("start").to_numpy()[is_worded].tolist()
        self._high = flat.field("end").to_numpy()[is_worded].tolist()
        before = np.concatenate(([0], np.cumsum(is_worded)))
        ends = np.concatenate(([0], np.cumsum(column.value_lengths().to_numpy())))
        self._bounds = before[ends].tolist()

    def of(self, row: int) -> Blocks:
        """Half-open code points, in the order of the document."""
        own = slice(self._bounds[row], self._bounds[row + 1])
        return [*zip(self._low[own], self._high[own], strict=True)]
