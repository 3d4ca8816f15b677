"""A request as a question: which rows, of which state of the record, and how they are wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from readout.errors import UsageError
from readout.query import Filters
from readout.record import View
from readout.serve.desk import Desk

PAGE_ROWS = 50
MOST_PAGES = 100_000
THEMES = ("auto", "light", "dark")
_EVERYWHERE = frozenset({"as_of", "page"})

FIELDS: Mapping[str, str] = {
    "since": "From",
    "until": "To",
    "country": "Country",
    "person": "Person",
    "act": "Act",
    "type": "PLOVER type",
    "status": "Status",
    "format": "Format",
    "place": "Place",
    "formula": "Formula",
    "by": "Said by",
    "through": "Known through",
    "about": "About",
    "mode": "Speech",
    "force": "Force",
    "verb": "Verb",
    "stance": "Stance",
    "doc": "Document",
}
"""What a listing may be asked by: parameter of the address → its label. As on the command line."""

_SEVERAL = {"country": "countries", "by": "by", "through": "through", "stance": "stance"}
"""Parameters that may come again, and their names in `Filters`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One request and the state of the record that answers it.

    Attributes:
        request: The request.
        desk: Where states of the record come from, and where decisions go.
        view: The state of the record.
        as_of: The state that was asked for by name; None for the newest.
        pages: Makes pages.
    """

    request: Request
    desk: Desk
    view: View
    as_of: str | None
    pages: Environment

    def values(self, name: str) -> tuple[str, ...]:
        """All values of a parameter that are not empty."""
        return tuple(value for value in self.request.query_params.getlist(name) if value.strip())

    def value(self, name: str, default: str | None = None) -> str | None:
        """The last value of a parameter, or what stands for none."""
        found = self.values(name)
        return found[-1] if found else default

    @property
    def page(self) -> int:
        """Which page of a listing, from 1.

        Raises:
            UsageError: It is no such number.
        """
        text = self.value("page", "1") or "1"
        if not (text.isascii() and text.isdecimal()) or not 0 < int(text[:12]) <= MOST_PAGES:
            raise UsageError(f"page={text[:40]} is no page.", hint=f"Pages go from 1 to {MOST_PAGES}.")
        return int(text)

    @property
    def theme(self) -> str:
        """light, dark, or as the machine has it."""
        chosen = self.request.cookies.get("theme", "auto")
        return chosen if chosen in THEMES else "auto"

    @property
    def is_part(self) -> bool:
        """Whether a page that is open asks for a part of itself."""
        return self.request.headers.get("hx-request") == "true"

    def only(self, *known: str) -> None:
        """Refuse parameters that mean nothing here, so that no filter is left out in silence.

        Args:
            *known: Parameters that mean something.

        Raises:
            UsageError: There is another.
        """
        for name in self.request.query_params:
            if name not in known and name not in _EVERYWHERE:
                listed = ", ".join(known) or "as_of alone"
                raise UsageError(f"This page knows no {name[:40]!r}.", hint=f"It knows {listed}.")

    def filters(self, known: tuple[str, ...]) -> Filters:
        """The filters that the address asks for.

        Args:
            known: Which of `FIELDS` mean something here.

        Returns:
            The filters.
        """
        given: dict[str, Any] = {}
        for name in known:
            if name in _SEVERAL:
                given[_SEVERAL[name]] = self.values(name)
            else:
                given[name] = self.value(name)
        return Filters(**given)

    def link(self, path: str, *, keep: bool = False, **parameters: Any) -> str:
        """An address of ours at the same state of the record.

        Args:
            path: Where to.
            keep: Whether the parameters of this request stay, but for the page.
            **parameters: Others; None takes one away, a list gives one several times.

        Returns:
            Path and query.
        """
        pairs: dict[str, list[str]] = {}
        if keep:
            for name, value in self.request.query_params.multi_items():
                if name != "page" and value.strip():
                    pairs.setdefault(name, []).append(value)
        elif self.as_of is not None:
            pairs["as_of"] = [self.as_of]
        for name, value in parameters.items():
            if value is None:
                pairs.pop(name, None)
            else:
                pairs[name] = [str(v) for v in value] if isinstance(value, list | tuple) else [str(value)]
        query = urlencode(pairs, doseq=True)
        return f"{path}?{query}" if query else path

    def render(self, template: str, *, status: int = 200, **context: Any) -> Response:
        """A page.

        Args:
            template: Its file.
            status: HTTP status.
            **context: What it shows.

        Returns:
            The answer.
        """
        page = self.pages.get_template(template)
        snapshot = self.view.snapshot
        text = page.render(ask=self, link=self.link, snapshot=snapshot, theme=self.theme, **context)
        return HTMLResponse(text, status_code=status, headers={"Cache-Control": "no-cache"})
