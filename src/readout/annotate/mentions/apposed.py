"""People in no table whose names follow the title of several: "the prime ministers of A and B, X and Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readout.annotate.mentions.cover import Cover
from readout.annotate.mentions.reference import Reference, unlisted
from readout.annotate.mentions.strangers import IN_NO_TABLE, NAME_RUN, is_name
from readout.annotate.page import Page

_LEAD = re.compile(r",? ")
_JOINT = re.compile(r", and |, | and ")
_OF = re.compile(r" of ")
_ENDS = re.compile(
    r"[,.;:)–—]|\Z| (?:in|on|at|met|will|have|had|held|agreed|said|signed|spoke|discussed|and|for|to)\b"
)
_LONGEST = 60


def apposed(page: Page, taken: Sequence[Reference], *, not_names: frozenset[str]) -> list[Reference]:
    """Those whom a title of several names in a list, each with his state.

    Args:
        page: The document on the desk.
        taken: References found so far; nothing found overlaps them.
        not_names: Lower-case words that make no name of what they stand in.

    Returns:
        Further references. The names must be as many as the states before them ("the ministers of A and B, X
        and Y"), or each have its own ("ministers X of A and Y of B").
    """
    cover = Cover(taken)
    starts = {r.start: r for r in taken}
    found: list[Reference] = []
    for role in taken:
        if role.sense != "roles" or role.is_former:
            continue
        names = list(_names(page, role, starts, cover, not_names))
        if len(names) < 2:
            continue
        states = [state for _, _, state in names]
        if len(role.owners) == len(names) and not any(states):
            states = list(role.owners)
        if not all(states):
            continue
        for (start, end, _), state in zip(names, states, strict=True):
            if start not in starts:
                found.append(_stranger(page, role, start, end, state))
                cover.add(found[-1])
    return found


def _names(
    page: Page, role: Reference, starts: dict[int, Reference], cover: Cover, not_names: frozenset[str]
) -> Iterator[tuple[int, int, str | None]]:
    """Start, end and state of each name in the list after a title; none where it goes on otherwise."""
    text = page.plain
    lead = _LEAD.match(text, role.end)
    at = lead.end() if lead is not None else -1
    names: list[tuple[int, int, str | None]] = []
    while at >= 0:
        known = starts.get(at)
        run = NAME_RUN.match(text, at, at + _LONGEST)
        if known is not None and known.is_person:
            start, end = at, known.end
        elif run is not None and cover.is_free(at, run.end()) and is_name(run[0], not_names):
            start, end = at, run.end()
        else:
            break
        of = _OF.match(text, end)
        home = starts.get(of.end()) if of is not None else None
        state = home.country if home is not None and home.sense == "state" else None
        after = home.end if home is not None and state is not None else end
        names.append((start, end, state))
        joint = _JOINT.match(text, after)
        if joint is not None and text[joint.end() : joint.end() + 1].isupper():
            at = joint.end()
            continue
        if _ENDS.match(text, after):
            yield from names
        return
    if len(names) > 1:
        yield from names


def _stranger(page: Page, role: Reference, start: int, end: int, country: str | None) -> Reference:
    name = page.plain[start:end]
    office = role.offices[0] if role.offices else None
    known = page.knowledge.offices.get(office) if office is not None else None
    return Reference(
        start=start,
        end=end,
        name_start=start,
        name_end=end,
        entity=unlisted("person", name, country),
        name=name,
        sense="person",
        country=country,
        office=known.name.capitalize() if known is not None else role.office,
        office_id=office,
        score=0.6,
        note=f"{IN_NO_TABLE}: named after “{role.name}”",
    )
