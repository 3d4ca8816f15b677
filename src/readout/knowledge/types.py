"""What the tables hold, as frozen values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple

Sense = Literal[
    "state",  # "Japan", "ROK", "the People's Republic of China"
    "adjective",  # "Japanese", "U.S."
    "demonym",  # "Japanese", "Briton", "Filipinos"
    "capital",  # "Tokyo": a place, or the government that sits there
    "metonym",  # "Kremlin", "Blue House", "Foggy Bottom": the body that sits there
    "body",  # "NATO", "Ministry of Foreign Affairs of the Republic of China", "Chinese Communist Party"
    "group",  # "Houthi", "Hamas", "Taliban"
    "outlet",  # "Kyodo News", "Reuters"
    "place",  # "Anchorage", "Hiroshima", "Camp David"
    "region",  # "Taiwan Strait", "Indo-Pacific": nobody's, never an actor
    "person",  # "Antony Blinken", "Blinken"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state or territory.

    Attributes:
        iso3: ISO 3166-1 alpha-3 (Kosovo: XKX).
        iso2: ISO 3166-1 alpha-2.
        name: Usual English name.
        official: Official English name.
        adjectives: "Japanese", "Philippine".
        demonyms: "Japanese", "Filipino", "Filipinos".
        aliases: Other names and abbreviations: "ROK", "Republic of Korea".
        capital: Seat of government.
    """

    iso3: str
    iso2: str
    name: str
    official: str
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    capital: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organization, ministry, party, armed group or news outlet.

    Attributes:
        entity: Record id: `org/nato`, `group/hamas`, `outlet/reuters`.
        kind: organization, group or outlet.
        name: Usual English name.
        country: ISO alpha-3 of the state it belongs to or speaks for, or None.
        aliases: Other names.
        role: igo, ministry, head-office (seat of a head of state or government), legislature, military,
            party, armed-group, agency, newspaper, broadcaster, think-tank, court …
    """

    entity: str
    kind: Literal["organization", "group", "outlet"]
    name: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlace:
    """A city, venue, sea or region.

    Attributes:
        entity: Record id: `place/anchorage`.
        name: Usual English name.
        country: ISO alpha-3, or None (a sea, a region).
        lat: Degrees north.
        lon: Degrees east.
        kind: capital, city, venue, sea, region, territory.
        aliases: Other names.
    """

    entity: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    kind: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who holds or held an office.

    Attributes:
        entity: Record id: `person/antony-blinken`.
        name: Usual English name: "Antony Blinken", "Yoon Suk Yeol", "Lin Chia-lung".
        family: Family name as used in English: "Blinken", "Yoon", "Lin".
        given: The rest: "Antony", "Suk Yeol", "Chia-lung".
        family_first: Whether the usual English order puts the family name first.
        country: ISO alpha-3.
        native: Name in native script, or "".
        aliases: Other full names seen: "Tony Blinken", "Antony J. Blinken", "Hayashi Yoshimasa".
        wikidata: QID, or None.
        short: What people call them for short besides the family name: "Lula", "Jokowi", "Sisi".
    """

    entity: str
    name: str
    family: str
    given: str
    family_first: bool
    country: str | None
    native: str = ""
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A kind of office, the same in every state.

    Attributes:
        office: Id: head-of-state, head-of-government, foreign-minister, defense-minister,
            national-security-adviser, secretary-general, commerce-minister …
        name: In general English: "foreign minister".
        plural: "foreign ministers".
    """

    office: str
    name: str
    plural: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A form of words for an office.

    Attributes:
        surface: "Secretary of State", "foreign minister", "top diplomat", "External Affairs Minister".
        office: Office id.
        countries: ISO alpha-3 codes or body ids where it means this office; empty for everywhere.
        start: First day the title was in use, or None.
        end: Last day, or None.
        plural: The form for several holders: "foreign ministers", or "".
        informal: Whether it describes rather than styles: "top diplomat", "leader".
    """

    surface: str
    office: str
    countries: tuple[str, ...] = ()
    start: dt.date | None = None
    end: dt.date | None = None
    plural: str = ""
    informal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """Who held which office from when to when.

    Attributes:
        person: Entity id of the person.
        office: Office id.
        of: ISO alpha-3 of the state, or entity id of the body (`org/nato`).
        title: The office's proper English title there and then: "Minister for Foreign Affairs".
        start: First day.
        end: Last day, or None while it lasts.
        precision: day, month or year, of the vaguer end.
        verified: Whether evidence was checked.
        evidence: Where the row comes from, in words.
    """

    person: str
    office: str
    of: str
    title: str
    start: dt.date
    end: dt.date | None
    precision: Literal["day", "month", "year"] = "day"
    verified: bool = True
    evidence: str = ""


class Name(NamedTuple):
    """One surface form in the gazetteer and what it may mean.

    A named tuple, because tens of thousands are made when the tables are loaded: a data class takes five
    times as long.

    Attributes:
        surface: As written, case matters.
        entity: Record id of what it means (`state/JPN`, `person/antony-blinken`, `place/tokyo`).
        sense: In which sense.
        country: ISO alpha-3 of what it means, or None.
        score: 0–1 how sure the surface means this, before any context.
    """

    surface: str
    entity: str
    sense: Sense
    country: str | None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Metonym:
    """A building, street or quarter that stands for who sits there.

    Attributes:
        surface: "Foggy Bottom", "Blue House".
        entity: Record id of whom it stands for.
        country: ISO alpha-3, or None.
        venue: Whether it is also a place where meetings are held.
        note: What it is, in words.
        start: First day on which it stood for them, or None.
        end: Last day, or None.
    """

    surface: str
    entity: str
    country: str | None
    venue: bool
    note: str = ""
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb (or phrase) that reports speech, thought or writing.

    Attributes:
        lemma: "affirm", "call for", "point out".
        forms: Inflected forms as written: affirm, affirms, affirmed, affirming.
        kind: speech, thought or writing.
        force: Illocution: assert, commit, direct, express, declare, ask, neutral.
        strength: Position on the diplomatic scale (note 1 < recognise 2 < affirm 3 < reaffirm 4 …), or None.
        polarity: positive, negative or neutral toward what it takes as object.
        object_is_content: Whether a noun object is what was said ("reaffirmed the importance of …").
    """

    lemma: str
    forms: tuple[str, ...]
    kind: Literal["speech", "thought", "writing"]
    force: str
    strength: int | None
    polarity: Literal["positive", "negative", "neutral"]
    object_is_content: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A family of diplomatic wording.

    Attributes:
        formula: Id: `peace-and-stability-taiwan-strait`.
        label: For people.
        anchors: Lower-case literals, one of which must be in a sentence before `pattern` is tried.
        pattern: Linear-time regular expression over the text with named groups for slots.
        slots: Names of the groups.
        canonical: The wording in its best-known form.
        note: Where it comes from, who uses it, what a change of it means.
        neighbours: Wordings that are near and are not it.
        context: Groups of lower-case words: of each at least one stands in the document, else the family is
            not looked for in it ("trilateral cooperation" is of three certain states where these are named).
    """

    formula: str
    label: str
    anchors: tuple[str, ...]
    pattern: str
    slots: tuple[str, ...] = ()
    canonical: str = ""
    note: str = ""
    neighbours: tuple[str, ...] = ()
    context: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Who belongs to a series, and when.

    Attributes:
        party: ISO alpha-3, or entity id of a body.
        start: First day, or None for from its beginning.
        end: Last day, or None while it lasts.
    """

    party: str
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Meetings of the same parties in the same format, over the years.

    Attributes:
        series: Id: `series/jpn-usa/2+2`.
        name: For people: "Japan–U.S. 2+2".
        format: 2+2, or the level of those who meet: leaders, foreign-ministers …
        members: Who takes part; none where only a body is named.
        body: Entity id of the group it belongs to, or None: told of the group alone it is meant too.
        names: What it goes by, as `series.straight` writes it.
        since: Year of the first, or None.
        note: In words.
    """

    series: str
    name: str
    format: str
    members: tuple[Membership, ...] = ()
    body: str | None = None
    names: tuple[str, ...] = ()
    since: int | None = None
    note: str = ""

    def members_on(self, day: dt.date | None) -> frozenset[str]:
        """Who belonged to it on a day; without a day, who ever did without a bound."""
        if day is None:
            return frozenset(m.party for m in self.members if m.end is None)
        return frozenset(
            m.party
            for m in self.members
            if (m.start is None or m.start <= day) and (m.end is None or day <= m.end)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverType:
    """A PLOVER event type (codebook draft 2.0).

    Attributes:
        type: CONSULT …
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        intensity: Base score.
        modes: Mode → score, or None where the codebook gives none.
        cameo: Canonical CAMEO code for exports.
    """

    type: str
    quad: int
    intensity: float
    modes: tuple[tuple[str, float | None], ...]
    cameo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDay:
    """An occasion with dates: "Taiwan's presidential election", "Christmas".

    Attributes:
        name: Forms of words, lower-case.
        days: The dates on which it fell.
        country: ISO alpha-3, or None.
    """

    name: tuple[str, ...]
    days: tuple[dt.date, ...]
    country: str | None = None
