"""What watches have to tell, laid out for a page: items by watch, with each receipt in its sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from readout.errors import UsageError
from readout.query.show import Context, sentence_around
from readout.record import Row, View
from readout.watching import Before, Item, Older, Watch, compare
from readout.watching.faces import Face

_TEXTS = (
    "SELECT doc, source, title, published, text FROM documents WHERE doc IN (SELECT unnest(?)) ORDER BY doc"
)

Place = tuple[str, int, int]
"""Document, first code point, one past the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What one watch has to tell.

    Attributes:
        watch: The watch.
        items: New, changed, left, gone; the newest row first.
        problem: Why it could not be asked; empty as a rule.
    """

    watch: Watch
    items: tuple[Item, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What several watches have to tell of one state of the record.

    Attributes:
        batch: Id of the batch whose state is told.
        written_at: When that was written.
        since: When the state was written with which it is compared; None for what was told last.
        sections: One a watch, in the order of the watches.
        contexts: Receipts in their sentences.
    """

    batch: str
    written_at: str
    since: str | None
    sections: tuple[Section, ...]
    contexts: Mapping[Place, Context]


@dataclass(frozen=True, slots=True)
class _Nothing:
    """Nothing was told yet."""

    def digests(self, watch: Watch) -> Mapping[str, str]:  # noqa: ARG002  nothing, whatever is asked
        return {}

    def faces(self, watch: Watch, keys: Collection[str]) -> Mapping[str, Face]:  # noqa: ARG002  likewise
        return {}

    def is_same_question(self, watch: Watch) -> bool:  # noqa: ARG002  likewise
        return True

    def is_told(self, watch: Watch, batch: str) -> bool:  # noqa: ARG002  likewise
        return False


def digest(view: View, watches: Iterable[Watch], since: View | Before | None = None) -> Digest:
    """What watches have to tell; nothing is remembered.

    Args:
        view: The state to tell.
        watches: The watches.
        since: An older state, or what was told; None to take everything for new.

    Returns:
        The digest. A watch that names somebody whom nobody knows has its problem in place of items.
    """
    before: Before = Older(since) if isinstance(since, View) else _Nothing() if since is None else since
    sections = tuple(_section(view, watch, before) for watch in watches)
    receipts = [one for section in sections for item in section.items for one in receipts_of(item)]
    return Digest(
        batch=view.snapshot.batch,
        written_at=view.snapshot.written_at,
        since=since.snapshot.written_at if isinstance(since, View) else None,
        sections=sections,
        contexts={(c.doc, c.start, c.end): c for c in contexts(view, receipts)},
    )


def receipts_of(item: Item) -> Iterator[Row]:
    """The words that an item shows: of its changes, or of the whole where nothing changed.

    Args:
        item: The item.

    Yields:
        Receipts, each once.
    """
    seen = set()
    of_changes = [one for change in item.changes for one in change.receipts]
    for one in of_changes or item.receipts:
        place = (one["doc"], one["start"], one["end"])
        if place not in seen:
            seen.add(place)
            yield one


def contexts(view: View, receipts: Iterable[Row]) -> Iterator[Context]:
    """Receipts in the sentences that they stand in.

    Args:
        view: The record.
        receipts: The receipts.

    Yields:
        One for each that stands in a document of this state, by document.
    """
    places: dict[str, set[tuple[int, int]]] = {}
    for one in receipts:
        places.setdefault(one["doc"], set()).add((one["start"], one["end"]))
    for row in view.stream(_TEXTS, [sorted(places)]):
        text: str = row["text"]
        for start, end in sorted(places[row["doc"]]):
            low, high = sentence_around(text, start, end)
            yield Context(
                label="",
                doc=row["doc"],
                source=row["source"],
                title=row["title"],
                published=row["published"],
                start=start,
                end=end,
                before=text[low:start],
                text=text[start:end],
                after=text[end:high],
            )


def _section(view: View, watch: Watch, before: Before) -> Section:
    try:
        told = tuple(one.item for one in compare(view, watch, before) if one.item is not None)
    except UsageError as error:
        return Section(watch=watch, problem=f"{error.message} {error.hint}".strip())
    return Section(watch=watch, items=told)
