"""Whom a text itself names for an office: he holds it there, whatever the tables say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from readout.annotate.mentions.derived import as_person
from readout.annotate.mentions.reference import Reference
from readout.annotate.mentions.strangers import IN_NO_TABLE
from readout.knowledge.readings import fold_words


def told_holder(
    references: Iterable[Reference], offices: Collection[str], country: str, *, at: int, holder: str = ""
) -> Reference | None:
    """The one in no table whom a text names for an office of a country: nearest before, else first after.

    Args:
        references: Found in the text.
        offices: Office ids, any of which will do.
        country: ISO alpha-3.
        at: Where he is spoken of.
        holder: Name of whom the tables give; a name that shares a word with it is his, misspelt.

    Returns:
        The person as named, or None.
    """
    named = [
        r
        for r in references
        if r.is_person
        and r.score >= _NAMED
        and r.office_id in offices
        and country in (r.country, r.home)
        and not r.is_former
        and r.sense == "person"
        and r.method == "name"
        and " " in r.name
    ]
    known = set(fold_words(holder))
    strangers = [r for r in named if r.note.startswith(IN_NO_TABLE) and known.isdisjoint(fold_words(r.name))]
    if not strangers or any(r not in strangers and abs(r.start - at) < _NEAR for r in named):
        return None
    before = [r for r in strangers if r.start < at]
    return before[-1] if before else strangers[0]


_NAMED = 0.5
_NEAR = 400
"""Within so many code points somebody known who is named with the same office is as likely meant."""


def name_told_holders(taken: Sequence[Reference]) -> None:
    """Give titles without a name to those whom the text names for them, not to the tables' holders.

    Args:
        taken: References of one text; changed in place.
    """
    for role in taken:
        if role.sense != "role" or role.method != "office-holder" or role.country is None:
            continue
        told = told_holder(taken, role.offices, role.country, at=role.start, holder=role.name)
        if told is None:
            continue
        found = as_person(role, told, note=f"{told.name}, named for the office in this text")
        role.entity, role.name, role.office, role.office_id = (
            found.entity,
            found.name,
            found.office,
            found.office_id,
        )
        role.method, role.score, role.note = "role", found.score, found.note
