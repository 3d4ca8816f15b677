"""Pairs of sides, for the formats that know nothing else; nobody is paired with himself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from readout.export.coded import CodedEvent, Party
from readout.knowledge.sectors import known_groups, sectors
from readout.record import Row

_OF_THE_STATE = (None, "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Everybody who acts for one state or body in one event.

    Attributes:
        key: What makes two sides the same.
        name: Of the one party, else of the state or its government.
        actor: PLOVER code of the country or kind of body, or None.
        country: ISO 3166-1 alpha-3, or None.
        sectors: PLOVER sectors, the commonest first.
        parties: Who.
    """

    key: str
    name: str
    actor: str | None
    country: str | None
    sectors: tuple[str, ...]
    parties: tuple[Party, ...]

    @property
    def sector(self) -> str | None:
        """The commonest sector, or None."""
        return self.sectors[0] if self.sectors else None

    @property
    def agent(self) -> str:
        """CAMEO's code for the commonest sector, or nothing; only states have a government."""
        if self.sector == "GOV" and self.country is None:
            return ""
        return (sectors()[self.sector].cameo or "") if self.sector is not None else ""

    @property
    def group(self) -> str:
        """CAMEO's code for the body it is, or nothing."""
        known = known_groups().get(self.parties[0].body or self.parties[0].entity or "")
        return (known.cameo or "") if known is not None else ""

    @property
    def root(self) -> str:
        """CAMEO's first three letters: the country, or the kind of body."""
        return "IGO" if self.actor in ("UNO", "EUR") else self.actor or ""

    @property
    def code(self) -> str:
        """CAMEO's code of the actor: `JPNGOV`, `IGOUNO`, `PSEREB`."""
        return "".join((self.root, self.group if self.country is None else "", self.agent))

    def receipts(self, doc: str) -> list[Row]:
        """The words that name its parties in one document."""
        found = [r for party in self.parties for r in party.receipts if r["doc"] == doc]
        return sorted(found, key=lambda r: (r["start"], r["end"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyad:
    """Who does something to whom.

    Attributes:
        source: Who acts.
        target: Towards whom.
    """

    source: Side
    target: Side

    def __post_init__(self) -> None:
        same_code = self.source.code == self.target.code
        if same_code and (self.source.key == self.target.key or self.source.name == self.target.name):
            raise ValueError(f"{self.source.name} cannot be paired with itself.")


def sides_of(event: CodedEvent, parties: Iterable[Party]) -> list[Side]:
    """The sides that parties stand on, in the order in which they are told.

    People and bodies of a state are one side; its rebels, parties and private people are sides of their own.

    Args:
        event: Whose parties.
        parties: Actors or recipients.

    Returns:
        One side a state, body or other group.
    """
    grouped: dict[str, list[Party]] = {}
    for party in parties:
        grouped.setdefault(_key(party), []).append(party)
    return [_side(event, key, same) for key, same in grouped.items()]


def dyads_of(event: CodedEvent) -> list[Dyad]:
    """The pairs of an event: where all take part alike any two sides once, else source with target.

    Args:
        event: A coded event.

    Returns:
        Pairs in the order in which the sides are told; none when only one side is known.
    """
    sources = sides_of(event, event.actors)
    if event.is_mutual:
        return [Dyad(source=a, target=b) for a, b in combinations(sources, 2) if _differ(a, b)]
    targets = sides_of(event, event.recipients)
    return [Dyad(source=a, target=b) for a in sources for b in targets if _differ(a, b)]


def _differ(a: Side, b: Side) -> bool:
    if a.code == b.code:
        return a.key != b.key and a.name != b.name
    return True


def _key(party: Party) -> str:
    own = party.entity or party.name
    if party.sector not in _OF_THE_STATE or (party.kind == "group" and party.sector is None):
        return own
    return party.country or party.body or own


def _side(event: CodedEvent, key: str, parties: list[Party]) -> Side:
    told = [party.sector for party in parties if party.sector is not None]
    ordered = sorted(set(told), key=lambda s: (-told.count(s), s))
    country = parties[0].country
    name = parties[0].name
    if len(parties) > 1 and (state := event.country_name(country)) is not None:
        of_one = len(ordered) == 1 and len(told) == len(parties)
        name = f"{sectors()[ordered[0]].name.capitalize()} ({state})" if of_one else state
    return Side(
        key=key,
        name=name,
        actor=parties[0].actor,
        country=country,
        sectors=tuple(ordered),
        parties=tuple(parties),
    )
