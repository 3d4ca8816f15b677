"""The differences between the faces of a row: which fields moved, what came, what went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from readout.record import Row
from readout.watching.evidence import Evidence, distinct
from readout.watching.faces import COMPARED, Face
from readout.watching.items import Change, title_of


def differences(
    listing: str,
    before: Face,
    now: Face,
    evidence: Evidence,
    *,
    joined: Mapping[str, Face],
    conflicts: Sequence[Row] = (),
) -> Iterator[Change]:
    """What is not as it was.

    Args:
        listing: Of the row.
        before: The face it had.
        now: The face it has.
        evidence: Gives receipts.
        joined: Rows told before, by id, that are told together with it now.
        conflicts: Those of the row, with their receipts.

    Yields:
        Changes; first of what was joined, then of fields, reports and conflicts.
    """
    for key, face in joined.items():
        yield Change(field="together", before=None, after={"id": key, "title": title_of(listing, face)})
    known = {report for face in (before, *joined.values()) for report in face.get("reports", ())}
    fresh = [report for report in now.get("reports", ()) if report not in known]
    for field in COMPARED[listing]:
        was, is_now = before.get(field), now.get(field)
        if was == is_now:
            continue
        if field == "who":
            was, is_now = _only(was or [], is_now or []), _only(is_now or [], was or [])
        yield Change(
            field=field,
            before=was,
            after=is_now,
            receipts=evidence.saying(field, is_now, now, first=fresh),
        )
    for report in fresh:
        yield Change(field="report", after=report, receipts=evidence.of([report]))
    yield from _conflicts(before, now, conflicts)


def _conflicts(before: Face, now: Face, conflicts: Sequence[Row]) -> Iterator[Change]:
    was = {one["on"]: one["values"] for one in before.get("conflicts", ())}
    is_now = {one["on"]: one["values"] for one in now.get("conflicts", ())}
    for on in sorted({*was, *is_now}):
        if was.get(on) != is_now.get(on):
            yield Change(
                field="conflict",
                before=f"{on}: {was[on]}" if on in was else None,
                after=f"{on}: {is_now[on]}" if on in is_now else None,
                receipts=distinct(_sides(conflicts, on)),
            )


def _sides(conflicts: Sequence[Row], on: str) -> Iterator[Row]:
    """The words of each value of a conflict."""
    for conflict in conflicts:
        if " of ".join(part for part in (conflict["field"], conflict["about"]) if part) == on:
            for value in conflict["values"]:
                yield from (value["receipts"] or ())[:1]


def _only(these: Sequence[str], others: Sequence[str]) -> list[str]:
    return [one for one in these if one not in others]
