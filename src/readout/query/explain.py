"""Why the record says what it says: rules, scores, notes, alternatives, and what joined the reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from readout import link
from readout.knowledge import load
from readout.model import Dating, EdtfDate, Report
from readout.query.find import Found
from readout.query.show import Shown, show
from readout.query.spoken import class_of_verb
from readout.record import Row, View
from readout.record.kinds.report import of_row as report_of

_MAX_PAIRS = 12
_PUBLISHED = "SELECT doc, published, published_basis FROM documents WHERE doc IN (SELECT unnest(?))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One step of the reasoning.

    Attributes:
        subject: Id of the row it is about.
        label: What is explained: rule, date, attribution, mention, link …
        text: In words.
    """

    subject: str
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A row, its receipts, and why it says what it says.

    Attributes:
        shown: The row and its receipts.
        reasons: Steps of the reasoning.
    """

    shown: Shown
    reasons: tuple[Reason, ...]


def explain(view: View, wanted: str) -> Explained:
    """Why a row says what it says.

    Args:
        view: The record.
        wanted: An id or the beginning of one.

    Returns:
        The row with its receipts and reasons.

    Raises:
        NotFound: No row has the id, or several begin with it.
    """
    shown = show(view, wanted)
    return Explained(shown=shown, reasons=tuple(_reasons(view, shown)))


def _reasons(view: View, shown: Shown) -> Iterator[Reason]:
    yield from _row_reasons(shown.found)
    for one in shown.related:
        if one.table in ("reports", "statements") and shown.found.table == "events":
            yield from _row_reasons(one)
    if shown.found.table == "events":
        yield from _link_reasons(view, shown.found)
    yield from _mention_reasons(view, shown)


def _row_reasons(found: Found) -> Iterator[Reason]:
    row = found.row
    if found.note:
        yield Reason(subject=found.id, label="id", text=found.note)
    if row.get("rule"):
        score = f", score {row['score']:.2f}" if row.get("score") is not None else ""
        yield Reason(subject=found.id, label="rule", text=f"{row['rule']}{score}")
    if row.get("force"):
        yield Reason(subject=found.id, label="verb", text=class_of_verb(row))
    if row.get("trigger"):
        yield Reason(subject=found.id, label="words", text=f"“{row['trigger']['text']}”")
    for role in (row.get("roles") or []) if found.table == "reports" else []:
        words = ", ".join(f"“{receipt['text']}”" for receipt in role["receipts"])
        yield Reason(subject=found.id, label=role["role"], text=f"{role['name']}: {words}")
    for prefix in ("date", "published"):
        if row.get(prefix) is not None and row.get(f"{prefix}_why"):
            basis = row.get(f"{prefix}_basis")
            yield Reason(
                subject=found.id, label=prefix, text=f"{row[prefix]} ({basis}): {row[f'{prefix}_why']}"
            )
    chain = " ← ".join(part["name"] for part in row.get("attribution") or [])
    if chain and found.table != "statements":  # a statement's chain is drawn
        yield Reason(subject=found.id, label="attribution", text=chain)
    yield from _noted(found)
    for flag in row.get("flags") or []:
        yield Reason(subject=found.id, label=f"flag {flag['code']}", text=flag["message"])
    for other in row.get("alternatives") or []:
        yield Reason(subject=found.id, label="or else", text=f"{other['entity']} ({other['score']:.2f})")


def _noted(found: Found) -> Iterator[Reason]:
    """Whatever the row says in words."""
    for note in found.row.get("notes") or []:
        yield Reason(subject=found.id, label="note", text=note)
    for key in ("note", "coverage", "reject_reason"):
        if found.row.get(key):
            yield Reason(subject=found.id, label=key.replace("_", " "), text=found.row[key])


def _link_reasons(view: View, event: Found) -> Iterator[Reason]:
    """What each feature says for every two reports of the event."""
    facts = {one.id: one for one in facts_of(view, [event.id])[event.id]}
    for a, b in list(combinations(sorted(facts), 2))[:_MAX_PAIRS]:
        found = link.explain(facts[a], facts[b])
        said = ", ".join(
            f"{name} {'no' if value is None else f'{value:+.1f}'}" for name, value in found if value != 0
        )
        yield Reason(subject=event.id, label="joined", text=f"{a} with {b}: {said}")


def facts_of(view: View, events: Sequence[str]) -> dict[str, list[link.Facts]]:
    """The reports of events as linking compares them.

    Args:
        view: The record.
        events: Ids of events.

    Returns:
        Laid out reports of each, in the order of their texts.
    """
    return Tellings.of(view, events).facts(events)


@dataclass(frozen=True, slots=True)
class Tellings:
    """Reports of many events, looked up at once and laid out for linking a few events at a time.

    Attributes:
        reports: Event → its reports in the order of their texts.
        published: Document → when it was published.
    """

    reports: Mapping[str, Sequence[Report]]
    published: Mapping[str, Dating]

    @classmethod
    def of(cls, view: View, events: Sequence[str]) -> Tellings:
        """Those of some events.

        Args:
            view: The record.
            events: Ids of events.

        Returns:
            Their reports.
        """
        ids = dict(zip(events, events, strict=True))
        reports: dict[str, list[Report]] = {event: [] for event in ids}
        where = "event IN (SELECT unnest(?))"
        told = list(view.rows("reports", where=where, params=[[*ids]], order='doc, start, "end", report'))
        for row in told:
            reports[row["event"]].append(report_of(row))
        docs = sorted({row["doc"] for row in told})
        return cls(reports, {row["doc"]: _published(row) for row in view.sql(_PUBLISHED, [docs])})

    def facts(self, events: Sequence[str]) -> dict[str, list[link.Facts]]:
        """The reports of some of the events as linking compares them with one another.

        Args:
            events: Ids of events.

        Returns:
            Laid out reports of each, in the order of their texts.
        """
        homes = link.homes_of(report for event in events for report in self.reports[event])
        return {
            event: [
                link.lay_out(
                    link.Telling(report, "", self.published.get(report.span.doc, Dating())),
                    wide_places=_wide_places(),
                    homes=homes,
                )
                for report in self.reports[event]
            ]
            for event in events
        }


@cache
def _wide_places() -> frozenset[str]:
    return frozenset(place.name for place in load().places.values() if place.kind != "venue")


def _published(row: Row) -> Dating:
    text = row["published"]
    return Dating() if text is None else Dating(date=EdtfDate(text=text), basis=row["published_basis"])


def _mention_reasons(view: View, shown: Shown) -> Iterator[Reason]:
    """Whom the odd names within the row's receipts were taken for."""
    if shown.found.table == "mentions":
        return
    spans = {(c.doc, c.start, c.end) for c in shown.contexts}
    docs = sorted({doc for doc, _, _ in spans})
    if not docs:
        return
    for mention in view.mentions("flag IS NOT NULL AND list_contains(?, doc)", [docs]):
        at = mention.span
        if any(doc == at.doc and start <= at.start and at.end <= end for doc, start, end in spans):
            alternatives = ", ".join(f"{a.entity} ({a.score:.2f})" for a in mention.alternatives)
            text = f"“{at.text}” → {mention.entity} ({mention.flag}): {mention.note}"
            yield Reason(
                subject=mention.mention,
                label="name",
                text=text + (f" Or {alternatives}." if alternatives else ""),
            )
