"""Whoever can tell where words stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from readout.record.view import View


class Finder(Protocol):
    """Tells in which documents words may stand; `TextIndex` is one."""

    def documents(self, view: View, terms: Sequence[str]) -> set[str] | None:
        """Ids that those of all documents with the terms are among; None where it cannot tell."""
