"""Events by hand: who met whom, when, in which status."""

from __future__ import annotations

from pathlib import Path

from readout.model import Dating, EdtfDate, Event, EventStatus, Occurrence, Role
from readout.record import Provenance, Record

Told = tuple[str, str | None, EventStatus, str]
"""Names, EDTF text, status, and of each name its state; `-` for a person of none, `org` for a body, `?` for
somebody who is only described. "met" is no name; a hyphen in a name stands for a blank."""


def role(name: str, of: str) -> Role:
    words = name.replace("-", " ")
    if of == "?":
        return Role(role="participant", entity=None, name=words, kind="group", country=None)
    if of == "org":
        return Role(
            role="participant", entity=f"org/{name.lower()}", name=words, kind="organization", country=None
        )
    country = of if of != "-" else None
    entity = f"person/{name.lower()}"
    return Role(
        role="participant", entity=entity, name=words, kind="person", country=country, office="Minister"
    )


def event(number: int, told: Told) -> Event:
    names, date, status, states = told
    dating = Dating() if date is None else Dating(date=EdtfDate(text=date), basis="stated", why="written out")
    people = [name for name in names.split() if name != "met"]
    return Event(
        event=f"evt_{number:06}",
        told=Occurrence(
            type="CONSULT",
            act="meeting",
            status=status,
            dating=dating,
            roles=tuple(role(name, of) for name, of in zip(people, states.split(), strict=True)),
        ),
        reports=(f"rep_{number:06}",),
        documents=1,
        independent_sources=1,
    )


def record_of(path: Path, *told: Told) -> Record:
    """A record that holds these events and nothing else."""
    record = Record.create(path)
    with record.writer(provenance=Provenance(software="by hand")) as writer:
        writer.put_links(events=[event(n, one) for n, one in enumerate(told)])
    return record
