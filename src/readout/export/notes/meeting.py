"""The note of a meeting: who, where, the reports in their words, what was said, where reports differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from readout.export.notes.wording import (
    block_id,
    held,
    link,
    person_name,
    title_of,
    yaml_list,
    yaml_value,
)
from readout.record import Row


def meeting_front(event: Row) -> list[str]:
    """Lines of the front matter.

    Args:
        event: A row of `events`.

    Returns:
        YAML.
    """
    place = event["place"] or {}
    people = [link(person_name(role["entity"]), role["name"]) for role in event["roles"] if _is_person(role)]
    given = {
        "readout": yaml_value(event["event"]),
        "aliases": yaml_list([title_of(event)]),
        "date": yaml_value(event["date"]),
        "date_min": yaml_value(event["date_min"]),
        "date_max": yaml_value(event["date_max"]),
        "act": yaml_value(event["act"]),
        "format": yaml_value(event["format"]),
        "status": yaml_value(event["status"]),
        "place": yaml_value(place.get("name")),
        "country": yaml_value(place.get("country")),
        "people": yaml_list(dict.fromkeys(people)),
        "independent_sources": yaml_value(event["independent_sources"]),
    }
    return [f"{name}: {value}" for name, value in given.items()]


def meeting_body(
    event: Row, cited: Mapping[str, str], statements: Sequence[Row], others: Sequence[Row] = ()
) -> str:
    """Our part of the note.

    Args:
        event: A row of `events`.
        cited: Id of a report or statement → its citation in Markdown.
        statements: What was said there, in the order of the texts.
        others: Other events of its thread.

    Returns:
        Markdown.
    """
    return "\n".join(_lines(event, cited, statements, others))


def _lines(
    event: Row, cited: Mapping[str, str], statements: Sequence[Row], others: Sequence[Row]
) -> Iterator[str]:
    count = event["independent_sources"]
    sources = f"{count} independent source{'' if count == 1 else 's'}"
    yield f"# {held(title_of(event))}"
    yield ""
    yield f"{held(event['status'])} · {sources}"
    yield ""
    yield "## Who"
    yield ""
    yield from dict.fromkeys(_party(role) for role in event["roles"])
    if others:
        yield from ("", "## Before and after", "")
        yield from (f"- {link(row['event'], title_of(row))} ({held(row['status'])})" for row in others)
    yield from ("", "## Reports")
    for report in event["reports"]:
        yield from ("", f"{cited[report]} {block_id(report)}")
    if statements:
        yield from ("", "## Said there")
        for row in statements:
            yield from ("", f"{cited[row['statement']]} {block_id(row['statement'])}")
    if event["conflicts"]:
        yield from ("", "## Where reports differ", "")
        yield from (_conflict(conflict) for conflict in event["conflicts"])


def _party(role: Row) -> str:
    name = link(person_name(role["entity"]), role["name"]) if _is_person(role) else held(role["name"])
    told = [role["office"], role["country"]]
    return f"- {name}{''.join(f', {held(one)}' for one in told if one)} ({role['role']})"


def _is_person(role: Row) -> bool:
    return role["kind"] == "person" and role["entity"] is not None


def _conflict(conflict: Row) -> str:
    values = " ≠ ".join(f"{held(value['value'])} ({value['sources']})" for value in conflict["values"])
    taken = f"; taken: {held(conflict['chosen'])}" if conflict["chosen"] else ""
    return f"- {held(conflict['field'])}: {values}{taken}"
