"""Records before and after: two papers, a plan and a cancelled visit, and what people decide of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from readout.judgements import keep, make
from readout.linking import SOFTWARE, link_record
from readout.model import JudgementKind, Reading
from readout.record import Provenance, Record, View
from readout.watching import Item, Older, Watch, compare, parse_watches
from tests.query.factories import READER


def made(path: Path, *readings: Reading) -> Record:
    """A record of these readings, linked."""
    record = Record.create(path)
    add(record, *readings)
    return record


def add(record: Record, *readings: Reading) -> None:
    with record.writer(provenance=Provenance(software=SOFTWARE)) as writer:
        writer.add(readings, reader=READER)
        link_record(record, writer)


def judge(
    record: Record, kind: JudgementKind, *subjects: str, payload: Sequence[tuple[str, str]] = ()
) -> None:
    with record.view() as view:
        judgement = make(view, kind, subjects, author="anna", payload=payload, reason="as the ministry says")
    keep(record, [judgement])


def the_event(view: View, where: str) -> str:
    (row,) = view.rows("events", where=where)
    return str(row["event"])


def watch(listing: str = "events", **asked: Any) -> Watch:
    """A watch as the file would have it."""
    lines = [f"[watch.w]\nlisting = {listing!r}"]
    for key, value in asked.items():
        said = str(value).lower() if isinstance(value, bool) else repr(value)
        lines.append(f"{key} = {said}")
    (one,) = parse_watches("\n".join(lines))
    return one


def items(record: Record, since: str, one: Watch) -> list[Item]:
    """What the watch tells of the newest state, compared with that of a batch."""
    with record.view(since) as older, record.view() as view:
        return [told.item for told in compare(view, one, Older(older)) if told.item is not None]


def batch(record: Record) -> str:
    with record.view() as view:
        return view.snapshot.batch


def changed(found: Iterable[Item]) -> list[tuple[str, str, object, object]]:
    """(kind, field, before, after) of every change."""
    return [(item.kind, c.field, c.before, c.after) for item in found for c in item.changes]
