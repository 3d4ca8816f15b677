"""Where the accounts of one event differ, what was chosen and why; nothing is chosen silently."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from readout.link.choosing import Candidate, are_history
from readout.link.facts import Telling
from readout.link.places import WidePlaces
from readout.link.stories import LOOK_ALIKE
from readout.link.values import (
    AHEAD,
    PROGRESS,
    amount_values,
    bounds,
    cast_values,
    choose_amount,
    choose_cast,
    choose_date,
    choose_format,
    choose_office,
    choose_place,
    choose_status,
    date_values,
    exact_ones,
    format_values,
    is_moved_plan,
    is_within,
    office_values,
    place_values,
    status_values,
    width,
)
from readout.model import Conflict, ConflictKind, ConflictValue, Report, Span

MAX_STATED_DAYS = 31
"""A stated time this long at most is one that another can overlap and yet contradict."""

_KINDS: tuple[ConflictKind, ...] = ("disagreement", "history", "variants")
GetReceipt = Callable[[Report], Span | None]


def conflicts(tellings: Sequence[Telling], *, wide_places: WidePlaces = frozenset()) -> tuple[Conflict, ...]:
    """Fields on which reports differ; a vaguer value is no conflict, and backs the exact one.

    Args:
        tellings: Reports of one event.
        wide_places: Names of places that can hold a venue.

    Returns:
        Conflicts as `in_order` has them, their values sorted.
    """
    if len(tellings) < 2:
        return ()
    tellings = sorted(tellings, key=lambda telling: telling.report.report)
    found = [
        *_amounts(tellings),
        *_dates(tellings),
        *_formats(tellings),
        *_places(tellings, wide_places),
        *_casts(tellings),
        *_offices(tellings),
        *_statuses(tellings),
    ]
    return in_order(found)


def in_order(found: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Disagreements first, then histories of plans, then name variants; each by field.

    Args:
        found: Conflicts of one event.
    """
    return tuple(sorted(found, key=lambda one: (_KINDS.index(one.kind), one.field, one.about or "")))


def value_of(one: Candidate, spans: Mapping[str, Span]) -> ConflictValue:
    """A value with its reports, its independent sources and one receipt a document.

    Args:
        one: The value.
        spans: Document → the words that say so.
    """
    docs = sorted({telling.report.span.doc for telling in one.tellings})
    return ConflictValue(
        value=one.value,
        reports=tuple(sorted({telling.report.report for telling in one.tellings})),
        sources=len(one.sources - {LOOK_ALIKE}),
        receipts=tuple(spans[doc] for doc in docs),
    )


def _values(candidates: Iterable[Candidate], receipt: GetReceipt) -> tuple[ConflictValue, ...]:
    found = []
    for one in sorted(candidates, key=lambda one: one.value):
        spans: dict[str, Span] = {}
        for telling in one.tellings:
            spans.setdefault(telling.report.span.doc, receipt(telling.report) or telling.report.trigger)
        found.append(value_of(one, spans))
    return tuple(found)


def _telling(report: Report) -> Span:
    return report.span


def _place_receipt(report: Report) -> Span | None:
    return report.told.place.receipt if report.told.place is not None else None


def _amounts(tellings: Sequence[Telling]) -> Iterable[Conflict]:
    apart, chosen = exact_ones(amount_values(tellings).values()), choose_amount(tellings)
    if len(apart) > 1 and chosen is not None:
        yield Conflict(
            field="amount", values=_values(apart, _telling), chosen=chosen[0].value, rule=chosen[1]
        )


def _dates(tellings: Sequence[Telling]) -> Iterable[Conflict]:
    found, chosen = date_values(tellings), choose_date(tellings)
    apart = [one for one in found.values() if any(_exclude(one, other) for other in found.values())]
    if len(apart) > 1 and chosen is not None:
        yield Conflict(
            field="date",
            kind="history" if is_moved_plan(tellings, apart) else "disagreement",
            values=_values(apart, _telling),
            chosen=chosen[0].value,
            rule=chosen[1],
        )


def _exclude(one: Candidate, other: Candidate) -> bool:
    """Whether two dates have no day in common, or each a day that the other, just as plainly, has not."""
    a, b = (each.tellings[0].report.told.dating for each in (one, other))
    (low, high), (first, last) = bounds(a), bounds(b)
    if (high is not None and first is not None and high < first) or (
        last is not None and low is not None and last < low
    ):
        return True
    are_stated = all(d.basis in ("stated", "resolved") and width(d) <= MAX_STATED_DAYS for d in (a, b))
    return are_stated and not is_within(a, b) and not is_within(b, a)


def _formats(tellings: Sequence[Telling]) -> Iterable[Conflict]:
    found, chosen = format_values(tellings), choose_format(tellings)
    apart = exact_ones(found.values())
    if len(apart) > 1 and chosen is not None:
        yield Conflict(
            field="format", values=_values(apart, _telling), chosen=chosen[0].value, rule=chosen[1]
        )


def _places(tellings: Sequence[Telling], wide_places: WidePlaces) -> Iterable[Conflict]:
    """Places that exclude each other; the city of a venue is none, and a country alone is none either."""
    found, chosen = place_values(tellings, wide_places), choose_place(tellings, wide_places)
    exact = exact_ones(one for key, one in found.items() if key[0])
    if len(exact) > 1 and chosen is not None:
        place, rule = chosen
        yield Conflict(
            field="place",
            values=_values(exact, _place_receipt),
            chosen=place.name or place.country,
            rule=rule,
        )


def _casts(tellings: Sequence[Telling]) -> Iterable[Conflict]:
    for country, casts in sorted(cast_values(tellings).items()):
        chosen, rule = choose_cast(casts)
        who = frozenset[str]().union(*casts)
        yield Conflict(
            field="roles",
            about=country or None,
            values=_values(casts.values(), partial(_role_receipt, who=who)),
            chosen=casts[chosen].value if chosen is not None else None,
            rule=rule,
        )


def _role_receipt(report: Report, *, who: frozenset[str]) -> Span | None:
    spans = (span for r in report.told.roles if r.entity in who for span in r.receipts)
    return min(spans, default=None)


def _offices(tellings: Sequence[Telling]) -> Iterable[Conflict]:
    names = {
        role.entity: role.name
        for telling in tellings
        for role in telling.report.told.roles
        if role.entity is not None and role.office is not None
    }
    for entity, name in sorted(names.items()):
        found, chosen = office_values(tellings, entity), choose_office(tellings, entity)
        exact = exact_ones(found.values())
        if len(exact) > 1 and chosen is not None:
            who = frozenset({entity})
            yield Conflict(
                field="office",
                about=name,
                values=_values(exact, partial(_role_receipt, who=who)),
                chosen=chosen[0].value,
                rule=chosen[1],
            )


def _statuses(tellings: Sequence[Telling]) -> Iterable[Conflict]:
    """Held and denied exclude each other; proposed, planned, going on and held follow on each other."""
    found, (chosen, rule) = status_values(tellings), choose_status(tellings)
    if len(found) < 2:
        return
    follows = found.keys() <= PROGRESS
    if follows and not (found.keys() <= AHEAD and are_history(list(found.values()))):
        return
    yield Conflict(
        field="status",
        kind="history" if follows else "disagreement",
        values=_values(found.values(), _telling),
        chosen=chosen.value,
        rule=rule,
    )
