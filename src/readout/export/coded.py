"""Events of a record as the event data sets see them: coded, with a day, with parties on two sides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from readout.annotate.sentences import split_sentences
from readout.knowledge import Knowledge, KnownPlace
from readout.knowledge.cameo import CameoCode, cameo_codes, cameo_of, intensity_of, quad_of
from readout.knowledge.country_codes import CountryCodes, country_codes
from readout.knowledge.sectors import actor_code, check_sector
from readout.model import Document
from readout.record import Row, View

_TO_COME = ("planned", "proposed")
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_MUTUAL_ACTS = frozenset({"agreement", "joint-statement", "negotiation"})
_FEW = dt.timedelta(days=7)
_RECEIVING = ("target", "recipient", "host")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who takes part in an event.

    Attributes:
        role: As what.
        name: Usual English name.
        entity: Id, or None.
        kind: What it is.
        country: ISO 3166-1 alpha-3 of the state it acts for, or None.
        actor: PLOVER code of the country, or of the kind of body in its place, or None.
        body: Id of the body it is or acts for, where it belongs to no state.
        sector: PLOVER sector, or None.
        office: Title at that date, or None.
        wikidata: QID, or None.
        receipts: The words that name it.
    """

    role: str
    name: str
    entity: str | None
    kind: str
    country: str | None
    actor: str | None
    body: str | None
    sector: str | None
    office: str | None
    wikidata: str | None
    receipts: tuple[Row, ...]

    @property
    def words(self) -> str:
        """The first words that name it, a name before a pronoun; its usual name where there are none."""
        told = [str(receipt["text"]) for receipt in self.receipts]
        return next((words for words in told if words != words.lower()), next(iter(told), self.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A report of an event and what is known of its document.

    Attributes:
        row: The report's row.
        document: Its document, with its text.
        sentence: Number of its sentence in the document, from 1; 0 when it lies in none.
        is_lead: Whether it stands in the title or the first paragraph.
    """

    row: Row
    document: Document
    sentence: int
    is_lead: bool

    @property
    def doc(self) -> str:
        """Id of the document."""
        return self.document.doc

    @property
    def address(self) -> str:
        """The document's own address, or the path it was read from."""
        return self.document.url or self.document.source

    @property
    def published(self) -> dt.date | None:
        """Day of publication, or None when no day is known."""
        date = self.document.published.date
        return date.bounds()[0] if date is not None and date.is_day else None

    @property
    def published_about(self) -> dt.date | None:
        """Day of publication, or the first of the few days that it can be."""
        date = self.document.published.date
        return _first_of_few(*date.bounds()) if date is not None else None


@dataclass(frozen=True, kw_only=True)
class CodedEvent:
    """An event with its codes.

    Attributes:
        row: The event's row.
        tellings: Its reports, those published first in front.
        actors: Who acts, or all who take part.
        recipients: Towards whom; none where all take part alike.
        place: What the tables know of its place, or None.
        knowledge: The tables.
    """

    row: Row
    tellings: tuple[Telling, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: KnownPlace | None
    knowledge: Knowledge

    @property
    def event(self) -> str:
        """Id."""
        return str(self.row["event"])

    @property
    def type(self) -> str:
        """PLOVER type."""
        return str(self.row["type"])

    @property
    def mode(self) -> str | None:
        """PLOVER mode, or None."""
        mode: str | None = self.row["mode"]
        return mode

    @property
    def status(self) -> str:
        """Whether it happened."""
        return str(self.row["status"])

    @property
    def quad(self) -> int:
        """PLOVER quadrant."""
        return quad_of(self.type)

    @property
    def intensity(self) -> float:
        """PLOVER score."""
        return intensity_of(self.type, self.mode)

    @cached_property
    def cameo(self) -> CameoCode:
        """CAMEO code: that of the record, else what type, mode, act and status give."""
        code = self.row["cameo"] or cameo_of(
            self.type, mode=self.mode, act=self.row["act"], status=self.status, contexts=self.row["contexts"]
        )
        return cameo_codes()[code]

    @cached_property
    def is_mutual(self) -> bool:
        """Whether all who take part do so towards each other."""
        of_kind = self.type in _MUTUAL or (self.type == "SUPPORT" and self.row["act"] in _MUTUAL_ACTS)
        return of_kind and not self.recipients

    @property
    def is_visit(self) -> bool:
        """Whether the actors visit the recipients."""
        return self.cameo.code == "042"

    @cached_property
    def day(self) -> tuple[dt.date, str] | None:
        """The day a format without vague dates gives it, and what it is: `event` or `publication`.

        A few days in a row count as their first. What is to come is dated by its announcement. An event whose
        day is not told takes the day of publication where nothing speaks against it; else it has no day.
        """
        low, high = (_day(self.row[name]) for name in ("date_min", "date_max"))
        own = _first_of_few(low, high)
        published = next((t.published_about for t in self.tellings if t.published_about is not None), None)
        if self.status not in _TO_COME:
            if own is not None:
                return own, "event"
            if published is None or published < (low or published) or published > (high or published):
                return None
        return None if published is None else (published, "publication")

    def codes(self, country: str | None) -> CountryCodes | None:
        """A country's codes in other collections."""
        return country_codes().get(country) if country is not None else None

    def country_name(self, country: str | None) -> str | None:
        """A country's usual English name."""
        state = self.knowledge.states.get(country) if country is not None else None
        return state.name if state is not None else None


def coded_events(view: View, knowledge: Knowledge) -> list[CodedEvent]:
    """All events of a record, by day and id; those without a day last.

    Args:
        view: The record.
        knowledge: The tables.

    Returns:
        Events with their reports and parties.

    Raises:
        KnowledgeError: The record holds a type, mode or sector that PLOVER does not have.
    """
    tellings = _tellings(view)
    wikidata = {row["entity"]: row["wikidata"] for row in view.rows("entities")}
    places = {(place.name, place.country): place for place in knowledge.places.values()}
    found = []
    for row in view.rows("events"):
        where = row["place"] or {}
        parties = _Parties(row, knowledge, wikidata)
        actors, recipients = parties.sides()
        found.append(
            CodedEvent(
                row=row,
                tellings=tuple(tellings.get(row["event"], ())),
                actors=actors,
                recipients=recipients,
                place=places.get((where.get("name") or "", where.get("country"))),
                knowledge=knowledge,
            )
        )
    return sorted(found, key=lambda e: (e.day[0] if e.day is not None else dt.date.max, e.event))


def _tellings(view: View) -> Mapping[str, list[Telling]]:
    rows: dict[str, list[Row]] = {}
    for row in view.rows("reports"):
        rows.setdefault(row["doc"], []).append(row)
    found: dict[str, list[Telling]] = {}
    told = view.documents("doc IN (SELECT doc FROM reports)")
    for document in told:
        sentences = split_sentences(document)
        first = next((s.paragraph for s in sentences if s.kind == "body"), None)
        for row in rows[document.doc]:
            number = next((n for n, s in enumerate(sentences) if s.start <= row["start"] < s.end), None)
            own = sentences[number] if number is not None else None
            found.setdefault(row["event"], []).append(
                Telling(
                    row=row,
                    document=document,
                    sentence=0 if number is None else number + 1,
                    is_lead=own is not None and (own.kind == "title" or own.paragraph == first),
                )
            )
    for same in found.values():
        same.sort(key=lambda t: (t.published_about or dt.date.max, t.row["report"]))
    return found


class _Parties:
    """Who takes part in one event."""

    def __init__(self, row: Row, knowledge: Knowledge, wikidata: Mapping[str, str | None]) -> None:
        self._row = row
        self._knowledge = knowledge
        self._wikidata = wikidata

    def sides(self) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Actors and recipients; at a talk all are actors, at a visit the host receives."""
        parties = [self._party(role) for role in self._row["roles"]]
        is_visit = self._row["act"] == "visit"
        if self._row["type"] in ("CONSULT", "AGREE") and not is_visit and not _has(parties, "source"):
            return tuple(parties), ()
        actors = tuple(p for p in parties if p.role not in _RECEIVING)
        recipients = tuple(p for p in parties if p.role in _RECEIVING)
        if is_visit and not recipients:
            recipients = self._host(actors)
        return actors, recipients

    def _host(self, visitors: Iterable[Party]) -> tuple[Party, ...]:
        """The state of the place that is visited, unless it is the visitors' own."""
        where = self._row["place"] or {}
        country = where.get("country")
        state = self._knowledge.states.get(country) if country is not None else None
        if state is None or country in {visitor.country for visitor in visitors}:
            return ()
        receipt = where["receipt"]
        role = {
            "role": "host",
            "entity": f"state/{country}",
            "name": state.name,
            "kind": "state",
            "country": country,
            "office": None,
            "sector": None,
            "receipts": [receipt] if receipt is not None else [],
        }
        return (self._party(role),)

    def _party(self, role: Row) -> Party:
        check_sector(role["sector"])
        country, body = role["country"], self._body(role)
        known = self._knowledge.bodies.get(body) if body is not None else None
        codes = country_codes().get(country) if country is not None else None
        actor = codes.plover if codes is not None else None
        if actor is None and known is not None:
            actor = actor_code(known)
        return Party(
            role=role["role"],
            name=role["name"],
            entity=role["entity"],
            kind=role["kind"],
            country=country,
            actor=actor,
            body=body if country is None else None,
            sector=role["sector"],
            office=role["office"],
            wikidata=self._wikidata.get(role["entity"]),
            receipts=tuple(role["receipts"]),
        )

    def _body(self, role: Row) -> str | None:
        """The body somebody is, or holds an office in at the date of the event."""
        entity = role["entity"]
        if entity is None or entity in self._knowledge.bodies:
            return str(entity) if entity is not None else None
        if role["kind"] != "person" or role["country"] is not None:
            return None
        low, high = (_day(self._row[name]) for name in ("date_min", "date_max"))
        held = [t.of for t in self._knowledge.tenures_of(entity, low, high) if t.of in self._knowledge.bodies]
        return held[-1] if held else None


def _has(parties: Iterable[Party], role: str) -> bool:
    return any(party.role == role for party in parties)


def _first_of_few(low: dt.date | None, high: dt.date | None) -> dt.date | None:
    few = low is not None and high is not None and high - low < _FEW
    return low if few else None


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None
