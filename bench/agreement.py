"""How far two people who read the same texts agree on what happened in them.

Each event of one reading is treated as a report and paired with the events of the other by the scorer's own
points. An event marked optional by one of them need not be found by the other: for the first F1 the required
events of each are sought among all events of the other; for the second all are sought among all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bench.gold import Gold, Row, accepted, is_date, listed, names_agree, places_of
from bench.score_events import Told, has_party, is_act, is_type, paired, parties_of
from bench.tally import Tally

_CODE = re.compile(r"[A-Z]{3}")
_STOP = re.compile(r"[.!?]\s")


def print_agreement(first: Iterable[Gold], second: Iterable[Gold], texts: Mapping[str, str]) -> None:
    """Print the figures of the texts that both have read.

    Args:
        first: Documents of the one reading.
        second: Documents of the other.
        texts: Id of a document → its text.
    """
    tally = compare(first, second, texts)
    figures = tally.figures()
    for name, kind in (("required events", "required"), ("with optional ones", "any")):
        pieces = [figures.pop(f"{kind} event of the {who}", (0, 0)) for who in ("first", "second")]
        shares = [right / max(1, count) for right, count in pieces]
        f1 = 200 * shares[0] * shares[1] / max(1e-9, sum(shares))
        told = ", ".join(f"{right} of {count}" for right, count in pieces)
        print(f"events in both readings, {name}: F1 {f1:.1f} ({told})")
    for figure, (right, count) in figures.items():
        print(f"{figure:24} {right:5}/{count:<5} {100 * right / count:6.1f} %")


def compare(first: Iterable[Gold], second: Iterable[Gold], texts: Mapping[str, str]) -> Tally:
    """Pair the events of two readings.

    Args:
        first: Documents of the one reading.
        second: Documents of the other; only those in both are compared.
        texts: Id of a document → its text.

    Returns:
        How many events of each the other has, and for the pairs in how many the fields agree.
    """
    tally = Tally()
    others = {document["id"]: document for document in second}
    for document in first:
        key = document["id"]
        if key not in others:
            continue
        ours, theirs = (listed(one.get("events")) for one in (document, others[key]))
        text = texts[key]
        rows = [_as_report(event, number, text) for number, event in enumerate(theirs)]
        pairs = {
            n: int(row["report"])
            for n, row in paired(ours, Told(key=key, text=text, reports=rows, events={})).items()
        }
        _count(tally, f"{key} first", "first", ours, set(pairs))
        _count(tally, f"{key} second", "second", theirs, set(pairs.values()))
        for number, other in pairs.items():
            _agree(tally, f"{key} {ours[number].get('id')}", ours[number], theirs[other], text)
    return tally


def _count(tally: Tally, name: str, whose: str, events: Sequence[Gold], found: set[int]) -> None:
    for number, event in enumerate(events):
        note = f"{name} {event.get('id')}"
        tally.add(f"any event of the {whose}", is_right=number in found, note=note)
        if not event.get("optional"):
            tally.add(f"required event of the {whose}", is_right=number in found, note=note)


def _agree(tally: Tally, name: str, one: Gold, other: Gold, text: str) -> None:
    """Whether a pair agrees: `fair` by what either calls as good, `same` to the letter."""
    row, back = _as_report(other, 0, text), _as_report(one, 0, text)
    fields = {"type": is_type(one, row) or is_type(other, back)}
    if one.get("act") and other.get("act"):
        fields["act"] = is_act(one, row) or is_act(other, back)
    if one.get("status") and other.get("status"):
        fields["status"] = bool({*accepted(one, "status")} & {*accepted(other, "status")})
    if one.get("date") and other.get("date"):
        fields["date"] = is_date(accepted(one, "date"), row["date"]) or is_date(
            accepted(other, "date"), back["date"]
        )
    places = [(event.get("place") or {}).get("name") for event in (one, other)]
    if all(places):
        fields["place"] = names_agree(*places)
    for figure, is_right in fields.items():
        note = f"{name}: {one.get(figure)}, {other.get(figure)}"
        tally.add(f"fair {figure}", is_right=is_right, note=note)
        if figure != "place":
            tally.add(f"same {figure}", is_right=str(one[figure]) == str(other[figure]), note=note)
    for want, against in ((one, row), (other, back)):
        for party in parties_of(want):
            tally.add("fair party", is_right=has_party(party, against), note=f"{name}: {party}")


def _as_report(event: Gold, number: int, text: str) -> Row:
    """An event of the gold in the form of a report, its telling the sentence of its evidence."""
    low, high = next(iter(places_of(text, event.get("evidence") or "")), (0, 0))
    stops = [match.end() for match in _STOP.finditer(text)]
    start = max((stop for stop in stops if stop <= low), default=0)
    end = min((stop for stop in stops if stop >= high), default=len(text)) if high else 0
    return {
        "report": str(number),
        "start": start if high else 0,
        "end": end,
        "type": event.get("type"),
        "act": event.get("act"),
        "status": event.get("status"),
        "format": event.get("format"),
        "date": str(event["date"]) if event.get("date") else None,
        "place": event.get("place"),
        "roles": [_as_role(party) for party in parties_of(event)],
    }


def _as_role(party: Any) -> Row:
    if isinstance(party, Mapping):
        name = party.get("name") or party.get("organization") or party.get("country")
        kind = "person" if party.get("name") else None
        return {"name": name, "country": party.get("country"), "kind": kind}
    is_code = _CODE.fullmatch(str(party)) is not None
    return {"name": str(party), "country": str(party) if is_code else None, "kind": None}
