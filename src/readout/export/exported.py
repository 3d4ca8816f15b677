"""What an export wrote, and what it could not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export wrote.

    Attributes:
        written: Table or file → number of its rows.
        left_out: Why events were left out → how many.
        noted: What else the format could not hold as it is → how often.
    """

    written: Mapping[str, int]
    left_out: Mapping[str, int] = field(default_factory=dict)
    noted: Mapping[str, int] = field(default_factory=dict)
