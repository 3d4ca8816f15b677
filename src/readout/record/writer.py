"""Writing to a record: readings, sightings, judgements, links; each call is one batch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from readout.errors import NotFound
from readout.model import Event, Judgement, RawInput, Reading, Review, Slip
from readout.record import engine
from readout.record.changes import Changes
from readout.record.faults import acknowledge
from readout.record.kinds import (
    BY_NAME,
    claim,
    document,
    entity,
    event,
    judgement,
    link,
    mention,
    report,
    review,
    sighting,
    statement,
    story,
    usage,
)
from readout.record.kinds.link import CheckedClaim
from readout.record.kinds.story import Story
from readout.record.ledger import Ledger
from readout.record.shape import Row
from readout.record.snapshot import Snapshot

KEPT_HOURS = 168
"""How long compaction leaves files on the disk that no newer state needs: a week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a call has done, all of it on the disk.

    Attributes:
        snapshot: The state it made visible; the one before it when there was nothing to write.
        added: How many documents are new.
        replaced: How many were read anew.
        sighted: How many sources are new.
    """

    snapshot: Snapshot
    added: int = 0
    replaced: int = 0
    sighted: int = 0


class Writer:
    """The one writer of a record; `Record.writer` opens it."""

    def __init__(self, root: Path, ledger: Ledger, *, compact_at_files: int) -> None:
        """Wrap an open ledger.

        Args:
            root: Folder of the record.
            ledger: Holds the tables.
            compact_at_files: How many files a table may have before small ones are put together.
        """
        self._root = root
        self._ledger = ledger
        self._compact_at_files = compact_at_files
        self._readers: dict[str, str] | None = None
        self._sightings: set[tuple[str, str, str]] | None = None

    @property
    def snapshot(self) -> Snapshot:
        """What is visible now."""
        return self._ledger.state

    def known(self, docs: Iterable[str], *, reader: str) -> set[str]:
        """Which documents need no reading.

        Args:
            docs: Ids.
            reader: Fingerprint of what would read them.

        Returns:
            Those that this very reader has read already; not those whose rejection another run may undo.
        """
        held = self._held_readers()
        return {doc for doc in docs if held.get(doc) == reader}

    def add(
        self, readings: Sequence[Reading], *, reader: str, seen: Iterable[RawInput | Slip] = ()
    ) -> Written:
        """Add readings as one batch.

        Of a document that the same reader has read only the source is noted; one that another reader has
        read loses its old rows in the same batch. Judgements stay.

        Args:
            readings: What was read, in any order.
            reader: Fingerprint of what read them.
            seen: Inputs that are known already.

        Returns:
            What was done; it is on the disk.

        Raises:
            NotFound: An input of `seen` is not known.
            RecordError: The batch could not be written.
        """
        held = self._held_readers()
        fresh: dict[str, Reading] = {}
        for reading in readings:
            doc = reading.document.doc
            if held.get(doc) != reader:
                fresh.setdefault(doc, reading)
        gone = frozenset(doc for doc in fresh if doc in held)
        sightings = [sighting.of_document(reading.document) for reading in readings]
        for raw in seen:
            row = sighting.of_input(raw)
            if row["doc"] not in held:
                raise NotFound(f"{raw.source} was never read: the record has no document {raw.doc}.")
            sightings.append(row)
        new = self._new_sightings(sightings)
        if not fresh and not new:
            return Written(snapshot=self.snapshot)
        readers = {doc: _lasting(reading, reader) for doc, reading in fresh.items()}
        rows = _rows(fresh.values(), readers)
        rows["sightings"] = list(new.values())
        self._ledger.commit(Changes(kind="read", documents=len(fresh), gone=gone, appended=rows))
        held.update(readers)
        self._held_sightings().update(new)
        acknowledge(fresh)
        if max(map(len, self.snapshot.files.values())) > self._compact_at_files:
            self.compact()
        return Written(
            snapshot=self.snapshot, added=len(fresh) - len(gone), replaced=len(gone), sighted=len(new)
        )

    def sight(self, seen: Iterable[RawInput | Slip]) -> Written:
        """Note where known documents were seen again.

        Args:
            seen: Inputs that are known already.

        Returns:
            What was done; nothing when every source is known.

        Raises:
            NotFound: An input is not known.
        """
        return self.add((), reader="", seen=seen)

    def judge(self, judgements: Iterable[Judgement]) -> Snapshot:
        """Append human decisions.

        Args:
            judgements: Decisions; one that the record has already is left out.

        Returns:
            The state that shows them.
        """
        held = {row["judgement"] for row in self._ask("judgements", "judgement")}
        rows = {j.judgement: judgement.to_row(j) for j in judgements if j.judgement not in held}
        if not rows:
            return self.snapshot
        return self._ledger.commit(Changes(kind="judgement", appended={"judgements": list(rows.values())}))

    def put_reviews(self, reviews: Iterable[Review]) -> Snapshot:
        """Put what came of the judgements in the place of what came of them before; the links follow.

        Args:
            reviews: One a row that was judged.

        Returns:
            The state that shows them.
        """
        rows = {"reviews": _review_rows(reviews)}
        return self._ledger.commit(Changes(kind="judgement", overwritten=rows))

    def put_links(
        self,
        *,
        events: Iterable[Event] = (),
        stories: Iterable[Story] | None = (),
        assignments: Mapping[str, str] | None = None,
        verdicts: Iterable[CheckedClaim] = (),
        reviews: Iterable[Review] = (),
    ) -> Snapshot:
        """Put the link stage's results in the place of those before.

        Args:
            events: Every event.
            stories: Every story; None leaves those that are there.
            assignments: Event of each report, and of each statement made at one.
            verdicts: What the record says to each claim.
            reviews: What came of the judgements.

        Returns:
            The state that shows them.
        """
        tied = sorted((assignments or {}).items())
        rows: dict[str, Iterable[Row]] = {
            "events": (event.to_row(e) for e in sorted(events, key=lambda e: e.event)),
            "assignments": (link.assignment_row(subject, to) for subject, to in tied),
            "verdicts": (link.verdict_row(v) for v in sorted(verdicts, key=lambda v: v.claim)),
            "reviews": _review_rows(reviews),
        }
        if stories is not None:
            rows["stories"] = (story.to_row(s) for s in sorted(stories, key=lambda s: s.story))
        return self._ledger.commit(Changes(kind="link", overwritten=rows))

    def compact(self, *, retention_hours: int = KEPT_HOURS) -> Snapshot:
        """Put small files together; the rows stay the same.

        Args:
            retention_hours: How long files that no newer state needs stay on the disk.

        Returns:
            The state after it.
        """
        return self._ledger.compact(retention_hours=retention_hours)

    def _held_readers(self) -> dict[str, str]:
        if self._readers is None:
            self._readers = {row["doc"]: row["reader"] for row in self._ask("documents", "doc, reader")}
        return self._readers

    def _held_sightings(self) -> set[tuple[str, str, str]]:
        if self._sightings is None:
            rows = self._ask("sightings", "doc, source, source_kind")
            self._sightings = {(row["doc"], row["source"], row["source_kind"]) for row in rows}
        return self._sightings

    def _new_sightings(self, rows: Iterable[Row]) -> dict[tuple[str, str, str], Row]:
        held = self._held_sightings()
        new: dict[tuple[str, str, str], Row] = {}
        for row in rows:
            key = (row["doc"], row["source"], row["source_kind"])
            if key not in held:
                new.setdefault(key, row)
        return new

    def _ask(self, name: str, columns: str) -> list[Row]:
        table = BY_NAME[name]
        paths = [self._root / name / file for file in self.snapshot.files[name]]
        if not paths:
            return []
        with engine.connect(self._root) as connection:
            return list(engine.fetch(connection, f"FROM ({engine.scan(table, paths)}) SELECT {columns}"))


def _review_rows(reviews: Iterable[Review]) -> list[Row]:
    return [review.to_row(r) for r in sorted(reviews, key=lambda r: r.subject)]


PASSING = frozenset({"timeout", "out-of-memory", "reader-crashed"})
"""Rejections that the machine had a part in: the next run tries again."""


def _lasting(reading: Reading, reader: str) -> str:
    """The fingerprint to keep with a document; none where the next run shall read it again."""
    return "" if reading.document.reject_code in PASSING else reader


def _rows(readings: Iterable[Reading], readers: Mapping[str, str]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {table.name: [] for table in BY_NAME.values() if table.is_read}
    for reading in readings:
        doc = reading.document.doc
        rows["documents"].append(document.to_row(reading.document, reader=readers[reading.document.doc]))
        rows["entities"].extend(entity.to_row(e, doc=doc) for e in reading.entities)
        rows["mentions"].extend(mention.to_row(m) for m in reading.mentions)
        rows["statements"].extend(statement.to_row(s) for s in reading.statements)
        rows["reports"].extend(report.to_row(r) for r in reading.reports)
        rows["usages"].extend(usage.to_row(u) for u in reading.usages)
        rows["claims"].extend(claim.to_row(c) for c in reading.claims)
    return rows
