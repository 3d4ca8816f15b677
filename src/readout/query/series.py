"""Series of meetings: which the record holds, how often they met, what papers they issued."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from statistics import median
from typing import Literal

from readout.annotate.release import is_given_out
from readout.errors import UsageError
from readout.knowledge import Knowledge, load
from readout.link import Lens, Occasion, occasions
from readout.link.gatherings import PAPER
from readout.link.series import OWN_PAPER
from readout.model import Document, Event
from readout.record import Row, View

Paper = Literal["text", "reported"]
"""Whether the text of an occasion's joint paper is in the record, or only that there was one."""

_JOINT_TITLE = re.compile(
    r"\A\W*(?:joint (?:\w+ ){0,2}(?:statement|declaration|communiqu|vision|read-?out)|communiqu)",
    re.IGNORECASE,
)
_CAPITAL_TITLE = re.compile(
    r"\A(?:(?:[^\sa-z][^\s]*|of|and|the|for|on)\s+)*?(?:Statement|Declaration|Communiqu\w+|Vision)\b"
)
"""Of a paper the title is a name; a headline has a verb or an article before these words."""

_TELLING = "SELECT event, doc, rule FROM reports WHERE event IN (SELECT unnest(?))"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperText:
    """A document that is the text of a joint paper.

    Attributes:
        doc: Id.
        title: Its title, or "".
        published: EDTF, or None.
        chars: How long it is.
    """

    doc: str
    title: str
    published: str | None
    chars: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An occasion of a series, held, planned or cancelled.

    Attributes:
        date: EDTF, as the event told most exactly has it.
        low: First day.
        high: Last day.
        status: `held`, or the status of what was not held: planned, proposed, cancelled.
        acts: Acts of its events, without repetition.
        place: Name, or "".
        events: Ids, that told most exactly first; positions stated in its paper last.
        who: The event whose roles say who came, as a row of `events`.
        paper: Whether its joint paper is in the record; None where none is told of.
        texts: The documents that are the paper, the longest first.
        parties: ISO alpha-3 codes and ids of bodies.
        docs: All documents that tell of it.
    """

    date: str
    low: dt.date
    high: dt.date
    status: str
    acts: tuple[str, ...]
    place: str
    events: tuple[str, ...]
    who: Event
    paper: Paper | None
    texts: tuple[PaperText, ...] = ()
    parties: frozenset[str] = frozenset()
    docs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesTold:
    """One series as the record knows it.

    Attributes:
        series: Id.
        name: For people.
        basis: `declared` in a table, or `recognised` by its parties, level and days.
        format: 2+2, leaders, foreign-ministers …
        parties: Names of those who take part.
        since: Year of the first where a table says so, or None.
        note: In words, or "".
        occasions: In order of time.
        loose: Events whose day is not known well enough to tell which occasion they mean.
    """

    series: str
    name: str
    basis: Literal["declared", "recognised"]
    format: str
    parties: tuple[str, ...]
    since: int | None
    note: str
    occasions: tuple[Held, ...]
    loose: tuple[Event, ...]

    @property
    def held(self) -> tuple[Held, ...]:
        """The occasions that took place."""
        return tuple(occasion for occasion in self.occasions if occasion.status == "held")

    @property
    def interval_days(self) -> int | None:
        """Days between two occasions, as the median; None where fewer than two were held."""
        gaps = [(b.low - a.low).days for a, b in pairwise(self.held)]
        return round(median(gaps)) if gaps else None


def series(view: View) -> list[SeriesTold]:
    """Every series of the record.

    Args:
        view: The record.

    Returns:
        Series, those with the most occasions held first.
    """
    told = view.once("series", lambda: tuple(_told(view, "series IS NOT NULL")))
    return sorted(told, key=lambda one: (-len(one.held), one.series))


def one_series(view: View, wanted: str) -> SeriesTold:
    """One series by its id, or by part of its id or name.

    Args:
        view: The record.
        wanted: `series/jpn-usa/2+2`, `jpn-usa/2+2`, `quad leaders` …

    Returns:
        The series.

    Raises:
        UsageError: No series fits, or several do.
    """
    knowledge = load()
    query = "SELECT DISTINCT series FROM events WHERE series IS NOT NULL ORDER BY series"
    ids = [row["series"] for row in view.sql(query)]
    exact = [one for one in ids if one in (wanted, f"series/{wanted}")]
    words = wanted.casefold().split()
    names = {one: f"{one} {_name(one, knowledge)}".casefold() for one in ids}
    found = exact or [one for one in ids if all(word in names[one] for word in words)]
    if len(found) == 1:
        (told,) = view.once(("series", *found), lambda: tuple(_told(view, "series = ?", found)))
        return told
    if found:
        raise UsageError(f"{len(found)} series fit {wanted!r}.", hint=f"Name one: {', '.join(found[:6])}.")
    near = get_close_matches(
        wanted.removeprefix("series/"), [one.removeprefix("series/") for one in ids], 3, 0.5
    )
    hint = f"Did you mean {', '.join(near)}?" if near else "`readout series` lists those of this record."
    raise UsageError(f"The record has no series {wanted!r}.", hint=hint)


def series_rows(found: Iterable[SeriesTold]) -> Iterator[Row]:
    """Series as flat rows, for `--format`.

    Args:
        found: The series.

    Yields:
        Rows `series`, `name`, `basis`, `format`, `parties`, `occasions` (held), `ahead` (planned or
        cancelled), `first`, `last`, `interval_days`, `papers`, `texts`, `since`.
    """
    for one in found:
        held = one.held
        yield {
            "series": one.series,
            "name": one.name,
            "basis": one.basis,
            "format": one.format,
            "parties": list(one.parties),
            "occasions": len(held),
            "ahead": len(one.occasions) - len(held),
            "first": held[0].date if held else None,
            "last": held[-1].date if held else None,
            "interval_days": one.interval_days,
            "papers": sum(occasion.paper is not None for occasion in held),
            "texts": sum(occasion.paper == "text" for occasion in held),
            "since": one.since,
        }


def _told(view: View, where: str, params: Sequence[str] = ()) -> Iterator[SeriesTold]:
    knowledge = load()
    lens = Lens(knowledge)
    events = {event.event: event for event in view.events(where, params)}
    docs: dict[str, set[str]] = defaultdict(set)
    own: dict[str, set[str]] = defaultdict(set)
    for row in view.sql(_TELLING, [sorted(events)]):
        docs[row["event"]].add(row["doc"])
        if row["rule"] == OWN_PAPER:
            own[row["event"]].add(row["doc"])
    papers = [event.event for event in events.values() if event.told.act == PAPER]
    texts = _texts(view, {doc for event in papers for doc in docs[event]}, own)
    by_series: dict[str, list[Event]] = defaultdict(list)
    for event in events.values():
        by_series[event.series or ""].append(event)
    for one, group in sorted(by_series.items()):
        laid = [g for event in group if (g := lens.lay_out(event, (), docs[event.event])) is not None]
        found, loose = occasions(laid)
        declared = knowledge.series.get(one)
        parties = sorted({party for gathering in laid for party in gathering.parties})
        if declared is not None and declared.members:
            parties = sorted(declared.members_on(dt.date.max))
        yield SeriesTold(
            series=one,
            name=_name(one, knowledge, parties),
            basis="declared" if declared is not None else "recognised",
            format=one.rpartition("/")[2],
            parties=tuple(_party(party, knowledge) for party in parties),
            since=declared.since if declared is not None else None,
            note=declared.note if declared is not None else "",
            occasions=tuple(_held(occasion, events, docs, texts) for occasion in found),
            loose=tuple(events[gathering.event] for gathering in loose),
        )


def _held(
    occasion: Occasion,
    events: dict[str, Event],
    docs: dict[str, set[str]],
    texts: dict[tuple[str, str], PaperText],
) -> Held:
    ids = [gathering.event for gathering in occasion.gatherings]
    of = sorted(ids, key=lambda event: events[event].part_of in ids and events[event].told.act == PAPER)
    first = events[of[0]]
    taken = [event for event in of if events[event].told.status in ("occurred", "ongoing")]
    papers = [event for event in taken if events[event].told.act == PAPER]
    found = {
        text.doc: text
        for event in papers
        for doc in docs[event]
        if (text := texts.get((event, doc))) is not None
    }
    statuses = [events[event].told.status for event in of]
    off = "cancelled" if "cancelled" in statuses else first.told.status
    place = next(
        (p.name for event in of if (p := events[event].told.place) is not None and p.name is not None), ""
    )
    told = first.told.dating
    return Held(
        date=told.text or occasion.low.isoformat(),
        low=occasion.low,
        high=occasion.high,
        status="held" if occasion.is_held else off,
        acts=tuple(dict.fromkeys(events[event].told.act for event in taken or of)),
        place=place,
        events=tuple(of),
        who=max((events[event] for event in reversed(of)), key=_named),
        paper="text" if found else "reported" if papers else None,
        parties=occasion.gatherings[0].parties,
        docs=frozenset(doc for gathering in occasion.gatherings for doc in gathering.docs),
        texts=tuple(sorted(found.values(), key=lambda text: (-text.chars, text.doc))),
    )


def _named(event: Event) -> int:
    """How many persons an event names; a meeting says more of who came than a paper."""
    return sum(role.kind == "person" for role in event.told.roles)


def _texts(view: View, docs: set[str], own: dict[str, set[str]]) -> dict[tuple[str, str], PaperText]:
    """(event, document) → the text, for documents that are the paper of the event and no report of it."""
    if not docs:
        return {}
    read = {d.doc: d for d in view.documents("doc IN (SELECT unnest(?))", [sorted(docs)])}
    text = {
        doc: PaperText(doc=doc, title=d.title or "", published=d.published.text, chars=len(d.text))
        for doc, d in read.items()
    }
    found = {
        (event, doc): text[doc]
        for event, titled in own.items()
        for doc in titled
        if doc in read and _is_paper(read[doc])
    }
    rest = [doc for doc, d in read.items() if _JOINT_TITLE.match(d.title or "")]
    for row in view.sql(
        "SELECT DISTINCT event, doc FROM reports WHERE act = ? AND doc IN (SELECT unnest(?))", [PAPER, rest]
    ):
        found.setdefault((row["event"], row["doc"]), text[row["doc"]])
    return found


def _is_paper(document: Document) -> bool:
    """Whether a document that opens with its signatories is the paper, and no report under a headline."""
    title = document.title or ""
    return is_given_out(document) or _CAPITAL_TITLE.match(title) is not None


def _name(series: str, knowledge: Knowledge, parties: Sequence[str] = ()) -> str:
    declared = knowledge.series.get(series)
    if declared is not None:
        return declared.name
    level = series.rpartition("/")[2].replace("-", " ")
    codes = parties or [_code(part, knowledge) for part in series.split("/")[1].split("-")]
    return f"{'–'.join(_party(code, knowledge) for code in codes)} {level}"


def _code(part: str, knowledge: Knowledge) -> str:
    return part.upper() if part.upper() in knowledge.states else f"org/{part}"


def _party(party: str, knowledge: Knowledge) -> str:
    if party in knowledge.states:
        return knowledge.states[party].name
    body = knowledge.bodies.get(party)
    return body.name if body is not None else party
