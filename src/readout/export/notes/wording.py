"""How notes write names, links, properties and ids, so that no text of a document can break out of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from readout.export.citing.lines import one_line
from readout.export.citing.notes import markdown_text
from readout.model import digest
from readout.record import Row

_IN_LINK = str.maketrans(
    {
        "[": "(",
        "]": ")",
        "|": "/",
        "<": "‹",
        ">": "›",
        "`": "'",
        "\\": "/",
        "#": "＃",
        "^": "ˆ",
        "*": "∗",
        "_": " ",
    }
)
_ODD = re.compile(r"[^a-z0-9-]+")


def link(name: str, shown: str) -> str:
    """A link to another note.

    Args:
        name: Name of its file without folder and ending.
        shown: What to show; no escape works within a link, so that marks which would end it are exchanged.

    Returns:
        `[[name|shown]]`.

    Example:
        >>> link("a", "x]] <b>")
        '[[a|x)) ‹b›]]'
    """
    return f"[[{name}|{one_line(shown).translate(_IN_LINK)}]]"


def person_name(entity: str) -> str:
    """Name of a person's note, which stays as long as the id does.

    Args:
        entity: Such as `person/antony-blinken`.

    Returns:
        `antony-blinken`; a digest behind it where the id holds what a file name should not.
    """
    own = entity.removeprefix("person/")
    plain = _ODD.sub("-", own.lower()).strip("-")[:80]
    return (
        plain
        if plain == own
        else f"{plain or 'person'}-{digest(entity.encode('utf-8', 'surrogatepass'))[:8]}"
    )


def yaml_value(value: str | int | None) -> str:
    """A value of the front matter: JSON, which YAML reads as it is.

    Args:
        value: Text, number or nothing.

    Returns:
        One line.
    """
    return json.dumps(one_line(value) if isinstance(value, str) else value, ensure_ascii=False)


def yaml_list(values: Iterable[str]) -> str:
    """A list of texts on one line."""
    return f"[{', '.join(yaml_value(value) for value in values)}]"


def block_id(row_id: str) -> str:
    """The id of a row as the id of a block: letters, digits and hyphens."""
    return f"^{row_id.replace('_', '-')}"


def title_of(event: Row) -> str:
    """Day, kind and place of a meeting, as one line."""
    kind = " ".join(filter(None, (event["format"], event["act"])))
    place = event["place"] or {}
    where = place.get("name") or place.get("country")
    return one_line(f"{event['date'] or 'undated'} {kind}{f', {where}' if where else ''}")


def held(text: str | None) -> str:
    """Text of a document in Markdown."""
    return markdown_text(one_line(text))
