"""Progress on standard error, and only where somebody can see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from readout.cli.console import err

if TYPE_CHECKING:
    from readout.run import Progress


@contextmanager
def progress_bar(*, is_shown: bool) -> Iterator[Callable[[Progress], None]]:
    """A line that says how far a run is.

    Args:
        is_shown: Whether to show it; it never is where standard error is no terminal.

    Yields:
        What to tell the progress to.
    """
    console = err()
    if not is_shown or not console.is_terminal:
        yield lambda _: None
        return
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        line = bar.add_task("opening", total=None)

        def tell(progress: Progress) -> None:
            bar.update(line, description=describe(progress, elapsed_s=bar.tasks[0].elapsed or 0.0))

        yield tell


def describe(progress: Progress, *, elapsed_s: float) -> str:
    """How far a run is, in one line.

    Args:
        progress: How far it is.
        elapsed_s: Since its beginning.

    Returns:
        Such as `reading · 120 read · 14.2/s · 3 rejected (2 timeout, 1 too-large)`.
    """
    if progress.stage == "link":
        return f"linking · {progress.done} documents"
    parts = ["reading", f"{progress.read} read"]
    if elapsed_s > 1:
        parts.append(f"{progress.done / elapsed_s:.1f}/s")
    if progress.known:
        parts.append(f"{progress.known} already known")
    if progress.rejected:
        by_code = ", ".join(f"{count} {code}" for code, count in sorted(progress.rejected.items()))
        parts.append(f"{progress.rejected.total()} rejected ({by_code})")
    return " · ".join(parts)
