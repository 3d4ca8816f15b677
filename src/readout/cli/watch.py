"""`readout watch`: saved questions asked again, what is new and changed told or given to a command."""

from __future__ import annotations

import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from readout.cli import options, watch_files, watch_pages
from readout.cli.console import err
from readout.cli.listings import examples
from readout.cli.opening import configured
from readout.cli.read import INTERRUPTED
from readout.cli.watch_feeds import Polling, parted, watches_of
from readout.cli.watch_options import Names, StateFolder, ToldAs, WatchesFile, WatchFormat, state_folder
from readout.errors import RecordLocked, UsageError

if TYPE_CHECKING:
    from readout.run.interrupt import StopFlag
    from readout.watching import Watch
    from readout.watching.tell import Outcome

RUN = "run"
"""What `readout watch` does when no other command follows."""

_TELLING = "Telling"
_COMPARING = "Comparing"
_PAUSE_S = 0.5

Exec = Annotated[
    str | None,
    typer.Option(
        "--exec",
        metavar="COMMAND",
        help="Run this for each item, which it reads from standard input as JSON. No shell is used; an item "
        "whose command fails is told again the next time.",
        show_default=False,
        rich_help_panel=_TELLING,
    ),
]
Every = Annotated[
    str | None,
    typer.Option(
        "--every",
        metavar="TIME",
        help="Go on, and ask again after 30s, 15m, 2h or 1d; Ctrl-C stops it.",
        show_default=False,
        rich_help_panel=_TELLING,
    ),
]
Once = Annotated[
    bool, typer.Option("--once", help="Ask once and leave, which is the default.", rich_help_panel=_TELLING)
]
DryRun = Annotated[
    bool,
    typer.Option("--dry-run", help="Tell, and tell it all again the next time.", rich_help_panel=_TELLING),
]
MarkSeen = Annotated[
    bool,
    typer.Option(
        "--mark-seen", help="Tell nothing: take all that is there now for told.", rich_help_panel=_TELLING
    ),
]
SinceBatch = Annotated[
    str | None,
    typer.Option(
        "--since-batch",
        metavar="DATE|BATCH",
        help="Compare with the record as it was then; nothing is remembered.",
        show_default=False,
        rich_help_panel=_COMPARING,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE|BATCH",
        help="With --since-batch: compare the record as it was at this time.",
        show_default=False,
        rich_help_panel=_COMPARING,
    ),
]


class _Group(TyperGroup):
    """A group whose first command is meant when none is named: `readout watch jpn-usa`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the first command's name before words that name none."""
        is_named = bool(args) and (args[0] in self.commands or args[0] in ctx.help_option_names)
        return super().parse_args(ctx, args if is_named else [RUN, *args])


def add_to(app: typer.Typer) -> None:
    """Add the commands.

    Args:
        app: The commands.
    """
    watch = typer.Typer(
        name="watch",
        cls=_Group,
        help="Saved questions (watches.toml): tell what is new and changed since the last time. "
        "[dim]readout watch NAME is short for readout watch run NAME.[/dim]",
    )
    watch.command(
        RUN,
        epilog=examples(
            "readout watch",
            "readout watch run jpn-usa cancelled --format jsonl",
            "readout watch --exec 'mail -s Readout desk@example.org' --every 15m",
            "readout watch --since-batch 2026-11-15",
            "readout watch feeds.toml --every 30m",
        ),
    )(run)
    watch_files.add_to(watch)
    watch_pages.add_to(watch)
    app.add_typer(watch)


def run(
    names: Names = None,
    *,
    record: options.Record = None,
    watches: WatchesFile = None,
    state: StateFolder = None,
    told_as: ToldAs = WatchFormat.TABLE,
    command: Exec = None,
    every: Every = None,
    once: Once = False,
    dry_run: DryRun = False,
    mark_seen: MarkSeen = False,
    since_batch: SinceBatch = None,
    as_of: AsOf = None,
    offline: options.Offline = False,
    json_progress: options.JsonProgress = False,
) -> None:
    """What watches have to tell: rows that are new, changed, no longer asked for, or gone.

    A file of feeds ([bold]feeds.toml[/bold]) among the names is polled first, and what is new in it is read.

    An item is remembered after it was told: a crash may tell it twice and loses none. The first time
    everything is new; [bold]--mark-seen[/bold] begins with what comes from now on.
    """
    _check(command, every, once=once, quiet=dry_run or mark_seen, since_batch=since_batch, as_of=as_of)
    config, path = configured(record, is_offline=offline)
    files, names = parted(names)
    if files and (dry_run or since_batch is not None):
        raise UsageError("Feeds do not go with --dry-run or --since-batch.")
    if json_progress and not files:
        raise UsageError("--json-progress goes with a file of feeds.")
    poll = Polling(files, config, path, json_progress=json_progress)
    wanted = watches_of(files, watches, names)
    if poll():
        raise typer.Exit(INTERRUPTED)
    folder = state_folder(state, path)
    if since_batch is not None:
        outcome = _compared(path, wanted, since_batch, as_of, told_as)
    elif mark_seen:
        _mark(path, wanted, folder)
        return
    elif every is not None:
        outcome = _again(poll, path, wanted, folder, command, told_as, seconds(every))
    else:
        outcome = _told(path, wanted, folder, command, told_as, keep=not dry_run)
    if outcome.exit_code:
        raise typer.Exit(outcome.exit_code)


def seconds(text: str) -> int:
    """A time in words as seconds.

    Args:
        text: `30s`, `15m`, `2h`, `1d`.

    Returns:
        Seconds, at least one.

    Raises:
        UsageError: It is no such time.

    Example:
        >>> seconds("15m")
        900
    """
    from readout.ingest.feeds import seconds_of

    found = seconds_of(text)
    if found is None:
        raise UsageError(f"--every {text!r} is no time.", hint="Write 30s, 15m, 2h or 1d.")
    return found


def _check(
    command: str | None,
    every: str | None,
    *,
    once: bool,
    quiet: bool,
    since_batch: str | None,
    as_of: str | None,
) -> None:
    from readout.watching.commands import argv_of

    if as_of is not None and since_batch is None:
        raise UsageError("--as-of needs --since-batch.", hint="Give both states that are to be compared.")
    if every is not None and (once or quiet or since_batch is not None):
        raise UsageError("--every does not go with --once, --dry-run, --mark-seen or --since-batch.")
    if command is not None and (quiet or since_batch is not None):
        raise UsageError("--exec does not go with --dry-run, --mark-seen or --since-batch.")
    if every is not None:
        seconds(every)
    if command is not None:
        argv_of(command)


def _told(
    path: Path,
    watches: tuple[Watch, ...],
    folder: Path,
    command: str | None,
    told_as: WatchFormat,
    *,
    keep: bool = True,
    stop: StopFlag | None = None,
) -> Outcome:
    """Ask once and tell, on standard output or through a command."""
    from readout.cli.watched import print_batches, say_outcome
    from readout.record import Record
    from readout.watching import State
    from readout.watching.commands import argv_of
    from readout.watching.commands import run as run_command
    from readout.watching.tell import Outcome, deliver, gather, remember

    with ExitStack() as stack:
        view = stack.enter_context(Record.open(path).view())
        state = stack.enter_context(State.opened(folder))
        if command is not None:
            argv = argv_of(command)
            told = deliver(
                view,
                watches,
                state,
                lambda item: run_command(argv, item, record=path),
                should_stop=stop or (lambda: False),
            )
            say_outcome(told, with_count=True)
            return told
        outcome = Outcome()
        batches = gather(view, watches, state, outcome)
        print_batches(batches, told_as)
        if keep:
            remember(state, batches)
        say_outcome(outcome)
        return outcome


def _again(
    poll: Polling,
    path: Path,
    watches: tuple[Watch, ...],
    folder: Path,
    command: str | None,
    told_as: WatchFormat,
    pause_s: int,
) -> Outcome:
    """Ask again and again until a signal comes; the item in hand is finished first."""
    from readout.run.interrupt import stop_on_interrupt
    from readout.watching.tell import Outcome

    if told_as is WatchFormat.JSON:
        raise UsageError("--every goes on, and JSON ends.", hint="Give --format jsonl.")
    with stop_on_interrupt() as stop:
        while not stop():
            try:
                _told(path, watches, folder, command, told_as, stop=stop)
            except RecordLocked as error:
                err().print(f"{error.message} The next time is in {pause_s} s.", style="soft")
            until = time.monotonic() + pause_s
            while not stop() and (left := until - time.monotonic()) > 0:
                time.sleep(min(_PAUSE_S, left))
            if not stop():
                _polled(poll, stop, pause_s)
    return Outcome(is_stopped=True)


def _polled(poll: Polling, stop: StopFlag, pause_s: int) -> None:
    try:
        poll(stop)
    except RecordLocked as error:
        err().print(f"{error.message} The next time is in {pause_s} s.", style="soft")


def _compared(
    path: Path, watches: tuple[Watch, ...], since_batch: str, as_of: str | None, told_as: WatchFormat
) -> Outcome:
    """Two states of the record; nothing is remembered."""
    from readout.cli.watched import print_batches, say_outcome
    from readout.record import Record
    from readout.watching import Older
    from readout.watching.tell import Outcome, gather

    record = Record.open(path)
    outcome = Outcome()
    with record.view(since_batch) as older, record.view(as_of) as view:
        print_batches(gather(view, watches, Older(older), outcome), told_as)
    say_outcome(outcome)
    return outcome


def _mark(path: Path, watches: tuple[Watch, ...], folder: Path) -> None:
    """Take all that is there for told."""
    from readout.record import Record
    from readout.watching import State

    with Record.open(path).view() as view, State.opened(folder) as state:
        for watch in watches:
            count = state.take(view, watch)
            err().print(f"{watch.name}: {count} taken for told.", style="soft")
