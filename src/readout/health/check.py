"""One thing that was looked at, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["well", "note", "wrong"]
"""`note` is worth knowing and stops nothing; `wrong` stops something until it is mended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at.

    Attributes:
        group: What it belongs to: program, reader, settings, machine, record.
        name: What it is.
        level: How it stands.
        said: What was found, in words.
        next_step: What to do about it; empty where nothing needs doing.
    """

    group: str
    name: str
    level: Level
    said: str
    next_step: str = ""
