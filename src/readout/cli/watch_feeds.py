"""`readout watch feeds.toml`: feeds polled and read before the watches are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from readout.cli.console import err
from readout.cli.watch_options import asked, watches_file

if TYPE_CHECKING:
    from readout.config import Config
    from readout.ingest.feeds import Feed
    from readout.run import RunSummary
    from readout.watching import Watch

_SHOWN = 5


def parted(names: Sequence[str] | None) -> tuple[tuple[Path, ...], list[str]]:
    """Files of feeds and names of watches; no watch has a point in its name.

    Args:
        names: What the command line names.

    Returns:
        Both.

    Example:
        >>> parted(["jpn-usa"])
        ((), ['jpn-usa'])
    """
    given = list(names or ())
    files = tuple(Path(one) for one in given if one.endswith(".toml"))
    return files, [one for one in given if not one.endswith(".toml")]


def watches_of(files: Sequence[Path], watches: Path | None, names: list[str]) -> tuple[Watch, ...]:
    """The watches that are told after a poll: of the file that is named, of a file of feeds, of watches.toml.

    Args:
        files: Files of feeds.
        watches: What `--watches` says, or None.
        names: Names; all when none is given.

    Returns:
        The watches; none where there are only feeds.

    Raises:
        ConfigError: A file is not as it must be, or has no such watch.
    """
    from readout.watching import has_watches

    own = watches or next((file for file in files if has_watches(file)), None)
    if files and own is None and not names and not watches_file(None).exists():
        return ()
    return asked(own, names)


class Polling:
    """Polls the feeds of some files whenever it is called."""

    def __init__(
        self, files: Sequence[Path], config: Config, record: Path, *, json_progress: bool = False
    ) -> None:
        """Read the files; nothing is contacted.

        Args:
            files: Files of feeds; none is fine.
            config: How the web is asked, and how documents are read.
            record: Folder of the record.
            json_progress: Whether progress and summary of each poll are lines of JSON.

        Raises:
            ConfigError: A file is not there or not as it must be.
        """
        self._config, self._record, self._as_json = config, record, json_progress
        self._feeds: tuple[Feed, ...] = ()
        if files:
            from readout.ingest.feeds import read_feeds
            from readout.ingest.fetch import Rules

            rules = Rules(ports=frozenset(config.fetch.ports))
            self._feeds = tuple(feed for file in files for feed in read_feeds(file, rules=rules))

    def __call__(self, stop: Callable[[], bool] | None = None) -> bool:
        """Poll what is due, and say what was read.

        Args:
            stop: Whether to stop; a signal decides when None.

        Returns:
            Whether it was interrupted.
        """
        if not self._feeds:
            return False
        from readout.cli.progress import progressing
        from readout.run import stop_on_interrupt
        from readout.watching.feeds import poll_feeds

        with ExitStack() as stack:
            should_stop = stop or stack.enter_context(stop_on_interrupt())
            told = stack.enter_context(progressing(as_json=self._as_json))
            done = poll_feeds(
                self._feeds, self._record, config=self._config, on_progress=told.tell, should_stop=should_stop
            )
            told.finish(done)
        if self._as_json:
            return done is not None and done.was_interrupted
        _say(done, len(self._feeds))
        return done is not None and done.was_interrupted


def _say(done: RunSummary | None, feeds: int) -> None:
    console = err()
    asked_of = "1 feed" if feeds == 1 else f"{feeds} feeds"
    if done is None:
        console.print(f"{asked_of}: nothing new.", style="soft")
        return
    said = f"{asked_of}: {done.read} read, {done.known} already known, {len(done.rejected)} rejected."
    console.print(said, style="soft")
    for one in done.rejected[:_SHOWN]:
        console.print(f"  {one.code}  {one.source}: {one.reason}", style="soft", markup=False)
