"""Decisions made on pages: on the disk at once, and linked when nobody has decided for a while.

Linking takes as long as the record is large, so it does not stand between one question and the next. What was
decided since the state that the pages show counts as decided all the same: its question is not asked again.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from itertools import islice

from readout.errors import ReadoutError, UsageError
from readout.judgements import Sitting
from readout.link import judging
from readout.model import Judgement, JudgementKind
from readout.query.doubtful import DOUBTS, Doubt, DoubtKind, doubtful
from readout.record import Record, View
from readout.record.remembered import Remembered

PAUSE_S = 4.0
"""Seconds without a decision after which the record is linked."""

MOST_DOUBTS = 200
"""How many questions of a kind are looked for at a time."""

_JUDGED = "judgement"
"""Kind of the batches that hold judgements alone: they raise no new questions before linking."""


class Reviewing:
    """The questions that are open, and the decisions on them.

    Args:
        record: The record.
        pause_s: Seconds without a decision after which it is linked.
    """

    def __init__(self, record: Record, *, pause_s: float = PAUSE_S) -> None:
        self._record = record
        self._pause_s = pause_s
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._made: dict[str, Judgement] = {}
        self._asked = Remembered(2 * len(DOUBTS))
        self.trouble = ""

    def open_questions(self, view: View, kinds: Sequence[DoubtKind] = DOUBTS) -> Iterator[Doubt]:
        """Questions that nobody has decided, the most consequential kinds first.

        Args:
            view: The state of the record that is looked at.
            kinds: Which kinds.

        Yields:
            At most `MOST_DOUBTS` of a kind.
        """
        decided = {frozenset(j.subjects) for j in self._active(view)}
        for kind in kinds:
            for doubt in self._of_kind(view, kind):
                if frozenset(doubt.subjects) not in decided:
                    yield doubt

    def last(self, view: View) -> Judgement | None:
        """The newest decision that holds, which `undo` takes back."""
        return max(self._active(view), key=lambda j: (j.at, j.judgement), default=None)

    @property
    def made(self) -> int:
        """How many decisions were made here."""
        return len(self._made)

    def waiting(self, view: View) -> list[Judgement]:
        """Decisions made here that the state which is looked at does not have yet, oldest first."""
        held = {judgement.judgement for judgement in view.judgements()}
        return [judgement for key, judgement in self._made.items() if key not in held]

    def decide(
        self,
        kind: JudgementKind,
        subjects: Sequence[str],
        *,
        author: str,
        payload: Sequence[tuple[str, str]] = (),
        reason: str = "",
    ) -> Judgement:
        """Make and keep a decision.

        Args:
            kind: What is decided.
            subjects: Ids of rows; of a judgement for `undo`.
            author: Who decides.
            payload: (field, value) pairs of an edit.
            reason: Why, in words.

        Returns:
            The judgement.

        Raises:
            NotFound: There is no such row.
            UsageError: Rows of that kind cannot be judged so.
            RecordLocked: A run is writing to the record.
        """
        with self._lock:
            judgement = Sitting(self._record, author).decide(kind, subjects, payload, reason=reason)
            self._made[judgement.judgement] = judgement
            self._wait()
        return judgement

    def close(self) -> None:
        """Link what was decided, now."""
        with self._lock:
            if self._timer is None:
                return
            self._timer.cancel()
        self._link()

    def _wait(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(self._pause_s, self._link)
        self._timer.daemon = True
        self._timer.start()

    def _link(self) -> None:
        with self._lock:
            self._timer = None
            try:
                Sitting(self._record, "").end()
                self.trouble = ""
            except ReadoutError as error:
                # A run is writing: it links when it ends, with what was decided.
                self.trouble = str(error)

    def _active(self, view: View) -> list[Judgement]:
        held = {judgement.judgement: judgement for judgement in view.judgements()}
        return list(judging.active((self._made | held).values()))

    def _of_kind(self, view: View, kind: DoubtKind) -> tuple[Doubt, ...]:
        if kind not in DOUBTS:
            raise UsageError(f"No kind of question is called {kind!r}.", hint=f"One of {', '.join(DOUBTS)}.")
        return self._asked.of(
            (_linked_at(view), kind), lambda: tuple(islice(doubtful(view, [kind]), MOST_DOUBTS))
        )


def _linked_at(view: View) -> int:
    """The last batch that was more than judgements."""
    rows = view.sql("SELECT max(sequence) AS n FROM batches WHERE kind <> ?", [_JUDGED])
    return int(rows[0]["n"] or 0)
