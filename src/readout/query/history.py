"""How the wording of a formula moved: when, by whom, in which variants, under which verb."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from readout.errors import UsageError
from readout.knowledge import Knowledge, load
from readout.query.filters import EVERYTHING, Filters, Where
from readout.query.listings import wording_where
from readout.record import Row, View

MONTHLY_DAYS = 800
"""A history no longer than this is told by the month, a longer one by the year."""

_BETWEEN, _WITHIN = chr(31), chr(30)
_ARTICLE = re.compile(r"(?:the|an?) ")
_USES = """
    SELECT u.usage, u.doc, u.start, u.formula, u.variant, u.strength,
           array_to_string(u.speakers, chr(31)) AS speakers,
           array_to_string(
               list_transform(map_entries(u.slots), lambda e: e.key || chr(30) || e.value), chr(31)
           ) AS slots,
           coalesce(u.date_min, u.date_max, d.published_min, d.published_max) AS day
    FROM (SELECT * FROM raw.usages WHERE {where}) u LEFT JOIN raw.documents d ON d.doc = u.doc
"""
_ENTITIES = """
    SELECT entity, min(name) AS name, min(country) AS country FROM raw.entities
    WHERE entity IN (SELECT unnest(?)) GROUP BY entity
"""
_DOCUMENTS = """
    SELECT d.doc, d.title, d.publisher, s.source FROM raw.documents d
    LEFT JOIN (
        SELECT doc, min(source) AS source FROM raw.sightings WHERE doc IN (SELECT unnest(?)) GROUP BY doc
    ) s ON s.doc = d.doc
    WHERE d.doc IN (SELECT unnest(?))
"""


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a formula, as far as its history needs it.

    Attributes:
        usage: Id.
        doc: Where.
        start: First code point.
        formula: Of which family.
        variant: Normalised text.
        slots: Values by slot.
        strength: The governing verb, or None.
        speakers: Ids of those who say it.
        day: When it was said, else when its document was published; None where neither is known.
    """

    usage: str
    doc: str
    start: int
    formula: str
    variant: str
    slots: Mapping[str, str]
    strength: str | None
    speakers: tuple[str, ...]
    day: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Some of the uses of a formula: those of one variant, speaker, country, value of a slot or verb.

    Attributes:
        value: Which: the variant, the name, the value.
        uses: How many.
        share: Of all uses of the formula, 0–1; of a slot's value, of the uses that fill the slot.
        documents: In how many documents.
        first: First day, where known.
        last: Last day, where known.
        periods: (period, uses) in order of time: months, or years of a long history.
        detail: The country of a speaker, the name of a slot, the strength of a verb on the scale.
    """

    value: str
    uses: int
    share: float
    documents: int
    first: dt.date | None
    last: dt.date | None
    periods: tuple[tuple[str, int], ...]
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The first or the last use.

    Attributes:
        day: When, where known.
        usage: Id of the use.
        variant: In which words.
        speakers: Names.
        doc: Where.
        title: Of the document, or its source.
        publisher: Of the document, or "".
    """

    day: dt.date | None
    usage: str
    variant: str
    speakers: tuple[str, ...]
    doc: str
    title: str
    publisher: str


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """How one family was used.

    Attributes:
        formula: Its id.
        label: For people; the id where no table has it.
        uses: How many uses.
        documents: In how many documents.
        undated: Uses whose day is not known.
        first: The first use, or None.
        last: The last use, or None.
        periods: (period, uses) in order of time.
        variants: Normalised variants, the most frequent first; a leading article plays no part.
        speakers: Who said it, the most frequent first.
        countries: Theirs.
        slots: Values of slots, slot by slot; `detail` names the slot.
        verbs: Governing verbs; `detail` is their strength on the scale.
    """

    formula: str
    label: str
    uses: int
    documents: int
    undated: int
    first: Moment | None
    last: Moment | None
    periods: tuple[tuple[str, int], ...]
    variants: tuple[Share, ...]
    speakers: tuple[Share, ...]
    countries: tuple[Share, ...]
    slots: tuple[Share, ...]
    verbs: tuple[Share, ...]


@dataclass(slots=True)
class _Pile:
    """Some uses, as far as a share of them is told.

    Attributes:
        uses: How many.
        docs: Their documents.
        days: How many on each day.
    """

    uses: int = 0
    docs: set[str] = field(default_factory=set)
    days: Counter[dt.date | None] = field(default_factory=Counter)

    def add(self, use: Use) -> None:
        """Take in a use."""
        self.uses += 1
        self.docs.add(use.doc)
        self.days[use.day] += 1

    def merge(self, other: _Pile) -> None:
        """Take in those of another pile."""
        self.uses += other.uses
        self.docs |= other.docs
        self.days.update(other.days)

    def periods(self, width: int) -> tuple[tuple[str, int], ...]:
        """Months or years with how many uses."""
        found: Counter[str] = Counter()
        for day, number in self.days.items():
            if day is not None:
                found[day.isoformat()[:width]] += number
        return tuple(sorted(found.items()))

    def share(self, value: str, detail: str, of: int, width: int) -> Share:
        """What they are of all."""
        days = [day for day in self.days if day is not None]
        return Share(
            value=value,
            detail=detail,
            uses=self.uses,
            share=round(self.uses / of, 4),
            documents=len(self.docs),
            first=min(days, default=None),
            last=max(days, default=None),
            periods=self.periods(width),
        )


def histories(view: View, formula: str, filters: Filters = EVERYTHING) -> list[History]:
    """The history of every family whose id holds the words.

    Args:
        view: The record.
        formula: An id, or part of one; an id that is whole means this family alone.
        filters: Which uses; its `formula` plays no part.

    Returns:
        Histories, the most used family first; one without uses for a family that nobody used.

    Raises:
        UsageError: No family has such an id.
    """
    return [*view.once(("histories", formula, filters), lambda: tuple(_histories(view, formula, filters)))]


def _histories(view: View, formula: str, filters: Filters) -> list[History]:
    knowledge = load()
    wanted = _families(view, formula, knowledge)
    chosen, where = wording_where(view, filters), Where.empty()
    where.add("formula IN (SELECT unnest(?))", wanted)
    if chosen.sql:
        where.add(f"usage IN (SELECT usage FROM flat.wording WHERE {chosen.text})", *chosen.params)  # noqa: S608  our own names
    uses = [_use(row) for row in view.stream(_USES.format(where=where.text), where.params)]
    return histories_of(view, uses, wanted, knowledge)


def histories_of(
    view: View,
    uses: Iterable[Use],
    formulas: Iterable[str],
    knowledge: Knowledge,
    *,
    labels: Mapping[str, str] | None = None,
) -> list[History]:
    """Histories of families whose uses are at hand.

    Args:
        view: Knows documents and names.
        uses: Uses in any order.
        formulas: Ids of the families.
        knowledge: Knows labels and verbs.
        labels: Labels of families that no table has.

    Returns:
        One a family, the most used first.
    """
    by_formula: dict[str, list[Use]] = {formula: [] for formula in formulas}
    for use in sorted(uses, key=_in_time):
        by_formula[use.formula].append(use)
    names = _names(view, {s for found in by_formula.values() for use in found for s in use.speakers})
    labels = {family.formula: family.label for family in knowledge.formulas} | dict(labels or {})
    made = [
        _history(view, formula, labels.get(formula, formula), found, names, knowledge)
        for formula, found in by_formula.items()
    ]
    return sorted(made, key=lambda h: (-h.uses, h.formula))


def _in_time(use: Use) -> tuple[dt.date, str, int, str]:
    return use.day or dt.date.max, use.doc, use.start, use.usage


def history_rows(found: Iterable[History]) -> Iterator[Row]:
    """Histories as flat rows, for `--format`.

    Args:
        found: The histories.

    Yields:
        Rows `formula`, `part` (formula | variant | speaker | country | slot | verb), `value`, `detail`,
        `uses`, `share`, `documents`, `first`, `last`, `periods` {period: uses}.
    """
    for history in found:
        days = [m.day.isoformat() if m is not None and m.day else None for m in (history.first, history.last)]
        yield {
            "formula": history.formula,
            "part": "formula",
            "value": history.label,
            "detail": "",
            "uses": history.uses,
            "share": 1.0,
            "documents": history.documents,
            "first": days[0],
            "last": days[1],
            "periods": dict(history.periods),
        }
        for part in ("variant", "speaker", "country", "slot", "verb"):
            shares: tuple[Share, ...] = getattr(history, "countries" if part == "country" else f"{part}s")
            for share in shares:
                yield {
                    "formula": history.formula,
                    "part": part,
                    "value": share.value,
                    "detail": share.detail,
                    "uses": share.uses,
                    "share": share.share,
                    "documents": share.documents,
                    "first": share.first.isoformat() if share.first else None,
                    "last": share.last.isoformat() if share.last else None,
                    "periods": dict(share.periods),
                }


def _families(view: View, formula: str, knowledge: Knowledge) -> list[str]:
    held = {row["formula"] for row in view.sql_once("SELECT DISTINCT formula FROM raw.usages")}
    known = sorted(held | {family.formula for family in knowledge.formulas})
    wanted = formula.casefold()
    found = [name for name in known if name == wanted] or [name for name in known if wanted in name]
    if found:
        return [name for name in found if name in held] or found
    near = get_close_matches(wanted, known, n=3, cutoff=0.4)
    raise UsageError(
        f"No family of wording is called {formula!r}.",
        hint=f"Did you mean {' or '.join(near)}?" if near else "`readout wording` lists what is in use.",
    )


def _use(row: Row) -> Use:
    """A use of a row of `_USES`, whose lists are texts: those are four times as quickly had as values."""
    return Use(
        row["usage"],
        row["doc"],
        row["start"],
        row["formula"],
        row["variant"],
        _slots(row["slots"]),
        row["strength"],
        tuple(row["speakers"].split(_BETWEEN)) if row["speakers"] else (),
        row["day"],
    )


@lru_cache(maxsize=4096)
def _slots(text: str) -> Mapping[str, str]:
    pairs = (pair.partition(_WITHIN) for pair in text.split(_BETWEEN) if pair)
    return MappingProxyType({slot: value for slot, _, value in pairs})


def _names(view: View, entities: set[str]) -> dict[str, Row]:
    rows = view.sql(_ENTITIES, [sorted(entities)]) if entities else []
    return {row["entity"]: row for row in rows}


def _history(
    view: View,
    formula: str,
    label: str,
    uses: list[Use],
    names: Mapping[str, Row],
    knowledge: Knowledge,
) -> History:
    days = [use.day for use in uses if use.day is not None]
    width = 7 if days and (days[-1] - days[0]).days <= MONTHLY_DAYS else 4
    alike: dict[tuple[Any, ...], _Pile] = defaultdict(_Pile)
    for use in uses:  # uses that differ in document and day alone are looked at together
        alike[use.variant, tuple(use.slots.items()), use.strength, use.speakers].add(use)
    by: dict[str, dict[tuple[str, str], _Pile]] = defaultdict(lambda: defaultdict(_Pile))
    for (variant, slots, strength, speakers), pile in alike.items():
        for part, key in _keys(variant, slots, strength, speakers, names, knowledge):
            by[part][key].merge(pile)
    filled: Counter[str] = Counter()
    for (_, slot), pile in by["slots"].items():
        filled[slot] += pile.uses
    made = {
        part: [
            pile.share(value, detail, filled[detail] if part == "slots" else len(uses), width)
            for (value, detail), pile in piles.items()
        ]
        for part, piles in by.items()
    }
    whole = _Pile()
    for pile in alike.values():
        whole.merge(pile)
    first, last = (uses[0], next((u for u in reversed(uses) if u.day), uses[-1])) if uses else (None, None)
    told = _documents(view, [use.doc for use in (first, last) if use is not None])
    return History(
        formula=formula,
        label=label,
        uses=len(uses),
        documents=len(whole.docs),
        undated=len(uses) - len(days),
        first=_moment(first, told, names),
        last=_moment(last, told, names),
        periods=whole.periods(width),
        variants=_ranked(made.get("variants", [])),
        speakers=_ranked(made.get("speakers", [])),
        countries=_ranked(made.get("countries", [])),
        slots=tuple(sorted(_ranked(made.get("slots", [])), key=lambda s: (-filled[s.detail], s.detail))),
        verbs=_ranked(made.get("verbs", [])),
    )


def _keys(
    variant: str,
    slots: tuple[tuple[str, str], ...],
    strength: str | None,
    speakers: tuple[str, ...],
    names: Mapping[str, Row],
    knowledge: Knowledge,
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Of which shares a use is: each as its part of the history, value and detail."""
    yield "variants", (_ARTICLE.sub("", variant, count=1) if _ARTICLE.match(variant) else variant, "")
    told = [names.get(speaker, {"name": speaker, "country": None}) for speaker in speakers]
    for who in {(one["name"], one["country"] or "") for one in told}:
        yield "speakers", who
    for country in {one["country"] for one in told if one["country"]}:
        yield "countries", (country, "")
    for slot, value in slots:
        yield "slots", (value, slot)
    if strength is not None:
        verb = knowledge.verbs.get(strength)
        yield (
            "verbs",
            (strength, str(verb.strength) if verb is not None and verb.strength is not None else ""),
        )


def _ranked(shares: Iterable[Share]) -> tuple[Share, ...]:
    return tuple(sorted(shares, key=lambda s: (-s.uses, s.first or dt.date.max, s.value, s.detail)))


def _documents(view: View, docs: list[str]) -> dict[str, Row]:
    return {row["doc"]: row for row in view.sql(_DOCUMENTS, [docs, docs])} if docs else {}


def _moment(use: Use | None, told: Mapping[str, Row], names: Mapping[str, Row]) -> Moment | None:
    if use is None:
        return None
    document = told.get(use.doc, {"title": "", "publisher": "", "source": ""})
    return Moment(
        day=use.day,
        usage=use.usage,
        variant=use.variant,
        speakers=tuple(names[s]["name"] if s in names else s for s in use.speakers),
        doc=use.doc,
        title=document["title"] or document["source"] or "",
        publisher=document["publisher"] or "",
    )
