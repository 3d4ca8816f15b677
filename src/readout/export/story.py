"""Who and what is named in a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from readout.record import View

_KINDS = {"person": "people", "organization": "organizations", "group": "organizations", "place": "locations"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryNames:
    """The names in one document, in the order of the alphabet.

    Attributes:
        people: Persons.
        organizations: Organizations and groups.
        locations: Places.
    """

    people: tuple[str, ...]
    organizations: tuple[str, ...]
    locations: tuple[str, ...]


def story_names(view: View) -> Mapping[str, StoryNames]:
    """The names in every document that tells of an event.

    Args:
        view: The record.

    Returns:
        Document id → names.
    """
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    query = """
        SELECT DISTINCT m.doc, e.kind, e.name
        FROM mentions m JOIN entities e ON e.entity = m.entity
        WHERE m.doc IN (SELECT doc FROM reports)
        ORDER BY ALL
    """
    for row in view.stream(query):
        kind = _KINDS.get(row["kind"])
        if kind is not None:
            found[row["doc"]][kind].append(row["name"])
    return {
        doc: StoryNames(
            people=tuple(names["people"]),
            organizations=tuple(names["organizations"]),
            locations=tuple(names["locations"]),
        )
        for doc, names in found.items()
    }
