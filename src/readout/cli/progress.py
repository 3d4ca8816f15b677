"""Progress on standard error: a line where somebody can see it, or JSON for a program that watches."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from readout.cli.console import err
from readout.errors import ReadoutError

if TYPE_CHECKING:
    from rich.console import Console

    from readout.run import Progress, RunSummary, Standing

    Tell = Callable[[Progress], None]

EVERY_S = 1.0
"""How often a line of JSON is written."""

_STAGES = {"open": "opening", "poll": "polling feeds", "read": "reading", "link": "linking"}
_BESIDE_COLUMNS = 14
"""Columns that the spinner and the time take up."""


class Progressing:
    """A run whose progress may be told, and whose end is.

    Attributes:
        tell: What to tell the progress to; None where nobody wants to know.
    """

    def __init__(self, tell: Tell | None, finish: Callable[[RunSummary | None], None] | None = None) -> None:
        """Keep what to tell.

        Args:
            tell: Takes the progress.
            finish: Takes the summary, or None where nothing was to be done.
        """
        self.tell = tell
        self._finish = finish

    def finish(self, done: RunSummary | None) -> None:
        """Say that the run has come to its end.

        Args:
            done: What it has done; None where nothing was to be done.
        """
        if self._finish is not None:
            self._finish(done)


@contextmanager
def progressing(
    *, is_shown: bool = True, as_json: bool = False, every_s: float = EVERY_S
) -> Iterator[Progressing]:
    """How far a run is, told while it goes on.

    Args:
        is_shown: Whether to show a line to people; it never is where standard error is no terminal.
        as_json: Whether to write lines of JSON instead.
        every_s: How often such a line is written.

    Yields:
        What to tell.
    """
    if as_json:
        with _lines(every_s) as told:
            yield told
        return
    console = err()
    if not is_shown or not console.is_terminal:
        yield Progressing(None)
        return
    with _bar(console) as told:
        yield told


@contextmanager
def _bar(console: Console) -> Iterator[Progressing]:
    from rich.progress import Progress as Bar
    from rich.progress import ProgressColumn, SpinnerColumn, Task, TimeElapsedColumn
    from rich.text import Text

    from readout.run import Pace

    pace = Pace()

    class Line(ProgressColumn):
        """The run's own words; asked again with each refresh, so that rates are those of now."""

        def render(self, task: Task) -> Text:  # noqa: ARG002  rich gives it
            """The line."""
            return Text(describe(pace.standing(), width=console.width - _BESIDE_COLUMNS), no_wrap=True)

    bar = Bar(
        SpinnerColumn(), Line(), TimeElapsedColumn(), console=console, transient=True, refresh_per_second=4
    )
    with bar:
        bar.add_task("", total=None)
        yield Progressing(pace.note)


@contextmanager
def _lines(every_s: float) -> Iterator[Progressing]:
    from readout.record import utc_now
    from readout.run import ErrorLine, Pace, progress_line, summary_line

    pace = Pace()
    is_over = threading.Event()

    def beat() -> None:
        while not is_over.wait(every_s):
            _write(progress_line(pace.standing(), at=utc_now()))

    def finish(done: RunSummary | None) -> None:
        end()
        _write(progress_line(pace.standing(), at=utc_now()))
        if done is not None:
            _write(summary_line(done, at=utc_now()))

    def end() -> None:
        is_over.set()
        if beating.is_alive():
            beating.join()

    beating = threading.Thread(target=beat, name="readout-progress", daemon=True)
    _write(progress_line(pace.standing(), at=utc_now()))
    beating.start()
    try:
        yield Progressing(pace.note, finish)
    except BaseException as error:
        end()
        code, message, hint = _failure(error)
        elapsed_s = round(pace.standing().elapsed_s, 1)
        _write(
            ErrorLine(type="error", at=utc_now(), elapsed_s=elapsed_s, code=code, message=message, hint=hint)
        )
        raise
    finally:
        end()


def _failure(error: BaseException) -> tuple[str, str, str]:
    """Code, message and hint of what ended a run."""
    if isinstance(error, ReadoutError):
        return error.code, error.message, error.hint
    if isinstance(error, KeyboardInterrupt):
        return "interrupted", "Interrupted.", ""
    return ReadoutError.code, f"{type(error).__name__}: {error}", ""


def _write(line: Mapping[str, Any]) -> None:
    with suppress(OSError, ValueError):  # who reads it may have gone: the run goes on
        sys.stderr.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stderr.flush()


def describe(standing: Standing, *, width: int = 80) -> str:
    """How far a run is, in one line.

    Args:
        standing: How far it is.
        width: Columns it may take; what does not fit is left out, the last first.

    Returns:
        Such as `reading · 120 of 5,000 · 14.2/s · about 6 min left · 3 rejected (2 timeout, 1 too-large)`.
    """
    parts = [_STAGES[standing.stage]]
    if standing.stage == "link":
        parts.append(f"{standing.done:,} inputs")
    if standing.stage != "read":
        return parts[0] if len(parts) == 1 else " · ".join(parts)
    whole = f"of {standing.total:,}" if standing.total is not None else f"done of {standing.found:,} found"
    parts.append(f"{standing.done:,} {whole}")
    if standing.rate_per_s is not None:
        parts.append(f"{standing.rate_per_s:.1f}/s")
    if standing.eta_s:  # at 0 the last inputs are being written
        parts.append(f"about {duration(standing.eta_s)} left")
    rejected = sum(standing.rejected.values())
    line = " · ".join(parts)
    if rejected:
        ordered = sorted(standing.rejected.items(), key=lambda kept: (-kept[1], kept[0]))
        told = [f"{count:,} {code}" for code, count in ordered]
        shortened = [
            ", ".join(told),
            *(f"{', '.join(told[:most])} …" for most in range(len(told) - 1, 0, -1)),
        ]
        choices = [f"{rejected:,} rejected ({by_code})" for by_code in shortened]
        line = _fitting(line, width, *choices, f"{rejected:,} rejected")
    if standing.known:
        line = _fitting(line, width, f"{standing.known:,} already known")
    if standing.skipped:
        line = _fitting(line, width, f"{sum(standing.skipped.values()):,} left out")
    return line


def _fitting(line: str, width: int, *choices: str) -> str:
    """The line with the first of the choices that fits."""
    return next((longer for part in choices if len(longer := f"{line} · {part}") <= width), line)


def duration(seconds: float) -> str:
    """A time to come, no finer than it can be known.

    Example:
        >>> duration(3.2), duration(47), duration(200), duration(7_900), duration(200_000)
        ('5 s', '45 s', '3 min', '2 h 10 min', '55 h')
    """
    if seconds < 55:
        return f"{max(5, 5 * round(seconds / 5))} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{max(1, minutes)} min"
    hours, rest = divmod(minutes, 60)
    tens = 10 * (rest // 10)
    return f"{hours} h {tens} min" if tens and hours < 24 else f"{hours} h"
