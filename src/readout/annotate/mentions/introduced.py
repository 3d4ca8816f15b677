"""People whom a document names beside its text: in a title, a byline or a publisher's line given with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.annotate.mentions.people import fold_name
from readout.annotate.mentions.reference import Reference
from readout.annotate.page import Page
from readout.knowledge.types import Person, Tenure

_NAME = re.compile(r"[^\W\d_a-z][\w’'\-]*")


def introduced(page: Page) -> list[Reference]:
    """Known people named beside the text who hold an office on its days.

    "Secretary Antony J. Blinken" or "(Rudd, Kevin)" by both names; "Prime Minister Fukuda" by a title before
    the family name, when only one of that name holds an office then.

    Args:
        page: The document on the desk, its days known.

    Returns:
        References without a place in the text (they start and end at 0), to learn bare names from.
    """
    document = page.document
    lines = [line for line in (document.title, document.byline, document.publisher) if line]
    found: dict[str, Reference] = {}
    for line in lines:
        for person, tenure in _people_in(page, re.sub(r"['’]s\b", "", line)):
            found.setdefault(person.entity, _reference(page, person, tenure))
    return list(found.values())


def _people_in(page: Page, line: str) -> Iterator[tuple[Person, Tenure]]:
    names = list(_NAME.finditer(line))
    said = {fold_name(match[0]) for match in names}
    for match in names:
        holders = [
            (person, tenures[-1])
            for person in page.knowledge.people_by_family(match[0].casefold())
            if (tenures := page.knowledge.tenures_of(person.entity, *page.window))
        ]
        in_full = [(p, t) for p, t in holders if set(map(fold_name, p.given.split()[:1])) & said]
        if len(in_full) == 1:
            yield in_full[0]
        elif len(holders) == 1 and _is_titled(page, line[: match.start()]):
            yield holders[0]


def _is_titled(page: Page, before: str) -> bool:
    """Whether a title such as "Prime Minister" or "Secretary" ends right before a name."""
    words = before.split()
    return any(
        page.knowledge.titles_for(" ".join(words[-n:]).casefold()) for n in (1, 2, 3) if len(words) >= n
    )


def _reference(page: Page, person: Person, tenure: Tenure) -> Reference:
    is_of_state = "/" not in tenure.of
    return Reference(
        start=0,
        end=0,
        name_start=0,
        name_end=0,
        entity=page.entity(person.entity),
        name=person.name,
        sense="person",
        country=tenure.of if is_of_state else None,
        office=page.knowledge.title_of(tenure),
        office_id=tenure.office,
        home=tenure.of,
        score=0.9,
        note="named beside the text",
    )
