"""An index of the words of stored texts: it says in which documents to look, never what stands there.

An SQLite FTS5 file beside the record, one line a paragraph, made from the stored texts and kept up by
document. It may be deleted at any time. What it gives holds whatever can match, and more; whoever asks
looks at the text itself. Of terms it cannot tell about, and of states it does not hold, it says so.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from readout.record.shape import Row
from readout.record.view import View

FOLDER = ".search"
MOST_DOCUMENTS = 2_000
"""Of words that more documents hold than this, the index says nothing: almost any page has them."""

PROSE = ("title", "body", "quote", "caption")
"""Kinds of blocks that are searched."""

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_TOKEN = re.compile(r"[^\W_]+")
_NO_TOKEN = re.compile(r"[\W_]+")
_ALIKE = str.maketrans({"ſ": "s", "K": "k", "İ": "i", "ı": "i"})
"""Letters that a pattern without regard to case takes for ASCII ones."""

_PARAGRAPHS = 4096
"""Numbers of paragraphs a document has; what comes after the last shares it."""

_SHORTEST = 2
_BUSY_S = 30.0
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS docs (
        n INTEGER PRIMARY KEY, doc TEXT NOT NULL, reader TEXT NOT NULL, UNIQUE (doc, reader)
    );
    CREATE TABLE IF NOT EXISTS states (batch TEXT PRIMARY KEY);
    CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
        body, content='', tokenize="unicode61 remove_diacritics 0"
    );
"""
_KNOWN = "SELECT doc, reader FROM docs"
_NEW = "SELECT doc, reader, text, blocks FROM documents WHERE doc IN (SELECT unnest(?)) ORDER BY doc"
_AT_ONCE = 500


def paragraphs(text: str, blocks: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, int]]:
    """The paragraphs of a text that are searched.

    Args:
        text: The stored text.
        blocks: Its blocks: `start`, `end`, `kind`.

    Yields:
        First code point and one past the last, in the order of the text.
    """
    for block in blocks:
        if block["kind"] in PROSE:
            for match in _PARAGRAPH.finditer(text, block["start"], block["end"]):
                yield match.span()


class TextIndex:
    """The index of one record. It may be shared by threads and processes; each call opens the file anew.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        """Name the file; `update` makes it.

        Args:
            path: Such as `RECORD/.search/texts.sqlite`.
        """
        self.path = path

    @classmethod
    def beside(cls, root: Path) -> TextIndex:
        """The index in a record's own folder."""
        return cls(root / FOLDER / "texts.sqlite")

    def update(self, view: View) -> int:
        """Take in the documents of a state that are not in it.

        Args:
            view: The state.

        Returns:
            How many were new.

        Raises:
            OSError: The folder cannot be written to.
            sqlite3.Error: The file cannot, even after it was made anew.
        """
        try:
            return self._update(view)
        except sqlite3.DatabaseError:
            for part in ("", "-wal", "-shm"):
                self.path.with_name(self.path.name + part).unlink(missing_ok=True)
            return self._update(view)

    def lacks(self, view: View) -> int:
        """How many documents of a state are not in it.

        Args:
            view: The state.

        Returns:
            Their number.
        """
        try:
            with self._open() as file:
                return len(_missing(file, view))
        except sqlite3.Error:
            return view.count("documents")

    def documents(self, view: View, terms: Sequence[str]) -> set[str] | None:
        """Documents of which a paragraph may hold all the terms.

        Args:
            view: The state that is asked.
            terms: Words and phrases; a word may be the beginning of a longer one.

        Returns:
            Ids, at most `MOST_DOCUMENTS`, that all those that do are among; None where it cannot tell.
        """
        asked = " AND ".join(match for term in terms for match in _matches(term))
        if not asked or not self.path.exists():
            return None
        query = """
            SELECT docs.doc FROM (SELECT DISTINCT rowid / ? AS n FROM words WHERE words MATCH ? LIMIT ?) hit
            JOIN docs ON docs.n = hit.n
        """
        try:
            with self._open() as file:
                if not file.execute("SELECT 1 FROM states WHERE batch = ?", [view.snapshot.batch]).fetchone():
                    return None
                found = file.execute(query, [_PARAGRAPHS, asked, MOST_DOCUMENTS + 1]).fetchall()
        except sqlite3.Error:
            return None
        return {doc for (doc,) in found} if len(found) <= MOST_DOCUMENTS else None

    def _update(self, view: View) -> int:
        with self._open() as file:
            new = _missing(file, view)
            with file:
                for first in range(0, len(new), _AT_ONCE):
                    for row in view.stream(_NEW, [new[first : first + _AT_ONCE]]):
                        self._add(file, row)
                file.execute("INSERT OR IGNORE INTO states VALUES (?)", [view.snapshot.batch])
            return len(new)

    def _add(self, file: sqlite3.Connection, row: Row) -> None:
        added = file.execute("INSERT INTO docs (doc, reader) VALUES (?, ?)", [row["doc"], row["reader"]])
        first = (added.lastrowid or 0) * _PARAGRAPHS
        bodies: dict[int, str] = {}
        for number, (start, end) in enumerate(paragraphs(row["text"], row["blocks"])):
            place = first + min(number, _PARAGRAPHS - 1)
            bodies[place] = f"{bodies.get(place, '')} {_folded(row['text'][start:end])}"
        file.executemany("INSERT INTO words (rowid, body) VALUES (?, ?)", bodies.items())

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=_BUSY_S)) as file:
            file.execute("PRAGMA journal_mode = WAL")
            file.execute("PRAGMA synchronous = NORMAL")
            yield file


def _missing(file: sqlite3.Connection, view: View) -> list[str]:
    file.executescript(_SCHEMA)
    held = set(file.execute(_KNOWN))
    rows = view.stream("SELECT doc, reader FROM documents WHERE status = 'read' ORDER BY doc")
    return [row["doc"] for row in rows if (row["doc"], row["reader"]) not in held]


def _folded(text: str) -> str:
    """The words of a text as they are compared, with blanks between them."""
    return _NO_TOKEN.sub(" ", text.translate(_ALIKE)).lower()


def _matches(term: str) -> Iterator[str]:
    """What a text with the term matches, in the language of FTS5: of words in ASCII letters alone.

    Example:
        >>> [*_matches("peace and stab")], [*_matches("U.S.")], [*_matches("Erdoğan")], [*_matches("%")]
        (['"peace and stab" *'], ['"u s"'], ['"erdo" *'], [])
    """
    words = _TOKEN.findall(term)
    if not words:
        return
    if all(word.isascii() for word in words):
        is_open = term[-1].isalnum()
        if not is_open or len(words) > 1 or len(words[-1]) >= _SHORTEST:
            yield f'"{" ".join(words).lower()}"{" *" if is_open else ""}'
        return
    for word in words:
        plain = word[: next((at for at, letter in enumerate(word) if not letter.isascii()), len(word))]
        if len(plain) >= _SHORTEST:
            yield f'"{plain.lower()}" *'
