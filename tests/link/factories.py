"""Reports built by hand: one line says who met whom, when and where."""

from __future__ import annotations

from readout.model import (
    Dating,
    EdtfDate,
    EventStatus,
    Occurrence,
    Place,
    Report,
    Role,
    RoleName,
    Span,
)

PEOPLE = {
    "Blinken": ("person/antony-blinken", "Antony Blinken", "USA", "Secretary of State"),
    "Austin": ("person/lloyd-austin", "Lloyd Austin", "USA", "Secretary of Defense"),
    "Biden": ("person/joe-biden", "Joe Biden", "USA", "President"),
    "Motegi": ("person/toshimitsu-motegi", "Toshimitsu Motegi", "JPN", "Minister for Foreign Affairs"),
    "Shigeki": ("person/toshimichi-shigeki", "Toshimichi Shigeki", "JPN", "Foreign Minister"),
    "Suga": ("person/yoshihide-suga", "Yoshihide Suga", "JPN", "Prime Minister"),
    "Kishi": ("person/nobuo-kishi", "Nobuo Kishi", "JPN", "Minister of Defense"),
    "Yoon": ("person/yoon-suk-yeol", "Yoon Suk Yeol", "KOR", "President"),
    "Kishida": ("person/fumio-kishida", "Fumio Kishida", "JPN", "Prime Minister"),
    "Teodoro": ("person/gilberto-teodoro", "Gilberto Teodoro", "PHL", "Secretary of National Defense"),
    "Manalo": ("person/enrique-manalo", "Enrique Manalo", "PHL", "Secretary for Foreign Affairs"),
    "Kamikawa": ("person/yoko-kamikawa", "Yoko Kamikawa", "JPN", "Minister for Foreign Affairs"),
}


def dating(text: str | None) -> Dating:
    return Dating() if text is None else Dating(date=EdtfDate(text=text), basis="stated")


def role(who: str, as_what: RoleName = "participant") -> Role:
    if who in PEOPLE:
        entity, name, country, office = PEOPLE[who]
        return Role(role=as_what, entity=entity, name=name, kind="person", country=country, office=office)
    if (
        who and not who.isupper()
    ):  # in no table, and of a country that may be unknown: "Sorhaug", "Sorhaug@NOR"
        name, _, home = who.partition("@")
        entity = f"person/{name.casefold()}"
        return Role(role=as_what, entity=entity, name=name, kind="person", country=home or None)
    return Role(role=as_what, entity=f"state/{who}", name=who, kind="state", country=who)


def report(
    who: str,
    date: str | None = None,
    place: str | None = None,
    *,
    doc: str = "doc_a",
    at: int = 0,
    act: str = "meeting",
    type: str = "CONSULT",  # noqa: A002
    fmt: str | None = None,
    status: EventStatus = "occurred",
    text: str = "the two sides met",
    part_of: str | None = None,
) -> Report:
    """`who`: names from PEOPLE or country codes, parted by blanks. `place`: "Tokyo/JPN"."""
    name, _, land = (place or "").partition("/")
    return Report(
        told=Occurrence(
            type=type,
            act=act,
            format=fmt,
            status=status,
            dating=dating(date),
            place=Place(name=name or None, country=land or None) if place else None,
            roles=tuple(role(one) for one in who.split()),
        ),
        span=Span(doc=doc, start=at, end=at + len(text), text=text),
        trigger=Span(doc=doc, start=at, end=at + 3, text=text[:3]),
        part_of=part_of,
    )
