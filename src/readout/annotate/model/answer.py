"""How a call to a model ends: with words, or with a code that says why not."""

from __future__ import annotations

from dataclasses import dataclass

UNREACHABLE = "model-unreachable"
TIMEOUT = "model-timeout"
HTTP = "model-http"
GARBAGE = "model-garbage"
LONG_REPLY = "model-long-reply"
LEAK = "model-leak"
STOPPED = "model-stopped"
FAILED = "model-failed"
TOO_LONG = "model-too-long"
READ = "model-read"

TO_ASK_AGAIN = frozenset({UNREACHABLE, TIMEOUT, HTTP, GARBAGE, LONG_REPLY, LEAK, STOPPED, FAILED})
"""Codes after which the next run asks again; a text that is too long stays so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A model's words.

    Attributes:
        content: As they came.
    """

    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why there are none.

    Attributes:
        code: Code of the flag that the document gets.
        message: In words; never with anything that the other side said.
        is_passing: Whether the same call may well succeed a little later.
        after_s: How long the other side asks to wait, in seconds, or None.
        status: HTTP status, or None where there was no answer.
    """

    code: str
    message: str
    is_passing: bool = False
    after_s: float | None = None
    status: int | None = None
