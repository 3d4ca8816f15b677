"""Feeds polled into a record, before the watches are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from readout.config import Config

if TYPE_CHECKING:
    from readout.flow import OnProgress
    from readout.ingest.feeds import Feed
    from readout.ingest.fetch import Fetcher
    from readout.run import RunSummary


def poll_feeds(
    feeds: Sequence[Feed],
    record: Path,
    *,
    config: Config,
    fetcher: Fetcher | None = None,
    on_progress: OnProgress | None = None,
    should_stop: Callable[[], bool] = lambda: False,
) -> RunSummary | None:
    """Poll the feeds that are due and read what is new.

    Args:
        feeds: The feeds.
        record: Folder of the record, which is made when it is not there.
        config: Batches, limits, how the web is asked.
        fetcher: Fetches; as it is configured when None.
        on_progress: Told before the poll and after every chunk.
        should_stop: Asked before every input.

    Returns:
        What was done; None where nothing was new, and nothing had to be loaded.

    Raises:
        OfflineError: The web would have to be asked, and `config` forbids it.
        RecordLocked: Another run writes to the record or fetches for it.
        ReadoutError: As for `readout.flow.read`.
    """
    from readout.fetching import check_online, open_fetcher
    from readout.flow import read_inputs
    from readout.ingest.feeds import Poll
    from readout.ingest.fetch import Notes
    from readout.record import RawShelf, Record
    from readout.run import Progress

    check_online(config.fetch, feeds[0].url if feeds else "The web")
    opened = Record.open(record) if Record.exists(record) else Record.create(record)
    with Notes.opened(opened.path) as notes:
        asking = fetcher or open_fetcher(config.fetch, should_stop)
        poll = Poll(feeds, asking, notes=notes, shelf=RawShelf(opened.path))
        if on_progress is not None:
            on_progress(Progress(stage="poll"))
        inputs = poll.inputs()
        first = next(inputs, None)
        if first is None:
            poll.settle()
            return None
        every = chain([first], inputs)
        done = read_inputs(
            lambda _: nullcontext(every),
            opened,
            config=config,
            on_progress=on_progress,
            should_stop=should_stop,
        )
        poll.settle()
    return done
