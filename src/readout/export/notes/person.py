"""The note of a person: offices, meetings, and what they said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from readout.export.notes.wording import block_id, held, link, title_of, yaml_list, yaml_value
from readout.record import Row


def person_front(entity: Row) -> list[str]:
    """Lines of the front matter.

    Args:
        entity: A row of `entities`.

    Returns:
        YAML.
    """
    seen = [one["surface"] for one in entity["names_seen"] if not one["surface"][:1].islower()]
    given = {
        "readout": yaml_value(entity["entity"]),
        "aliases": yaml_list(dict.fromkeys([entity["name"], *seen])),
        "country": yaml_value(entity["country"]),
        "wikidata": yaml_value(entity["wikidata"]),
    }
    return [f"{name}: {value}" for name, value in given.items()]


def person_body(
    entity: Row, meetings: Sequence[Row], statements: Sequence[Row], cited: Mapping[str, str]
) -> str:
    """Our part of the note.

    Args:
        entity: A row of `entities`.
        meetings: Rows of `events` that have a note, in which the person has a part, by date.
        statements: What the person said.
        cited: Id of a statement → its citation in Markdown.

    Returns:
        Markdown.
    """
    return "\n".join(_lines(entity, meetings, statements, cited))


def _lines(
    entity: Row, meetings: Sequence[Row], statements: Sequence[Row], cited: Mapping[str, str]
) -> Iterator[str]:
    yield f"# {held(entity['name'])}"
    if meetings:
        yield from ("", "## Meetings", "")
        for event in meetings:
            offices = dict.fromkeys(
                role["office"] for role in event["roles"] if role["entity"] == entity["entity"]
            )
            office = ", ".join(held(office) for office in offices if office)
            as_what = f", as {office}" if office else ""
            status = "" if event["status"] == "occurred" else f" ({held(event['status'])})"
            yield f"- {link(event['event'], title_of(event))}{as_what}{status}"
    if statements:
        yield from ("", "## Said")
        for row in statements:
            yield from ("", f"{cited[row['statement']]} {block_id(row['statement'])}")
