"""An entity of FollowTheMoney: an id, a schema, and properties that are lists of text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from readout.export.jsonl import json_line
from readout.export.text import for_xml

_PREFIX = re.compile(r"\d{4}(?:-\d\d){0,2}\Z")
_WEB = re.compile(r"https?://[^\s/]+", re.IGNORECASE)
_LIMIT = 60_000
"""Characters of a text property."""


def ftm_id(*parts: str) -> str:
    """A stable id from ids of the record.

    Args:
        *parts: One or more ids or words that tell it apart.

    Returns:
        `readout-` and forty hexadecimal digits: the same parts give the same id everywhere.

    Example:
        >>> ftm_id("person/antony-blinken") == ftm_id("person/antony-blinken")
        True
    """
    return f"readout-{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:40]}"


@dataclass(slots=True)
class FtmEntity:
    """One entity being put together.

    Attributes:
        id: Its id.
        schema: Person, PublicBody, Event and so on.
        properties: Property → values, each once, in the order they came.
    """

    id: str
    schema: str
    properties: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, name: str, *values: str | None) -> None:
        """Add values to a property; blanks are closed up, nothing is added for None and the empty text.

        Args:
            name: Of the property.
            *values: The values.
        """
        for value in values:
            text = " ".join(for_xml(value).split())[:_LIMIT].rstrip() if value is not None else ""
            if text:
                self.properties.setdefault(name, {})[text] = None

    def add_when(self, row: Mapping[str, Any]) -> None:
        """Add a date as far as FollowTheMoney can say it: a day, a month, a year, or a start and an end.

        Args:
            row: Any row with a date.
        """
        text = (row["date"] or "").rstrip("?~%")
        if _PREFIX.match(text):
            self.add("date", text)
        else:
            self.add("startDate", row["date_min"])
            self.add("endDate", row["date_max"])

    def add_url(self, url: str | None) -> None:
        """Add the address of a page on the web.

        Args:
            url: An address; anything else is left.
        """
        if url is not None and _WEB.match(url):
            self.add("sourceUrl", url)

    def line(self) -> str:
        """The entity as one line of JSON."""
        properties = {name: list(values) for name, values in sorted(self.properties.items())}
        return json_line({"id": self.id, "schema": self.schema, "properties": properties})
