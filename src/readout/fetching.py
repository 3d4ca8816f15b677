"""The web as a source of a run: settings → a fetcher, addresses → inputs that a record remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from readout.config import FetchConfig
from readout.errors import ConfigError, OfflineError
from readout.ingest.fetch import is_address
from readout.model import RawInput

if TYPE_CHECKING:
    from readout.ingest.fetch import Fetcher

_MOST_CONTACT = 200


def parted(paths: Iterable[str]) -> tuple[list[str], list[str]]:
    """What is named on the command line: files and addresses, each in their order.

    Args:
        paths: Files, folders, `-`, addresses.

    Returns:
        Both.

    Example:
        >>> parted(["a.txt", "https://example.org/"])
        (['a.txt'], ['https://example.org/'])
    """
    named = list(paths)
    return [one for one in named if not is_address(one)], [one for one in named if is_address(one)]


def check_online(settings: FetchConfig, what: str) -> None:
    """Whether connections may be made.

    Args:
        settings: The table `[fetch]`.
        what: What would have to be asked, for the message.

    Raises:
        OfflineError: They may not.
    """
    if settings.offline:
        raise OfflineError(
            f"{what} would have to be asked, and Readout is offline.",
            hint="Leave --offline out, unset READOUT_OFFLINE, or take `offline` out of readout.toml.",
        )


def open_fetcher(settings: FetchConfig, should_stop: Callable[[], bool] = lambda: False) -> Fetcher:
    """A fetcher as it is configured; nothing is contacted.

    Args:
        settings: The table `[fetch]`.
        should_stop: Asked while it waits for a host.

    Returns:
        It.

    Raises:
        ConfigError: The contact cannot be sent.
    """
    from readout.ingest.fetch import Exchanger, Fetcher, Rules, SystemClock

    contact = settings.contact
    if not (contact.isascii() and contact.isprintable() and len(contact) <= _MOST_CONTACT):
        raise ConfigError(
            "`fetch.contact` must be one line of plain characters.",
            hint='For example: contact = "mailto:desk@example.org".',
        )
    rules = Rules(ports=frozenset(settings.ports), delay_s=settings.delay_s)
    clock = SystemClock(should_stop)
    return Fetcher(Exchanger(rules), rules, contact=contact, is_offline=settings.offline, clock=clock)


@contextmanager
def open_pages(addresses: Sequence[str], root: Path, fetcher: Fetcher) -> Iterator[Iterable[RawInput]]:
    """Pages for a record, fetched as they are taken.

    Args:
        addresses: http or https.
        root: Folder of the record.
        fetcher: Fetches.

    Yields:
        One input an address.

    Raises:
        RecordLocked: Another run fetches for this record.
        RecordError: Nothing can be remembered there.
    """
    from readout.ingest.fetch import Notes, fetch_pages
    from readout.record import RawShelf

    with Notes.opened(root) as notes:
        yield fetch_pages(addresses, fetcher, notes=notes, shelf=RawShelf(root))
