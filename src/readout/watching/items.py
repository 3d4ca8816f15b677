"""What a watch tells: an item that is new or changed, and each change with its receipts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from readout.export.headlines import claim_line, document_line, event_line, said_line, used_line
from readout.model import make_id
from readout.record import Row
from readout.watching.faces import Face

ItemKind = Literal["new", "changed", "left", "gone"]
"""new: not told before. changed: a field is another. left: no longer what is asked for. gone: not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field before and after.

    Attributes:
        field: status, date, place, who, sources, report, conflict, together …
        before: Its value, or None for nothing.
        after: Its value, or None for nothing.
        receipts: The words that say so.
    """

    field: str
    before: Any = None
    after: Any = None
    receipts: tuple[Row, ...] = ()

    def as_row(self) -> Row:
        """The change as JSON values."""
        return {
            "field": self.field,
            "before": self.before,
            "after": self.after,
            "receipts": list(self.receipts),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something to tell.

    Attributes:
        item: Id; the same when it has to be told again.
        watch: Name of the watch.
        listing: What it watches.
        kind: New, changed, left or gone.
        key: What is told of: the id of the row, or formula and actor of a first use.
        id: Id of the row.
        title: The row in one line.
        date: EDTF date of the row, or None.
        changes: What is not as before; none of what is new.
        receipts: The words it rests on.
        former: Ids under which it was told before and that it does not have any more.
        note: Why it is gone, where that is known.
        batch: Id of the batch whose state is told.
        written_at: When that was written, ISO 8601 in UTC.
        row: The row as its listing gives it; None of what is gone.
    """

    item: str
    watch: str
    listing: str
    kind: ItemKind
    key: str
    id: str
    title: str
    date: str | None = None
    changes: tuple[Change, ...] = ()
    receipts: tuple[Row, ...] = ()
    former: tuple[str, ...] = ()
    note: str = ""
    batch: str = ""
    written_at: str = ""
    row: Row | None = None

    def as_row(self, *, is_whole: bool = True) -> Row:
        """The item as JSON values.

        Args:
            is_whole: Whether to give the row, too.

        Returns:
            Fields in the order above.
        """
        told: Row = {
            "item": self.item,
            "watch": self.watch,
            "listing": self.listing,
            "kind": self.kind,
            "key": self.key,
            "id": self.id,
            "title": self.title,
            "date": self.date,
            "changes": [change.as_row() for change in self.changes],
            "receipts": list(self.receipts),
            "former": list(self.former),
            "note": self.note,
            "batch": self.batch,
            "written_at": self.written_at,
        }
        return told | {"row": self.row} if is_whole else told


def item_of(row: Row) -> Item:
    """The item of its JSON values."""
    changes = tuple(Change(**{**one, "receipts": tuple(one["receipts"])}) for one in row["changes"])
    several = {name: tuple(row[name]) for name in ("receipts", "former")}
    return Item(**{"row": None, **row, **several, "changes": changes})


def item_id(watch: str, kind: ItemKind, key: str, before: list[str], now: str | None) -> str:
    """Id from what is told: the same news has the same id, told once or twice.

    Args:
        watch: Name.
        kind: Of the item.
        key: Of the row.
        before: Digests of the faces it had.
        now: Digest of the face it has, or None.

    Returns:
        Such as `itm_…`.
    """
    return make_id("itm", watch, kind, key, sorted(before), now)


def title_of(listing: str, face: Face) -> str:
    """A face in one line.

    Args:
        listing: Of the row.
        face: Its face.

    Returns:
        As `readout.export.headlines` has it.
    """
    if listing in ("events", "meetings"):
        return event_line(face, face["who"], face["place"])
    if listing == "statements":
        return said_line(face["who"], face["verb"], face["text"])
    if listing == "wording":
        return used_line([face["actor"]] if "actor" in face else face["who"], face["formula"], face["text"])
    if listing == "claims":
        return claim_line(face["text"], face["verdict"])
    return document_line(face["title"], face["publisher"], face["status"])
