"""Pages made lately: one state of the record answers an address the same way, whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from readout._version import __version__
from readout.model import canonical_json, digest
from readout.record.remembered import Remembered
from readout.serve.asking import Asking

KEPT_PAGES = 512
AUTHOR = "author"
"""Cookie with the name of whoever decides, in hexadecimal digits."""

LONGEST_BYTES = 400_000
"""A longer answer, such as a whole list as a file, is made anew each time."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer without its request."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...]


class _TooLong(Exception):
    """An answer that is not kept."""

    def __init__(self, answer: Response) -> None:
        super().__init__()
        self.answer = answer


class Answered:
    """Keeps pages, and tells a browser that it has the page already."""

    def __init__(self) -> None:
        self._pages = Remembered(KEPT_PAGES)

    def of(self, ask: Asking, make: Callable[[Asking], Response]) -> Response:
        """A page, made or as it was made for the same state, decisions, address, theme and author.

        Args:
            ask: The request.
            make: Makes it. What it raises is raised here.

        Returns:
            The answer; 304 without a body where the browser has it.
        """
        query = ask.request.url.query
        author = ask.request.cookies.get(AUTHOR, "")
        asked = [ask.request.url.path, query, str(ask.request.base_url), ask.theme, str(ask.is_part), author]
        reviewing = ask.desk.reviewing
        state = [ask.view.snapshot.batch, str(reviewing.made), reviewing.trouble, __version__]
        tag = f'"{digest(canonical_json([asked, state]).encode())[:32]}"'
        own = {"ETag": tag, "Vary": "Cookie, HX-Request", "Cache-Control": "no-cache"}
        if ask.request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=own)
        try:
            kept = self._pages.of(tag, lambda: _kept(make(ask)))
        except _TooLong as long:
            return long.answer
        answer = Response(kept.body, status_code=kept.status)
        answer.raw_headers.extend(
            (name.encode("latin-1"), value.encode("latin-1")) for name, value in kept.headers
        )
        answer.headers.update(own)
        return answer


def _kept(answer: Response) -> _Kept:
    body = bytes(answer.body)
    if len(body) > LONGEST_BYTES:
        raise _TooLong(answer)
    headers = tuple((name, value) for name, value in answer.headers.items() if name != "content-length")
    return _Kept(answer.status_code, body, headers)
