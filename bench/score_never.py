"""Readings that are wrong: `must_not` of the gold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.gold import Row, days, listed, names_agree, places_of, shared
from bench.score_events import has_party
from bench.tally import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Everything the record reads out of one document.

    Attributes:
        text: Its text.
        reports: Its reports.
        mentions: Its mentions.
        statements: Its statements.
        usages: Its usages.
        entities: Entity id → entity, over all documents.
    """

    text: str
    reports: Sequence[Row]
    mentions: Sequence[Row]
    statements: Sequence[Row]
    usages: Sequence[Row]
    entities: Mapping[str, Row]


def score_never(tally: Tally, key: str, rules: Sequence[Mapping[str, Any]], said: Said) -> None:
    """Count which wrong readings were avoided.

    Args:
        tally: Takes the figures.
        key: Name of the document.
        rules: `must_not` of the gold: one of `event_date`, `event_outside_year`, `event_place`, `occurred`,
            `unattributed`, `entity`, `surface` with `country`, `formula`, `text_in_statement`.
        said: What the record says.

    Raises:
        ValueError: A rule is of no known kind.
    """
    for rule in rules:
        kind = next((name for name in _KINDS if name in rule), None)
        if kind is None:
            raise ValueError(f"{key}: must_not knows no {dict(rule)}")
        tally.add("wrong reading avoided", is_right=not _KINDS[kind](rule, said), note=f"{key} {dict(rule)}")


def _on_date(rule: Mapping[str, Any], said: Said) -> bool:
    return any(
        row["date"] is not None and days(row["date"]) == days(str(rule["event_date"])) for row in said.reports
    )


def _outside_year(rule: Mapping[str, Any], said: Said) -> bool:
    dated = [found for row in said.reports if (found := days(row["date"])) is not None]
    return any(first[:4] != str(rule["event_outside_year"]) for first, _ in dated)


def _at_place(rule: Mapping[str, Any], said: Said) -> bool:
    return any(_is_at(rule["event_place"], row) for row in said.reports)


def _is_at(place: str, row: Row) -> bool:
    return names_agree(place, (row["place"] or {}).get("name"))


def _occurred(rule: Mapping[str, Any], said: Said) -> bool:
    want = rule["occurred"]
    return any(_is_such(want, row) for row in said.reports if row["status"] == "occurred")


def _is_such(want: Mapping[str, Any], row: Row) -> bool:
    """Whether a report has everything that is named; source and target as roles, or as who takes part."""
    if any(field in want and row[field] != want[field] for field in ("act", "type")):
        return False
    if "place" in want and not _is_at(want["place"], row):
        return False
    people = [{"name": name} for name in listed(want.get("name"))]
    if not all(has_party(party, row) for party in people):
        return False
    for role in ("source", "target"):
        held = [r for r in row["roles"] if r["role"] in (role, "participant")]
        if not all(has_party(party, {"roles": held}) for party in listed(want.get(role))):
            return False
    return True


def _unattributed(rule: Mapping[str, Any], said: Said) -> bool:
    """A report whose trigger stands in the words, told as if the outlet knew it itself."""
    places = places_of(said.text, rule["unattributed"])
    return any(
        not row["attribution"]
        and any(shared(p, [(row["trigger"]["start"], row["trigger"]["end"])]) for p in places)
        for row in said.reports
    )


def _names(rule: Mapping[str, Any], said: Said) -> bool:
    found = {said.entities.get(row["entity"] or "", {}).get("name") for row in said.mentions}
    return any(names_agree(rule["entity"], name) for name in found if name is not None)


def _surface(rule: Mapping[str, Any], said: Said) -> bool:
    wanted = " ".join(rule["surface"].split()).casefold()
    return any(
        " ".join(row["text"].split()).casefold() == wanted and row["country"] == rule["country"]
        for row in said.mentions
    )


def _words_with(rule: Mapping[str, Any], said: Said) -> bool:
    return any(row["formula"] == rule["formula"] for row in said.usages)


def _says(rule: Mapping[str, Any], said: Said) -> bool:
    return any(
        rule["text_in_statement"] in piece["text"] for row in said.statements for piece in row["content"]
    )


_KINDS = {
    "event_date": _on_date,
    "event_outside_year": _outside_year,
    "event_place": _at_place,
    "occurred": _occurred,
    "unattributed": _unattributed,
    "entity": _names,
    "surface": _surface,
    "formula": _words_with,
    "text_in_statement": _says,
}
