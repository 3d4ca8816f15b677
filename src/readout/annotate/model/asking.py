"""When a model is asked, when again, when not any more; what it said before is not asked for twice."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable
from typing import Protocol
from urllib.parse import quote

from readout.annotate.model import answer
from readout.annotate.model.answer import Answer, Failure
from readout.annotate.model.prompt import PROMPT_VERSION, request_of
from readout.config import ModelConfig
from readout.model import KeptReply, digest, digest_of_text

MAX_CONTENT_CHARS = 150_000
"""Of an answer that is kept; with so many it is beyond all that was asked for."""
FAILURES_IN_A_ROW = 5
"""After so many documents in a row for which nobody answered, the rest of the run asks no more."""
FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 30.0
"""Between two calls for one document: doubled each time, or as long as the other side asks."""
_WITHOUT_FORM = frozenset({400, 422})
"""What endpoints answer that know no JSON Schema."""
_FROM_ELSEWHERE = frozenset({answer.UNREACHABLE, answer.TIMEOUT, answer.HTTP})
_SHORTEST_KEY = 12
"""Letters and digits. What local servers take for a key ("ollama", "none") is none, and may be said."""


class Post(Protocol):
    """Sends one request."""

    def post(self, body: bytes, /) -> Answer | Failure:
        """The answer, or why there is none."""
        ...


class Shelf(Protocol):
    """Keeps what was said (`record` has one)."""

    def get(self, text_sha256: str, request_sha256: str, /) -> KeptReply | None:
        """The reply to a request, or None."""
        ...

    def put(self, reply: KeptReply, /) -> None:
        """Keep a reply."""
        ...


class Asker:
    """Asks about one text at a time a thread."""

    def __init__(
        self,
        settings: ModelConfig,
        endpoint: Post,
        shelf: Shelf,
        *,
        key: str | None = None,
        should_stop: Callable[[], bool] = lambda: False,
        pause: Callable[[float], object] | None = None,
    ) -> None:
        """Keep the parts.

        Args:
            settings: Model and limits.
            endpoint: Sends requests.
            shelf: Holds and keeps replies.
            key: The key that is sent: a reply that repeats it is not kept.
            should_stop: Asked before every call.
            pause: Waits so many seconds; by default until the run is to stop at the longest.
        """
        self._settings = settings
        self._endpoint = endpoint
        self._shelf = shelf
        self._secrets = _forms_of(key)
        self._should_stop = should_stop
        self._pause = pause or self._wait
        self._lock = threading.Lock()
        self._failed_in_a_row = 0
        self._takes_form = True

    def ask(self, text: str) -> KeptReply | Failure:
        """What the model says of a text.

        Args:
            text: The stored text of one document.

        Returns:
            Its reply, from the shelf where it was asked before, or why there is none.
        """
        if len(text) > self._settings.max_document_chars:
            message = f"{len(text):,} characters; {self._settings.max_document_chars:,} are sent at most."
            return Failure(code=answer.TOO_LONG, message=message)
        request = request_of(self._settings, text)
        text_sha256, request_sha256 = digest_of_text(text), digest(request)
        kept = self._shelf.get(text_sha256, request_sha256)
        if kept is not None:
            return kept
        found = self._answered(request, text)
        if isinstance(found, Failure):
            return found
        reply = KeptReply(
            text_sha256=text_sha256,
            request_sha256=request_sha256,
            model=self._settings.name,
            prompt=PROMPT_VERSION,
            content=found.content,
        )
        refused = self._unfit(reply)
        return reply if refused is None else refused

    def keep(self, reply: KeptReply) -> None:
        """Put a reply that could be read on the shelf.

        Args:
            reply: As `ask` gave it.
        """
        if self._shelf.get(reply.text_sha256, reply.request_sha256) is None:
            self._shelf.put(reply)

    def _unfit(self, reply: KeptReply) -> Failure | None:
        if len(reply.content) > MAX_CONTENT_CHARS:
            return Failure(
                code=answer.LONG_REPLY, message=f"It said more than {MAX_CONTENT_CHARS:,} characters."
            )
        plain = _bare(reply.content)
        if any(secret in plain for secret in self._secrets):
            return Failure(code=answer.LEAK, message="The answer repeats the key; nothing of it was kept.")
        return None

    def _answered(self, request: bytes, text: str) -> Answer | Failure:
        found: Answer | Failure = Failure(code=answer.STOPPED, message="The run was stopped.")
        wait = FIRST_PAUSE_S
        for number in range(self._settings.retries + 1):
            if self._should_stop():
                return Failure(code=answer.STOPPED, message="The run was stopped before the model was asked.")
            if self._failed_in_a_row >= FAILURES_IN_A_ROW:
                message = f"Not asked: nobody answered {FAILURES_IN_A_ROW} times in a row."
                return Failure(code=answer.UNREACHABLE, message=message)
            found = self._post(request, text)
            is_last = number == self._settings.retries
            if isinstance(found, Answer) or not found.is_passing or is_last:
                break
            self._pause(min(found.after_s or wait, LONGEST_PAUSE_S))
            wait *= 2
        self._note(found)
        return found

    def _post(self, request: bytes, text: str) -> Answer | Failure:
        if not self._takes_form:
            return self._endpoint.post(request_of(self._settings, text, with_form=False))
        found = self._endpoint.post(request)
        if isinstance(found, Failure) and found.status in _WITHOUT_FORM:
            plain = self._endpoint.post(request_of(self._settings, text, with_form=False))
            if isinstance(plain, Answer):
                self._takes_form = False
                return plain
        return found

    def _note(self, found: Answer | Failure) -> None:
        with self._lock:
            has_failed = isinstance(found, Failure) and found.code in _FROM_ELSEWHERE
            self._failed_in_a_row = self._failed_in_a_row + 1 if has_failed else 0

    def _wait(self, seconds: float) -> None:
        done = threading.Event()
        for _ in range(max(1, round(seconds * 10))):
            if self._should_stop():
                return
            done.wait(0.1)


def _bare(text: str) -> str:
    """Letters and digits alone, in lower case: a key cut by blanks is the same key."""
    return "".join(filter(str.isalnum, text)).lower()


def _forms_of(key: str | None) -> tuple[str, ...]:
    """How a key may be written down: as it is, backwards, in base 64, in hexadecimal, for an address."""
    if key is None or len(key) < _SHORTEST_KEY:
        return ()
    data = key.encode()
    forms = (key, key[::-1], base64.b64encode(data).decode().rstrip("="), data.hex(), quote(key, safe=""))
    return tuple(dict.fromkeys(_bare(form) for form in forms if len(_bare(form)) >= _SHORTEST_KEY))
