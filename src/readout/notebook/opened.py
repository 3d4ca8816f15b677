"""`readout.open("my-record")`: one state of a record, asked with keyword arguments."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self, Unpack

from readout import query
from readout.errors import UsageError
from readout.export import Style, write_citations
from readout.notebook import asked
from readout.notebook.card import Card
from readout.notebook.difference import Difference
from readout.notebook.histories import Histories
from readout.notebook.html import page, small, table, text
from readout.notebook.rows import Rows
from readout.record import Record, View
from readout.serve.compared import laid

_COUNTED = ("documents", "events", "statements", "wording", "claims", "entities")


class OpenRecord:
    """One state of a record. Each question gives `Rows`; filters are named like the command line's options.

    Attributes:
        view: The same for SQL: `record.view.sql("SELECT …")`.
    """

    def __init__(self, path: Path, view: View) -> None:
        """Wrap a view; `open_record` makes one.

        Args:
            path: Folder of the record.
            view: One state of it.
        """
        self._path = path
        self.view = view

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self.view.close()

    @property
    def batch(self) -> str:
        """The batch that this state ends with; `readout.open(path, as_of=batch)` opens it again."""
        return self.view.snapshot.batch

    def events(self, **filters: Unpack[asked.EventFilters]) -> Rows:
        """Events over all documents, newest first."""
        return self._rows("events", asked.EventFilters, filters)

    def meetings(self, **filters: Unpack[asked.EventFilters]) -> Rows:
        """Meetings, calls, visits and negotiations, newest first."""
        return self._rows("meetings", asked.EventFilters, filters)

    def statements(self, **filters: Unpack[asked.StatementFilters]) -> Rows:
        """Quotations and reported speech, newest first."""
        return self._rows("statements", asked.StatementFilters, filters)

    def said(self, words: str, **filters: Unpack[asked.StatementFilters]) -> Rows:
        """Statements whose content holds a phrase, newest first."""
        wanted, limit = asked.filters_of("said", asked.StatementFilters, filters)
        return Rows("said", self.view, lambda: query.said(self.view, words, wanted, limit=limit))

    def wording(self, **filters: Unpack[asked.WordingFilters]) -> Rows:
        """Uses of diplomatic formulas, newest first."""
        return self._rows("wording", asked.WordingFilters, filters)

    def history(self, formula: str, **filters: Unpack[asked.HistoryFilters]) -> Histories:
        """How the wording of a family moved: `record.history("taiwan-strait")`.

        Args:
            formula: Id of a family, or part of one.
            **filters: Which uses.

        Returns:
            The histories; the notebook draws them.

        Raises:
            UsageError: No family has such an id.
        """
        wanted, _ = asked.filters_of("history", asked.HistoryFilters, filters)
        return Histories(query.histories(self.view, formula, wanted))

    def claims(self, **filters: Unpack[asked.ClaimFilters]) -> Rows:
        """Countable claims, and what the record says to them."""
        return self._rows("claims", asked.ClaimFilters, filters)

    def documents(self, **filters: Unpack[asked.DocumentFilters]) -> Rows:
        """Documents without their text, newest first."""
        return self._rows("documents", asked.DocumentFilters, filters)

    def people(self, **filters: Unpack[asked.PeopleFilters]) -> Rows:
        """Persons of the record, those who took part in most events first."""
        return self._rows("people", asked.PeopleFilters, filters)

    def series(self) -> Rows:
        """Recurring meetings, those with the most occasions first."""
        return Rows("series", self.view, lambda: query.series_rows(query.series(self.view)))

    def search(self, words: str, **filters: Unpack[asked.SearchFilters]) -> Rows:
        """Paragraphs that hold all the words and "phrases", newest first."""
        wanted, limit = asked.filters_of("search", asked.SearchFilters, filters)
        return Rows("search", self.view, lambda: query.search(self.view, words, wanted, limit=limit))

    def show(self, wanted: str) -> Card:
        """Any row by its id or the beginning of it, with its receipts in their sentences.

        Args:
            wanted: An id.

        Returns:
            Its card.

        Raises:
            NotFound: No row has the id, or several begin with it.
        """
        return Card.of(self.view, query.show(self.view, wanted))

    def event(self, wanted: str) -> Card:
        """One event by its id.

        Raises:
            NotFound: No event has the id.
            UsageError: It is the id of something else.
        """
        card = self.show(wanted)
        if card.table != "events":
            raise UsageError(f"{card.id} is no event.", hint="Ask record.show(id) for other rows.")
        return card

    def text(self, doc: str) -> str:
        """The text of a document, in which its receipts count.

        Raises:
            NotFound: No document has the id.
        """
        return str(query.find(self.view, doc).row.get("text") or "")

    def diff(self, before: str, after: str) -> Difference:
        """How the wording moved between two documents or two statements.

        Args:
            before: Id of the earlier.
            after: Id of the later.

        Returns:
            The comparison.

        Raises:
            NotFound: No row has the id.
            UsageError: It is the id of something else.
            ReaderError: The reader's model is missing.
        """
        return Difference(laid=laid(self.view, before, after))

    def cite(self, wanted: str, style: Style = "plain") -> str:
        """Citations of a row: the words, where they stand, in which document.

        Args:
            wanted: Id of an event, report, statement, use of wording, claim or document.
            style: plain, chicago, bibtex, markdown, wikipedia, csl-json or ris.

        Returns:
            Text to be pasted or imported; of an event one citation a report.

        Raises:
            NotFound: No row has the id.
            UsageError: Rows of that kind cannot be cited, or there is no such style.
        """
        return write_citations(query.cited(self.view, wanted), style)

    def __repr__(self) -> str:
        counts = ", ".join(f"{self.view.count(name):,} {name}" for name in _COUNTED[:3])
        return f"<record {self._path}: {counts}; batch {self.batch}>"

    def _repr_html_(self) -> str:
        lines = [[text(f"{self.view.count(name):,}") for name in _COUNTED]]
        state = small(f"{self.batch}, {self.view.snapshot.written_at}")
        return page(f"<p>{text(self._path)} {state}</p>{table(_COUNTED, lines)}")

    def _rows(self, name: str, takes: type[Any], given: Any) -> Rows:
        wanted, limit = asked.filters_of(name, takes, given)
        ask = getattr(query, name)
        return Rows(name, self.view, lambda: ask(self.view, wanted, limit=limit))


def open_record(path: str | Path, *, as_of: str | None = None) -> OpenRecord:
    """Open a record for asking.

    Args:
        path: Its folder.
        as_of: A batch, a day or a time: the record as it was then; None for the newest state.

    Returns:
        One state of the record; close it, or use it as a context.

    Raises:
        RecordMissing: There is no record there.
        NotFound: There was no such state.
    """
    where = Path(path)
    return OpenRecord(where, Record.open(where).view(as_of))
