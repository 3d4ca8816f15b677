"""What one batch changes, made ready before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from readout.record.kinds import BY_NAME
from readout.record.kinds.batch import BatchKind
from readout.record.shape import Row
from readout.record.stored import Stored, arrow_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What one batch does.

    Attributes:
        kind: What it is.
        documents: How many documents it adds or reads anew.
        gone: Documents whose rows go first.
        appended: Rows added to a table.
        overwritten: Rows put in the place of a whole table.
    """

    kind: BatchKind
    documents: int = 0
    gone: frozenset[str] = frozenset()
    appended: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    overwritten: Mapping[str, Iterable[Row]] = field(default_factory=dict)


class Prepared:
    """Changes whose rows are Arrow tables already: a value that fits no column stops here, not half-way."""

    def __init__(self, changes: Changes) -> None:
        self.changes = changes
        self._appended = {n: arrow_table(BY_NAME[n], rows) for n, rows in changes.appended.items() if rows}
        self._overwritten = {n: arrow_table(BY_NAME[n], rows) for n, rows in changes.overwritten.items()}

    def apply(self, stored: Stored, count: int) -> int:
        """Change one table, which has `count` rows, and tell how many it has then."""
        name = stored.table.name
        if self.changes.gone and stored.table.is_read and count > 0:
            count -= stored.delete_documents(self.changes.gone)
        whole = self._overwritten.get(name)
        if whole is not None and (whole.num_rows or count > 0):
            stored.overwrite(whole)
            count = whole.num_rows
        more = self._appended.get(name)
        if more is not None:
            stored.append(more)
            count += more.num_rows
        return count
