"""A watch held against what it has told: items, newest row first, each with what is to be remembered."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from readout import link
from readout.query.judged import rejected
from readout.record import Row, View
from readout.watching import asking
from readout.watching.changes import differences
from readout.watching.evidence import Evidence, receipts_of
from readout.watching.faces import Face
from readout.watching.items import Change, Item, ItemKind, item_id, title_of
from readout.watching.threads import follows, of_threads
from readout.watching.watches import Watch

_MOST = 5000
"""Rows whose words are asked for together, at most."""


class Before(Protocol):
    """What a watch has told, or what it would have told of an older state."""

    def digests(self, watch: Watch) -> Mapping[str, str]:
        """Key → digest of the face that was told."""

    def faces(self, watch: Watch, keys: Collection[str]) -> Mapping[str, Face]:
        """Key → the face that was told."""

    def is_same_question(self, watch: Watch) -> bool:
        """Whether the watch asked the same then: only then is a row that is missing now a row that left."""

    def is_told(self, watch: Watch, batch: str) -> bool:
        """Whether all of the state of a batch was told."""


@dataclass(frozen=True, slots=True)
class Older:
    """An older state of the record."""

    view: View

    def digests(self, watch: Watch) -> Mapping[str, str]:
        """As the older state has them."""
        return asking.digests(self.view, watch)

    def faces(self, watch: Watch, keys: Collection[str]) -> Mapping[str, Face]:
        """As the older state has them."""
        return {key: face for key, (_, face) in asking.faces(self.view, watch, keys).items()}

    def is_same_question(self, watch: Watch) -> bool:  # noqa: ARG002  an older state is asked the same
        """Always."""
        return True

    def is_told(self, watch: Watch, batch: str) -> bool:  # noqa: ARG002  whatever is asked
        """Whether it is that state itself."""
        return self.view.snapshot.batch == batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An item and what is to be remembered once it is told.

    Attributes:
        item: What to tell; None where only an id or the question changed.
        key: Row to be remembered, or None for none.
        digest: Of its face.
        face: Its face.
        forget: Keys to be forgotten.
    """

    item: Item | None
    key: str | None = None
    digest: str = ""
    face: Face | None = None
    forget: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row that may be news: its key now, and the keys under which it was told."""

    key: str
    olds: tuple[str, ...] = ()
    is_asked: bool = True


def compare(view: View, watch: Watch, before: Before) -> Iterator[Told]:
    """What is new and changed since.

    Args:
        view: The state to tell.
        watch: The watch.
        before: What was told.

    Yields:
        One for each row that is not as it was; nothing is remembered here.

    Raises:
        UsageError: A filter names somebody whom nobody knows.
    """
    if before.is_told(watch, view.snapshot.batch):
        return
    now, was = asking.digests(view, watch), before.digests(watch)
    gone = [key for key in was if key not in now]
    moved = _moved(view, watch, gone)
    heirs: dict[str, list[str]] = {}
    for key in gone:
        heirs.setdefault(moved.get(key, key), []).append(key)
    rows = []
    for key, digest in now.items():
        olds = [*([key] if key in was else []), *heirs.get(key, ())]
        if not olds or olds != [key] or was[key] != digest:
            rows.append(_Row(key=key, olds=tuple(olds)))
    if watch.new_actor is None:
        left = [(key, olds) for key, olds in heirs.items() if key not in now]
        if before.is_same_question(watch):
            rows += [_Row(key=key, olds=tuple(olds), is_asked=False) for key, olds in left]
        else:
            yield from (Told(item=None, forget=tuple(olds)) for _, olds in left)
    fresh = {row.key for row in rows if not row.olds}
    for some in asking.pieces(rows, most=_MOST):
        digests = {key: was[key] for row in some for key in row.olds}
        yield from _told(view, watch, before, some, digests, fresh)


def _moved(view: View, watch: Watch, gone: Collection[str]) -> dict[str, str]:
    """Former id of an event → the id it has now."""
    if not gone or watch.listing not in ("events", "meetings"):
        return {}
    assigned = view.sql("SELECT report, event FROM reports WHERE event IS NOT NULL")
    event_of = {row["report"]: row["event"] for row in assigned}
    current = set(event_of.values())
    anchors = {link.event_of_report(report): event for report, event in event_of.items()}
    # `resolve` also takes beginnings of ids and goes through every report for each: whole ids are looked up.
    found = {key: key if key in current else anchors.get(key) for key in gone}
    return {key: event for key, event in found.items() if event is not None}


def _told(
    view: View,
    watch: Watch,
    before: Before,
    rows: list[_Row],
    digests: Mapping[str, str],
    fresh: Collection[str],
) -> Iterator[Told]:
    held = asking.faces(view, watch, [row.key for row in rows])
    olds = before.faces(watch, [key for row in rows for key in row.olds])
    evidence = Evidence(view, (face for _, face in held.values()))
    ids = {row.key: held[row.key][1].get("usage", row.key) for row in rows if row.key in held}
    full = asking.rows(view, watch, ids.values())
    earlier = of_threads(view, [full[key] for key in ids.values() if key in fresh and key in full], fresh)
    names = asking.names(view, _entities(watch, [*(face for _, face in held.values()), *olds.values()]))
    for row in rows:
        faces = {key: olds[key] for key in row.olds}
        if row.key not in held:
            yield _gone(view, watch, row, faces, digests, names)
            continue
        digest, face = held[row.key]
        base = row.key if row.key in faces else next(iter(faces), None)
        forget = tuple(key for key in row.olds if key != row.key or not row.is_asked)
        told = Told(
            item=None,
            key=row.key if row.is_asked else None,
            digest=digest,
            face=face,
            forget=forget,
        )
        changes: tuple[Change, ...] = ()
        if base is not None:
            joined = {key: one for key, one in faces.items() if key != base}
            given = (_named(faces[base], names), _named(face, names), evidence)
            disputed = (full.get(row.key) or {}).get("conflicts", ())
            changes = tuple(differences(watch.listing, *given, joined=joined, conflicts=disputed))
            if not changes and row.is_asked:
                yield told
                continue
        kind: ItemKind = "new" if base is None else "changed" if row.is_asked else "left"
        item = _item(view, watch, row, kind, _named(face, names), digests, digest)
        whole = full.get(ids[row.key])
        words = evidence.of(face["reports"]) if "reports" in face else receipts_of(watch.listing, whole)
        if kind == "new" and whole is not None and whole.get("thread") in earlier:
            changes = tuple(follows(whole, earlier[whole["thread"]], words))
        yield replace(told, item=replace(item, id=ids[row.key], changes=changes, receipts=words, row=whole))


def _gone(
    view: View,
    watch: Watch,
    row: _Row,
    faces: Mapping[str, Face],
    digests: Mapping[str, str],
    names: Mapping[str, str],
) -> Told:
    face = _named(faces[row.olds[0]], names)
    item = _item(view, watch, row, "gone", face, digests, None)
    return Told(item=replace(item, note=rejected(view, row.key)), forget=row.olds)


def _item(
    view: View,
    watch: Watch,
    row: _Row,
    kind: ItemKind,
    face: Face,
    digests: Mapping[str, str],
    digest: str | None,
) -> Item:
    return Item(
        item=item_id(watch.name, kind, row.key, [digests[key] for key in row.olds], digest),
        watch=watch.name,
        listing=watch.listing,
        kind=kind,
        key=row.key,
        id=row.key,
        title=title_of(watch.listing, face),
        date=face.get("date"),
        former=tuple(key for key in row.olds if key != row.key),
        batch=view.snapshot.batch,
        written_at=view.snapshot.written_at,
    )


def _entities(watch: Watch, faces: Collection[Face]) -> Iterator[str]:
    """Ids that stand in faces for names: a use of a formula knows its speakers by id."""
    if watch.listing == "wording":
        for face in faces:
            yield from face["who"]
            yield from [face["actor"]] if "actor" in face else []


def _named(face: Face, names: Mapping[str, str]) -> Row:
    if not names:
        return face
    named = {**face, "who": [names.get(one, one) for one in face["who"]]}
    return named | ({"actor": names.get(face["actor"], face["actor"])} if "actor" in face else {})
