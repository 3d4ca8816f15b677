"""Human judgements made, taken back and brought in; the record is linked anew after them."""

from __future__ import annotations

import datetime as dt
import getpass
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from readout.errors import UsageError
from readout.linking import SOFTWARE, is_linked, link_record
from readout.model import Anchor, JudgedTable, Judgement, JudgementKind
from readout.query import Found, find
from readout.record import Provenance, Record, View, Writer, judgement_of_json

if TYPE_CHECKING:
    from readout.link.judging import EntityOf, Judged

AUTHOR_VARIABLE = "READOUT_AUTHOR"
_ROWS = ("events", "reports", "statements", "mentions", "wording", "claims")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of judgements that were kept.

    Attributes:
        new: Those that the record did not have.
        known: How many it had.
        waiting: Ids of those about a document that the record does not hold; they will apply once it does.
    """

    new: tuple[Judgement, ...]
    known: int = 0
    waiting: tuple[str, ...] = ()


def now() -> str:
    """The time in UTC to the microsecond: two decisions of one second have an order."""
    return dt.datetime.now(tz=dt.UTC).isoformat(timespec="microseconds")


def author_of(given: str | None) -> str:
    """Who decides: as given, as `READOUT_AUTHOR` says, or the user of the machine.

    Args:
        given: A name, or None.

    Returns:
        The name.

    Raises:
        UsageError: Nobody can be made out.
    """
    try:
        name = (given or os.environ.get(AUTHOR_VARIABLE) or getpass.getuser()).strip()
    except (OSError, KeyError):
        name = ""
    if not name:
        raise UsageError("It is not known who decides.", hint=f"Give --author, or set {AUTHOR_VARIABLE}.")
    return name


def make(
    view: View,
    kind: JudgementKind,
    subjects: Sequence[str],
    *,
    author: str,
    payload: Sequence[tuple[str, str]] = (),
    reason: str = "",
    at: Callable[[], str] = now,
) -> Judgement:
    """A judgement on rows of a record, not yet kept.

    Args:
        view: The record.
        kind: What is decided. `merge` puts events, or entities, into the first; `split` takes reports out of
            an event, or mentions out of an entity, that comes first; or keeps events apart.
        subjects: Ids of rows or beginnings of them; of a judgement for `undo`.
        author: Who decides.
        payload: (field, value) pairs of an edit; `entity` or `name` of whom split mentions mean.
        reason: Why, in words.
        at: Gives the time.

    Returns:
        The judgement, with where its subjects stand.

    Raises:
        NotFound: There is no such row.
        UsageError: Rows of that kind cannot be judged so, or a value does not fit its field.
    """
    from readout.knowledge import load
    from readout.link import judging

    rows = [find(view, subject) for subject in dict.fromkeys(subjects)]
    if not rows:
        raise UsageError(f"Nothing to {kind} was named.", hint="Give the id of a row.")
    payload = tuple((field.strip(), value.strip()) for field, value in payload)
    if kind == "undo":
        (undone,) = _one(rows, kind)
        if undone.table != "judgements":
            raise UsageError(f"{undone.id} is no judgement.", hint="`readout judge list` shows them.")
        if not any(j.judgement == undone.id for j in judging.active(view.judgements())):
            raise UsageError(f"{undone.id} does not hold any more, or is itself an undoing.")
        return Judgement(
            author=author, at=at(), kind=kind, subjects=(undone.id,), reason=reason, undoes=undone.id
        )
    payload = _fitting(view, kind, rows, payload, load().entity)
    return Judgement(
        author=author,
        at=at(),
        kind=kind,
        subjects=tuple(row.id for row in rows),
        payload=payload,
        reason=reason,
        anchors=tuple(anchor for row in rows for anchor in _anchors(view, row)),
    )


def _one(rows: list[Found], kind: str) -> list[Found]:
    if len(rows) != 1:
        raise UsageError(f"{kind} is of one row at a time.")
    return rows


def _fitting(
    view: View, kind: JudgementKind, rows: list[Found], payload: tuple[tuple[str, str], ...], known: EntityOf
) -> tuple[tuple[str, str], ...]:
    """The payload, once the judgement makes sense.

    Raises:
        UsageError: It does not.
    """
    from readout.link import judging

    tables = [row.table for row in rows]
    if kind in ("accept", "reject") and not set(tables) <= set(_ROWS):
        raise UsageError(
            f"Rows of {tables[0]} are not accepted or rejected.", hint=f"Only {', '.join(_ROWS)}."
        )
    if kind == "merge" and (
        len(rows) < 2 or not (set(tables) <= {"events", "reports"} or set(tables) == {"entities"})
    ):
        raise UsageError("Only events, or entities, are merged: two or more.")
    if kind == "split":
        return _split_of(view, rows, payload, known)
    if kind == "edit":
        if len(set(tables)) > 1 or tables[0] not in judging.EDITABLE:
            raise UsageError(f"Rows of {' and '.join(sorted(set(tables)))} cannot be edited so.")
        held = {e.entity: e for e in view.entities()}
        table = cast("JudgedTable", tables[0])
        judging.check(table, payload, lambda key: held.get(key) or known(key))
        payload = tuple((field, _place(value) if field == "place" else value) for field, value in payload)
    return payload


def _place(value: str) -> str:
    """A place with its country.

    Raises:
        UsageError: No place of that name is known, and no country is told.
    """
    from readout.knowledge import load
    from readout.link.judging.fields import NONE

    if value == NONE or "," in value or (len(value) == 3 and value.isupper()):
        return value
    wanted = value.casefold()
    for place in load().places.values():
        if place.country and wanted in (place.name.casefold(), *(a.casefold() for a in place.aliases)):
            return f"{place.name}, {place.country}"
    raise UsageError(f"No place {value!r} is known.", hint=f"Write it with its country: {value}, JPN.")


def _split_of(
    view: View, rows: list[Found], payload: tuple[tuple[str, str], ...], known: EntityOf
) -> tuple[tuple[str, str], ...]:
    whole, *parts = rows
    if whole.table == "events" and parts and {part.table for part in parts} == {"events"}:
        return payload
    wanted = {"events": "reports", "entities": "mentions"}.get(whole.table)
    if wanted is None or not parts or {part.table for part in parts} != {wanted}:
        raise UsageError(
            "Give an event and reports to take out of it, events that are never one, or an entity and "
            "mentions to take out of it."
        )
    key = "event" if wanted == "reports" else "entity"
    strange = [part.id for part in parts if part.row[key] != whole.id]
    if strange:
        raise UsageError(f"{strange[0]} is none of {whole.id}.")
    if wanted == "reports":
        return payload
    given = dict(payload)
    if (
        "entity" in given
        and known(given["entity"]) is None
        and not list(view.rows("entities", where="entity = ?", params=[given["entity"]]))
    ):
        raise UsageError(f"Nobody is known as {given['entity']}.", hint="`readout who NAME` finds ids.")
    if "entity" in given:
        return payload
    if not given.get("name"):
        raise UsageError(
            "Whom do these mentions mean?", hint="Give entity=ID, or name=NAME for somebody new."
        )
    from readout.knowledge.readings import fold_words

    kind = whole.id.partition("/")[0]
    return (("entity", f"{kind}/{'-'.join(fold_words(given['name']))}"), ("name", given["name"]))


def _anchors(view: View, found: Found) -> Iterator[Anchor]:
    """Where a row stands: an event where its reports do."""
    from readout.link import judging

    if found.table == "entities":
        yield Anchor(subject=found.id, row=found.id, doc="", start=0, end=0, label=found.row["name"])
    elif found.table == "events":
        for report in view.reports("event = ?", [found.id]):
            yield judging.anchor(found.id, report.report, report)
    else:
        (row,) = _VALUES[found.table](view, found.id)
        yield judging.anchor(found.id, found.id, row)


_VALUES: Mapping[str, Callable[[View, str], Iterator[Judged]]] = {
    "reports": lambda view, key: view.reports("report = ?", [key]),
    "statements": lambda view, key: view.statements("statement = ?", [key]),
    "mentions": lambda view, key: view.mentions("mention = ?", [key]),
    "wording": lambda view, key: view.usages("usage = ?", [key]),
    "claims": lambda view, key: view.claims("claim = ?", [key]),
}


def _writing(record: Record) -> AbstractContextManager[Writer]:
    return record.writer(provenance=Provenance(software=SOFTWARE))


def keep(record: Record, judgements: Iterable[Judgement]) -> Kept:
    """Append judgements and link the record anew.

    Args:
        record: The record.
        judgements: New ones, or some that the record has already.

    Returns:
        What became of them.

    Raises:
        RecordLocked: Another run writes to the record.
    """
    given = {judgement.judgement: judgement for judgement in judgements}
    with _writing(record) as writer:
        with record.view() as view:
            held = {judgement.judgement for judgement in view.judgements()}
            docs = {row["doc"] for row in view.sql("SELECT doc FROM documents")}
        new = [judgement for key, judgement in given.items() if key not in held]
        if new:
            writer.judge(new)
            link_record(record, writer)
    return Kept(
        new=tuple(new),
        known=len(given) - len(new),
        waiting=tuple(j.judgement for j in new if any(a.doc and a.doc not in docs for a in j.anchors)),
    )


def read_judgements(path: Path) -> list[Judgement]:
    """The judgements of a file that `readout judge list --format jsonl` or an export has written.

    Args:
        path: A JSONL file.

    Returns:
        Its judgements, in order.

    Raises:
        UsageError: The file cannot be read, or a line is no judgement; nothing was brought in.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(judgement_of_json(json.loads(line)))
            except ValueError as error:
                raise UsageError(f"{path}, line {number} is no judgement: {error}.") from error
    return found


class Sitting:
    """Judgements of one sitting: each is on the disk at once, and the record is linked when it ends."""

    def __init__(self, record: Record, author: str) -> None:
        """Begin.

        Args:
            record: The record.
            author: Who decides.
        """
        self._record = record
        self._author = author
        self._made: list[Judgement] = []

    def decide(
        self,
        kind: JudgementKind,
        subjects: Sequence[str],
        payload: Sequence[tuple[str, str]] = (),
        *,
        reason: str = "",
    ) -> Judgement:
        """Make and keep a judgement.

        Args:
            kind: What is decided.
            subjects: Ids of rows.
            payload: (field, value) pairs of an edit.
            reason: Why, in words.

        Returns:
            The judgement.

        Raises:
            NotFound: There is no such row.
            UsageError: Rows of that kind cannot be judged so.
        """
        with self._record.view() as view:
            judgement = make(view, kind, subjects, author=self._author, payload=payload, reason=reason)
        with _writing(self._record) as writer:
            writer.judge([judgement])
        self._made.append(judgement)
        return judgement

    def undo(self) -> Judgement | None:
        """Take back the last judgement of this sitting.

        Returns:
            What was taken back; None where nothing is left.
        """
        if not self._made:
            return None
        last = self._made.pop()
        with self._record.view() as view:
            undoing = make(view, "undo", [last.judgement], author=self._author)
        with _writing(self._record) as writer:
            writer.judge([undoing])
        return last

    def end(self) -> bool:
        """Link the record if something was decided since it was linked.

        Returns:
            Whether it was linked.
        """
        with self._record.view() as view:
            if is_linked(view):
                return False
        with _writing(self._record) as writer:
            link_record(self._record, writer)
        return True
