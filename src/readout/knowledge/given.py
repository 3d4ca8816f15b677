"""What a user's words mean as codes and ids: a state, a body, a person, an office, a date."""

from __future__ import annotations

import re
import unicodedata

from readout.errors import UsageError
from readout.knowledge.names import plain
from readout.knowledge.store import Knowledge
from readout.model import EdtfDate


def state_code(knowledge: Knowledge, state: str) -> str:
    """The ISO alpha-3 code of a state by code, name or alias."""
    found = _state(knowledge, state)
    if found is None:
        raise UsageError(f"No state is called {state!r}.", hint="Give its ISO code, such as JPN.")
    return found


def state_or_body(knowledge: Knowledge, text: str) -> str:
    """The code of a state, or the id of a body, by code, id, name or alias."""
    if text in knowledge.bodies:
        return text
    found = _state(knowledge, text)
    if found is not None:
        return found
    wanted = text.casefold()
    for body in knowledge.bodies.values():
        if wanted in (n.casefold() for n in (body.name, *body.aliases)):
            return body.entity
    raise UsageError(
        f"No state or body is called {text!r}.", hint="Give an ISO code or an id: JPN, org/nato."
    )


def person_id(knowledge: Knowledge, person: str) -> str:
    """The id of a person by id, name or alias."""
    if person in knowledge.persons:
        return person
    wanted = plain(person).casefold()
    found = [
        p.entity
        for p in knowledge.persons.values()
        if wanted in (plain(n).casefold() for n in (p.name, *p.aliases))
    ]
    if not found:
        raise UsageError(
            f"Nobody is called {person!r}.", hint="Add them first: `readout knowledge add person`."
        )
    if len(found) > 1:
        raise UsageError(f"{person!r} may be {' or '.join(found)}.", hint="Give the id.")
    return found[0]


def office_id(knowledge: Knowledge, office: str, of: str) -> str:
    """The id of an office by id, name or a title in use there."""
    if office in knowledge.offices:
        return office
    wanted = office.casefold()
    found = list(
        dict.fromkeys(
            [t.office for t in knowledge.titles_for(wanted) if of in t.countries]
            or [t.office for t in knowledge.titles_for(wanted) if not t.countries]
            or [o.office for o in knowledge.offices.values() if wanted in (o.name, o.plural)]
        )
    )
    if len(found) != 1:
        raise UsageError(
            f"{office!r} is {'no office' if not found else 'more than one office'} of {of}.",
            hint=f"Give its id: {', '.join(found or list(knowledge.offices)[:6])} …",
        )
    return found[0]


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens.

    Example:
        >>> slug("Hakan Fidan"), slug("Côte d'Ivoire")
        ('hakan-fidan', 'cote-divoire')
    """
    bare = unicodedata.normalize("NFKD", plain(text)).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", re.sub(r"[.'’]", "", bare.lower())).strip("-")
    if not made:
        raise UsageError(f"No id can be made from {text!r}.", hint="Write the name in Latin letters.")
    return made


def bound(text: str, option: str, side: int) -> tuple[str, str]:
    """The first or last day that an EDTF text can mean, and its precision: day, month or year."""
    try:
        found = EdtfDate(text=text).bounds()[side]
    except ValueError as error:
        raise UsageError(
            f"{option} {text} is no date: {error}.", hint="Write 2021, 2021-03 or 2021-03-16."
        ) from error
    if found is None:
        raise UsageError(f"{option} {text} is open.", hint="Leave --until out while the tenure lasts.")
    return found.isoformat(), {4: "year", 7: "month"}.get(len(text.rstrip("?~%")), "day")


def _state(knowledge: Knowledge, text: str) -> str | None:
    if text in knowledge.states:
        return text
    wanted = text.casefold()
    for state in knowledge.states.values():
        names = (state.iso2, state.iso3, state.name, state.official, *state.aliases)
        if wanted in (n.casefold() for n in names):
            return state.iso3
    return None
