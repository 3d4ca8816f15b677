"""A page: where it is, what answers it, and what a form on it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from readout.serve.asking import Asking


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the explorer.

    Attributes:
        path: Its address, with names of parameters in braces.
        answer: Makes it.
        write: What a form sent to it does; None where there is nothing to write.
        is_of_state: Whether it shows the state of the record and nothing else, so that it can be kept.
    """

    path: str
    answer: Callable[[Asking], Response]
    write: Callable[[Asking, Mapping[str, str]], Response] | None = None
    is_of_state: bool = True

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods it answers."""
        return ("GET", "POST") if self.write is not None else ("GET",)
